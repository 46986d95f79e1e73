"""An office's document to a catalogue: read, understood, proofread, accounted for."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePath
from typing import Any

from generator import payload
from generator.account import Account, Fate, Miscounted, account
from generator.draft import DraftTask, used, values
from generator.exporters import EXPORTERS
from generator.importers import source_of
from generator.manuscript import Manuscript, Repairs, manuscript
from generator.passage import Passage
from generator.proofread import Damage, proofread
from generator.registry import Registry
from generator.restore import restored
from generator.sheet import TooLong, lay_out
from generator.source import Grid, Line, Source, Unreadable
from generator.text import did_you_mean
from generator.understand import Draft, due_in, understand

LIMIT = 50 * 2**20
"""Bytes; a task list of a thousand rows has a hundredth of that."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something to look at.  `number` counts those with a repair from 1; 0 has none to accept."""

    start: int
    end: int
    place: str
    kind: str
    message: str
    repair: str | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Imported:
    """Everything that is known about an import; nothing is written yet."""

    draft: Draft
    manuscript: Manuscript
    unrepaired: Manuscript
    """The same without any repair but those that must be: what a later import is compared with."""
    account: Account
    notes: tuple[Note, ...]
    unknown: tuple[str, ...]
    """Names that no unit of the portal has, in printed order."""

    @property
    def doubtful(self) -> tuple[tuple[int, DraftTask], ...]:
        return tuple((at, task) for at, task in enumerate(self.draft.tasks) if task.doubts)


def ingest(
    data: bytes, name: str, registry: Registry | None = None, accepted: Collection[str] = ()
) -> Imported:
    """`accepted` are numbers of notes whose repairs are made, or 全部.  Raises Unreadable."""
    source = source_of(data, name)
    registered = registry.known(None) if registry else set()
    draft = understand(source, registered)
    carried = payload.parsed(source.payload, name) if source.payload else None
    if not draft.tasks and carried is None:
        raise Unreadable(
            "里面没有找到任务清单。表要有表头，写明哪一栏是任务、哪一栏是单位或时限"
            "（如“重点工作”“责任单位”“完成时限”）；条文要在每项后面写明单位"
            "（如“（牵头单位：…）”“（…负责落实）”）"
        )
    try:
        found = account(draft)
    except Miscounted as wrong:
        raise Unreadable(
            f"读出来的“{_short(str(wrong))}”与原件的字对不上，这是程序的错误；请把原件交给维护程序的人"
        ) from None
    notes = tuple(_numbered(_notes(draft, found, registry)))
    clean = manuscript(draft, _repairs(notes, accepted))
    unrepaired = manuscript(draft, _repairs(notes, ()))
    if carried is not None:
        clean, unrepaired = (
            replace(each, data=_restored(each.data, carried, name, registered))
            for each in (clean, unrepaired)
        )
    unknown = _unknown(draft, registry) if registry else ()
    return Imported(draft, clean, unrepaired, found, notes, unknown)


def _restored(
    read: dict[str, Any], carried: payload.Payload, name: str, registered: set[str]
) -> dict[str, Any]:
    """With what print cannot say, as far as the print has not been edited."""
    meant = carried.catalog.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    sheet = lay_out(carried.catalog, carried.source)
    suffix = PurePath(name).suffix.lower().removeprefix(".")
    for exporter in EXPORTERS:
        if exporter.name == suffix:
            try:
                fresh = understand(source_of(exporter.write(sheet), name), registered)
            except TooLong:
                return read
            return restored(read, manuscript(fresh).data, meant)
    return read


# ── Notes ─────────────────────────────────────────────────────────────────

_ONLY_IN_VALUES = {"多余空格", "多余标点"}


def _notes(draft: Draft, found: Account, registry: Registry | None) -> Iterator[Note]:
    source = draft.source
    for passage in _paragraphs(source):
        for damage in proofread(passage.text):
            start, end = passage.origin[damage.start], passage.origin[damage.end - 1] + 1
            if damage.kind in _ONLY_IN_VALUES and not _is_in_values(found, start, end):
                continue
            yield _note(source, start, end, damage)
    yield from _gaps(draft, found)
    yield from _jumps(draft)
    yield from _contradictions(draft)
    if registry:
        yield from _misprinted_names(draft, registry)


def _paragraphs(source: Source) -> Iterator[Passage]:
    for block in source.blocks:
        passages = [block.passage] if isinstance(block, Line) else []
        if isinstance(block, Grid):
            passages = [cell.passage for cell in block.cells]
        for passage in passages:
            for line in passage.lines():
                if text := line.strip():
                    yield text


