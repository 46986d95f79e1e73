"""All content, linked and read-only: what rules check and pages show.

Records hold ids and names; the site owns the edges between them.  It is the only way to
the content, and notes what each cell reads on it: so what must be computed again after a
change is known, not guessed.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, TypeVar, cast

from generator.diagnostic import Place
from generator.memory import Memory
from generator.record import Article, Entry, Reference, references
from generator.records import (
    ARTICLES,
    Collective,
    Column,
    Config,
    Document,
    Interpretation,
    MatterKind,
    StandingDuty,
    Task,
    Unit,
)
from generator.registry import Party, Registry
from generator.row import Kept, thaw
from generator.text import nearest
from generator.working_day import Calendar

E = TypeVar("E", bound=Entry)
T = TypeVar("T")
UNIVERSAL = {Config.family, Column.family, StandingDuty.family, MatterKind.family}
"""What everything reads: a change in site.yaml is one for every cell, and need not be noted."""

_RANK = {"catalogs": 0, Document.family: 1, Interpretation.family: 2, "reports": 3}
"""Families whose numbers are compared, in the order in which the first of two is told."""

_ARTICLES_AT_HAND = 512
_MANY = 100
_ARTICLES = frozenset(kind.family for kind in ARTICLES)
"""Families of which there may be too many to keep all at hand."""


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A reference that leads nowhere, or to several."""

    place: Place
    family: str
    value: str
    candidates: tuple[Entry, ...] = ()
    """What it could mean, where it could mean several."""
    suggestions: tuple[str, ...] = ()
    is_hidden: bool = False
    """It leads to something that is not public."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A second record with an id that is taken."""

    record: Entry
    first: Entry


@dataclass(slots=True)
class Reads:
    """What a cell read: keys, and the days before and after which it would have read otherwise."""

    keys: set[str] = field(default_factory=set)
    since: date | None = None
    until: date | None = None

    def add(self, other: "Reads") -> None:
        self.keys |= other.keys
        if other.since is not None and (self.since is None or self.since < other.since):
            self.since = other.since
        if other.until is not None and (self.until is None or other.until < self.until):
            self.until = other.until


