"""All data tables, by kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator import part, url
from generator.page import Head, Page
from generator.pinyin import pinyin
from generator.planner import once
from generator.publication import display, shown, turns
from generator.records import DataTable
from generator.site import Site
from generator.text import day
from generator.url import Url


@dataclass(frozen=True, slots=True)
class TableRow:
    title: str
    url: Url
    kind: str
    units: str
    updated: str
    extent: str


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    count: int
    groups: tuple[Group, ...]
    units: tuple[str, ...]


@once
def plan(site: Site) -> Iterator[Page]:
    """A site without any has no such page."""
    tables = sorted(
        site.all(DataTable), key=lambda each: (pinyin(each.kind), each.kind, each.title)
    )
    if not tables:
        return
    description = "以表格公布的数据：逐张列出种类、公布单位和更新日期，可以查看、筛选和下载"
    head = part.head(
        site,
        url.TABLES,
        "数据表",
        description,
        meta=part.column_meta("数据表", description, "数据发布"),
    )
    groups = tuple(
        Group(kind, tuple(_row(site, each) for each in some))
        for kind, some in groupby(tables, key=lambda each: each.kind)
    )
    found = {party.title for each in tables for party in site.parties(each, "units")}
    units = tuple(sorted(found, key=lambda name: (pinyin(name), name)))
    view = View(head, len(tables), groups, units)
    yield part.page_of(url.TABLES, "tables", view)


def _row(site: Site, table: DataTable) -> TableRow:
    units = part.unit_names(site, table, "units")
    return TableRow(
        table.title, url.of(table), table.kind, units, day(table.latest), _extent(site, table)
    )


def _extent(site: Site, table: DataTable) -> str:
    """How much there is."""
    if table.issues:
        every = turns(site, table)
        missing = sum(each.is_missing for each in every)
        told = f"{sum(each.issue is not None for each in every)}期"
        return f"{told}，空缺{missing}期" if missing else told
    found = display(site, table)
    if found is not None and not found.is_on:
        return "公示期满" if found.is_over else "公示未开始"
    count = sum(each.count for each in shown(site, table))
    return f"{count}行，公示中" if found else f"{count}行"
