"""What falls due, and when: every turn of every task whose last day can be reckoned, in the order of days.

Which occasions there are does not depend on the day on which one looks; how far they have come does.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from generator.progress import Share, Turn, progress, worst
from generator.records import Task, Unit
from generator.site import Site, bound_tasks
from generator.vocabulary import State


@dataclass(frozen=True, slots=True)
class Owed:
    """What a share owes on that day, and how far it has come."""

    units: tuple[Unit, ...]
    state: State

    def is_of(self, unit: Unit) -> bool:
        return any(each.id == unit.id for each in self.units)


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day by which a task is to be done, for one of its turns; `first` is the day on which that began."""

    task: Task
    day: date
    turn: str
    first: date
    owed: tuple[Owed, ...]

    @property
    def state(self) -> State:
        return worst(each.state for each in self.owed)

    @property
    def period(self) -> str:
        """第二季度: the turn without its year, for where the year is known."""
        return self.turn.removeprefix(f"{self.first.year}年") or self.turn


def occasions(site: Site, tasks: Iterable[Task]) -> tuple[Occasion, ...]:
    """Those of one day in the order of the tasks."""
    found = [each for task in tasks for each in _occasions(site, task)]
    return tuple(sorted(found, key=lambda each: each.day))


def of_unit(site: Site, unit: Unit) -> tuple[Occasion, ...]:
    """What a unit leads, is named for, or owes through a closed collective, with its own state only."""
    tasks = {
        task.id: task
        for role in ("leads", "responsible")
        for task in site.referring(Task, role, to=unit)
    }
    tasks |= {task.id: task for task, _ in bound_tasks(site, unit)}
    own = (
        replace(each, owed=owed)
        for each in occasions(site, tasks.values())
        if (owed := tuple(share for share in each.owed if share.is_of(unit)))
    )
    return tuple(own)


def _occasions(site: Site, task: Task) -> Iterator[Occasion]:
    """All shares of a task have the same turns."""
    shares = progress(site, task).shares
    for turns in zip(*(share.turns for share in shares), strict=True):
        turn: Turn = turns[0]
        if turn.last_day is not None:
            yield Occasion(
                task, turn.last_day, turn.name, turn.first, tuple(map(_owed, shares, turns))
            )


def _owed(share: Share, turn: Turn) -> Owed:
    return Owed(share.units, turn.state)
