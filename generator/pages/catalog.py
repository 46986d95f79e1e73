"""A catalogue as a reader of the paper knows it: whole, by part, and by unit."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import part, standing, task_table, url
from generator.page import Fact, Head, Item, Link, Page, SearchDocument
from generator.planner import for_each, once
from generator.progress import progress
from generator.records import Catalog, Collective, Document, Part, Task, Unit
from generator.registry import Party
from generator.site import Site, bound_tasks
from generator.standing import Tally
from generator.text import day
from generator.url import Url


@dataclass(frozen=True, slots=True)
class View:
    """The whole list, or one part of it; both are the same table."""

    head: Head
    title: str
    subtitle: str
    facts: tuple[Fact, ...]
    tally: Tally
    table: task_table.TaskTable
    states: tuple[str, ...]
    """Those that a task of the table is in."""
    parts: tuple[Link, ...]
    units: tuple[Link, ...]
    whole: Link | None
    downloads: tuple[Link, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PartyView:
    """What one unit or collective has in the list."""

    head: Head
    party: Link
    whole: Link
    led: task_table.TaskTable
    responsible: task_table.TaskTable
    bound: task_table.TaskTable


@dataclass(frozen=True, slots=True)
class YearView:
    """The lists of all years."""

    head: Head
    links: tuple[Link, ...]
    catalogs: tuple[Item, ...]


@for_each(Catalog)
def plan(site: Site, catalog: Catalog) -> Iterator[Page]:
    yield _whole(site, catalog)
    for number, section in enumerate(catalog.parts, start=1):
        yield _part(site, catalog, number, section)
    for party in _parties(site, catalog):
        yield _party(site, catalog, party)


@once
def plan_years(site: Site) -> Iterator[Page]:
    items = tuple(
        Item(
            each.title,
            url.of(each),
            each.published or each.formed,
            each.document_number or "",
            f"{sum(1 for _ in each.all_tasks())}项任务",
        )
        for each in part.latest_catalogs(site)
    )
    description = f"{site.config.name}历年政务公开任务清单及分工"
    head = part.head(
        site,
        url.CATALOGS,
        "任务清单",
        description,
        meta=part.column_meta("任务清单", description, "信息公开目录"),
        entry=url.CATALOGS,
    )
    links = (Link("本月到期", url.DUE), Link("到期日历", url.CALENDAR)) if items else ()
    yield part.page_of(url.CATALOGS, "catalogs", YearView(head, links, items))


def _head(site: Site, catalog: Catalog, address: Url, title: str, description: str) -> Head:
    trail: tuple[Link, ...] = (Link("任务清单", url.CATALOGS),)
    if address != url.of(catalog):
        trail = (*trail, Link(catalog.title, url.of(catalog)))
    meta = part.column_meta("任务清单", description, "信息公开目录")
    day = catalog.published or catalog.formed
    if address == url.of(catalog) and day:
        canonical = url.absolute(site.config.base, address)
        source = part.issuer_names(site, catalog) or site.config.name
        meta += part.content_meta(
            title, day, source=source, description=description, address=canonical
        )
    return part.head(site, address, title, description, crumbs=trail, meta=meta, entry=url.CATALOGS)


def _whole(site: Site, catalog: Catalog) -> Page:
    address = url.of(catalog)
    tasks = tuple(catalog.all_tasks())
    description = f"{catalog.title}，共{len(tasks)}项任务，逐项列明牵头单位、责任单位和时限"
    groups = [*_groups(site, catalog.tasks, catalog.parts)]
    tally = _tally(site, tasks)
    view = View(
        head=_head(site, catalog, address, catalog.title, description),
        title=catalog.title,
        subtitle="",
        facts=_facts(site, catalog),
        tally=tally,
        states=tuple(each.word for each in tally.counts),
        table=task_table.table(f"{catalog.title}任务表", groups),
        parts=_part_links(catalog),
        units=_unit_links(site, catalog),
        whole=None,
        downloads=(
            Link("CSV", url.table(f"catalog-{catalog.id}", "csv")),
            Link("JSON", url.table(f"catalog-{catalog.id}", "json")),
        ),
        links=(
            Link("台账", url.ledger(catalog)),
            Link("进度", url.progress(catalog)),
            *_comparisons(site, catalog),
        ),
    )
    texts = tuple(dict.fromkeys(title for task in tasks for title in task.trail))
    search = SearchDocument(
        address,
        catalog.title,
        "任务清单",
        (*part.values(_facts(site, catalog)), *texts),
        catalog.published or catalog.formed,
        catalog.document_number or "",
    )
    return part.page_of(
        address,
        "catalog",
        view,
        search=search,
        modified=catalog.published,
        place=catalog.place.file,
    )


def _comparisons(site: Site, catalog: Catalog) -> Iterator[Link]:
    """With the year before, and with the year after once there is one."""
    for each in site.referred(catalog, "previous", Catalog):
        yield Link(f"与{each.year}年对比", url.comparison(catalog))
    for each in site.referring(Catalog, "previous", to=catalog):
        yield Link(f"与{each.year}年对比", url.comparison(each))


def _part(site: Site, catalog: Catalog, number: int, each: Part) -> Page:
    address = url.catalog_part(catalog, each.key or str(number))
    title = f"{catalog.title}：{each.title}"
    tally = _tally(site, each.all_tasks())
    view = View(
        head=_head(site, catalog, address, title, f"{title}，共{tally.total}项任务"),
        title=catalog.title,
        subtitle=each.title,
        facts=_facts(site, catalog),
        tally=tally,
        states=tuple(each.word for each in tally.counts),
        table=task_table.table(f"{each.title}任务表", _groups(site, (), (each,))),
        parts=_part_links(catalog),
        units=_unit_links(site, catalog),
        whole=Link(catalog.title, url.of(catalog)),
        downloads=(),
        links=(),
    )
    return part.page_of(
        address, "catalog", view, modified=catalog.published, place=catalog.place.file
    )


def _tally(site: Site, tasks: Iterable[Task]) -> Tally:
    return standing.tally(progress(site, task).state for task in tasks)


def _groups(
    site: Site, tasks: Iterable[Task], parts: Iterable[Part], level: int = 1
) -> Iterator[task_table.TaskGroup]:
    """Headings and rows in the order printed."""
    rows = task_table.merged([task_table.row(site, task) for task in tasks])
    if rows:
        yield task_table.TaskGroup("", 0, rows)
    for each in parts:
        own = task_table.merged([task_table.row(site, task) for task in each.tasks])
        yield task_table.TaskGroup(each.title, level, own)
        yield from _groups(site, (), each.parts, level + 1)


def _facts(site: Site, catalog: Catalog) -> tuple[Fact, ...]:
    carrier = _carrier(site, catalog)
    return part.facts(
        ("发文字号", catalog.document_number),
        ("发布机构", part.issuer_names(site, catalog)),
        ("成文日期", day(catalog.formed) if catalog.formed else None),
        ("发布日期", day(catalog.published) if catalog.published else None),
        ("索引号", catalog.index_number),
        (
            "来源文件",
            carrier.title if carrier else catalog.source,
            url.of(carrier) if carrier else "",
        ),
        ("任务", f"{sum(1 for _ in catalog.all_tasks())}项"),
    )


def _carrier(site: Site, catalog: Catalog) -> Document | None:
    """The notice that carries the list, where it is on the site; 来源文件 is its id or its title."""
    source = catalog.source or ""
    return site.get(Document, source) or next(iter(site.bearing(Document, "title", source)), None)


def _part_links(catalog: Catalog) -> tuple[Link, ...]:
    return tuple(
        Link(
            each.title,
            url.catalog_part(catalog, each.key or str(number)),
            sum(1 for _ in each.all_tasks()),
        )
        for number, each in enumerate(catalog.parts, start=1)
    )


def _parties(site: Site, catalog: Catalog) -> tuple[Party, ...]:
    """Whom the list names or binds, in the order of the registry."""
    named = Counter(
        (party.family, party.id)
        for task in catalog.all_tasks()
        for field in ("leads", "responsible")
        for party in site.parties(task, field)
    )
    bound = {
        unit.id
        for collective in site.all(Collective)
        if (collective.family, collective.id) in named
        for unit in site.members(collective, catalog.reference_date)
    }
    units = [each for each in site.all(Unit) if (each.family, each.id) in named or each.id in bound]
    return (*units, *(each for each in site.all(Collective) if (each.family, each.id) in named))


def _unit_links(site: Site, catalog: Catalog) -> tuple[Link, ...]:
    return tuple(
        Link(each.name, url.catalog_unit(catalog, each)) for each in _parties(site, catalog)
    )


def _party(site: Site, catalog: Catalog, party: Party) -> Page:
    address = url.catalog_unit(catalog, party)
    title = f"{party.name}在{catalog.title}中的任务"

    def of(field: str) -> list[Task]:
        return [
            task for task in site.referring(Task, field, to=party) if task.catalog_id == catalog.id
        ]

    unit = party if isinstance(party, Unit) else None
    bound = bound_tasks(site, unit) if unit else ()
    view = PartyView(
        head=_head(site, catalog, address, title, title),
        party=part.party_link(party),
        whole=Link(catalog.title, url.of(catalog)),
        led=task_table.flat(site, f"{party.name}牵头的任务", of("leads"), unit),
        responsible=task_table.flat(site, f"{party.name}列名责任的任务", of("responsible"), unit),
        bound=task_table.flat(
            site,
            f"{party.name}经集合承担的任务",
            (pair for pair in bound if pair[0].catalog_id == catalog.id),
            unit,
        ),
    )
    return part.page_of(
        address, "catalog-unit", view, modified=catalog.published, place=catalog.place.file
    )
