"""Tasks as rows of a table, the way the paper prints them; mirrors `templates/parts/tasks.html`."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from generator import standing, url
from generator.page import Tag
from generator.records import Collective, Task, Unit
from generator.registry import Party
from generator.site import Site
from generator.url import Url
from generator.vocabulary import Division, State


@dataclass(frozen=True, slots=True)
class PartyLink:
    """A unit or collective as a task names it; `note` says what a collective binds."""

    title: str
    url: Url
    note: str = ""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as a row.  `same_…`: the cell says what the one above says; `open_…`: the one below says it too."""

    id: str
    label: str
    content: str
    url: Url
    leads: tuple[PartyLink, ...]
    responsible: tuple[PartyLink, ...]
    leads_note: str
    responsible_note: str
    deadline: str
    state: Tag
    doubt: str
    via: str
    part: str
    units: str
    states: str
    """Words of what is known of it, for the filter: how far it has come, 写明时限 or 没有时限, and 存疑."""
    same_leads: bool = False
    open_leads: bool = False
    same_responsible: bool = False
    open_responsible: bool = False
    same_deadline: bool = False
    open_deadline: bool = False


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """A heading of the printed table and the rows under it; `level` 1 is a part, 2 a section."""

    title: str
    level: int
    rows: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class TaskTable:
    caption: str
    groups: tuple[TaskGroup, ...]
    count: int
    has_leads: bool
    has_responsible: bool
    has_deadlines: bool


def party_links(site: Site, task: Task, field: str) -> tuple[PartyLink, ...]:
    """As printed, one link each."""
    return tuple(
        PartyLink(name, url.of(party), _party_note(site, party, task.reference_date))
        for name, party in zip(getattr(task, field), site.named(task, field), strict=False)
    )


def _party_note(site: Site, party: Party, day: date | None) -> str:
    if isinstance(party, Unit):
        return ""
    if party.is_open:
        return "开放集合，不落到具体单位"
    return f"封闭集合，{len(site.members(party, day))}个单位"


def row(site: Site, task: Task, via: str = "", unit: Unit | None = None) -> TaskRow:
    """How it stands is, of what a unit does for itself, how that unit's share stands."""
    found = site.remember(task, "row", lambda: _row(site, task))
    state = standing.state_of(site, task, unit)
    tag = standing.tag(state)
    if not via and tag == found.state:
        return found
    return replace(found, via=via, state=tag, states=" ".join(_states(task, state)))


def _row(site: Site, task: Task) -> TaskRow:
    state = standing.state_of(site, task, None)
    leads, responsible = party_links(site, task, "leads"), party_links(site, task, "responsible")
    # Printed in the cell of those who divide the work: several leads, or else the responsible.
    among_leads = len(leads) > 1 or not responsible or task.division is Division.JOINTLY
    return TaskRow(
        id=task.id,
        label=task.label,
        content=task.content,
        url=url.of(task),
        leads=leads,
        responsible=responsible,
        leads_note=f"（{task.division}）" if task.division and among_leads else "",
        responsible_note="".join(
            (
                "等" if task.and_others else "",
                f"（{task.division}）" if task.division and not among_leads else "",
            )
        ),
        deadline=task.deadline or "",
        state=standing.tag(state),
        doubt=task.doubt or "",
        via="",
        part=task.trail[0] if task.trail else "",
        states=" ".join(_states(task, state)),
        units=" ".join(dict.fromkeys(link.title for link in (*leads, *responsible))),
    )


def _states(task: Task, state: State) -> Iterator[str]:
    yield state.value
    yield "写明时限" if task.deadline else "没有时限"
    if task.doubt:
        yield "存疑"


def merged(rows: Sequence[TaskRow]) -> tuple[TaskRow, ...]:
    """Equal neighbouring cells marked, as the paper merges them."""
    marks: list[dict[str, Any]] = [{} for _ in rows]
    shown: dict[str, Callable[[TaskRow], tuple[Any, ...]]] = {
        "leads": lambda each: (each.leads, each.leads_note),
        "responsible": lambda each: (each.responsible, each.responsible_note),
        "deadline": lambda each: (each.deadline,),
    }
    for name, cell in shown.items():
        for above, (first, second) in enumerate(pairwise(rows)):
            if cell(first)[0] and cell(first) == cell(second):
                marks[above][f"open_{name}"] = marks[above + 1][f"same_{name}"] = True
    return tuple(replace(row, **mark) for row, mark in zip(rows, marks, strict=True))


def table(caption: str, groups: Iterable[TaskGroup]) -> TaskTable:
    groups = tuple(groups)
    rows = [row for group in groups for row in group.rows]
    return TaskTable(
        caption,
        groups,
        len(rows),
        any(row.leads for row in rows),
        any(row.responsible for row in rows),
        any(row.deadline for row in rows),
    )


def flat(
    site: Site,
    caption: str,
    tasks: Iterable[Task | tuple[Task, Collective]],
    unit: Unit | None = None,
) -> TaskTable:
    """Without headings; a task that binds through a collective says through which."""
    rows = (
        row(site, each[0], each[1].name, unit)
        if isinstance(each, tuple)
        else row(site, each, unit=unit)
        for each in tasks
    )
    return table(caption, (TaskGroup("", 0, tuple(rows)),))
