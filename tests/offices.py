"""Lays a catalogue out as an office would print it: layouts times formats, and what reading one must give.

Every function takes a catalogue as loaded from its YAML file.  A *layout* says what stands where and
is the same in all formats; a *format* writes it: `docx`, `xlsx`, `html`, `pdf`, each a function of
(catalogue, layout) that gives the bytes of a file.  `expected(catalogue, layout)` is the catalogue that a
perfect importer makes of such a file, whatever the format.

What each layout prints, and what it cannot carry:

STANDARD      Title; one table 序号|重点工作|牵头单位|责任单位|完成时限; each part a row merged over the
              whole width, marked 一、 and （一）.
REORDERED     序号|时限要求|工作任务|责任部门|主办单位; parts as in STANDARD.
PART_COLUMNS  重点任务|工作任务|序号|具体要求|…: a column for each level of parts, its cells merged down.
FLATTENED     The same columns, each part printed once, then empty cells of their own.
REPEATED      As STANDARD with 公开渠道 and 备注; after every eight tasks the headings come again, and
              below them the row of the chapter (not of the section) that goes on.  Two columns have no
              field in the catalogue.
PROSE         Paragraphs 一、 / （一） / 1. with the units in brackets after the text, in turn
              （牵头单位：…；责任单位：…） （…牵头，…负责落实） （由…牵头，…配合） （…负责落实） (names
              only), and （…会同…负责落实） （…分别负责） where the catalogue says so.  A deadline is the
              label 完成时限 at the end of the bracket.  Tasks without units cannot be told from other text
              and are left out, of the file and of `expected`.
MERGED        As STANDARD; equal unit cells below each other in a part are one cell, and so are equal 牵头单位
              and 责任单位 beside each other.
ENVELOPED     STANDARD after page furniture, 索引号, 发布日期 and the covering notice (title, 文号,
              addressees, numbered paragraphs, signature, date) and before a contact table and more furniture.

In a PDF no unit cell is cut by the end of a page: an empty one at the head of a page is empty.  Merged
cells of parts may be cut, and go on below the repeated headings as empty ones.

In all of them: a task with 分工: 会同 has 甲会同乙 in its lead cell and nothing in the other; 分别负责 stands
after the leads, or where there are none after the responsible; 等 after the last list printed.  A
task that is doubtful in the catalogue is printed in the column it stands in, so it no longer is.  标识 is
kept in `expected` but not printed; 名称 is not printed and dropped.  Only ENVELOPED prints the document's
own data; elsewhere `expected` has 标题, and 年度 where the title says it.  Where a catalogue's 来源文件 is not the
title of a notice, ENVELOPED makes one.
"""

import html as markup
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise
from shutil import which
from typing import Any
from xml.sax.saxutils import escape

import docx as word
import openpyxl
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import sync_playwright

Catalogue = dict[str, Any]


class Layout(StrEnum):
    """How an office arranges a list."""

    STANDARD = "standard"
    REORDERED = "reordered"
    PART_COLUMNS = "part columns"
    FLATTENED = "flattened"
    REPEATED = "repeated"
    PROSE = "prose"
    MERGED = "merged"
    ENVELOPED = "enveloped"


# What a page consists of: the same for every format.


@dataclass(frozen=True)
class Cell:
    """One printed cell, over so many columns and rows."""

    text: str = ""
    across: int = 1
    down: int = 1


@dataclass(frozen=True)
class Table:
    """Rows as HTML has them: a cell covered from above or from the left is left out."""

    rows: tuple[tuple[Cell, ...], ...]
    head: int = 1
    """So many rows of headings, which a printer repeats on every page."""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; `place` is left, center or right, `is_title` makes it large."""

    text: str
    place: str = "left"
    is_title: bool = False


Block = Paragraph | Table


def rows(*lines: Sequence[str | Cell]) -> tuple[tuple[Cell, ...], ...]:
    """Cells of these lines; plain text is a cell of its own."""
    return tuple(
        tuple(Cell(cell) if isinstance(cell, str) else cell for cell in line) for line in lines
    )


def placed(table: Table) -> Iterator[tuple[int, int, Cell]]:
    """Each cell with the row and column of its upper left corner."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            yield row, column, cell
            taken |= {
                (row + down, column + across)
                for down in range(cell.down)
                for across in range(cell.across)
            }
            column += cell.across


