"""The page of a column: what stands in it, newest first, and what is below it."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import entrance, part, url
from generator.page import Fact, Head, Item, Link, Page, Pager, SearchDocument
from generator.records import Column
from generator.site import Site, filed_below


@dataclass(frozen=True, slots=True)
class Child:
    title: str
    url: str
    count: int
    reason: str


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    title: str
    purpose: str
    facts: tuple[Fact, ...]
    children: tuple[Child, ...]
    siblings: tuple[Link, ...]
    items: tuple[Item, ...]
    count: int
    pager: Pager
    empty_title: str
    reason: str
    is_archive: bool


def plan(site: Site) -> Iterator[Page]:
    for column in site.all(Column):
        yield from _pages(site, column)


def _pages(site: Site, column: Column) -> Iterator[Page]:
    records = part.newest(filed_below(site, column))
    items = [part.item(site, each) for each in records]
    trail = part.column_trail(site, column)
    children = tuple(_child(site, each) for each in column.children)
    above = trail[-2].children if len(trail) > 1 else ()
    for address, chunk, pager in part.paged(items, url.of(column)):
        number = f"（第{pager.number}页）" if pager.number else ""
        view = View(
            head=part.head(
                site,
                address,
                f"{column.name}{number}",
                column.purpose or column.name,
                crumbs=tuple(
                    Link(each.name, url.of(each)) for each in trail[: None if number else -1]
                ),
                meta=part.tags_of(column),
                entry=entrance.entry_address(site, trail[0]),
            ),
            title=column.name,
            purpose=column.purpose or "",
            facts=part.facts(
                ("更新周期", column.cycle),
                ("责任单位", "、".join(each.title for each in site.parties(column, "units"))),
                ("依据", column.basis),
            ),
            children=children,
            siblings=tuple(Link(each.name, url.of(each)) for each in above),
            items=chunk,
            count=len(items),
            pager=pager,
            empty_title="本级不适用" if column.not_applicable else "没有内容",
            reason=_reason(column, has_items=bool(items)),
            is_archive=bool(number),
        )
        modified = max((item.day for item in chunk if item.day), default=None)
        search = None
        if not pager.number:
            text = "\n".join(filter(None, (column.purpose, *(each.title for each in children))))
            search = SearchDocument(address, column.name, "栏目", text)
        yield part.page_of(
            address, "column", view, search=search, modified=modified, place="site.yaml"
        )


def _child(site: Site, column: Column) -> Child:
    count = len(filed_below(site, column))
    return Child(column.name, url.of(column), count, column.not_applicable or "")


def _reason(column: Column, *, has_items: bool) -> str:
    """Why nothing stands here; an empty page that says nothing is what inspectors look for."""
    if has_items:
        return ""
    if column.not_applicable:
        return column.not_applicable
    return "这个栏目还没有发布内容。" if not column.children else "请从下级栏目查看。"
