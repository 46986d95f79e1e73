"""A list beside that of the year before: what goes on, what is new, what is no longer asked, what is not told yet.

That two tasks are one is for the office to say (延续, 新增); likeness only suggests it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.records import Catalog, Task
from generator.site import Site

LIKE = 35
"""Percent.  Of five real lists, pairs below are alike by chance as often as not."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A task that nobody has told of, and the one of last year that it is most like, in percent."""

    task: Task
    before: Task
    likeness: int


@dataclass(frozen=True, slots=True)
class Comparison:
    previous: Catalog
    kept: tuple[tuple[Task, tuple[Task, ...]], ...]
    new: tuple[Task, ...]
    dropped: tuple[Task, ...]
    """Last year's that no task goes on from, nor is like."""
    unconfirmed: tuple[Suggestion, ...]


def comparison(site: Site, catalog: Catalog) -> Comparison | None:
    """None for a list that names none of the year before."""
    return site.remember(catalog, "comparison", lambda: _comparison(site, catalog))


def _comparison(site: Site, catalog: Catalog) -> Comparison | None:
    previous = next(iter(site.referred(catalog, "previous", Catalog)), None)
    if previous is None:
        return None
    kept, new, unconfirmed = [], [], []
    old = tuple(previous.all_tasks())
    for task in catalog.all_tasks():
        if before := continued(site, task, previous):
            kept.append((task, before))
        elif not (task.is_new or task.continues) and (suggestion := most_like(task, old)):
            unconfirmed.append(suggestion)
        else:
            new.append(task)
    taken = {each.id for _, before in kept for each in before}
    taken |= {each.before.id for each in unconfirmed}
    dropped = tuple(each for each in old if each.id not in taken)
    return Comparison(previous, tuple(kept), tuple(new), dropped, tuple(unconfirmed))


def continued(site: Site, task: Task, previous: Catalog) -> tuple[Task, ...]:
    """The tasks of last year's list that a task goes on from."""
    found = site.referred(task, "continues", Task)
    return tuple(each for each in found if each.catalog_id == previous.id)


def most_like(task: Task, others: Sequence[Task]) -> Suggestion | None:
    # Imported here: only tasks that nobody has told of need it.
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    # A short title says much where both have one, and spoils the measure where one has none.
    named = bool(task.name) and any(each.name for each in others)
    found = process.extractOne(
        _text(task, named),
        [_text(each, named) for each in others],
        scorer=fuzz.ratio,
        score_cutoff=LIKE,
    )
    if found is None:
        return None
    _, likeness, index = found
    return Suggestion(task, others[index], round(likeness))


def _text(task: Task, named: bool) -> str:  # noqa: FBT001
    return f"{task.name or ''}{task.content}" if named else task.content
