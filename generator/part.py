"""Parts of views that several kinds of page show: heads, list items, lists by page, facts.

Mirrors `templates/parts/`.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from generator import url
from generator.course import is_delayed, kind_of, standing
from generator.memory import PAGE_SIZE
from generator.page import Download, Fact, Head, Item, Link, Page, Pager, Segment, Table, Tag
from generator.record import Entry, Published
from generator.records import (
    AnnualReport,
    Catalog,
    Collective,
    Column,
    DataTable,
    Document,
    Gazette,
    Interpretation,
    Matter,
    Service,
    Task,
    Unit,
)
from generator.site import Site
from generator.text import day, slug, summary
from generator.url import Url
from generator.validity import Ending, validity
from generator.vocabulary import Fate, Validity

BAR = 1000
"""Units of a bar's length."""


def head(
    site: Site,
    address: Url,
    title: str,
    description: str,
    *,
    crumbs: Sequence[Link] = (),
    meta: Sequence[tuple[str, str]] = (),
    feeds: Sequence[Link] = (),
    entry: Url | None = None,
    structured: Any = None,
) -> Head:
    """With the tags that every page owes (政府网站发展指引, 网站标签) and the site-wide feed."""
    config = site.config
    own = (
        ("SiteName", config.name),
        ("SiteDomain", config.domain or ""),
        ("SiteIDCode", config.site_code or ""),
    )
    return Head(
        url=address,
        title=title,
        description=summary(description, 150),
        canonical=url.absolute(config.base, address),
        meta=tuple((name, value) for name, value in (*own, *meta) if value),
        crumbs=(Link("首页", url.HOME), *crumbs, Link(title, address))
        if crumbs or address != url.HOME
        else (),
        feeds=(Link(f"{config.name}{config.section}", url.FEED), *feeds),
        entry=entry,
        structured=_JSON.encode(structured) if structured else "",
    )


_JSON = json.JSONEncoder(ensure_ascii=False)


def column_meta(
    name: str, purpose: str, kind: str, keywords: Iterable[str] = ()
) -> tuple[tuple[str, str], ...]:
    """栏目标签."""
    return (
        ("ColumnName", name),
        ("ColumnDescription", purpose or name),
        ("ColumnKeywords", ",".join(keywords) or name),
        ("ColumnType", kind or name),
    )


def tags_of(column: Column) -> tuple[tuple[str, str], ...]:
    """栏目标签 of a column and of everything in it."""
    return column_meta(column.name, column.purpose or "", column.kind or "", column.keywords)


def content_meta(
    title: str,
    published: date,
    *,
    source: str,
    description: str,
    address: str,
    keywords: str = "",
    author: str = "",
) -> tuple[tuple[str, str], ...]:
    """内容页标签.  The hour of publication is not recorded; the tag's format asks for one."""
    return (
        ("ArticleTitle", title),
        ("PubDate", f"{published.isoformat()} 00:00"),
        ("ContentSource", source),
        ("Keywords", keywords),
        ("Author", author),
        ("Description", description),
        ("Url", address),
    )


def published(record: Entry) -> date | None:
    return record.published_on if isinstance(record, Published) else None


def newest(records: Iterable[Entry]) -> list[Entry]:
    """Newest first; those of one day by id, so that the order never depends on the file system."""
    return sorted(
        records, key=lambda each: (published(each) or date.min, each.family, each.id), reverse=True
    )


def title(site: Site, record: Published) -> str:
    """As its page has it: an annual report is called by the full name of the organ, as it would sign, a gazette by the site's."""
    if isinstance(record, AnnualReport) and not record.heading:
        for unit in site.referred(record, "unit", Unit):
            return f"{unit.formal_name}{record.year}年政府信息公开工作年度报告"
    if isinstance(record, Gazette):
        return f"{site.config.name}公报{record.called}"
    return record.called


def unit_names(site: Site, record: Entry, field: str) -> str:
    return "、".join(party.title for party in site.parties(record, field))


