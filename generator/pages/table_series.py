"""A data table that is published period by period: all its periods, those that are missing among them."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import part, table_view, url
from generator.page import Fact, Head, Link, Page, SearchDocument
from generator.planner import for_each
from generator.publication import Turn, turns
from generator.records import DataTable
from generator.site import Site
from generator.table_view import FieldView
from generator.text import day


@dataclass(frozen=True, slots=True)
class Period:
    """A period with what its columns come to, or why it is not there; newest first."""

    name: str
    url: str
    published: str
    rows: int
    sums: tuple[str, ...]
    note: str
    is_missing: bool


@dataclass(frozen=True, slots=True)
class View:
    """Everything that templates/pages/table-series.html can see."""

    head: Head
    kind: str
    title: str
    lead: str
    facts: tuple[Fact, ...]
    heads: tuple[str, ...]
    """Of the columns that are summed."""
    periods: tuple[Period, ...]
    has_notes: bool
    fields: tuple[FieldView, ...]
    downloads: tuple[Link, ...]
    changes: tuple[Fact, ...]
    related: tuple[Link, ...]
    citation: str
    address: str


@for_each(DataTable)
def plan(site: Site, table: DataTable) -> Iterator[Page]:
    if not table.issues:
        return
    every = turns(site, table)
    address = url.of(table)
    summed = [at for at, each in enumerate(table.fields) if each.is_summed]
    periods = tuple(_period(table, each, summed) for each in reversed(every))
    view = View(
        head=table_view.head(site, table, address, table.title),
        kind=table.kind,
        title=table.title,
        lead=table.description or "",
        facts=table_view.facts(site, table),
        heads=tuple(table.fields[at].head for at in summed),
        periods=periods,
        has_notes=any(each.note for each in periods),
        fields=table_view.fields(table),
        downloads=table_view.downloads(address),
        changes=table_view.changes(table),
        related=table_view.related(site, table),
        citation=part.citation(
            table.title, part.unit_names(site, table, "units"), day(table.latest)
        ),
        address=url.absolute(site.config.base, address),
    )
    yield part.page_of(
        address,
        "table-series",
        view,
        search=_search(site, table, view),
        modified=table.latest,
        place=table.place.file,
    )
    contents = [(each.contents, (each.period.name,)) for each in every if each.contents]
    yield from table_view.files(site, address, table.title, table, contents, table_view.PERIOD)


def _period(table: DataTable, turn: Turn, summed: list[int]) -> Period:
    name = turn.period.name
    if turn.issue is not None and turn.contents is not None:
        sums = tuple(turn.contents.sums[at] for at in summed)
        published, note = day(turn.issue.published), turn.issue.note or ""
        address = url.issue(table, turn.period.key)
        return Period(name, address, published, turn.contents.count, sums, note, is_missing=False)
    said = turn.statement
    note = f"{day(said.day)}说明：{said.text}" if said else ""
    return Period(name, "", "", 0, (), note, is_missing=said is None)


def _told(each: Period) -> str:
    return f"{each.name}：{each.note}" if each.note else ""


def _search(site: Site, table: DataTable, view: View) -> SearchDocument:
    periods = (
        text
        for each in view.periods
        for text in (each.name, each.published, *each.sums, str(each.rows), _told(each))
    )
    return SearchDocument(
        view.head.url,
        view.title,
        table.noun,
        (
            view.lead,
            *periods,
            *view.heads,
            *table_view.texts(view.fields),
            *part.values(view.facts),
            *table_view.told(view.changes),
        ),
        table.latest,
        units=table_view.unit_names(site, table),
        column=table_view.column_name(site, table),
    )
