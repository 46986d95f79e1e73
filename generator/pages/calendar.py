"""Calendars of what falls due: by month as pages, whole and of each unit, and as files for other programs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from urllib.parse import urlsplit

from generator import month_table, part, standing, url
from generator.occasion import Occasion, occasions, of_unit
from generator.page import Appointment, Head, Item, Link, Page, Tag, Timetable
from generator.planner import for_each, once
from generator.records import Catalog, Task, Unit
from generator.site import Site
from generator.url import Url
from generator.vocabulary import State

_NAMED = 12
"""More turns are not named one by one."""
_YEARS = 2
"""Of the newest lists stand in the files that programs follow, so that these do not grow for ever."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A file that calendar programs follow, under its full address."""

    file: Url
    address: str
    soon: int


@dataclass(frozen=True, slots=True)
class View:
    """What the lists of one year ask for, of everybody or of one unit."""

    head: Head
    lead: str
    links: tuple[Link, ...]
    contents: tuple[Link, ...]
    months: tuple[month_table.Month, ...]
    unknown: str
    subscription: Subscription | None


@dataclass(frozen=True, slots=True)
class Arrears:
    """What a list has left undone since before this month."""

    catalog: Link
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class DueView:
    head: Head
    lead: str
    links: tuple[Link, ...]
    this_month: month_table.Month
    next_month: month_table.Month
    arrears: tuple[Arrears, ...]


# ── Pages ─────────────────────────────────────────────────────────────────


@once
def plan(site: Site) -> Iterator[Page]:
    """Of the newest lists, of those of each year before, and the file that programs follow."""
    if not site.all(Catalog):
        return
    by_year = _by_year(site, occasions(site, site.all(Task)))
    newest = max(each.year for each in site.all(Catalog))
    addresses = {year: url.calendar_year(year) for year in by_year} | {newest: url.CALENDAR}
    for year, address in addresses.items():
        others = (each for each in sorted(addresses, reverse=True) if each != year)
        is_newest = year == newest
        yield _page(
            site,
            address,
            "到期日历" if is_newest else f"{year}年到期日历",
            by_year.get(year, ()),
            links=(
                Link("本月到期", url.DUE),
                *(Link(f"{each}年任务的日历", addresses[each]) for each in others),
            ),
            file=url.TIMETABLE if is_newest else None,
        )
    yield _file(site, url.TIMETABLE, url.CALENDAR, site.config.name, by_year)


@for_each(Unit)
def plan_unit(site: Site, unit: Unit) -> Iterator[Page]:
    by_year = _by_year(site, of_unit(site, unit))
    if not by_year:
        return
    yield _page(
        site,
        url.calendar(unit),
        f"{unit.name}到期日历",
        next(iter(by_year.values())),
        links=(Link("全部单位的日历", url.CALENDAR), Link("本月到期", url.DUE)),
        unit=unit,
        file=url.calendar(unit, "ics"),
    )
    yield _file(site, url.calendar(unit, "ics"), url.calendar(unit), unit.name, by_year)


def _by_year(site: Site, found: Iterable[Occasion]) -> dict[int, list[Occasion]]:
    """By the year of the list, newest first."""
    years = {each.id: each.year for each in site.all(Catalog)}
    grouped: dict[int, list[Occasion]] = {}
    for each in found:
        grouped.setdefault(years[each.task.catalog_id], []).append(each)
    return {year: grouped[year] for year in sorted(grouped, reverse=True)}


def _page(
    site: Site,
    address: Url,
    title: str,
    found: Sequence[Occasion],
    *,
    links: tuple[Link, ...],
    unit: Unit | None = None,
    file: Url | None = None,
) -> Page:
    whose = f"{unit.name}牵头、列名责任和经集合承担的任务" if unit else "清单里的任务"
    crumbs = (
        (Link("单位", url.UNITS), part.party_link(unit))
        if unit
        else (Link("任务清单", url.CATALOGS),)
    )
    items = _by_day(site, found, unit)
    shown = tuple(
        month_table.month(site, first, {day: items[day] for day in days})
        for first, days in groupby(items, key=lambda day: day.replace(day=1))
    )
    view = View(
        head=_head(site, address, title, f"{whose}，哪一天到期", crumbs),
        lead=f"{whose}，按到期的日子排列，定期的逐期列出。没有写明时限、还没有起算的，推算不出日子，不列在这里。",
        links=links,
        contents=tuple(_contents(address, shown)),
        months=shown,
        unknown=month_table.unknown_years(site, items),
        subscription=Subscription(file, url.absolute(site.config.base, file), site.config.soon)
        if file
        else None,
    )
    return part.page_of(address, "calendar", view)


def _contents(address: Url, shown: Iterable[month_table.Month]) -> Iterator[Link]:
    """2026年1月, 2月, 3月: with the year where it begins."""
    known = ""
    for each in shown:
        year, _, month = each.title.partition("年")
        yield Link(month if year == known else each.title, f"{address}#{each.anchor}")
        known = year


def _head(site: Site, address: Url, title: str, description: str, crumbs: tuple[Link, ...]) -> Head:
    return part.head(
        site,
        address,
        title,
        description,
        crumbs=crumbs,
        meta=part.column_meta(title, description, "信息公开目录"),
        entry=Url(crumbs[0].url),
    )


# ── What is due this month ────────────────────────────────────────────────


