"""Ledgers: what a list, or a unit, still has to do, the most pressing first; on pages and as data alike."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from generator import part
from generator.evidence import dividing
from generator.page import Column as Field
from generator.page import Table
from generator.progress import PRESSING, Progress, Share, Turn, progress
from generator.records import Catalog, Task, Unit
from generator.site import Site, bound_tasks
from generator.standing import tally
from generator.vocabulary import State

COUNTED = (State.OVERDUE, State.SOON, State.PENDING)
"""States in which days are counted."""
REMINDED = (State.OVERDUE, State.SOON, State.UNKNOWN, State.CLAIMED)


@dataclass(frozen=True, slots=True)
class Row:
    """What one unit owes by itself, or several together, and the turn that decides how that stands."""

    catalog: Catalog
    task: Task
    unit: Unit | None
    """Whose it is, where each does it for itself."""
    role: str
    """How the unit of a unit's ledger comes by it: 牵头, 责任, 经“各镇街”."""
    limit: str
    """As printed, or as the words of the task state it."""
    turn: Turn
    name: str
    """The period or event that decides; and how many more there are like it."""
    reason: str
    answers: bool = True
    """Whether the unit of a unit's ledger is the one to ask, and does not only help another that leads."""

    @property
    def state(self) -> State:
        return self.turn.state

    @property
    def days(self) -> date | None:
        """The day to which days are counted."""
        return self.turn.last_day if self.state in COUNTED else None


def days_left(row: Row, today: date) -> str:
    if row.days is None:
        return "—"
    left = (row.days - today).days
    if left == 0:
        return "今天到期"
    return f"还有{left}天" if left > 0 else f"逾期{-left}天"


# ── Of a list ─────────────────────────────────────────────────────────────


def of_catalog(site: Site, catalog: Catalog) -> tuple[Row, ...]:
    return _ordered(
        _row(catalog, progress(site, task), share, share.units[0] if dividing(site, task) else None)
        for task in catalog.all_tasks()
        for share in progress(site, task).shares
    )


def count(site: Site, catalog: Catalog) -> int:
    """The rows of its ledger, without asking how they stand."""
    return sum(len(dividing(site, task)) or 1 for task in catalog.all_tasks())


def _row(catalog: Catalog, found: Progress, share: Share, unit: Unit | None) -> Row:
    """`unit` where it does the share for itself."""
    turn = share.next
    return Row(catalog, found.task, unit, "", _limit(found), turn, _name(share), turn.reason)


def _limit(found: Progress) -> str:
    return found.task.deadline or (str(found.deadline) if found.deadline else "")


def _name(share: Share) -> str:
    alike = [each for each in share.turns if each.state is share.state]
    if len(alike) == 1 or share.state is State.PENDING:
        return alike[0].name
    return f"{alike[0].name}等{len(alike)}期"


