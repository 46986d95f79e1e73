"""PDF files with text in them: tables by their ruling lines, over page breaks; the rest as paragraphs."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from generator.importers.lattice import Box, Lattice, lattices
from generator.importers.printed_line import (
    UNKNOWN,
    Column,
    Glyph,
    PrintedLine,
    column,
    furniture,
    glyphs,
    goes_on,
    lines,
    paragraph,
    wrapped,
)
from generator.source import Transcript, Unreadable, Written

SAME_EDGE = 4.0
"""Points by which the columns of a table may shift from page to page."""
MOST_HEADS = 6
"""Rows that a table may repeat on top of each page."""
MOST_UNKNOWN = 0.2
"""The share of characters without a meaning from which on the text is worth nothing."""

_SCAN = (
    "里面没有文字，多半是扫描件：请先做文字识别（OCR），存为带文字的 PDF 再导入，"
    "或者向起草单位要 Word 原稿"
)
_GARBLED = (
    "里面的文字取不出来（字体没有对照表）：请向起草单位要 Word 原稿，或者先做文字识别（OCR）再导入"
)
_LOCKED = "设了打开密码：请用阅读软件打开，输入密码，去掉密码另存，或者打印成新的 PDF 再导入"
_BROKEN = "不是完好的 PDF 文件（可能没有下载完整，或者只改了扩展名）：请重新下载，或者打印成新的 PDF 再导入"


@dataclass(frozen=True, slots=True)
class _Part:
    """What one page shows of a table; `number` counts on the page."""

    page: int
    number: int
    lattice: Lattice
    texts: dict[Box, str]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page: its format, its lines outside of tables, and its tables."""

    size: tuple[int, int]
    lines: list[PrintedLine]
    parts: list[_Part]
    has_pictures: bool

    def blocks(self) -> list[PrintedLine | _Part]:
        """From top to bottom."""
        return sorted(
            [*self.lines, *self.parts],
            key=lambda each: each.y if isinstance(each, PrintedLine) else each.lattice.top,
        )


def read(data: bytes, name: str) -> Transcript:
    """A table that goes on on the next page is one grid; running heads come after what they cut."""
    sheets = _sheets(data)
    texts = [each.text for sheet in sheets for each in sheet.lines]
    texts += [text for sheet in sheets for part in sheet.parts for text in part.texts.values()]
    whole = "".join(texts)
    if not whole.strip():
        raise Unreadable(_SCAN)
    if whole.count(UNKNOWN) > MOST_UNKNOWN * len(whole):
        raise Unreadable(_GARBLED)
    transcript = Transcript(name)
    _Reading(transcript, sheets).take()
    if UNKNOWN in whole:
        transcript.remark(f"文中有取不出来的字，写成了“{UNKNOWN}”，请对照原文改正")
    scanned = [
        f"第{number}页"
        for number, each in enumerate(sheets, 1)
        if each.has_pictures and not each.lines and not each.parts
    ]
    if scanned:
        transcript.remark(f"{'、'.join(scanned)}没有文字，可能是扫描的图片，没有导入")
    return transcript


