"""The directories of normative documents: all in force, all void, and those of each unit."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import normative, part, url
from generator.listing import NORMATIVE, of_normative
from generator.normative import IN_FORCE, TITLES, VOID, Line
from generator.page import Head, Link, Page
from generator.planner import ListPage, for_lists, once
from generator.records import Cleanup, Unit
from generator.site import Site
from generator.url import Url


@dataclass(frozen=True, slots=True)
class Part:
    """A table of the page; `key` tells it from others there."""

    key: str
    title: str
    is_void: bool
    lines: tuple[Line, ...]
    issuers: tuple[str, ...]
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """Everything that templates/pages/normative.html can see."""

    head: Head
    title: str
    lead: str
    count: int
    parts: tuple[Part, ...]
    downloads: tuple[Link, ...]
    related: tuple[Link, ...]
    ground: str


@once
def plan(site: Site) -> Iterator[Page]:
    if not site.count(NORMATIVE):
        return
    found = tuple(normative.lines(site))
    cleanups = tuple(Link(each.title, url.of(each)) for each in normative.newest(site.all(Cleanup)))
    units = tuple(
        Link(f"{word}（{count}件）", url.normative_of(value))
        for value, word, count in site.lists("unit-normative")
    )
    tables = dict(normative.tables(site))
    for name, address, lead, other in (
        (
            IN_FORCE,
            url.NORMATIVE,
            "按公布日期排列，新的在前。已经公布、尚未施行的也列在里面。",
            VOID,
        ),
        (VOID, url.NORMATIVE_VOID, "不再作为行政管理的依据，原文和网址保留，供查阅。", IN_FORCE),
    ):
        section = _part(name, tuple(each for each in found if each.is_void == (name == VOID)))
        view = View(
            head=_head(site, address, TITLES[name]),
            title=TITLES[name],
            lead=lead,
            count=len(section.lines),
            parts=(section,),
            downloads=tuple(
                Link(suffix.upper(), url.table(name, suffix)) for suffix in ("csv", "xlsx", "json")
            ),
            related=(Link(TITLES[other], _ADDRESSES[other]), *cleanups, *units),
            ground=site.config.lifetime.ground,
        )
        yield part.page_of(address, "normative", view)
        yield Page(url.table(name, "xlsx"), "data.xlsx", tables[name], listed=False)


_ADDRESSES = {IN_FORCE: url.NORMATIVE, VOID: url.NORMATIVE_VOID}


def _never(_site: Site, _value: str) -> bool:
    """Those of a unit are one page."""
    return False


@for_lists("unit-normative", is_paged=_never)
def plan_unit(site: Site, place: ListPage) -> Iterator[Page]:
    unit = site.get(Unit, place.value)
    if unit is None:
        return
    found = tuple(normative.lines(site, of_normative(unit)))
    address = url.normative_of(unit.id)
    title = f"{unit.formal_name}的行政规范性文件"
    parts = tuple(
        _part(name, some)
        for name in (IN_FORCE, VOID)
        if (some := tuple(each for each in found if each.is_void == (name == VOID)))
    )
    view = View(
        head=_head(site, address, title),
        title=title,
        lead="",
        count=len(found),
        parts=parts,
        downloads=(),
        related=(
            Link(unit.name, url.of(unit)),
            *(Link(TITLES[name], _ADDRESSES[name]) for name in (IN_FORCE, VOID)),
        ),
        ground="",
    )
    yield part.page_of(address, "normative", view)


def _part(name: str, lines: tuple[Line, ...]) -> Part:
    issuers = dict.fromkeys(one for each in lines for one in each.issuers.split("、"))
    states = dict.fromkeys(each.state for each in lines if each.state)
    title = "废止、失效" if name == VOID else "现行有效"
    return Part(name, title, name == VOID, lines, tuple(sorted(issuers)), tuple(states))


def _head(site: Site, address: Url, title: str) -> Head:
    description = f"{site.config.name}{title}"
    return part.head(
        site,
        address,
        title,
        description,
        crumbs=(Link("行政规范性文件", url.NORMATIVE),) if address != url.NORMATIVE else (),
        meta=part.column_meta(title, description, "政策文件", ("行政规范性文件", "有效性")),
        entry=url.at("columns", "content"),
    )
