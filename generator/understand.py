"""A source to a draft of a catalogue: which shape it has, who is named in it, what is in doubt."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator import notice
from generator.columns import FIRST_LEADS
from generator.draft import DraftTask, Facts, Reading
from generator.party_list import DATE, Names
from generator.passage import Passage
from generator.shapes import SHAPES
from generator.source import Block, Cell, Grid, Line, Source

DUE_IN_TEXT = re.compile(rf"(?:{DATE})(?:之?前|以前)")


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
    reading = replace(reading, tasks=tasks)
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
    match = DUE_IN_TEXT.search(task.content.text)
    return replace(task, deadline=task.content.group(match)) if match else task


def _folded(source: Source) -> Source:
    blocks = tuple(block for each in source.blocks for block in _unrolled(_block(each)))
    text = Passage(source.text, ()).folded().text
    return replace(source, text=text, blocks=blocks)


def _unrolled(block: Block) -> Iterator[Block]:
    """A sheet with one text to a row is no table but a page."""
    if isinstance(block, Line) or any(_texts(row) > 1 for row in block.rows()):
        yield block
        return
    for cell in block.cells:
        yield from (Line(line) for line in cell.passage.lines())


def _texts(row: list[Cell | None]) -> int:
    return len({id(cell) for cell in row if cell and cell.passage.text.strip()})


def _block(block: Block) -> Block:
    if isinstance(block, Line):
        return replace(block, passage=block.passage.folded())
    cells: tuple[Cell, ...] = tuple(
        replace(cell, passage=cell.passage.folded() if not cell.is_hidden else Passage())
        for cell in block.cells
    )
    return Grid(cells, block.name, block.keeps_merges)
