"""A source to a draft of a catalogue: which shape it has, who is named in it, what is in doubt."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator import notice, phrase
from generator.columns import FIRST_LEADS, Kind, kind
from generator.deadline import Edge, Fixed
from generator.draft import DraftTask, Facts, Reading
from generator.outline import NUMBER_ALONE, SECTION, marked
from generator.party_list import Names
from generator.passage import Passage
from generator.shapes import SHAPES
from generator.source import Block, Cell, Grid, Line, Source

_DONE_BY_THEN = ("截至", "截止", "到")
_ANY_YEAR = 2000
"""For limits that print none: where they stand does not depend on it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """All that an import read; passages are in half width (`Passage.printed` undoes it)."""

    source: Source
    facts: Facts
    reading: Reading
    names: Names

    @property
    def tasks(self) -> tuple[DraftTask, ...]:
        return self.reading.tasks


def understand(source: Source, registered: Iterable[str] = ()) -> Draft:
    """`registered` are the names of the portal's units.  The reading is empty where there is no list.

    The document is read twice: names that it prints by themselves tell the second time
    what 和 joins and where a separator was lost.
    """
    folded = _folded(source)
    first_leads = bool(FIRST_LEADS.search(re.sub(r"\s+", "", folded.text)))
    known = Names(registered)
    reading = _read(folded, known, first_leads=first_leads)
    if reading:
        printed = [name.text for task in reading.tasks for name in task.parties.names]
        known = Names(registered, printed)
        reading = _read(folded, known, first_leads=first_leads)
    tasks = tuple(_due(task, reading) for task in reading.tasks)
    reading = replace(reading, tasks=tasks, ignored=(*reading.ignored, *_hidden(source)))
    return Draft(source, notice.read(folded, reading.start), reading, known)


def _read(source: Source, names: Names, *, first_leads: bool) -> Reading:
    for shape in SHAPES:
        reading = shape(source, names, first_leads=first_leads)
        if reading:
            return reading
    return Reading(())


def _due(task: DraftTask, reading: Reading) -> DraftTask:
    """A date in the text by which the task is due, where there is no column for it and no label."""
    if task.deadline or reading.has_deadlines:
        return task
    return replace(task, deadline=due_in(task.content))


def due_in(content: Passage) -> Passage:
    """The first day in a text before which something is to be done: 2026年9月底前."""
    for mention in phrase.mentions(content.text, _ANY_YEAR):
        limit = mention.deadline
        is_due = isinstance(limit, Fixed) and limit.edge is Edge.BEFORE
        if is_due and not content.text[: mention.start].endswith(_DONE_BY_THEN):
            return content[mention.start : mention.end].strip("于在")
    return Passage()


def _folded(source: Source) -> Source:
    blocks = _gathered([block for each in source.blocks for block in _unrolled(_block(each))])
    text = Passage(source.text, ()).folded().text
    return replace(source, text=text, blocks=blocks)


def _hidden(source: Source) -> Iterator[Passage]:
    """Cells of hidden rows and columns: no reader of the document sees them."""
    for block in source.blocks:
        if isinstance(block, Grid):
            yield from (cell.passage for cell in block.cells if cell.is_hidden)


def _unrolled(block: Block) -> Iterator[Block]:
    """A sheet with one text to a row is no table but a page."""
    if isinstance(block, Line) or any(_texts(row) > 1 for row in block.rows()):
        yield block
        return
    for cell in block.cells:
        yield from (Line(line) for line in cell.passage.lines())


def _gathered(blocks: list[Block]) -> tuple[Block, ...]:
    """A table that came out one cell a line is one again, where no cell is missing.

    Its heads begin with that of the numbers, so a number begins a row; every row has as
    many lines as there are heads, and between rows stand only headings.
    """
    lines = [each.passage.strip() if isinstance(each, Line) else Passage() for each in blocks]
    filled = [at for at, each in enumerate(lines) if each]
    for start, at in enumerate(filled):
        if kind(lines[at].text) is not Kind.NUMBER:
            continue
        width = 1
        while start + width < len(filled) and kind(lines[filled[start + width]].text):
            width += 1
        rows = _rows([lines[each] for each in filled[start:]], width)
        if width > 2 and len(rows) > 1:
            count = sum(map(len, rows))
            end = filled[start + count - 1] + 1
            return (*blocks[:at], _grid(rows, width), *blocks[end:])
    return tuple(blocks)


def _rows(lines: list[Passage], width: int) -> list[list[Passage]]:
    """Rows of `width` cells, and headings by themselves; none where a row has less."""
    rows = [lines[:width]]
    at = width
    while at < len(lines):
        mark = marked(lines[at])
        if NUMBER_ALONE.fullmatch(lines[at].text) or lines[at].text == lines[0].text:
            rows.append(lines[at : at + width])
        elif mark and mark.level <= SECTION:
            rows.append([lines[at]])
        elif any(NUMBER_ALONE.fullmatch(each.text) for each in lines[at:]):
            return []
        else:
            break
        at += len(rows[-1])
    inner = [each for row in rows for each in row[1:]]
    is_whole = all(len(row) in (1, width) for row in rows)
    has_starts = any(NUMBER_ALONE.fullmatch(each.text) or marked(each) for each in inner)
    return rows if is_whole and not has_starts else []


def _grid(rows: list[list[Passage]], width: int) -> Grid:
    return Grid(
        tuple(
            Cell(row, column, 1, 1 if len(cells) > 1 else width, passage)
            for row, cells in enumerate(rows)
            for column, passage in enumerate(cells)
        )
    )


def _texts(row: list[Cell | None]) -> int:
    return len({id(cell) for cell in row if cell and cell.passage.text.strip()})


def _block(block: Block) -> Block:
    if isinstance(block, Line):
        return replace(block, passage=block.passage.folded())
    cells: tuple[Cell, ...] = tuple(
        replace(cell, passage=cell.passage.folded()) for cell in block.cells if not cell.is_hidden
    )
    return Grid(cells, block.name, block.keeps_merges)
