"""The annual reports of all units for one year: who has published, and what it comes to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator import annual, annual_table, part, url
from generator.annual import MEASURES, Number, printed
from generator.page import Head, Link, Page
from generator.planner import ListPage, for_lists
from generator.records import AnnualReport, Unit
from generator.site import Site
from generator.url import Url
from generator.vocabulary import UnitKind

SHOWN = ("本年新收", "上年结转", "本年办结", "结转下年度", "行政复议", "行政诉讼", "现行有效")
_SHOWN = tuple(each for word in SHOWN for each in MEASURES if each.word == word)


@dataclass(frozen=True, slots=True)
class Row:
    unit: Link
    url: Url
    day: date
    is_late: bool
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Units whose numbers are added up, or of which each stands for itself."""

    title: str
    rows: tuple[Row, ...]
    sums: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """Everything that templates/pages/annual-year.html can see."""

    head: Head
    title: str
    words: tuple[str, ...]
    groups: tuple[Group, ...]
    count: int
    missing: tuple[Link, ...]
    years: tuple[Link, ...]
    csv_url: Url
    json_url: Url


def _never(_site: Site, _value: str) -> bool:
    """A year is one page."""
    return False


@for_lists("report-year", is_paged=_never)
def plan(site: Site, place: ListPage) -> Iterator[Page]:
    year, name = int(place.value), annual_table.name(place.value)
    yield from part.files_of(name, annual_table.of_year(site, place.value))
    reports = annual.of_year(site, place.value)
    title = f"{year}年政府信息公开工作年度报告"
    description = f"{site.config.name}和各单位{year}年政府信息公开工作年度报告的公布情况和主要数据"
    view = View(
        head=part.head(
            site,
            url.reports_year(year),
            title,
            description,
            crumbs=(Link("政府信息公开年报", url.at("columns", "reports")),),
            meta=part.column_meta(title, description, "信息公开年报"),
            entry=url.at("columns", "reports"),
        ),
        title=title,
        words=SHOWN,
        groups=tuple(_groups(site, reports)),
        count=len(reports),
        missing=tuple(_missing(site, year, reports)),
        years=tuple(_years(site, year)),
        csv_url=url.table(name, "csv"),
        json_url=url.table(name, "json"),
    )
    yield part.page_of(url.reports_year(year), "annual-year", view)


def _years(site: Site, year: int) -> Iterator[Link]:
    """The other years, newest first."""
    for value, word, _count in reversed(site.lists("report-year")):
        if int(value) != year:
            yield Link(word, url.reports_year(value))


def _groups(site: Site, reports: Iterable[AnnualReport]) -> Iterator[Group]:
    found: dict[str, list[tuple[AnnualReport, Unit]]] = {}
    for report in reports:
        unit = annual.unit_of(site, report)
        if unit is not None:
            found.setdefault(_kind(site, unit), []).append((report, unit))
    for title in _KINDS:
        pairs = found.get(title, [])
        if pairs:
            rows = tuple(_row(site, report, unit) for report, unit in pairs)
            sums = _sums(report for report, _ in pairs) if title == _INCLUDED else ()
            yield Group(title, rows, sums)


_GOVERNMENT, _INCLUDED, _OTHERS = "本级政府", "所属部门、镇街", "垂直管理单位和其他单位"
_KINDS = (_GOVERNMENT, _INCLUDED, _OTHERS)


def _kind(site: Site, unit: Unit) -> str:
    if annual.is_government(site, unit):
        return _GOVERNMENT
    return _INCLUDED if annual.is_included(site, unit) else _OTHERS


def _row(site: Site, report: AnnualReport, unit: Unit) -> Row:
    return Row(
        Link(unit.name, url.of(unit)),
        url.of(report),
        report.published,
        report.published > annual.due(site, unit, report.year),
        tuple(printed(each.of(report)) or "—" for each in _SHOWN),
    )


def _sums(reports: Iterable[AnnualReport]) -> tuple[str, ...]:
    columns: list[list[Number]] = [[] for _ in _SHOWN]
    for report in reports:
        for column, measure in zip(columns, _SHOWN, strict=True):
            value = measure.of(report)
            if value is not None:
                column.append(value)
    return tuple(printed(sum(column, start=0)) for column in columns)


_OWING = {UnitKind.GOVERNMENT, UnitKind.DEPARTMENT, UnitKind.TOWN, UnitKind.VERTICAL}
"""Administrative organs: article 49 speaks of them."""


def _missing(site: Site, year: int, reports: Iterable[AnnualReport]) -> Iterator[Link]:
    """Organs of that year without a report, once all are due."""
    if not site.has_passed(date(year + 1, 3, 31)):
        return
    told = {unit.id for each in reports if (unit := annual.unit_of(site, each))}
    for unit in site.all(Unit):
        if unit.kind in _OWING and unit.exists_on(date(year, 12, 31)) and unit.id not in told:
            yield part.party_link(unit)
