"""All content, linked and read-only: what rules check and pages show.

Records hold ids and names; the site owns the edges between them, indexed once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, cast

from generator.diagnostic import Place
from generator.record import Entry
from generator.records import (
    Collective,
    Column,
    Config,
    Document,
    Gathers,
    Interpretation,
    PlainPage,
    Task,
    Unit,
)
from generator.vocabulary import Validity

E = TypeVar("E", bound=Entry)
Party = Unit | Collective
"""Who a name in a task list can mean."""


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A reference that leads nowhere, or to several."""

    place: Place
    family: str
    value: str
    candidates: tuple[Entry, ...] = ()
    """What it could mean, where it could mean several."""
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A second record with an id that is taken."""

    record: Entry
    first: Entry


@dataclass(frozen=True, slots=True)
class Site:
    """`as_of` is the day the site shows; nothing else tells a page what day it is."""

    as_of: date
    entries: Mapping[type[Entry], tuple[Entry, ...]]
    """By type, in the order in which they were written."""
    index: Mapping[tuple[str, str], Entry]
    """By family and id."""
    targets: Mapping[tuple[str, str, str], tuple[Entry, ...]]
    """(family, id, field) → what the field refers to."""
    referrers: Mapping[tuple[str, str, str, str], tuple[Entry, ...]]
    """(family, id, referring family, field) → what refers to it there."""
    unresolved: tuple[Unresolved, ...]
    duplicates: tuple[Duplicate, ...]

    @property
    def config(self) -> Config:
        return self.all(Config)[0]

    def all(self, kind: type[E]) -> tuple[E, ...]:
        return cast("tuple[E, ...]", self.entries.get(kind, ()))

    def get(self, kind: type[E], identity: str) -> E | None:
        found = self.index.get((kind.family, identity))
        return found if isinstance(found, kind) else None

    def referred(self, record: Entry, field: str, kind: type[E]) -> tuple[E, ...]:
        """What a field of a record refers to, in the order written, each once."""
        found = self.targets.get((record.family, record.id, field), ())
        return unique(each for each in found if isinstance(each, kind))

    def parties(self, record: Entry, field: str) -> tuple[Party, ...]:
        """Whom the names in a field mean, each once."""
        return unique(self.named(record, field))

    def named(self, record: Entry, field: str) -> tuple[Party, ...]:
        """One party for each name as written, even where two names mean the same."""
        found = self.targets.get((record.family, record.id, field), ())
        return tuple(each for each in found if isinstance(each, Unit | Collective))

    def referring(self, kind: type[E], field: str, *, to: Entry) -> tuple[E, ...]:
        """Records of a kind whose field refers to this one, each once."""
        found = self.referrers.get((to.family, to.id, kind.family, field), ())
        return tuple(each for each in found if isinstance(each, kind))

    def is_active(self, unit: Unit) -> bool:
        return unit.exists_on(self.as_of)

    def members(self, collective: Collective, day: date | None = None) -> tuple[Unit, ...]:
        """Whom a collective binds, on a day (else as_of): nobody, if it is open.

        A rule means the units that there were then: a list of 2024 binds a department that
        was merged in 2025, and does not bind one set up since.
        """
        if collective.rule is None:
            return self.referred(collective, "members", Unit)
        kinds, then = collective.rule.kinds, day or self.as_of
        return tuple(unit for unit in self.all(Unit) if unit.kind in kinds and unit.exists_on(then))

    def collectives_of(self, unit: Unit) -> tuple[Collective, ...]:
        """Today's."""
        return tuple(each for each in self.all(Collective) if unit in self.members(each))


def bound_tasks(site: Site, unit: Unit) -> tuple[tuple[Task, Collective], ...]:
    """Tasks that bind a unit through a closed collective and do not also name it."""
    named = {
        task.id
        for field in ("leads", "responsible")
        for task in site.referring(Task, field, to=unit)
    }
    found: dict[str, tuple[Task, Collective]] = {}
    for collective in site.all(Collective):
        for field in ("leads", "responsible"):
            for task in site.referring(Task, field, to=collective):
                if task.id not in named and unit in site.members(collective, task.reference_date):
                    found.setdefault(task.id, (task, collective))
    order = {task.id: index for index, task in enumerate(site.all(Task))}
    return tuple(sorted(found.values(), key=lambda pair: order[pair[0].id]))


def unique(records: Iterable[E]) -> tuple[E, ...]:
    return tuple({(each.family, each.id): each for each in records}.values())


def filed(site: Site, column: Column) -> tuple[Entry, ...]:
    """What stands in a column itself, without its children.

    A void document leaves the column it was filed in for the one that gathers 废止失效文件;
    its address stays.
    """
    if column.gathers is Gathers.VOID:
        return tuple(each for each in site.all(Document) if is_void(site, each))
    named: list[Entry] = [*site.referring(Document, "columns", to=column)]
    if any(each.gathers is Gathers.VOID for each in site.all(Column)):
        named = [each for each in named if not (isinstance(each, Document) and is_void(site, each))]
    named += site.referring(Interpretation, "columns", to=column)
    named += site.referring(PlainPage, "columns", to=column)
    if column.gathers is Gathers.INTERPRETATIONS:
        named += [each for each in site.all(Interpretation) if not each.columns]
    return unique(named)


def filed_below(site: Site, column: Column) -> tuple[Entry, ...]:
    """What stands in a column or anywhere below it, each once."""
    return unique(each for below in column.tree() for each in filed(site, below))


def validity(site: Site, document: Document) -> Validity | None:
    """The state on the day the site shows: what the editor wrote, carried on by the dates.

    So a scheduled build shows a document in force, expired or repealed on the very day,
    and nobody has to be awake.  Blank stays blank while no date decides.
    """
    today, written = site.as_of, document.validity
    if written is not None and written.is_void:
        return written
    if any(in_force(site, each) for each in site.referring(Document, "repeals", to=document)):
        return Validity.REPEALED
    if document.expires and document.expires < today:
        return Validity.EXPIRED
    if document.effective and document.effective > today:
        return Validity.PENDING
    if any(in_force(site, each) for each in site.referring(Document, "amends", to=document)):
        return Validity.AMENDED
    is_over = written is Validity.PENDING and document.effective is not None
    return Validity.VALID if is_over else written


def in_force(site: Site, document: Document) -> bool:
    """Whether what a document does to others has happened."""
    return (document.effective or document.formed) <= site.as_of


def is_void(site: Site, document: Document) -> bool:
    state = validity(site, document)
    return state is not None and state.is_void
