"""Ledgers (台账): what a list, or a unit, still has to do, with the days that are left.

They say what day it is, and so are written again every day; no other pages but reminders do.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator import ledger, part, standing, task_table, url
from generator.ledger import Row
from generator.page import Head, Link, Page, Tag
from generator.planner import for_each
from generator.records import Catalog, Unit
from generator.site import Site
from generator.standing import Tally, role
from generator.text import day
from generator.url import Url


@dataclass(frozen=True, slots=True)
class RowView:
    label: str
    title: str
    url: Url
    catalog: Link
    role: str
    who: tuple[Link, ...]
    names: str
    """The names of `who`, as the filter compares them."""
    deadline: str
    name: str
    day: date | None
    left: str
    state: Tag
    reason: str
    proofs: standing.Proofs


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one state; `role` is its anchor, too."""

    role: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class View:
    """Of a list, or of a unit: then `of_unit` says that the rows tell which list and as whom."""

    head: Head
    kind: str
    title: str
    as_of: str
    tally: Tally
    of_unit: bool
    states: tuple[str, ...]
    units: tuple[str, ...]
    groups: tuple[Group, ...]
    downloads: tuple[Link, ...]
    links: tuple[Link, ...]


@for_each(Catalog)
def plan_catalog(site: Site, catalog: Catalog) -> Iterator[Page]:
    rows = ledger.of_catalog(site, catalog)
    title = f"{catalog.title}台账"
    table = ledger.table(site, title, rows)
    xlsx = url.ledger(catalog, "xlsx")
    name = url.ledger_table(catalog)
    head = part.head(
        site,
        url.ledger(catalog),
        title,
        f"{catalog.title}各项任务的状态、截止日期、剩余天数和佐证",
        crumbs=(Link("任务清单", url.CATALOGS), Link(catalog.title, url.of(catalog))),
        meta=part.column_meta("台账", title, "信息公开目录"),
        entry=url.CATALOGS,
    )
    view = _view(
        site,
        rows,
        head=head,
        kind=catalog.title,
        downloads=(
            Link("XLSX", xlsx),
            Link("CSV", url.table(name, "csv")),
            Link("JSON", url.table(name, "json")),
        ),
        links=(Link("清单", url.of(catalog)), Link("进度", url.progress(catalog))),
    )
    yield part.page_of(url.ledger(catalog), "ledger", view, place=catalog.place.file)
    yield Page(xlsx, "data.xlsx", table, listed=False)
    yield from part.files_of(name, table)


@for_each(Unit)
def plan_unit(site: Site, unit: Unit) -> Iterator[Page]:
    rows = ledger.of_unit(site, unit)
    if not rows:
        return
    title = f"{unit.name}任务台账"
    xlsx = url.ledger(unit, "xlsx")
    head = part.head(
        site,
        url.ledger(unit),
        title,
        f"{unit.name}在各份任务清单里承担的任务的状态、截止日期、剩余天数和佐证",
        crumbs=(Link("单位", url.UNITS), Link(unit.name, url.of(unit))),
        meta=part.column_meta("台账", title, "信息公开目录"),
        entry=url.UNITS,
    )
    links = [Link("单位", url.of(unit))]
    if ledger.reminded(site, unit, rows):
        links.append(Link("催办单", url.reminder(unit)))
    view = _view(
        site,
        rows,
        head=head,
        kind=unit.name,
        downloads=(Link("XLSX", xlsx),),
        links=tuple(links),
        of_unit=True,
    )
    yield part.page_of(url.ledger(unit), "ledger", view, place=unit.place.file)
    yield Page(xlsx, "data.xlsx", ledger.table(site, title, rows, of_unit=True), listed=False)


def _view(
    site: Site,
    rows: Iterable[Row],
    *,
    head: Head,
    kind: str,
    downloads: tuple[Link, ...],
    links: tuple[Link, ...],
    of_unit: bool = False,
) -> View:
    rows = tuple(rows)
    tally = standing.tally(row.state for row in rows)
    groups = tuple(
        Group(role(state), tuple(row_view(site, row) for row in group))
        for state, group in groupby(rows, key=lambda row: row.state)
    )
    names = dict.fromkeys(
        link.title for group in groups for each in group.rows for link in each.who
    )
    return View(
        head=head,
        kind=kind,
        title="任务台账",
        as_of=day(site.today()),
        tally=tally,
        of_unit=of_unit,
        states=tuple(each.word for each in tally.counts),
        units=() if of_unit else tuple(names),
        groups=groups,
        downloads=downloads,
        links=links,
    )


def row_view(site: Site, row: Row) -> RowView:
    """Asks what day it is."""
    task = row.task
    who = (part.party_link(row.unit),) if row.unit else _named(site, row)
    return RowView(
        label=task.label,
        title=task.title,
        url=url.of(task),
        catalog=Link(row.catalog.title, url.of(row.catalog)),
        role=row.role,
        who=who,
        names=" ".join(each.title for each in who),
        deadline=row.limit,
        name=row.name,
        day=row.turn.last_day,
        left=ledger.days_left(row, site.today()),
        state=standing.tag(row.state),
        reason=row.reason,
        proofs=standing.proofs(row.turn),
    )


def _named(site: Site, row: Row) -> tuple[Link, ...]:
    field = "leads" if row.task.leads else "responsible"
    return tuple(
        Link(each.title, each.url) for each in task_table.party_links(site, row.task, field)
    )
