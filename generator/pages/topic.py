"""The page of a topic, and the list of all: those that go on, and those in the archive."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import part, url
from generator.gathering import is_over, items
from generator.page import Fact, Head, Item, Link, Page, SearchDocument
from generator.planner import for_each, once
from generator.records import Topic, Unit
from generator.records.topic import Section
from generator.site import Site
from generator.text import day


@dataclass(frozen=True, slots=True)
class OutsideLink:
    title: str
    url: str
    remark: str


@dataclass(frozen=True, slots=True)
class SectionView:
    anchor: str
    title: str
    remark: str
    items: tuple[Item, ...]
    links: tuple[OutsideLink, ...]


@dataclass(frozen=True, slots=True)
class View:
    """Everything that templates/pages/topic.html can see."""

    head: Head
    title: str
    lead: str
    facts: tuple[Fact, ...]
    archived: str
    sections: tuple[SectionView, ...]
    citation: str
    address: str


@dataclass(frozen=True, slots=True)
class Entrance:
    title: str
    url: str
    lead: str
    span: str


@dataclass(frozen=True, slots=True)
class IndexView:
    """Everything that templates/pages/topics.html can see."""

    head: Head
    current: tuple[Entrance, ...]
    archived: tuple[Entrance, ...]


@for_each(Topic)
def plan(site: Site, topic: Topic) -> Iterator[Page]:
    address = url.of(topic)
    units = site.referred(topic, "units", Unit)
    ended = ""
    if topic.until and is_over(site, topic):
        ended = f"{day(topic.until)}期满归档，不再收录新的内容，已有的保留备查。"
    view = View(
        head=_head(site, topic),
        title=topic.title,
        lead=topic.abstract,
        facts=part.facts(
            ("维护单位", part.unit_names(site, topic, "units")), ("时段", _span(topic) or None)
        ),
        archived=ended,
        sections=tuple(
            _section(site, topic, number, each)
            for number, each in enumerate(topic.sections, start=1)
        ),
        citation=part.citation(
            f"“{topic.title}”专题", part.unit_names(site, topic, "units"), day(topic.published)
        ),
        address=url.absolute(site.config.base, address),
    )
    search = SearchDocument(
        address,
        topic.title,
        topic.noun,
        tuple(_texts(topic)),
        topic.published,
        units=tuple(unit.name for unit in units),
    )
    yield part.page_of(
        address, "topic", view, search=search, modified=topic.published, place=topic.place.file
    )


def _texts(topic: Topic) -> Iterator[str]:
    yield topic.abstract
    for section in topic.sections:
        yield section.title
        yield section.remark or ""
        for link in section.links:
            yield link.name
            yield link.remark or ""


def _span(topic: Topic) -> str:
    since = f"{day(topic.since)}起" if topic.since else ""
    if topic.since and topic.until:
        return f"{day(topic.since)}至{day(topic.until)}"
    return f"至{day(topic.until)}" if topic.until else since


def _section(site: Site, topic: Topic, number: int, section: Section) -> SectionView:
    return SectionView(
        f"s{number}",
        section.title,
        section.remark or "",
        tuple(part.item(site, each) for each in items(site, topic, section)),
        tuple(OutsideLink(each.name, each.address, each.remark or "") for each in section.links),
    )


def _head(site: Site, topic: Topic) -> Head:
    canonical = part.address(site, topic)
    source = part.issuer_names(site, topic, "units")
    meta = part.column_meta(topic.title, topic.abstract, "专题专栏")
    meta += part.content_meta(
        topic.title,
        topic.published,
        source=source,
        description=topic.abstract,
        address=canonical,
    )
    return part.head(
        site,
        url.of(topic),
        topic.title,
        topic.abstract,
        crumbs=(Link("专题专栏", url.TOPICS),),
        meta=meta,
        entry=url.at("columns", "content"),
    )


@once
def plan_index(site: Site) -> Iterator[Page]:
    """A site without any topic has no such page."""
    topics = [each for each in part.newest(site.all(Topic)) if isinstance(each, Topic)]
    if not topics:
        return
    description = "围绕一项工作、一个时段汇集的文件、解读、问答、办事指南和数据"
    head = part.head(
        site,
        url.TOPICS,
        "专题专栏",
        description,
        meta=part.column_meta("专题专栏", description, "专题专栏"),
        entry=url.at("columns", "content"),
    )
    over = {each.id: is_over(site, each) for each in topics}
    view = IndexView(
        head,
        tuple(_entrance(each) for each in topics if not over[each.id]),
        tuple(_entrance(each) for each in topics if over[each.id]),
    )
    yield part.page_of(url.TOPICS, "topics", view)


def _entrance(topic: Topic) -> Entrance:
    return Entrance(topic.title, url.of(topic), topic.abstract, _span(topic))
