"""What a content record is: its fields, the types of their values, and what it refers to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, ClassVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    InstanceOf,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic.json_schema import SkipJsonSchema

from generator.body import Heading, Image, Link
from generator.diagnostic import Place
from generator.imprint import Oddity, Private, Signature, Stated
from generator.shelf import Stored
from generator.syntax import PLACE
from generator.value import Day, Flag, Moment, Texts

# Keys that no editor can type: what the loader tells a record about itself.
ID, BODY, FILES = "\0id", "\0body", "\0files"
REFERS_TO, IS_REQUIRED = "x-refers-to", "x-must-exist"
CELLS = "cells"
"""What references in the cells of a table are found by, as those of a field by its name."""
OR_TEXT = "x-or-text"
"""Marks a list whose items may each be a bare text instead of keys and values."""


def hidden(key: str, *, default: Any = ...) -> Any:
    """A field that no editor writes: what the loader, or the record around it, says."""
    return Field(default, alias=key, exclude=True, repr=False)


def term(
    word: str, *, default: Any = ..., to: str = "", required: bool = True, hint: str = ""
) -> Any:
    """A field: the word editors write, which is also the error's word and the schema's title.

    `to` names the family whose ids (for `units`: names) the value refers to; that alone
    makes `resolve` check it and index it both ways.  Where `required` is off, a name that
    nobody knows is no error.
    """
    extra: dict[str, Any] | None = {REFERS_TO: to, IS_REQUIRED: required} if to else None
    return Field(default, alias=word, title=word, description=hint or None, json_schema_extra=extra)


def timing(word: str, *, default: Any = None, hint: str = "") -> Any:
    """A field about when a record is shown: no part of the record as data."""
    return Field(default, alias=word, title=word, description=hint, exclude=True)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file beside an article: its name there, where it lies, how large it is, and its SHA-256."""

    name: str
    path: str
    size: int
    sha256: str


class Record(BaseModel):
    """One thing that an editor writes.  Frozen; refers to others by id or name, never by pointer."""

    # Validators are built when they are first used: most builds read one kind of file.
    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True
    )

    family: ClassVar[str] = ""
    """The folder it lives in and the first part of its address; empty for parts of other records."""
    noun: ClassVar[str] = ""
    """What an editor calls it."""

    place: SkipJsonSchema[InstanceOf[Place]] = hidden(PLACE)

    @model_validator(mode="before")
    @classmethod
    def _blank_is_absent(cls, data: Any) -> Any:
        """`有效性:` with nothing behind it says nothing; an unknown key without a value is still unknown."""
        if not isinstance(data, dict):
            return data
        known = {field.alias for field in cls.model_fields.values()}
        return {key: value for key, value in data.items() if value is not None or key not in known}

    def at(self, field: str, *index: int) -> Place:
        """Where a field (or one item of it) stands in the editor's file."""
        return Place(self.place.file, (*self.place.path, self.word(field), *index))

    @classmethod
    def word(cls, field: str) -> str:
        """The Chinese word of a field."""
        return cls.model_fields[field].alias or field

    def contained(self) -> Iterable["Record"]:
        """Records with a page of their own that are written inside this one."""
        return ()


class Entry(Record):
    """A record with an id, and so with an address."""

    id: SkipJsonSchema[str] = hidden(ID)

    @property
    def called(self) -> str:
        """Its title or name."""
        return str(getattr(self, "title", self.id))

    @property
    def reference_date(self) -> date | None:
        """The day on which the names in it were current, for names that units had only for a time."""
        return None

    @property
    def party_names(self) -> tuple[str, ...]:
        """The units to whom its findings are counted, by name as written."""
        return ()

    @property
    def cited(self) -> Iterable["Reference"]:
        """What it refers to beside its fields: in the cells of its data."""
        return ()

    @property
    def marks(self) -> tuple[tuple[str, str | None], ...]:
        """(field, value) by which others look for it: numbers that must be unique, titles."""
        return ()


def texts(record: Record) -> Iterator[tuple[Place, str, str]]:
    """(place, word of the field, text) of a record and its parts that are not examined themselves."""
    for field in type(record).model_fields:
        value = getattr(record, field)
        items = enumerate(value) if isinstance(value, tuple) else ((None, value),)
        for index, each in items:
            if isinstance(each, str) and not each.startswith(("http://", "https://")):
                place = record.at(field) if index is None else record.at(field, index)
                yield place, record.word(field), each
            elif isinstance(each, Record) and not isinstance(each, Entry):
                yield from texts(each)


@dataclass(frozen=True, slots=True)
class StoredBody:
    """The text of an article, rendered; the text itself lies on the shelf, not in memory.

    `made_of` is a digest of all that it was rendered from; `opening` its first words, for
    summaries.
    """

    made_of: str
    html: Stored
    text: Stored
    opening: str
    headings: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    signatures: tuple[Signature, ...] = ()
    oddities: tuple[Oddity, ...] = ()
    stated: tuple[Stated, ...] = ()
    privacies: tuple[Private, ...] = ()


