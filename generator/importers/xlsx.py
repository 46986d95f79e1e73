"""Spreadsheets (.xlsx): each visible sheet as a grid of what its cells show."""

import itertools
import posixpath
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils.cell import get_column_letter, range_boundaries
from openpyxl.utils.datetime import WINDOWS_EPOCH, from_excel
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.importers import package
from generator.importers.number_format import BUILT_IN, Value, shown
from generator.payload import NAME
from generator.source import Transcript, Written

KIND = package.Kind(".xlsx", ".xls、.et", " Excel 或 WPS ", "spreadsheetml")
WIDEST_GAP = 20
"""Neighbouring empty rows or columns that are kept; a note in row 1,048,576 makes no tall grid."""

_UNNUMBERED = re.compile(rb"<(?:\w+:)?(?:c|row)(?=[\s/>])(?![^>]*\sr=)")
_EMPTY_CELLS = re.compile(rb"<(?:\w+:)?c\s[^>]*/>")
_EMPTY_ROWS = re.compile(rb"<(?:\w+:)?row\s[^>]*(?:/>|>\s*</(?:\w+:)?row>)")
_OPENING = re.compile(rb"<((?:\w+:)?)worksheet\b")
_END = re.compile(rb"</(?:\w+:)?sheetData\s*>|<(?:\w+:)?sheetData\s*/>")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z0-9:$]+)[\"']")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

Place = tuple[int, int]
"""Row and column, from 1."""
Range = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 1."""


@dataclass(frozen=True, slots=True)
class _Extra:
    """What a sheet has besides its cells; it is read here, as openpyxl fails on much of it."""

    merged: tuple[Range, ...]
    comments: int
    pictures: int
    boxes: tuple[str, ...]


def read(data: bytes, name: str) -> Transcript:
    """Hidden sheets are left out, hidden rows and columns marked; both are remarked on."""
    entries = package.parts(data, KIND)
    transcript = Transcript(name)
    try:
        has_formulas = any(map(_FORMULA.search, entries.values()))
        extras = [_relieved(entries, sheet) for sheet in _sheets(entries)]
        workbook = _opened(entries, values=True)
        formulas = _opened(entries, values=False).worksheets if has_formulas else None
        sheets = zip(workbook.worksheets, extras, formulas or workbook.worksheets, strict=True)
        for sheet, extra, source in sheets:
            if sheet.sheet_state == "visible":
                _take(transcript, sheet, extra, source)
    except (BadZipFile, KeyError, ValueError, TypeError, IndexError, SyntaxError) as error:
        raise package.broken(KIND) from error  # openpyxl says many things of one thing
    hidden = [each for each in workbook.worksheets if each.sheet_state != "visible"]
    for each in hidden:
        if each.title == NAME:
            transcript.carry("".join(str(cell.value or "") for cell in each["A"]))
    hidden = [each for each in hidden if each.title != NAME]
    if hidden:
        names = "、".join(f"“{each.title}”" for each in hidden)
        transcript.remark(f"隐藏的工作表没有导入：{names}")
    return transcript


def _opened(entries: dict[str, bytes], *, values: bool) -> Workbook:
    """With the values that were last computed, or with the formulas."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # what openpyxl would not write back
        return load_workbook(package.packed(entries), data_only=values, keep_links=False)


def _sheets(entries: dict[str, bytes]) -> list[str]:
    """The sheets' parts, in the order in which openpyxl has them."""
    main = _related(entries, "", "/officeDocument")[0]
    targets = {key: target for key, kind, target in _relations(entries, main)
               if kind.endswith("/worksheet")}  # fmt: skip
    sheets = ElementTree.fromstring(entries[main]).iterfind("{*}sheets/{*}sheet")
    keys = [value for each in sheets for key, value in each.items() if key.endswith("}id")]
    return [targets[key] for key in keys if targets.get(key) in entries]


def _relations(entries: dict[str, bytes], part: str) -> Iterator[tuple[str, str, str]]:
    """(key, kind, part) of what a part refers to."""
    folder, name = posixpath.split(part)
    content = entries.get(posixpath.join(folder, "_rels", name + ".rels"))
    if content is None:
        return
    for each in ElementTree.fromstring(content):
        target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
        yield each.get("Id", ""), each.get("Type", ""), target.lstrip("/")


