"""The map of silence: each duty that comes back, by those who owe it, by period.

Every cell is a publication, a written explanation, not yet due, or a gap; none is empty.
It is worked out from the standing duties, the tasks of the year's lists and the limits of the
columns, and says what is the case, never since how many days: so it holds until the next
day on which something is due.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator import part
from generator.evidence import Liable, Proof, Sought, Whose, look, newest
from generator.freshness import freshness, limit_of
from generator.period import Period
from generator.progress import Turn, progress, said
from generator.records import Catalog, Collective, Column, StandingDuty, Task, Unit
from generator.registry import Party
from generator.site import Site, unique
from generator.statement import Statement
from generator.text import day as in_full
from generator.vocabulary import Division, Filling, Source, State

_FIRST_YEAR = 2008
"""The first of the regulation: for a site that has no list yet."""
_REGISTRY = "单位名录"
_NOW = "当前"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why something need not be published, or was not: by whom, on which day."""

    text: str
    by: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One period of a duty of somebody: `times` publications, by `due`; `proofs` are those there are.

    Of a column it is the time for which its newest item is enough; where it has none, it is due since it was opened.
    """

    period: str
    first: date | None
    last: date | None
    due: date | None
    times: int
    filling: Filling
    proofs: tuple[Proof, ...]
    explanation: Explanation | None = None
    claim: Explanation | None = None
    """What they say they have done, where nothing shows it: a cell is not filled by that."""

    @property
    def done(self) -> date | None:
        """The day of the publication that made the number full."""
        is_done = self.filling is Filling.PUBLISHED
        return self.proofs[self.times - 1].day if is_done else None


@dataclass(frozen=True, slots=True)
class Row:
    """Of one unit, or of several that owe it together.  All rows of a duty have the same periods."""

    parties: tuple[Party, ...]
    cells: tuple[Cell, ...]

    @property
    def name(self) -> str:
        return _names(self.parties)


@dataclass(frozen=True, slots=True)
class Duty:
    source: Source
    record: Task | StandingDuty | Column
    name: str
    ground: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    year: int
    duties: tuple[Duty, ...]

    def cells(self) -> Iterator[tuple[Duty, Row, Cell]]:
        for duty in self.duties:
            for row in duty.rows:
                for cell in row.cells:
                    yield duty, row, cell


def years(site: Site) -> tuple[int, ...]:
    """Those with a list, and the one that the site shows; newest first."""
    listed = {catalog.year for catalog in site.all(Catalog)}
    return tuple(sorted({*listed, _this_year(site)}, reverse=True))


def _this_year(site: Site) -> int:
    year = _FIRST_YEAR
    while site.has_come(date(year + 1, 1, 1)):
        year += 1
    return year


def silence(site: Site, year: int) -> Silence:
    """Duties by law first, then those of the lists in the order printed, then the columns.

    How fresh a column was in a year that is over, nobody can tell from what is there now.
    """
    return site.remember(site.config, f"silence {year}", lambda: _silence(site, year))


def _silence(site: Site, year: int) -> Silence:
    columns = _columns(site) if year == _this_year(site) else ()
    return Silence(year, (*_standing(site, year), *_of_lists(site, year), *columns))


# ── Of the lists ──────────────────────────────────────────────────────────


def _of_lists(site: Site, year: int) -> Iterator[Duty]:
    catalogs = {each.id: each for each in site.all(Catalog) if each.year == year}
    for task in site.all(Task):
        catalog = catalogs.get(task.catalog_id)
        if catalog is None:
            continue
        found = progress(site, task)
        if found.is_recurring:
            rows = tuple(
                Row(
                    share.leads or _named(site, task),
                    tuple(_turns(site, task, share.leads, share.turns)),
                )
                for share in found.shares
            )
            ground = f"{catalog.title}第{task.label}项"
            yield Duty(Source.TASK, task, part.task_title(task), ground, rows)


def _named(site: Site, task: Task) -> tuple[Party, ...]:
    """Those that are printed, where they stand for no unit."""
    return unique((*site.parties(task, "leads"), *site.parties(task, "responsible")))


def _turns(
    site: Site, task: Task, leads: tuple[Unit, ...], turns: Iterable[Turn]
) -> Iterator[Cell]:
    names = _names(leads)
    is_carried_on = any(site.referred(each, "unit", Unit) for each in leads)
    for turn in turns:
        if turn.last_day is None:
            raise TypeError(f"{task.id}: a period without a day")
        period = Period(turn.name, turn.first, turn.last, turn.last_day, turn.times)
        told = _told(site, turn.statement, names, task.reference_date)
        excuse = told if turn.state is State.EXPLAINED else None
        if excuse is None and not is_carried_on:
            excuse = _absence(site, leads, period)
        claim = told if turn.state is State.CLAIMED else None
        yield _cell(site, period, turn.proofs, excuse, claim)


# ── By law ────────────────────────────────────────────────────────────────


def _standing(site: Site, year: int) -> Iterator[Duty]:
    for duty in site.all(StandingDuty):
        periods = duty.periods(year)
        rows = tuple(_rows(site, duty, periods)) if periods else ()
        if rows:
            yield Duty(Source.STANDING, duty, duty.name, duty.basis, rows)


def _rows(site: Site, duty: StandingDuty, periods: tuple[Period, ...]) -> Iterator[Row]:
    parties = tuple(_bearers(site, duty, periods))
    units = tuple(each for each in parties if isinstance(each, Unit))
    whose = Whose(site, Liable(units, units, len(units) < len(parties)))
    proofs = tuple(_proofs(site, duty, whose, periods[0].first, periods[-1].last))
    if duty.division is Division.JOINTLY and parties:
        yield _row(site, duty, parties, periods, proofs)
        return
    for party in parties:
        own = tuple(each for each in proofs if isinstance(party, Collective) or party in each.units)
        yield _row(site, duty, (party,), periods, own)


def _bearers(site: Site, duty: StandingDuty, periods: tuple[Period, ...]) -> Iterator[Party]:
    """In the order of the register; units that there were in any of the periods."""
    named = site.parties(duty, "units") or (
        () if duty.kinds else site.referred(site.config, "sponsor", Unit)
    )
    kinds = {*duty.kinds}
    chosen: set[str] = set()
    for each in named:
        if isinstance(each, Unit):
            chosen.add(each.id)
        elif each.rule is not None:
            kinds |= {*each.rule.kinds}
        else:
            chosen |= {unit.id for unit in site.referred(each, "members", Unit)}
    first, last = periods[0].first, periods[-1].last
    for unit in site.all(Unit):
        if (unit.kind in kinds or unit.id in chosen) and _was_there(unit, first, last):
            yield unit
    yield from (each for each in named if isinstance(each, Collective) and each.is_open)


def _was_there(unit: Unit, first: date, last: date) -> bool:
    """At any time between two days."""
    ended = unit.successor is not None and (unit.successor.day or date.min) <= first
    return (unit.founded or date.min) <= last and not ended


def _proofs(
    site: Site, duty: StandingDuty, whose: Whose, first: date, last: date
) -> Iterator[Proof]:
    found = {
        proof.url: proof
        for column in site.referred(duty, "columns", Column)
        for proof in look(site, Sought(column, first, last, duty.form, duty.words), whose.of)
    }
    yield from sorted(found.values(), key=lambda each: each.order)


def _row(
    site: Site,
    duty: StandingDuty,
    parties: tuple[Party, ...],
    periods: tuple[Period, ...],
    proofs: tuple[Proof, ...],
) -> Row:
    names = _names(parties)
    units = tuple(each for each in parties if isinstance(each, Unit))
    cells: list[Cell] = []
    for period in periods:
        statement = said(site, duty.explanations, period.name, parties, None)
        excuse = _told(site, statement, names, None) or _absence(site, units, period)
        own = tuple(each for each in proofs if period.first <= each.day <= period.last)
        cells.append(_cell(site, period, own, excuse))
    return Row(parties, tuple(cells))


# ── Columns ───────────────────────────────────────────────────────────────


def _columns(site: Site) -> Iterator[Duty]:
    """Those that a unit keeps up, and that have a limit or say why they have none."""
    for column in site.all(Column):
        parties = site.parties(column, "units")
        cell = _of_column(site, column, _names(parties)) if parties else None
        if cell is not None:
            row = Row(parties, (cell,))
            yield Duty(Source.COLUMN, column, column.name, column.basis or "", (row,))


def _of_column(site: Site, column: Column, names: str) -> Cell | None:
    if column.not_applicable:
        excuse = Explanation(column.not_applicable, names, column.explained)
        return Cell(_NOW, None, None, None, 1, Filling.EXPLAINED, (), excuse)
    limit = limit_of(site, column)
    if limit is None:
        return None
    found = freshness(site, column, limit)
    if found is None:
        is_due = column.opened is None or site.has_passed(column.opened)
        filling = Filling.GAP if is_due else Filling.PENDING
        return Cell(_NOW, None, None, column.opened, 1, filling, ())
    proofs = () if found.is_stale else newest(site, column)
    filling = Filling.GAP if found.is_stale else Filling.PUBLISHED
    return Cell(_NOW, found.last, found.until, found.until, 1, filling, proofs)


# ── Cells ─────────────────────────────────────────────────────────────────


def _cell(
    site: Site,
    period: Period,
    proofs: tuple[Proof, ...],
    excuse: Explanation | None,
    claim: Explanation | None = None,
) -> Cell:
    if len(proofs) >= period.times:
        filling, excuse = Filling.PUBLISHED, None
    elif excuse is not None:
        filling = Filling.EXPLAINED
    else:
        filling = Filling.GAP if site.has_passed(period.due) else Filling.PENDING
    return Cell(
        period.name,
        period.first,
        period.last,
        period.due,
        period.times,
        filling,
        proofs,
        excuse,
        claim,
    )


def _told(
    site: Site, statement: Statement | None, names: str, day: date | None
) -> Explanation | None:
    """`names` are those who speak where a statement does not say who."""
    if statement is None:
        return None
    by = _names(site.meant(statement.units, day))
    return Explanation(statement.text, by or names, statement.day)


def _names(parties: Iterable[Party]) -> str:
    return "、".join(each.name for each in parties)


def _absence(site: Site, units: tuple[Unit, ...], period: Period) -> Explanation | None:
    """That there is no such unit on the day when it is due."""
    if not units or any(each.exists_on(period.due) for each in units):
        return None
    unit = units[0]
    if unit.founded is not None and unit.founded > period.due:
        text = f"不适用：本单位{in_full(unit.founded)}设立，这一期还没有本单位"
        return Explanation(text, _REGISTRY, unit.founded)
    day = unit.successor.day if unit.successor else None
    return Explanation(f"不适用：{part.fate(site, unit) or '本单位即将撤并'}", _REGISTRY, day)
