"""What a section of a topic holds: looked up in lists, or named."""

from collections.abc import Iterator
from datetime import date

from generator.listing import in_column, tagged
from generator.part import newest, topic_class
from generator.record import Entry, Published
from generator.records import (
    Column,
    DataTable,
    Document,
    Interpretation,
    Matter,
    Question,
    Service,
    Topic,
    Unit,
)
from generator.records.topic import NAMED, Section
from generator.site import Site, unique
from generator.text import slug
from generator.vocabulary import Shelf

_KINDS: dict[Shelf, type[Entry]] = {
    Shelf.DOCUMENTS: Document,
    Shelf.INTERPRETATIONS: Interpretation,
    Shelf.QUESTIONS: Question,
    Shelf.SERVICES: Service,
    Shelf.TABLES: DataTable,
    Shelf.MATTERS: Matter,
}


def items(site: Site, topic: Topic, section: Section) -> tuple[Entry, ...]:
    """Those named first, in the order written; then those found, newest first."""
    named = tuple(_named(site, section))
    found = newest(unique(_found(site, topic, section)))
    return unique((*named, *found[: section.most]))


def is_over(site: Site, topic: Topic) -> bool:
    return topic.until is not None and site.has_passed(topic.until)


def _named(site: Site, section: Section) -> Iterator[Entry]:
    kinds: tuple[type[Entry], ...] = (
        Document, Interpretation, Question, Service, DataTable, Matter,
    )  # fmt: skip
    for field, kind in zip(NAMED, kinds, strict=True):
        for identity in getattr(section, field):
            record = site.get(kind, identity)
            if record is not None:
                yield record


def _found(site: Site, topic: Topic, section: Section) -> Iterator[Entry]:
    first = max(filter(None, (topic.since, section.since)), default=date.min)
    last = min(filter(None, (topic.until, section.until)), default=date.max)
    for name in _lists(site, topic, section):
        for record in site.dated(name, first, last):
            if record != topic and _fits(site, topic, section, record):
                yield record


def _lists(site: Site, topic: Topic, section: Section) -> Iterator[str]:
    """The narrowest that hold all that is looked for."""
    if section.tag:
        yield tagged(section.tag)
    elif section.column:
        column = site.get(Column, section.column)
        if column is not None:
            yield in_column(column)
    elif section.subject:
        yield f"topic/{slug(section.subject)}"
    elif section.audience:
        yield f"question-audience/{slug(section.audience)}"
        yield f"service-audience/{slug(section.audience)}"
    else:
        for party in site.meant(section.units, topic.reference_date):
            yield f"unit/{party.id}"


def _fits(site: Site, topic: Topic, section: Section, record: Entry) -> bool:
    if not isinstance(record, Published):
        return False
    subject = topic_class(record.topic or "") if isinstance(record, Document) else ""
    audiences = record.audiences if isinstance(record, Question | Service) else ()
    return all(
        (
            not section.tag or section.tag in record.tags,
            not section.words or section.words in record.called,
            not section.kind or isinstance(record, _KINDS[section.kind]),
            not section.subject or section.subject == subject,
            not section.audience or section.audience in audiences,
            not section.units or _is_by(site, topic, section, record),
        )
    )


def _is_by(site: Site, topic: Topic, section: Section, record: Published) -> bool:
    wanted = {each.id for each in site.meant(section.units, topic.reference_date)}
    return any(each.id in wanted for each in site.referred(record, record.publishers, Unit))