def _related(entries: dict[str, bytes], part: str, kind: str) -> list[str]:
    found = (target for _, each, target in _relations(entries, part) if each.endswith(kind))
    return [each for each in found if each in entries]


def _relieved(entries: dict[str, bytes], sheet: str) -> _Extra:
    """Takes from a sheet what is not a cell with something in it.

    A sheet that was formatted down to its last row is a million empty rows; a merged
    range of whole columns would make openpyxl a million cells.
    """
    drawings = [
        ElementTree.fromstring(entries[each]) for each in _related(entries, sheet, "/drawing")
    ]
    comments = [
        ElementTree.fromstring(entries[each]) for each in _related(entries, sheet, "/comments")
    ]
    content = entries[sheet]
    end = _END.search(content)
    head, tail = (content[: end.end()], content[end.end() :]) if end else (content, b"")
    root = _OPENING.search(head)
    if end and root:
        if not _UNNUMBERED.search(head):
            head = _EMPTY_ROWS.sub(b"", _EMPTY_CELLS.sub(b"", head))
        entries[sheet] = head + b"</" + root[1] + b"worksheet>"
    folder, name = posixpath.split(sheet)
    entries.pop(posixpath.join(folder, "_rels", name + ".rels"), None)
    return _Extra(
        tuple(_boundaries(each.decode()) for each in _MERGED.findall(tail)),
        sum(len(each.findall("{*}commentList/{*}comment")) for each in comments),
        sum(len(each.findall(".//{*}pic")) for each in drawings),
        tuple(text for each in drawings for text in _boxes(each)),
    )


def _boundaries(reference: str) -> Range:
    left, top, right, bottom = range_boundaries(reference)
    return top or 1, left or 1, bottom or 1_048_576, right or 16_384


def _boxes(drawing: ElementTree.Element) -> Iterator[str]:
    """The texts that lie over the cells."""
    for alternatives in drawing.iter(_MC + "AlternateContent"):
        for other in alternatives.findall(_MC + "Fallback"):
            alternatives.remove(other)
    for shape in drawing.iterfind(".//{*}sp"):
        paragraphs = (
            "".join(text.text or "" for text in each.iter(_A + "t"))
            for each in shape.iter(_A + "p")
        )
        text = "\n".join(filter(str.strip, paragraphs))
        if text:
            yield text


def _take(transcript: Transcript, sheet: Worksheet, extra: _Extra, formulas: Worksheet) -> None:
    texts = _texts(transcript, sheet, formulas)
    title = sheet.title
    if texts:
        hidden = _hidden(sheet)
        transcript.grid(_cells(title, texts, _merged(extra, texts), hidden), title)
        _remark_hidden(transcript, title, texts, hidden)
    for number, text in enumerate(extra.boxes, 1):
        transcript.line(text, f"工作表“{title}”文本框{number}")
    if extra.comments:
        transcript.remark(f"工作表“{title}”有 {extra.comments} 条批注，没有导入")
    if extra.pictures:
        transcript.remark(f"工作表“{title}”有 {extra.pictures} 张图片，图片里的文字没有导入")


def _texts(transcript: Transcript, sheet: Worksheet, formulas: Worksheet) -> dict[Place, str]:
    """What is shown, by row and column from 1; cells without anything are not there."""
    texts, uncounted = {}, []
    epoch = WINDOWS_EPOCH if sheet.parent is None else sheet.parent.epoch
    for place, cell in sorted(sheet._cells.items()):
        if not isinstance(cell, Cell):
            continue
        formula = formulas._cells.get(place)
        if cell.value is not None:
            text = _shown(cell, epoch)
        elif cell.data_type == "n" and formula is not None and formula.data_type == "f":
            text = str(getattr(formula.value, "text", formula.value))
            uncounted.append(cell.coordinate)
        else:
            continue
        if text.strip():
            texts[place] = text
    if uncounted:
        transcript.remark(
            f"工作表“{sheet.title}”的 {_some(uncounted)} 是没有算过的公式，照公式写出："
            "请用 Excel 或 WPS 打开，保存一次再导入"
        )
    return texts


