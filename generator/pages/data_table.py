"""A data table on its own page, or as many pages as its rows take, and as files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from generator import part, table_view, url
from generator.page import Fact, Head, Link, Mapping, Page, SearchDocument, Target
from generator.planner import for_each
from generator.publication import Display, Turn, display, shown, turns
from generator.records import DataTable
from generator.records.data_table import CHUNK, Chunk, Contents
from generator.shelf import Stored
from generator.site import Site
from generator.table_view import Facet, FieldView
from generator.text import day
from generator.url import Url

FEW = 12
"""Rows that are seen at a glance, without a filter."""
SEARCHED = 20
"""Pages of one table that search knows: ten thousand rows."""


@dataclass(frozen=True, slots=True)
class Banner:
    """`tone` is `warn` while something is shown for a time only, else empty."""

    title: str
    text: str
    more: str
    tone: str


@dataclass(frozen=True, slots=True)
class Pages:
    """Where one is among the pages of a long table: the numbers of its first and last row."""

    number: int
    first: int
    last: int
    links: tuple[Link, ...]
    before: Url | None
    after: Url | None


@dataclass(frozen=True, slots=True)
class View:
    """Everything that templates/pages/data-table.html can see."""

    head: Head
    kind: str
    title: str
    lead: str
    facts: tuple[Fact, ...]
    banner: Banner | None
    fields: tuple[FieldView, ...]
    rows: tuple[Stored, ...]
    has_rows: bool
    gone: str
    sums: tuple[str, ...]
    is_matrix: bool
    units: tuple[Link, ...]
    targets: tuple[Target, ...]
    has_filter: bool
    facets: tuple[Facet, ...]
    count: int
    pages: Pages | None
    before: Link | None
    after: Link | None
    downloads: tuple[Link, ...]
    changes: tuple[Fact, ...]
    related: tuple[Link, ...]
    citation: str
    address: str


@for_each(DataTable)
def plan(site: Site, table: DataTable) -> Iterator[Page]:
    """Of a table that is published once, or goes on being changed."""
    if table.issues:
        return
    shown_for_a_time = display(site, table)
    if shown_for_a_time and not shown_for_a_time.is_on:
        contents = table.contents[0] if table.contents else None
        banner = _banner(shown_for_a_time, table, contents)
        yield _Sheet(site, table, url.of(table), table.title, banner=banner).without_rows()
        return
    contents = next(iter(shown(site, table)), None)
    if contents is None:
        return
    notice = _banner(shown_for_a_time, table, contents) if shown_for_a_time else None
    yield from _Sheet(site, table, url.of(table), table.title, banner=notice).pages(contents)
    yield from table_view.files(site, url.of(table), table.title, table, [(contents, ())])


def _banner(found: Display, table: DataTable, contents: Contents | None) -> Banner:
    notice = found.notice
    last = day(found.last) if found.last else ""
    span = f"{day(notice.since)}至{last}" if last else f"{day(notice.since)}起"
    if notice.working_days and last:
        span += f"（{notice.working_days}个工作日）"
    if not found.has_begun:
        return Banner("公示还没有开始", f"公示期{span}。", "", "warn")
    if not found.is_over:
        text = f"公示期{span}。期满后名单撤下，本页只保留公示的情况。"
        return Banner("正在公示", text, notice.objection or "", "warn")
    many = f"{contents.count}行数据，" if contents else "，"
    names = "、".join(each.name for each in table.fields)
    text = f"{span}公示{many}内容有{names}。"
    return Banner("公示期满，名单已经撤下", text, notice.outcome or "", "")


# ── Issues ────────────────────────────────────────────────────────────────


@for_each(DataTable)
def plan_issues(site: Site, table: DataTable) -> Iterator[Page]:
    """Of each period; the overview of all is a page of its own."""
    public = [each for each in turns(site, table) if each.issue] if table.issues else []
    links = [Link(each.period.name, url.issue(table, each.period.key)) for each in public]
    for at, turn in enumerate(public):
        issue, contents = turn.issue, turn.contents
        if issue is None or contents is None:
            continue
        address, title = Url(links[at].url), f"{table.title}（{turn.period.name}）"
        sheet = _Sheet(site, table, address, title, turn=turn)
        before = links[at - 1] if at else None
        after = links[at + 1] if at + 1 < len(links) else None
        yield from sheet.pages(contents, before, after)
        yield from table_view.files(site, address, title, table, [(contents, ())])
        pairs = (
            ("类型", table.noun),
            ("标识", f"{table.id}/{turn.period.key}"),
            ("网址", url.absolute(site.config.base, address)),
            ("标题", title),
            ("期", turn.period.name),
            ("发布日期", issue.published),
            ("字段", table_view.dictionary(table)),
            *table_view.data(site, table, contents),
        )
        yield Page(
            url.instead(address, "json"),
            "data.json",
            Mapping(pairs),
            listed=False,
            place=table.place.file,
        )


def _sheets(chunks: Iterable[Chunk]) -> Iterator[tuple[Chunk, ...]]:
    """Those that stand on one page."""
    sheet: list[Chunk] = []
    for each in chunks:
        if sheet and sum(chunk.count for chunk in sheet) + each.count > CHUNK:
            yield tuple(sheet)
            sheet = []
        sheet.append(each)
    if sheet:
        yield tuple(sheet)


# ── Pages ─────────────────────────────────────────────────────────────────


class _Sheet:
    """The pages of the rows of one table, or of one period of it."""

    def __init__(
        self,
        site: Site,
        table: DataTable,
        address: Url,
        title: str,
        *,
        turn: Turn | None = None,
        banner: Banner | None = None,
    ) -> None:
        self._site, self._table, self._turn, self._banner = site, table, turn, banner
        self._address, self._title = address, title

    def without_rows(self) -> Page:
        return self._page(self._view(self._address, self._title), ())

    def pages(
        self, contents: Contents, before: Link | None = None, after: Link | None = None
    ) -> Iterator[Page]:
        sheets = tuple(_sheets(contents.chunks))
        many = len(sheets)
        ends = (0, *accumulate(sum(each.count for each in chunks) for chunks in sheets))
        for at, chunks in enumerate(sheets or ((),)):
            number = at + 1
            title = f"{self._title}（第{number}页）" if at else self._title
            view = self._view(url.rows(self._address, number), title, contents)
            facets = table_view.facets(self._table, contents, view.targets) if many == 1 else ()
            view = replace(
                view,
                rows=tuple(each.rows for each in chunks),
                has_rows=bool(chunks),
                has_filter=many == 1 and (bool(facets) or contents.count > FEW),
                facets=facets,
                pages=self._pager(number, many, (ends[at] + 1, ends[number])) if many > 1 else None,
                before=before,
                after=after,
            )
            yield self._page(view, tuple(each.text for each in chunks), number)

    def _pager(self, number: int, many: int, span: tuple[int, int]) -> Pages:
        def address(each: int) -> Url:
            return url.rows(self._address, each)

        shown = sorted({1, number - 1, number, number + 1, many} & set(range(1, many + 1)))
        links: list[Link] = []
        for last, each in zip((0, *shown), shown, strict=False):
            if each - last > 1:
                links.append(Link("…", ""))
            links.append(Link(str(each), address(each)))
        return Pages(
            number,
            *span,
            tuple(links),
            address(number - 1) if number > 1 else None,
            address(number + 1) if number < many else None,
        )

    def _view(self, address: Url, title: str, contents: Contents | None = None) -> View:
        site, table, turn = self._site, self._table, self._turn
        above = [Link(table.title, url.of(table))] if turn else []
        if address != self._address:
            above.append(Link(self._title, self._address))
        note = turn.issue.note if turn and turn.issue else table.description
        return View(
            head=table_view.head(site, table, address, title, *above),
            kind=table.kind,
            title=title,
            lead=note or "",
            facts=table_view.facts(site, table, turn),
            banner=self._banner,
            fields=table_view.fields(table, contents),
            rows=(),
            has_rows=False,
            gone=table_view.gone(table, contents) if contents else "",
            sums=contents.sums if contents and any(contents.sums) else (),
            is_matrix=table_view.is_matrix(table),
            units=table_view.unit_links(site, table, contents) if contents else (),
            targets=table_view.targets(site, contents) if contents else (),
            has_filter=False,
            facets=(),
            count=contents.count if contents else 0,
            pages=None,
            before=None,
            after=None,
            downloads=table_view.downloads(self._address) if contents else (),
            changes=() if turn or address != self._address else table_view.changes(table),
            related=table_view.related(site, table),
            citation=part.citation(title, part.unit_names(site, table, "units"), day(table.latest)),
            address=url.absolute(site.config.base, address),
        )

    def _page(self, view: View, rows: tuple[Stored, ...], number: int = 1) -> Page:
        table, banner = self._table, self._banner
        told = (banner.title, banner.text, banner.more) if banner else ()
        texts = (
            view.lead,
            *told,
            view.gone,
            *table_view.texts(view.fields),
            *rows,
            "合计",
            *view.sums,
        )
        search = SearchDocument(
            view.head.url,
            view.title,
            table.noun,
            (*texts, *part.values(view.facts), *table_view.told(view.changes)),
            table.latest,
            units=table_view.unit_names(self._site, table),
            column=table_view.column_name(self._site, table),
        )
        return part.page_of(
            view.head.url,
            "data-table",
            view,
            search=search if number <= SEARCHED else None,
            modified=table.latest,
            place=table.place.file,
        )
