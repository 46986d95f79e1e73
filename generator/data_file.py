"""Rows of a data table as an editor keeps them: a CSV or XLSX file beside the table, or lines of its YAML.

Every cell knows where it stands, so that what is wrong with it is told there.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Protocol

from generator.diagnostic import Place
from generator.importers.text import decoded
from generator.source import Cell, Grid, Unreadable

SUFFIXES = (".csv", ".xlsx")
LARGEST = 64 * 1024 * 1024
"""Bytes of a file."""
_HEAD = 10
"""Rows within which the heads stand: above them may be a title and who made the table."""
_REFERENCE = re.compile(r"([A-Z]+)(\d+)$")


class Sheet(Protocol):
    """Rows of texts, the heads not among them."""

    @property
    def heads(self) -> Sequence[str]: ...

    @property
    def rows(self) -> Sequence[Sequence[str]]: ...

    def place(self, row: int, column: int) -> Place:
        """Of a cell, both counted from 0; row -1 is that of the heads."""

    def label(self, row: int, column: int) -> str:
        """What the editor's program calls the cell, with what divides it from a message; or nothing."""


def read(file: str, data: bytes, known: Sequence[str]) -> Sheet:
    """`known` are the heads to look for.  Raises Unreadable."""
    if PurePosixPath(file).suffix.lower() == ".xlsx":
        return _workbook(file, data, known)
    return _csv(file, data, known)


def _head_row(rows: Sequence[Sequence[str]], known: Sequence[str]) -> int:
    """The row with the most of the heads; the first, where none has any."""
    wanted = {folded(each) for each in known}
    hits = [len(wanted & set(map(folded, row))) for row in rows[:_HEAD]]
    return hits.index(max(hits)) if hits else 0


def folded(head: str) -> str:
    """A head without blanks, in half width: 金额 （万元） is 金额(万元)."""
    return re.sub(r"\s+", "", head).translate(_HALF_WIDTH)


_HALF_WIDTH = str.maketrans("（）：／％", "():/%")


# ── CSV ───────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Csv:
    file: str
    lines: Sequence[str]
    heads: Sequence[str]
    head_line: int
    rows: Sequence[Sequence[str]]
    starts: Sequence[int]
    """The line, from 1, on which each row begins."""

    def place(self, row: int, column: int) -> Place:
        line = self.starts[row] if row >= 0 else self.head_line
        return Place(self.file, (), line, _column(self.lines[line - 1], column))

    def label(self, _row: int, _column: int) -> str:
        return ""


def _csv(file: str, data: bytes, known: Sequence[str]) -> _Csv:
    text = decoded(data)
    if not text.strip():
        raise Unreadable("里面没有内容")
    reader = csv.reader(io.StringIO(text, newline=""))
    rows: list[list[str]] = []
    starts: list[int] = []
    end = 0
    try:
        for row in reader:
            rows.append(row)
            starts.append(end + 1)
            end = reader.line_num
    except csv.Error as error:
        raise Unreadable("不是完好的 CSV：有一格太长，多半是少了一个引号") from error
    head = _head_row(rows, known)
    filled = [at for at in range(head + 1, len(rows)) if any(map(str.strip, rows[at]))]
    return _Csv(
        file,
        re.split(r"\r\n|\r|\n", text),
        [each.strip() for each in rows[head]],
        starts[head],
        [rows[at] for at in filled],
        [starts[at] for at in filled],
    )


def _column(line: str, field: int) -> int:
    """The character, from 1, at which a field of a line begins; the line's end, where it has fewer."""
    is_quoted, found = False, 0
    for at, character in enumerate(line):
        if found == field:
            return at + 1
        if character == '"':
            is_quoted = not is_quoted
        elif character == "," and not is_quoted:
            found += 1
    return len(line) + 1


# ── XLSX ──────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Workbook:
    file: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    numbers: Sequence[int]
    """Of the rows, that of the heads first."""
    columns: Sequence[str]
    """Letters."""

    def place(self, row: int, column: int) -> Place:
        return Place(self.file, (), self.numbers[row + 1], column + 1)

    def label(self, row: int, column: int) -> str:
        return f"{self.columns[column]}{self.numbers[row + 1]}格，"


