"""CSV: a task a row, a field a column, so that other programs can read it; nothing is merged.

The columns are the words of the catalogue, 部分1, 部分2 … with the marks that number them
(`一、`, so that two parts of one title are two), and the words of a task.  A part without
tasks has a row of its own, as has a catalogue without any.
"""

import csv
import io
from collections.abc import Iterator
from datetime import date

from generator.csv_cell import guarded, listed
from generator.record import Record
from generator.records import Catalog, Part, Task
from generator.sheet import Sheet, marker

_CATALOG, _PART, _KEY = "清单标识", "部分", "标识"
_HEAD = (
    *("title", "year", "source", "document_number", "index_number"),
    *("issuers", "formed", "published"),
)
_TASK = (
    *("number", "key", "name", "content", "leads", "responsible"),
    *("division", "deadline", "and_others", "doubt"),
)


def write(sheet: Sheet) -> bytes:
    """UTF-8 with a byte order mark, without which spreadsheet programs take it for GBK."""
    catalog = sheet.catalog
    head = {_CATALOG: guarded(catalog.id)} | _cells(catalog, _HEAD)
    rows = [head | row for row in _rows(catalog)]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, _headings(catalog), restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _headings(catalog: Catalog) -> list[str]:
    levels = [
        word
        for level, parts in enumerate(_levels(catalog), start=1)
        for word in (
            f"{_PART}{level}",
            *([f"{_PART}{level}{_KEY}"] if any(each.key for each in parts) else []),
        )
    ]
    return [_CATALOG, *map(Catalog.word, _HEAD), *levels, *map(Task.word, _TASK)]


def _levels(catalog: Catalog) -> Iterator[tuple[Part, ...]]:
    """The parts of each level, outermost first."""
    parts = catalog.parts
    while parts:
        yield parts
        parts = tuple(inner for each in parts for inner in each.parts)


def _rows(catalog: Catalog) -> Iterator[dict[str, str]]:
    for task in catalog.tasks:
        yield _cells(task, _TASK)
    yield from _part_rows(catalog.parts, (), {})
    if not (catalog.tasks or catalog.parts):
        yield {}


def _part_rows(
    parts: tuple[Part, ...], path: tuple[int, ...], above: dict[str, str]
) -> Iterator[dict[str, str]]:
    for number, part in enumerate(parts, start=1):
        here = (*path, number)
        column = f"{_PART}{len(here)}"
        trail = above | {column: guarded(marker(here) + part.title)}
        if part.key:
            trail[f"{column}{_KEY}"] = guarded(part.key)
        for task in part.tasks:
            yield trail | _cells(task, _TASK)
        yield from _part_rows(part.parts, here, trail)
        if not (part.tasks or part.parts):
            yield trail


def _cells(record: Record, fields: tuple[str, ...]) -> dict[str, str]:
    return {record.word(field): _cell(getattr(record, field)) for field in fields}


def _cell(value: str | tuple[str, ...] | date | int | None) -> str:
    """Dates and numbers as they are: what spreadsheet programs make of them is still the same."""
    match value:
        case None | False:
            return ""
        case True:
            return "是"
        case date():
            return value.isoformat()
        case int():
            return str(value)
        case tuple():
            return guarded(listed(value))
        case _:
            return guarded(value)