class Site:
    """The content as it is on a day.  Records come from the memory when they are asked for."""

    def __init__(self, memory: Memory, as_of: date, duplicates: Sequence[Duplicate] = ()) -> None:
        self.memory, self.as_of, self.duplicates = memory, as_of, tuple(duplicates)
        self._reads = Reads()
        self._at_hand: dict[tuple[str, str], Entry | None] = {}
        self._articles: dict[tuple[str, str], Entry | None] = {}
        self._families: dict[str, tuple[Entry, ...]] = {}
        self._registry: Registry | None = None
        self._calendar: Calendar | None = None
        self._found_out: dict[tuple[str, str], tuple[Any, Reads]] = {}
        self._trails: dict[str, tuple[Column, ...]] = {}
        self._recalled_of: Entry | None = None
        self._recalled: dict[str, tuple[Any, Reads]] = {}
        self._referred: dict[str, frozenset[str]] = {}
        self._asked: Counter[str] = Counter()
        self._referring: dict[str, list[str]] = {}
        self._unresolved: tuple[Entry | None, Reads, tuple[Unresolved, ...]] = (None, Reads(), ())

    @contextmanager
    def reading(self) -> Iterator[Reads]:
        """Notes what is read within."""
        before, self._reads = self._reads, Reads()
        try:
            yield self._reads
        finally:
            self._reads = before

    def note(self, key: str) -> None:
        self._reads.keys.add(key)

    def has_come(self, day: date) -> bool:
        """Whether a day is today or past: the one way to ask what day it is."""
        reads = self._reads
        if day <= self.as_of:
            if reads.since is None or reads.since < day:
                reads.since = day
            return True
        if reads.until is None or day < reads.until:
            reads.until = day
        return False

    def has_passed(self, day: date) -> bool:
        """Whether a day is over."""
        return day < date.max and self.has_come(date.fromordinal(day.toordinal() + 1))

    def today(self) -> date:
        """For what says how many days are left, and so must be made again every day."""
        self.has_passed(self.as_of)
        self.has_come(self.as_of)
        return self.as_of

    def month(self) -> date:
        """The first day of the month it is, for what must be made again every month."""
        first = self.as_of.replace(day=1)
        self.has_come(first)
        self.has_come((first + timedelta(31)).replace(day=1))
        return first

    @property
    def calendar(self) -> Calendar:
        if self._calendar is None:
            self._calendar = Calendar(each.announced for each in self.config.holidays)
        return self._calendar

    # ── Records ──────────────────────────────────────────────────────────

    @property
    def config(self) -> Config:
        return self.all(Config)[0]

    def all(self, kind: type[E]) -> tuple[E, ...]:
        """In the order in which they were written.  Meant for families of hundreds, not of thousands."""
        family = kind.family
        if family not in UNIVERSAL:
            self.note(f"*{family}")
        if family not in self._families:
            self._families[family] = tuple(
                entry
                for kept in self.memory.family(family)
                if not kept.state and (entry := self._thawed(kept)) is not None
            )
        return cast("tuple[E, ...]", self._families[family])

    def get(self, kind: type[E], identity: str) -> E | None:
        found = self.entry(kind.family, identity)
        return found if isinstance(found, kind) else None

    def entry(self, family: str, identity: str) -> Entry | None:
        """A public record; None for what is not public."""
        self._note_record(family, identity)
        return self._entry(family, identity)

    def hidden(self, family: str, identity: str) -> bool:
        """Whether there is such a record, though not for the public."""
        self._note_record(family, identity)
        kept = self.memory.entry(family, identity)
        return kept is not None and bool(kept.state)

    def _note_record(self, family: str, identity: str) -> None:
        if family not in UNIVERSAL:
            self.note(f"={family}/{identity}")

    def _entry(self, family: str, identity: str) -> Entry | None:
        key = (family, identity)
        shelf = self._articles if family in _ARTICLES else self._at_hand
        if key not in shelf:
            if shelf is self._articles and len(shelf) >= _ARTICLES_AT_HAND:
                shelf.clear()
            kept = self.memory.entry(family, identity)
            shelf[key] = self._thawed(kept) if kept and not kept.state else None
        return shelf[key]

    def _thawed(self, kept: Kept) -> Entry:
        """One object for one record, for all but articles."""
        key = (kept.family, kept.id)
        known = self._at_hand.get(key)
        if known is None:
            known = cast("Entry", thaw(kept.blob, kept.digest))
            if not isinstance(known, Article):
                self._at_hand[key] = known
        return known

    @property
    def trails(self) -> dict[str, tuple[Column, ...]]:
        """Every column's way from the top of the tree down to itself, by id."""
        if not self._trails:

            def walk(level: Iterable[Column], above: tuple[Column, ...]) -> None:
                for each in level:
                    self._trails.setdefault(each.id, (*above, each))
                    walk(each.children, (*above, each))

            walk(self.config.columns, ())
        return self._trails

    # ── References ───────────────────────────────────────────────────────

    @property
    def registry(self) -> Registry:
        if self._registry is None:
            with self.reading():  # names are universal, like site.yaml
                self._registry = Registry((*self.all(Unit), *self.all(Collective)))
        return self._registry

    def referred(self, record: Entry, name: str, kind: type[E]) -> tuple[E, ...]:
        """What a field of a record refers to, in the order written, each once."""
        return unique(each for each in self._targets(record, name) if isinstance(each, kind))

    def parties(self, record: Entry, name: str) -> tuple[Party, ...]:
        """Whom the names in a field mean, each once."""
        return unique(self.named(record, name))

    def meant(self, names: Iterable[str], day: date | None) -> tuple[Party, ...]:
        """Whom names meant on a day, each once; those that mean nobody, or several, are left out."""
        found = (self.registry.named(name, day) for name in names)
        return unique(each[0] for each in found if len(each) == 1)

    def named(self, record: Entry, name: str) -> tuple[Party, ...]:
        """One party for each name as written, even where two names mean the same."""
        found = self._targets(record, name)
        return tuple(each for each in found if isinstance(each, Unit | Collective))

    def _targets(self, record: Entry, name: str) -> tuple[Entry, ...]:
        return self.recall(record, name, lambda: tuple(self._find_targets(record, name)))

    def recall(self, record: Entry, name: str, find: Callable[[], T]) -> T:
        """What is found out about one record is asked for several times, one after the other."""
        if self._recalled_of is not record:
            self._recalled_of, self._recalled = record, {}
        known = self._recalled.get(name)
        if known is None:
            recalled = self._recalled
            # As `reading` does, without the price of a context: this is asked most.
            before, self._reads = self._reads, Reads()
            try:
                known = recalled[name] = find(), self._reads
            finally:
                self._reads = before
        value, reads = known
        self._reads.add(reads)
        return cast("T", value)

    def remember(self, record: Entry, name: str, find: Callable[[], T]) -> T:
        """As `recall`, for what is asked of a few hundred records from many pages."""
        key = (f"{record.family}/{record.id}", name)
        if key not in self._found_out:
            with self.reading() as reads:
                found = find()
            self._found_out[key] = (found, reads)
        value, reads = self._found_out[key]
        self._reads.add(reads)
        return cast("T", value)

    def _find_targets(self, record: Entry, name: str) -> Iterator[Entry]:
        for reference in references(record, name):
            found = self._meant(reference, record)
            if len(found) == 1:
                self._note_record(found[0].family, found[0].id)
                yield found[0]

    def _meant(self, reference: Reference, record: Entry) -> list[Entry]:
        if reference.is_name:
            return [*self.registry.named(reference.value, record.reference_date)]
        if not reference.family:
            return [record]
        found = self.entry(reference.family, reference.value)
        return [found] if found else []

    def referring(self, kind: type[E], name: str, *, to: Entry) -> tuple[E, ...]:
        """Records of a kind whose field refers to this one, each once."""
        return tuple(
            found
            for identity in self._referrers(to.family, to.id, kind.family, name)
            if (found := self.get(kind, identity)) is not None
        )

    def sharing(self, record: Entry, name: str, value: str) -> Iterator[Entry]:
        """Other records that say the same in a field (see `Entry.marks`), those written before it.

        Hidden ones are not asked: a draft may repeat what it will replace.
        """
        return self._sharing(record, name, value, _RANK)

    def first_sharing(self, record: E, name: str, value: str) -> E | None:
        """The first of its own kind."""
        found = self._sharing(record, name, value, (record.family,))
        return cast("E | None", next(found, None))

    def _sharing(
        self, record: Entry, name: str, value: str, families: Iterable[str]
    ) -> Iterator[Entry]:
        order = (_RANK.get(record.family, 0), record.place.file)
        for family in families:
            for identity in self._referrers(f"#{name}", value, family, name):
                if (family, identity) == (record.family, record.id):
                    continue
                other = self.entry(family, identity)
                if other is not None and (_RANK.get(family, 0), other.place.file) < order:
                    yield other

    def bearing(self, kind: type[E], name: str, value: str) -> tuple[E, ...]:
        """Records of a kind that say this in a field (see `Entry.marks`)."""
        found = (
            self.get(kind, each) for each in self._referrers(f"#{name}", value, kind.family, name)
        )
        return tuple(each for each in found if each is not None)

    def _referrers(self, family: str, identity: str, source: str, name: str) -> list[str]:
        key = f"<{family}/{identity} {source} {name}"
        self.note(key)
        if not self._is_referred(family, identity):
            return []
        if key not in self._referring:
            if len(self._referring) >= _ARTICLES_AT_HAND:
                self._referring.clear()
            self._referring[key] = self.memory.referrers(family, identity, source, name)
        return self._referring[key]

    def _is_referred(self, family: str, identity: str) -> bool:
        """Most records are referred to by none: once many are asked about, all that are become known."""
        if family not in self._referred:
            self._asked[family] += 1
            if self._asked[family] < _MANY:
                return True
            self._referred[family] = frozenset(self.memory.referred(family))
        return identity in self._referred[family]

    def unresolved(self, record: Entry) -> Iterator[Unresolved]:
        """References of a record that lead nowhere, or to several."""
        # Several rules ask the same of one record, one after the other.
        known_record, known_reads, known = self._unresolved
        if known_record is not record or known_reads is not self._reads:
            known = tuple(self._find_unresolved(record))
            self._unresolved = (record, self._reads, known)
        yield from known

    def _find_unresolved(self, record: Entry) -> Iterator[Unresolved]:
        for reference in references(record):
            found = self._meant(reference, record)
            if len(found) == 1:
                yield from self._missing_anchor(reference, found[0])
            elif found or reference.is_required:
                suggestions = () if found else self._suggestions(reference, record)
                is_hidden = not reference.is_name and self.hidden(reference.family, reference.value)
                yield Unresolved(
                    reference.place,
                    reference.family,
                    reference.value,
                    tuple(found),
                    suggestions,
                    is_hidden,
                )

    def _missing_anchor(self, reference: Reference, target: Entry) -> Iterator[Unresolved]:
        wanted = reference.anchor
        if wanted and isinstance(target, Article) and wanted not in target.body.anchors:
            value = f"{reference.value}#{wanted}"
            suggestions = nearest(wanted, target.body.anchors)
            yield Unresolved(reference.place, target.family, value, (), suggestions)

    def _suggestions(self, reference: Reference, record: Entry) -> tuple[str, ...]:
        if reference.is_name:
            return nearest(reference.value, self.registry.known(record.reference_date))
        return nearest(reference.value, self.memory.ids(reference.family))

    # ── Lists ────────────────────────────────────────────────────────────

    def count(self, name: str) -> int:
        """How many items stand in a list."""
        self.note(f"#{name}")
        return self.memory.count(name)

    def newest(self, name: str, limit: int) -> tuple[Entry, ...]:
        """At most as many as fit on one page."""
        self.note(f"^{name}")
        found = (self._entry(*key) for key in self.memory.newest(name, limit))
        return tuple(each for each in found if each is not None)

    def dated(self, name: str, first: date, last: date) -> tuple[Entry, ...]:
        """The items of these days, both included, oldest first."""
        self.note(f"@{name}")
        keys = self.memory.dated(name, first.isoformat(), last.isoformat())
        found = (self.entry(*key) for key in keys)
        return tuple(each for each in found if each is not None)

    def newest_cards(self, name: str, limit: int) -> tuple[bytes, ...]:
        """What lists show of the newest items (see `listing.Card`); at most as many as fit on one page."""
        self.note(f"^{name}")
        return tuple(self.memory.newest_cards(name, limit))

    def cards(self, name: str) -> tuple[bytes, ...]:
        """Of all items of a list, newest first."""
        self.note(f"@{name}")
        return tuple(self.memory.newest_cards(name, -1))

    def lists(self, facet: str) -> tuple[tuple[str, str, int], ...]:
        """(value, word, count) of the lists of a facet, by value."""
        self.note(f"%{facet}")
        return tuple(self._lists(facet))

    def list_words(self, facet: str) -> tuple[tuple[str, str, int], ...]:
        """The same without counts, which change more often."""
        self.note(f"${facet}")
        return tuple((value, word, 0) for value, word, _ in self._lists(facet))

    def _lists(self, facet: str) -> Iterator[tuple[str, str, int]]:
        for name, word, count in self.memory.lists(facet):
            yield name.partition("/")[2], word, count

    # ── Units ────────────────────────────────────────────────────────────

    def is_active(self, unit: Unit) -> bool:
        return self._existed(unit, None)

    def _existed(self, unit: Unit, day: date | None) -> bool:
        if day is not None:
            return unit.exists_on(day)
        ended = unit.successor is not None and self.has_come(unit.successor.day or date.min)
        return not ended and (unit.founded is None or self.has_come(unit.founded))

    def members(self, collective: Collective, day: date | None = None) -> tuple[Unit, ...]:
        """Whom a collective binds, on a day (else as_of): nobody, if it is open.

        A rule means the units that there were then: a list of 2024 binds a department that
        was merged in 2025, and does not bind one set up since.
        """
        if collective.rule is None:
            return self.referred(collective, "members", Unit)
        kinds = collective.rule.kinds
        return self.remember(
            collective,
            f"members {day}",
            lambda: tuple(
                unit for unit in self.all(Unit) if unit.kind in kinds and self._existed(unit, day)
            ),
        )

    def collectives_of(self, unit: Unit) -> tuple[Collective, ...]:
        """Today's."""
        return tuple(each for each in self.all(Collective) if unit in self.members(each))


def bound_tasks(site: Site, unit: Unit) -> tuple[tuple[Task, Collective], ...]:
    """Tasks that bind a unit through a closed collective and do not also name it."""
    return site.remember(unit, "bound", lambda: _bound_tasks(site, unit))


def _bound_tasks(site: Site, unit: Unit) -> tuple[tuple[Task, Collective], ...]:
    named = {
        task.id for role in ("leads", "responsible") for task in site.referring(Task, role, to=unit)
    }
    found: dict[str, tuple[Task, Collective]] = {}
    for collective in site.all(Collective):
        for role in ("leads", "responsible"):
            for task in site.referring(Task, role, to=collective):
                members = site.members(collective, task.reference_date)
                if task.id not in named and any(each.id == unit.id for each in members):
                    found.setdefault(task.id, (task, collective))
    order = {task.id: index for index, task in enumerate(site.all(Task))}
    return tuple(sorted(found.values(), key=lambda pair: order[pair[0].id]))


def unique(records: Iterable[E]) -> tuple[E, ...]:
    return tuple({(each.family, each.id): each for each in records}.values())
