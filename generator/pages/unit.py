"""The page of one unit: who it is, what it owes, what it has published."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import entrance, ledger, listing, part, task_table, url
from generator.occasion import of_unit
from generator.page import Fact, Head, Item, Link, Page, SearchDocument, Segment
from generator.planner import for_each
from generator.records import (
    Catalog,
    Column,
    Task,
    Unit,
)
from generator.site import Site, bound_tasks
from generator.standing import Tally, tally
from generator.url import Url

SHOWN = 10


@dataclass(frozen=True, slots=True)
class CatalogCount:
    title: str
    url: Url
    led: int
    responsible: int
    bound: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Duties:
    """Tasks of the newest catalogue that names the unit."""

    title: str
    url: Url
    led: task_table.TaskTable
    responsible: task_table.TaskTable
    bound: task_table.TaskTable


@dataclass(frozen=True, slots=True)
class Standing:
    """How the tasks stand that the newest list has for the unit."""

    title: str
    tally: Tally
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class View:
    """Everything that templates/pages/unit.html can see."""

    head: Head
    kind: str
    name: str
    fate: str
    heirs: tuple[Link, ...]
    predecessors: tuple[Link, ...]
    functions: str
    entrances: tuple[entrance.Entrance, ...]
    contacts: tuple[Fact, ...]
    identity: tuple[Fact, ...]
    office: tuple[Fact, ...]
    divisions: tuple[str, ...]
    counts: tuple[CatalogCount, ...]
    duties: Duties | None
    standing: Standing | None
    calendar: Url | None
    checked: Url | None
    collectives: tuple[Link, ...]
    columns: tuple[Link, ...]
    documents: tuple[Item, ...]
    documents_all: Link | None
    normative: Link | None
    interpretations: tuple[Item, ...]
    interpretation_count: int
    tables: tuple[Item, ...]
    table_count: int
    tables_all: Url
    feed_url: Url | None
    data_url: Url


@for_each(Unit)
def plan(site: Site, unit: Unit) -> Iterator[Page]:
    documents, interpretations = f"unit-documents/{unit.id}", f"unit-interpretations/{unit.id}"
    tables = f"unit-tables/{unit.id}"
    published = site.count(f"unit/{unit.id}")
    feed = url.feed("unit", unit.id) if published else None
    counts = tuple(_counts(site, unit))
    view = View(
        head=_head(site, unit, feed),
        kind=unit.kind,
        name=unit.name,
        fate=part.fate(site, unit),
        heirs=tuple(map(part.party_link, site.referred(unit, "unit", Unit))),
        predecessors=tuple(
            Link(f"{part.fate(site, each)}（{each.name}）", url.of(each))
            for each in site.referring(Unit, "unit", to=unit)
        ),
        functions=unit.functions or "",
        entrances=entrance.of_unit(site, unit),
        contacts=_contacts(unit),
        identity=_identity(unit),
        office=_office(unit),
        divisions=unit.divisions,
        counts=counts,
        duties=_duties(site, unit, counts),
        standing=_standing(site, unit),
        calendar=url.calendar(unit) if of_unit(site, unit) else None,
        checked=url.duties(unit) if site.is_active(unit) else None,
        collectives=tuple(map(part.party_link, site.collectives_of(unit)))
        if site.is_active(unit)
        else (),
        columns=tuple(
            Link(column.name, url.of(column)) for column in site.referring(Column, "units", to=unit)
        ),
        documents=listing.newest(site, documents, SHOWN),
        normative=_normative(site, unit),
        documents_all=Link("全部", url.archive("unit", unit.id), published) if published else None,
        interpretations=listing.newest(site, interpretations, SHOWN),
        interpretation_count=site.count(interpretations),
        tables=listing.newest(site, tables, SHOWN),
        table_count=site.count(tables),
        tables_all=url.TABLES,
        feed_url=feed,
        data_url=url.data_of(unit),
    )
    yield part.page_of(url.of(unit), "unit", view, search=_search(unit), place=unit.place.file)


def _head(site: Site, unit: Unit, feed: Url | None) -> Head:
    return part.head(
        site,
        url.of(unit),
        unit.name,
        unit.functions or f"{unit.formal_name}的联系方式、承担的公开任务、公开的文件和解读",
        crumbs=(Link("单位", url.UNITS),),
        meta=part.column_meta(
            unit.name,
            unit.functions or f"{unit.formal_name}的政府信息",
            "机构职能",
            (unit.name, unit.formal_name),
        ),
        feeds=(Link(f"{unit.name}公开的信息", feed),) if feed else (),
        entry=url.UNITS,
        structured=_organization(site, unit),
    )


def _normative(site: Site, unit: Unit) -> Link | None:
    count = site.count(listing.of_normative(unit))
    return Link("行政规范性文件", url.normative_of(unit.id), count) if count else None


def _contacts(unit: Unit) -> tuple[Fact, ...]:
    return part.facts(
        ("联系电话", unit.phone),
        ("办公时间", unit.hours),
        ("办公地址", unit.address),
        ("邮政编码", unit.postcode),
        ("传真", unit.fax),
        ("电子邮箱", unit.email, f"mailto:{unit.email}"),
        ("负责人", unit.head),
    )


def _identity(unit: Unit) -> tuple[Fact, ...]:
    return part.facts(
        ("全称", unit.full_name),
        ("统一社会信用代码", unit.code),
        ("别名", "、".join(alias.name for alias in unit.aliases)),
    )


def _search(unit: Unit) -> SearchDocument:
    facts = part.values(_identity(unit), _contacts(unit), _office(unit))
    texts = (unit.functions or "", *unit.divisions, *facts)
    return SearchDocument(url.of(unit), unit.name, "单位", texts, units=(unit.name,))


def _organization(site: Site, unit: Unit) -> dict[str, object]:
    known = {
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization",
        "name": unit.formal_name,
        "url": url.absolute(site.config.base, url.of(unit)),
        "telephone": unit.phone,
        "faxNumber": unit.fax,
        "email": unit.email,
        "address": unit.address,
        "taxID": unit.code,
    }
    return {key: value for key, value in known.items() if value}


def _office(unit: Unit) -> tuple[Fact, ...]:
    office = unit.office
    if office is None:
        return ()
    return part.facts(
        ("名称", office.name),
        ("办公地址", office.address),
        ("办公时间", office.hours),
        ("联系电话", office.phone),
        ("传真号码", office.fax),
        ("互联网联系方式", office.online),
    )


def _counts(site: Site, unit: Unit) -> Iterator[CatalogCount]:
    """Of every catalogue that names or binds the unit, newest first."""
    led, responsible = (site.referring(Task, field, to=unit) for field in ("leads", "responsible"))
    bound = tuple(task for task, _ in bound_tasks(site, unit))
    numbers = {
        catalog.id: tuple(
            sum(1 for task in tasks if task.catalog_id == catalog.id)
            for tasks in (led, responsible, bound)
        )
        for catalog in part.latest_catalogs(site)
    }
    most = max((sum(each) for each in numbers.values()), default=0)
    for catalog in part.latest_catalogs(site):
        leads, named, through = numbers[catalog.id]
        if leads or named or through:
            address = url.catalog_unit(catalog, unit)
            counts = (("led", leads), ("named", named), ("bound", through))
            segments = tuple(part.segments(counts, most))
            yield CatalogCount(catalog.title, address, leads, named, through, segments)


def _standing(site: Site, unit: Unit) -> Standing | None:
    rows = ledger.of_unit(site, unit)
    if not rows:
        return None
    links = [Link("台账", url.ledger(unit))]
    if ledger.reminded(site, unit, rows):
        links.append(Link("催办单", url.reminder(unit)))
    known = {row.catalog.id for row in rows}
    newest = next(each for each in part.latest_catalogs(site) if each.id in known)
    states = (row.state for row in rows if row.catalog.id == newest.id)
    return Standing(newest.title, tally(states), tuple(links))


def _duties(site: Site, unit: Unit, counts: tuple[CatalogCount, ...]) -> Duties | None:
    for catalog in part.latest_catalogs(site):
        if any(count.url == url.catalog_unit(catalog, unit) for count in counts):
            return Duties(
                catalog.title,
                url.of(catalog),
                task_table.flat(
                    site, f"{unit.name}牵头的任务", _of(site, catalog, unit, "leads"), unit
                ),
                task_table.flat(
                    site,
                    f"{unit.name}列名责任的任务",
                    _of(site, catalog, unit, "responsible"),
                    unit,
                ),
                task_table.flat(
                    site,
                    f"{unit.name}经集合承担的任务",
                    (pair for pair in bound_tasks(site, unit) if pair[0].catalog_id == catalog.id),
                    unit,
                ),
            )
    return None


def _of(site: Site, catalog: Catalog, unit: Unit, field: str) -> Iterator[Task]:
    return (task for task in site.referring(Task, field, to=unit) if task.catalog_id == catalog.id)
