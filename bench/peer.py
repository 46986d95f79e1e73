"""What is measured: a generator, and a site in its own layout made of the documents that all share."""

import shutil
import tempfile
from pathlib import Path
from typing import Protocol

from bench.corpus import Document


class Peer(Protocol):
    """One generator.  Everything of its site lies below `folder`."""

    @property
    def name(self) -> str:
        """As the table calls it."""
        ...

    @property
    def folder(self) -> Path: ...

    @property
    def output(self) -> Path:
        """Where the built site stands."""
        ...

    @property
    def command(self) -> tuple[str, ...]:
        """Builds the site, over whatever was built before."""
        ...

    def lay(self) -> None:
        """Everything but the documents."""
        ...

    def write(self, document: Document) -> None:
        """The document's source, new or changed."""
        ...

    def remove(self, document: Document) -> None: ...

    def dress(self, mark: str) -> None:
        """The template of documents, with `mark` in it."""
        ...

    def forget(self) -> None:
        """Puts aside all that was ever built, so that the next build is the first."""
        ...

    def page(self, document: Document) -> Path:
        """The built page of a document."""
        ...


def write_text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


_WASTE = "waste"


def set_aside(folder: Path, *names: str) -> None:
    """What a peer has built, out of its way; removed by `clear` when nothing is measured any more.

    A file system that was just relieved of thousands of files makes the next ones dear: ext4
    without a journal passes over every inode freed in the last minutes, one by one.  Of a build
    of 1,000 documents that was 1.1 of 1.4 s of system time.
    """
    for found in filter(Path.exists, (folder / name for name in names)):
        waste = folder / _WASTE
        waste.mkdir(exist_ok=True)
        found.rename(Path(tempfile.mkdtemp(dir=waste), found.name))


def clear(folder: Path) -> None:
    shutil.rmtree(folder / _WASTE, ignore_errors=True)


def marked(template: str, end: str, mark: str) -> str:
    """A template with a line of text before its last `end`."""
    before, last, after = template.rpartition(end)
    return f"{before}<p>{mark}</p>\n{last}{after}"