def issuer_names(site: Site, record: Entry, field: str = "issuers") -> str:
    """As signed: full names; as written, where no unit of the portal is meant."""
    return site.recall(record, f"{field} signed", lambda: _issuer_names(site, record, field))


def _issuer_names(site: Site, record: Entry, field: str) -> str:
    written = getattr(record, field)
    names = (written,) if isinstance(written, str) else written or ()
    parties = site.parties(record, field)
    if len(site.named(record, field)) < len(names):
        return "、".join(names)
    return "、".join(each.formal_name if isinstance(each, Unit) else each.name for each in parties)


def item(site: Site, record: Entry) -> Item:
    """One line of a list."""
    match record:
        case Document():
            return Item(
                record.title,
                url.of(record),
                record.published,
                record.document_number or "",
                unit_names(site, record, "issuers"),
                tuple(_document_tags(site, record)),
            )
        case Interpretation():
            note = unit_names(site, record, "units")
            return Item(
                record.title, url.of(record), record.published, "", note, (Tag(record.form.value),)
            )
        case DataTable():
            note = unit_names(site, record, "units")
            return Item(
                record.title, url.of(record), record.latest, "", note, (Tag(record.kind, "quiet"),)
            )
        case Matter():
            note = unit_names(site, record, "units")
            tags = tuple(matter_tags(site, record))
            return Item(
                record.title, url.of(record), record.published_on, record.number or "", note, tags
            )
        case Service():
            note = unit_names(site, record, "units")
            tags = (Tag(record.kind.value, "quiet"),)
            return Item(record.title, url.of(record), record.latest, "", note, tags)
        case Published():
            note = unit_names(site, record, record.publishers)
            return Item(title(site, record), url.of(record), record.published_on, "", note)
        case _:
            raise TypeError(f"{record.family} is not shown in lists")


def _document_tags(site: Site, document: Document) -> Iterable[Tag]:
    if document.is_normative:
        yield Tag("规范性文件")
    state = validity(site, document)
    if state is not None and state is not Validity.VALID:
        yield Tag(state.value, "alarm" if state.is_void else "warn")
    if site.referring(Interpretation, "interprets", to=document):
        yield Tag("有解读", "quiet")
    elif document.needs_interpretation:
        yield Tag("未解读，有说明" if document.explanation else "待解读", "warn")


def matter_tags(site: Site, matter: Matter, *, with_kind: bool = True) -> Iterator[Tag]:
    if with_kind:
        yield Tag(matter.kind, "quiet")
    found = standing(site, matter)
    if found.word != matter.kind:
        yield Tag(found.word, found.tone)
    if is_delayed(site, matter):
        yield Tag("延期", "warn")


def columns_of(site: Site, matter: Matter) -> tuple[Column, ...]:
    """Those named; else that of its kind, where the site has it."""
    kind = kind_of(site, matter)
    named = site.referred(matter, "columns", Column)
    return named or (site.referred(kind, "columns", Column)[:1] if kind else ())


def grounds(ending: Ending) -> str:
    """The documents that brought something to its end, by number."""
    named = (getattr(each, "document_number", None) or each.title for each in ending.actors)
    return "、".join(filter(None, (*named, ending.basis)))


def topic_class(topic: str) -> str:
    """The first level of a 主题分类, whichever way the two are joined."""
    for mark in ("/", "\\", " - ", "-"):
        topic = topic.split(mark, maxsplit=1)[0]
    return topic.strip()


def topic_link(topic: str) -> Link:
    name = topic_class(topic)
    return Link(topic.replace("/", " / "), url.archive("topic", slug(name)))


def party_link(party: Entry) -> Link:
    title = party.name if isinstance(party, Unit | Collective) else party.id
    return Link(title, url.of(party))


def facts(*pairs: tuple[str, str | None] | tuple[str, str | None, str]) -> tuple[Fact, ...]:
    """Facts that have a value."""
    found = (Fact(word, value, rest[0] if rest else "") for word, value, *rest in pairs if value)
    return tuple(found)


