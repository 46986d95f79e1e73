"""What was changed in a sentence, in pieces that can be read."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Edit(StrEnum):
    """As HTML calls it."""

    KEPT = ""
    REMOVED = "del"
    ADDED = "ins"


@dataclass(frozen=True, slots=True)
class Piece:
    edit: Edit
    text: str


_SHARED = 0.6
"""Of the characters: of a sentence that was written anew the pieces in common are chance."""
_SHORT = 2
"""Characters that stand alone between two changes are taken as changed too."""


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Nothing where the two have too little in common to be read as one."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _SHARED:
        return ()
    found: list[Piece] = []
    removed = added = ""
    for before_part, after_part, is_same in _parts(matcher, before, after):
        if not is_same:
            removed, added = removed + before_part, added + after_part
            continue
        found += _changed(removed, added)
        removed = added = ""
        found.append(Piece(Edit.KEPT, before_part))
    return (*found, *_changed(removed, added))


def _parts(
    matcher: "SequenceMatcher[str]", before: str, after: str
) -> Iterator[tuple[str, str, bool]]:
    for tag, a, b, c, d in matcher.get_opcodes():
        is_inner = a > 0 and b < len(before)
        is_same = tag == "equal" and not (is_inner and b - a <= _SHORT)
        yield before[a:b], after[c:d], is_same


def _changed(removed: str, added: str) -> Iterator[Piece]:
    if removed:
        yield Piece(Edit.REMOVED, removed)
    if added:
        yield Piece(Edit.ADDED, added)
