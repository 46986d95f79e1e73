"""How long a column may go without anything new, and since when it has gone too long.

A column says it itself, by 更新周期, as far as that is a cycle; else its 类型 decides, as the
inspection rules do (国办秘函〔2019〕19号).
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from generator import part
from generator.deadline import MONTHS, Cycle, Every, Quota
from generator.listing import EVERYTHING, in_column
from generator.period import months_after
from generator.phrase import parse
from generator.records import Column, Gathers
from generator.site import Site


@dataclass(frozen=True, slots=True)
class Limit:
    """`told` is how it is said; `days` or `months` run from the last item, or it is `by` a day of the next year.

    `is_quick`: of the kinds of which the inspection rules count five, and not ten, as a veto.
    """

    told: str
    ground: str
    days: int = 0
    months: int = 0
    by: tuple[int, int] = (0, 0)
    is_quick: bool = False

    def until(self, last: date) -> date:
        """The last day on which what was new on `last` is fresh."""
        if self.by != (0, 0):
            return date(last.year + 1, *self.by)
        return months_after(last, self.months) + timedelta(self.days)


@dataclass(frozen=True, slots=True)
class Freshness:
    """When something came last, up to when that is enough, and whether that day is over.

    Without days where nothing shows when it was published: that counts as never.
    """

    limit: Limit
    last: date | None
    until: date | None
    is_stale: bool


_CHECKLIST = "国办秘函〔2019〕19号"
_GUIDELINE = "国办发〔2017〕47号"

HOME = Limit("两周", _CHECKLIST, days=14, is_quick=True)
_OTHERS = Limit("12个月", _GUIDELINE, months=12)
_KINDS: tuple[tuple[re.Pattern[str], Limit], ...] = (
    (re.compile("动态|要闻"), HOME),
    (re.compile("通知公告|公示公告|公告公示|政策文件"), Limit("6个月", _CHECKLIST, months=6, is_quick=True)),
    (re.compile("政策解读"), Limit("6个月", _CHECKLIST, months=6)),
    (re.compile("留言"), Limit("2个月", _CHECKLIST, months=2)),
    (re.compile("办事统计"), Limit("3个月", _CHECKLIST, months=3)),
    (re.compile("年报"), Limit("每年3月31日前", "条例第四十九条", by=(3, 31))),
    (re.compile("指南"), Limit("12个月", "条例第十二条", months=12)),
)  # fmt: skip
"""By words of the 类型, or of the name where there is none.

Five kinds are as inspections count them; the two last years' terms are the law's.
"""


def limit_of(site: Site, column: Column) -> Limit | None:
    """None for a column that is only a heading, that says why it is empty, or that gathers what is void."""
    if column.not_applicable or column.gathers is Gathers.VOID:
        return None
    stated = _stated(column)
    return stated or kind_limit(site, column) or (None if column.children else _OTHERS)


def kind_limit(site: Site, column: Column) -> Limit | None:
    """What the 类型 asks of a column, whatever it promises: of the uppermost of its kind, as inspections count."""
    own = _of_kind(column)
    above = (_of_kind(each) for each in site.trails[column.id][:-1])
    return own if own is not None and own not in above else None


def _of_kind(column: Column) -> Limit | None:
    word = column.kind or column.name
    return next((limit for form, limit in _KINDS if form.search(word)), None)


def _stated(column: Column) -> Limit | None:
    """每季度: from one item to the next no more than one cycle."""
    deadline = parse(column.cycle, 2000) if column.cycle else None  # no cycle knows a year
    cycle = deadline.cycle if isinstance(deadline, Every | Quota) else None
    if cycle is None:
        return None
    ground = f"更新周期“{column.cycle}”"
    if cycle in {Cycle.DAY, Cycle.WEEK}:
        return Limit(cycle, ground, days=1 if cycle is Cycle.DAY else 7)
    return Limit(cycle, ground, months=MONTHS.get(cycle, 12))


def freshness(site: Site, column: Column, limit: Limit | None) -> Freshness | None:
    """Of everything in a column and below it; None where it is empty or has no limit."""
    return _of_list(site, in_column(column), limit) if limit else None


def home_freshness(site: Site) -> Freshness | None:
    """Of the home page, which shows the newest of all; None where there is nothing."""
    return _of_list(site, EVERYTHING, HOME)


def _of_list(site: Site, name: str, limit: Limit) -> Freshness | None:
    newest = next(iter(site.newest(name, 1)), None)
    if newest is None:
        return None
    last = part.published(newest)
    if last is None:
        return Freshness(limit, None, None, is_stale=True)
    until = limit.until(last)
    return Freshness(limit, last, until, is_stale=site.has_passed(until))
