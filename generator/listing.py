"""Which lists a record stands in, and what lists show of it.

A list is known by name: `topic/cai-zheng`, `column/zcwj`, `unit/qczj`.  Its items stand
newest first; a change to a record touches the pages of its own lists and no others.
"""

import marshal
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from generator import part, table
from generator.course import kind_of, standing
from generator.inquiry import is_expired
from generator.memory import PAGE_SIZE
from generator.page import Item, Tag
from generator.record import Entry, Published
from generator.records import (
    AnnualReport,
    Column,
    Document,
    Gathers,
    Gazette,
    Interpretation,
    Matter,
    Question,
    Service,
    Unit,
)
from generator.shelf import Damaged
from generator.site import Site, unique
from generator.statutory_content import items_of
from generator.text import slug
from generator.validity import is_void, validity
from generator.vocabulary import MatterState

EVERYTHING = "all/all"
"""Documents and interpretations."""
DOCUMENTS, INTERPRETATIONS = "kind/documents", "kind/interpretations"
QUESTIONS = "kind/questions"
DATA_TABLES = "kind/tables"
NORMATIVE, GAZETTES = "kind/normative", "kind/gazettes"
FED = ("topic", "unit", "question-field", "question-audience", "matter")
"""Facets whose lists can be subscribed to."""


@dataclass(frozen=True, slots=True)
class Card:
    """What lists and tables show of a record, made once for all of them."""

    item: Item
    row: tuple[str | None, ...] = ()
    """The record as a row of its table (see `table`)."""

    def packed(self) -> bytes:
        """Twenty of them make a page, so they are read back a hundred thousand times."""
        item = self.item
        tags = tuple((each.word, each.tone) for each in item.tags)
        day = item.day.toordinal() if item.day else 0
        return marshal.dumps((item.title, item.url, day, item.number, item.note, tags, self.row), 4)


def item_of(card: bytes) -> Item:
    """Raises Damaged where the card is none."""
    title, address, day, number, note, tags, _row = _unpacked(card)
    return Item(
        title,
        address,
        date.fromordinal(day) if day else None,
        number,
        note,
        tuple(Tag(word, tone) for word, tone in tags),
    )


def row_of(card: bytes) -> tuple[str | None, ...]:
    return cast("tuple[str | None, ...]", _unpacked(card)[6])