def _one_by_one(tags: tuple[str, ...]) -> tuple[str, ...]:
    """`惠企、减税` is two tags."""
    pieces = (piece.strip() for tag in tags for piece in re.split(r"[、，；;]", tag))
    return tuple(dict.fromkeys(filter(None, pieces)))


class Published(Entry):
    """A record that stands in lists: published on a day, by units, in columns (`栏目`).  Files may lie beside it."""

    publishers: ClassVar[str] = "units"
    """The field that names who published it."""
    shelf: ClassVar[str] = ""
    """The list of all of its family, `kind/<shelf>`, under its noun; empty for what is no news: pages of help."""

    tags: Annotated[Texts, AfterValidator(_one_by_one)] = term(
        "标签", default=(), hint="专题按标签收集，如 惠企、健康科普"
    )
    files: SkipJsonSchema[tuple[InstanceOf[StoredFile], ...]] = hidden(FILES, default=())
    """The files that lie beside it and that it names."""

    @property
    def attachment_names(self) -> tuple[tuple[str, str], ...]:
        """(file, name shown or "") of each attachment, in the order written."""
        return ()

    @property
    def published_on(self) -> date | None:
        """Its day in lists."""
        return getattr(self, "published", None)

    @property
    def gist(self) -> str:
        """What it says, in a sentence, for those who read of it elsewhere."""
        return getattr(self, "abstract", None) or ""


class Article(Published):
    """A record written as a Markdown file: front matter, then text."""

    appears: Moment | None = timing(
        "发布时间", hint="到这一时刻（北京时间）才公开，如 2026-12-01 09:00"
    )
    disappears: Day | None = timing("撤下日期", hint="从这一天起不再显示，网址上只留一句说明")
    is_draft: Flag = timing("草稿", default=False, hint="只在预览里显示")
    body: SkipJsonSchema[InstanceOf[StoredBody]] = hidden(BODY)


PARTIES = "units"
"""References to this family are names, of units or collectives, not ids; save for links in a text."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a record says of another: in a field, or in its text (`line` from 1, and an anchor there)."""

    field: str
    family: str
    value: str
    place: Place
    is_required: bool = True
    line: int = 0
    anchor: str = ""

    @property
    def is_name(self) -> bool:
        return self.family == PARTIES and not self.line


def references(record: Entry, of: str = "") -> Iterator[Reference]:
    """References of a record and of its parts that are no entries themselves (a unit's 去向, a task's 佐证).

    All of them, or those of one field.
    """
    kind = type(record)
    for owner, fields in _reference_fields(kind):
        held = getattr(record, owner) if owner else record
        for part in held if isinstance(held, tuple) else (held,):
            if part is not None:
                yield from _references_of(part, fields, of)
    if of in {"", CELLS}:
        yield from record.cited
    if isinstance(record, Article) and of in {"", "links"}:
        for link in record.body.links:
            place = Place(record.place.file, (), link.line)
            yield Reference(
                "links", link.family, link.id, place, line=link.line, anchor=link.anchor
            )


def _references_of(
    part: Record, fields: Iterable[tuple[str, str, bool]], of: str
) -> Iterator[Reference]:
    for name, family, required in fields:
        value = getattr(part, name)
        if value is None or (of and name != of):
            continue
        if isinstance(value, tuple):
            for index, each in enumerate(value):
                yield _reference(name, family, each, part.at(name, index), required=required)
        else:
            yield _reference(name, family, value, part.at(name), required=required)


def _reference(field: str, family: str, written: str, place: Place, *, required: bool) -> Reference:
    """An id may be followed by an anchor, as in a link: `2026/dbbz#a22`."""
    value, anchor = written, ""
    if family != PARTIES:
        value, _, anchor = written.partition("#")
    return Reference(field, family, value, place, required, anchor=anchor)


@cache
def _reference_fields(
    kind: type[Record],
) -> tuple[tuple[str, tuple[tuple[str, str, bool], ...]], ...]:
    """(name of the part, or "" for the record itself; its fields that refer) of a type."""
    found = [("", _referring_fields(kind))]
    for name, field in kind.model_fields.items():
        for part in _records_in(field.annotation):
            if not issubclass(part, Entry):
                found.append((name, _referring_fields(part)))
    return tuple((owner, fields) for owner, fields in found if fields)


def _records_in(annotation: Any) -> Iterator[type[Record]]:
    """The record type of a field that holds one record, several, or none."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for each in get_args(annotation):
        yield from _records_in(each)


def _referring_fields(kind: type[Record]) -> tuple[tuple[str, str, bool], ...]:
    return tuple(
        (name, refers_to(field), bool((field.json_schema_extra or {}).get(IS_REQUIRED)))  # type: ignore[union-attr]
        for name, field in kind.model_fields.items()
        if refers_to(field)
    )


def refers_to(field: FieldInfo) -> str:
    extra = field.json_schema_extra
    return str(extra.get(REFERS_TO, "")) if isinstance(extra, dict) else ""
