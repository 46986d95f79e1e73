"""What of a data table is public on the day: whether a notice is still shown, and which periods lack their rows."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from generator.deadline import Every, From, Measure, Quota, Within
from generator.due import Sum, Unknown, due
from generator.period import Period, named, periods_from
from generator.phrase import parse
from generator.records import DataTable
from generator.records.data_table import Choice, Contents, Issue, Notice
from generator.site import Site
from generator.statement import Statement

_USUAL = Within(20, Measure.WORKING_DAY, "期满", From.AFTER)
"""条例第二十六条, from the day on which a period is over."""


@dataclass(frozen=True, slots=True)
class Display:
    """The time for which a notice is shown; `last` is unknown where a year's holidays are."""

    notice: Notice
    last: date | None
    told: str
    """How the last day was reckoned, or why it cannot be."""
    has_begun: bool
    is_over: bool

    @property
    def is_on(self) -> bool:
        return self.has_begun and not self.is_over


def display(site: Site, table: DataTable) -> Display | None:
    """None for a table that stays."""
    notice = table.notice
    if notice is None:
        return None
    last, told = notice.until, ""
    if notice.working_days is not None:
        limit = Within(notice.working_days, Measure.WORKING_DAY, "公示", From.AFTER)
        end = due(limit, event=notice.since, calendar=site.calendar)
        last, told = (end.due, end.short) if isinstance(end, Sum) else (None, end.reason)
    is_over = last is not None and site.has_passed(last)
    return Display(notice, last, told, site.has_come(notice.since), is_over)


def shown(site: Site, table: DataTable) -> tuple[Contents, ...]:
    """The contents whose rows are public."""
    found = display(site, table)
    if found is not None and not found.is_on:
        return ()
    return tuple(remaining(site, each) for each in table.contents)


def remaining(site: Site, contents: Contents) -> Contents:
    """Without the rows whose last day has passed."""
    parts = contents.parts
    left = [each for each in parts if each.last is None or not site.has_passed(each.last)]
    if len(left) == len(parts):
        return contents
    width = range(len(contents.sums))
    count = sum(each.count for each in left)
    return replace(
        contents,
        count=count,
        chunks=tuple(chunk for each in left for chunk in each.chunks),
        sums=tuple(_sum([each.sums[at] for each in left]) for at in width),
        choices=tuple(_choices([each.choices[at] for each in left]) for at in width),
        reviews=tuple(review for each in left for review in each.reviews),
        parts=tuple(left),
        gone=contents.count - count,
    )


def _sum(texts: list[str]) -> str:
    """Empty where a field is not summed."""
    return f"{sum(map(Decimal, texts), Decimal(0)):f}" if any(texts) else ""


def _choices(every: list[tuple[Choice, ...]]) -> tuple[Choice, ...]:
    counts: Counter[str] = Counter()
    for choices in every:
        counts.update({each.value: each.count for each in choices})
    return tuple(Choice(value, count) for value, count in counts.items())


@dataclass(frozen=True, slots=True)
class Turn:
    """A period of a series: its table, or why there is none, or nothing of both.

    `due` is the day by which it should be public.
    """

    period: Period
    due: Sum | Unknown
    issue: Issue | None
    contents: Contents | None
    statement: Statement | None

    @property
    def is_missing(self) -> bool:
        return self.issue is None and self.statement is None


def turns(site: Site, table: DataTable) -> tuple[Turn, ...]:
    """Every period from the first one on that is public, or should be by now; oldest first."""
    cycle, start = table.recurrence, _start(table)
    if cycle is None or start is None:
        return ()
    issues = {
        period.name: (issue, remaining(site, contents))
        for issue, contents in zip(table.issues, table.contents, strict=True)
        if (period := named(cycle, issue.period))
    }
    return tuple(_turns(site, table, cycle, start, issues))


def _start(table: DataTable) -> Period | None:
    cycle = table.recurrence
    names = [*([table.start] if table.start else []), *(each.period for each in table.issues)]
    found = [named(cycle, name) for name in names] if cycle else []
    return min((each for each in found if each), key=lambda each: each.first, default=None)


def _turns(
    site: Site,
    table: DataTable,
    cycle: Every | Quota,
    start: Period,
    issues: dict[str, tuple[Issue, Contents]],
) -> Iterator[Turn]:
    left = set(issues)
    for period in periods_from(cycle, start):
        limit = _limit(site, table, cycle, period)
        issue, contents = issues.get(period.name, (None, None))
        left.discard(period.name)
        if issue is None and not (isinstance(limit, Sum) and site.has_passed(limit.due)):
            if not left:
                return
            continue
        statement = None if issue else _statement(site, table, period)
        yield Turn(period, limit, issue, contents, statement)


def _limit(site: Site, table: DataTable, cycle: Every | Quota, period: Period) -> Sum | Unknown:
    if isinstance(cycle, Every) and cycle.by is not None:
        return Sum(period.due, "", ())
    stated = parse(table.limit, period.last.year) if table.limit else None
    limit = stated if isinstance(stated, Within) else _USUAL
    return due(limit, event=period.last, calendar=site.calendar)


def _statement(site: Site, table: DataTable, period: Period) -> Statement | None:
    cycle = table.recurrence
    for each in table.explanations:
        found = named(cycle, each.period) if cycle and each.period else period
        if found == period and site.has_come(each.day):
            return each
    return None


def overdue(site: Site, table: DataTable) -> Turn | None:
    """Of a table that is kept up as a whole: the last period that should have brought a change and did not."""
    cycle = table.recurrence
    if cycle is None or table.issues:
        return None
    found = None
    day = table.latest
    for period in periods_from(cycle, Period("", day, day, day)):
        limit = _limit(site, table, cycle, period)
        if not (isinstance(limit, Sum) and site.has_passed(limit.due)):
            break
        if day < period.first:
            found = Turn(period, limit, None, None, _statement(site, table, period))
    return found
