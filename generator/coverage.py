"""Whether every organ publishes what articles 20 and 21 order: each cell is items, a reason, or a silent gap.

Lists are read here: rules that ask are rules over the site.  A site that does not say
`法定内容说明` keeps no such matrix.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.absence import Absence
from generator.entrance import has_entries
from generator.listing import of_unit_in
from generator.records import Collective, Column, Unit
from generator.site import Site
from generator.statutory_content import StatutoryItem, items_of, statutory_items
from generator.vocabulary import Level, UnitKind

FUNCTIONS = "机关职能"
"""The item that the unit's own page answers."""
FACTS = ("functions", "divisions", "address", "hours", "phone", "head")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why there is nothing; `column` is where it can be found instead."""

    text: str
    column: Column | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Of one organ and one item; without items and without a reason it is a silent gap."""

    item: StatutoryItem
    columns: tuple[Column, ...]
    counts: tuple[int, ...]
    """Of the columns."""
    on_own_page: bool
    reason: Reason | None

    @property
    def count(self) -> int:
        return sum(self.counts)

    @property
    def is_published(self) -> bool:
        return bool(self.count) or self.on_own_page

    @property
    def is_silent(self) -> bool:
        return not self.is_published and self.reason is None


def is_kept(site: Site) -> bool:
    return site.config.absences is not None


def organs(site: Site) -> tuple[Unit, ...]:
    return tuple(each for each in site.all(Unit) if has_entries(site, each))


def level_of(site: Site, unit: Unit) -> Level:
    """Towns owe what article 21 asks of towns; all others what it asks at the level of the site."""
    return Level.TOWN if unit.kind is UnitKind.TOWN else site.config.level


def owed(site: Site, unit: Unit) -> tuple[StatutoryItem, ...]:
    level = level_of(site, unit)
    return tuple(each for each in statutory_items() if each.is_owed_at(level))


def cells(site: Site, unit: Unit) -> tuple[Cell, ...]:
    columns = columns_of(site)
    return tuple(_cell(site, unit, each, columns.get(each.name, ())) for each in owed(site, unit))


def columns_of(site: Site) -> dict[str, tuple[Column, ...]]:
    """The topmost columns for each item, by its name."""
    return site.remember(site.config, "columns of items", lambda: dict(_columns_of(site)))


def _columns_of(site: Site) -> Iterator[tuple[str, tuple[Column, ...]]]:
    found: dict[str, list[Column]] = {}

    def walk(level: Iterable[Column], above: frozenset[str]) -> None:
        for column in level:
            items = items_of(column.id, column.name, column.basis)
            names = {each.name for each in items} - above
            for name in names:
                found.setdefault(name, []).append(column)
            walk(column.children, above | names)

    for top in site.config.columns:
        walk(top.children, frozenset())
    for name, columns in found.items():
        yield name, tuple(columns)


def _cell(site: Site, unit: Unit, item: StatutoryItem, columns: tuple[Column, ...]) -> Cell:
    counts = tuple(site.count(of_unit_in(unit, each.id)) for each in columns)
    on_own_page = item.name == FUNCTIONS and all(getattr(unit, each) for each in FACTS)
    reason = None if sum(counts) or on_own_page else _reason(site, unit, item, columns)
    return Cell(item, columns, counts, on_own_page, reason)


def _reason(
    site: Site, unit: Unit, item: StatutoryItem, columns: tuple[Column, ...]
) -> Reason | None:
    for each in site.config.absences or ():
        if item.name in each.items and _is_meant(site, each, unit):
            return Reason(each.reason, site.get(Column, each.column) if each.column else None)
    if columns and all(each.not_applicable for each in columns):
        return Reason(columns[0].not_applicable or "", columns[0])
    return None


def _is_meant(site: Site, absence: Absence, unit: Unit) -> bool:
    if unit in _units(site, absence.excepted):
        return False
    is_for_all = not absence.kinds and not absence.units
    return is_for_all or unit.kind in absence.kinds or unit in _units(site, absence.units)


def _units(site: Site, names: tuple[str, ...]) -> Iterator[Unit]:
    for party in site.meant(names, None):
        if isinstance(party, Collective):
            yield from site.members(party)
        else:
            yield party
