"""Reminders (催办单): what one unit has to do, what is missing and how it closes a task; one sheet of paper.

They say how many days are left, and so are written again every day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator import ledger, part, url
from generator.ledger import Row
from generator.page import Fact, Head, Link, Page
from generator.planner import for_each
from generator.progress import progress
from generator.records import Unit
from generator.site import Site
from generator.standing import tally
from generator.text import NUMERALS, day
from generator.url import Url
from generator.vocabulary import State

_WORDS = {
    State.OVERDUE: (
        "已经逾期",
        "请立即公开有关内容，并报送佐证；确实不适用或者不能公开的，书面说明原因。",
    ),
    State.SOON: ("临近到期", "请在截止日期以前公开有关内容，并报送佐证。"),
    State.UNKNOWN: (
        "推算不了期限",
        "缺少起算日期的，请报送起算的事件和日期；清单没有写明时限的，完成以后报送佐证。",
    ),
    State.CLAIMED: (
        "只有自报，没有佐证",
        "报告过已经完成，但是没有找到公开的内容。请报送佐证，否则不能销号。",
    ),
}


@dataclass(frozen=True, slots=True)
class RowView:
    label: str
    title: str
    url: Url
    catalog: str
    role: str
    deadline: str
    name: str
    day: date | None
    left: str
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    number: str
    title: str
    advice: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    unit: str
    as_of: str
    told: str
    """How many there are of each kind, in words."""
    groups: tuple[Group, ...]
    others: int
    """Tasks that other units lead, in which it helps."""
    ledger: Url
    office: str
    contacts: tuple[Fact, ...]


@for_each(Unit)
def plan(site: Site, unit: Unit) -> Iterator[Page]:
    rows = ledger.of_unit(site, unit)
    reminded = ledger.reminded(site, unit, rows)
    if not reminded:
        return
    title = f"{unit.name}任务催办单"
    head = part.head(
        site,
        url.reminder(unit),
        title,
        f"{unit.name}逾期、临近到期、缺少佐证的任务，以及怎样销号",
        crumbs=(
            Link("单位", url.UNITS),
            Link(unit.name, url.of(unit)),
            Link("台账", url.ledger(unit)),
        ),
        meta=part.column_meta("催办单", title, "信息公开目录"),
        entry=url.UNITS,
    )
    helps = [row for row in rows if not row.answers and row.state in ledger.REMINDED]
    contact = site.config.contact
    view = View(
        head=head,
        unit=unit.formal_name,
        as_of=day(site.today()),
        told=tally(row.state for row in reminded).told,
        groups=tuple(_groups(site, reminded)),
        others=len(helps),
        ledger=url.ledger(unit),
        office=part.issuer_names(site, site.config, "operator") or site.config.name,
        contacts=part.facts(
            ("电话", contact.phone if contact else None),
            ("电子邮箱", contact.email if contact else None),
        ),
    )
    yield part.page_of(url.reminder(unit), "reminder", view, place=unit.place.file)


def _groups(site: Site, rows: tuple[Row, ...]) -> Iterator[Group]:
    number = 0
    for state, (title, advice) in _WORDS.items():
        found = tuple(_row(site, row) for row in rows if row.state is state)
        if found:
            number += 1
            yield Group(NUMERALS[number], title, advice, found)


def _row(site: Site, row: Row) -> RowView:
    task = row.task
    unfit = (each.reason for each in progress(site, task).unfit)
    return RowView(
        label=task.label,
        title=task.title,
        url=url.of(task),
        catalog=row.catalog.title,
        role=row.role,
        deadline=row.limit,
        name=row.name,
        day=row.turn.last_day,
        left=ledger.days_left(row, site.today()),
        lacks=(row.reason, *unfit),
    )
