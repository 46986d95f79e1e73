"""What pages and files show of a data table: its fields, its facts, its rows as data."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import entrance, ground, part, url
from generator.page import Column as Heading
from generator.page import Fact, Head, Link, Mapping, Page, Piece, StoredTable, Target, by_kind
from generator.publication import Turn, shown, turns
from generator.record import Entry
from generator.records import Column, DataTable, Document, Task, Unit
from generator.records.data_table import Choice, Contents, DataField
from generator.site import Site
from generator.text import day, summary
from generator.url import Url
from generator.vocabulary import FieldKind

PERIOD = Heading("期", "数据属于哪一期")
_ROLES = {
    FieldKind.UNIT: "unit",
    FieldKind.ADDRESS: "address",
    FieldKind.DOCUMENT: FieldKind.DOCUMENT.value,
    FieldKind.COLUMN: FieldKind.COLUMN.value,
    FieldKind.PAGE: FieldKind.PAGE.value,
}


@dataclass(frozen=True, slots=True)
class FieldView:
    """`role` is `unit`, `address`, 文件, 栏目 or 页面 where cells lead there; `looks` are how they stand in the table."""

    name: str
    head: str
    meaning: str
    kind: str
    role: str
    looks: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A field by which rows can be chosen, and where it stands in a row, from 0."""

    name: str
    at: int
    choices: tuple[Choice, ...]


def fields(table: DataTable, contents: Contents | None = None) -> tuple[FieldView, ...]:
    codes = contents.codes if contents else (False,) * len(table.fields)
    return tuple(
        FieldView(
            each.name,
            each.head,
            each.meaning or "",
            f"{each.kind.value}，{each.measure}" if each.measure else each.kind.value,
            _ROLES.get(each.kind, ""),
            "is-number" if each.kind.is_number else "nowrap" if is_code else "",
        )
        for each, is_code in zip(table.fields, codes, strict=True)
    )


def facets(
    table: DataTable, contents: Contents, targets: Iterable[Target] = ()
) -> tuple[Facet, ...]:
    """Those that tell rows apart."""
    known = by_kind(targets)
    found = (
        Facet(
            each.name,
            at,
            _by_title(choices, known.get(each.kind, {})) if each.kind.family else choices,
        )
        for at, (each, choices) in enumerate(zip(table.fields, contents.choices, strict=True))
    )
    return tuple(each for each in found if len(each.choices) > 1)


def _by_title(choices: tuple[Choice, ...], targets: dict[str, Target]) -> tuple[Choice, ...]:
    counts: Counter[str] = Counter()
    for each in choices:
        if each.value in targets:
            counts[targets[each.value].title] += each.count
    return tuple(Choice(*each) for each in counts.items())


def targets(site: Site, contents: Contents, *, is_file: bool = False) -> tuple[Target, ...]:
    """What cells lead to, as far as it is public; files give titles and addresses in full."""
    kinds = {kind.family: kind for kind in FieldKind if kind.family}
    found = (
        (kinds[each.family].value, each.value, target)
        for each in contents.cited
        if (target := site.entry(each.family, each.value))
    )
    return tuple(
        Target(
            kind,
            identity,
            target.called if is_file else _short(target),
            url.absolute(site.config.base, url.of(target)) if is_file else url.of(target),
        )
        for kind, identity, target in found
    )


def _short(target: Entry) -> str:
    """Cells are narrow."""
    return ground.short_title(target) if isinstance(target, Document) else target.called


def gone(table: DataTable, contents: Contents) -> str:
    """How many rows have been taken down, and why."""
    field = table.last_day
    if field is None or not contents.gone:
        return ""
    return f"有{contents.gone}行过了{field.name}的日期，已经撤下。"


def unit_links(site: Site, table: DataTable, contents: Contents) -> tuple[Link, ...]:
    """Where the units that cells name are, by the names that they are called there."""
    found = (
        (each.name, site.registry.named(each.name, table.reference_date)) for each in contents.units
    )
    return tuple(Link(name, url.of(parties[0])) for name, parties in found if len(parties) == 1)


def is_matrix(table: DataTable) -> bool:
    """Mostly numbers: to be read across and down, not row by row."""
    return sum(each.kind.is_number for each in table.fields) * 2 > len(table.fields)


# ── Above and below the rows ──────────────────────────────────────────────


def head(site: Site, table: DataTable, address: Url, title: str, *above: Link) -> Head:
    """`above` are pages of the same table on the way to this one."""
    columns = site.referred(table, "columns", Column)
    canonical = url.absolute(site.config.base, address)
    source = part.issuer_names(site, table, "units")
    description = table.description or f"{source}公布的{table.kind}数据，可以下载"
    meta = part.tags_of(columns[0]) if columns else ()
    meta += part.content_meta(
        title,
        table.latest,
        source=source,
        description=summary(description),
        address=canonical,
        keywords=",".join(table.keywords),
    )
    structured = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": title,
        "description": description,
        "dateModified": table.latest.isoformat(),
        "creator": {"@type": "GovernmentOrganization", "name": source},
        "inLanguage": "zh-CN",
        "url": canonical,
    }
    top = part.column_trail(site, columns[0])[0] if columns else None
    return part.head(
        site,
        address,
        title,
        description,
        crumbs=(*(part.column_crumbs(site, columns[0]) if columns else ()), *above),
        meta=meta,
        entry=entrance.entry_address(site, top) if top else None,
        structured=structured,
    )


