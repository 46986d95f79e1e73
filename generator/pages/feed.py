"""Atom feeds: all that is published, the answers to questions, by unit and by topic.  RFC 4287."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator import part, url
from generator.listing import EVERYTHING, FED, QUESTIONS
from generator.memory import PAGE_SIZE
from generator.page import Page
from generator.planner import ListPage, for_lists, once
from generator.record import Article, Published
from generator.site import Site
from generator.text import summary
from generator.url import Url


@dataclass(frozen=True, slots=True)
class FeedEntry:
    title: str
    address: str
    day: date
    author: str
    category: str
    summary: str


@dataclass(frozen=True, slots=True)
class View:
    title: str
    own_address: str
    home_address: str
    updated: date
    author: str
    entries: tuple[FeedEntry, ...]


@once
def plan(site: Site) -> Iterator[Page]:
    """A feed without a single entry would have no date; there is none."""
    if site.count(EVERYTHING):
        yield _feed(site, url.FEED, _section(site), url.HOME, EVERYTHING)
    if site.count(QUESTIONS):
        title = f"{_section(site)}：政策咨询问答"
        yield _feed(site, url.QUESTION_FEED, title, url.QUESTIONS, QUESTIONS)


def _never(_site: Site, _value: str) -> bool:
    """A feed is its newest entries."""
    return False


@for_lists(*FED, is_paged=_never)
def plan_list(site: Site, place: ListPage) -> Iterator[Page]:
    home = url.archive(place.facet, place.value)
    if place.facet == "unit":
        home = url.at("units", place.value)
    address = url.feed(place.facet, place.value)
    yield _feed(site, address, f"{_section(site)}：{place.word}", home, place.name)


def _section(site: Site) -> str:
    return f"{site.config.name}{site.config.section}"


def _feed(site: Site, address: Url, title: str, home: Url, listed: str) -> Page:
    base = site.config.base
    entries = tuple(_entries(site, listed))
    view = View(
        title,
        url.absolute(base, address),
        url.absolute(base, home),
        entries[0].day if entries else date.min,
        site.config.name,
        entries,
    )
    return Page(address, "pages/feed.xml", view, listed=False)


def _entries(site: Site, listed: str) -> Iterator[FeedEntry]:
    """What has a day: a preview also shows drafts that wait for theirs."""
    for record in site.newest(listed, PAGE_SIZE):
        if isinstance(record, Published) and record.published_on is not None:
            opening = summary(record.body.opening) if isinstance(record, Article) else ""
            yield FeedEntry(
                part.title(site, record),
                url.absolute(site.config.base, url.of(record)),
                record.published_on,
                part.unit_names(site, record, record.publishers),
                record.noun,
                record.gist or opening,
            )
