"""Atom feeds: all that is published, by unit and by topic.  RFC 4287."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator import part, url
from generator.page import Page
from generator.record import Entry
from generator.records import Document, Interpretation, Unit
from generator.site import Site
from generator.text import slug, summary
from generator.url import Url

SIZE = 20


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


def plan(site: Site) -> Iterator[Page]:
    """A feed without a single entry would have no date; there is none."""
    records = part.newest(part.everything(site))
    section = f"{site.config.name}{site.config.section}"
    if records:
        yield _feed(site, url.FEED, section, url.HOME, records)
    by_topic: dict[str, list[Entry]] = defaultdict(list)
    by_unit: dict[str, list[Entry]] = defaultdict(list)
    for record in records:
        if isinstance(record, Document) and record.topic:
            by_topic[part.topic_class(record.topic)].append(record)
        for party in site.parties(record, "issuers" if isinstance(record, Document) else "units"):
            if isinstance(party, Unit):
                by_unit[party.id].append(record)
    for topic, found in sorted(by_topic.items()):
        yield _feed(
            site,
            url.feed("topic", slug(topic)),
            f"{section}：{topic}",
            url.archive("topic", slug(topic)),
            found,
        )
    for unit in site.all(Unit):
        if unit.id in by_unit:
            yield _feed(
                site,
                url.feed("unit", unit.id),
                f"{section}：{unit.name}",
                url.of(unit),
                by_unit[unit.id],
            )


def _feed(site: Site, address: Url, title: str, home: Url, records: Sequence[Entry]) -> Page:
    base = site.config.base
    entries = tuple(_entry(site, each) for each in records[:SIZE])
    view = View(
        title,
        url.absolute(base, address),
        url.absolute(base, home),
        entries[0].day,
        site.config.name,
        entries,
    )
    return Page(address, "pages/feed.xml", view, listed=False)


def _entry(site: Site, record: Entry) -> FeedEntry:
    if not isinstance(record, Document | Interpretation):
        raise TypeError(f"{record.family} is not fed")
    field = "issuers" if isinstance(record, Document) else "units"
    return FeedEntry(
        record.title,
        url.absolute(site.config.base, url.of(record)),
        record.published,
        part.unit_names(site, record, field),
        record.noun,
        record.abstract or summary(record.body.text),
    )