def width(table: Table) -> int:
    """Columns of the table."""
    return max((column + cell.across for _, column, cell in placed(table)), default=0)


# Tasks and parts, as printed.


@dataclass(frozen=True)
class _Line:
    """A task, or the heading of a part where `task` is None."""

    path: tuple[str, ...]
    """Marked titles of the parts above a task; of the part itself at a heading."""
    task: Mapping[str, Any] | None = None


def numeral(number: int) -> str:
    """1 to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    digits = " 一二三四五六七八九"
    return (("" if tens == 1 else digits[tens]) + "十" if tens else "") + digits[ones].strip()


def _mark(level: int, number: int) -> str:
    if level > 1:
        raise ValueError("an office prints two levels of parts at most")
    return f"（{numeral(number)}）" if level else f"{numeral(number)}、"


def _lines(node: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[_Line]:
    for task in node.get("任务") or ():
        yield _Line(path, task)
    for number, part in enumerate(node.get("部分") or (), 1):
        inner = (*path, _mark(len(path), number) + part["标题"])
        yield _Line(inner)
        yield from _lines(part, inner)


def _unit_cells(task: Mapping[str, Any]) -> tuple[str, str]:
    """What stands in the lead cell and in the cell of the responsible."""
    leads, responsible = ("、".join(task.get(key) or ()) for key in ("牵头单位", "责任单位"))
    tail = "等" if task.get("等") else ""
    if task.get("分工") == "会同" and leads and responsible:
        return f"{leads}会同{responsible}{tail}", ""
    own = "分别负责" if task.get("分工") == "分别负责" else ""
    if responsible:
        responsible += tail
        return (leads + own, responsible) if leads else ("", responsible + own)
    return (leads + tail + own if leads else ""), ""


def _ending(task: Mapping[str, Any], turn: int) -> str:
    """The bracket after a task in prose, in one of the usual wordings."""
    leads, responsible = _unit_cells(task)
    deadline = f"；完成时限：{task['时限']}" if task.get("时限") else ""
    labels = "；".join(
        f"{label}：{units}"
        for label, units in (("牵头单位", leads), ("责任单位", responsible))
        if units
    )
    if task.get("分工") == "会同":
        words = f"{leads}负责落实"
    elif task.get("分工") and not leads:
        words = responsible
    elif task.get("分工") or task.get("等"):
        words = labels
    elif leads and responsible:
        words = (
            labels,
            f"{leads}牵头，{responsible}负责落实",
            f"由{leads}牵头，{responsible}配合",
        )[turn % 3]
    elif leads:
        words = (labels, f"{leads}牵头落实")[turn % 2]
    else:
        words = (labels, f"{responsible}负责落实", responsible)[turn % 3]
    return f"（{words}{deadline}）"


def _number(task: Mapping[str, Any]) -> str:
    return str(task.get("序号") or "")


# Layouts.

_TASK: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "序号": _number,
    "内容": lambda task: str(task["内容"]),
    "牵头单位": lambda task: _unit_cells(task)[0],
    "责任单位": lambda task: _unit_cells(task)[1],
    "时限": lambda task: str(task.get("时限") or "—"),
    "渠道": lambda task: "政府门户网站、政务新媒体",
    "备注": lambda task: "完成后报政府办公室备案" if task.get("牵头单位") else "",
}  # fmt: skip
_STANDARD = {
    "序号": "序号",
    "内容": "重点工作",
    "牵头单位": "牵头单位",
    "责任单位": "责任单位",
    "时限": "完成时限",
}
_REORDERED = {
    "序号": "序号",
    "时限": "时限要求",
    "内容": "工作任务",
    "责任单位": "责任部门",
    "牵头单位": "主办单位",
}
_BESIDE_PARTS = _STANDARD | {"内容": "具体要求"}
_MORE = _STANDARD | {"渠道": "公开渠道", "备注": "备注"}
_PART_NAMES = ("重点任务", "工作任务")
_TASKS_A_PAGE = 8


def _columns(catalogue: Catalogue, names: Mapping[str, str]) -> dict[str, str]:
    """These columns, without one of numbers where the list has none."""
    has_numbers = any(line.task and _number(line.task) for line in _lines(catalogue))
    return {key: name for key, name in names.items() if key != "序号" or has_numbers}


def _row(task: Mapping[str, Any], columns: Iterable[str]) -> tuple[Cell, ...]:
    return tuple(Cell(_TASK[key](task)) for key in columns)


def _with_part_rows(catalogue: Catalogue, names: Mapping[str, str]) -> Table:
    columns = _columns(catalogue, names)
    return Table(
        (
            tuple(map(Cell, columns.values())),
            *(
                _row(line.task, columns)
                if line.task
                else (Cell(line.path[-1], across=len(columns)),)
                for line in _lines(catalogue)
            ),
        )
    )


def _with_part_columns(catalogue: Catalogue, *, is_merged: bool) -> Table:
    columns = _columns(catalogue, _BESIDE_PARTS)
    tasks = [line for line in _lines(catalogue) if line.task]
    levels = max((len(line.path) for line in tasks), default=0)
    names = (*_PART_NAMES[:levels], *columns.values())
    printed = []
    for place, line in enumerate(tasks):
        cells = []
        for level in range(levels):
            own = line.path[: level + 1] if len(line.path) > level else None
            run = _run(tasks, place, level) if own else 1
            is_first = not own or place == 0 or tasks[place - 1].path[: level + 1] != own
            if is_merged and is_first:
                cells.append(Cell(own[-1] if own else "", down=run))
            elif not is_merged:
                cells.append(Cell(own[-1] if own and is_first else ""))
        assert line.task is not None
        printed.append((*cells, *_row(line.task, columns)))
    return Table((tuple(map(Cell, names)), *printed))


def _run(tasks: Sequence[_Line], place: int, level: int) -> int:
    """So many tasks from here on stand in the same part of this level."""
    own = tasks[place].path[: level + 1]
    length = 0
    for line in tasks[place:]:
        if line.path[: level + 1] != own:
            break
        length += 1
    return length


def _repeated(catalogue: Catalogue) -> Table:
    columns = _columns(catalogue, _MORE)
    head = tuple(map(Cell, columns.values()))
    printed = [head]
    tasks_on_page = 0
    lines = list(_lines(catalogue))
    for place, line in enumerate(lines):
        if line.task is None:
            printed.append((Cell(line.path[-1], across=len(columns)),))
            continue
        printed.append(_row(line.task, columns))
        tasks_on_page += 1
        following = lines[place + 1 :]
        if tasks_on_page == _TASKS_A_PAGE and following:
            tasks_on_page = 0
            printed.append(head)
            if line.path and following[0].path[0] == line.path[0]:
                printed.append((Cell(line.path[0], across=len(columns)),))
    return Table(tuple(printed), head=0)


def _merged(catalogue: Catalogue) -> Table:
    table = _with_part_rows(catalogue, _STANDARD)
    lead = [cell.text for cell in table.rows[0]].index("牵头单位")
    printed: list[tuple[Cell, ...]] = []
    for place, row in enumerate(table.rows):
        if len(row) == 1 or place == 0:
            printed.append(row)
            continue
        cells: list[Cell] = list(row[:lead])
        for column in (lead, lead + 1):
            is_pair = _is_pair(row, lead)
            if is_pair and column > lead:
                continue
            if _goes_on(table.rows[place - 1], row, lead, column):
                continue
            down = 1
            while place + down < len(table.rows) and _goes_on(
                table.rows[place + down - 1], table.rows[place + down], lead, column
            ):
                down += 1
            cells.append(replace(row[column], across=1 + is_pair, down=down))
        printed.append((*cells, *row[lead + 2 :]))
    return replace(table, rows=tuple(printed))


def _is_pair(row: Sequence[Cell], lead: int) -> bool:
    return row[lead].text == row[lead + 1].text != ""


def _goes_on(above: Sequence[Cell], row: Sequence[Cell], lead: int, column: int) -> bool:
    """Whether the cell of this column is the one above, over as many columns."""
    return (
        len(above) == len(row) > 1
        and above[column].text == row[column].text != ""
        and _is_pair(above, lead) == _is_pair(row, lead)
    )


def _prose(catalogue: Catalogue) -> Iterator[Block]:
    turn = 0
    for line in _lines(_printed(catalogue, Layout.PROSE)):
        if line.task is None:
            yield Paragraph(line.path[-1])
            continue
        number = _number(line.task)
        stop = "" if not number or number.endswith((")", "）")) else "."
        yield Paragraph(f"{number}{stop}{line.task['内容']}{_ending(line.task, turn)}")
        turn += 1


def _in_words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _notice_title(catalogue: Catalogue) -> str:
    source = str(catalogue.get("来源文件") or "")
    if "通知" in source:
        return source
    return f"{'、'.join(catalogue.get('发布机构') or ())}关于印发《{catalogue['标题']}》的通知"


def _notice(catalogue: Catalogue) -> Iterator[Block]:
    """Page furniture and the covering notice, as far as the catalogue knows it."""
    yield Paragraph("您当前所在的位置：首页 > 政务公开 > 政策文件")
    if catalogue.get("索引号"):
        yield Paragraph(f"索引号：{catalogue['索引号']}")
    if catalogue.get("发布日期"):
        yield Paragraph(f"发布日期：{catalogue['发布日期'].isoformat()}")
    yield Paragraph(_notice_title(catalogue), "center", is_title=True)
    if catalogue.get("发文字号"):
        yield Paragraph(catalogue["发文字号"], "center")
    yield Paragraph("各有关单位：")
    yield Paragraph(f"现将《{catalogue['标题']}》印发给你们，请结合实际认真贯彻执行。")
    yield Paragraph("一、加强组织领导。各单位主要负责人要亲自过问，明确专人办理。")
    yield Paragraph("二、抓好工作落实。各单位要对照任务倒排工期，逐项销号。")
    for issuer in catalogue.get("发布机构") or ():
        yield Paragraph(issuer, "right")
    if catalogue.get("成文日期"):
        yield Paragraph(_in_words(catalogue["成文日期"]), "right")
    yield Paragraph("（此件公开发布）")


def _contacts() -> Iterator[Block]:
    yield Paragraph("政务公开工作联系表", "center")
    yield Table(
        rows(
            ("序号", "单位", "联系人", "联系电话"),
            ("1", "综合组", "甲同志", "0000-1234567"),
            ("2", "技术组", "乙同志", "0000-7654321"),
        )
    )
    for line in ("分享到：", "打印本页　关闭窗口", "主办单位：本级人民政府　版权所有"):
        yield Paragraph(line)


_TABLES: Mapping[Layout, Callable[[Catalogue], Table]] = {
    Layout.STANDARD: lambda catalogue: _with_part_rows(catalogue, _STANDARD),
    Layout.REORDERED: lambda catalogue: _with_part_rows(catalogue, _REORDERED),
    Layout.PART_COLUMNS: lambda catalogue: _with_part_columns(catalogue, is_merged=True),
    Layout.FLATTENED: lambda catalogue: _with_part_columns(catalogue, is_merged=False),
    Layout.REPEATED: _repeated,
    Layout.MERGED: _merged,
    Layout.ENVELOPED: lambda catalogue: _with_part_rows(catalogue, _STANDARD),
}


def blocks(catalogue: Catalogue, layout: Layout) -> tuple[Block, ...]:
    """The page in this layout, before any format."""
    is_enveloped = layout is Layout.ENVELOPED
    return (
        *(_notice(catalogue) if is_enveloped else ()),
        Paragraph(catalogue["标题"], "center", is_title=True),
        *(_prose(catalogue) if layout is Layout.PROSE else (_TABLES[layout](catalogue),)),
        *(_contacts() if is_enveloped else ()),
    )


def expected(catalogue: Catalogue, layout: Layout) -> Catalogue:
    """What a perfect importer makes of the catalogue in this layout; see the module's text."""
    read = _printed(catalogue, layout)
    if layout is Layout.ENVELOPED:
        return read | {"来源文件": _notice_title(catalogue)}
    kept = {"标题", "部分", "任务"}
    if str(catalogue.get("年度")) in catalogue["标题"]:
        kept.add("年度")
    return {key: value for key, value in read.items() if key in kept}


