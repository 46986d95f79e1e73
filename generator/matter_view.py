"""Parts of a matter as pages show them: stages, limits, views, promises, and what it is tied to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from generator import part, url
from generator.course import (
    Passage,
    Reach,
    kind_of,
    outcome_due,
    passages,
    readings,
    standing,
    told,
)
from generator.page import Fact, Item, Link
from generator.record import Entry
from generator.records import Document, Interpretation, Matter, Task
from generator.site import Site, unique
from generator.text import day
from generator.vocabulary import Adoption, MatterState

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class StageView:
    """`role` names how it is drawn: done, planned, late, skipped, missing."""

    name: str
    role: str
    reach: str
    when: str
    note: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """`tone` is `""` or `warn`."""

    tone: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ClockView:
    name: str
    basis: str
    start: str
    due: str
    done: str
    took: str
    verdict: str
    tone: str


@dataclass(frozen=True, slots=True)
class OpinionView:
    text: str
    count: str
    adoption: str
    tone: str
    reason: str


@dataclass(frozen=True, slots=True)
class OutcomeView:
    told: str
    link: Link | None
    opinions: tuple[OpinionView, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    when: str
    text: str
    percent: int | None
    lines: tuple[Fact, ...]
    link: Link | None


@dataclass(frozen=True, slots=True)
class PromiseView:
    text: str
    due: str
    state: str
    tone: str
    note: str
    link: Link | None


@dataclass(frozen=True, slots=True)
class ResolutionView:
    text: str
    result: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Relations:
    matters: tuple[Item, ...]
    documents: tuple[Item, ...]
    interpretations: tuple[Item, ...]
    tasks: tuple[Link, ...]


_ROLES = {
    Reach.DONE: "done",
    Reach.PLANNED: "planned",
    Reach.LATE: "late",
    Reach.SKIPPED: "skipped",
    Reach.MISSING: "missing",
}


def kind_link(site: Site, matter: Matter) -> Link | None:
    kind = kind_of(site, matter)
    return Link(kind.id, url.archive("matter", kind.key)) if kind else None


# ── Stages and limits ─────────────────────────────────────────────────────


def stages(site: Site, matter: Matter) -> tuple[StageView, ...]:
    return tuple(_stage(site, each) for each in passages(site, matter))


def _stage(site: Site, found: Passage) -> StageView:
    step = found.step
    when = told(found.when) if found.when else ""
    if found.until:
        when += f"至{day(found.until)}"
    if found.planned and found.reach is not Reach.DONE:
        when = f"计划{day(found.planned)}"
    note = (step.not_applicable or step.note or "") if step else ""
    links = (_link(site, Document, step.document), _link(site, Matter, step.matter)) if step else ()
    shown = tuple(each for each in links if each)
    return StageView(found.name, _ROLES[found.reach], found.reach, when, note, shown)


def clocks(site: Site, matter: Matter) -> tuple[ClockView, ...]:
    found = []
    for each in readings(site, matter):
        if each.is_late:
            verdict, tone = ("超过时限" if each.done else "超过时限，还没有完成"), "alarm"
        elif each.done:
            verdict, tone = ("按时" if each.is_late is False else "推算不出"), "quiet"
        else:
            verdict, tone = "未到时限", ""
        basis = each.clock.basis or ""
        found.append(
            ClockView(each.name, basis, each.start, each.due, each.done, each.took, verdict, tone)
        )
    return tuple(found)


# ── Consultation ──────────────────────────────────────────────────────────


def notice(site: Site, matter: Matter) -> Notice | None:
    """What a reader must know first: that one may take part, or may no more."""
    views, schedule, state = matter.consultation, matter.schedule, standing(site, matter).state
    if views is not None:
        limit = outcome_due(site, matter)
        span = f"{day(views.since)}至{day(views.until)}"
        match state:
            case MatterState.OPEN:
                return Notice(
                    "", "正在征求意见", f"{span}，共{views.days}日。欢迎按下列方式提出意见。"
                )
            case MatterState.WAITING if limit:
                text = f"{day(views.until)}截止，意见正在整理，应在{day(limit)}前公布采纳情况。"
                if site.has_passed(limit):
                    text = f"{day(views.until)}截止，采纳情况应在{day(limit)}前公布，还没有公布。"
                return Notice("warn", "征集已经截止", text)
            case MatterState.AHEAD:
                return Notice("", "还没有开始征求意见", f"{span}征求意见。")
            case _:
                return None
    if schedule is not None and schedule.cancelled:
        return Notice("warn", "已经取消", schedule.cancelled)
    if schedule is not None and state is MatterState.COMING:
        return Notice(
            "", "将要举行", f"{told(schedule.when)}{_at(schedule.venue)}。{schedule.apply or ''}"
        )
    return None


def _at(venue: str | None) -> str:
    return f"，{venue}" if venue else ""


def views(site: Site, matter: Matter) -> tuple[Fact, ...]:
    found = matter.consultation
    if found is None:
        return ()
    draft = _link(site, Document, found.document)
    hearing = found.hearing
    papers = f"；材料{day(hearing.papers)}公布" if hearing and hearing.papers else ""
    return part.facts(
        ("征集时间", f"{day(found.since)}至{day(found.until)}，共{found.days}日"),
        ("期限说明", found.reason),
        ("草案和说明", draft.title if draft else None, draft.url if draft else ""),
        ("听证会", f"{told(hearing.when)}{_at(hearing.venue)}{papers}" if hearing else None),
    )


def outcome(site: Site, matter: Matter) -> OutcomeView | None:
    found = matter.outcome
    if found is None or not site.has_come(found.published):
        return None
    parts = [f"采纳{found.adopted}件"]
    if found.partly:
        parts.append(f"部分采纳{found.partly}件")
    parts.append(f"未采纳{found.refused}件")
    text = f"{day(found.published)}公布：共收到意见{found.received}件，{'，'.join(parts)}。"
    opinions = tuple(
        OpinionView(
            each.text,
            str(each.count) if each.count is not None else "",
            each.adoption.told,
            _ADOPTED[each.adoption],
            each.reason or "",
        )
        for each in found.opinions
    )
    return OutcomeView(text, _link(site, Document, found.document), opinions)


_ADOPTED = {Adoption.ADOPTED: "", Adoption.PARTLY: "quiet", Adoption.REFUSED: "warn"}


# ── What takes place, what was done, what was promised ────────────────────


def event(matter: Matter) -> tuple[Fact, ...]:
    found = matter.schedule
    if found is None:
        return ()
    return part.facts(
        ("时间", told(found.when)),
        ("地点", found.venue),
        ("名额", f"{found.places}人" if found.places else None),
        ("报名", found.apply),
        ("报名截止", day(found.closing) if found.closing else None),
        ("到场公众代表", f"{found.attended}人" if found.attended is not None else None),
        ("录像", found.recording, found.recording or ""),
    )


def resolutions(site: Site, matter: Matter) -> tuple[ResolutionView, ...]:
    return tuple(
        ResolutionView(each.text, each.result or "", tuple(_links_of(site, each)))
        for each in matter.resolutions
    )


def _links_of(site: Site, each: object) -> Iterator[Link]:
    for kind, name in ((Document, "document"), (Interpretation, "interpretation")):
        found = _link(site, kind, getattr(each, name))
        if found:
            yield found


def reports(site: Site, matter: Matter) -> tuple[ReportView, ...]:
    """Newest first."""
    ordered = sorted(matter.reports, key=lambda each: each.when.moment, reverse=True)
    return tuple(
        ReportView(
            told(each.when),
            each.text or "",
            each.percent,
            part.facts(*each.lines),
            _link(site, Document, each.document),
        )
        for each in ordered
        if site.has_come(each.when.day)
    )


def delays(matter: Matter) -> tuple[str, ...]:
    return tuple(
        f"原定{day(each.original)}"
        + (f"，改为{day(each.revised)}" if each.revised else "，新的日期未定")
        + f"。原因：{each.reason.rstrip('。')}。"
        for each in matter.delays
    )


def promises(site: Site, matter: Matter) -> tuple[PromiseView, ...]:
    found = []
    for each in matter.promises:
        if each.kept and site.has_come(each.kept):
            state = f"{day(each.kept)}兑现"
            tone = "warn" if each.kept > each.due else "quiet"
            state += "，晚于期限" if each.kept > each.due else ""
        elif site.has_passed(each.due):
            state, tone = "过了期限，还没有兑现", "alarm"
        else:
            state, tone = "未到期限", ""
        link = _link(site, Document, each.document)
        found.append(PromiseView(each.text, day(each.due), state, tone, each.note or "", link))
    return tuple(found)


# ── What it is tied to ────────────────────────────────────────────────────


def relations(site: Site, matter: Matter) -> Relations:
    """Both ways: what it names, and what names it."""
    matters = unique(
        (
            *_named(site, Matter, matter, "matter", "related"),
            *site.referring(Matter, "matter", to=matter),
            *site.referring(Matter, "related", to=matter),
        )
    )
    documents = unique(_named(site, Document, matter, "document", "documents"))
    own = _named(site, Interpretation, matter, "interpretation", "interpretations")
    about = (
        each
        for document in documents
        for each in site.referring(Interpretation, "interprets", to=document)
    )
    tasks = unique(
        (*site.referred(matter, "tasks", Task), *site.referring(Task, "matter", to=matter))
    )
    return Relations(
        tuple(part.item(site, each) for each in matters if each.id != matter.id),
        tuple(part.item(site, each) for each in part.newest(documents)),
        tuple(part.item(site, each) for each in part.newest(unique((*own, *about)))),
        tuple(Link(part.task_title(each), url.of(each)) for each in tasks),
    )


def _named(site: Site, kind: type[E], matter: Matter, *fields: str) -> Iterator[E]:
    for name in fields:
        yield from site.referred(matter, name, kind)


def _link(site: Site, kind: type[Entry], identity: str | None) -> Link | None:
    found = site.get(kind, identity) if identity else None
    return Link(found.called, url.of(found)) if found else None


# ── For search ────────────────────────────────────────────────────────────


def texts(matter: Matter) -> Iterator[str]:
    """What an editor wrote in the parts, that somebody may look for."""
    yield from _of(matter.steps, "note", "not_applicable")
    yield from _of(matter.reports, "text")
    yield from (text for each in matter.reports for _word, text in each.lines)
    yield from _of(matter.delays, "reason")
    yield from _of(matter.promises, "text", "note")
    yield from _of(matter.resolutions, "text", "result")
    if matter.outcome:
        yield from _of(matter.outcome.opinions, "text", "reason")
    if matter.schedule:
        yield from (*matter.schedule.agenda, matter.schedule.venue or "")


def _of(parts: Iterable[object], *fields: str) -> Iterator[str]:
    for each in parts:
        yield from (text for name in fields if (text := getattr(each, name)))
