"""The page of a column: what stands in it, newest first, and what is below it."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import entrance, normative, part, standard_table, url
from generator.listing import GAZETTES, NORMATIVE, in_column, item_of, itself_in
from generator.memory import PAGE_SIZE
from generator.page import Fact, Head, Item, Link, Page, Pager, SearchDocument
from generator.planner import ListPage, for_each, for_lists
from generator.records import Column, Gathers, Standard
from generator.site import Site
from generator.text import day as in_full
from generator.url import Url


@dataclass(frozen=True, slots=True)
class Child:
    title: str
    url: str
    count: int
    reason: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of a standard catalogue that the column fulfils."""

    item: Link
    domain: str
    basis: str
    limit: str
    bodies: str


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    title: str
    purpose: str
    facts: tuple[Fact, ...]
    doors: tuple[Link, ...]
    children: tuple[Child, ...]
    rules: tuple[Rule, ...]
    overviews: tuple[Link, ...]
    """Pages made of what stands in it."""
    siblings: tuple[Link, ...]
    items: tuple[Item, ...]
    count: int
    pager: Pager
    empty_title: str
    reason: str
    is_archive: bool


@for_each(Column)
def plan(site: Site, column: Column) -> Iterator[Page]:
    name = in_column(column)
    cards, count = site.newest_cards(name, PAGE_SIZE), site.count(name)
    full = part.full_pages(count) if _has_older(site, column.id) else 0
    yield _page(site, column, ListPage("column", column.id, column.name, 0, full, cards), count)


def _has_older(site: Site, value: str) -> bool:
    """Where everything stands in the columns below, they have the older items; the newest stand for all."""
    column = site.get(Column, value)
    return column is not None and (not column.children or bool(site.count(itself_in(column))))


@for_lists("column", is_paged=_has_older, has_first=False)
def plan_older(site: Site, place: ListPage) -> Iterator[Page]:
    column = site.get(Column, place.value)
    if column is not None:
        yield _page(site, column, place, 0)


def _page(site: Site, column: Column, place: ListPage, count: int) -> Page:
    pager = part.pager(url.of(column), place.number, place.full)
    address = url.archive_page(url.of(column), place.number) if place.number else url.of(column)
    items = tuple(map(item_of, place.cards))
    trail = part.column_trail(site, column)
    number = f"（第{place.number}页）" if place.number else ""
    above = trail[-2].children if len(trail) > 1 else ()
    children = () if number else tuple(_child(site, each) for each in column.children)
    view = View(
        head=part.head(
            site,
            address,
            f"{column.name}{number}",
            column.purpose or column.name,
            crumbs=tuple(Link(each.name, url.of(each)) for each in trail[: None if number else -1]),
            meta=part.tags_of(column),
            entry=entrance.entry_address(site, trail[0]),
        ),
        title=column.name,
        purpose=column.purpose or "",
        facts=part.facts(
            ("更新周期", column.cycle),
            ("公开时限", column.limit),
            ("责任单位", part.unit_names(site, column, "units")),
            ("责任人", column.keeper),
            ("依据", column.basis),
            ("开设日期", in_full(column.opened) if column.opened else None),
            ("登记", "栏目登记册", url.COLUMNS),
        ),
        doors=() if number else tuple(_doors(site, column)),
        children=children,
        rules=() if number else tuple(_rules(site, column)),
        overviews=() if number else tuple(_overviews(site, column)),
        siblings=tuple(Link(each.name, url.of(each)) for each in above),
        items=items,
        count=count,
        pager=pager,
        empty_title="本级不适用" if column.not_applicable else "没有内容",
        reason=_reason(site, column, has_items=bool(items)),
        is_archive=bool(number),
    )
    modified = max((item.day for item in items if item.day), default=None)
    search = None if number else _search(column, address, children)
    return part.page_of(
        address, "column", view, search=search, modified=modified, place="site.yaml"
    )


def _doors(site: Site, column: Column) -> Iterator[Link]:
    """Pages that show what the column gathers in another way."""
    match column.gathers:
        case Gathers.NORMATIVE if site.count(NORMATIVE):
            yield Link(normative.TITLES[normative.IN_FORCE], url.NORMATIVE)
        case Gathers.VOID if site.count(NORMATIVE):
            yield Link(normative.TITLES[normative.VOID], url.NORMATIVE_VOID)
        case Gathers.GAZETTES if site.count(GAZETTES):
            yield Link("历年公报", url.GAZETTES)
            yield Link("公报总目录", url.GAZETTE_CONTENTS)
        case _:
            pass


def _search(column: Column, address: Url, children: tuple[Child, ...]) -> SearchDocument:
    texts = (column.purpose or "", *(each.title for each in children))
    return SearchDocument(address, column.name, "栏目", texts, column=column.name)


def _child(site: Site, column: Column) -> Child:
    count = site.count(in_column(column))
    return Child(column.name, url.of(column), count, column.not_applicable or "")


def _rules(site: Site, column: Column) -> Iterator[Rule]:
    for standard in site.referring(Standard, "kept_in", to=column):
        for number, item in standard.numbered():
            if column.id in item.kept_in:
                address = f"{url.of(standard)}#{standard_table.anchor(number)}"
                limit = item.limit or item.requirement or ""
                bodies = "、".join(item.bodies)
                yield Rule(Link(item.title, address), standard.domain, item.basis, limit, bodies)


def _overviews(site: Site, column: Column) -> Iterator[Link]:
    if column.id == "content" and site.config.absences is not None:
        yield Link("法定主动公开内容核对表", url.COVERAGE)
    if column.id == "reports":
        for year, word, _count in reversed(site.list_words("report-year")):
            yield Link(f"{word}各单位的报告", url.reports_year(year))


def _reason(site: Site, column: Column, *, has_items: bool) -> str:
    """Why nothing stands here; an empty page that says nothing is what inspectors look for."""
    if has_items:
        return ""
    if column.not_applicable:
        by = part.unit_names(site, column, "units")
        day = f"（{by}{in_full(column.explained)}说明）" if column.explained else ""
        return f"{column.not_applicable}{day}"
    return "这个栏目还没有发布内容。" if not column.children else "请从下级栏目查看。"
