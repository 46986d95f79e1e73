"""The periods of a duty that comes back: each with its name, its days and the day it is due.

Periods of one year and of the next adjoin.  Those of a school year, and of a week, belong to the
year in which they end or which ISO 8601 gives them; the others tile the calendar year.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.deadline import MONTHS, By, Cycle, Deadline, Every, Quota
from generator.text import NUMERALS


@dataclass(frozen=True, slots=True)
class Period:
    """2026年第二季度; within it the duty is done `times` times, by `due`."""

    name: str
    first: date
    last: date
    due: date
    times: int = 1

    @property
    def key(self) -> str:
        """As part of an address: 2026-q2."""
        first, days = self.first, (self.last - self.first).days + 1
        if days == 1:
            return first.isoformat()
        if days == 7:
            year, week, _ = first.isocalendar()
            return f"{year}-w{week:02}"
        if days <= 31:
            return f"{first:%Y-%m}"
        if days <= 92:
            return f"{first.year}-q{(first.month + 2) // 3}"
        if days <= 184:
            return f"{first.year}-h{1 if first.month == 1 else 2}"
        return f"{first.year}" if first.year == self.last.year else f"{first.year}-{self.last.year}"


def periods(deadline: Deadline, year: int) -> tuple[Period, ...]:
    """Of duties that recur, in order; none for those that are done once or without end."""
    if isinstance(deadline, Every):
        return tuple(
            Period(name, first, last, _due(deadline, first, last))
            for name, first, last in _spans(deadline.cycle, year)
        )
    if isinstance(deadline, Quota):
        return tuple(
            Period(name, first, last, last, deadline.times)
            for name, first, last in _spans(deadline.cycle or Cycle.YEAR, year)
        )
    return ()


def months_after(day: date, count: int) -> date:
    """The corresponding day so many months later, or the last of a month that has none (民法典, article 202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def is_period(written: str, name: str) -> bool:
    """第一季度 and 2026年第一季度 mean the same in a list of 2026; 1月 is not 2026年11月."""
    return bool(name) and (name == written or name.endswith(f"年{written}"))


def named(deadline: Deadline, name: str) -> Period | None:
    """The period of this name, such as 2026年第二季度; its year must be written."""
    years = re.findall(r"\d{4}", name)
    plain = re.sub(r"\s|至", "", name).translate(_DASHES)
    found = periods(deadline, int(years[-1])) if years else ()
    return next((each for each in found if each.name == plain), None)


_DASHES = str.maketrans("-－–―", "————")


def periods_from(deadline: Deadline, start: Period) -> Iterator[Period]:
    """The period itself and those that follow it, without end."""
    for year in range(start.last.year, date.max.year):
        for each in periods(deadline, year):
            if each.first >= start.first:
                yield each


def _spans(cycle: Cycle, year: int) -> Iterator[tuple[str, date, date]]:
    if cycle is Cycle.DAY:
        yield from _days(year)
    elif cycle is Cycle.WEEK:
        yield from _weeks(year)
    elif cycle is Cycle.SCHOOL_YEAR:
        yield f"{year - 1}—{year}学年", date(year - 1, 9, 1), date(year, 8, 31)
    else:
        months = MONTHS[cycle]
        for number in range(1, 12 // months + 1):
            first = date(year, months * (number - 1) + 1, 1)
            yield f"{year}年{_part(cycle, number)}", first, _end(year, months * number)


def _days(year: int) -> Iterator[tuple[str, date, date]]:
    for month in range(1, 13):
        for number in range(1, _end(year, month).day + 1):
            day = date(year, month, number)
            yield f"{year}年{month}月{number}日", day, day


def _weeks(year: int) -> Iterator[tuple[str, date, date]]:
    count = date(year, 12, 28).isocalendar().week  # which is always in the last one
    for number in range(1, count + 1):
        monday = date.fromisocalendar(year, number, 1)
        yield f"{year}年第{number}周", monday, monday + timedelta(6)


def _part(cycle: Cycle, number: int) -> str:
    if cycle is Cycle.MONTH:
        return f"{number}月"
    if cycle is Cycle.QUARTER:
        return f"第{NUMERALS[number]}季度"
    return f"{'上下'[number - 1]}半年" if cycle is Cycle.HALF else ""


def _due(every: Every, first: date, last: date) -> date:
    by: By | None = every.by
    if by is None:
        return last
    if every.cycle is Cycle.WEEK:
        return first + timedelta(by.day - 1)
    end = _end(first.year, first.month + by.month - 1)
    return end.replace(day=min(by.day, end.day)) if by.day else end


def _end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
