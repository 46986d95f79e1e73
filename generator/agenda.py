"""What must be computed again, and why.

A cell is named `check documents/2026/a` (what rules say of a record, the lists it stands
in), `plan documents/2026/a` (its pages), `list topic/cai-zheng 3` (a page of a list),
`rule …`, `once …` or `shell`.  A key that reads otherwise than at the last release leads
to every cell that read it.

Some reads are never noted, because a name says them already: a record's cells read the
record and what refers to it; a list's page reads its items; and everything reads site.yaml
and the names of units.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from generator.memory import Memory
from generator.site import Reads

Key = tuple[str, str]
"""Family and id of a record."""


class Agenda:
    """Cells to compute; `reasons` says for each what changed.  `everything` is one for all."""

    def __init__(self, memory: Memory, everything: str = "") -> None:
        self._memory = memory
        self.everything = everything
        self.reasons: dict[str, str] = {}
        self.gone: list[Key] = []
        """Records that were there at the last release."""

    def add(self, cell: str, reason: str) -> None:
        self.reasons.setdefault(cell, reason)

    def touch(self, keys: Mapping[str, str]) -> None:
        """Keys, and the reasons why they read otherwise."""
        if self.everything:
            return
        for cell, key in self._memory.cells_reading(keys):
            self.add(cell, keys[key])
        for key, reason in keys.items():
            for owner in _owners(key):
                self.add(f"check {owner}", reason)
                self.add(f"plan {owner}", reason)

    def has(self, cell: str) -> bool:
        return bool(self.everything) or cell in self.reasons

    def starting(self, prefix: str) -> list[str]:
        """Cells by how they are named; not to be asked where everything is to be computed."""
        return [cell for cell in self.reasons if cell.startswith(prefix)]

    def records(self, stage: str) -> Iterator[Key]:
        """Of the cells `check …` or `plan …`; not to be asked where everything is to be computed."""
        for cell in self.reasons:
            kind, _, name = cell.partition(" ")
            if kind == stage:
                family, _, identity = name.partition("/")
                yield family, identity

    def why(self, cell: str) -> str:
        return self.everything or self.reasons.get(cell, "")


def _owners(key: str) -> Iterable[str]:
    """The record whose own cells read a key without saying so."""
    if key.startswith("="):
        return (key[1:],)
    if key.startswith("<") and not key.startswith("<#"):
        return (key[1:].partition(" ")[0],)
    return ()


def noted(cell: str, reads: Reads) -> frozenset[str]:
    """The keys that a cell must be remembered with."""
    owner = cell.partition(" ")[2]
    record, referrers = f"={owner}", f"<{owner} "
    return frozenset(key for key in reads.keys if key != record and not key.startswith(referrers))


def days(reads: Reads) -> tuple[str | None, str | None]:
    """The days between which a cell holds, as the memory keeps them."""

    def text(day: date | None) -> str | None:
        return day.isoformat() if day and day != date.min else None

    return text(reads.since), text(reads.until)
