"""Forms that need no template: values as JSON, tables as CSV, as JSON and as workbooks, calendars as iCalendar."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from pydantic_core import to_json

from generator.page import Column, Mapping, Piece, StoredTable, Table, Target, Timetable, by_kind
from generator.paper import Issue, NotMade, Paper
from generator.shelf import Stored

Read = Callable[[Stored], str]


def as_json(value: Any, read: Read) -> bytes:
    """Chinese as it is, one value a line."""
    return to_json(_plain(value, read), indent=1) + b"\n"


def _plain(value: Any, read: Read) -> Any:
    match value:
        case str():
            return value
        case Mapping(pairs):
            return {key: _plain(each, read) for key, each in pairs}
        case tuple():
            return [_plain(each, read) for each in value]
        case Stored():
            return read(value)
        case Table():
            return _objects(value)
        case StoredTable():
            return _stored_objects(value, read)
        case _:
            return value


def _objects(table: Table) -> Any:
    """A table: its dictionary, then its rows as objects."""
    words = [each.word for each in table.columns]
    return {
        "名称": table.title,
        "字段": [
            {"字段": each.word, "含义": each.meaning, "类型": each.kind} for each in table.columns
        ],
        "数据": [dict(zip(words, row, strict=True)) for row in table.rows],
    }


def _stored_objects(table: StoredTable, read: Read) -> list[dict[str, Any]]:
    """A cell that leads elsewhere is a list of what it leads to."""
    found = by_kind(table.targets)
    makers = [
        _objects_of(found.get(each.kind, {})) if each.kind in _LEADING else _maker(each)
        for each in table.columns
    ]
    words = [each.word for each in table.columns]
    return [
        {word: make(value) for word, make, value in zip(words, makers, row, strict=True)}
        for row in _stored(table.pieces, read)
    ]


def _named(value: str, targets: dict[str, Target]) -> list[Target]:
    return [targets[each] for each in value.split("、") if each in targets]


def _objects_of(targets: dict[str, Target]) -> Callable[[str], list[dict[str, str]]]:
    return lambda value: [
        {"标识": each.id, "标题": each.title, "网址": each.url} for each in _named(value, targets)
    ]


def _titles_of(targets: dict[str, Target]) -> Callable[[str], str]:
    return lambda value: "；".join(each.title for each in _named(value, targets))


def _stored(pieces: Sequence[Piece], read: Read) -> Iterator[Sequence[str]]:
    """Texts, empty where a cell is."""
    for piece in pieces:
        rows = read(piece.rows) if isinstance(piece.rows, Stored) else piece.rows
        for row in json.loads(rows):
            yield [*piece.before, *row]


def _rows(table: Table | StoredTable, read: Read) -> Iterator[Sequence[Any]]:
    """With titles where ids lie on the shelf."""
    if isinstance(table, Table):
        yield from table.rows
        return
    found = by_kind(table.targets)
    titles = [
        (at, _titles_of(found.get(each.kind, {})))
        for at, each in enumerate(table.columns)
        if each.kind in _LEADING
    ]
    for row in _stored(table.pieces, read):
        told = list(row)
        for at, tell in titles:
            told[at] = tell(told[at])
        yield told


def _typed(table: StoredTable, read: Read) -> Table:
    """With numbers and days as what they are, and nothing where a cell is empty."""
    makers = [_maker(each) for each in table.columns]
    rows = (
        tuple(make(value) for make, value in zip(makers, row, strict=True))
        for row in _rows(table, read)
    )
    return Table(table.title, table.columns, tuple(rows))


def _maker(column: Column) -> Callable[[str], Any]:
    kind = _KINDS.get(column.kind, str)
    return lambda value: kind(value) if value else None


_LEADING = {"文件", "栏目", "页面"}
"""Kinds of columns whose cells hold ids."""


_KINDS: dict[str, Callable[[str], Any]] = {
    "整数": int,
    "小数": float,
    "金额": float,
    "日期": date.fromisoformat,
}


def as_csv(table: Table | StoredTable, read: Read) -> bytes:
    """With a byte order mark, without which spreadsheet programs take UTF-8 for GBK."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.word for column in table.columns)
    writer.writerows(_rows(table, read))
    return text.getvalue().encode("utf-8-sig")


def as_ics(timetable: Timetable, _read: Read) -> bytes:
    # Imported here: loading iCalendar takes longer than writing a calendar, and few builds write one.
    from generator.timetable import icalendar  # noqa: PLC0415

    return icalendar(timetable)


def as_xlsx(table: Table | StoredTable, read: Read) -> bytes:
    # Imported here: loading XlsxWriter takes longer than most builds have to write.
    from generator import workbook  # noqa: PLC0415

    return workbook.write(_typed(table, read) if isinstance(table, StoredTable) else table)


def as_word(paper: Paper, _read: Read) -> bytes:
    """Raises NotMade."""
    with _needing():
        # Imported here: an extra, and most builds make none.
        from generator.renditions.docx import write  # noqa: PLC0415

    return write(paper)


def as_pdf(paper: Paper, _read: Read) -> bytes:
    """Raises NotMade."""
    with _needing():
        from generator.renditions.pdf import write  # noqa: PLC0415 - as above, and it takes a second

    return write(paper)


def as_gazette(issue: Issue, _read: Read) -> bytes:
    """Raises NotMade."""
    with _needing():
        from generator.renditions.pdf import write_issue  # noqa: PLC0415 - as above

    return write_issue(issue)


@contextmanager
def _needing() -> Iterator[None]:
    """A rule has asked before; what it found may have been taken away since."""
    try:
        yield
    except (ImportError, OSError) as error:
        raise NotMade(f"做不出文件：{error}") from None


FORMS: dict[str, Callable[[Any, Read], bytes]] = {
    "data.json": as_json,
    "data.csv": as_csv,
    "data.ics": as_ics,
    "data.xlsx": as_xlsx,
    "document.docx": as_word,
    "document.pdf": as_pdf,
    "gazette.pdf": as_gazette,
}
"""By what a page names as its template."""
