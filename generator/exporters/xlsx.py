"""A workbook: landscape A4, one sheet of paper wide, the heading row again on each; every cell is text."""

import io
from collections.abc import Sequence
from datetime import datetime, time
from math import ceil, sqrt
from typing import Any

from xlsxwriter import Workbook

from generator.payload import NAME
from generator.sheet import Cell, Column, Row, Sheet, TooLong
from generator.text import is_wide

_TITLE, _HEADING, _SECTION, _BODY = "宋体", "黑体", "楷体_GB2312", "仿宋_GB2312"
_SIZE, _LINE = 12, 16
"""Points of a character, and of a line."""
_TALLEST = 409
"""Points that a row may be high; a text that needs more is set smaller."""
_WIDTH, _UNIT = 638, 5.25
"""Points between the margins, and in a unit of column width."""
_LONGEST = 32767
"""UTF-16 units that a cell may hold."""
_CHUNK = 16000


def write(sheet: Sheet) -> bytes:
    """Raises TooLong."""
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True})
    _set_properties(book, sheet)
    _Page(book, sheet).write()
    _carry(book, sheet.payload)
    book.close()
    return file.getvalue()


def _set_properties(book: Any, sheet: Sheet) -> None:
    properties = {
        "title": sheet.title[:255],
        "author": "、".join(sheet.catalog.issuers)[:255],
        "created": datetime.combine(sheet.made, time()),
    }
    book.set_properties(properties)


def _carry(book: Any, payload: str) -> None:
    hidden = book.add_worksheet(NAME)
    hidden.very_hidden()
    for row, start in enumerate(range(0, len(payload), _CHUNK)):
        hidden.write_string(row, 0, payload[start : start + _CHUNK])


class _Page:
    """The sheet that people see, written from top to bottom."""

    def __init__(self, book: Any, sheet: Sheet) -> None:
        self._book, self._sheet = book, sheet
        self._page = book.add_worksheet("任务分工")
        self._row = 0
        self._formats: dict[tuple[Any, ...], Any] = {}

    def write(self) -> None:
        page, sheet = self._page, self._sheet
        for at, column in enumerate(sheet.columns):
            page.set_column(at, at, _points(sheet, column) / _UNIT)
        if sheet.mark:
            self._line(sheet.mark, 24, font=_HEADING, size=16)
        room = 30 * _lines(sheet.title, _WIDTH, 22) + 16
        self._line(sheet.title, room, font=_TITLE, size=22, bold=True, align="center")
        for fact in sheet.facts:
            self._line(str(fact), _LINE * _lines(str(fact), _WIDTH) + 2)
        head = self._row
        for at, column in enumerate(sheet.columns):
            self._cell(Cell(at, column.heading), font=_HEADING, align="center", border=1)
        self._next(24)
        for row, height in zip(sheet.rows, _heights(sheet), strict=True):
            for cell in row.cells:
                self._body(row, cell)
            self._next(height)
        self._set_up(head)

    def _line(self, text: str, height: float, **looks: Any) -> None:
        """Over the whole width."""
        self._cell(Cell(0, text, columns=len(self._sheet.columns)), **looks)
        self._next(height)

    def _body(self, row: Row, cell: Cell) -> None:
        if row.level:
            self._cell(cell, font=_HEADING if row.level == 1 else _SECTION, border=1)
            return
        needed = _needed(self._sheet, cell)
        room = _TALLEST * cell.rows
        size = _SIZE if needed <= room else max(6, int(_SIZE * sqrt(room / needed)))
        align = "center" if self._sheet.columns[cell.column].is_centred else "left"
        self._cell(cell, size=size, align=align, border=1)

    def _cell(self, cell: Cell, *, font: str = _BODY, size: int = _SIZE, **looks: Any) -> None:
        """Always as text: 007 stays 007, and =1+1 is no formula."""
        length = len(cell.text.encode("utf-16-le")) // 2
        if length > _LONGEST:
            raise TooLong(
                f"有一格的文字长{length}字，xlsx 的一格最多{_LONGEST}字，请改用 docx：{cell.text[:20]}……"
            )
        form = self._format(font, size, looks)
        last = cell.column + cell.columns - 1
        if (cell.rows, cell.columns) != (1, 1):
            self._page.merge_range(
                self._row, cell.column, self._row + cell.rows - 1, last, "", form
            )
        if cell.text:
            self._page.write_string(self._row, cell.column, cell.text, form)
        else:
            self._page.write_blank(self._row, cell.column, None, form)

    def _format(self, font: str, size: int, looks: dict[str, Any]) -> Any:
        key = (font, size, *sorted(looks.items()))
        if key not in self._formats:
            common = {"font_name": font, "font_size": size, "text_wrap": True, "valign": "vcenter"}
            self._formats[key] = self._book.add_format(common | looks)
        return self._formats[key]

    def _next(self, height: float) -> None:
        self._page.set_row(self._row, height)
        self._row += 1

    def _set_up(self, head: int) -> None:
        page, last = self._page, len(self._sheet.columns) - 1
        page.freeze_panes(head + 1, 0)
        page.repeat_rows(head)
        page.print_area(0, 0, self._row - 1, last)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.set_margins(*(each / 25.4 for each in (37, 35, 28, 26)))
        page.center_horizontally()
        page.set_footer('&C&"宋体,常规"&14— &P —')
        page.ignore_errors({"number_stored_as_text": f"A1:XFD{self._row}"})


# ── How high: programs measure a row when it is opened, but not one with merged cells ─────


def _points(sheet: Sheet, column: Column) -> float:
    return _WIDTH * column.width / sum(each.width for each in sheet.columns)


def _lines(text: str, width: float, size: float = _SIZE) -> int:
    """Lines that a text takes; a column keeps some points for its margins."""
    line = max(1.0, (width - 8) / size)
    wide = (sum(1 if is_wide(each) else 0.55 for each in piece) for piece in text.split("\n"))
    return sum(max(1, ceil(each / line)) for each in wide)


def _needed(sheet: Sheet, cell: Cell) -> float:
    columns = sheet.columns[cell.column : cell.column + cell.columns]
    return _LINE * _lines(cell.text, sum(_points(sheet, each) for each in columns)) + 6


def _heights(sheet: Sheet) -> Sequence[float]:
    """High enough for each row's own cells; the last row under a merged one makes up what it lacks."""
    heights = [
        max((_needed(sheet, cell) for cell in row.cells if cell.rows == 1), default=_LINE)
        for row in sheet.rows
    ]
    for at, row in enumerate(sheet.rows):
        for cell in row.cells:
            lacking = _needed(sheet, cell) - sum(heights[at : at + cell.rows])
            heights[at + cell.rows - 1] += max(0, lacking)
    return [min(height, _TALLEST) for height in heights]
