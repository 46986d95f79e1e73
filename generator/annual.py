"""Annual reports side by side: the one before, those of a year, the library of documents, when they are due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.diagnostic import Place
from generator.listing import of_normative
from generator.records import AnnualReport, Document, Unit
from generator.site import Site, unique
from generator.validity import was_in_force, was_repealed
from generator.vocabulary import UnitKind

FIRST_UNDER_REVISED_LAW = 2019
"""The first report year after 条例 was revised; before, every organ had until 31 March."""

_INCLUDED = {UnitKind.GOVERNMENT, UnitKind.DEPARTMENT, UnitKind.TOWN, UnitKind.INSTITUTION}
"""Whose numbers the government's own report contains: not those of organs that answer to a higher level."""


def unit_of(site: Site, report: AnnualReport) -> Unit | None:
    return next(iter(site.referred(report, "unit", Unit)), None)


def reports_of(site: Site, unit: Unit) -> tuple[AnnualReport, ...]:
    """Of one unit, oldest year first."""
    found = site.referring(AnnualReport, "unit", to=unit)
    return tuple(sorted(found, key=lambda each: (each.year, each.id)))


def before(site: Site, report: AnnualReport) -> AnnualReport | None:
    """The same unit's report of the year before."""
    unit = unit_of(site, report)
    found = reports_of(site, unit) if unit else ()
    return next((each for each in found if each.year == report.year - 1), None)


def of_year(site: Site, year: int | str) -> tuple[AnnualReport, ...]:
    """Of all units, in the order in which these are registered.  Lists must stand."""
    found = site.dated(f"report-year/{year}", date.min, date.max)
    order = {unit.id: index for index, unit in enumerate(site.all(Unit))}

    def rank(report: AnnualReport) -> tuple[int, str]:
        unit = unit_of(site, report)
        return (order[unit.id] if unit else len(order), report.id)

    return tuple(sorted((each for each in found if isinstance(each, AnnualReport)), key=rank))


def is_government(site: Site, unit: Unit) -> bool:
    """Whether it reports for all: the government whose portal this is."""
    return unit in site.referred(site.config, "sponsor", Unit)


def is_included(site: Site, unit: Unit) -> bool:
    """Whether the government's own report contains its numbers."""
    return unit.kind in _INCLUDED and not is_government(site, unit)


def due(site: Site, unit: Unit, year: int) -> date:
    """The last day on which the report of a year is published in time (article 49)."""
    is_late = is_government(site, unit) or unit.kind is UnitKind.COUNTY
    if is_late or year < FIRST_UNDER_REVISED_LAW:
        return date(year + 1, 3, 31)
    return date(year + 1, 1, 31)


# ── The library ───────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Library:
    """Normative documents of the portal in a year: made, repealed, and in force at its end."""

    made: int
    repealed: int
    in_force: int


def library(site: Site, unit: Unit, year: int) -> Library:
    """Of one unit; of the government: of all that it contains.  Lists must stand."""
    whose: tuple[Unit, ...] = (unit,)
    if is_government(site, unit):
        whose = (unit, *(each for each in site.all(Unit) if is_included(site, each)))
    documents = unique(each for of in whose for each in _normative(site, of))
    return Library(
        sum(each.formed.year == year for each in documents),
        sum(was_repealed(site, each, year) for each in documents),
        sum(was_in_force(site, each, date(year, 12, 31)) for each in documents),
    )


def _normative(site: Site, unit: Unit) -> Iterator[Document]:
    """Those that it made: of several issuers the first one leads (article 10)."""
    for each in site.dated(of_normative(unit), date.min, date.max):
        if isinstance(each, Document) and site.referred(each, "issuers", Unit)[:1] == (unit,):
            yield each


# ── Figures ───────────────────────────────────────────────────────────────

Number = int | Decimal
Cell = tuple[str, str, int | None]
"""(table, row, column) of a number; no column where the row is one number."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A number that is followed over the years: the sum of one or more cells."""

    group: str
    word: str
    cells: tuple[Cell, ...]

    def of(self, report: AnnualReport) -> Number | None:
        """None where the report does not have it."""
        if any(getattr(report, table) is None for table, _row, _column in self.cells):
            return None
        return sum((_number(report, each) for each in self.cells), start=0)

    def at(self, report: AnnualReport) -> Place:
        """Where its first cell stands."""
        table, row, column = self.cells[0]
        place: Place = getattr(report, table).at(row, *(() if column is None else (column,)))
        return place


def _number(report: AnnualReport, cell: Cell) -> Number:
    table, row, column = cell
    found = getattr(getattr(report, table), row)
    value: Number = found if column is None else found[column]
    return value


def _cells(table: str, *rows: str, column: int | None = None) -> tuple[Cell, ...]:
    return tuple((table, row, column) for row in rows)


MEASURES = (
    Measure("依申请公开", "本年新收", _cells("requests", "new", column=6)),
    Measure("依申请公开", "上年结转", _cells("requests", "carried", column=6)),
    Measure("依申请公开", "本年办结", _cells("requests", "total", column=6)),
    Measure(
        "依申请公开", "其中公开、部分公开", _cells("requests", "given", "given_in_part", column=6)
    ),
    Measure("依申请公开", "结转下年度", _cells("requests", "forward", column=6)),
    Measure("复议和诉讼", "行政复议", _cells("reviews", "reviews", column=4)),
    Measure("复议和诉讼", "其中结果纠正", _cells("reviews", "reviews", column=1)),
    Measure("复议和诉讼", "行政诉讼", _cells("reviews", "direct_suits", "later_suits", column=4)),
    Measure("行政规范性文件", "本年制发", _cells("disclosed", "normative", column=0)),
    Measure("行政规范性文件", "本年废止", _cells("disclosed", "normative", column=1)),
    Measure("行政规范性文件", "现行有效", _cells("disclosed", "normative", column=2)),
    Measure("处理决定", "行政许可", _cells("disclosed", "permits")),
    Measure("处理决定", "行政处罚", _cells("disclosed", "penalties")),
    Measure("处理决定", "行政强制", _cells("disclosed", "coercions")),
    Measure("收费", "行政事业性收费（万元）", _cells("disclosed", "charges")),
)


def printed(number: Number | None) -> str:
    return "" if number is None else f"{number:f}" if isinstance(number, Decimal) else str(number)
