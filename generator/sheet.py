"""A catalogue as an office lays it out on paper: head, columns, rows and merged cells, in no format yet.

What is printed can be read back: units are joined by 、; 分别负责 and 等 close the cell of
those whom they concern; `X会同Y` stands in one cell over both columns of units; what no
cell can say so stands in 备注 behind its word.  Equal cells below one another are one
cell, which counts for every row that it covers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.payload import Payload, embed
from generator.records import Catalog, Part, Task
from generator.text import NUMERALS, day
from generator.vocabulary import Division

TITLE = "标题"
NUMBER, NAME, CONTENT = "序号", "任务名称", "工作内容"
LEADS, RESPONSIBLE, DEADLINE, REMARKS = "牵头单位", "责任单位", "时限要求", "备注"

_WIDTHS = {
    NUMBER: 6,
    NAME: 11,
    CONTENT: 40,
    LEADS: 13,
    RESPONSIBLE: 17,
    DEADLINE: 10,
    REMARKS: 13,
}
_CENTRED = {NUMBER, NAME, LEADS, RESPONSIBLE, DEADLINE}
_MERGED = (LEADS, RESPONSIBLE, DEADLINE)
_MOST_MERGED = 5
"""Rows: a cell over more would leave whole sheets of paper without its text."""

_BREAK = re.compile(r"\r\n|[\r\x85\u2028\u2029\v\f]")


class TooLong(ValueError):  # noqa: N818 - it is the list that is too long
    """A text that a format has no room for.  The message is for the editor."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the head: `发文字号：示府办发〔2026〕18号`."""

    word: str
    text: str

    def __str__(self) -> str:
        return f"{self.word}：{self.text}"


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in Chinese characters, to be scaled to the paper."""

    heading: str
    width: int
    is_centred: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """Begins at `column` of its row and covers `rows` x `columns` places.  Lines are divided by a line feed."""

    column: int
    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A part (`level` from 1) or a task (`level` 0).

    `texts` is what stands in each column, a merged cell in each that it covers; `cells` are
    those that begin here, left to right.
    """

    record: Part | Task
    level: int
    texts: tuple[str, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    catalog: Catalog
    mark: str
    """附件, where the list came with a notice; else empty."""
    title: str
    facts: tuple[Fact, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    made: date
    """When a file says that it was made: not today, so that its bytes are always the same."""
    payload: str


def lay_out(catalog: Catalog, source: str = "") -> Sheet:
    """`source` is the title of the notice where 来源文件 is an id."""
    source = source or catalog.source or ""
    headings = _headings(catalog)
    return Sheet(
        catalog=catalog,
        mark="附件" if source and source != catalog.title else "",
        title=_lines(catalog.title),
        facts=tuple(Fact(word, _lines(value)) for word, value in _facts(catalog, source) if value),
        columns=tuple(Column(each, _WIDTHS[each], each in _CENTRED) for each in headings),
        rows=tuple(_rows(catalog, headings)),
        made=_made(catalog),
        payload=embed(Payload(catalog, source)),
    )


def _lines(value: str) -> str:
    return _BREAK.sub("\n", value)


def _facts(catalog: Catalog, source: str) -> Iterator[tuple[str, str]]:
    word = Catalog.word
    yield word("index_number"), catalog.index_number or ""
    yield word("document_number"), catalog.document_number or ""
    yield word("issuers"), "、".join(catalog.issuers)
    yield word("source"), source
    yield word("formed"), day(catalog.formed) if catalog.formed else ""
    yield word("published"), day(catalog.published) if catalog.published else ""
    yield word("year"), f"{catalog.year}年"


def _made(catalog: Catalog) -> date:
    """Before 1980 there was no computer that could read it."""
    day = catalog.reference_date
    return day if day and day.year >= 1980 else date(2000, 1, 1)


def _headings(catalog: Catalog) -> tuple[str, ...]:
    """Columns that no task uses are left out."""
    used = {CONTENT}
    for task in catalog.all_tasks():
        used.update(heading for heading, value in printed(task).items() if value)
    return tuple(heading for heading in _WIDTHS if heading in used)


# ── Rows ──────────────────────────────────────────────────────────────────


def _rows(catalog: Catalog, headings: Sequence[str]) -> Iterator[Row]:
    yield from _task_rows(catalog.tasks, headings)
    yield from _part_rows(catalog.parts, headings, ())


def _part_rows(
    parts: Sequence[Part], headings: Sequence[str], path: tuple[int, ...]
) -> Iterator[Row]:
    for number, part in enumerate(parts, start=1):
        here = (*path, number)
        title = marker(here) + _lines(part.title)
        width = len(headings)
        yield Row(part, len(here), (title,) * width, (Cell(0, title, columns=width),))
        yield from _task_rows(part.tasks, headings)
        yield from _part_rows(part.parts, headings, here)


def _task_rows(tasks: Sequence[Task], headings: Sequence[str]) -> Iterator[Row]:
    """The tasks of one part, equal neighbours merged."""
    rows = [tuple(printed(task)[heading] for heading in headings) for task in tasks]
    joint = [_is_said_jointly(task) for task in tasks]
    for index, task in enumerate(tasks):
        cells = []
        for column, heading in enumerate(headings):
            if joint[index] and heading == RESPONSIBLE:
                continue  # under the cell of those who lead
            text, is_wide = rows[index][column], joint[index] and heading == LEADS
            run = 1
            if heading in _MERGED and text:
                is_unit = heading != DEADLINE
                same = [
                    (row[column], is_unit and wide) for row, wide in zip(rows, joint, strict=True)
                ]
                before, run = _run(same, index)
                if before % _MOST_MERGED:
                    continue  # under a cell of a row above
                run = min(run, _MOST_MERGED)
            cells.append(Cell(column, text, run, 2 if is_wide else 1))
        yield Row(task, 0, rows[index], tuple(cells))


def _run(values: Sequence[tuple[str, bool]], index: int) -> tuple[int, int]:
    """How many equal values stand right before, and how many from here on, this one included."""
    first = last = index
    while first and values[first - 1] == values[index]:
        first -= 1
    while last + 1 < len(values) and values[last + 1] == values[index]:
        last += 1
    return index - first, last - index + 1


def marker(path: tuple[int, ...]) -> str:
    """Before the title of a part (GB/T 9704, 7.3.3): 一、（一）1．（1）, and below that 1.1.1.1.1."""
    match path:
        case (number,):
            return f"{numeral(number)}、"
        case (_, number):
            return f"（{numeral(number)}）"
        case (_, _, number):
            return f"{number}．"
        case (_, _, _, number):
            return f"（{number}）"
        case _:
            return f"{'.'.join(map(str, path))}　"


def numeral(number: int) -> str:
    """Chinese numerals up to 999, digits beyond."""
    if number > 999:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = f"{NUMERALS[hundreds]}百" if hundreds else ""
    if tens:
        said += f"{NUMERALS[tens] if tens > 1 or said else ''}十"
    elif said and ones:
        said += "零"
    return said + (NUMERALS[ones] if ones else "")


# ── Cells of a task ───────────────────────────────────────────────────────


def printed(task: Task) -> dict[str, str]:
    """What each column says of a task."""
    leads, responsible = _units(task)
    said = {
        NUMBER: task.number or "",
        NAME: task.name or "",
        CONTENT: task.content,
        LEADS: leads,
        RESPONSIBLE: responsible,
        DEADLINE: task.deadline or "",
        REMARKS: "\n".join(_remarks(task)),
    }
    return {heading: _lines(value) for heading, value in said.items()}


def _units(task: Task) -> tuple[str, str]:
    leads, responsible = "、".join(task.leads), "、".join(task.responsible)
    others = "等" if _are_others_said(task) else ""
    if _is_said_jointly(task):
        both = f"{leads}会同{responsible}{others}"
        return both, both
    if responsible:
        responsible += others
    else:
        leads += others
    if _is_said_separately(task):
        # Several leads divide the work among them, as does whoever stands alone.
        if len(task.leads) > 1 or not responsible:
            leads += Division.SEPARATELY
        else:
            responsible += Division.SEPARATELY
    return leads, responsible


def _remarks(task: Task) -> Iterator[str]:
    """存疑 comes last: it may have lines."""
    word = Task.word
    if task.division and not (_is_said_jointly(task) or _is_said_separately(task)):
        yield f"{word('division')}：{task.division}"
    if task.and_others and not _are_others_said(task):
        yield f"{word('and_others')}：是"
    if task.doubt:
        yield f"{word('doubt')}：{task.doubt}"


def _is_said_jointly(task: Task) -> bool:
    return (
        task.division is Division.JOINTLY
        and bool(task.leads and task.responsible)
        and not _are_named(task, Division.JOINTLY)  # 会同县 is a county
    )


def _is_said_separately(task: Task) -> bool:
    return (
        task.division is Division.SEPARATELY
        and bool(task.leads or task.responsible)
        and not _are_named(task, "分别")
    )


def _are_others_said(task: Task) -> bool:
    last = (task.responsible or task.leads or ("",))[-1]
    return task.and_others and bool(last) and not last.endswith("等")


def _are_named(task: Task, word: str) -> bool:
    return any(word in name for name in (*task.leads, *task.responsible))
