"""What proves that a task was done: items that are public, by a unit whose task it is, of the right days.

Lists are read here, which stand only when every record has been examined: rules that ask
for evidence are rules over the site.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator import part, url
from generator.diagnostic import Place
from generator.listing import in_column
from generator.period import Period, named
from generator.record import Published
from generator.records import (
    AnnualReport,
    Collective,
    Column,
    DataTable,
    Document,
    Evidence,
    Interpretation,
    Matter,
    PlainPage,
    Task,
    Unit,
)
from generator.site import Site, unique
from generator.text import day as in_full
from generator.url import Url
from generator.vocabulary import Division, Form

Item = Published | Column


@dataclass(frozen=True, slots=True)
class Proof:
    """A public item and the day it was published; `units` are those of the task whose work it shows.

    `period` is that of a data table of which each is published by itself.
    """

    item: Item
    day: date
    units: tuple[Unit, ...]
    period: Period | None = None

    @property
    def title(self) -> str:
        return f"{self.item.called}（{self.period.name}）" if self.period else self.item.called

    @property
    def url(self) -> Url:
        return url.issue(self.item, self.period.key) if self.period else url.of(self.item)

    @property
    def order(self) -> tuple[date, str, str, str]:
        """By day, and for ever the same; no two proofs of one item and period differ in it."""
        return (self.day, self.item.family, self.item.id, self.url)


@dataclass(frozen=True, slots=True)
class Unfit:
    """A piece of evidence that proves nothing, and why."""

    place: Place
    reason: str


@dataclass(frozen=True, slots=True)
class Liable:
    """Whose task it is: those that it names, and those that a closed collective stands for.

    `is_open` says that it may be others' as well: an open collective, or 等.
    """

    leads: tuple[Unit, ...]
    units: tuple[Unit, ...]
    """Leads first."""
    is_open: bool


def liable(site: Site, task: Task) -> Liable:
    leads = _units_of(site, task, "leads")
    units = unique((*leads, *_units_of(site, task, "responsible")))
    parties = (*site.parties(task, "leads"), *site.parties(task, "responsible"))
    is_open = any(isinstance(each, Collective) and each.is_open for each in parties)
    return Liable(leads or units, units, is_open or task.and_others)


def dividing(site: Site, task: Task) -> tuple[Unit, ...]:
    """Those of whom each does the task for itself; nobody, unless it is 分别负责.

    It is printed in the cell of those who divide the work: several leads, or else the responsible.
    """
    if task.division is not Division.SEPARATELY:
        return ()
    leads, responsible = (_units_of(site, task, each) for each in ("leads", "responsible"))
    return leads if len(leads) > 1 or not responsible else responsible


def _units_of(site: Site, task: Task, field: str) -> tuple[Unit, ...]:
    return unique(
        unit
        for party in site.parties(task, field)
        for unit in (
            site.members(party, task.reference_date) if isinstance(party, Collective) else (party,)
        )
    )


def evidence(site: Site, task: Task, since: date) -> tuple[tuple[Proof, ...], tuple[Unfit, ...]]:
    """What was published from `since` on and proves the task, oldest first; and what does not, and why."""
    whose = Whose(site, liable(site, task))
    proofs: list[Proof] = []
    unfit: list[Unfit] = []
    for each in task.evidence:
        found = _found(site, task, each, since, whose)
        if isinstance(found, Unfit):
            unfit.append(found)
        else:
            proofs.extend(found)
    distinct = {each.url: each for each in proofs}
    return tuple(sorted(distinct.values(), key=lambda each: each.order)), tuple(unfit)


def _found(
    site: Site, task: Task, each: Evidence, since: date, whose: "Whose"
) -> tuple[Proof, ...] | Unfit:
    if each.searched:
        return _searched(site, task, each, since, whose)
    if each.column:
        return _opened(site, each, each.column, since, whose)
    return _named(site, each, since, whose)


class Whose:
    """Which of the liable units an item comes from."""

    def __init__(self, site: Site, liable: Liable) -> None:
        self._site, self._liable = site, liable
        self._heirs = {unit.id: unit for unit in liable.units}
        for unit in liable.units:
            for heir in heirs(site, unit):
                self._heirs.setdefault(heir.id, unit)

    def of(self, publishers: Iterable[Unit]) -> tuple[Unit, ...]:
        """A unit that took over another one's work does it in its place."""
        publishers = tuple(publishers)
        found = unique(self._heirs[each.id] for each in publishers if each.id in self._heirs)
        return found or (publishers if self._liable.is_open else ())

    def of_named(self, publishers: Iterable[Unit]) -> tuple[Unit, ...]:
        """What an editor names may also stand in the government's own name: then it is its leads' work."""
        publishers = tuple(publishers)
        sponsor = self._site.referred(self._site.config, "sponsor", Unit)
        is_governments = any(each in sponsor for each in publishers)
        return self.of(publishers) or (self._liable.leads if is_governments else ())


def heirs(site: Site, unit: Unit) -> Iterator[Unit]:
    """Those that took over a unit's work, and those that took over theirs."""
    seen = {unit.id}
    waiting = [unit]
    while waiting:
        for heir in site.referred(waiting.pop(), "unit", Unit):
            if heir.id not in seen:
                seen.add(heir.id)
                waiting.append(heir)
                yield heir


# ── Named by an editor ────────────────────────────────────────────────────

_FAMILIES: dict[str, type[Published]] = {
    "document": Document, "interpretation": Interpretation, "report": AnnualReport,
    "page": PlainPage, "matter": Matter, "table": DataTable,
}  # fmt: skip