def values(*facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """What facts say, for search: nobody looks for their labels."""
    return tuple(fact.value for each in facts for fact in each)


def attachment_titles(record: Published) -> tuple[str, ...]:
    return tuple(title or name for name, title in record.attachment_names)


def full_pages(count: int) -> int:
    """Pages numbered from the oldest item; none, where everything stands on the list's own page."""
    return count // PAGE_SIZE if count > PAGE_SIZE else 0


def pager(first: Url, number: int, full: int) -> Pager:
    """Links around page `number` of a list; 0 is the newest items, on the list's own address.

    A page that is full never changes again, save for the link to the page that follows it:
    so one new document touches the same number of files at every size of the site.
    """

    def address(each: int) -> Url:
        return url.archive_page(first, each)

    around = {number + 1, number, number - 1, number - 2} if number else {full, full - 1, full - 2}
    shown = sorted((each for each in {1, *around} if 1 <= each <= full), reverse=True)
    links: list[Link] = []
    for above, each in zip((None, *shown), shown, strict=False):
        if above is not None and above - each > 1:
            links.append(Link("…", ""))
        links.append(Link(str(each), address(each)))
    if number == 0:
        return Pager(0, first, tuple(links), address(full) if full else None, None)
    older = address(number - 1) if number > 1 else None
    newer = address(number + 1) if number < full else first
    return Pager(number, first, tuple(links), older, newer)


def column_trail(site: Site, column: Column) -> tuple[Column, ...]:
    """From the top of the tree down to the column itself."""
    return site.trails[column.id]


def column_crumbs(site: Site, column: Column) -> tuple[Link, ...]:
    return tuple(Link(each.name, url.of(each)) for each in column_trail(site, column))


def downloads(record: Published) -> tuple[Download, ...]:
    """The attachments of a record, in the order named."""
    stored = {each.name: each for each in record.files}
    return tuple(
        Download(
            title or name,
            name.rpartition(".")[2].upper(),
            stored[name].size,
            stored[name].sha256,
            url.beside(record, name),
        )
        for name, title in record.attachment_names
    )


def files_of(name: str, table: Table) -> Iterator[Page]:
    for suffix in ("csv", "json"):
        yield Page(url.table(name, suffix), f"data.{suffix}", table, listed=False)


def page_of(address: Url, template: str, view: Any, **more: Any) -> Page:
    return Page(address, f"pages/{template}.html", view, **more)


def address(site: Site, record: Entry) -> str:
    """Its full address, for those who read it elsewhere."""
    return url.absolute(site.config.base, url.of(record))


def latest_catalogs(site: Site) -> tuple[Catalog, ...]:
    """Newest year first."""
    return tuple(sorted(site.all(Catalog), key=lambda each: (-each.year, each.id)))


def segments(counts: Iterable[tuple[str, int]], most: int) -> Iterator[Segment]:
    """A stacked bar; `most` is what a full one stands for."""
    done = 0
    for role, count in counts:
        start, done = round(BAR * done / most), done + count
        if width := round(BAR * done / most) - start:
            yield Segment(role, start, width)


def task_title(task: Task) -> str:
    """The short one that lists use, or as much of the obligation as fits."""
    return task.name or summary(task.content, 40)


def citation(*parts: str | None) -> str:
    return "，".join(part for part in parts if part)


def fate(site: Site, unit: Unit) -> str:
    """What became of a former unit, in one sentence."""
    if unit.successor is None or site.is_active(unit):
        return ""
    heirs = "、".join(each.name for each in site.referred(unit, "unit", Unit))
    when = day(unit.successor.day) if unit.successor.day else ""
    match unit.successor.fate:
        case Fate.RENAMED:
            return f"{when}更名为{heirs}" if heirs else f"{when}更名"
        case Fate.MERGED:
            return f"{when}职责并入{heirs}" if heirs else f"{when}并入其他单位"
        case Fate.DISSOLVED:
            return f"{when}撤销" + (f"，职责由{heirs}承担" if heirs else "")
