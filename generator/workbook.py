"""Tables as data, as a workbook to work in: filters, a heading that stays, dates that are dates, A4 when printed."""

import io
import re
from datetime import date, datetime, time
from typing import Any

from xlsxwriter import Workbook

from generator.page import Column, Table, Value
from generator.text import is_wide
from generator.vocabulary import State

_LONGEST, _LONGEST_LINK = 32767, 2079
"""UTF-16 units that a cell may hold, and characters of a link."""
_NARROWEST, _WIDEST = 8, 48
_HEAD = {"bold": True, "bg_color": "#E3F0F6", "bottom": 2, "valign": "vcenter", "text_wrap": True}
_BODY = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#D2D9DD"}
_COLOURS = {
    State.OVERDUE: ("#A82A1C", "#FBEBE8"),
    State.SOON: ("#7D5200", "#FBF1DC"),
    State.UNKNOWN: ("#7D5200", "#FFFFFF"),
    State.CLAIMED: ("#7D5200", "#FFFFFF"),
    State.DONE: ("#15587A", "#E3F0F6"),
}


def write(table: Table, *others: Table) -> bytes:
    """A sheet each."""
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True})
    made = datetime.combine(table.as_of or date(2000, 1, 1), time())
    book.set_properties({"title": table.title[:255], "created": made})
    for each in (table, *others):
        _Sheet(book, each).write()
    book.close()
    return file.getvalue()


class _Sheet:
    def __init__(self, book: Any, table: Table) -> None:
        self._book, self._table = book, table
        self._page = book.add_worksheet(re.sub(r"[\[\]:*?/\\']", "", table.title)[:31] or "表")
        self._formats: dict[tuple[Any, ...], Any] = {}

    def write(self) -> None:
        for at, column in enumerate(self._table.columns):
            self._page.set_column(at, at, _width(self._table, at))
            self._page.write_string(0, at, column.word, self._format(_HEAD))
        for number, row in enumerate(self._table.rows, start=1):
            for at, (column, value) in enumerate(zip(self._table.columns, row, strict=True)):
                self._cell(number, at, column, value)
        self._set_up()

    def _cell(self, row: int, at: int, column: Column, value: Value) -> None:
        """Text always as text: 007 stays 007, and =1+1 is no formula."""
        match value:
            case None:
                self._page.write_blank(row, at, None, self._format(_BODY))
            case date():
                look = _BODY | {"num_format": "yyyy-mm-dd"}
                self._page.write_datetime(
                    row, at, datetime.combine(value, time()), self._format(look)
                )
            case int() | float():
                look = _BODY | ({"num_format": "0.00####"} if column.kind == "金额" else {})
                self._page.write_number(row, at, value, self._format(look))
            case str() if column.kind == "网址" and len(value) <= _LONGEST_LINK:
                look = _BODY | {"font_color": "#125677", "underline": 1}
                self._page.write_url(row, at, value, self._format(look), value)
            case str():
                look = _BODY | (_of_state(value) if column.kind == "状态" else {})
                self._page.write_string(row, at, _cut(value), self._format(look))

    def _format(self, look: dict[str, Any]) -> Any:
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(look)
        return self._formats[key]

    def _set_up(self) -> None:
        page, table = self._page, self._table
        last, right = len(table.rows), len(table.columns) - 1
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, last, right)
        page.repeat_rows(0)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.6)
        told = f"截至{table.as_of}" if table.as_of else ""
        page.set_header(f"&L{_printed(table.title)}&R{told}")
        page.set_footer("&C— &P —")
        page.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})


def _of_state(value: str) -> dict[str, Any]:
    colours = _COLOURS.get(State(value))
    return {"font_color": colours[0], "bg_color": colours[1], "bold": True} if colours else {}


def _width(table: Table, at: int) -> int:
    """Of the longest text, within reason: longer ones are broken into lines."""
    texts = (table.columns[at].word + "　　", *(str(row[at] or "") for row in table.rows))
    longest = max(sum(2 if is_wide(each) else 1 for each in text) for text in texts)
    return min(max(longest + 1, _NARROWEST), _WIDEST)


def _cut(text: str) -> str:
    encoded = text.encode("utf-16-le")
    if len(encoded) <= 2 * _LONGEST:
        return text
    return encoded[: 2 * (_LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


def _printed(title: str) -> str:
    """In a header, where & begins a command."""
    return title.replace("&", "&&")[:200]
