"""How far a matter has come on the day that the site shows: its stages, its state, its limits.

Nothing of it is typed: an editor writes days, and the days decide.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from generator.deadline import Measure
from generator.due import Sum, due
from generator.matter_kind import OCCURRED, Clock, MatterKind, Stage, limit_of
from generator.records import Matter
from generator.records.matter import Step
from generator.site import Site
from generator.text import day as in_full
from generator.value import When
from generator.vocabulary import MatterState


class Reach(StrEnum):
    """Where a stage stands; the value is what readers are told."""

    DONE = "已完成"
    PLANNED = "未到"
    LATE = "过了计划日期"
    SKIPPED = "不适用"
    MISSING = "没有记录"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stage of a matter.  `step` is what the editor wrote of it, if anything."""

    name: str
    reach: Reach
    when: When | None = None
    until: date | None = None
    planned: date | None = None
    stage: Stage | None = None
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """`state` is set where dates decide it, and not the stages of the kind."""

    word: str
    tone: str = ""
    state: MatterState | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a limit comes to: `due` its end in words, `done` when it was met, `is_late` that it was not in time.

    `is_late` is None while that is open, or where the hours are not known.
    """

    clock: Clock
    name: str
    start: str
    due: str
    done: str
    took: str
    is_late: bool | None


LATENESS = {True: "（超时）", False: "（按时）", None: ""}


def kind_of(site: Site, matter: Matter) -> MatterKind | None:
    """None where the name means no kind, which a rule tells."""
    return next(iter(site.referred(matter, "kind", MatterKind)), None)


# ── Stages ────────────────────────────────────────────────────────────────


def passages(site: Site, matter: Matter) -> tuple[Passage, ...]:
    """In the order of the kind; those of a consultation follow from its days."""
    return site.recall(matter, "passages", lambda: tuple(_passages(site, matter)))


def _passages(site: Site, matter: Matter) -> Iterator[Passage]:
    kind = kind_of(site, matter)
    if matter.consultation is not None:
        yield from _of_consultation(site, matter)
    if kind is None:
        return
    written = {each.stage: each for each in matter.steps}
    days = [_day_of(matter, stage, written.get(stage.name)) for stage in kind.stages]
    last = max((at for at, when in enumerate(days) if _has_come(site, when)), default=-1)
    for at, (stage, when) in enumerate(zip(kind.stages, days, strict=True)):
        step = written.get(stage.name)
        if step is not None or when is not None or stage.is_required:
            reach = _reach(site, step, when, is_passed=at < last)
            yield Passage(
                stage.name,
                reach,
                when,
                step.until if step else None,
                step.planned if step else None,
                stage,
                step,
            )


def _day_of(matter: Matter, stage: Stage, step: Step | None) -> When | None:
    if step is not None and step.when is not None:
        return step.when
    is_held = stage.is_held and matter.schedule is not None and not matter.schedule.cancelled
    return matter.schedule.when if is_held and matter.schedule else None


def _has_come(site: Site, when: When | None) -> bool:
    return when is not None and site.has_come(when.day)


def _reach(site: Site, step: Step | None, when: When | None, *, is_passed: bool) -> Reach:
    if _has_come(site, when):
        return Reach.DONE
    if step is not None and step.not_applicable:
        return Reach.SKIPPED
    if step is not None and step.planned and site.has_passed(step.planned):
        return Reach.LATE
    return Reach.MISSING if is_passed and when is None else Reach.PLANNED


def _of_consultation(site: Site, matter: Matter) -> Iterator[Passage]:
    found, outcome = matter.consultation, matter.outcome
    if found is None:
        return
    begun = Reach.DONE if site.has_come(found.since) else Reach.PLANNED
    yield Passage("公布草案", begun, When(found.since))
    closed = Reach.DONE if site.has_passed(found.until) else Reach.PLANNED
    yield Passage("征集截止", closed, When(found.until))
    limit = outcome_due(site, matter)
    if outcome is not None and site.has_come(outcome.published):
        yield Passage("公布采纳情况", Reach.DONE, When(outcome.published))
    else:
        is_late = limit is not None and site.has_passed(limit)
        yield Passage("公布采纳情况", Reach.LATE if is_late else Reach.PLANNED, planned=limit)


def outcome_due(site: Site, matter: Matter) -> date | None:
    """The last day for telling what came of a consultation."""
    found = matter.consultation
    return found.until + timedelta(site.config.outcome_days) if found else None


# ── State ─────────────────────────────────────────────────────────────────


def standing(site: Site, matter: Matter) -> Standing:
    return site.recall(matter, "standing", lambda: _standing(site, matter))


def _standing(site: Site, matter: Matter) -> Standing:
    if matter.consultation is not None:
        return _of_views(site, matter)
    if matter.schedule is not None:
        return _of_schedule(site, matter)
    word = _reached(site, matter)
    return Standing(word or MatterState.AHEAD.value, "" if word else "quiet")


def _of_views(site: Site, matter: Matter) -> Standing:
    found, outcome = matter.consultation, matter.outcome
    if outcome is not None and site.has_come(outcome.published):
        return _told(MatterState.ANSWERED)
    if found is None or not site.has_come(found.since):
        return _told(MatterState.AHEAD)
    return _told(MatterState.WAITING if site.has_passed(found.until) else MatterState.OPEN)


def _of_schedule(site: Site, matter: Matter) -> Standing:
    """On the day itself it is still to come: nobody knows the hour."""
    found = matter.schedule
    if found is None or found.cancelled:
        return _told(MatterState.CANCELLED)
    if not site.has_passed(found.when.day):
        return _told(MatterState.COMING)
    return Standing(_reached(site, matter) or MatterState.HELD.value, "quiet", MatterState.HELD)


def _told(state: MatterState) -> Standing:
    return Standing(state.value, _TONES.get(state, ""), state)


_TONES = {
    MatterState.WAITING: "warn",
    MatterState.ANSWERED: "quiet",
    MatterState.HELD: "quiet",
    MatterState.AHEAD: "quiet",
    MatterState.CANCELLED: "warn",
}


def _reached(site: Site, matter: Matter) -> str:
    """The state that the last stage reached has."""
    done = [each for each in passages(site, matter) if each.reach is Reach.DONE and each.stage]
    stage = done[-1].stage if done else None
    return (stage.reached or stage.name) if stage else ""


def is_delayed(site: Site, matter: Matter) -> bool:
    """A day was moved, or has gone by, and what was to be done is not done."""
    found = passages(site, matter)
    if any(each.reach is Reach.LATE for each in found):
        return True
    is_over = bool(found) and found[-1].reach is Reach.DONE
    return bool(matter.delays) and not is_over


# ── Limits ────────────────────────────────────────────────────────────────


def readings(site: Site, matter: Matter) -> tuple[Reading, ...]:
    """Of every limit of the kind that has begun to run."""
    return site.recall(matter, "readings", lambda: tuple(_readings(site, matter)))


def _readings(site: Site, matter: Matter) -> Iterator[Reading]:
    kind = kind_of(site, matter)
    times = {each.name: each.when for each in passages(site, matter)}
    skipped = {each.stage for each in matter.steps if each.not_applicable}
    for clock in kind.clocks if kind else ():
        start = matter.occurred if clock.start == OCCURRED else times.get(clock.start)
        applies = not clock.levels or matter.level in clock.levels
        if start is None or not applies or clock.end in skipped or not site.has_come(start.day):
            continue
        done = times.get(clock.end)
        yield _reading(site, clock, start, done if _has_come(site, done) else None)


def _reading(site: Site, clock: Clock, start: When, done: When | None) -> Reading:
    limit = limit_of(clock.limit)
    if limit.measure is not Measure.HOUR:
        found = due(limit, event=start.day, calendar=site.calendar)
        last = found.due if isinstance(found, Sum) else None
        is_late = _is_late(site, last, done.day if done else None)
        return _made(clock, start, done, in_full(last) if last else "", is_late)
    if start.hour is None:
        return _made(clock, start, done, "没有写明几时几分，推算不出", None)
    end = start.moment + timedelta(hours=limit.count)
    if done is None:
        is_late = True if site.has_passed(end.date()) else None
    elif done.hour is None:
        is_late = _of_days(done.day, end)
    else:
        is_late = done.moment > end
    return _made(clock, start, done, told(When(end.date(), end.time())), is_late)


def _of_days(done: date, end: datetime) -> bool | None:
    """Without an hour only another day tells."""
    return None if done == end.date() else done > end.date()


def _is_late(site: Site, last: date | None, done: date | None) -> bool | None:
    if last is None:
        return None
    if done is not None:
        return done > last
    return True if site.has_passed(last) else None


def _made(clock: Clock, start: When, done: When | None, end: str, is_late: bool | None) -> Reading:  # noqa: FBT001
    took = _length(start, done) if done else ""
    name = f"{clock.start}后{clock.limit}{clock.end}"
    return Reading(clock, name, told(start), end, told(done) if done else "", took, is_late)


def _length(start: When, done: When) -> str:
    """3小时20分; in days where an hour is not known."""
    if start.hour is None or done.hour is None:
        days = (done.day - start.day).days
        return f"{days}天" if days else "当天"
    minutes = int((done.moment - start.moment).total_seconds()) // 60
    hours, rest = divmod(minutes, 60)
    return "".join((f"{hours}小时" if hours else "", f"{rest}分" if rest or not hours else ""))


def told(when: When) -> str:
    """2026年7月6日14时20分."""
    if when.hour is None:
        return in_full(when.day)
    minute = f"{when.hour.minute}分" if when.hour.minute else ""
    return f"{in_full(when.day)}{when.hour.hour}时{minute}"