def _ordered(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows of one state and day stay as they came, which is as printed."""
    return tuple(sorted(rows, key=lambda row: (PRESSING[row.state], row.turn.last_day or date.max)))


# ── Of a unit ─────────────────────────────────────────────────────────────


def of_unit(site: Site, unit: Unit) -> tuple[Row, ...]:
    """Its own, and what it took over from units that are no more; the newest list first among equals."""
    return site.remember(unit, "ledger", lambda: _of_unit(site, unit))


def _of_unit(site: Site, unit: Unit) -> tuple[Row, ...]:
    catalogs = part.latest_catalogs(site)
    order = {task.id: at for at, task in enumerate(site.all(Task))}
    rank = {catalog.id: at for at, catalog in enumerate(catalogs)}
    by_id = {catalog.id: catalog for catalog in catalogs}
    owed: dict[str, tuple[Task, Unit, str]] = {}
    for holder in (unit, *_predecessors(site, unit)):
        for task, role in _tasks_of(site, holder):
            told = role if holder is unit else f"{role}（承接{holder.name}）"
            owed.setdefault(task.id, (task, holder, told))
    found = sorted(owed.values(), key=lambda each: (rank[each[0].catalog_id], order[each[0].id]))
    return _ordered(
        _row_of(site, by_id[task.catalog_id], task, holder, role) for task, holder, role in found
    )


def reminded(site: Site, unit: Unit, rows: Iterable[Row]) -> tuple[Row, ...]:
    """What to remind it of; nobody writes to a unit that is no more.

    Of the lists of earlier years nothing that has no day: it would stay for ever.
    """
    rows = [row for row in rows if row.answers and row.state in REMINDED]
    newest = max((row.catalog.year for row in rows), default=0)
    return tuple(
        row
        for row in rows
        if site.is_active(unit) and (row.state is not State.UNKNOWN or row.catalog.year == newest)
    )


def _predecessors(site: Site, unit: Unit) -> tuple[Unit, ...]:
    """Units that are no more and whose work it does, nearest first."""
    found = [unit]
    for each in found:
        for old in site.referring(Unit, "unit", to=each):
            if not site.is_active(old) and old not in found:
                found.append(old)
    return tuple(found[1:])


def _tasks_of(site: Site, unit: Unit) -> Iterator[tuple[Task, str]]:
    """What a list asks of a unit, and as whom; as the more, where it is named twice."""
    yield from ((task, "牵头") for task in site.referring(Task, "leads", to=unit))
    yield from ((task, "责任") for task in site.referring(Task, "responsible", to=unit))
    yield from ((task, f"经“{each.name}”") for task, each in bound_tasks(site, unit))


def _row_of(site: Site, catalog: Catalog, task: Task, unit: Unit, role: str) -> Row:
    """Its own share; of what others divide among themselves, how all of it stands."""
    found = progress(site, task)
    if not dividing(site, task):
        share = found.shares[0]
        return replace(_row(catalog, found, share, None), role=role, answers=unit in share.leads)
    for share in found.shares:
        if share.is_of(unit):
            return replace(_row(catalog, found, share, unit), role=role)
    told = tally((share.state for share in found.shares), measure="个").told
    reason = f"{len(found.shares)}个单位分别负责：{told}"
    leads = unit in site.parties(task, "leads")
    turn = found.next
    return Row(catalog, task, None, role, _limit(found), turn, turn.name, reason, answers=leads)


# ── As data ───────────────────────────────────────────────────────────────


_OF_UNIT = (Field("清单", "任务所在的清单"), Field("承担方式", "牵头、责任，或者经哪个集合"))
FIELDS = (
    Field("序号", "原件印的序号，没有的是标识"),
    Field("任务", "短标题，没有的是任务原文"),
    Field("单位", "分别负责的，一个单位一行；其他的照清单印的牵头单位，没有牵头的是责任单位"),
    Field("时限", "照原件印的时限；没有印、任务内容里写明了的，照内容"),
    Field("期", "定期的是哪一期，由事件起算的是哪一个事件"),
    Field("截止日期", "推算的日期；推算不了的空着", "日期"),
    Field("剩余天数", "到截止日期还有几天，逾期的是负数；不再计算的空着", "整数"),
    Field("状态", "、".join(State), "状态"),
    Field("理由", "为什么是这个状态"),
    Field("佐证", "标题和公开日期，以分号分开"),
    Field("网址", "任务页面", "网址"),
    Field("截至", "按哪一天计算", "日期"),
)


def table(site: Site, title: str, rows: Iterable[Row], *, of_unit: bool = False) -> Table:
    """Asks what day it is."""
    today = site.today()
    fields = (*_OF_UNIT, *FIELDS) if of_unit else FIELDS
    cells = (
        (*((row.catalog.title, row.role) if of_unit else ()), *_cells(site, row, today))
        for row in rows
    )
    return Table(title, fields, tuple(cells), today)


def _cells(site: Site, row: Row, today: date) -> tuple[str | int | date | None, ...]:
    task, turn = row.task, row.turn
    names = (row.unit.name,) if row.unit else task.party_names
    proofs = (f"{each.title}（{each.day}）" for each in turn.proofs)
    return (
        task.label, task.title, "、".join(names), row.limit or None, row.name or None, turn.last_day,
        (row.days - today).days if row.days else None, row.state.value, row.reason,
        "；".join(proofs) or None, part.address(site, task), today,
    )  # fmt: skip
