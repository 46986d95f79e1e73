"""The permanent page of one task: the obligation, whose it is, and where it is printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import part, task_table, url
from generator.page import Head, Link, Page, SearchDocument
from generator.planner import for_each
from generator.records import Catalog, Collective, Task, Unit
from generator.site import Site, unique
from generator.text import day, summary
from generator.url import Url


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    title: str
    kind: str
    content: str
    trail: tuple[str, ...]
    leads: tuple[task_table.PartyLink, ...]
    responsible: tuple[task_table.PartyLink, ...]
    bound: tuple[Link, ...]
    division: str
    and_others: bool
    deadline: str
    doubt: str
    source: str
    catalog: Link
    row: Url
    citation: str
    address: str
    previous: Link | None
    following: Link | None
    data_url: Url


@for_each(Catalog)
def plan(site: Site, catalog: Catalog) -> Iterator[Page]:
    tasks = tuple(catalog.all_tasks())
    for index, task in enumerate(tasks):
        before = tasks[index - 1] if index else None
        after = tasks[index + 1] if index + 1 < len(tasks) else None
        yield _page(site, catalog, task, before, after)


def _page(
    site: Site, catalog: Catalog, task: Task, before: Task | None, after: Task | None
) -> Page:
    address = url.of(task)
    label = f"第{task.label}项" if task.number else f"任务{task.label}"
    formed = day(catalog.formed) if catalog.formed else None
    view = View(
        head=_head(site, catalog, task),
        title=_title(task),
        kind=f"{catalog.year}年任务清单 · {label}",
        content=task.content,
        trail=task.trail,
        leads=task_table.party_links(site, task, "leads"),
        responsible=task_table.party_links(site, task, "responsible"),
        bound=tuple(map(part.party_link, _bound(site, task))),
        division=_division(task),
        and_others=task.and_others,
        deadline=task.deadline or "",
        doubt=task.doubt or "",
        source=part.citation(f"《{catalog.title}》", " › ".join(task.trail), label),
        catalog=Link(catalog.title, url.of(catalog)),
        row=Url(f"{url.of(catalog)}#task-{task.id.rpartition('/')[2]}"),
        citation=part.citation(f"《{catalog.title}》{label}", catalog.document_number, formed),
        address=url.absolute(site.config.base, address),
        previous=_neighbour(before),
        following=_neighbour(after),
        data_url=url.data_of(task),
    )
    return part.page_of(
        address,
        "task",
        view,
        search=_search(site, catalog, task, label),
        modified=catalog.published,
        place=catalog.place.file,
    )


def _title(task: Task) -> str:
    return task.name or summary(task.content, 40)


def _head(site: Site, catalog: Catalog, task: Task) -> Head:
    return part.head(
        site,
        url.of(task),
        _title(task),
        task.content,
        crumbs=(Link("任务清单", url.CATALOGS), Link(catalog.title, url.of(catalog))),
        meta=part.column_meta("任务清单", catalog.title, "信息公开目录"),
        entry=url.CATALOGS,
    )


def _search(site: Site, catalog: Catalog, task: Task, label: str) -> SearchDocument:
    parties = unique(
        party for field in ("leads", "responsible") for party in site.parties(task, field)
    )
    return SearchDocument(
        url.of(task),
        _title(task),
        task.noun,
        (
            task.content,
            *task.trail,
            "、".join(link.title for link in task_table.party_links(site, task, "leads")),
            *(link.title for link in task_table.party_links(site, task, "responsible")),
            _division(task),
            task.deadline or "",
            task.doubt or "",
        ),
        catalog.published or catalog.formed,
        label,
        tuple(party.name for party in parties),
    )


def _bound(site: Site, task: Task) -> tuple[Unit, ...]:
    """Every unit that a closed collective of this task stands for."""
    return unique(
        unit
        for field in ("leads", "responsible")
        for party in site.parties(task, field)
        if isinstance(party, Collective)
        for unit in site.members(party, task.reference_date)
    )


def _division(task: Task) -> str:
    match task.division:
        case "分别负责":
            return "所列单位分别负责，各自完成本单位的部分。"
        case "会同":
            return "牵头单位会同责任单位共同完成。"
        case _:
            return ""


def _neighbour(task: Task | None) -> Link | None:
    if task is None:
        return None
    return Link(f"{task.label}　{task.name or summary(task.content, 36)}", url.of(task))