def _workbook(file: str, data: bytes, known: Sequence[str]) -> _Workbook:
    try:
        from generator.importers import xlsx  # noqa: PLC0415 - brings openpyxl, of an extra
    except ImportError:
        raise Unreadable("读 .xlsx 要先安装 gongkai[import]；也可以另存为 CSV") from None
    source = xlsx.read(data, file).source()
    grids = [each for each in source.blocks if isinstance(each, Grid)]
    if len(grids) != 1:
        names = "、".join(f"“{each.name}”" for each in grids)
        raise Unreadable(f"有{len(grids)}张工作表（{names}），只留放数据的一张")
    if hidden := next((each for each in grids[0].cells if each.is_hidden), None):
        where = source.place(hidden.passage.origin[0]) if hidden.passage else ""
        raise Unreadable(f"有隐藏的行或者列（{_reference(where)}），请删去或者取消隐藏")
    return _of_grid(file, list(grids[0].rows()), source.place, known)


def _reference(place: str) -> str:
    """`工作表“甲”B7第1字` → B7."""
    return place.rpartition("”")[2].partition("第")[0]


def _of_grid(
    file: str, rows: list[list[Cell | None]], place: Any, known: Sequence[str]
) -> _Workbook:
    texts = [[each.passage.text.strip() if each else "" for each in row] for row in rows]
    head = _head_row(texts, known)
    kept = [head, *(at for at in range(head + 1, len(texts)) if any(texts[at]))]
    letters = [""] * max(map(len, rows))
    numbers: list[int] = []
    for at in kept:
        number = at + 1
        for column, cell in enumerate(rows[at]):
            # A merged cell stands in the row where it begins, not in each that it covers.
            if cell and cell.passage and cell.row == at:
                found = _REFERENCE.search(_reference(place(cell.passage.origin[0])))
                if found:
                    number = int(found[2])
                    if cell.column == column:
                        letters[column] = found[1]
        numbers.append(number)
    return _Workbook(file, texts[head], [texts[at] for at in kept[1:]], numbers, letters)


# ── In the YAML itself ────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Lines:
    at: Place
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    named: Sequence[bool]
    """Whether each row is written with the names of its fields."""
    strange: Mapping[int, Place]
    """Where a name is written first that is no field's, by column."""

    def place(self, row: int, column: int) -> Place:
        if row < 0:
            return self.strange.get(column, self.at)
        step = self.heads[column] if self.named[row] else column
        return Place(self.at.file, (*self.at.path, row, step))

    def label(self, _row: int, _column: int) -> str:
        return ""


class BadRow(Exception):  # noqa: N818 - it is the row that is wrong
    """A row of the YAML that is none."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.place = place


def inline(rows: Sequence[Any], at: Place, known: Sequence[str]) -> Sheet:
    """Rows as mappings by name of field, or as lists in the order of the fields.  Raises BadRow."""
    heads, strange = list(known), dict[int, Place]()
    for index, each in enumerate(rows):
        for name in each if isinstance(each, dict) else ():
            if not name.startswith("\0") and name not in heads:
                strange[len(heads)] = Place(at.file, (*at.path, index, name))
                heads.append(name)
    texts = [
        _texts(each, Place(at.file, (*at.path, index)), heads, len(known))
        for index, each in enumerate(rows)
    ]
    return _Lines(at, heads, texts, [isinstance(each, dict) for each in rows], strange)


def _texts(row: Any, place: Place, heads: Sequence[str], known: int) -> list[str]:
    values = [row.get(head) for head in heads] if isinstance(row, dict) else row
    if not isinstance(values, list):
        raise BadRow(place, "每行应为“字段: 值”的各项，或者方括号里依次写出的各值")
    if not isinstance(row, dict) and len(values) != known:
        raise BadRow(place, f"这一行有{len(values)}个值，字段有{known}个")
    if any(isinstance(each, list | dict) for each in values):
        raise BadRow(place, "一格里只能写一个值，不能再有列表或者下级条目")
    return ["" if each is None else str(each) for each in values]


def cells(sheet: Sheet, column: int) -> Iterator[tuple[int, str]]:
    """(row, text) of a column; rows may be shorter than the heads."""
    for at, row in enumerate(sheet.rows):
        yield at, row[column] if column < len(row) else ""


def headless(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    """(row, column, what is wrong) of the first cell of each row that says something under no head."""
    heads = [bool(each) for each in sheet.heads]
    wide = max((at + 1 for at, head in enumerate(heads) if head), default=0)
    for at, row in enumerate(sheet.rows):
        for column, text in enumerate(row):
            if text.strip() and not (column < wide and heads[column]):
                if column < wide:
                    yield at, column, "这一格写了字，上面的表头却是空的"
                else:
                    full = max(end + 1 for end, each in enumerate(row) if each.strip())
                    # In a workbook no comma divides the cells.
                    hint = "" if sheet.label(at, column) else "；数里有逗号的请加引号"
                    yield at, column, f"这一行有{full}格，表头只有{wide}栏{hint}"
                break
