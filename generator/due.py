"""The day a limit ends, with the sum that anyone can check: which days were counted, which were not, and why."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from generator.deadline import (
    AtOnce,
    Deadline,
    Edge,
    Every,
    Fixed,
    From,
    Measure,
    OneDay,
    Open,
    Quota,
    Within,
)
from generator.period import months_after, periods
from generator.phrase import parse
from generator.text import day as in_full
from generator.working_day import Calendar, Count, Counted, Skipped, UnknownYear

_CIVIL_CODE = "《民法典》第二百零三条"
_MOST_PERIODS = 60
"""More are not worth listing: 每日."""


@dataclass(frozen=True, slots=True)
class Sum:
    """`lines` tell every step; `short` is one sentence of them."""

    due: date
    short: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Why there is no such day, or not yet."""

    reason: str


class NotReckoned(Exception):  # noqa: N818 - it is what was asked that is wrong
    """Why nothing can be reckoned, in Chinese."""


def due(deadline: Deadline, *, event: date | None, calendar: Calendar) -> Sum | Unknown:
    """The last day of a limit; `event` is the day that starts it, if it hangs on one."""
    try:
        if isinstance(deadline, Fixed):
            return _fixed(deadline, calendar)
        if isinstance(deadline, Within):
            return _within(deadline, event, calendar)
    except UnknownYear as unknown:
        return Unknown(str(unknown))
    except (OverflowError, ValueError):
        return Unknown("日期超出了历法的范围")
    if isinstance(deadline, AtOnce):
        return Unknown(f"“{deadline}”没有写明期限")
    if isinstance(deadline, Open):
        return Unknown(f"“{deadline}”没有截止日期")
    return Unknown(f"“{deadline}”每期各有截止日期")


def reckoned(start: str, phrase: str, calendar: Calendar) -> str:
    """What `gongkai due` prints.  Raises NotReckoned."""
    try:
        event = date.fromisoformat(start)
    except ValueError:
        raise NotReckoned(f"“{start}”不是日期，应如 2022-07-27") from None
    deadline = parse(phrase, event.year)
    if deadline is None:
        raise NotReckoned(
            f"“{phrase}”不是能够推算的时限，应如“20个工作日内”“印发后3个工作日内”“9月底前”“每季度”"
        )
    if isinstance(deadline, Every | Quota):
        return "\n".join([f"{deadline}：", *_turns(deadline, event.year)])
    answer = due(deadline, event=event, calendar=calendar)
    if isinstance(answer, Unknown):
        raise NotReckoned(f"推算不了：{answer.reason}")
    return "\n".join([f"截止日期：{in_full(answer.due)}（{_weekday(answer.due)}）", *answer.lines])


def _turns(deadline: Every | Quota, year: int) -> Iterator[str]:
    turns = periods(deadline, year)
    if len(turns) > _MOST_PERIODS:
        yield f"{year}年共{len(turns)}期，各在当日截止"
        return
    many = f"，{deadline.quantity}" if isinstance(deadline, Quota) else ""
    for each in turns:
        yield f"{each.name}（{_span(each.first, each.last, year)}）：{in_full(each.due)}{many}"


# ── Fixed days ────────────────────────────────────────────────────────────


def _fixed(deadline: Fixed, calendar: Calendar) -> Sum:
    """Never moved: article 203 is about periods, and this is a day that was named."""
    last = deadline.last
    if isinstance(deadline.stretch, OneDay):
        is_before = deadline.edge is Edge.BEFORE
        line = (
            f"{deadline}：{'含' if is_before else '即'}{in_full(last)}{'当日' if is_before else ''}"
        )
    else:
        line = f"{deadline}：最后一天是{in_full(last)}"
    lines = [line]
    with suppress(UnknownYear):  # the day stands, whatever will be announced
        if calendar.rest(last):
            lines.append(f"{_rest(last, calendar)}，时限是指定的日期，不顺延")
    return Sum(last, line, tuple(lines))


# ── So long after something ───────────────────────────────────────────────


def _within(deadline: Within, event: date | None, calendar: Calendar) -> Sum | Unknown:
    if event is None:
        if deadline.event:
            return Unknown(f"缺少起算日期：不知道“{deadline.event}”是哪一天")
        return Unknown(f"“{deadline}”没有写明起算的事件，也没有给出起算日期")
    if deadline.measure is Measure.HOUR:
        return _hours(deadline, event)
    if deadline.measure is Measure.WORKING_DAY:
        return _working_days(deadline, event, calendar)
    return _days(deadline, event, calendar)


