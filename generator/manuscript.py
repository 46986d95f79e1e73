"""A draft as the catalogue that will be written: Chinese keys, values as printed, repairs accepted."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.catalog_file import holder_in
from generator.draft import DraftTask
from generator.notice import JOINT, day
from generator.passage import Passage
from generator.text import number
from generator.understand import Draft
from generator.value import identifier

Repairs = Mapping[int, tuple[int, str]]
"""Start of a damage in the source's text to (its end, what stands there after the repair)."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """`data` in the catalogue's form.  `traces` say where in the source each value is from.

    A trace's address is (key,) for head data and (number of the task from 0, key) for tasks.
    """

    data: dict[str, Any]
    traces: dict[tuple[Any, ...], tuple[Passage, ...]] = field(default_factory=dict)


def manuscript(draft: Draft, repairs: Repairs | None = None) -> Manuscript:
    """The whole catalogue; a 标识 only where 序号 does not tell the tasks apart."""
    pen = _Pen(draft.source.text, repairs or {})
    data = _head(draft, pen)
    keys = _keys(draft.tasks, pen)
    for index, (task, key) in enumerate(zip(draft.tasks, keys, strict=True)):
        titles = pen.write((index, "部分"), *(heading.title for heading in task.path))
        holder = holder_in(data, ({"标题": title} for title in titles))
        holder.setdefault("任务", []).append(_task(index, task, key, pen))
    return Manuscript(data, pen.traces)


class _Pen:
    """Writes passages as printed, with the accepted repairs, and notes where they were from."""

    def __init__(self, source: str, repairs: Repairs) -> None:
        self._source = source
        self._repairs = repairs
        self.traces: dict[tuple[Any, ...], tuple[Passage, ...]] = {}

    def text(self, passage: Passage, gap: Callable[[re.Match[str]], str] | None = None) -> str:
        """On one line.  Line breaks go, unless between words of other scripts; other blanks stay."""
        pieces: list[str] = []
        until = -1
        for at in passage.origin:
            if at < until:
                continue
            end, repaired = self._repairs.get(at, (0, ""))
            if end:
                until = end
                pieces.append(repaired)
            else:
                pieces.append(self._source[at])
        return _BREAK.sub(gap or _gap, "".join(pieces)).strip()

    def title(self, address: tuple[Any, ...], passage: Passage) -> str:
        """Over several lines; between joint issuers a blank stays."""
        self.write(address, passage)
        return self.text(passage, _title_gap)

    def write(self, address: tuple[Any, ...], *passages: Passage) -> list[str]:
        filled = tuple(each for each in passages if each)
        if filled:
            self.traces[address] = filled
        return [self.text(each) for each in filled]


_BREAK = re.compile(r"[ \t]*[\r\n]+\s*")


def _gap(match: re.Match[str]) -> str:
    around = match.string[max(0, match.start() - 1) : match.end() + 1]
    return " " if re.fullmatch(r"[A-Za-z0-9]\s+[A-Za-z0-9]", around) else ""


def _title_gap(match: re.Match[str]) -> str:
    return " " if JOINT.match(match.string, match.start()) else _gap(match)


def _head(draft: Draft, pen: _Pen) -> dict[str, Any]:
    facts = draft.facts
    title = pen.title(("标题",), facts.title)
    formed, published = day(facts.formed.text), day(facts.published.text)
    year = re.search(r"(?:19|20)\d\d(?=年|\s*[-—–至])", title) or re.match(
        r"\d{4}", formed or published
    )
    pairs = {
        "标题": title,
        "年度": int(year[0]) if year else None,
        "来源文件": pen.title(("来源文件",), facts.notice),
        "发文字号": "".join(pen.write(("发文字号",), facts.document_number)),
        "索引号": "".join(pen.write(("索引号",), facts.index_number)),
        "发布机构": pen.write(("发布机构",), *facts.issuers),
        "成文日期": formed,
        "发布日期": published,
    }
    pen.write(("成文日期",), facts.formed)
    pen.write(("发布日期",), facts.published)
    return {key: value for key, value in pairs.items() if value}


def _task(index: int, task: DraftTask, key: str, pen: _Pen) -> dict[str, Any]:
    pairs = {
        "标识": key,
        "序号": "".join(pen.write((index, "序号"), task.number)),
        "名称": "".join(pen.write((index, "名称"), task.name)),
        "内容": "".join(pen.write((index, "内容"), task.content)),
        "牵头单位": pen.write((index, "牵头单位"), *task.parties.leads),
        "责任单位": pen.write((index, "责任单位"), *task.parties.responsible),
        "分工": str(task.parties.division or ""),
        "时限": "".join(pen.write((index, "时限"), task.deadline)),
        "等": task.parties.and_others,
        "存疑": "；".join((*pen.write((index, "存疑"), task.printed_doubt), *task.doubts)),
    }
    return {key: value for key, value in pairs.items() if value}


def _keys(tasks: Sequence[DraftTask], pen: _Pen) -> list[str]:
    """标识 for every task, `2-1-3` by chapter, section and number, or none for any."""
    numbers = [pen.text(task.number) for task in tasks]
    if len(set(numbers)) == len(numbers) and all(map(_is_identifier, numbers)):
        return [""] * len(tasks)
    paths = [tuple(heading.title.squeezed().text for heading in task.path) for task in tasks]
    owns: dict[tuple[str, ...], list[int | None]] = {}
    for task, path in zip(tasks, paths, strict=True):
        owns.setdefault(path, []).append(_own_number(task))
    places: dict[tuple[str, ...], dict[str, int]] = {}
    met: Counter[tuple[str, ...]] = Counter()
    keys: list[str] = []
    for task, path in zip(tasks, paths, strict=True):
        steps = []
        for depth, heading in enumerate(task.path):
            # What the heading's mark counts; without a mark its position among its neighbours.
            beside = places.setdefault(path[:depth], {})
            place = beside.setdefault(path[depth], len(beside) + 1)
            steps.append(heading.number or place)
        met[path] += 1
        own, others = _own_number(task), owns[path]
        if None in others or len(set(others)) < len(others):
            own = met[path]
        is_alone = steps and len(others) == 1 and not task.number and any(numbers)
        keys.append("-".join(map(str, steps if is_alone else (*steps, own))))
    return _told_apart(keys)


def _own_number(task: DraftTask) -> int | None:
    digits = re.fullmatch(r"\(?([0-9]+|[一二三四五六七八九十百]+)\)?", task.number.text)
    return number(digits[1]) if digits else None


def _told_apart(keys: Iterable[str]) -> list[str]:
    seen: dict[str, int] = {}
    apart = []
    for key in keys:
        seen[key] = seen.get(key, 0) + 1
        apart.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return apart


def _is_identifier(number: str) -> bool:
    try:
        return identifier(number) == number
    except ValueError:
        return False
