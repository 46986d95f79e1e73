"""How far a task has come: worked out on the day from its limit and its evidence, never typed.

A task is done in *turns*: once, once for each event that starts its limit, once for each
period of a duty that comes back; and by *shares*: all its units together, or each for
itself (分别负责).  What is asked of evidence is asked here, for rules over the site and for pages.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from generator.deadline import AtOnce, Cycle, Deadline, Every, Open, Quota, Within
from generator.due import Sum, Unknown, due
from generator.evidence import Proof, Unfit, dividing, evidence, heirs, liable
from generator.period import is_period, periods
from generator.phrase import mentions, parse
from generator.records import Catalog, Task, Unit
from generator.registry import Party
from generator.site import Site
from generator.statement import Statement
from generator.text import day as in_full
from generator.vocabulary import State


@dataclass(frozen=True, slots=True)
class Turn:
    """One time that a task is to be done, by one share: `times` publications of these days, by `due`.

    `name` is the period (2026年第二季度) or the event; empty where there is only one turn.
    """

    name: str
    first: date
    last: date
    due: Sum | Unknown
    times: int
    state: State
    proofs: tuple[Proof, ...]
    statement: Statement | None
    reason: str
    """Why it is in this state, in one sentence."""

    @property
    def last_day(self) -> date | None:
        return self.due.due if isinstance(self.due, Sum) else None


@dataclass(frozen=True)
class Share:
    """What one unit owes by itself, or several together (`leads` stand for them)."""

    units: tuple[Unit, ...]
    leads: tuple[Unit, ...]
    turns: tuple[Turn, ...]

    @cached_property
    def state(self) -> State:
        return worst(each.state for each in self.turns)

    def is_of(self, unit: Unit) -> bool:
        """By its id: many are asked, and a unit is long to compare."""
        return unit.id in self._ids

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(each.id for each in self.units)

    @cached_property
    def next(self) -> Turn:
        """The turn that decides the state: the first of the most pressing ones."""
        return next(each for each in self.turns if each.state is self.state)


@dataclass(frozen=True)
class Progress:
    task: Task
    deadline: Deadline | None
    shares: tuple[Share, ...]
    unfit: tuple[Unfit, ...]

    @cached_property
    def state(self) -> State:
        return worst(each.state for each in self.shares)

    @cached_property
    def next(self) -> Turn:
        return next(each.next for each in self.shares if each.state is self.state)

    @property
    def is_recurring(self) -> bool:
        return isinstance(self.deadline, Every | Quota) and not _is_daily(self.deadline)


PRESSING = {state: rank for rank, state in enumerate(State)}


def worst(states: Iterable[State]) -> State:
    """The most pressing of several."""
    return min(states, key=PRESSING.__getitem__)


def progress(site: Site, task: Task) -> Progress:
    """On the day that the site shows."""
    return site.remember(task, "progress", lambda: _progress(site, task))


def deadline_of(site: Site, task: Task) -> Deadline | None:
    """What is printed as 时限, or else what the task's own words say; None where neither is understood."""
    catalog = site.get(Catalog, task.catalog_id)
    if catalog is None:
        return None
    if task.deadline:
        return parse(task.deadline, catalog.year)
    stated = _stated(task, catalog.year)
    return stated[0] if len(stated) == 1 else None


def _stated(task: Task, year: int) -> tuple[Deadline, ...]:
    """Limits in the words of a task, each once.

    Without those that set no day (及时, 常态化), and without what is done every week or day:
    that is how the work goes on (每周巡检), and nothing to be published each time.
    """
    found = (each.deadline for each in mentions(task.content, year))
    return tuple(dict.fromkeys(each for each in found if not _is_incidental(each)))


def _is_incidental(deadline: Deadline) -> bool:
    is_often = isinstance(deadline, Every | Quota) and deadline.cycle in {Cycle.DAY, Cycle.WEEK}
    return is_often or isinstance(deadline, AtOnce | Open)


def _progress(site: Site, task: Task) -> Progress:
    catalog = site.get(Catalog, task.catalog_id)
    deadline = deadline_of(site, task)
    slots = tuple(_slots(site, task, deadline, catalog.year if catalog else site.as_of.year))
    whose = liable(site, task)
    proofs, unfit = evidence(site, task, min(each.first for each in slots))
    alone = dividing(site, task)
    check = _Check(site, task, deadline, proofs, is_alone=bool(alone))
    shares = (
        tuple(Share((unit,), (unit,), check.turns(slots, (unit,))) for unit in alone)
        if alone
        else (Share(whose.units, whose.leads, check.turns(slots, whose.units)),)
    )
    return Progress(task, deadline, shares, unfit)


# ── When it is to be done ─────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Slot:
    name: str
    first: date
    last: date
    due: Sum | Unknown
    times: int = 1