def _is_in_values(found: Account, start: int, end: int) -> bool:
    """Between two characters that were written into the list."""
    around = found.fates[max(0, start - 1) : start] + found.fates[end : end + 1]
    return bool(around) and all(fate == Fate.VALUE for fate in around)


def _note(source: Source, start: int, end: int, damage: Damage) -> Note:
    return Note(start, end, source.place(start), damage.kind, damage.message, damage.repair)


_GAP = 6
"""Characters in a row that make a reader wonder what they were."""


def _gaps(draft: Draft, found: Account) -> Iterator[Note]:
    """Text between the first task and the last that became nothing: a task may have been missed."""
    text = draft.source.text
    if not draft.tasks:
        return
    first = min(task.content.origin[0] for task in draft.tasks)
    last = max(passage.origin[-1] for task in draft.tasks for _, passage in values(task) if passage)
    ignored = used(draft.reading.ignored)
    for fate, start, end in found.runs():
        is_gap = fate is Fate.NOTHING and first < start < last and end - start >= _GAP
        if is_gap and start not in ignored:
            message = f"“{_short(text[start:end])}”没有读入清单，请看是不是漏了一项"
            yield Note(start, end, draft.source.place(start), "没有读入", message)


def _short(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:22]}……"


def _jumps(draft: Draft) -> Iterator[Note]:
    """序号 that leave one out: 1, 3."""
    for before, task in pairwise(draft.tasks):
        numbers = before.number.text, task.number.text
        if before.path != task.path or not all(
            each.isascii() and each.isdecimal() for each in numbers
        ):
            continue
        if int(numbers[1]) > int(numbers[0]) + 1:
            message = f"序号从{numbers[0]}跳到{numbers[1]}，请看原件是不是还有"
            start = task.number.origin[0]
            yield Note(start, start + 1, draft.source.place(start), "没有读入", message)


def _contradictions(draft: Draft) -> Iterator[Note]:
    """The text names one day, the column another."""
    for task in draft.tasks if draft.reading.has_deadlines else ():
        stated = due_in(task.content)
        if stated and task.deadline and _bare(stated.text) not in _bare(task.deadline.text):
            start, end = stated.origin[0], stated.origin[-1] + 1
            message = f"正文写“{stated.text}”，时限栏写“{task.deadline.text}”，请核对"
            yield Note(start, end, draft.source.place(start), "时限不一", message)


def _bare(deadline: str) -> str:
    return re.sub(r"(?:20\d\d年)|之?前|以前|底", "", deadline)


def _misprinted_names(draft: Draft, registry: Registry) -> Iterator[Note]:
    """A name that differs from a unit's in a character or two."""
    for passage in _first_of_each(draft):
        name = passage.printed(draft.source.text)
        if registry.named(name, None):
            continue
        hint = did_you_mean(name, registry.known(None))
        if hint:
            start, end = passage.origin[0], passage.origin[-1] + 1
            message = f"没有登记“{name}”这个单位{hint}"
            yield Note(start, end, draft.source.place(start), "单位名称", message)


def _first_of_each(draft: Draft) -> Iterator[Passage]:
    seen: set[str] = set()
    for task in draft.tasks:
        for name in task.parties.names:
            if name.text not in seen:
                seen.add(name.text)
                yield name


def _unknown(draft: Draft, registry: Registry) -> tuple[str, ...]:
    names = [each.printed(draft.source.text) for each in _first_of_each(draft)]
    return tuple(name for name in names if not registry.named(name, None))


def _numbered(notes: Iterator[Note]) -> Iterator[Note]:
    """In the order of the source; overlapping repairs are one choice, the wider one."""
    count, until = 0, -1
    for note in sorted(notes, key=lambda each: (each.start, -each.end)):
        if note.repair is None or note.start < until:
            yield replace(note, repair=None)
            continue
        count, until = count + 1, note.end
        yield replace(note, number=count)


EVERY = "全部"


class NoSuchRepair(ValueError):  # noqa: N818 - it is the number that is wrong
    """A number that no note has."""


def _repairs(notes: Sequence[Note], accepted: Collection[str]) -> Repairs:
    """Control characters always go: neither YAML nor a page may hold them."""
    numbers = {str(note.number) for note in notes if note.number}
    for each in accepted:
        if each != EVERY and each not in numbers:
            raise NoSuchRepair(each)
    return {
        note.start: (note.end, note.repair or "")
        for note in notes
        if note.number
        and (EVERY in accepted or str(note.number) in accepted or note.kind == "控制字符")
    }
