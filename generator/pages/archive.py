"""Static archives: everything by kind, year, topic, unit, genre and validity."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import part, url
from generator.listing import FED, item_of
from generator.page import Head, Item, Link, Page, Pager
from generator.planner import ListPage, for_lists, once
from generator.records import Unit
from generator.site import Site
from generator.url import Url
from generator.vocabulary import GENRES, TOPICS, Validity

INDEX = Url("lists/index.html")


@dataclass(frozen=True, slots=True)
class Facet:
    """One way of sorting everything."""

    word: str
    order: tuple[str, ...] = ()
    """Words in the order wanted; the others come after them, by address."""


FACETS = {
    "kind": Facet(
        "种类",
        (
            "文件和信息",
            "行政规范性文件",
            "政策解读",
            "政策咨询问答",
            "办事指南",
            "年度报告",
            "事项",
            "数据表",
        ),
    ),
    "year": Facet("年份"),
    "topic": Facet("主题分类", TOPICS),
    "unit": Facet("单位"),
    "genre": Facet("体裁", GENRES),
    "validity": Facet("有效性", tuple(Validity)),
    "form": Facet("解读形式"),
    "question-field": Facet("问答领域"),
    "question-audience": Facet("问答受众"),
    "matter": Facet("事项"),
    "service-audience": Facet("办事对象"),
    "tag": Facet("标签"),
}


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    facet: str
    title: str
    items: tuple[Item, ...]
    count: int
    pager: Pager
    years: tuple[Link, ...]
    siblings: tuple[Link, ...]
    index_url: Url
    feed_url: Url | None


@dataclass(frozen=True, slots=True)
class FacetLinks:
    name: str
    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """All archives with their sizes: the one page where a new document changes every count."""

    head: Head
    facets: tuple[FacetLinks, ...]


@once
def plan_index(site: Site) -> Iterator[Page]:
    description = (
        "按种类、年份、主题分类、单位、体裁、有效性、解读形式、问答领域和事项种类查看全部公开信息"
    )
    head = part.head(
        site,
        INDEX,
        "全部信息",
        description,
        meta=part.column_meta("全部信息", description, "信息公开目录"),
    )
    facets = tuple(
        FacetLinks(name, facet.word, tuple(_links(site, name, with_counts=True)))
        for name, facet in FACETS.items()
    )
    yield part.page_of(
        INDEX, "archives", IndexView(head, tuple(facet for facet in facets if facet.links))
    )


def _links(site: Site, name: str, *, with_counts: bool = False) -> Iterator[Link]:
    """The lists of a facet in order: years newest first, units as registered, words as prescribed."""
    order = FACETS[name].order
    if name == "unit":
        order = tuple(unit.name for unit in site.all(Unit))
    rank = {word: index for index, word in enumerate(order)}
    found = site.lists(name) if with_counts else site.list_words(name)
    ordered = sorted(found, key=lambda each: (rank.get(each[1], len(rank)), each[0]))
    for value, word, count in reversed(ordered) if name == "year" else ordered:
        yield Link(word, url.archive(name, value), count if with_counts else None)


def _has_older(_site: Site, value: str) -> bool:
    """The two great kinds are the years together: their older items stand there."""
    return value not in {"documents", "interpretations"}


@for_lists(*FACETS, is_paged=_has_older)
def plan(site: Site, place: ListPage) -> Iterator[Page]:
    first = url.archive(place.facet, place.value)
    feed = url.feed(place.facet, place.value) if place.facet in FED else None
    facet, word = FACETS[place.facet].word, place.word
    address = url.archive_page(first, place.number) if place.number else first
    title = f"{word}（第{place.number}页）" if place.number else word
    items = tuple(map(item_of, place.cards))
    is_cut = not place.number and not _has_older(site, place.value)
    view = View(
        head=part.head(
            site,
            address,
            title,
            f"{site.config.name}公开的信息，{facet}：{word}",
            crumbs=(
                Link("全部信息", INDEX),
                *((Link(word, first),) if place.number else ()),
            ),
            meta=part.column_meta(word, f"{facet}为{word}的信息", "信息公开目录"),
            feeds=(Link(f"{word}的信息", feed),) if feed else (),
        ),
        facet=facet,
        title=title,
        items=items,
        count=0 if place.number else site.count(place.name),
        pager=part.pager(first, place.number, place.full),
        years=tuple(_links(site, "year")) if is_cut else (),
        siblings=() if place.number else tuple(_links(site, place.facet)),
        index_url=INDEX,
        feed_url=feed,
    )
    modified = max((item.day for item in items if item.day), default=None)
    yield part.page_of(address, "archive", view, modified=modified)
