"""Matters at a glance: all kinds; consultations, the open ones first; what takes place, what is to come first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator import overviews, part, url
from generator.course import outcome_due, told
from generator.listing import in_state, item_of
from generator.page import Appointment, Head, Item, Link, Page, Timetable
from generator.planner import once
from generator.records import Matter
from generator.site import Site
from generator.text import day
from generator.url import Url
from generator.vocabulary import MatterState


@dataclass(frozen=True, slots=True)
class Group:
    """The matters of a kind: `years` lead to the catalogues of each."""

    title: str
    url: Url
    count: int
    basis: str
    years: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    lead: str
    links: tuple[Link, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """A part of an overview: what is in this state, or a sentence that nothing is."""

    anchor: str
    title: str
    note: str
    items: tuple[Item, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class OverviewView:
    head: Head
    lead: str
    shelves: tuple[Shelf, ...]
    more: Link
    timetable: Url | None


def _head(site: Site, address: Url, title: str, description: str) -> Head:
    return part.head(
        site,
        address,
        title,
        description,
        crumbs=(Link("事项", url.MATTERS),) if address != url.MATTERS else (),
        meta=part.column_meta(title, description, "征集调查"),
        entry=url.at("columns", "content"),
    )


@once
def plan(site: Site) -> Iterator[Page]:
    """A site without any has no such page."""
    counts = {value: count for value, _word, count in site.lists("matter")}
    if not counts:
        return
    years: dict[str, list[Link]] = {}
    for value, word, _count in reversed(site.list_words("matter-year")):
        link = Link(word[:5], url.archive("matter-year", value))
        years.setdefault(value.rpartition("-")[0], []).append(link)
    groups = tuple(
        Group(
            kind.id,
            url.archive("matter", kind.key),
            counts[kind.key],
            kind.basis or "",
            tuple(years.get(kind.key, ())),
        )
        for kind in site.config.matter_kinds
        if kind.key in counts
    )
    lead = "决策、征求意见、建设项目、突发事件和会议，从开始到结果，每件一页，到了哪一步看得见。"
    links = []
    if any(site.count(in_state(each)) for each in overviews.CONSULTATIONS):
        links.append(Link("意见征集", url.CONSULTATIONS))
    if any(site.count(in_state(each)) for each in overviews.EVENTS):
        links.append(Link("会议和活动", url.EVENTS))
    view = View(_head(site, url.MATTERS, "事项", lead), lead, tuple(links), groups)
    yield part.page_of(url.MATTERS, "matters", view)


# ── Consultations ─────────────────────────────────────────────────────────


@once
def plan_consultations(site: Site) -> Iterator[Page]:
    if not any(site.count(in_state(each)) for each in overviews.CONSULTATIONS):
        return
    opened = _of(site, MatterState.OPEN)
    ahead, waiting = _of(site, MatterState.AHEAD), _of(site, MatterState.WAITING)
    shelves = [
        Shelf(
            "open",
            "正在征求意见",
            "先截止的在前。",
            tuple(_view_item(site, each) for each in sorted(opened, key=_closing)),
            "现在没有正在征求意见的事项。",
        ),
        Shelf("ahead", "将要征求意见", "", tuple(_view_item(site, each) for each in ahead), ""),
        Shelf(
            "waiting",
            "已经截止，等待反馈",
            f"截止后{site.config.outcome_days}日以内公布采纳情况。",
            tuple(_view_item(site, each) for each in sorted(waiting, key=_closing)),
            "",
        ),
        Shelf(
            "answered",
            "已经反馈",
            "收到多少件、采纳多少件、没有采纳的理由，都在各自的页面上。最近20件。",
            tuple(map(item_of, site.newest_cards(in_state(MatterState.ANSWERED), 20))),
            "还没有反馈的事项。",
        ),
    ]
    lead = "草案在这里公布，征求意见；截止以后，收到哪些意见、采纳了哪些、为什么没有采纳，也在这里公布。"
    head = _head(site, url.CONSULTATIONS, "意见征集和反馈", lead)
    yield _overview(head, lead, shelves)


def _of(site: Site, state: MatterState) -> list[Matter]:
    found = site.dated(in_state(state), date.min, date.max)
    return [each for each in found if isinstance(each, Matter)]


def _closing(matter: Matter) -> tuple[date, str]:
    return (matter.consultation.until if matter.consultation else date.max, matter.id)


def _view_item(site: Site, matter: Matter) -> Item:
    views, limit = matter.consultation, outcome_due(site, matter)
    item = part.item(site, matter)
    if views is None or limit is None:
        return item
    span = f"{day(views.since)}至{day(views.until)}"
    if site.has_passed(views.until):
        span += f"，应在{day(limit)}前反馈"
    return Item(item.title, item.url, None, span, item.note, item.tags)


# ── What takes place ──────────────────────────────────────────────────────

_TIMED = (MatterState.COMING, MatterState.HELD)


@once
def plan_events(site: Site) -> Iterator[Page]:
    if not any(site.count(in_state(each)) for each in overviews.EVENTS):
        return
    coming = sorted(_of(site, MatterState.COMING), key=_beginning)
    cancelled = _of(site, MatterState.CANCELLED)
    held = sorted(_of(site, MatterState.HELD), key=_beginning, reverse=True)
    shelves = [
        Shelf(
            "coming",
            "将要举行",
            "先举行的在前。怎样报名，见各自的页面。",
            tuple(_event_item(site, each) for each in coming),
            "现在没有将要举行的会议和活动。",
        ),
        Shelf(
            "cancelled", "已经取消", "", tuple(_event_item(site, each) for each in cancelled), ""
        ),
        Shelf(
            "held",
            "已经举行",
            "最近的在前。",
            tuple(_event_item(site, each) for each in held),
            "还没有举行过。",
        ),
    ]
    lead = "政府会议、会议开放、新闻发布会和政务开放日：什么时候、在哪里举行，怎样参加，举行以后有什么结果。"
    head = _head(site, url.EVENTS, "会议和活动", lead)
    yield _overview(head, lead, shelves, url.EVENTS_TIMETABLE)
    appointments = tuple(
        _appointment(site, each) for each in sorted((*coming, *held), key=_beginning)
    )
    address = url.absolute(site.config.base, url.EVENTS)
    timetable = Timetable("会议和活动", lead, address, appointments)
    yield Page(url.EVENTS_TIMETABLE, "data.ics", timetable, listed=False)


def _beginning(matter: Matter) -> tuple[str, str]:
    return (str(matter.schedule.when) if matter.schedule else "", matter.id)


def _event_item(site: Site, matter: Matter) -> Item:
    item, schedule = part.item(site, matter), matter.schedule
    if schedule is None:
        return item
    where = f"{told(schedule.when)}{f'，{schedule.venue}' if schedule.venue else ''}"
    return Item(item.title, item.url, None, where, item.note, item.tags)


def _appointment(site: Site, matter: Matter) -> Appointment:
    schedule = matter.schedule
    when = schedule.when if schedule else None
    text = "，".join(
        filter(
            None,
            (
                told(when) if when else "",
                schedule.venue if schedule else "",
                schedule.apply if schedule else "",
            ),
        )
    )
    return Appointment(
        f"matter-{matter.id}",
        when.day if when else matter.published,
        matter.published_on,
        matter.title,
        text,
        part.address(site, matter),
        (matter.kind,),
        None,
    )


def _overview(head: Head, lead: str, shelves: list[Shelf], timetable: Url | None = None) -> Page:
    shown = tuple(each for each in shelves if each.items or each.empty)
    view = OverviewView(head, lead, shown, Link("全部种类的事项", url.MATTERS), timetable)
    return part.page_of(head.url, "matter-overview", view)