def _printed(node: Mapping[str, Any], layout: Layout) -> dict[str, Any]:
    """The catalogue or part with what is printed of its tasks; parts left empty are gone."""
    left = {key: value for key, value in node.items() if key not in {"任务", "部分"}}
    tasks = [
        {key: value for key, value in task.items() if key not in {"存疑", "名称"}}
        for task in node.get("任务") or ()
        if layout is not Layout.PROSE or task.get("牵头单位") or task.get("责任单位")
    ]
    parts = [_printed(part, layout) for part in node.get("部分") or ()]
    parts = [part for part in parts if part.get("任务") or part.get("部分")]
    return left | ({"任务": tasks} if tasks else {}) | ({"部分": parts} if parts else {})


# Formats.


def docx(catalogue: Catalogue, layout: Layout) -> bytes:
    """A Word document."""
    return docx_of(blocks(catalogue, layout))


def xlsx(catalogue: Catalogue, layout: Layout) -> bytes:
    """A workbook of one sheet, paragraphs in cells merged over the width of the table."""
    return xlsx_of(blocks(catalogue, layout))


def html(catalogue: Catalogue, layout: Layout) -> bytes:
    """A web page in UTF-8."""
    return html_of(blocks(catalogue, layout), catalogue["标题"]).encode()


def pdf(catalogue: Catalogue, layout: Layout) -> bytes:
    """The web page as Chromium prints it.  Raises NoBrowserError."""
    return pdf_of(html_of(blocks(catalogue, layout), catalogue["标题"]))


