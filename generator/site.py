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
        """What a field of a record refers to, in the order written."""
        found = self.targets.get((record.family, record.id, field), ())
        return tuple(each for each in found if isinstance(each, kind))

    def parties(self, record: Entry, field: str) -> tuple[Party, ...]:
        found = self.targets.get((record.family, record.id, field), ())
        return tuple(each for each in found if isinstance(each, Unit | Collective))

    def referring(self, kind: type[E], field: str, *, to: Entry) -> tuple[E, ...]:
        """Records of a kind whose field refers to this one, each once."""
        found = self.referrers.get((to.family, to.id, kind.family, field), ())
        return tuple(each for each in found if isinstance(each, kind))

    def members(self, collective: Collective) -> tuple[Unit, ...]:
        """Whom a collective binds: nobody, if it is open."""
        if collective.rule is not None:
            kinds = collective.rule.kinds
            return tuple(unit for unit in self.all(Unit) if unit.is_active and unit.kind in kinds)
        return self.referred(collective, "members", Unit)

    def collectives_of(self, unit: Unit) -> tuple[Collective, ...]:
        return tuple(each for each in self.all(Collective) if unit in self.members(each))


def bound_tasks(site: Site, unit: Unit) -> tuple[tuple[Task, Collective], ...]:
    """Tasks that bind a unit through a closed collective and do not also name it."""
    named = {
        task.id
        for field in ("leads", "responsible")
        for task in site.referring(Task, field, to=unit)
    }
    found: dict[str, tuple[Task, Collective]] = {}
    for collective in site.collectives_of(unit):
        for field in ("leads", "responsible"):
            for task in site.referring(Task, field, to=collective):
                if task.id not in named:
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
        return tuple(each for each in site.all(Document) if is_void(each))
    named: list[Entry] = [*site.referring(Document, "columns", to=column)]
    if any(each.gathers is Gathers.VOID for each in site.all(Column)):
        named = [each for each in named if not (isinstance(each, Document) and is_void(each))]
    named += site.referring(Interpretation, "columns", to=column)
    named += site.referring(PlainPage, "columns", to=column)
    if column.gathers is Gathers.INTERPRETATIONS:
        named += [each for each in site.all(Interpretation) if not each.columns]
    return unique(named)


def is_void(document: Document) -> bool:
    return document.validity is not None and document.validity.is_void
