"""A standard catalogue as it is printed, every row tied to what fulfils it; and the matrix of all of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator import part, standard_table, url
from generator.page import Fact, Head, Link, Page, SearchDocument
from generator.planner import for_each, once
from generator.records import Document, Standard, StandardItem
from generator.records.standard import Audience, Channel, Way
from generator.site import Site
from generator.standard_domain import domains
from generator.standard_table import TICK, TITLE
from generator.text import day


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell that holds √, or says who the group is, or nothing."""

    word: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    anchor: str
    number: int
    first: str
    is_same: bool
    """The first head is that of the row above."""
    second: str
    third: str
    process: str
    content: str
    basis: str
    limit: str
    requirement: str
    forms: str
    bodies: tuple[Link, ...]
    channels: tuple[Channel, ...]
    marks: tuple[Mark, ...]
    fulfilments: tuple[Link, ...]
    gap: str
    """Said where something is owed here and nothing fulfils it."""


@dataclass(frozen=True, slots=True)
class EditionView:
    day: date
    change: str
    basis: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    title: str
    lead: str
    facts: tuple[Fact, ...]
    extras: tuple[str, ...]
    """Those of the heads 三级事项, 过程, 公开时限, 公开要求, 公开形式 that the catalogue has."""
    levels: tuple[str, ...]
    rows: tuple[Row, ...]
    editions: tuple[EditionView, ...]
    downloads: tuple[Link, ...]
    index: Link


_EXTRAS = ("third", "process", "limit", "requirement", "forms")


@for_each(Standard)
def plan(site: Site, standard: Standard) -> Iterator[Page]:
    address = url.of(standard)
    rows = tuple(_rows(site, standard))
    lead = f"{standard.domain}领域应当公开{len(rows)}项，逐项列明内容、依据、时限、主体、渠道、对象、方式和层级。"
    lead = standard.description or lead
    files = tuple(
        Link(each.upper(), url.instead(address, each)) for each in ("xlsx", "csv", "json")
    )
    view = View(
        head=part.head(
            site,
            address,
            standard.title,
            lead,
            crumbs=(Link(TITLE, url.STANDARDS),),
            meta=part.column_meta(standard.title, lead, "信息公开目录"),
        ),
        title=standard.title,
        lead=lead,
        facts=_facts(site, standard, rows),
        extras=tuple(
            StandardItem.word(name)
            for name in _EXTRAS
            if any(getattr(each, name) for each in standard.items)
        ),
        levels=standard.levels,
        rows=rows,
        editions=tuple(
            EditionView(each.day, each.change, _issued(site, each.basis))
            for each in reversed(standard.editions)
        ),
        downloads=files,
        index=Link("全部领域", url.STANDARDS),
    )
    yield part.page_of(
        address,
        "standard",
        view,
        search=_search(site, standard, view),
        modified=standard.published_on,
        place=standard.place.file,
    )
    table = standard_table.table(site, standard.title, (standard,))
    for kind in ("xlsx", "csv"):
        yield Page(url.instead(address, kind), f"data.{kind}", table, listed=False)


def _search(site: Site, standard: Standard, view: View) -> SearchDocument:
    cells = (text for row in view.rows for text in _texts(row))
    return SearchDocument(
        view.head.url,
        view.title,
        standard.noun,
        (view.lead, *cells, *(each.change for each in view.editions)),
        standard.published_on,
        units=tuple(each.title for each in site.parties(standard, "units")),
    )


def _facts(site: Site, standard: Standard, rows: tuple[Row, ...]) -> tuple[Fact, ...]:
    gaps = sum(bool(each.gap) for each in rows)
    return part.facts(
        ("牵头单位", part.unit_names(site, standard, "units")),
        ("事项", f"{len(rows)}项"),
        ("落实", "全部落实" if not gaps else f"{gaps}项没有落实"),
        ("首次编制", day(standard.editions[0].day)),
        ("最近修订", day(standard.published_on)),
    )


def _issued(site: Site, identities: tuple[str, ...]) -> tuple[Link, ...]:
    found = (site.get(Document, each) for each in identities)
    return tuple(Link(each.title, url.of(each)) for each in found if each is not None)


def _rows(site: Site, standard: Standard) -> Iterator[Row]:
    above = ""
    for number, item in standard.numbered():
        parties = site.meant(item.bodies, standard.reference_date)
        fulfilments = standard_table.fulfilments(site, item)
        yield Row(
            anchor=standard_table.anchor(number),
            number=number,
            first=item.first,
            is_same=item.first == above,
            second=item.second,
            third=item.third or "",
            process=item.process or "",
            content=item.content,
            basis=item.basis,
            limit=item.limit or "",
            requirement=item.requirement or "",
            forms=item.forms or "",
            bodies=tuple(map(part.party_link, parties)),
            channels=item.boxes,
            marks=tuple(_marks(standard, item)),
            fulfilments=fulfilments,
            gap="目录未落实" if item.is_owed_here and not fulfilments else "",
        )
        above = item.first


