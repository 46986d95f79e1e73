"""What a cell of a data table says: text as people type it or as spreadsheets show it, to one way of writing."""

import re
import unicodedata
from datetime import date
from decimal import Decimal

from generator.vocabulary import FieldKind

_BLANK = {"-", "--", "—", "——", "–", "/", "无数据"}
"""What stands in a column of numbers or days where there is none."""
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_DAY = re.compile(
    r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日?)(?:[ T]0?0:00(?::00)?)?"
)
_FLAGS = {
    "是": "是",
    "√": "是",
    "✓": "是",
    "有": "是",
    "否": "否",
    "×": "否",
    "✗": "否",
    "无": "否",
}
_CENTS = 2
_FINEST = 6
"""Decimals of an amount in 万元 or 亿元: one fen is 0.000001 of the first."""


def read(kind: FieldKind, text: str, measure: str = "") -> str:
    """The cell as it is published; empty where it says nothing.  Raises ValueError, in Chinese."""
    text = text.strip()
    if kind is FieldKind.TEXT or not text:
        return text
    if kind is FieldKind.ADDRESS:
        return _address(text)
    if kind.is_several:
        return "、".join(name for each in re.split("[、；;]", text) if (name := each.strip()))
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain in _BLANK:
        return ""
    if kind is FieldKind.DAY:
        return _day(plain, text)
    if kind is FieldKind.FLAG:
        if text not in _FLAGS:
            raise ValueError(f"“{_short(text)}”应为“是”或“否”")
        return _FLAGS[text]
    return _number(kind, plain, text, measure)


def _number(kind: FieldKind, plain: str, text: str, measure: str) -> str:
    bare = plain.replace(" ", "")
    if measure and bare.endswith(measure):
        bare = bare.removesuffix(measure)
    if not _NUMBER.fullmatch(bare):
        hint = "；计量单位写在字段的“计量单位”里" if re.match(r"[+-]?\d", bare) else ""
        wanted = "整数" if kind is FieldKind.WHOLE else "数"
        raise ValueError(f"“{_short(text)}”不是{wanted}{hint}")
    bare = bare.replace(",", "").removeprefix("+")
    _, _, decimals = bare.partition(".")
    if kind is FieldKind.WHOLE and decimals.strip("0"):
        raise ValueError(f"“{_short(text)}”应为整数")
    most = _CENTS if measure in {"", "元"} else _FINEST
    if kind is FieldKind.MONEY and len(decimals) > most:
        raise ValueError(f"“{_short(text)}”的小数超过{most}位，金额最多写到分")
    value = Decimal(bare)
    return str(int(value)) if kind is FieldKind.WHOLE else f"{value:f}"


def _day(plain: str, text: str) -> str:
    found = _DAY.fullmatch(plain)
    if found is None:
        raise ValueError(f"“{_short(text)}”不是日期，应如“2026-03-09”")
    year, month, day = (int(each) for each in found.groups() if each)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise ValueError(f"“{_short(text)}”不是存在的日期") from None


def _address(text: str) -> str:
    if not re.fullmatch(r"https?://[\w-]+(?:\.[\w-]+)*(?::\d+)?(?:[/?#]\S*)?", text):
        raise ValueError(f"“{_short(text)}”应为完整的网址，以 https:// 开头，不含空格")
    return text


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:30] + "…"
