"""Types of single values: what an editor types, made into a date, a flag, an id, or told what it should be."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from annotated_types import MinLen
from pydantic import AfterValidator, BeforeValidator, InstanceOf, WithJsonSchema

from generator.text import CONTROL
from generator.vocabulary import UnitKind


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
    if parts is None:
        raise ValueError(f"“{value}”不是规范的日期，应如“2022-07-27”")
    try:
        right = date(*map(int, parts.groups())).isoformat()
    except ValueError:
        raise ValueError(f"“{value}”不是存在的日期") from None
    raise ValueError(f"“{value}”不是规范的日期，应写作“{right}”")


def _moment(value: Any) -> Any:
    """A day means its first minute."""
    if not isinstance(value, str):
        return value
    parts = re.fullmatch(r"(\S+)(?:[ T]([0-9]{2}):([0-9]{2}))?", value)
    if parts is None:
        raise ValueError(f"“{value}”不是规范的时间，应如“2026-12-01 09:00”")
    day = _day(parts[1])
    try:
        return datetime.combine(day, time(int(parts[2] or 0), int(parts[3] or 0)))
    except ValueError:
        raise ValueError(f"“{value}”不是存在的时间") from None


@dataclass(frozen=True, slots=True)
class When:
    """A day, with the hour where it matters and is known."""

    day: date
    hour: time | None = None

    @property
    def moment(self) -> datetime:
        """A day without an hour counts from its beginning."""
        return datetime.combine(self.day, self.hour or time())

    def __str__(self) -> str:
        return f"{self.day} {self.hour:%H:%M}" if self.hour else str(self.day)


def _when(value: Any) -> Any:
    if isinstance(value, When):
        return value
    if not isinstance(value, str):
        raise ValueError("应为日期或者时刻，如 2026-07-06 14:20")
    if " " not in value.strip():
        return When(_day(value.strip()))
    moment = _moment(value.strip())
    return When(moment.date(), moment.time())


def _flag(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if value in {"是", "true"}:
        return True
    if value in {"否", "false"}:
        return False
    raise ValueError(f"“{value}”应为“是”或“否”")


def whole(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{1,9}", value):
        raise ValueError(f"“{value}”应为整数")
    return value


def _amount(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(r"[0-9]{1,12}(?:\.[0-9]{1,6})?", value):
            raise ValueError(f"“{value}”应为数，如 3508.62")
        return Decimal(value)
    return value


def several(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


def one_or_more(words: type[StrEnum]) -> WithJsonSchema:
    """The schema of what `several` takes: one of some words, or a list of them."""
    one = {"enum": [str(each) for each in words]}
    return WithJsonSchema({"anyOf": [one, {"type": "array", "items": one}]})


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


def _outside(value: str) -> str:
    if not re.fullmatch(r"https?://[\w-]+(?:\.[\w-]+)*(?::\d+)?(?:[/?#]\S*)?", value):
        raise ValueError(f"“{value}”应为完整的网址，以 https:// 开头，不含空格")
    return value


Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?$"}),
]
"""Beijing time."""

WhenValue = Annotated[
    InstanceOf[When],
    BeforeValidator(_when),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?$"}),
]
"""A day, or a moment of it in Beijing time."""

_CODE = WithJsonSchema({"type": ["string", "integer"]})
_TEXTS = WithJsonSchema(
    {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
)

Text = Annotated[str, BeforeValidator(_text)]
Code = Annotated[str, BeforeValidator(_text), _CODE]
"""Text that YAML tools may take for a number: 000100, 序号 7."""
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"enum": [True, False, "是", "否"]})]
Whole = Annotated[int, BeforeValidator(whole)]
Amount = Annotated[
    Decimal, BeforeValidator(_amount), WithJsonSchema({"type": "number", "minimum": 0})
]
"""Not negative, with the decimals that were written."""
Identifier = Annotated[
    str,
    BeforeValidator(_identifier),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^[a-z0-9-]+$"}),
]
Texts = Annotated[tuple[Text, ...], BeforeValidator(several), _TEXTS]
"""One text or a list of them."""
UnitKinds = Annotated[tuple[UnitKind, ...], BeforeValidator(several), one_or_more(UnitKind)]
AtLeastOne = Annotated[Texts, MinLen(1)]
Outside = Annotated[Text, AfterValidator(_outside)]
"""An address on another host."""