def _marks(standard: Standard, item: StandardItem) -> Iterator[Mark]:
    yield Mark(Audience.ALL, TICK if Audience.ALL in item.audiences else "")
    in_group = Audience.GROUP in item.audiences
    yield Mark(Audience.GROUP, item.group or (TICK if in_group else ""))
    for way in Way:
        yield Mark(way, TICK if way in item.ways else "")
    for level in standard.levels:
        yield Mark(level, TICK if level in item.levels else "")


def _texts(row: Row) -> Iterator[str]:
    """What stands in its cells, the ticks and boxes left out."""
    cells = (row.first, row.second, row.third, row.process, row.content, row.basis, row.limit)
    yield from filter(None, (*cells, row.requirement, row.forms))
    yield "、".join(each.title for each in row.bodies)


# ── All of them ───────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class DomainRow:
    """A domain: its catalogue, or why there is none."""

    title: str
    url: str
    parties: tuple[Link, ...]
    counts: tuple[str, ...]
    """By level, as far as the catalogue knows the level."""
    total: int
    met: str
    edited: date | None
    note: str


@dataclass(frozen=True, slots=True)
class DomainGroup:
    title: str
    rows: tuple[DomainRow, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    head: Head
    lead: str
    levels: tuple[str, ...]
    groups: tuple[DomainGroup, ...]
    sums: tuple[str, ...]
    downloads: tuple[Link, ...]


@once
def plan_index(site: Site) -> Iterator[Page]:
    """A site without any has no such page."""
    found = standard_table.standards(site)
    if not found:
        return
    levels = standard_table.levels(found)
    items = [item for each in found for item in each.items]
    owed = [item for item in items if item.is_owed_here]
    met = sum(standard_table.is_met(site, item) for item in owed)
    lead = (
        f"{len(found)}个领域编制了目录，共{len(items)}项，其中应当在网站上主动公开的{len(owed)}项，"
        f"已经落实到栏目、数据表或者文件的{met}项。"
    )
    head = part.head(
        site, url.STANDARDS, TITLE, lead, meta=part.column_meta(TITLE, lead, "信息公开目录")
    )
    counts = (sum(level in item.levels for item in items) for level in levels)
    view = IndexView(
        head=head,
        lead=lead,
        levels=levels,
        groups=tuple(_groups(site, found, levels)),
        sums=(*map(str, counts), str(len(items)), f"{met}/{len(owed)}"),
        downloads=(
            Link("XLSX", url.instead(url.STANDARDS, "xlsx")),
            *(Link(each.upper(), url.table(standard_table.NAME, each)) for each in ("csv", "json")),
        ),
    )
    yield part.page_of(url.STANDARDS, "standards", view)
    table = standard_table.table(site, TITLE, found)
    yield Page(url.instead(url.STANDARDS, "xlsx"), "data.xlsx", table, listed=False)
    yield from part.files_of(standard_table.NAME, table)


def _groups(
    site: Site, found: tuple[Standard, ...], levels: tuple[str, ...]
) -> Iterator[DomainGroup]:
    first, later = domains()
    own = tuple(each.name for each in site.config.domains)
    notes = {each.name: each.note or "" for each in site.config.domains}
    by_domain = {each.domain: each for each in found}
    known = {*first, *later}
    others = dict.fromkeys(each for each in (*own, *by_domain) if each not in known)
    names = (
        ("试点领域", first),
        ("后来增加的领域", tuple(each for each in later if each in by_domain or each in notes)),
        ("本地另有的领域", tuple(others)),
    )
    for title, some in names:
        rows = tuple(_domain(site, each, by_domain.get(each), levels, notes) for each in some)
        if rows:
            yield DomainGroup(title, rows)


def _domain(
    site: Site,
    name: str,
    standard: Standard | None,
    levels: tuple[str, ...],
    notes: dict[str, str],
) -> DomainRow:
    if standard is None:
        note = notes.get(name) or "没有编制目录"
        return DomainRow(name, "", (), ("",) * len(levels), 0, "", None, note)
    owed = [each for each in standard.items if each.is_owed_here]
    met = sum(standard_table.is_met(site, each) for each in owed)
    counts = (
        str(sum(level in each.levels for each in standard.items))
        if level in standard.levels
        else ""
        for level in levels
    )
    return DomainRow(
        title=name,
        url=url.of(standard),
        parties=tuple(map(part.party_link, site.parties(standard, "units"))),
        counts=tuple(counts),
        total=len(standard.items),
        met=f"{met}/{len(owed)}",
        edited=standard.published_on,
        note="",
    )
