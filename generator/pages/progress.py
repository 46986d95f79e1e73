"""How far a list has come: how many tasks are in each state, by part and by unit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import part, standing, url
from generator.evidence import liable
from generator.page import Head, Link, Page
from generator.planner import for_each
from generator.progress import progress
from generator.records import Catalog, Part, Task, Unit
from generator.site import Site
from generator.standing import StateCount, Tally
from generator.url import Url
from generator.vocabulary import State


@dataclass(frozen=True, slots=True)
class Line:
    """A part, a section (`level` 2) or a unit; `cells` are its counts, one for each column."""

    title: str
    url: Url | None
    level: int
    tally: Tally
    cells: tuple[StateCount, ...]


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    kind: str
    tally: Tally
    states: tuple[str, ...]
    parts: tuple[Line, ...]
    units: tuple[Line, ...]
    links: tuple[Link, ...]


@for_each(Catalog)
def plan(site: Site, catalog: Catalog) -> Iterator[Page]:
    address = url.progress(catalog)
    title = f"{catalog.title}进度"
    tasks = tuple(catalog.all_tasks())
    head = part.head(
        site,
        address,
        title,
        f"{catalog.title}按部分、按单位看，各状态的任务各有几项",
        crumbs=(Link("任务清单", url.CATALOGS), Link(catalog.title, url.of(catalog))),
        meta=part.column_meta("进度", title, "信息公开目录"),
        entry=url.CATALOGS,
    )
    states = {progress(site, task).state for task in tasks}
    of_units = _by_unit(site, tasks)
    states |= {state for found in of_units.values() for state in found}
    known = tuple(each for each in State if each in states)
    view = View(
        head=head,
        kind=catalog.title,
        tally=standing.tally(progress(site, task).state for task in tasks),
        states=tuple(each.value for each in known),
        parts=tuple(_parts(site, catalog, catalog.parts, known)),
        units=tuple(
            _line(unit.name, url.catalog_unit(catalog, unit), 1, of_units[unit.id], known)
            for unit in site.all(Unit)
            if unit.id in of_units
        ),
        links=(Link("清单", url.of(catalog)), Link("台账", url.ledger(catalog))),
    )
    yield part.page_of(address, "progress", view, place=catalog.place.file)


def _line(
    title: str, address: Url | None, level: int, states: Iterable[State], known: tuple[State, ...]
) -> Line:
    states = tuple(states)
    cells = tuple(standing.state_count(each, states.count(each)) for each in known)
    return Line(title, address, level, standing.tally(states), cells)


def _parts(
    site: Site, catalog: Catalog, parts: Iterable[Part], known: tuple[State, ...], level: int = 1
) -> Iterator[Line]:
    """Parts and their sections, in the order printed; only a part has a page of its own."""
    for number, each in enumerate(parts, start=1):
        address = url.catalog_part(catalog, each.key or str(number)) if level == 1 else None
        states = (progress(site, task).state for task in each.all_tasks())
        yield _line(each.title, address, level, states, known)
        yield from _parts(site, catalog, each.parts, known, level + 1)


def _by_unit(site: Site, tasks: Iterable[Task]) -> dict[str, list[State]]:
    """The states of what each unit has in the list; of a divided task, of its own share."""
    found: dict[str, list[State]] = {}
    for task in tasks:
        for unit in liable(site, task).units:
            found.setdefault(unit.id, []).append(standing.state_of(site, task, unit))
    return found