def _sheets(data: bytes) -> list[_Sheet]:
    if b"%PDF" not in data[:1024]:
        raise Unreadable(_BROKEN)
    try:
        with _silent(), pdfplumber.open(io.BytesIO(data)) as document:
            return [_sheet(page, number) for number, page in enumerate(document.pages, 1)]
    except PdfminerException as error:
        is_locked = isinstance(error.args[0] if error.args else None, PDFEncryptionError)
        raise Unreadable(_LOCKED if is_locked else _BROKEN) from error
    except (
        MalformedPDFException,
        PSException,
        ArithmeticError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        raise Unreadable(_BROKEN) from error  # pdfminer trusts what a file says of itself


@contextmanager
def _silent() -> Iterator[None]:
    """Without pdfminer's remarks on fonts, of which a page makes hundreds."""
    logger = logging.getLogger("pdfminer")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _sheet(page: Page, number: int) -> _Sheet:
    found = [each for each in glyphs(page.chars) if _is_on(page, each)]
    grids = lattices([*page.lines, *page.rects, *page.curves])
    within: list[list[Glyph]] = [[] for _ in grids]
    outside: list[Glyph] = []
    for each in found:
        middle = (each.x0 + each.x1) / 2
        at = next((i for i, grid in enumerate(grids) if grid.has(middle, each.middle)), None)
        (outside if at is None else within[at]).append(each)
    parts = [
        _Part(number, index, grid, _texts(grid, inside))
        for index, (grid, inside) in enumerate(zip(grids, within, strict=True), 1)
    ]
    written = [
        PrintedLine(each.text, each.x0, each.x1, each.y, each.height, number, index)
        for index, each in enumerate(lines(outside), 1)
    ]
    sheet = _Sheet((round(page.width), round(page.height)), written, parts, bool(page.images))
    page.close()
    return sheet


def _is_on(page: Page, glyph: Glyph) -> bool:
    """Whether a character is on the sheet and not beside it, as on cut pages."""
    left, top, right, bottom = page.bbox
    return left <= (glyph.x0 + glyph.x1) / 2 <= right and top <= glyph.middle <= bottom


def _texts(grid: Lattice, inside: list[Glyph]) -> dict[Box, str]:
    places = grid.places()
    found: dict[Box, list[Glyph]] = {each: [] for each in grid.boxes}
    for each in inside:
        found[places[grid.crossing((each.x0 + each.x1) / 2, each.middle)]].append(each)
    written = {box: lines(of) for box, of in found.items()}
    return {box: wrapped(of, _right(grid, box, written)) for box, of in written.items()}


def _right(grid: Lattice, box: Box, written: dict[Box, list[PrintedLine]]) -> float:
    """Up to where the lines of a cell may reach: its edge, less the margin that its column has on the left."""
    margins = [
        line.x0 - grid.columns[other.column]
        for other, of in written.items()
        if other.column == box.column
        for line in of
    ]
    return grid.columns[box.column + box.columns] - min(margins, default=0.0)


class _Reading:
    """Writes sheets down; a paragraph or table stays open until something else begins."""

    def __init__(self, transcript: Transcript, sheets: list[_Sheet]) -> None:
        self._transcript = transcript
        self._sheets = sheets
        self._furniture = furniture([(each.size[1], each.lines) for each in sheets])
        self._columns = {each.size: self._column(each.size) for each in sheets}
        self._open_lines: list[PrintedLine] = []
        self._open_parts: list[_Part] = []
        self._waiting: list[PrintedLine] = []

    def _column(self, size: tuple[int, int]) -> Column:
        same = [each for each in self._sheets if each.size == size]
        found = [line for each in same for line in each.lines if line not in self._furniture]
        edges = (part.lattice.columns[-1] for each in same for part in each.parts)
        return column(found, edges, size[0]) if found else Column(0, size[0])

    def take(self) -> None:
        for sheet in self._sheets:
            for block in sheet.blocks():
                if isinstance(block, _Part):
                    if not _continues(self._open_parts, block):
                        self._close()
                    self._open_parts.append(block)
                elif block in self._furniture:
                    self._waiting.append(block)
                else:
                    within = self._columns[sheet.size]
                    if not (self._open_lines and goes_on(self._open_lines[-1], block, within)):
                        self._close()
                    self._open_lines.append(block)
        self._close()

    def _close(self) -> None:
        if self._open_lines:
            first = self._open_lines[0]
            self._transcript.line(
                paragraph(self._open_lines), f"第{first.page}页第{first.number}行"
            )
        if self._open_parts:
            self._transcript.grid(_cells(self._open_parts))
        for each in self._waiting:
            place = f"第{each.page}页第{each.number}行"
            self._transcript.line(each.text, place, is_furniture=True)
        self._open_lines, self._open_parts, self._waiting = [], [], []


def _continues(parts: list[_Part], after: _Part) -> bool:
    """Whether a table goes on: on the next page, as wide, and divided alike, less or more."""
    if not parts or after.page != parts[-1].page + 1:
        return False
    one, other = _edges(_richest(parts)), _edges(after)
    if abs(one[-1] - other[-1]) > SAME_EDGE:
        return False
    return bool(_aligned(other, one) or _aligned(one, other))


def _richest(parts: list[_Part]) -> _Part:
    """The part in which the most columns are told apart."""
    return max(parts, key=lambda each: len(each.lattice.columns))


def _edges(part: _Part) -> list[float]:
    """The edges of the columns, from the first; binding may shift every other page."""
    return [each - part.lattice.columns[0] for each in part.lattice.columns]


def _aligned(edges: list[float], onto: list[float]) -> list[int]:
    """Which of the other edges each one is; nothing if they do not go together."""
    found = [min(range(len(onto)), key=lambda at: abs(onto[at] - each)) for each in edges]
    is_near = all(abs(onto[at] - each) <= SAME_EDGE for at, each in zip(found, edges, strict=True))
    return found if is_near and len(set(found)) == len(found) else []


@dataclass(frozen=True, slots=True)
class _Shown:
    """A cell of one part, by the columns of the whole table."""

    box: Box
    column: int
    columns: int
    text: str


def _cells(parts: list[_Part]) -> list[Written]:
    onto = _edges(_richest(parts))
    shown = [_shown(each, onto) for each in parts]
    has_top = not any(each.box.is_open_above for each in shown[0])
    has_bottom = not all(each.box.is_open_below for each in _last_row(parts[-1], shown[-1]))
    is_drawn = not any(
        (has_top and each.box.is_open_above) or (has_bottom and each.box.is_open_below)
        for cells in shown
        for each in cells
    )
    written: list[Written] = []
    base = 0
    for index, (part, cells) in enumerate(zip(parts, shown, strict=True)):
        cut: dict[_Shown, bool | None] = {}
        if index:
            heads = _heads(shown[0], cells)
            upper = _last_row(parts[index - 1], shown[index - 1])
            cut = {
                each: _is_cut(
                    each,
                    upper,
                    reads_top=has_top and not heads,
                    reads_bottom=has_bottom,
                    is_drawn=is_drawn,
                )
                for each in cells
                if each.box.row == heads
            }
        for each in cells:
            place = f"第{part.page}页表{part.number}第{each.box.row + 1}行第{each.column + 1}列"
            is_cut = cut.get(each, False)
            written.append(
                Written(
                    base + each.box.row,
                    each.column,
                    each.text,
                    place,
                    each.box.rows,
                    each.columns,
                    is_cut=bool(is_cut),
                    may_be_cut=is_cut is None,
                )
            )
        base += len(part.lattice.rows) - 1
    return written


def _shown(part: _Part, onto: list[float]) -> list[_Shown]:
    places = _aligned(_edges(part), onto)
    return [
        _Shown(
            box,
            places[box.column],
            places[box.column + box.columns] - places[box.column],
            part.texts[box],
        )
        for box in part.lattice.boxes
    ]


def _last_row(part: _Part, shown: list[_Shown]) -> list[_Shown]:
    height = len(part.lattice.rows) - 1
    return [each for each in shown if each.box.row + each.box.rows == height]


def _heads(first: list[_Shown], cells: list[_Shown]) -> int:
    """How many rows on top of a page are those of the first page again."""
    heads = 0
    while heads < MOST_HEADS:
        row = _signature(cells, heads)
        if not any(text for *_, text in row) or row != _signature(first, heads):
            break
        heads += 1
    rows = {each.box.row for each in cells}
    while heads and (
        heads not in rows or any(e.box.row < heads < e.box.row + e.box.rows for e in cells)
    ):
        heads -= 1
    return heads


def _signature(cells: list[_Shown], row: int) -> list[tuple[int, int, int, str]]:
    return [
        (each.column, each.columns, each.box.rows, "".join(each.text.split()))
        for each in cells
        if each.box.row == row
    ]


def _is_cut(
    cell: _Shown, upper: list[_Shown], *, reads_top: bool, reads_bottom: bool, is_drawn: bool
) -> bool | None:
    """Whether a cell is the rest of one that reached the end of the sheet before; None: perhaps.

    The line that is not drawn there says so.  Some programs draw it all the same
    (`is_drawn`: no cut is told by a line in this table): then what is left of a cell is
    empty, and sure only where it covers several rows.
    """
    if reads_top and cell.box.is_open_above:
        return True
    above = next((each for each in upper if each.column == cell.column), None)
    if above is None or above.columns != cell.columns:
        return False
    if reads_bottom and above.box.is_open_below:
        return True
    if not is_drawn or cell.text.strip() or not above.text.strip():
        return False
    return True if cell.box.rows > 1 else None