def facts(site: Site, table: DataTable, turn: Turn | None = None) -> tuple[Fact, ...]:
    """Of the whole table, or of one period."""
    units = site.parties(table, "units")
    published = turn.issue.published if turn and turn.issue else table.published
    return part.facts(
        ("公布单位", "、".join(each.title for each in units), url.of(units[0]))
        if len(units) == 1
        else ("公布单位", "、".join(each.title for each in units)),
        ("期", turn.period.name if turn else None),
        ("地点", table.place_name),
        ("发布日期", day(published) if published else None),
        ("更新日期", day(table.updated) if table.updated and not turn else None),
        ("更新周期", None if turn else table.cycle),
        ("依据", table.basis),
    )


def changes(table: DataTable) -> tuple[Fact, ...]:
    """What was changed on which day, the last first."""
    found = sorted(table.revisions, key=lambda each: each.day, reverse=True)
    return tuple(Fact(day(each.day), each.what) for each in found)


def related(site: Site, table: DataTable) -> tuple[Link, ...]:
    documents = site.referred(table, "documents", Document)
    tasks = site.referred(table, "tasks", Task)
    return (
        *(Link(each.title, url.of(each)) for each in documents),
        *(Link(f"任务：{each.title}", url.of(each)) for each in tasks),
    )


def told(changes: Iterable[Fact]) -> Iterator[str]:
    """As they stand on a page, for search."""
    return (f"{each.word}　{each.value}" for each in changes)


def texts(fields: Iterable[FieldView]) -> Iterator[str]:
    """What stands on a page of its fields, for search."""
    for each in fields:
        yield from (each.name, each.head, each.meaning, each.kind)


# ── As data ───────────────────────────────────────────────────────────────


def files(
    site: Site,
    address: Url,
    title: str,
    table: DataTable,
    every: Iterable[tuple[Contents, tuple[str, ...]]],
    *before: Heading,
) -> Iterator[Page]:
    """The rows as files beside a page: contents, and what stands before each of their rows under `before`."""
    contents = tuple(every)
    data = StoredTable(
        title,
        (*before, *headings(table)),
        tuple(piece for each, told in contents for piece in pieces(each, *told)),
        tuple(
            dict.fromkeys(
                target for each, _ in contents for target in targets(site, each, is_file=True)
            )
        ),
    )
    for suffix in ("csv", "xlsx"):
        yield Page(
            url.instead(address, suffix),
            f"data.{suffix}",
            data,
            listed=False,
            place=table.place.file,
        )


def downloads(address: Url) -> tuple[Link, ...]:
    return tuple(Link(each.upper(), url.instead(address, each)) for each in ("csv", "xlsx", "json"))


def pieces(contents: Contents, *before: str) -> tuple[Piece, ...]:
    return tuple(Piece(each.rows, before) for each in contents.chunks)


def headings(table: DataTable) -> tuple[Heading, ...]:
    return tuple(Heading(each.name, each.meaning or "", each.kind) for each in table.fields)


def dictionary(table: DataTable) -> tuple[Mapping, ...]:
    return tuple(Mapping(tuple(_entry(each))) for each in table.fields)


def _entry(each: DataField) -> Iterator[tuple[str, str]]:
    yield "字段", each.name
    yield "含义", each.meaning or ""
    yield "类型", each.kind.value
    if each.measure:
        yield "计量单位", each.measure


def _number(each: DataField, text: str) -> int | float:
    return int(text) if each.kind is FieldKind.WHOLE else float(text)


def data(site: Site, table: DataTable, contents: Contents) -> Iterator[tuple[str, object]]:
    """Sums and rows, as they stand in JSON."""
    sums = zip(table.fields, contents.sums, strict=True)
    totals = tuple((each.name, _number(each, total)) for each, total in sums if total)
    yield "行数", contents.count
    if totals:
        yield "合计", Mapping(totals)
    if contents.gone:
        yield "已撤下行数", contents.gone
    yield (
        "数据",
        StoredTable(
            table.title,
            headings(table),
            pieces(contents),
            targets(site, contents, is_file=True),
        ),
    )


def as_record(site: Site, table: DataTable) -> Iterator[tuple[str, object]]:
    """Besides what the editor wrote: the rows that are public, or where those of each period are."""
    yield "字段", dictionary(table)
    if table.issues:
        every = turns(site, table)
        yield "各期", tuple(_issue(site, table, each) for each in every if each.issue)
        yield "空缺", tuple(each.period.name for each in every if each.is_missing)
        return
    for contents in shown(site, table):
        yield from data(site, table, contents)


def _issue(site: Site, table: DataTable, turn: Turn) -> Mapping:
    address = url.issue(table, turn.period.key)
    pairs = (
        ("期", turn.period.name),
        ("发布日期", turn.issue.published if turn.issue else None),
        ("行数", turn.contents.count if turn.contents else 0),
        ("网址", url.absolute(site.config.base, address)),
        ("数据", url.absolute(site.config.base, url.instead(address, "json"))),
    )
    return Mapping(pairs)


# ── For search ────────────────────────────────────────────────────────────


def unit_names(site: Site, table: DataTable) -> tuple[str, ...]:
    return tuple(each.name for each in site.referred(table, "units", Unit))


def column_name(site: Site, table: DataTable) -> str:
    return next((each.name for each in site.referred(table, "columns", Column)), "")