def _shown(cell: Cell, epoch: datetime) -> str:
    value: Value = cell.value  # type: ignore[assignment]  # formulas are not read here
    number = cell._style.numFmtId  # type: ignore[attr-defined]  # not in the stubs
    if number in BUILT_IN and isinstance(value, int | float) and not isinstance(value, bool):
        try:
            value = from_excel(value, epoch) or value
        except (OverflowError, ValueError):
            return str(value)
    text = shown(value, BUILT_IN.get(number, cell.number_format))
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _merged(extra: _Extra, texts: Mapping[Place, str]) -> list[Range]:
    """The merged ranges as far as there is text beside or below; none over another."""
    last_row = max(row for row, _ in texts)
    last_column = max(column for _, column in texts)
    merged: list[Range] = []
    reaching: list[Range] = []
    for top, left, bottom, right in sorted(extra.merged):
        clipped = top, left, min(bottom, last_row), min(right, last_column)
        reaching = [each for each in reaching if each[2] >= top]
        is_single = clipped[:2] == clipped[2:]
        if top > last_row or left > last_column or is_single or _is_over(clipped, reaching):
            continue
        merged.append(clipped)
        reaching.append(clipped)
    return merged


def _is_over(one: Range, others: list[Range]) -> bool:
    return any(one[1] <= each[3] and each[1] <= one[3] for each in others)


def _covered(merged: list[Range], texts: Mapping[Place, str]) -> set[Place]:
    """Cells under a merged one: a spreadsheet does not show them."""
    covered: set[Place] = set()
    for top, left, bottom, right in merged:
        if (bottom - top + 1) * (right - left + 1) < len(texts):
            under: Iterable[Place] = itertools.product(
                range(top, bottom + 1), range(left, right + 1)
            )
        else:
            under = (p for p in texts if top <= p[0] <= bottom and left <= p[1] <= right)
        covered.update(each for each in under if each in texts and each != (top, left))
    return covered


@dataclass(frozen=True, slots=True)
class _Hidden:
    """The rows and columns that are not shown."""

    rows: frozenset[int]
    columns: tuple[tuple[int, int], ...]

    def has_column(self, column: int) -> bool:
        return any(low <= column <= high for low, high in self.columns)

    def has(self, top: int, left: int, bottom: int, right: int) -> bool:
        """Whether nothing of a range is shown."""
        return all(row in self.rows for row in range(top, bottom + 1)) or all(
            self.has_column(column) for column in range(left, right + 1)
        )


def _hidden(sheet: Worksheet) -> _Hidden:
    rows = (
        int(number)
        for number, each in sheet.row_dimensions.items()
        if each.hidden or each.height == 0
    )
    columns = (
        (each.min or 0, each.max or 0)
        for each in sheet.column_dimensions.values()
        if each.hidden or each.width == 0
    )
    return _Hidden(frozenset(rows), tuple(columns))


def _cells(
    title: str, texts: Mapping[Place, str], merged: list[Range], hidden: _Hidden
) -> list[Written]:
    ranges = {each[:2]: each for each in merged}
    rows = _closed_up({row for row, _ in texts} | {each[at] for each in merged for at in (0, 2)})
    columns = _closed_up({column for _, column in texts} | {e[at] for e in merged for at in (1, 3)})
    cells = []
    for place in sorted({*texts, *ranges} - _covered(merged, texts)):
        row, column = place
        whole = ranges.get(place, (row, column, row, column))
        cells.append(
            Written(
                rows[row],
                columns[column],
                texts.get(place, ""),
                f"工作表“{title}”{get_column_letter(column)}{row}",
                rows[whole[2]] - rows[row] + 1,
                columns[whole[3]] - columns[column] + 1,
                is_hidden=hidden.has(*whole),
            )
        )
    return cells


def _closed_up(used: Iterable[int]) -> dict[int, int]:
    """Rows or columns from 1 as places from 0, without the middle of wide gaps."""
    places, last, place = {}, 0, -1
    for each in sorted(used):
        place += min(each - last, WIDEST_GAP + 1)
        places[each], last = place, each
    return places


def _remark_hidden(
    transcript: Transcript, title: str, texts: Mapping[Place, str], hidden: _Hidden
) -> None:
    rows = sorted({row for row, _ in texts if row in hidden.rows})
    columns = sorted({column for _, column in texts if hidden.has_column(column)})
    names = [f"第{each}行" for each in rows] + [f"{get_column_letter(each)}列" for each in columns]
    if names:
        transcript.remark(f"工作表“{title}”的{_some(names)}是隐藏的")


def _some(names: list[str]) -> str:
    return "、".join(names[:5]) + (f"等 {len(names)} 处" if len(names) > 5 else "")
