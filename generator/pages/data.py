"""Everything as data: each record as JSON, each table as CSV and JSON, and the dictionary of their fields."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from generator import (
    annual_table,
    column_register,
    coverage,
    coverage_table,
    duty_table,
    entry_table,
    gazettes,
    ledger,
    normative,
    open_data,
    part,
    printing,
    progress_data,
    silence,
    standard_table,
    table_view,
    url,
)
from generator.course import standing
from generator.listing import DATA_TABLES, GAZETTES, row_of
from generator.page import Column as Field
from generator.page import Head, Link, Mapping, Page, Table
from generator.planner import ListPage, for_each, for_lists, once
from generator.record import Article, Entry, Published, Record
from generator.records import (
    AnnualReport,
    Catalog,
    Cleanup,
    Collective,
    Column,
    DataTable,
    Document,
    Gazette,
    Interpretation,
    Matter,
    PlainPage,
    Question,
    Service,
    Standard,
    Task,
    Topic,
    Unit,
)
from generator.records.annual_report import APPLICANTS, OUTCOMES
from generator.site import Site
from generator.table import FIELDS, TITLES
from generator.validity import validity
from generator.value import When

PUBLISHED = (
    Unit,
    Collective,
    Column,
    Catalog,
    Task,
    Document,
    Interpretation,
    AnnualReport,
    Question,
    Service,
    Topic,
    PlainPage,
    DataTable,
    Standard,
    Matter,
    Cleanup,
    Gazette,
)
"""Types whose records have a JSON file each."""


@dataclass(frozen=True, slots=True)
class TableView:
    title: str
    rows: int
    downloads: tuple[Link, ...]
    columns: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    tables: tuple[TableView, ...]
    record_kinds: tuple[str, ...]
    license: Link | None
    terms: str
    catalogue: str
    """The address at which other portals harvest it."""
    published: Link | None
    """Tables that units publish, which are downloaded from their own pages."""


@for_each(*PUBLISHED)
def plan_record(site: Site, record: Entry) -> Iterator[Page]:
    yield Page(
        url.data_of(record),
        "data.json",
        _record(site, record),
        listed=False,
        place=record.place.file,
    )


def _never(_site: Site, _value: str) -> bool:
    """A year is one table."""
    return False


@for_lists(*(f"table-{family}" for family in FIELDS), is_paged=_never)
def plan_year(site: Site, place: ListPage) -> Iterator[Page]:
    """A file a year, so that one new document does not write the whole past again."""
    family = place.facet.removeprefix("table-")
    rows = tuple(map(row_of, site.cards(place.name)))
    yield from part.files_of(
        f"{family}-{place.value}",
        Table(_title(family, place.word or place.value), FIELDS[family], rows),
    )


def _title(family: str, what: str) -> str:
    """Matters have a table a kind."""
    return what if family == Matter.family else f"{what}年{TITLES[family]}"


@once
def plan(site: Site) -> Iterator[Page]:
    """The tables of what is not counted by year, and the page that offers all."""
    tables = dict(_tables(site))
    for name, table in tables.items():
        yield from part.files_of(name, table)
    description = "各类信息的数据下载（CSV、JSON）和字段说明"
    head = part.head(
        site,
        url.DATA,
        "数据下载",
        description,
        meta=part.column_meta("数据下载", description, "数据开放"),
    )
    views = [
        _view(name, table.title, len(table.rows), table.columns) for name, table in tables.items()
    ]
    if standards := standard_table.standards(site):
        views.append(_standards(site, standards))
    for catalog in part.latest_catalogs(site):
        rows = ledger.count(site, catalog)
        views.append(_view(url.ledger_table(catalog), f"{catalog.title}台账", rows, ledger.FIELDS))
    for family, fields in FIELDS.items():
        for value, word, count in reversed(site.lists(f"table-{family}")):
            views.append(_view(f"{family}-{value}", _title(family, word or value), count, fields))
    for year, _word, _count in reversed(site.lists("report-year")):
        cells = annual_table.of_year(site, year)
        views.append(_view(annual_table.name(year), cells.title, len(cells.rows), cells.columns))
    kinds = tuple(kind.noun for kind in PUBLISHED)
    terms = site.config.license
    count = site.count(DATA_TABLES)
    view = View(
        head,
        tuple(views),
        kinds,
        Link(terms.name, terms.address) if terms else None,
        (terms.note or "") if terms else "",
        open_data.ADDRESS,
        Link("数据表", url.TABLES, count) if count else None,
    )
    yield part.page_of(url.DATA, "data", view)
    tables_offered = ((each.title, each.downloads) for each in views)
    catalogue = open_data.catalogue(site, tables_offered)
    yield Page(open_data.ADDRESS, "data.json", catalogue, listed=False)


def _standards(site: Site, found: tuple[Standard, ...]) -> TableView:
    table = standard_table.table(site, standard_table.TITLE, found)
    return _view(standard_table.NAME, table.title, len(table.rows), table.columns)


def _view(name: str, title: str, rows: int, columns: tuple[Field, ...]) -> TableView:
    downloads = (Link("CSV", url.table(name, "csv")), Link("JSON", url.table(name, "json")))
    return TableView(title, rows, downloads, columns)


# ── Records ───────────────────────────────────────────────────────────────


def _record(site: Site, record: Entry) -> Mapping:
    """The fields under the words the editor wrote, and what the site knows better or besides."""
    pairs: dict[str, Any] = {
        "类型": record.noun,
        "标识": record.id,
        "网址": part.address(site, record),
    }
    for word, value in (*_fields(record), *_extras(site, record)):
        if word not in {"标识", "网址"}:
            pairs[word] = value
    return Mapping(tuple(pairs.items()))


def _extras(site: Site, record: Entry) -> Iterator[tuple[str, Any]]:
    if isinstance(record, Article):
        yield "正文", record.body.text
    if isinstance(record, Published) and record.files:
        yield "附件", tuple(_files(site, record))
    match record:
        case Document():
            interpretations = site.referring(Interpretation, "interprets", to=record)
            yield "有效性", validity(site, record)
            versions = printing.versions(site, record)
            if versions:
                yield "版本", tuple(url.absolute(site.config.base, each.url) for each in versions)
            yield "解读", tuple(part.address(site, each) for each in interpretations)
        case Task():
            yield "部分", record.trail
            yield from progress_data.pairs(site, record)
        case Matter():
            yield "栏目", tuple(each.id for each in part.columns_of(site, record))
            yield "状态", standing(site, record).word
        case DataTable():
            yield from table_view.as_record(site, record)
        case AnnualReport():
            yield "表头", Mapping((("申请表", APPLICANTS), ("复议诉讼表", OUTCOMES)))
        case Collective():
            members = tuple(unit.name for unit in site.members(record))
            yield "成员", "不定" if record.is_open else members
        case _:
            pass


def _files(site: Site, record: Published) -> Iterator[Mapping]:
    """Attachments and pictures."""
    titles = {file: title for file, title in record.attachment_names if title}
    for each in record.files:
        address = url.absolute(site.config.base, url.beside(record, each.name))
        pairs = (
            ("名称", titles.get(each.name, each.name)),
            ("网址", address),
            ("字节", each.size),
            ("SHA-256", each.sha256),
        )
        yield Mapping(pairs)


def _fields(record: Record) -> Iterator[tuple[str, Any]]:
    for name, word in _words(type(record)):
        value = getattr(record, name)
        if value is not None and value != ():
            yield word, _plain(value)


@cache
def _words(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """The published fields of a type, and their words."""
    fields = kind.model_fields.items()
    return tuple((name, field.alias or name) for name, field in fields if not field.exclude)


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return Mapping(tuple(_fields(value)))
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, When):
        return str(value)
    return value


# ── Tables ────────────────────────────────────────────────────────────────


def _tables(site: Site) -> Iterator[tuple[str, Table]]:
    yield "units", _units(site)
    yield "collectives", _collectives(site)
    yield "columns", column_register.table(site)
    yield from normative.tables(site)
    if site.count(GAZETTES):
        yield gazettes.CONTENTS, gazettes.table(site)
    for catalog in part.latest_catalogs(site):
        yield f"catalog-{catalog.id}", _catalog(site, catalog)
    if site.all(AnnualReport):
        yield "reports", annual_table.summary(site)
    if site.all(Service):
        yield entry_table.SERVICES, entry_table.services(site)
    if site.all(Topic):
        yield entry_table.TOPICS, entry_table.topics(site)
    if coverage.is_kept(site):
        yield coverage_table.NAME, coverage_table.table(site)
    for year in silence.years(site):
        yield f"duties-{year}", duty_table.table(site, year)


def _units(site: Site) -> Table:
    columns = (
        Field("标识", "网址里用的固定代号"),
        Field("名称", "清单里用的简称"),
        Field("全称", "机关全称"),
        Field("类别", "单位类别"),
        Field("统一社会信用代码", "18位，末位为校验码"),
        Field("办公地址", "对外办公地址"),
        Field("办公时间", "对外办公时间"),
        Field("联系电话", "对外公开的电话"),
        Field("邮政编码", "6位"),
        Field("电子邮箱", "对外公开的邮箱"),
        Field("负责人", "单位负责人"),
        Field("去向", "已更名或者撤并的单位的情况"),
        Field("网址", "单位页面", "网址"),
    )
    rows = tuple(
        (
            each.id, each.name, each.full_name, each.kind.value, each.code, each.address, each.hours,
            each.phone, each.postcode, each.email, each.head, part.fate(site, each) or None, part.address(site, each),
        )
        for each in site.all(Unit)
    )  # fmt: skip
    return Table("单位", columns, rows)


def _collectives(site: Site) -> Table:
    columns = (
        Field("标识", "网址里用的固定代号"),
        Field("名称", "清单里印的名称"),
        Field("成员", "封闭集合的成员，以顿号分开；“不定”为开放集合"),
        Field("网址", "集合页面", "网址"),
    )
    rows = tuple(
        (
            each.id,
            each.name,
            "不定" if each.is_open else "、".join(unit.name for unit in site.members(each)),
            part.address(site, each),
        )
        for each in site.all(Collective)
    )
    return Table("集合", columns, rows)


def _catalog(site: Site, catalog: Catalog) -> Table:
    columns = (
        Field("标识", "任务的固定代号"),
        Field("部分", "所在部分和章节，以“ › ”分开"),
        Field("序号", "原件印的序号"),
        Field("名称", "短标题"),
        Field("内容", "任务原文"),
        Field("牵头单位", "照原件印的名称，以顿号分开"),
        Field("责任单位", "照原件印的名称，以顿号分开"),
        Field("等", "原件的单位名单以“等”结尾"),
        Field("分工", "分别负责或者会同"),
        Field("时限", "照原件印的时限"),
        Field("存疑", "录入时不能断定的地方"),
        Field("网址", "任务页面", "网址"),
    )
    rows = tuple(
        (
            each.id, " › ".join(each.trail), each.number, each.name, each.content, "、".join(each.leads) or None,
            "、".join(each.responsible) or None, "是" if each.and_others else None, each.division, each.deadline, each.doubt, part.address(site, each),
        )
        for each in catalog.all_tasks()
    )  # fmt: skip
    return Table(catalog.title, columns, rows)