@once
def plan_due(site: Site) -> Iterator[Page]:
    """Made again every month, and whenever a state turns."""
    if not site.all(Catalog):
        return
    found = occasions(site, site.all(Task))
    first = site.month()
    second, third = _following(first), _following(_following(first))

    def of(start: date, end: date) -> month_table.Month:
        due = [each for each in found if start <= each.day < end]
        return month_table.month(site, start, _by_day(site, due, None))

    this_month = of(first, second)
    late = [each for each in found if each.day < first and each.state is State.OVERDUE]
    arrears = tuple(_arrears(site, late))
    count = sum(len(each.items) for each in arrears)
    head = _head(
        site,
        url.DUE,
        "本月到期",
        "本月和下月到期的任务，以及以前到期、还逾期的任务",
        (Link("任务清单", url.CATALOGS), Link("到期日历", url.CALENDAR)),
    )
    view = DueView(
        head=head,
        lead=f"{this_month.title}到期{this_month.count}项。以前到期、现在还逾期的任务{count}项。",
        links=(Link("到期日历", url.CALENDAR),),
        this_month=this_month,
        next_month=of(second, third),
        arrears=arrears,
    )
    yield part.page_of(url.DUE, "due", view)


def _following(first: date) -> date:
    return (first + timedelta(31)).replace(day=1)


def _arrears(site: Site, late: Sequence[Occasion]) -> Iterator[Arrears]:
    for catalog in part.latest_catalogs(site):
        turns: dict[str, list[Occasion]] = {}
        for each in late:
            if each.task.catalog_id == catalog.id:
                turns.setdefault(each.task.id, []).append(each)
        if turns:
            link = Link(catalog.title, url.of(catalog))
            yield Arrears(link, tuple(map(_arrear, turns.values())))


def _arrear(turns: Sequence[Occasion]) -> Item:
    """One line for a task: since when, and for which of its turns."""
    first, names = turns[0], [each.period for each in turns if each.period]
    if len(names) > _NAMED:
        names = [f"{names[0]}至{names[-1]}"]
    return Item(
        part.task_title(first.task),
        url.of(first.task),
        first.day,
        "、".join(names),
        _parties(first),
        (standing.tag(State.OVERDUE, f"{len(turns)}期" if len(turns) > 1 else ""),),
    )


# ── Occasions ─────────────────────────────────────────────────────────────


def _by_day(
    site: Site, found: Iterable[Occasion], unit: Unit | None
) -> dict[date, tuple[Item, ...]]:
    return {
        day: tuple(
            Item(
                part.task_title(each.task),
                url.of(each.task),
                None,
                each.period,
                _role(site, each, unit) if unit else _parties(each),
                tuple(_tags(each)),
            )
            for each in group
        )
        for day, group in groupby(found, key=lambda each: each.day)
    }


def _parties(each: Occasion) -> str:
    """Whose it is, as printed."""
    names = "、".join(each.task.party_names)
    return f"{names}等" if each.task.and_others and not each.task.leads else names


def _role(site: Site, each: Occasion, unit: Unit) -> str:
    if unit in site.parties(each.task, "leads"):
        return "牵头"
    return "责任" if unit in site.parties(each.task, "responsible") else "经集合承担"


def _tags(each: Occasion) -> Iterator[Tag]:
    """Where each unit does the task for itself they have come less or more far."""
    states = Counter(owed.state for owed in each.owed)
    for state in State:
        if state in states:
            many = f"{states[state]}个单位" if len(states) > 1 else ""
            yield standing.tag(state, many)


# ── Files for calendar programs ───────────────────────────────────────────


def _file(
    site: Site, address: Url, page: Url, owner: str, by_year: dict[int, list[Occasion]]
) -> Page:
    newest = [each for found in list(by_year.values())[:_YEARS] for each in found]
    catalogs = {each.id: each for each in site.all(Catalog)}
    taken: Counter[str] = Counter()
    appointments = []
    for each in newest:
        catalog = catalogs[each.task.catalog_id]
        key = _key(each)
        taken[key] += 1
        appointments.append(
            _appointment(site, each, catalog, key if taken[key] == 1 else f"{key}/{taken[key]}")
        )
    timetable = Timetable(
        f"{owner}公开任务到期日历",
        f"{owner}的政务公开任务什么时候到期，取自{site.config.name}{site.config.section}网页",
        url.absolute(site.config.base, page),
        tuple(appointments),
    )
    return Page(address, "data.ics", timetable, listed=False)


def _key(each: Occasion) -> str:
    """The same for as long as the task stands under its address, whatever is corrected in it.

    A period begins on a day of its own; so does what an event starts.
    """
    return f"{each.task.id}/{each.first:%Y%m%d}" if each.turn else each.task.id


def _appointment(site: Site, each: Occasion, catalog: Catalog, key: str) -> Appointment:
    task, base = each.task, site.config.base
    address = url.absolute(base, url.of(task))
    facts = (
        ("时限", task.deadline),
        ("牵头单位", "、".join(task.leads)),
        ("责任单位", "、".join(task.responsible)),
        ("状态", "、".join(tag.word for tag in _tags(each))),
        ("出自", f"《{catalog.title}》"),
    )
    lines = (task.content, *(f"{word}：{value}" for word, value in facts if value), address)
    is_settled = each.state in {State.DONE, State.EXPLAINED}
    return Appointment(
        key=f"{key}@{urlsplit(base).hostname}",
        day=each.day,
        stamp=catalog.published or catalog.formed or date(catalog.year, 1, 1),
        title=part.task_title(task) + (f"（{each.turn}）" if each.turn else ""),
        text="\n".join(lines),
        url=address,
        words=(f"{catalog.year}年任务清单", each.state),
        alarm=None if is_settled else site.config.soon,
    )
