"""The matrix of organs and what articles 20 and 21 order: what is published, why not, and what is silent."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import coverage, coverage_table, part, url
from generator.coverage import Cell
from generator.page import Head, Link, Page
from generator.planner import once
from generator.records import Unit
from generator.site import Site
from generator.statutory_content import StatutoryItem
from generator.url import Url
from generator.vocabulary import Level, UnitKind


@dataclass(frozen=True, slots=True)
class HeadCell:
    number: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell: a number of items, the number of a reason, or the word 缺."""

    word: str
    url: str
    tone: str


@dataclass(frozen=True, slots=True)
class Row:
    unit: Link
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Of organs that owe the same items."""

    title: str
    items: tuple[HeadCell, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class ReasonView:
    number: int
    text: str
    column: Link | None


@dataclass(frozen=True, slots=True)
class View:
    """Everything that templates/pages/coverage.html can see."""

    head: Head
    matrices: tuple[Matrix, ...]
    reasons: tuple[ReasonView, ...]
    published: int
    explained: int
    silent: int
    csv_url: Url
    json_url: Url


@once
def plan(site: Site) -> Iterator[Page]:
    if not coverage.is_kept(site):
        return
    found = {unit: coverage.cells(site, unit) for unit in coverage.organs(site)}
    every = [cell for cells in found.values() for cell in cells]
    numbers = _numbered(every)
    title = coverage_table.TITLE
    description = "各单位对条例第二十条、第二十一条的各项，公开了几件，没有公开的是什么原因"
    view = View(
        head=part.head(
            site,
            url.COVERAGE,
            title,
            description,
            crumbs=(Link("法定主动公开内容", url.at("columns", "content")),),
            meta=part.column_meta(title, description, "信息公开目录"),
            entry=url.at("columns", "content"),
        ),
        matrices=tuple(_matrices(site, found, numbers)),
        reasons=tuple(_reasons(every, numbers)),
        published=sum(each.is_published for each in every),
        explained=sum(each.reason is not None for each in every),
        silent=sum(each.is_silent for each in every),
        csv_url=url.table(coverage_table.NAME, "csv"),
        json_url=url.table(coverage_table.NAME, "json"),
    )
    yield part.page_of(url.COVERAGE, "coverage", view, place="site.yaml")


def _numbered(cells: Iterable[Cell]) -> dict[str, int]:
    """Reasons by their texts, in the order in which the matrix comes upon them."""
    texts = dict.fromkeys(each.reason.text for each in cells if each.reason)
    return {text: number for number, text in enumerate(texts, start=1)}


def _reasons(cells: Iterable[Cell], numbers: dict[str, int]) -> Iterator[ReasonView]:
    first = {each.reason.text: each.reason for each in reversed(list(cells)) if each.reason}
    for text, number in numbers.items():
        column = first[text].column
        yield ReasonView(number, text, Link(column.name, url.of(column)) if column else None)


def _matrices(
    site: Site, found: dict[Unit, tuple[Cell, ...]], numbers: dict[str, int]
) -> Iterator[Matrix]:
    titles = {
        Level.CITY: "市级机关", Level.COUNTY: "县级机关", Level.TOWN: "镇街",
    }  # fmt: skip
    for level, title in titles.items():
        units = [each for each in found if coverage.level_of(site, each) is level]
        if units:
            items = tuple(_head(each) for each in coverage.owed(site, units[0]))
            groups = tuple(
                Group(
                    kind,
                    tuple(_row(each, found[each], numbers) for each in units if each.kind is kind),
                )
                for kind in UnitKind
                if any(each.kind is kind for each in units)
            )
            yield Matrix(title, items, groups)


def _head(item: StatutoryItem) -> HeadCell:
    return HeadCell(item.number if item.article == 20 else "21条", item.name, item.text)


def _row(unit: Unit, cells: Iterable[Cell], numbers: dict[str, int]) -> Row:
    entry = url.entry(unit, "content")
    return Row(Link(unit.name, entry), tuple(_mark(each, entry, numbers) for each in cells))


def _mark(cell: Cell, entry: Url, numbers: dict[str, int]) -> Mark:
    if cell.count:
        return Mark(str(cell.count), entry, "")
    if cell.on_own_page:
        return Mark("有", entry, "")
    if cell.reason:
        number = numbers[cell.reason.text]
        return Mark(f"注{number}", f"{url.COVERAGE}#r{number}", "quiet")
    return Mark("缺", "", "alarm")
