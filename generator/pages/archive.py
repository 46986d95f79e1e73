"""Static archives: everything by kind, year, topic, unit, genre and validity."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator import part, url
from generator.page import Head, Item, Link, Page, Pager
from generator.record import Entry
from generator.records import Document, Interpretation, Unit
from generator.site import Site, validity
from generator.text import slug
from generator.url import Url
from generator.vocabulary import GENRES, TOPICS, Validity

INDEX = Url("lists/index.html")


@dataclass(frozen=True, slots=True)
class Facet:
    """One way of sorting everything.  `values` gives (address part, word) of a record."""

    name: str
    word: str
    values: Callable[[Site, Entry], Iterable[tuple[str, str]]]
    order: tuple[str, ...] = ()
    """Words in the order wanted; without it, newest or first come first."""


def _kind(_site: Site, record: Entry) -> Iterator[tuple[str, str]]:
    if isinstance(record, Interpretation):
        yield "interpretations", "政策解读"
    elif isinstance(record, Document):
        yield "documents", "文件和信息"
        if record.register_number:
            yield "normative", "行政规范性文件"


def _year(_site: Site, record: Entry) -> Iterator[tuple[str, str]]:
    day = part.published(record)
    if day:
        yield str(day.year), f"{day.year}年"


def _topic(_site: Site, record: Entry) -> Iterator[tuple[str, str]]:
    if isinstance(record, Document) and record.topic:
        name = part.topic_class(record.topic)
        yield slug(name), name


def _unit(site: Site, record: Entry) -> Iterator[tuple[str, str]]:
    field = "issuers" if isinstance(record, Document) else "units"
    for party in site.parties(record, field):
        if isinstance(party, Unit):
            yield party.id, party.name


def _genre(_site: Site, record: Entry) -> Iterator[tuple[str, str]]:
    if isinstance(record, Document) and record.genre:
        yield slug(record.genre), record.genre


def _validity(site: Site, record: Entry) -> Iterator[tuple[str, str]]:
    state = validity(site, record) if isinstance(record, Document) else None
    if state:
        yield slug(state), state


def _form(_site: Site, record: Entry) -> Iterator[tuple[str, str]]:
    if isinstance(record, Interpretation):
        yield slug(record.form), record.form


FACETS = (
    Facet("kind", "种类", _kind, ("文件和信息", "行政规范性文件", "政策解读")),
    Facet("year", "年份", _year),
    Facet("topic", "主题分类", _topic, TOPICS),
    Facet("unit", "单位", _unit),
    Facet("genre", "体裁", _genre, GENRES),
    Facet("validity", "有效性", _validity, tuple(Validity)),
    Facet("form", "解读形式", _form),
)


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    facet: str
    title: str
    items: tuple[Item, ...]
    count: int
    pager: Pager
    siblings: tuple[Link, ...]
    index_url: Url
    feed_url: Url | None


@dataclass(frozen=True, slots=True)
class FacetLinks:
    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """All archives with their sizes: the one page where a new document changes every count."""

    head: Head
    facets: tuple[FacetLinks, ...]


def plan(site: Site) -> Iterator[Page]:
    records = part.newest(part.everything(site))
    facets = []
    for facet in FACETS:
        lists = _lists(site, facet, records)
        links = tuple(
            Link(word, url.archive(facet.name, value), len(found))
            for (value, word), found in lists.items()
        )
        facets.append(FacetLinks(facet.word, links))
        siblings = tuple(Link(link.title, link.url) for link in links)
        for key, found in lists.items():
            yield from _pages(site, facet, key, found, siblings)
    description = "按种类、年份、主题分类、单位、体裁、有效性和解读形式查看全部公开信息"
    head = part.head(
        site,
        INDEX,
        "全部信息",
        description,
        meta=part.column_meta("全部信息", description, "信息公开目录"),
    )
    yield part.page_of(
        INDEX, "archives", IndexView(head, tuple(facet for facet in facets if facet.links))
    )


def _lists(
    site: Site, facet: Facet, records: Iterable[Entry]
) -> dict[tuple[str, str], list[Entry]]:
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for record in records:
        for value in facet.values(site, record):
            found[value].append(record)
    rank = {word: index for index, word in enumerate(facet.order)}
    if facet.name == "year":
        return dict(sorted(found.items(), reverse=True))
    if facet.name == "unit":
        rank = {unit.name: index for index, unit in enumerate(site.all(Unit))}
    return dict(sorted(found.items(), key=lambda pair: (rank.get(pair[0][1], len(rank)), pair[0])))


def _pages(
    site: Site,
    facet: Facet,
    key: tuple[str, str],
    records: list[Entry],
    siblings: tuple[Link, ...],
) -> Iterator[Page]:
    value, word = key
    items = [part.item(site, each) for each in records]
    first = url.archive(facet.name, value)
    feed = url.feed(facet.name, value) if facet.name in {"unit", "topic"} else None
    for address, chunk, pager in part.paged(items, first):
        number = f"（第{pager.number}页）" if pager.number else ""
        title = f"{word}{number}"
        view = View(
            head=part.head(
                site,
                address,
                title,
                f"{site.config.name}公开的信息，{facet.word}：{word}",
                crumbs=(Link("全部信息", INDEX), *((Link(word, first),) if number else ())),
                meta=part.column_meta(word, f"{facet.word}为{word}的信息", "信息公开目录"),
                feeds=(Link(f"{word}的信息", feed),) if feed else (),
            ),
            facet=facet.word,
            title=title,
            items=chunk,
            count=len(items),
            pager=pager,
            siblings=siblings,
            index_url=INDEX,
            feed_url=feed,
        )
        modified = max((item.day for item in chunk if item.day), default=None)
        yield part.page_of(address, "archive", view, modified=modified)