FORMATS: Mapping[str, Callable[[Catalogue, Layout], bytes]] = {
    "docx": docx,
    "xlsx": xlsx,
    "html": html,
    "pdf": pdf,
}


_PLACES = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx_of(page: Iterable[Block]) -> bytes:
    """A Word document of these blocks."""
    document = word.Document()
    for block in page:
        if isinstance(block, Table):
            body: Any = document.element.body
            body.insert(len(body) - 1, parse_xml(_word_table(block)))  # the last one is the section
            document.add_paragraph()
        else:
            paragraph = document.add_paragraph()
            paragraph.alignment = _PLACES[block.place]
            paragraph.add_run(block.text).bold = block.is_title
    return saved(document.save)


def _word_table(table: Table) -> str:
    columns = width(table)
    grid: dict[tuple[int, int], tuple[Cell, bool]] = {}
    for row, column, cell in placed(table):
        for down in range(cell.down):
            grid[row + down, column] = (cell, down == 0)
    lines = []
    for row in range(len(table.rows)):
        cells = "".join(
            _word_cell(*grid[row, column]) for column in range(columns) if (row, column) in grid
        )
        lines.append(f"<w:tr>{cells}</w:tr>")
    return (
        f'<w:tbl xmlns:w="{_WORD}"><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        '<w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        "<w:tblGrid>" + '<w:gridCol w:w="1500"/>' * columns + "</w:tblGrid>"
        f"{''.join(lines)}</w:tbl>"
    )


