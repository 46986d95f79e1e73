"""The directory of units and collectives."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import part, url
from generator.page import Head, Page
from generator.planner import once
from generator.records import Collective, Task, Unit
from generator.site import Site, bound_tasks
from generator.url import Url
from generator.vocabulary import UnitKind


@dataclass(frozen=True, slots=True)
class UnitRow:
    name: str
    url: Url
    led: int
    responsible: int
    bound: int
    phone: str


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    anchor: str
    rows: tuple[UnitRow, ...]


@dataclass(frozen=True, slots=True)
class CollectiveRow:
    name: str
    url: Url
    note: str
    tasks: int


@dataclass(frozen=True, slots=True)
class FormerRow:
    name: str
    url: Url
    fate: str


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    year: int
    groups: tuple[Group, ...]
    collectives: tuple[CollectiveRow, ...]
    former: tuple[FormerRow, ...]
    csv_url: Url


@once
def plan(site: Site) -> Iterator[Page]:
    catalogs = part.latest_catalogs(site)
    newest = catalogs[0].id if catalogs else ""
    active = [unit for unit in site.all(Unit) if site.is_active(unit)]
    head = part.head(
        site,
        url.UNITS,
        "单位",
        f"{site.config.name}各部门、镇街和有关单位：联系方式、承担的公开任务、公开的文件和解读",
        meta=part.column_meta("单位", "各单位的机关职能、联系方式和公开任务", "机构职能"),
        entry=url.UNITS,
    )
    view = View(
        head=head,
        year=catalogs[0].year if catalogs else 0,
        groups=tuple(
            Group(
                kind.value,
                f"kind-{index}",
                tuple(_row(site, unit, newest) for unit in active if unit.kind is kind),
            )
            for index, kind in enumerate(UnitKind, start=1)
            if any(unit.kind is kind for unit in active)
        ),
        collectives=tuple(_collective(site, each) for each in site.all(Collective)),
        former=tuple(
            FormerRow(unit.name, url.of(unit), part.fate(site, unit))
            for unit in site.all(Unit)
            if not site.is_active(unit)
        ),
        csv_url=url.table("units", "csv"),
    )
    yield part.page_of(url.UNITS, "units", view, place="content/units.yaml")


def _row(site: Site, unit: Unit, catalog: str) -> UnitRow:
    """Numbers of the newest catalogue."""

    def count(field: str) -> int:
        return sum(1 for task in site.referring(Task, field, to=unit) if task.catalog_id == catalog)

    bound = sum(1 for task, _ in bound_tasks(site, unit) if task.catalog_id == catalog)
    return UnitRow(
        unit.name, url.of(unit), count("leads"), count("responsible"), bound, unit.phone or ""
    )


def _collective(site: Site, collective: Collective) -> CollectiveRow:
    tasks = {
        task.id
        for field in ("leads", "responsible")
        for task in site.referring(Task, field, to=collective)
    }
    if collective.is_open:
        note = "开放集合，不自动落到任何单位"
    else:
        note = f"封闭集合，{len(site.members(collective))}个单位，任务落到每个成员"
    return CollectiveRow(collective.name, url.of(collective), note, len(tasks))
