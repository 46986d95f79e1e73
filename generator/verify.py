"""The published files against what was published: every byte is read again."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator import mark
from generator.difference import digest_of
from generator.mark import MARK
from generator.tree import Tree


@dataclass(frozen=True, slots=True, order=True)
class Damage:
    """A file that is not as it was published."""

    url: str
    kind: str

    def __str__(self) -> str:
        return f"{self.kind}：{self.url}"


CHANGED, ADDED, LOST = "被改动", "多出", "缺少"


def verify(output: Path, expected: Iterable[tuple[str, str]]) -> list[Damage]:
    """By address, from the address and the SHA-256 of every file of the release, its mark not among them."""
    files = dict(expected)
    seal = mark.text(digest_of(files.items())).encode()
    files[MARK] = hashlib.sha256(seal).hexdigest()
    found = Tree(output).survey().files if output.is_dir() else {}
    damages = [Damage(url, ADDED) for url in found if url not in files]
    damages += [Damage(url, LOST) for url in files if url not in found]
    damages += [
        Damage(url, CHANGED)
        for url, sha256 in files.items()
        if url in found and _sha256(output / url) != sha256
    ]
    return sorted(damages)


def _sha256(path: Path) -> str:
    """Empty for what is no file of its own (a link, a pipe) or cannot be read."""
    if path.is_symlink() or not path.is_file():
        return ""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