def _word_cell(cell: Cell, is_first: bool) -> str:  # noqa: FBT001 - unpacked from the grid
    span = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
    merge = ""
    if cell.down > 1:
        merge = '<w:vMerge w:val="restart"/>' if is_first else "<w:vMerge/>"
    text = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>'
        for line in (cell.text.split("\n") if is_first else ("",))
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{1500 * cell.across}" w:type="dxa"/>{span}{merge}</w:tcPr>'
        f"<w:p><w:r>{text}</w:r></w:p></w:tc>"
    )


def xlsx_of(page: Sequence[Block]) -> bytes:
    """A workbook of these blocks."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    fill_sheet(sheet, page)
    return saved(workbook.save)


def fill_sheet(sheet: Worksheet, page: Sequence[Block], top: int = 1) -> None:
    """Writes these blocks into the sheet from this row on, one below the other."""
    columns = max((width(block) for block in page if isinstance(block, Table)), default=1)
    side = Side(style="thin")
    for block in page:
        table = block if isinstance(block, Table) else Table(((Cell(block.text, columns),),))
        for row, column, cell in placed(table):
            place = sheet.cell(top + row, 1 + column)
            place.value = (
                int(cell.text) if re.fullmatch(r"[1-9]\d*", cell.text) else cell.text or None
            )
            place.alignment = Alignment(wrap_text=True, vertical="center")
            if block is table:
                place.border = Border(left=side, right=side, top=side, bottom=side)
            elif isinstance(block, Paragraph):
                place.alignment = Alignment(horizontal=block.place, wrap_text=True)
                place.font = Font(bold=block.is_title)
            if cell.across > 1 or cell.down > 1:
                sheet.merge_cells(
                    start_row=top + row,
                    start_column=1 + column,
                    end_row=top + row + cell.down - 1,
                    end_column=column + cell.across,
                )
        top += len(table.rows)
    for column in range(1, columns + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 24


_STYLE = """
@page { size: A4 landscape; margin: 15mm; }
body { font: 10.5pt/1.6 "Noto Serif CJK SC", serif; }
table { border-collapse: collapse; width: 100%; }
td, th { border: 1px solid #000; padding: 3px; font-weight: normal; }
tr, .tied { break-inside: avoid; }
.title { font-size: 16pt; } .center { text-align: center; } .right { text-align: right; }
"""


def html_of(page: Iterable[Block], title: str) -> str:
    """A web page of these blocks."""
    body = "\n".join(
        _table_markup(block)
        if isinstance(block, Table)
        else f'<p class="{block.place}{" title" if block.is_title else ""}">{_text(block.text)}</p>'
        for block in page
    )
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{_text(title)}'
        f"</title><style>{_STYLE}</style></head><body>\n{body}\n</body></html>\n"
    )


def _text(text: str) -> str:
    return markup.escape(text, quote=False).replace("\n", "<br>")


def _table_markup(table: Table) -> str:
    lines = []
    for row in table.rows:
        cells = "".join(
            f"<td{f' colspan={cell.across}' if cell.across > 1 else ''}"
            f"{f' rowspan={cell.down}' if cell.down > 1 else ''}>{_text(cell.text)}</td>"
            for cell in row
        )
        lines.append(f"<tr>{cells}</tr>\n")
    groups = "".join(
        f"<tbody{' class=tied' if is_tied else ''}>\n{''.join(lines[first:end])}</tbody>"
        for first, end, is_tied in _groups(table)
    )
    head = "".join(lines[: table.head])
    return f"<table>{f'<thead>{head}</thead>' if head else ''}{groups}</table>"


def _groups(table: Table) -> Iterator[tuple[int, int, bool]]:
    """Rows below the headings: those tied by merged cells, which a page should not part, and the others."""
    reach = table.head
    tied = []
    for row, cells in enumerate(table.rows):
        if row >= table.head:
            goes_on = row < reach
            reach = max(reach, row + max(cell.down for cell in cells))
            tied.append((row, goes_on, goes_on or reach > row + 1))
    first = table.head
    for (row, _, was_tied), (below, goes_on, is_tied) in pairwise(tied):
        if not goes_on and (was_tied or is_tied):
            yield first, below, was_tied
            first = row + 1
    if tied:
        yield first, len(table.rows), tied[-1][2]


class NoBrowserError(Exception):
    """There is no Chromium here to print with."""


def has_browser() -> bool:
    """Whether there is a Chromium to print with."""
    return _chromium() is not None


def _chromium() -> str | None:
    return which("chromium") or which("chromium-browser")


def pdf_of(page: str) -> bytes:
    """The page as Chromium prints it, with the date of printing taken out.  Raises NoBrowserError."""
    path = _chromium()
    if path is None:
        raise NoBrowserError("没有 Chromium：apt-get install chromium")
    # Playwright allows one of itself a thread, and a browser test may have one open.
    with ThreadPoolExecutor(1) as thread:
        printed = thread.submit(_print, page, path).result()
    stamp = rb"(/(?:CreationDate|ModDate) \(D:)\d{14}[^)]*"
    return re.sub(stamp, lambda found: found[1].ljust(len(found[0]), b"0"), printed)


def _print(page: str, path: str) -> bytes:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            tab = browser.new_page()
            tab.set_content(page)
            return tab.pdf(prefer_css_page_size=True, print_background=True)
        finally:
            browser.close()


_MOMENT = datetime(2024, 1, 2)
_STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    """What it saves, an Office file, without the time of saving: the same bytes every time."""
    given, made = io.BytesIO(), io.BytesIO()
    save(given)
    stamp = _MOMENT.isoformat().encode() + b"Z"
    with zipfile.ZipFile(given) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(stamp, content)
            entry = zipfile.ZipInfo(name, _MOMENT.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, content)
    return made.getvalue()
