"""The pages of one unit: who it is, what it owes, what it has published; and its four statutory entries."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import part, url
from generator.page import Fact, Head, Item, Link, Page, SearchDocument
from generator.records import (
    Catalog,
    Column,
    Document,
    Interpretation,
    PlainPage,
    Task,
    Unit,
)
from generator.site import Site, bound_tasks, filed, unique
from generator.url import Url
from generator.vocabulary import STATUTORY_ENTRIES, UnitKind

SHOWN = 10
WITHOUT_ENTRIES = {UnitKind.PARTY, UnitKind.ENTERPRISE, UnitKind.OTHER}
"""Not administrative organs: 条例 asks no platform of them."""


@dataclass(frozen=True, slots=True)
class CatalogCount:
    title: str
    url: Url
    led: int
    responsible: int
    bound: int


@dataclass(frozen=True, slots=True)
class Duties:
    """Tasks of the newest catalogue that names the unit."""

    title: str
    url: Url
    led: part.TaskTable
    responsible: part.TaskTable
    bound: part.TaskTable


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
    entrances: tuple[part.Entrance, ...]
    contacts: tuple[Fact, ...]
    identity: tuple[Fact, ...]
    office: tuple[Fact, ...]
    divisions: tuple[str, ...]
    counts: tuple[CatalogCount, ...]
    duties: Duties | None
    collectives: tuple[Link, ...]
    columns: tuple[Link, ...]
    documents: tuple[Item, ...]
    documents_all: Link | None
    interpretations: tuple[Item, ...]
    interpretation_count: int
    feed_url: Url | None
    data_url: Url


@dataclass(frozen=True, slots=True)
class Branch:
    title: str
    url: Url
    basis: str
    items: tuple[Item, ...]
    count: int
    reason: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """Everything that templates/pages/unit-entry.html can see."""

    head: Head
    unit: Link
    title: str
    entrances: tuple[part.Entrance, ...]
    statement: str
    general: Link | None
    nine: tuple[Fact, ...]
    items: tuple[Item, ...]
    branches: tuple[Branch, ...]


def plan(site: Site) -> Iterator[Page]:
    for unit in site.all(Unit):
        yield _unit_page(site, unit)
        if unit.is_active and unit.kind not in WITHOUT_ENTRIES:
            yield from _entry_pages(site, unit)


def _unit_page(site: Site, unit: Unit) -> Page:
    documents = part.newest(site.referring(Document, "issuers", to=unit))
    interpretations = part.newest(site.referring(Interpretation, "units", to=unit))
    published = bool(documents or interpretations)
    feed = url.feed("unit", unit.id) if published else None
    counts = tuple(_counts(site, unit))
    head = part.head(
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
    view = View(
        head=head,
        kind=unit.kind,
        name=unit.name,
        fate=part.fate(site, unit),
        heirs=tuple(map(part.party_link, site.referred(unit, "unit", Unit))),
        predecessors=tuple(
            Link(f"{part.fate(site, each)}（{each.name}）", url.of(each))
            for each in site.referring(Unit, "unit", to=unit)
        ),
        functions=unit.functions or "",
        entrances=_entrances(site, unit),
        contacts=part.facts(
            ("联系电话", unit.phone),
            ("办公时间", unit.hours),
            ("办公地址", unit.address),
            ("邮政编码", unit.postcode),
            ("传真", unit.fax),
            ("电子邮箱", unit.email, f"mailto:{unit.email}"),
            ("负责人", unit.head),
        ),
        identity=part.facts(
            ("全称", unit.full_name),
            ("统一社会信用代码", unit.code),
            ("别名", "、".join(alias.name for alias in unit.aliases)),
        ),
        office=_office(unit),
        divisions=unit.divisions,
        counts=counts,
        duties=_duties(site, unit, counts),
        collectives=tuple(map(part.party_link, site.collectives_of(unit)))
        if unit.is_active
        else (),
        columns=tuple(
            Link(column.name, url.of(column)) for column in site.referring(Column, "units", to=unit)
        ),
        documents=tuple(part.item(site, each) for each in documents[:SHOWN]),
        documents_all=Link(
            "全部", url.archive("unit", unit.id), len(documents) + len(interpretations)
        )
        if published
        else None,
        interpretations=tuple(part.item(site, each) for each in interpretations[:SHOWN]),
        interpretation_count=len(interpretations),
        feed_url=feed,
        data_url=url.data_of(unit),
    )
    text = "\n".join(
        filter(None, (unit.formal_name, unit.functions, unit.address, *unit.divisions))
    )
    search = SearchDocument(url.of(unit), unit.name, "单位", text, units=(unit.name,))
    return part.page_of(url.of(unit), "unit", view, search=search, place=unit.place.file)


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
    """Of every catalogue that names the unit, newest first."""
    led, responsible = (site.referring(Task, field, to=unit) for field in ("leads", "responsible"))
    bound = bound_tasks(site, unit)
    for catalog in part.latest_catalogs(site):
        count = CatalogCount(
            catalog.title,
            url.catalog_unit(catalog, unit),
            sum(1 for task in led if task.catalog_id == catalog.id),
            sum(1 for task in responsible if task.catalog_id == catalog.id),
            sum(1 for task, _ in bound if task.catalog_id == catalog.id),
        )
        if count.led or count.responsible or count.bound:
            yield count


def _duties(site: Site, unit: Unit, counts: tuple[CatalogCount, ...]) -> Duties | None:
    for catalog in part.latest_catalogs(site):
        if any(count.url == url.catalog_unit(catalog, unit) for count in counts):
            return Duties(
                catalog.title,
                url.of(catalog),
                part.flat_table(site, f"{unit.name}牵头的任务", _of(site, catalog, unit, "leads")),
                part.flat_table(
                    site, f"{unit.name}列名责任的任务", _of(site, catalog, unit, "responsible")
                ),
                part.flat_table(
                    site,
                    f"{unit.name}经集合承担的任务",
                    (pair for pair in bound_tasks(site, unit) if pair[0].catalog_id == catalog.id),
                ),
            )
    return None


def _of(site: Site, catalog: Catalog, unit: Unit, field: str) -> Iterator[Task]:
    return (task for task in site.referring(Task, field, to=unit) if task.catalog_id == catalog.id)


# ── The four statutory entries of an organ ────────────────────────────────


def _entrances(site: Site, unit: Unit) -> tuple[part.Entrance, ...]:
    if not unit.is_active or unit.kind in WITHOUT_ENTRIES:
        return ()
    documents = site.referring(Document, "issuers", to=unit)
    reports = sum(1 for each in documents if "reports" in each.columns)
    content = site.get(Column, "content")
    listed = (
        unique(each for column in content.tree() for each in filed(site, column)) if content else ()
    )
    owned = {each.id for each in documents}
    count = sum(1 for each in listed if isinstance(each, Document) and each.id in owned)
    notes = {
        "guide": ("怎么查、怎么申请、找谁", "指南九项"),
        "rules": ("公开信息所依据的制度", ""),
        "content": ("按法定类别列出的信息", f"{count}条"),
        "reports": ("逐年公布的工作年度报告", f"{reports}份" if reports else "尚无"),
    }
    return tuple(
        part.Entrance(title, *notes[name], url.entry(unit, name))
        for name, title in STATUTORY_ENTRIES
    )


def _entry_pages(site: Site, unit: Unit) -> Iterator[Page]:
    documents = site.referring(Document, "issuers", to=unit)
    pages = site.referring(PlainPage, "units", to=unit)
    filed_by_unit: tuple[Document | PlainPage, ...] = (*documents, *pages)
    own = {
        name: [each for each in filed_by_unit if name in each.columns]
        for name in ("guide", "rules", "reports")
    }
    for name, title in STATUTORY_ENTRIES:
        column = site.get(Column, name)
        items = tuple(part.item(site, each) for each in part.newest(own.get(name, ())))
        general = (
            Link(f"{site.config.name}{title}", part.entry_address(site, column)) if column else None
        )
        view = EntryView(
            head=_entry_head(site, unit, name, title),
            unit=part.party_link(unit),
            title=title,
            entrances=_entrances(site, unit),
            statement=_statement(unit, name, has_items=bool(items)),
            general=None if name == "content" else general,
            nine=_nine(site, unit) if name == "guide" else (),
            items=items,
            branches=tuple(_branches(site, documents, column))
            if name == "content" and column
            else (),
        )
        yield part.page_of(url.entry(unit, name), "unit-entry", view, place=unit.place.file)


def _entry_head(site: Site, unit: Unit, name: str, title: str) -> Head:
    return part.head(
        site,
        url.entry(unit, name),
        f"{unit.name}{title}",
        f"{unit.formal_name}的{title}",
        crumbs=(Link("单位", url.UNITS), part.party_link(unit)),
        meta=part.column_meta(title, f"{unit.formal_name}的{title}", title),
        entry=url.UNITS,
    )


def _statement(unit: Unit, name: str, *, has_items: bool) -> str:
    match name, has_items:
        case "guide", _:
            return f"向{unit.formal_name}查询或者申请政府信息，请按下列方式联系。"
        case "rules", False:
            return f"本平台没有{unit.name}另行制定的公开制度，本级政府统一的制度见下。"
        case "reports", False:
            return f"本平台尚无{unit.name}的年度报告，本级政府的年度报告见下。"
        case _:
            return ""


def _nine(site: Site, unit: Unit) -> tuple[Fact, ...]:
    """The nine items of article 12: three about the information, six about the office."""
    config = site.config
    address = unit.office.address if unit.office else unit.address
    three = (
        (
            "信息分类",
            "按政府信息公开制度、法定主动公开内容、政府信息公开年报分类；法定主动公开内容再按条例第二十条、第二十一条分项。",
        ),
        (
            "编排体系",
            f"每件信息编有索引号（{config.index_pattern}）、名称、内容概述和生成日期，按发布日期倒序排列。",
        ),
        (
            "获取方式",
            f"在{config.name}{config.section}平台查阅、检索和下载；没有主动公开的，可以依法申请。",
        ),
    )
    office = unit.office
    six = (
        ("公开机构名称", (office.name if office else None) or f"{unit.name}办公室"),
        ("办公地址", address or "详见本单位页面"),
        ("办公时间", (office.hours if office else None) or unit.hours or "工作日"),
        ("联系电话", (office.phone if office else None) or unit.phone or "详见本单位页面"),
        ("传真号码", (office.fax if office else None) or unit.fax or "无"),
        ("互联网联系方式", (office.online if office else None) or unit.email or "无"),
    )
    return part.facts(*three, *six)


def _branches(site: Site, documents: tuple[Document, ...], content: Column) -> Iterator[Branch]:
    owned = {each.id for each in documents}
    for column in content.children:
        records = unique(
            record
            for each in column.tree()
            for record in filed(site, each)
            if isinstance(record, Document) and record.id in owned
        )
        items = tuple(part.item(site, each) for each in part.newest(records))
        reason = column.not_applicable or ("" if items else "本单位在本平台没有这一类信息。")
        yield Branch(column.name, url.of(column), column.basis or "", items, len(items), reason)