def _opening(deadline: Within, event: date) -> str:
    named = f"（{deadline.event}）" if deadline.event else ""
    if deadline.link is From.BEFORE:
        return f"{in_full(event)}{named}，从前一日起往前数"
    return f"{in_full(event)}{named}起，次日开始数"


def _hours(deadline: Within, event: date) -> Sum:
    """Only the day is known: the last hour falls on the last day at the latest."""
    days = timedelta(-(-deadline.count // 24))
    is_before = deadline.link is From.BEFORE
    last = event - days if is_before else event + days
    named = f"（{deadline.event}）" if deadline.event else ""
    line = f"{in_full(event)}{named}，{'往前' if is_before else '往后'}数{deadline.count}小时，休息日照算"
    hour = "" if deadline.count % 24 else "的同一时刻"
    end = f"只知道日期、不知道时刻：最迟到{in_full(last)}{hour}"
    return Sum(last, f"{line}，{end}", (line, end))


def _working_days(deadline: Within, event: date, calendar: Calendar) -> Sum:
    is_before = deadline.link is From.BEFORE
    count = (calendar.before if is_before else calendar.after)(event, deadline.count)
    lines = (_opening(deadline, event), *_told(count))
    return Sum(count.end, _shortly(lines[0], count), lines)


def _told(count: Count) -> Iterator[str]:
    year = count.start.year
    for step in count.steps:
        first, last = (step.day, step.day) if isinstance(step, Counted) else (step.first, step.last)
        told = _span(first, last, known=year)
        year = first.year if count.end < count.start else last.year
        if isinstance(step, Skipped):
            yield f"{told}{step.reason}，不计"
        elif step.is_made_up:
            yield f"{told}（{_weekday(step.day)}）调休上班，第{step.number}个工作日"
        else:
            yield f"{told}第{step.number}个工作日"


def _shortly(opening: str, count: Count) -> str:
    skipped: dict[str, int] = {}
    made_up = 0
    for step in count.steps:
        if isinstance(step, Skipped):
            days = (step.last - step.first).days + 1
            skipped[step.reason] = skipped.get(step.reason, 0) + days
        else:
            made_up += step.is_made_up
    told = "、".join(f"{reason}{days}天" for reason, days in skipped.items())
    left_out = f"，{told}不计" if told else ""
    worked = f"，调休上班{made_up}天计入" if made_up else ""
    return f"{opening}{left_out}{worked}，第{count.total}个工作日是{in_full(count.end)}"


def _days(deadline: Within, event: date, calendar: Calendar) -> Sum:
    last, line = _last_day(deadline, event)
    lines = [_opening(deadline, event), line]
    if deadline.link is From.BEFORE:
        if calendar.rest(last):
            lines.append(f"{_rest(last, calendar)}，往前数的时限不顺延")
    elif calendar.rest(last):
        told = _rest(last, calendar)
        while calendar.rest(last):
            last += timedelta(1)
        lines.append(f"{told}，顺延到休息日结束的次日{in_full(last)}（{_CIVIL_CODE}）")
    return Sum(last, "，".join(lines), tuple(lines))


def _last_day(deadline: Within, event: date) -> tuple[date, str]:
    """Days are counted; months and years end on the corresponding day (articles 201 and 202)."""
    way = -1 if deadline.link is From.BEFORE else 1
    if deadline.measure in {Measure.DAY, Measure.WEEK}:
        count = deadline.count * (7 if deadline.measure is Measure.WEEK else 1)
        last = event + way * timedelta(count)
        return last, f"第{count}日是{in_full(last)}"
    count = deadline.count * (12 if deadline.measure is Measure.YEAR else 1)
    last = months_after(event, way * count)
    aside = "" if event.day == last.day else f"，{last.month}月没有{event.day}日，取月末"
    return last, f"{deadline.length}的对应日是{in_full(last)}{aside}"


# ── Days in words ─────────────────────────────────────────────────────────


def _span(first: date, last: date, known: int = 0) -> str:
    """10月1日至7日; with the year where it is not the known one."""
    start = _short(first, known)
    if first == last:
        return start
    if (first.year, first.month) == (last.year, last.month):
        return f"{start}至{last.day}日"
    return f"{start}至{_short(last, first.year)}"


def _short(day: date, known: int) -> str:
    return f"{day.month}月{day.day}日" if day.year == known else in_full(day)


def _weekday(day: date) -> str:
    return f"周{'一二三四五六日'[day.weekday()]}"


def _rest(day: date, calendar: Calendar) -> str:
    return f"{in_full(day)}（{_weekday(day)}）{_why(calendar.rest(day))}"


def _why(reason: str) -> str:
    return "是休息日" if reason == "周末" else reason