def _named(site: Site, each: Evidence, since: date, whose: Whose) -> tuple[Proof, ...] | Unfit:
    field = next(name for name in _FAMILIES if getattr(each, name))
    place, identity = each.at(field), getattr(each, field)
    item = site.get(_FAMILIES[field], identity)
    if item is None:
        return Unfit(place, f"“{identity}”没有公开，或者已经撤下")
    days = tuple(_published(item))
    day = max((day for day, _ in days), default=None)
    if day is None:
        return Unfit(place, f"“{item.called}”没有写“更新日期”")
    if not site.has_come(day):
        return Unfit(place, f"“{item.called}”的发布日期{in_full(day)}还没有到")
    if day < since:
        return Unfit(place, f"“{item.called}”是{in_full(day)}发布的，早于{in_full(since)}")
    units = whose.of_named(publishers(site, item))
    if not units:
        return Unfit(place, f"“{item.called}”不是这项任务的牵头单位、责任单位公开的")
    if _is_broken(site, item):
        return Unfit(place, f"“{item.called}”里有打不开的链接")
    return tuple(Proof(item, day, units, period) for day, period in days if day >= since)


def _published(item: Published) -> Iterator[tuple[date, Period | None]]:
    """The day, or each day, on which it was published."""
    cycle = item.recurrence if isinstance(item, DataTable) and item.issues else None
    if isinstance(item, DataTable) and cycle:
        for issue in item.issues:
            yield issue.published, named(cycle, issue.period)
    elif isinstance(item, Matter):
        if item.schedule is None:
            yield item.published, None
        elif not item.schedule.cancelled:
            yield item.schedule.when.day, None
    elif day := part.published(item):
        yield day, None


def _is_broken(site: Site, item: Published) -> bool:
    return any(True for _ in site.unresolved(item))


def publishers(site: Site, item: Published) -> tuple[Unit, ...]:
    return site.referred(item, item.publishers, Unit)


# ── Looked for ────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for in a column: of these days, in this form, with these words in its title."""

    column: Column
    first: date
    last: date
    form: Form | None
    words: str | None


def look(
    site: Site, sought: Sought, whose: Callable[[Iterable[Unit]], tuple[Unit, ...]]
) -> Iterator[Proof]:
    """Oldest first.  `whose` says, of those who published an item, whose work it shows: nobody's, if it does not count."""
    # Of a table that goes on, the list knows the last day only.
    for item in site.dated(in_column(sought.column), sought.first, date.max):
        if not isinstance(item, Published) or not _fits(sought, item):
            continue
        days = [
            (day, period)
            for day, period in _published(item)
            if sought.first <= day <= sought.last and site.has_come(day)
        ]
        units = whose(publishers(site, item)) if days else ()
        if units and not _is_broken(site, item):
            for day, period in days:
                yield Proof(item, day, units, period)


def _opened(
    site: Site, each: Evidence, identity: str, since: date, whose: Whose
) -> tuple[Proof, ...] | Unfit:
    """A column proves by what stands in it, once: on the first day of which something does.

    Whoever keeps it up, those who published that did the work.
    """
    place, column = each.at("column"), site.get(Column, identity)
    if column is None:
        return Unfit(place, f"没有“{identity}”这个栏目")
    found = tuple(look(site, Sought(column, since, date.max, None, None), whose.of_named))
    if not found:
        return Unfit(place, _lacking(site, column, since))
    first = min(proof.day for proof in found)
    units = unique(unit for proof in found if proof.day == first for unit in proof.units)
    return (Proof(column, first, units),)


def _lacking(site: Site, column: Column, since: date) -> str:
    """Why a column proves nothing."""
    days = [
        day
        for each in site.dated(in_column(column), date.min, date.max)
        if isinstance(each, Published)
        for day, _ in _published(each)
        if site.has_come(day)
    ]
    if not days:
        return f"“{column.called}”还没有内容"
    if max(days) < since:
        return f"“{column.called}”里最近一件是{in_full(max(days))}发布的，早于{in_full(since)}"
    told = "没有这项任务的牵头单位、责任单位公开、链接都能打开的内容"
    return f"“{column.called}”里{in_full(since)}以来{told}"


def newest(site: Site, column: Column) -> tuple[Proof, ...]:
    """The last item of a column, whoever published it."""
    return tuple(
        Proof(item, day, publishers(site, item))
        for item in site.newest(in_column(column), 1)
        if isinstance(item, Published) and (day := part.published(item)) is not None
    )


def _fits(sought: Sought, item: Published) -> bool:
    form = item.form if isinstance(item, Interpretation) else None
    is_in_form = sought.form is None or form is sought.form
    return is_in_form and (sought.words is None or sought.words in item.called)


def _searched(
    site: Site, task: Task, each: Evidence, since: date, whose: Whose
) -> tuple[Proof, ...] | Unfit:
    column = site.get(Column, each.searched or "")
    if column is None:
        return Unfit(each.at("searched"), f"没有“{each.searched}”这个栏目")
    first, last = max(since, each.since or since), each.until or date.max
    wanted = {unit.id for unit in site.meant(each.units, task.reference_date)}

    def of_wanted(publishers: Iterable[Unit]) -> tuple[Unit, ...]:
        units = whose.of(publishers)
        is_wanted = not wanted or any(unit.id in wanted for unit in units)
        return units if is_wanted else ()

    return tuple(look(site, Sought(column, first, last, each.form, each.words), of_wanted))
