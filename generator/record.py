"""What a content record is: its fields, the types of their values, and what it refers to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar

from annotated_types import MinLen
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    InstanceOf,
    WithJsonSchema,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic.json_schema import SkipJsonSchema

from generator.diagnostic import Place
from generator.markdown import Body
from generator.syntax import PLACE
from generator.text import CONTROL

# Keys that no editor can type: what the loader tells a record about itself.
ID, BODY, FILES = "\0id", "\0body", "\0files"
REFERS_TO, IS_REQUIRED = "x-refers-to", "x-must-exist"
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


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file beside an article: its name there, where it lies, how large it is, and its SHA-256."""

    name: str
    path: str
    size: int
    sha256: str


class Record(BaseModel):
    """One thing that an editor writes.  Frozen; refers to others by id or name, never by pointer."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

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
    def reference_date(self) -> date | None:
        """The day on which the names in it were current, for names that units had only for a time."""
        return None

    @property
    def party_names(self) -> tuple[str, ...]:
        """The units to whom its findings are counted, by name as written."""
        return ()


class Article(Entry):
    """A record written as a Markdown file: front matter, then text."""

    body: SkipJsonSchema[InstanceOf[Body]] = hidden(BODY)
    files: SkipJsonSchema[tuple[InstanceOf[StoredFile], ...]] = hidden(FILES, default=())
    """The files that lie beside it and that it names."""

    @property
    def attachment_names(self) -> tuple[tuple[str, str], ...]:
        """(file, name shown or "") of each attachment, in the order written."""
        return ()


def references(record: Record) -> Iterator[tuple[str, str, int, str]]:
    """Every reference a record declares: (field, family, index, value)."""
    for name, field in type(record).model_fields.items():
        family = refers_to(field)
        value = getattr(record, name) if family else None
        if value is None:
            continue
        values = value if isinstance(value, tuple) else (value,)
        for index, each in enumerate(values):
            yield name, family, index, each


def is_required(record: Record, field: str) -> bool:
    extra = type(record).model_fields[field].json_schema_extra
    return bool(isinstance(extra, dict) and extra.get(IS_REQUIRED))


def refers_to(field: FieldInfo) -> str:
    extra = field.json_schema_extra
    return str(extra.get(REFERS_TO, "")) if isinstance(extra, dict) else ""


# ── Types of single values ────────────────────────────────────────────────


def _text(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not value.strip():
        raise ValueError("不能为空")
    if CONTROL.search(value):
        raise ValueError("有看不见的控制字符，请删去")
    return value.strip()


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"“{value}”不是存在的日期") from None
    parts = re.fullmatch(r"(\d{4})[年/.\-](\d{1,2})[月/.\-](\d{1,2})日?", value)
    right = "2022-07-27"
    if parts:
        try:
            right = date(*map(int, parts.groups())).isoformat()
        except ValueError:
            raise ValueError(f"“{value}”不是存在的日期") from None
    raise ValueError(f"“{value}”不是规范的日期，应写作“{right}”")


def _flag(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if value in {"是", "true"}:
        return True
    if value in {"否", "false"}:
        return False
    raise ValueError(f"“{value}”应为“是”或“否”")


def _whole(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{1,9}", value):
        raise ValueError(f"“{value}”应为整数")
    return value


def _several(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


_RESERVED = {"con", "prn", "aux", "nul", "index"}
_RESERVED |= {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}


def identifier(value: str) -> str:
    """An id as it may stand in an address on every system: lower-case ASCII, digits, hyphens.

    Raises ValueError, in Chinese, where it may not.
    """
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value):
        raise ValueError(f"标识“{value}”只能用小写字母、数字和连字符，如“qczj”“2-1-1”")
    if value in _RESERVED:
        raise ValueError(f"标识“{value}”是保留字，请换一个")
    return value


def _identifier(value: Any) -> Any:
    return identifier(value.strip()) if isinstance(value, str) else value


_CODE = WithJsonSchema({"type": ["string", "integer"]})
_TEXTS = WithJsonSchema(
    {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
)

Text = Annotated[str, BeforeValidator(_text)]
Code = Annotated[str, BeforeValidator(_text), _CODE]
"""Text that YAML tools may take for a number: 000100, 序号 7."""
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"enum": [True, False, "是", "否"]})]
Whole = Annotated[int, BeforeValidator(_whole)]
Identifier = Annotated[
    str,
    BeforeValidator(_identifier),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^[a-z0-9-]+$"}),
]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_several), _TEXTS]
"""One text or a list of them."""
AtLeastOne = Annotated[Texts, MinLen(1)]
