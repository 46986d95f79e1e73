"""Pages that help to find: the site map, search, and what stands at an address that does not exist."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator import entrance, overviews, part, url
from generator.page import Head, Link, Page
from generator.pinyin import pinyin
from generator.planner import once
from generator.records import Column, PlainPage, Unit
from generator.site import Site
from generator.url import Url


@dataclass(frozen=True, slots=True)
class Branch:
    title: str
    url: Url
    branches: tuple["Branch", ...]


@dataclass(frozen=True, slots=True)
class MapView:
    head: Head
    columns: tuple[Branch, ...]
    catalogs: tuple[Link, ...]
    units: tuple[Link, ...]
    pages: tuple[Link, ...]
    overviews: tuple[Link, ...]
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """Units whose names begin with one letter in pinyin."""

    letter: str
    units: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    head: Head
    letters: tuple[Letter, ...]
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MissingView:
    head: Head
    entrances: tuple[entrance.Entrance, ...]
    ways: tuple[Link, ...]
    correction: str
    phone: str


WAYS = (
    Link("全部信息", "lists/index.html"),
    Link("单位", url.UNITS),
    Link("任务清单", url.CATALOGS),
    Link("站点地图", url.SITE_MAP),
)


@once
def plan(site: Site) -> Iterator[Page]:
    yield _map(site)
    if site.config.is_searchable:
        yield _search(site)
    yield _missing(site)


def _map(site: Site) -> Page:
    head = part.head(site, url.SITE_MAP, "站点地图", "本平台的全部栏目、清单、单位和帮助页面")
    view = MapView(
        head,
        tuple(map(_branch, site.config.columns)),
        tuple(Link(each.title, url.of(each)) for each in part.latest_catalogs(site)),
        tuple(map(part.party_link, site.all(Unit))),
        tuple(Link(each.title, url.of(each)) for each in site.all(PlainPage)),
        tuple(overviews.for_readers(site)),
        (
            *WAYS[:1],
            *overviews.of_the_section(site),
            *((Link("搜索", url.SEARCH),) if site.config.is_searchable else ()),
        ),
    )
    return part.page_of(url.SITE_MAP, "site-map", view)


def _branch(column: Column) -> Branch:
    return Branch(column.name, url.of(column), tuple(map(_branch, column.children)))


def _search(site: Site) -> Page:
    head = part.head(site, url.SEARCH, "搜索", "搜索本平台公开的信息：标题、正文、文号和单位")
    units = [unit for unit in site.all(Unit) if site.is_active(unit)]
    by_letter: dict[str, list[Link]] = {}
    for unit in sorted(units, key=lambda each: (_spoken(each), each.name)):
        letter = (*_spoken(unit), "#")[0][0].upper()
        by_letter.setdefault(letter, []).append(part.party_link(unit))
    letters = tuple(Letter(letter, tuple(links)) for letter, links in by_letter.items())
    facets = (("kind", "按种类"), ("topic", "按主题"), ("year", "按年份"))
    ways = tuple(Link(word, Url(f"lists/index.html#{name}")) for name, word in facets)
    view = SearchView(head, letters, (*ways, *WAYS))
    return part.page_of(url.SEARCH, "search", view, listed=False)


def _spoken(unit: Unit) -> tuple[str, ...]:
    """区财政局 is looked for under C: the level in front says nothing."""
    return pinyin(re.sub("^[省市区县](?=..)", "", unit.name))


def _missing(site: Site) -> Page:
    """The server shows it at any depth, so its links start from the site's base address."""
    config = site.config
    head = part.head(site, url.NOT_FOUND, "没有这个页面", "这个地址没有内容")
    head = replace(head, prefix=url.path_of(config.base))
    phone = config.contact.phone if config.contact else None
    view = MissingView(head, _without_figures(site), WAYS, config.correction or "", phone or "")
    return part.page_of(url.NOT_FOUND, "missing", view, listed=False)


def _without_figures(site: Site) -> tuple[entrance.Entrance, ...]:
    """So that a new document does not write this page again."""
    return tuple(replace(each, figure="") for each in entrance.of_portal(site))