def _unpacked(card: bytes) -> Any:
    try:
        return marshal.loads(card)
    except (ValueError, EOFError, TypeError) as error:
        raise Damaged(f"card: {error}") from None


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that a record stands in, and what the list is called."""

    name: str
    word: str = ""


def card(site: Site, record: Entry) -> Card | None:
    if not isinstance(record, Published):
        return None
    return Card(part.item(site, record), table.row(site, record))


def newest(site: Site, name: str, limit: int = PAGE_SIZE) -> tuple[Item, ...]:
    return tuple(map(item_of, site.newest_cards(name, limit)))


def in_column(column: Column) -> str:
    """Everything in a column and below it."""
    return f"column/{column.id}"


def itself_in(column: Column) -> str:
    """What stands in a column that has others below it, and in none of those."""
    return f"column-itself/{column.id}"


def governed(name: str) -> str:
    """The list that has numbered pages only while this one holds something."""
    facet, _, value = name.partition("/")
    return f"column/{value}" if facet == "column-itself" else ""


def of_unit_in(unit: Unit, column: str) -> str:
    """What a unit has published in one of the four statutory columns, their first branches, or a column for an item of the law."""
    return f"unit-column/{unit.id}/{column}"


def tagged(tag: str) -> str:
    """What carries a tag."""
    return f"tag/{slug(tag)}"


def listed(site: Site, record: Entry) -> Iterator[Listed]:
    """The lists of a record; an empty column has none, and an answer that no longer holds."""
    if isinstance(record, Question) and is_expired(site, record):
        return
    if isinstance(record, Published):
        for tag in record.tags:
            yield Listed(tagged(tag), tag)
        if record.shelf:
            yield from _news(site, record)
        yield from _places(site, record)


def _news(site: Site, record: Published) -> Iterator[Listed]:
    yield Listed(EVERYTHING)
    yield Listed(f"kind/{record.shelf}", _SHELVES.get(record.shelf, record.noun))
    match record:
        case Document():
            yield from _kinds_of(site, record)
        case Interpretation():
            yield Listed(f"form/{slug(record.form)}", record.form)
        case Question():
            yield Listed(f"question-field/{slug(record.field)}", record.field)
            for audience in record.audiences:
                yield Listed(f"question-audience/{slug(audience)}", audience)
        case Service():
            for audience in record.audiences:
                yield Listed(f"service-audience/{slug(audience)}", audience)
        case AnnualReport():
            yield Listed(f"report-year/{record.year}", f"{record.year}年")
        case Matter():
            yield from _of_matter(site, record)
        case _:
            pass
    for unit in site.referred(record, record.publishers, Unit):
        yield Listed(f"unit/{unit.id}", unit.name)
        yield Listed(f"unit-{record.shelf}/{unit.id}")
    if day := record.published_on:
        yield Listed(f"year/{day.year}", f"{day.year}年")
        if record.family in table.FIELDS and not isinstance(record, Matter):
            yield Listed(f"table-{record.family}/{day.year}")


def _of_matter(site: Site, matter: Matter) -> Iterator[Listed]:
    kind = kind_of(site, matter)
    if kind is not None:
        year = matter.listed_year
        yield Listed(f"matter/{kind.key}", kind.id)
        yield Listed(f"matter-year/{kind.key}-{year}", f"{year}年{kind.id}")
        yield Listed(f"table-matters/{kind.key}", kind.id)
    if state := standing(site, matter).state:
        yield Listed(in_state(state))


def in_state(state: MatterState) -> str:
    """Matters of all kinds whose state follows from dates."""
    return f"matter-state/{state.key}"


_SHELVES = {"documents": "文件和信息"}
"""What a list is called that is not called by the noun of what stands in it."""


def _kinds_of(site: Site, document: Document) -> Iterator[Listed]:
    if document.is_normative:
        yield Listed(NORMATIVE, "行政规范性文件")
        for unit in site.referred(document, "issuers", Unit):
            yield Listed(of_normative(unit), unit.name)
    if document.topic:
        topic = part.topic_class(document.topic)
        yield Listed(f"topic/{slug(topic)}", topic)
    if document.genre:
        yield Listed(f"genre/{slug(document.genre)}", document.genre)
    if state := validity(site, document):
        yield Listed(f"validity/{slug(state)}", state)


def of_normative(unit: Unit) -> str:
    """The normative documents of a unit, whatever has become of them."""
    return f"unit-normative/{unit.id}"


def _places(site: Site, record: Published) -> Iterator[Listed]:
    """The columns that a record stands in, and those above them.

    A void document leaves the column it was filed in for the one that gathers 废止失效文件;
    its address stays.  A normative one in force stands in the column that gathers them as well.
    """
    columns = site.referred(record, "columns", Column)
    if isinstance(record, Document):
        columns = _columns_of(site, record, columns)
    elif isinstance(record, Matter):
        columns = part.columns_of(site, record)
    elif not columns and record.family in _GATHERED:
        columns = _gathering(site, _GATHERED[record.family])
    trails = [part.column_trail(site, column) for column in columns]
    for column in {each.id: each for trail in trails for each in trail}.values():
        yield Listed(in_column(column))
    for column in columns:
        if column.children:
            yield Listed(itself_in(column))
    if not isinstance(record, Interpretation):
        statutory = dict.fromkeys(
            each.id
            for trail in trails
            for depth, each in enumerate(trail)
            if depth < 2 or items_of(each.id, each.name, each.basis)
        )
        for unit in site.referred(record, record.publishers, Unit):
            for identity in statutory:
                yield Listed(of_unit_in(unit, identity))


_GATHERED = {
    Interpretation.family: Gathers.INTERPRETATIONS,
    Question.family: Gathers.QUESTIONS,
    Service.family: Gathers.SERVICES,
    Gazette.family: Gathers.GAZETTES,
}
"""What stands in a column that gathers its kind, where it names none."""


def _columns_of(site: Site, document: Document, named: tuple[Column, ...]) -> tuple[Column, ...]:
    if is_void(site, document):
        return _gathering(site, Gathers.VOID) or named
    if document.is_normative:
        return unique((*named, *_gathering(site, Gathers.NORMATIVE)))
    return named


def _gathering(site: Site, what: Gathers) -> tuple[Column, ...]:
    return tuple(each for each in site.all(Column) if each.gathers is what)
