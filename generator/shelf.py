"""Texts kept in pack files, so that a view can carry a reference in the place of 14 kB.

Data in a cache folder: it may be deleted at any time, and whoever reads checks what it finds.
"""

import hashlib
import os
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self

_BINARY = getattr(os, "O_BINARY", 0)  # Windows translates line ends without it


class Damaged(Exception):  # noqa: N818 - says what a text on the shelf is
    """A text is no longer there, or no longer what was put there: the cache must be made afresh."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A long text by reference: put in before a template sees the view that carries it.

    Equal where the text is equal, wherever it is kept: so a fingerprint takes the digest
    alone.  `size` in bytes of UTF-8.
    """

    digest: str
    pack: str = field(repr=False, compare=False)
    offset: int = field(repr=False, compare=False)
    size: int = field(repr=False, compare=False)


class Shelf:
    """Writes one pack file, only ever at its end.  One writer a pack; readers may be anywhere."""

    def __init__(self, folder: Path, name: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._name = name
        self._file = os.open(folder / name, os.O_RDWR | os.O_CREAT | _BINARY, 0o644)

    def add(self, text: str) -> Stored:
        """The text can be read by every process when this returns."""
        data = text.encode()
        offset = os.lseek(self._file, 0, os.SEEK_END)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(self._file, rest) :]
        return Stored(digest(data), self._name, offset, len(data))

    def close(self) -> None:
        os.close(self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def read(folder: Path, stored: Stored) -> str:
    """Raises Damaged."""
    for pack in (_opened, _opened_anew):  # a pack may have been replaced since it was opened
        try:
            data = pack(folder / stored.pack).read(stored.offset, stored.size)
        except OSError:
            continue
        if digest(data) == stored.digest:
            return data.decode()
    raise Damaged(f"{stored.pack}：{stored.digest}")


class _Pack:
    """An open pack; closed when it falls out of the cache."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDONLY | _BINARY)

    def read(self, offset: int, size: int) -> bytes:
        if hasattr(os, "pread"):  # one call, and threads cannot move each other's position
            return os.pread(self._file, size, offset)
        with os.fdopen(os.dup(self._file), "rb", buffering=0) as file:
            file.seek(offset)
            return file.read(size)

    def __del__(self) -> None:
        file = getattr(self, "_file", None)
        if file is not None:
            os.close(file)


_opened = lru_cache(maxsize=64)(_Pack)


def close() -> None:
    """Let go of every pack that was read."""
    _opened.cache_clear()


def _opened_anew(path: Path) -> _Pack:
    _opened.cache_clear()
    return _opened(path)


def digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