def _slots(site: Site, task: Task, deadline: Deadline | None, year: int) -> Iterator[_Slot]:
    start = task.reference_date or date(year, 1, 1)
    if isinstance(deadline, Every | Quota) and not _is_daily(deadline):
        for each in periods(deadline, year):
            told = f"{each.name}应在{in_full(each.due)}前完成"
            yield _Slot(each.name, each.first, each.last, Sum(each.due, told, (told,)), each.times)
    elif isinstance(deadline, Within) and task.events:
        events = sorted(task.events, key=lambda each: each.day)
        for event in events:
            later = [each.day for each in events if each.day > event.day]
            last = later[0] - timedelta(1) if later else date.max
            limit = due(deadline, event=event.day, calendar=site.calendar)
            yield _Slot(event.name or "", event.day, last, limit)
    else:
        yield _Slot("", start, date.max, _limit(site, task, deadline, year))


def _is_daily(deadline: Every | Quota) -> bool:
    """Not followed up day by day."""
    return deadline.cycle is Cycle.DAY


def _limit(site: Site, task: Task, deadline: Deadline | None, year: int) -> Sum | Unknown:
    if deadline is None:
        if task.deadline is None:
            stated = "”“".join(map(str, _stated(task, year)))
            several = f"内容里有几个时限（“{stated}”），没有在“时限”里写明跟踪哪一个"
            return Unknown(several if stated else "清单没有写明时限")
        return Unknown(f"“{task.deadline}”不是能够推算的时限")
    return due(deadline, event=None, calendar=site.calendar)


# ── Whether it is done ────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Check:
    """Of one task; `is_alone`: each unit must bring proofs of its own."""

    site: Site
    task: Task
    deadline: Deadline | None
    proofs: tuple[Proof, ...]
    is_alone: bool

    def turns(self, slots: Iterable[_Slot], units: tuple[Unit, ...]) -> tuple[Turn, ...]:
        return tuple(self._turn(slot, units) for slot in slots)

    def _turn(self, slot: _Slot, units: tuple[Unit, ...]) -> Turn:
        found = tuple(
            each
            for each in self.proofs
            if slot.first <= each.day <= slot.last
            and (not self.is_alone or any(unit in units for unit in each.units))
        )
        statement = None
        if len(found) >= slot.times:
            state, reason = State.DONE, _done(slot, found)
        elif statement := self._said(self.task.explanations, slot.name, units):
            state, reason = State.EXPLAINED, _said(statement, "书面说明")
        elif statement := self._said(self.task.claims, slot.name, units):
            state, reason = State.CLAIMED, _said(statement, "自报")
        else:
            state, reason = self._undone(slot, len(found))
        return Turn(
            slot.name, slot.first, slot.last, slot.due, slot.times, state, found, statement, reason
        )

    def _said(
        self, statements: Iterable[Statement], turn: str, units: tuple[Unit, ...]
    ) -> Statement | None:
        return said(self.site, statements, turn, units, self.task.reference_date)

    def _undone(self, slot: _Slot, found: int) -> tuple[State, str]:
        lacking = f"已有{found}次，还差{slot.times - found}次" if slot.times > 1 else "没有找到佐证"
        deadline, site = self.deadline, self.site
        if isinstance(deadline, Open):
            return State.ONGOING, f"“{deadline}”没有截止日期，{lacking}"
        if isinstance(deadline, Every | Quota) and _is_daily(deadline):
            return State.ONGOING, f"“{deadline}”不逐日核对，{lacking}"
        if isinstance(slot.due, Unknown):
            return State.UNKNOWN, f"{slot.due.reason}，{lacking}"
        last = in_full(slot.due.due)
        if site.has_passed(slot.due.due):
            return State.OVERDUE, f"{last}到期，{lacking}"
        if site.has_come(slot.due.due - timedelta(site.config.soon)):
            return State.SOON, f"{last}到期，距到期不超过{site.config.soon}天，{lacking}"
        return State.PENDING, f"{last}到期，{lacking}"


def said(
    site: Site,
    statements: Iterable[Statement],
    turn: str,
    units: tuple[Party, ...],
    day: date | None,
) -> Statement | None:
    """What those who owe something together, or their heirs, say of a turn; the first of several.

    `day` dates the names.
    """
    for each in statements:
        is_theirs = not each.units or any(
            party in units or any(_took_over(site, party, unit) for unit in units)
            for party in site.meant(each.units, day)
        )
        is_of_turn = each.period is None or is_period(each.period, turn)
        if is_theirs and is_of_turn and site.has_come(each.day):
            return each
    return None


def _said(statement: Statement, word: str) -> str:
    """Without the full stop: what shows a reason ends the sentence."""
    return f"{in_full(statement.day)}{word}：{statement.text.rstrip('。')}"


def _took_over(site: Site, heir: Party, unit: Party) -> bool:
    return isinstance(unit, Unit) and any(heir == each for each in heirs(site, unit))


def _done(slot: _Slot, found: tuple[Proof, ...]) -> str:
    last = found[slot.times - 1].day
    many = f"已有{len(found)}次，" if slot.times > 1 else ""
    if not isinstance(slot.due, Sum):
        return f"{many}{in_full(last)}公开"
    late = (last - slot.due.due).days
    told = f"，比时限晚{late}天" if late > 0 else f"，时限是{in_full(slot.due.due)}"
    return f"{many}{in_full(last)}公开{told}"
