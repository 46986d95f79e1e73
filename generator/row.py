"""What the memory keeps, row by row, and how values become blobs and back."""

import io
import pickle
from dataclasses import dataclass, fields, is_dataclass
from operator import attrgetter
from typing import Any

from generator.shelf import Damaged, digest


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was when it was read; `modified` in ns, 0 where it may not be trusted."""

    size: int
    modified: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """A record as the memory keeps it.  `state` 0 is public, 1 not yet or not at all, 2 withdrawn."""

    family: str
    id: str
    path: str
    position: int
    digest: str
    state: int
    appears: str | None
    disappears: str | None
    blob: bytes


@dataclass(frozen=True, slots=True)
class Edge:
    """That a record refers to another in a field; ordered as the sources are."""

    family: str
    id: str
    source_family: str
    field: str
    path: str
    position: int
    source_id: str

    @property
    def key(self) -> str:
        return f"<{self.family}/{self.id} {self.source_family} {self.field}"


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file of the release.  `mark` says what it was made from, `part` which sitemap lists it."""

    url: str
    cell: str
    mark: str
    template: str
    sha256: str
    size: int
    part: str
    modified: str
    place: str
    search: str

    @property
    def key(self) -> str:
        """Two addresses that differ only in case are one on some systems."""
        return self.url.lower()


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A document in the search index: its number in its segment, bytes of text, codes of its lengths.

    `day` is an ordinal, `line` what the file of titles has of it.
    """

    url: str
    mark: str
    number: int
    size: int
    body: int
    title: int
    day: int
    kind: str
    line: str


def freeze(value: Any) -> tuple[str, bytes]:
    """(digest, blob) of a value to keep."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, protocol=5)
    pickler.dispatch_table = _PLAINLY
    pickler.dump(value)
    blob = stream.getvalue()
    return digest(blob), blob


class _Plainly(dict[type, Any]):
    """Frozen dataclasses as calls with their values: read back twice as fast as in their own way."""

    def __missing__(self, kind: type) -> Any:
        if not is_dataclass(kind):
            raise KeyError(kind)
        names = [each.name for each in fields(kind)]
        values = attrgetter(*names) if len(names) > 1 else lambda of: (getattr(of, names[0]),)
        self[kind] = lambda value: (kind, values(value))
        return self[kind]


_PLAINLY = _Plainly()


def thaw(blob: bytes, mark: str = "") -> Any:
    """Raises Damaged where the blob is not what was kept."""
    if mark and digest(blob) != mark:
        raise Damaged("memory.sqlite")
    try:
        return pickle.loads(blob)
    except Exception as error:
        raise Damaged(f"memory.sqlite: {error}") from None
