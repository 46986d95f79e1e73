"""The scratch folder: sites laid out once and used again, a journal for each size."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import Corpus
from bench.hugo_site import HugoSite
from bench.journal import Journal, open_journal
from bench.peer import Peer
from bench.portal import ROOT, Portal

_HERE = Path(__file__).parent
_LAYOUT = [
    _HERE / f"{name}.py"
    for name in ("classification", "corpus", "enrichment", "peer", "portal", "hugo_site")
]
"""What decides the documents' bytes.  The rest of a site is written anew before every measurement."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where the sites of one size and one kind of text are."""

    scratch: Path
    size: int
    rich: bool

    @property
    def folder(self) -> Path:
        return self.scratch / f"{self.size}-{'rich' if self.rich else 'plain'}"

    def peers(self, options: tuple[str, ...], hugo: Path | None) -> tuple[Peer, ...]:
        portal = Portal(self.folder / "gongkai", options)
        if hugo is None:
            return (portal,)
        return (portal, HugoSite(self.folder / "hugo", hugo))

    def lay(
        self, peers: Sequence[Peer], corpus: Corpus, source: str, tell: Callable[[str], None]
    ) -> None:
        """Every peer's site.  What is there already, of the same documents, stays.

        Half a site never counts: the mark that it is whole is written last.
        """
        mark = json.dumps([source, self.size, self.rich, digest(*_LAYOUT)])
        for name in {"gongkai", "hugo"} - {peer.folder.name for peer in peers}:
            self._mark(name).unlink(missing_ok=True)  # it will not be kept in step
        if all(self._is_laid(peer, mark) for peer in peers):
            return
        self._journal.unlink(missing_ok=True)
        for peer in peers:
            self._mark(peer.folder.name).unlink(missing_ok=True)
            shutil.rmtree(peer.folder, ignore_errors=True)
        tell(f"排出 {self.size:,} 件文件：{'、'.join(peer.name for peer in peers)}")
        for document in corpus.documents(self.size):
            for peer in peers:
                peer.write(document)
        for peer in peers:
            self._mark(peer.folder.name).write_text(mark, "utf-8")

    def journal(self, key: dict[str, str], *, again: bool) -> Journal:
        found = open_journal(self._journal, key)
        if again:
            found.pairs.clear()
            found.sizes.clear()
        return found

    @property
    def _journal(self) -> Path:
        return self.folder / "journal.json"

    def _mark(self, name: str) -> Path:
        return self.folder / f"{name}.laid"

    def _is_laid(self, peer: Peer, mark: str) -> bool:
        try:
            return self._mark(peer.folder.name).read_text("utf-8") == mark
        except FileNotFoundError:
            return False


def source_mark(source: Path) -> str:
    """By which a corpus is known again: the archive's bytes, or the names and sizes in a folder."""
    if source.is_file():
        return hashlib.sha256(source.read_bytes()).hexdigest()
    files = sorted(
        (path.relative_to(source).as_posix(), path.stat().st_size) for path in source.rglob("*.md")
    )
    return hashlib.sha256(repr(files).encode()).hexdigest()


def program_mark() -> str:
    """Of everything that decides how fast the program is and what it writes."""
    return digest(ROOT / "generator", ROOT / "templates")


def digest(*places: Path) -> str:
    """Of files, and of everything in folders."""
    found = hashlib.sha256()
    for path in sorted(path for place in places for path in _sources(place)):
        found.update(f"{path.relative_to(ROOT).as_posix()}\0".encode() + path.read_bytes())
    return found.hexdigest()


def _sources(place: Path) -> Iterator[Path]:
    for path in place.rglob("*") if place.is_dir() else (place,):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path
