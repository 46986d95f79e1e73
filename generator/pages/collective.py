"""The page of a collective: whom it stands for, and the tasks that name it."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import part, task_table, url
from generator.page import Head, Link, Page, SearchDocument
from generator.planner import for_each
from generator.records import Collective, Task
from generator.site import Site
from generator.url import Url


@dataclass(frozen=True, slots=True)
class CatalogTasks:
    title: str
    url: Url
    table: task_table.TaskTable


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    name: str
    is_open: bool
    rule: str
    members: tuple[Link, ...]
    catalogs: tuple[CatalogTasks, ...]
    data_url: Url


@for_each(Collective)
def plan(site: Site, collective: Collective) -> Iterator[Page]:
    rule = "、".join(collective.rule.kinds) if collective.rule else ""
    members = site.members(collective)
    address = url.of(collective)
    description = f"任务清单里的“{collective.name}”指哪些单位，有哪些任务"
    head = part.head(
        site,
        address,
        collective.name,
        description,
        crumbs=(Link("单位", url.UNITS),),
        meta=part.column_meta(collective.name, description, "机构职能"),
        entry=url.UNITS,
    )
    view = View(
        head,
        collective.name,
        collective.is_open,
        rule,
        tuple(map(part.party_link, members)),
        tuple(_catalogs(site, collective)),
        url.data_of(collective),
    )
    names = tuple(unit.name for unit in members)
    search = SearchDocument(address, collective.name, "集合", (rule, *names))
    yield part.page_of(address, "collective", view, search=search, place=collective.place.file)


def _catalogs(site: Site, collective: Collective) -> Iterator[CatalogTasks]:
    tasks = {
        task.id
        for field in ("leads", "responsible")
        for task in site.referring(Task, field, to=collective)
    }
    for catalog in part.latest_catalogs(site):
        own = [task for task in catalog.all_tasks() if task.id in tasks]
        if own:
            table = task_table.flat(site, f"{catalog.title}里写明“{collective.name}”的任务", own)
            yield CatalogTasks(catalog.title, url.of(catalog), table)
