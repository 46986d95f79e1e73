"""Working days by the yearly notices of the State Council: told, never guessed.

A year nobody has announced is unknown, its weekends too: they may be worked.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib import resources

import yaml

# Where PyYAML was installed without libyaml its own loader gives the same, more slowly.
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_ONE = timedelta(1)
WEEKEND = "周末"
_RANGE = re.compile(r"(\d{4}-\d\d-\d\d)(?:\s*至\s*(\d{4}-\d\d-\d\d))?")


class UnknownYear(LookupError):  # noqa: N818 - it is the notice that is missing
    """Nobody has announced yet which days of this year are worked."""

    def __init__(self, year: int) -> None:
        super().__init__(f"没有{year}年的放假安排")
        self.year = year


@dataclass(frozen=True, slots=True)
class Year:
    """What one notice announces: `off` by the name of the holiday, `work` at weekends.

    A notice may reach back into December: 元旦 of 2019 began on 30 December 2018.
    """

    year: int
    off: Mapping[date, str] = field(hash=False)
    work: frozenset[date]


@dataclass(frozen=True, slots=True)
class Counted:
    """A working day, and the how many-th it is; `is_made_up` where it falls on a weekend."""

    day: date
    number: int
    is_made_up: bool


@dataclass(frozen=True, slots=True)
class Skipped:
    """Rest days next to each other, for one reason: 周末, 国庆节放假."""

    first: date
    last: date
    reason: str


@dataclass(frozen=True, slots=True)
class Count:
    """Every day from the one after `start` up to `end`, or down to it, in the order of counting."""

    start: date
    end: date
    steps: tuple[Counted | Skipped, ...]

    @property
    def total(self) -> int:
        return sum(isinstance(step, Counted) for step in self.steps)


class Calendar:
    """The shipped years and those announced since; where both name a day, the later one holds.

    The same year may be given again: a notice that changes another need only name its own days.
    """

    __slots__ = ("_tables", "extra")

    def __init__(self, extra: Iterable[Year] = ()) -> None:
        self.extra = tuple(extra)
        self._tables: dict[int, dict[date, str]] = {}

    def first_unknown(self, year: int) -> int:
        """The first year from this one on of which nothing is announced."""
        while any(self._notices(year)):
            year += 1
        return year

    def is_working(self, day: date) -> bool:
        """Raises UnknownYear."""
        return not self.rest(day)

    def rest(self, day: date) -> str:
        """Why nobody works on this day; empty where they do.  Raises UnknownYear."""
        table = self._tables.get(day.year)
        if table is None:
            table = self._tables[day.year] = self._table(day.year)
        return table[day]

    def after(self, start: date, count: int) -> Count:
        """To the count-th working day after `start`, which does not count.  Raises UnknownYear."""
        return self.between(start, self._nth(start, count, _ONE))

    def before(self, start: date, count: int) -> Count:
        """To the count-th working day before `start`, which does not count.  Raises UnknownYear."""
        return self.between(start, self._nth(start, count, -_ONE))

    def between(self, start: date, end: date) -> Count:
        """Without `start`, with `end`; backwards where `end` is the earlier.  Raises UnknownYear."""
        return Count(start, end, tuple(self._steps(start, end)))

    def _nth(self, start: date, count: int, step: timedelta) -> date:
        self.rest(start)
        day = start
        while count > 0:
            day += step
            count -= self.is_working(day)
        return day

    def _steps(self, start: date, end: date) -> Iterator[Counted | Skipped]:
        step = _ONE if end >= start else -_ONE
        day, number, run = start, 0, None
        while day != end:
            day += step
            reason = self.rest(day)
            if run is not None and run.reason == reason:
                run = Skipped(min(run.first, day), max(run.last, day), reason)
                continue
            if run is not None:
                yield run
            run = Skipped(day, day, reason) if reason else None
            if run is None:
                number += 1
                yield Counted(day, number, day.weekday() > 4)
        if run is not None:
            yield run

    def _notices(self, year: int) -> list[Year | None]:
        return [shipped(year), *(each for each in self.extra if each.year == year)]

    def _table(self, year: int) -> dict[date, str]:
        if not any(self._notices(year)):
            raise UnknownYear(year)
        # The notice of the next year may move days of this December.
        notices = [shipped(year), shipped(year + 1), *self.extra]
        first = date(year, 1, 1)
        days = [first + n * _ONE for n in range((date(year, 12, 31) - first).days + 1)]
        table = {day: WEEKEND if day.weekday() > 4 else "" for day in days}
        for notice in filter(None, notices):
            told = {day: _reason(name) for day, name in notice.off.items()}
            told |= dict.fromkeys(notice.work, "")
            table |= {day: reason for day, reason in told.items() if day.year == year}
        return table


def _reason(name: str) -> str:
    return name if name.endswith(("放假", "假期")) else f"{name}放假"


@cache
def shipped(year: int) -> Year | None:
    """The notice of this year that came with the program, if it did."""
    file = resources.files("generator") / "working_days" / f"{year}.yaml"
    if not file.is_file():
        return None
    notice = yaml.load(file.read_text("utf-8"), _Loader)
    return announced(year, notice["放假"], notice["调休上班"])


def announced(year: int, off: Mapping[str, str | Iterable[str]], work: Iterable[str]) -> Year:
    """A notice as it is written down: `国庆节: 2026-10-01 至 2026-10-07`.

    Raises ValueError, in Chinese.
    """
    free: dict[date, str] = {}
    for name, ranges in off.items():
        for each in (ranges,) if isinstance(ranges, str) else ranges:
            free |= dict.fromkeys(_days(each, year), name)
    busy = frozenset(day for each in work for day in _days(each, year))
    both = sorted(busy & free.keys())
    if both:
        raise ValueError(f"{both[0]}既写了放假，又写了调休上班")
    return Year(year, free, busy)


def _days(text: str, year: int) -> tuple[date, ...]:
    found = _RANGE.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"“{text}”应写作“{year}-10-01 至 {year}-10-07”或“{year}-10-01”")
    try:
        first = date.fromisoformat(found[1])
        last = date.fromisoformat(found[2] or found[1])
    except ValueError:
        raise ValueError(f"“{text}”里有不存在的日期") from None
    if not 0 <= (last - first).days < 60:
        raise ValueError(f"“{text}”的前后两天应当依次，相隔不超过两个月")
    if not date(year - 1, 12, 1) <= first <= last <= date(year, 12, 31):
        raise ValueError(f"“{text}”不在{year}年")
    return tuple(first + n * _ONE for n in range((last - first).days + 1))
