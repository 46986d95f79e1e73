"""The rows of a standard catalogue from the Excel or CSV file in which offices keep them."""

import re
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ValidationError

from generator import data_file
from generator.data_file import Sheet, folded
from generator.decoder import explained
from generator.diagnostic import Place
from generator.records.standard import Audience, Standard, StandardItem, Way
from generator.source import Unreadable
from generator.syntax import PLACE

_WORDS: dict[str, str] = {
    "公开内容(要素)": "公开内容",
    "内容(要素)": "公开内容",
    "公开渠道及载体": "公开渠道和载体",
    "公开载体": "公开渠道和载体",
    "责任主体": "公开主体",
    "公开责任主体": "公开主体",
}
"""Other names of heads, as folded."""
_AUDIENCES = {"全社会": Audience.ALL, "特定群体": Audience.GROUP, "特定群众": Audience.GROUP}
_WAYS = {
    "主动": Way.ACTIVE,
    "主动公开": Way.ACTIVE,
    "依申请": Way.REQUEST,
    "依申请公开": Way.REQUEST,
}
_TICK = re.compile(r"[√✓✔是■]")
_LISTS = {"公开主体", "栏目", "数据表", "文件", "页面"}


class BadSheet(Exception):  # noqa: N818 - it is the sheet that is wrong
    """What stops a file from being read; the message is for the editor."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.place = place


def path_of(standard: Standard) -> str:
    """Where its file lies.  Raises BadSheet."""
    name = standard.source or ""
    if PurePosixPath(name).name != name or name.startswith("."):
        raise BadSheet(standard.at("source"), f"“{name}”应放在目录旁边，只写文件名")
    if PurePosixPath(name).suffix.lower() not in data_file.SUFFIXES:
        raise BadSheet(standard.at("source"), f"“{name}”不是 .csv 或者 .xlsx，请另存为其中的一种")
    return str(PurePosixPath(standard.place.file).parent / name)


def with_rows(standard: Standard, root: Path) -> Standard:
    """The catalogue with the rows of its file after those written in it.  Raises BadSheet."""
    file = path_of(standard)
    if not (root / file).is_file():
        raise BadSheet(standard.at("source"), f"旁边没有“{standard.source}”这个文件")
    heads = [word for word in _heads(standard) if word not in {"一级事项", "二级事项"}]
    try:
        sheet = data_file.read(
            file, (root / file).read_bytes(), ["一级事项", "二级事项", *heads, *_WORDS]
        )
    except Unreadable as unreadable:
        raise BadSheet(Place(file), f"目录的文件{unreadable}") from None
    rows = tuple(_rows(standard, sheet))
    try:
        return Standard.model_validate(
            {
                field.alias: getattr(standard, name)
                for name, field in Standard.model_fields.items()
                if name != "items"
            }
            | {"事项": (*standard.items, *rows)}
        )
    except ValidationError as invalid:
        raise BadSheet(standard.at("source"), _told(invalid, Standard)) from None


def _heads(standard: Standard) -> tuple[str, ...]:
    words = tuple(StandardItem.word(name) for name in StandardItem.model_fields)
    return (*words, *_AUDIENCES, *_WAYS, *standard.levels)


def _rows(standard: Standard, sheet: Sheet) -> list[StandardItem]:
    heads = [_WORDS.get(folded(each), folded(each)) for each in sheet.heads]
    known = {folded(each) for each in _heads(standard)}
    missing = [
        each for each in ("一级事项", "二级事项", "公开内容", "公开主体") if each not in heads
    ]
    if missing:
        raise BadSheet(sheet.place(-1, 0), f"表头里没有“{'”“'.join(missing)}”")
    for at, column, message in data_file.headless(sheet):
        raise BadSheet(sheet.place(at, column), f"{sheet.label(at, column)}{message}")
    found: list[StandardItem] = []
    above = ""
    for at, row in enumerate(sheet.rows):
        cells = {
            head: text.strip() for head, text in zip(heads, row, strict=False) if head in known
        }
        if not cells.get("二级事项"):
            continue
        above = cells["一级事项"] = cells.get("一级事项") or above
        place = sheet.place(at, 0)
        try:
            found.append(StandardItem.model_validate({PLACE: place, **_values(standard, cells)}))
        except ValidationError as invalid:
            message = f"{sheet.label(at, 0)}“{cells['二级事项']}”：{_told(invalid, StandardItem)}"
            raise BadSheet(place, message) from None
    return found


def _values(standard: Standard, cells: dict[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {
        "公开对象": _ticked(cells, _AUDIENCES),
        "公开方式": _ticked(cells, _WAYS),
        "公开层级": _ticked(cells, {each: each for each in standard.levels}),
    }
    for word in (StandardItem.word(name) for name in StandardItem.model_fields):
        text = cells.get(word)
        if text and word in _LISTS:
            values[word] = tuple(filter(None, re.split(r"[、；;\n]+", text)))
        elif text and word not in values:
            values[word] = text
    group = cells.get("特定群体") or cells.get("特定群众") or ""
    if group and not _TICK.fullmatch(group):
        values |= {"群体": group, "公开对象": (*values["公开对象"], Audience.GROUP)}
    return values


def _ticked(cells: dict[str, str], words: dict[str, Any]) -> tuple[Any, ...]:
    ticked = (word for head, word in words.items() if _TICK.fullmatch(cells.get(head, "")))
    return tuple(dict.fromkeys(ticked))


def _told(invalid: ValidationError, model: type[StandardItem | Standard]) -> str:
    return "；".join(dict.fromkeys(explained(invalid, model)))
