"""What tells one release from another: a digest of all its files, and the files that differ.

The digest is the sum, modulo 2**256, of SHA-256(address NUL SHA-256 of the file) over all
files (an additive multiset hash): a changed file is taken out and put in again without a
look at the others.  It tells the office whether its own output is as it was published.  It
is no signature: sums of hashes can be forged with far less work than a hash, and whoever
can write the files can write the digest too.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

_MODULUS = 1 << 256


@dataclass(frozen=True, slots=True)
class Change:
    """The SHA-256 of a file in two releases; None where it is in one only."""

    before: str | None
    after: str | None


Changes = Mapping[str, Change]
"""By address; one that is not named is the same in both releases.  A file that was written anew
is named even if it is the same: whatever was done to the old one must not come back."""


def digest_of(files: Iterable[tuple[str, str]]) -> str:
    """Of a whole release, from the address and the SHA-256 of every file."""
    return _digest(sum(map(_term, files)))


def digest_after(digest: str, changes: Changes) -> str:
    """Of the release that the changes make of another; of nothing, where `digest` is empty."""
    total = int(digest or "0", 16)
    for address, change in changes.items():
        if change.before is not None:
            total -= _term((address, change.before))
        if change.after is not None:
            total += _term((address, change.after))
    return _digest(total)


def _term(file: tuple[str, str]) -> int:
    return int.from_bytes(hashlib.sha256("\0".join(file).encode()).digest(), "big")


def _digest(total: int) -> str:
    return f"{total % _MODULUS:064x}"


@dataclass(frozen=True, slots=True)
class Difference:
    """Between the releases `earlier` and `later`, named by their digests."""

    earlier: str
    later: str
    files: Changes

    def between(self, first: str, second: str) -> Changes | None:
        """What makes the second of the first; None where this is a difference of others."""
        if (first, second) == (self.earlier, self.later):
            return self.files
        if (first, second) == (self.later, self.earlier):
            return {url: Change(each.after, each.before) for url, each in self.files.items()}
        return None


def chained(first: Changes, then: Changes) -> Changes:
    """Both, one after the other, as one."""
    joined = {}
    for url in (*first, *(each for each in then if each not in first)):
        before = first[url].before if url in first else then[url].before
        after = then[url].after if url in then else first[url].after
        joined[url] = Change(before, after)
    return joined


def read(path: Path) -> Difference | None:
    """None where there is none, or none that can be read."""
    try:
        data = json.loads(path.read_text("utf-8"))
        files = {url: Change(before, after) for url, (before, after) in data["files"].items()}
        return Difference(data["earlier"], data["later"], files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write(path: Path, difference: Difference) -> None:
    files = {url: (each.before, each.after) for url, each in difference.files.items()}
    data = {"earlier": difference.earlier, "later": difference.later, "files": files}
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), "utf-8")
