"""Every state of a published portal, worked out again from its JSON and from nothing else.

Shares no line with the program: limits are read by other means, working days come from the
package `chinesecalendar`, and what counts as a proof is decided from the published items.
`python -m tests.recount OUTPUT DAY` prints where the portal says otherwise.
"""

import calendar
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from chinese_calendar import is_workday

Data = dict[str, Any]

PRESSING = [
    "逾期",
    "临近",
    "无法计算",
    "未到期",
    "自报完成",
    "持续推进",
    "已完成（已核）",
    "不适用（说明）",
]
SOON = 15
FIGURES = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}


@dataclass(frozen=True)
class Slot:
    name: str
    first: date
    last: date
    due: date | None
    times: int = 1


@dataclass(frozen=True)
class Item:
    day: date
    units: frozenset[str]
    title: str
    columns: frozenset[str]
    form: str


Key = tuple[str, str, int]
"""Kind, id, and of a table that is published by periods which of them."""

KINDS = {
    "documents": "文件",
    "interpretations": "解读",
    "reports": "报告",
    "pages": "页面",
    "tables": "数据表",
    "matters": "事项",
    "questions": "问答",
    "services": "办事指南",
    "gazettes": "公报",
    "cleanups": "清理",
}
GATHERED = {"政策解读", "政策咨询问答", "办事指南", "政府公报"}
"""Kinds of which a column may collect what names no column."""


class Portal:
    """What was published, by kind and id."""

    def __init__(self, output: Path, day: date) -> None:
        self.day = day
        self._output = output
        self.units = {each["名称"]: each for each in self._all("units")}
        self.collectives = {each["名称"]: each for each in self._all("collectives")}
        self.columns = {each["标识"]: each for each in self._all("columns")}
        self.catalogs = {each["标识"]: each for each in self._all("catalogs")}
        self.tasks = list(self._all("tasks"))
        self.items: dict[Key, Item] = {}
        for kind, word in KINDS.items():
            for each in self._all(kind):
                for part, published in enumerate(each.get("各期") or [each]):
                    if day_of := self._day(published):
                        item = self._item(each, date.fromisoformat(day_of))
                        self.items[word, each["标识"], part] = item
        self._names: dict[str, str] = {}
        for name, unit in self.units.items():
            aliases = [each["名称"] for each in unit.get("别名", ())]
            for known in (name, unit.get("全称"), *aliases):
                self._names.setdefault(known, name)

    def _all(self, family: str) -> Iterator[Data]:
        for path in sorted(self._output.glob(f"{family}/**/*.json")):
            found = json.loads(path.read_text("utf-8"))
            if "类型" in found and "标识" in found:
                yield found

    @staticmethod
    def _day(each: Data) -> str | None:
        """Of what is held on a day, that day; called off it is nothing."""
        held: Data | None = each.get("日程")
        if held is not None:
            return None if held.get("取消") else str(held["时间"])[:10]
        return each.get("发布日期") or each.get("更新日期")

    def _item(self, each: Data, day: date) -> Item:
        fields = ("发布机构", "单位", "实施主体", "主办")
        publishers = next((each[field] for field in fields if each.get(field)), ())
        publishers = [publishers] if isinstance(publishers, str) else publishers
        columns = set(each.get("栏目") or ())
        if each["类型"] in GATHERED and not columns:
            columns = self._gathering(each["类型"])
        if each.get("有效性") in {"失效", "废止"}:
            columns = self._gathering("废止失效文件") or columns
        return Item(
            day,
            frozenset(publishers),
            next((each[field] for field in ("标题", "问题", "事项名称") if field in each), ""),
            frozenset(columns),
            each.get("形式", ""),
        )

    def _gathering(self, what: str) -> set[str]:
        return {key for key, each in self.columns.items() if each.get("收录") == what}

    def unit(self, name: str) -> str:
        return self._names.get(name, name)

    def below(self, column: str) -> set[str]:
        """A column and everything under it."""
        found = {column}
        for child in self.columns[column].get("子栏目", ()):
            found |= self.below(child["标识"])
        return found

    def heirs(self, name: str) -> set[str]:
        """A unit, and those that took over its work."""
        found, waiting = {name}, [name]
        while waiting:
            fate = self.units.get(waiting.pop(), {}).get("去向") or {}
            heir = self.unit(fate.get("单位", ""))
            if heir in self.units and heir not in found:
                found.add(heir)
                waiting.append(heir)
        return found

    def members(self, name: str, day: date) -> list[str] | None:
        """Units that a name in a list means on a day; None for an open collective."""
        if self.unit(name) in self.units:
            return [self.unit(name)]
        members = self.collectives[name]["成员"]
        if members == "不定":
            return None
        kinds = self.collectives[name].get("类别")
        named = [self.unit(each) for each in members]
        if kinds is None:
            return named
        return [
            each for each, unit in self.units.items() if unit["类别"] in kinds and lives(unit, day)
        ]


