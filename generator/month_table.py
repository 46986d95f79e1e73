"""A month as a table of its days, with what falls on them; mirrors `templates/parts/months.html`."""

import calendar
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from generator.page import Item
from generator.site import Site
from generator.working_day import WEEKEND, UnknownYear


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of the table; `mark` (休, 班) stands where the day is not what its weekday says."""

    number: int
    is_rest: bool
    word: str
    mark: str
    count: int
    anchor: str


@dataclass(frozen=True, slots=True)
class FullDay:
    """A day with something on it."""

    title: str
    word: str
    anchor: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """`weeks` begin on Monday; a cell is None where the week has days of another month."""

    title: str
    anchor: str
    weeks: tuple[tuple[Cell | None, ...], ...]
    days: tuple[FullDay, ...]
    count: int


def month(site: Site, first: date, items: Mapping[date, tuple[Item, ...]]) -> Month:
    """`items` by day, in order."""
    return Month(
        f"{first.year}年{first.month}月",
        f"m-{first:%Y-%m}",
        tuple(
            tuple(_cell(site, first.replace(day=each), items) if each else None for each in week)
            for week in calendar.monthcalendar(first.year, first.month)
        ),
        tuple(
            FullDay(_title(day), _word(site, day), _anchor(day), each)
            for day, each in items.items()
        ),
        sum(map(len, items.values())),
    )


def unknown_years(site: Site, days: Mapping[date, tuple[Item, ...]]) -> str:
    """Years of these days whose holidays nobody has announced yet: 2027年."""
    return "、".join(
        f"{year}年" for year in sorted({day.year for day in days if _rest(site, day) is None})
    )


def _cell(site: Site, day: date, items: Mapping[date, tuple[Item, ...]]) -> Cell:
    rest, count = _rest(site, day), len(items.get(day, ()))
    mark = "休" if rest and rest != WEEKEND else ""
    if rest == "" and day.weekday() > 4:
        mark = "班"
    anchor = _anchor(day) if count else ""
    return Cell(day.day, bool(rest), _word(site, day), mark, count, anchor)


def _title(day: date) -> str:
    return f"{day.month}月{day.day}日　星期{'一二三四五六日'[day.weekday()]}"


def _anchor(day: date) -> str:
    return f"d-{day}"


def _word(site: Site, day: date) -> str:
    rest = _rest(site, day)
    if rest is None:
        return ""
    if rest:
        return "休息日" if rest == WEEKEND else rest
    return "调休上班" if day.weekday() > 4 else "工作日"


def _rest(site: Site, day: date) -> str | None:
    """None where nobody knows yet."""
    with suppress(UnknownYear):
        return site.calendar.rest(day)
    return None
