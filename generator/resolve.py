"""Records to a linked site: the only place that follows references.

A record type declares `term(…, to="documents")`; that is all this stage needs to know of
it.  What cannot be resolved is reported by a rule with its ground.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from generator.memory import Memory
from generator.record import Entry, references
from generator.records import Collective, Config, Unit
from generator.registry import Registry
from generator.row import Edge, Kept, thaw
from generator.site import Duplicate


@dataclass(frozen=True, slots=True)
class Referring:
    """A record as it is kept, with what it refers to: enough to link it without thawing it."""

    kept: Kept
    references: tuple[tuple[str, str, str, bool], ...]
    """(field, family, value, whether the value is a name)."""
    day: date | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What linking found changed since the last release."""

    records: dict[tuple[str, str], str] = field(default_factory=dict)
    """(family, id) of records that are new, changed, hidden, shown or gone → the file that says so."""
    keys: dict[str, str] = field(default_factory=dict)
    """Keys that read otherwise now → the file that makes them."""
    files: set[str] = field(default_factory=set)
    """Files that were read again: what stands in them may stand on another line."""
    everything: str = ""
    """The file whose change is one for every cell."""
    duplicates: tuple[Duplicate, ...] = ()


def referring(kept: Kept, record: Entry) -> Referring:
    found = tuple(
        (each.field, each.family, each.value, each.is_name) for each in references(record)
    )
    marks = tuple((name, f"#{name}", value, False) for name, value in record.marks if value)
    return Referring(kept, found + marks, record.reference_date)


_PARTIES = (Unit.family, Collective.family)


class Linker:
    """Takes in, file by file, what the content says now.  Units and collectives come first."""

    def __init__(self, memory: Memory, paths: Iterable[str], gone: Iterable[str]) -> None:
        """`paths` are the files that will be taken in, `gone` those that are no more."""
        self._memory = memory
        self._before = _Names(memory)
        self._is_first = not memory.has_entries()
        self._old = {
            (kept.family, kept.id): kept
            for path in (() if self._is_first else (*paths, *gone))
            for kept in memory.entries_of(path)
        }
        self._lost = dict(self._old)
        self._names: _Names | None = None
        self._taken: set[tuple[str, str]] = set()
        self._changes = Changes()
        self._duplicates: list[Duplicate] = []

    def take(self, found: Iterable[Referring]) -> None:
        here: dict[tuple[str, str], Kept] = {}
        changed = [each for each in found if self._is_new(each, here)]
        replaced = [self._old[key] for key in map(_key, changed) if key in self._old]
        removed = [edge for kept in replaced for edge in _known_edges(self._before, kept)]
        self._memory.keep_entries(each.kept for each in changed)
        if self._names is None:
            self._names = self._names_now()
        added = [edge for each in changed for edge in _edges(self._names, each)]
        self._memory.keep_edges(removed, added)
        if not self._is_first:
            self._note((each.kept for each in changed), (*removed, *added))

    def _names_now(self) -> "_Names":
        """All that name anything have been taken in: those that were not found again are no more."""
        self._memory.drop_entries(key for key in self._lost if key[0] in _PARTIES)
        return _Names(self._memory)

    def _is_new(self, each: Referring, here: dict[tuple[str, str], Kept]) -> bool:
        """Whether a record says something else than before; a second one of an id is set aside."""
        key = _key(each)
        old = self._lost.pop(key, None)
        first = here.get(key)
        if first is None and (key in self._taken or (old is None and not self._is_first)):
            first = self._memory.entry(*key)
        if first is not None:
            self._duplicates.append(Duplicate(thaw(each.kept.blob), thaw(first.blob)))
            return False
        self._taken.add(key)
        here[key] = each.kept
        return old is None or _mark(old) != _mark(each.kept)

    def _note(self, records: Iterable[Kept], edges: Iterable[Edge]) -> None:
        changes = self._changes
        for edge in edges:
            changes.keys[edge.key] = edge.path
        for kept in records:
            changes.records[kept.family, kept.id] = kept.path
            changes.keys[f"={kept.family}/{kept.id}"] = kept.path
            changes.keys[f"*{kept.family}"] = kept.path

    def finish(self) -> Changes:
        lost = tuple(self._lost.values())
        removed = [edge for kept in lost for edge in _known_edges(self._before, kept)]
        self._memory.drop_entries((kept.family, kept.id) for kept in lost)
        self._memory.keep_edges(removed, ())
        self._note(lost, removed)
        everything = "" if not self._is_first else "site.yaml"
        for (family, _), path in self._changes.records.items():
            if family == Config.family:
                everything = path
        parties = [
            path for (family, _), path in self._changes.records.items() if family in _PARTIES
        ]
        names = _Names(self._memory)
        if parties and self._before.registry.mark() != names.registry.mark():
            everything = everything or parties[0]
            _link_again(self._memory, self._before, names, set(self._changes.records))
        return replace(self._changes, everything=everything, duplicates=tuple(self._duplicates))


def _key(each: Referring) -> tuple[str, str]:
    return each.kept.family, each.kept.id


def _mark(kept: Kept) -> tuple[str, int, int, str]:
    return kept.digest, kept.state, kept.position, kept.path


class _Names:
    """The registry of a moment."""

    def __init__(self, memory: Memory) -> None:
        self.registry = Registry(
            thaw(kept.blob, kept.digest) for kind in _PARTIES for kept in memory.family(kind)
        )


def _edges(names: _Names, each: Referring) -> Iterator[Edge]:
    """Nothing refers to another for the public that is not public itself."""
    kept = each.kept
    if kept.state:
        return
    for name, family, value, is_name in each.references:
        target: tuple[str, str] | None = (family, value)
        if is_name:
            found = names.registry.named(value, each.day)
            target = (found[0].family, found[0].id) if len(found) == 1 else None
        if target and target[0]:
            yield Edge(*target, kept.family, name, kept.path, kept.position, kept.id)


def _known_edges(names: _Names, kept: Kept) -> Iterator[Edge]:
    return _edges(names, referring(kept, thaw(kept.blob, kept.digest)))


def _link_again(memory: Memory, before: _Names, names: _Names, skip: set[tuple[str, str]]) -> None:
    """After a change of names: every reference by name may mean another."""
    for key in memory.every_key():
        kept = memory.entry(*key)
        if kept is None or key in skip:
            continue
        each = referring(kept, thaw(kept.blob, kept.digest))
        old, new = {*_edges(before, each)}, {*_edges(names, each)}
        if old != new:
            memory.keep_edges(old - new, new - old)