def lives(unit: Data, day: date) -> bool:
    ended = (unit.get("去向") or {}).get("日期")
    founded = unit.get("设立日期")
    return not (founded and day < date.fromisoformat(founded)) and not (
        ended and date.fromisoformat(ended) <= day
    )


# ── When ──────────────────────────────────────────────────────────────────


def end_of(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def slots(task: Data, catalog: Data) -> list[Slot]:
    """Each time that a task is to be done."""
    words = task.get("时限") or task.get("时限读作") or ""
    year, start = catalog["年度"], date.fromisoformat(catalog["成文日期"])
    recurring = list(periods(words, year))
    if recurring:
        return recurring
    if match := re.search(r"(\d+)(个工作日|日|小时)内$", words):
        events = sorted(
            (date.fromisoformat(each["日期"]), each.get("事件", ""))
            for each in task.get("起算", ())
        )
        return [
            Slot(
                name,
                day,
                min((later for later, _ in events if later > day), default=date.max)
                - timedelta(1 if any(later > day for later, _ in events) else 0),
                after(day, int(match[1]), match[2]),
            )
            for day, name in events
        ] or [Slot("", start, date.max, None)]
    return [Slot("", start, date.max, fixed(words, year))]


def after(day: date, count: int, measure: str) -> date:
    if measure == "个工作日":
        while count:
            day += timedelta(1)
            count -= is_workday(day)
        return day
    if measure == "小时":
        return day + timedelta(-(-count // 24))
    day += timedelta(count)
    while not is_workday(day):
        day += timedelta(1)
    return day


def fixed(words: str, year: int) -> date | None:
    found = re.fullmatch(r"(?:(\d{4})年)?(?:(\d+)月(?:(\d+)日)?|年)?底?前?", words)
    if not found or not words:
        return None
    year = int(found[1] or year)
    month = int(found[2] or 12)
    return date(year, month, int(found[3])) if found[3] else end_of(year, month)


def periods(words: str, year: int) -> Iterator[Slot]:
    found = re.search(r"(\d+|[一两二三四])[次期场]$", words)
    times = (FIGURES.get(found[1]) or int(found[1])) if found else 1
    if "学年" in words:
        yield Slot("", date(year - 1, 9, 1), date(year, 8, 31), date(year, 8, 31), times)
    elif "周" in words:
        monday = date.fromisocalendar(year, 1, 1)
        while monday.isocalendar().year == year:
            yield Slot("", monday, monday + timedelta(6), monday + timedelta(6), times)
            monday += timedelta(7)
    else:
        lengths = {"半年": 6, "季度": 3, "月": 1, "年": 12}
        if not re.match(r"(?:每|按|全年)", words):
            return
        length = next(length for word, length in lengths.items() if word in words)
        for month in range(1, 13, length):
            last = end_of(year, month + length - 1)
            yield Slot("", date(year, month, 1), last, last, times)


# ── Whose, and by what ────────────────────────────────────────────────────


def shares(portal: Portal, task: Data, day: date) -> tuple[list[list[str]], list[str], bool]:
    """Groups of units that each owe the task, the leads, and whether it may be anybody's."""
    cells = [
        [portal.members(name, day) for name in task.get(role, ())]
        for role in ("牵头单位", "责任单位")
    ]
    leads, responsible = (
        list(dict.fromkeys(unit for found in cell if found for unit in found)) for cell in cells
    )
    is_open = task["等"] or any(found is None for cell in cells for found in cell)
    everyone = list(dict.fromkeys([*leads, *responsible]))
    if task.get("分工") == "分别负责":
        alone = leads if len(leads) > 1 or not responsible else responsible
        if alone:
            return [[unit] for unit in alone], leads or everyone, is_open
    return [everyone], leads or everyone, is_open


def proofs(portal: Portal, task: Data, since: date) -> dict[Key, tuple[date, set[str]]]:
    """What proves a task, by kind and id: its day, and the units whose work it is."""
    catalog = portal.catalogs[task["标识"].rpartition("/")[0]]
    groups, leads, is_open = shares(portal, task, date.fromisoformat(catalog["成文日期"]))
    everyone = {unit for group in groups for unit in group} | set(leads)
    everyone |= {
        unit
        for role in ("牵头单位", "责任单位")
        for name in task.get(role, ())
        for unit in portal.members(name, date.fromisoformat(catalog["成文日期"])) or ()
    }

    def whose(publishers: frozenset[str], *, is_named: bool) -> set[str]:
        names = {portal.unit(each) for each in publishers}
        found = {unit for unit in everyone if portal.heirs(unit) & names}
        if found:
            return found
        if is_open:
            return names & portal.units.keys()
        return set(leads) if is_named and "区政府" in names else set()

    found: dict[Key, tuple[date, set[str]]] = {}
    for each in task.get("佐证", ()):
        for key, day, units in _found(portal, each, since, whose):
            if since <= day <= portal.day and units:
                found[key] = (day, units)
    return found


def _found(
    portal: Portal, each: Data, since: date, whose: Any
) -> Iterator[tuple[Any, date, set[str]]]:
    for key, item in portal.items.items():
        if each.get(key[0]) == key[1]:
            yield key, item.day, whose(item.units, is_named=True)
    if "栏目" in each:
        columns = portal.below(each["栏目"])
        shown = [
            (item.day, units)
            for item in portal.items.values()
            if item.columns & columns and since <= item.day <= portal.day
            if (units := whose(item.units, is_named=True))
        ]
        first = min((day for day, _ in shown), default=None)
        if first is not None:
            theirs = set[str]().union(*(units for day, units in shown if day == first))
            yield ("栏目", each["栏目"], 0), first, theirs
    if "查找" in each:
        columns = portal.below(each["查找"])
        wanted = {portal.unit(name) for name in each.get("单位", ())}
        for key, item in portal.items.items():
            units = whose(item.units, is_named=False)
            if (
                item.columns & columns
                and date.fromisoformat(each.get("自", "1900-01-01")) <= item.day
                and item.day <= date.fromisoformat(each.get("至", "9999-12-31"))
                and each.get("标题含", "") in item.title
                and each.get("形式", item.form) == item.form
                and (not wanted or wanted & units)
            ):
                yield key, item.day, units


# ── So ────────────────────────────────────────────────────────────────────


def states(portal: Portal, task: Data) -> tuple[str, list[str]]:
    """The state of a task, and of each of its turns, by shares, in order."""
    catalog = portal.catalogs[task["标识"].rpartition("/")[0]]
    turns = slots(task, catalog)
    groups, _, _ = shares(portal, task, date.fromisoformat(catalog["成文日期"]))
    found = proofs(portal, task, min(each.first for each in turns))
    is_alone = task.get("分工") == "分别负责"
    told = [
        _state(portal, task, turn, name, set(units), found=found, is_alone=is_alone)
        for units in groups
        for turn, name in zip(turns, _names_of(task, len(turns)), strict=True)
    ]
    return min(told, key=PRESSING.index), told


def _names_of(task: Data, count: int) -> list[str]:
    """The names of the turns are words only: as published."""
    return [each["期"] or "" for each in task["办理"][:count]]


def _state(
    portal: Portal,
    task: Data,
    turn: Slot,
    name: str,
    units: set[str],
    *,
    found: dict[Key, tuple[date, set[str]]],
    is_alone: bool,
) -> str:
    count = sum(
        turn.first <= day <= turn.last and (not is_alone or bool(owners & units))
        for day, owners in found.values()
    )
    if count >= turn.times:
        return "已完成（已核）"
    for word, state in (("书面说明", "不适用（说明）"), ("自报", "自报完成")):
        for each in task.get(word, ()):
            speakers = {portal.unit(name) for name in each.get("单位", ())}
            theirs = not speakers or any(portal.heirs(unit) & speakers for unit in units)
            of_turn = not each.get("期") or (name and name.endswith(each["期"]))
            if theirs and of_turn and date.fromisoformat(each["日期"]) <= portal.day:
                return state
    if (task.get("时限") or "") in {"持续推进", "长期"}:
        return "持续推进"
    if turn.due is None:
        return "无法计算"
    if turn.due < portal.day:
        return "逾期"
    return "临近" if (turn.due - portal.day).days <= SOON else "未到期"


def differences(output: Path, day: date) -> list[str]:
    """Where the portal says something else than is worked out here."""
    portal = Portal(output, day)
    told = []
    for task in portal.tasks:
        state, turns = states(portal, task)
        published = [each["状态"] for each in task["办理"]]
        if (state, turns) != (task["状态"], published):
            told.append(f"{task['标识']}：{task['状态']} {published}，重算是{state} {turns}")
    return told


if __name__ == "__main__":
    sys.stdout.write(
        "\n".join(differences(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))) + "\n"
    )
