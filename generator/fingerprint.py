"""What a file is made of, in 32 characters: equal exactly where the values are equal.

The bytes that are hashed are a pickle without memo.  A pickle can be read back, so equal
bytes are equal values; without memo nothing in it tells whether two equal parts are one
object, so equal values are equal bytes.
"""

import hashlib
import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any

from generator.shelf import Stored

Reduced = tuple[Callable[..., Any], tuple[Any, ...]]


def fingerprint(value: Any, *made_with: str) -> str:
    """Of a frozen value and of the digests of what it is made with (its template, the shell, the program)."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, _PROTOCOL)
    pickler.fast = True
    pickler.memo = _KNOWN
    pickler.dispatch_table = _NAMED
    pickler.dump((value, *made_with))
    return digest(stream.getbuffer())


_PROTOCOL = 5
"""Fixed: a newer Python need not render anything again."""


def digest(*parts: bytes | memoryview) -> str:
    """Each part with its length, so that no text can pass from one into the next."""
    hashed = hashlib.blake2b(digest_size=16)
    for part in parts:
        hashed.update(len(part).to_bytes(8))
        hashed.update(part)
    return hashed.hexdigest()


@cache
def program() -> str:
    """Of the code itself: a new version renders everything again."""
    root = Path(__file__).parent
    names = sorted(path.relative_to(root).as_posix() for path in root.rglob("*.py"))
    return digest(*(part for name in names for part in (name.encode(), (root / name).read_bytes())))


class Reducers(dict[type, Callable[[Any], Reduced]]):
    """How values are pickled that do not say it well themselves: for each dataclass, by one function."""

    def __init__(self, reduce: Callable[[type, Callable[[Any], tuple[Any, ...]]], Any]) -> None:
        super().__init__()
        self._reduce = reduce

    def __missing__(self, kind: type) -> Callable[[Any], Reduced]:
        if issubclass(kind, type):
            raise KeyError(kind)
        if not is_dataclass(kind):
            self[kind] = _its_own_way  # dates, words of a vocabulary: not asked again
            return _its_own_way
        names = [field.name for field in fields(kind) if field.init]
        found: Callable[[Any], Reduced] = self._reduce(kind, _values(names))
        self[kind] = found
        return found


def _its_own_way(value: Any) -> Any:
    return value.__reduce_ex__(_PROTOCOL)


def _values(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _named(kind: type, values: Callable[[Any], tuple[Any, ...]]) -> Callable[[Any], Reduced]:
    name = f"{kind.__module__}.{kind.__qualname__}"
    if kind is Stored:
        return lambda value: (_made, (name, value.digest))  # wherever it is kept
    return lambda value: (_made, (name, *values(value)))


def _made() -> None:
    """Stands in a fingerprint's pickle for every class: looking a class up each time costs more than the rest."""


_KNOWN = {id(_made): (0, _made)}
_NAMED = Reducers(_named)
