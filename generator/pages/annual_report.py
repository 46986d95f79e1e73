"""The page of an annual report: six parts, the three tables with their exact heads, and its numbers as data."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from generator import annual, annual_table, part, url
from generator.annual import printed
from generator.page import Download, Fact, Head, Link, Page, SearchDocument, Table
from generator.planner import for_each
from generator.records import AnnualReport, Catalog, Column, Document, Unit
from generator.records.annual_report import Disclosed, Requests, Reviews
from generator.site import Site
from generator.text import day
from generator.url import Url


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs under a heading of their own, or under that of their part."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DisclosedView:
    """Table A; counts are made, repealed, in force."""

    regulations: tuple[str, ...]
    normative: tuple[str, ...]
    permits: str
    penalties: str
    coercions: str
    charges: str


@dataclass(frozen=True, slots=True)
class Stub:
    """A cell of the first three columns of table B."""

    text: str
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class RequestRow:
    stubs: tuple[Stub, ...]
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class View:
    """Everything that templates/pages/annual-report.html can see."""

    head: Head
    title: str
    facts: tuple[Fact, ...]
    preface: str
    overview: tuple[Passage, ...]
    disclosed: DisclosedView | None
    requests: tuple[RequestRow, ...]
    reviews: tuple[tuple[int, ...], ...]
    problems: tuple[str, ...]
    matters: tuple[Passage, ...]
    text: tuple[str, ...]
    reasons: tuple[Passage, ...]
    related: tuple[Link, ...]
    files: tuple[Download, ...]
    signature: str
    signed: date
    is_whole: bool
    """Laid out as is prescribed today."""
    neighbours: tuple[Link, ...]
    figures: Link
    year: Link
    data_url: Url
    csv_url: Url | None
    citation: str
    address: str


@for_each(AnnualReport)
def plan(site: Site, report: AnnualReport) -> Iterator[Page]:
    unit = annual.unit_of(site, report)
    if unit is None:
        return
    title = part.title(site, report)
    cells = tuple(annual_table.cells(site, report))
    view = View(
        head=_head(site, report, title),
        title=title,
        facts=_facts(site, report),
        preface=_preface(report),
        overview=_overview(report),
        disclosed=_disclosed(report.disclosed) if report.disclosed else None,
        requests=tuple(_requests(report.requests)) if report.requests else (),
        reviews=_reviews(report.reviews) if report.reviews else (),
        problems=_paragraphs(report.problems),
        matters=_matters(report),
        text=_paragraphs(report.text),
        reasons=tuple(Passage(each.concord, _paragraphs(each.text)) for each in report.reasons),
        related=_related(site, report),
        files=part.downloads(report),
        signature=unit.formal_name,
        signed=report.formed or report.published,
        is_whole=report.overview is not None,
        neighbours=tuple(_neighbours(site, report, unit)),
        figures=Link(f"{unit.name}历年数据", url.figures(unit)),
        year=Link(f"{report.year}年各单位的报告", url.reports_year(report.year)),
        data_url=url.data_of(report),
        csv_url=url.table_of(report) if cells else None,
        citation=part.citation(title, day(report.published), unit.formal_name),
        address=part.address(site, report),
    )
    yield part.page_of(
        url.of(report),
        "annual-report",
        view,
        search=_search(site, report, title, view),
        modified=report.published,
        place=report.place.file,
    )
    if cells:
        table = Table(title, annual_table.CELLS, cells)
        yield Page(url.table_of(report), "data.csv", table, listed=False, place=report.place.file)


def _head(site: Site, report: AnnualReport, title: str) -> Head:
    columns = site.referred(report, "columns", Column)
    meta = part.tags_of(columns[0]) if columns else ()
    meta += part.content_meta(
        title,
        report.published,
        source=part.issuer_names(site, report, "unit"),
        description=report.gist,
        address=part.address(site, report),
    )
    return part.head(
        site,
        url.of(report),
        title,
        report.gist,
        crumbs=part.column_crumbs(site, columns[0]) if columns else (),
        meta=meta,
        entry=url.at("columns", "reports"),
    )


def _facts(site: Site, report: AnnualReport) -> tuple[Fact, ...]:
    (unit,) = site.referred(report, "unit", Unit)
    return part.facts(
        ("发布机构", unit.formal_name, url.of(unit)),
        ("索引号", report.index_number),
        ("成文日期", day(report.formed) if report.formed else None),
        ("发布日期", day(report.published)),
    )


def _search(site: Site, report: AnnualReport, title: str, view: View) -> SearchDocument:
    (unit,) = site.referred(report, "unit", Unit)
    passages = (*view.overview, *view.matters, *view.reasons)
    texts = (
        view.preface,
        *(text for each in passages for text in each.paragraphs),
        *view.problems,
        *view.text,
        *part.values(view.facts),
    )
    columns = site.referred(report, "columns", Column)
    return SearchDocument(
        url.of(report),
        title,
        report.noun,
        texts,
        report.published,
        units=(unit.name,),
        column=columns[0].name if columns else "",
    )


# ── Prose ─────────────────────────────────────────────────────────────────


def _paragraphs(text: str | None) -> tuple[str, ...]:
    return tuple(each.strip() for each in (text or "").splitlines() if each.strip())


def _preface(report: AnnualReport) -> str:
    if report.preface or report.overview is None:
        return report.preface or ""
    return (
        "本报告根据《中华人民共和国政府信息公开条例》第五十条编制，"
        f"所列数据的统计期限自{report.year}年1月1日起至12月31日止。"
    )


def _overview(report: AnnualReport) -> tuple[Passage, ...]:
    overview = report.overview
    if overview is None:
        return ()
    return (
        Passage("（一）主动公开", _paragraphs(overview.disclosure)),
        Passage("（二）依申请公开", _paragraphs(overview.requests)),
        Passage("（三）政府信息管理", _paragraphs(overview.management)),
        Passage("（四）政府信息公开平台建设", _paragraphs(overview.platform)),
        Passage("（五）监督保障", _paragraphs(overview.supervision)),
    )


def _matters(report: AnnualReport) -> tuple[Passage, ...]:
    matters = report.matters
    if matters is None:
        return ()
    found = (
        Passage("（一）收取信息处理费情况", _paragraphs(matters.fees)),
        Passage("（二）年度重点工作落实情况", _paragraphs(matters.key_tasks)),
        Passage("（三）其他事项", _paragraphs(matters.more)),
    )
    return tuple(each for each in found if each.paragraphs)


def _related(site: Site, report: AnnualReport) -> tuple[Link, ...]:
    catalogs = site.referred(report, "catalog", Catalog)
    documents = site.referred(report, "related", Document)
    return tuple(Link(each.called, url.of(each)) for each in (*catalogs, *documents))


def _neighbours(site: Site, report: AnnualReport, unit: Unit) -> Iterator[Link]:
    """The other years', newest first."""
    for each in reversed(annual.reports_of(site, unit)):
        if each.id != report.id:
            yield Link(f"{each.year}年", url.of(each))


# ── Tables ────────────────────────────────────────────────────────────────


def _disclosed(table: Disclosed) -> DisclosedView:
    return DisclosedView(
        tuple(map(str, table.regulations)) if table.regulations else ("/", "/", "/"),
        tuple(map(str, table.normative)),
        str(table.permits),
        str(table.penalties),
        str(table.coercions),
        printed(table.charges),
    )


_GROUPS = {"三": "三、本年度办理结果", "三（三）": "（三）不予公开", "三（四）": "（四）无法提供",
           "三（五）": "（五）不予处理", "三（六）": "（六）其他处理"}  # fmt: skip
"""Cells of the stub that span rows, by what the words of their rows begin with."""


def _requests(table: Requests) -> Iterator[RequestRow]:
    rows = list(table.rows())
    words = ["", *(each.word for each in rows)]
    for (previous, word), row in zip(pairwise(words), rows, strict=True):
        opened = [
            Stub(text, sum(each.startswith(group) for each in words), 1)
            for group, text in _GROUPS.items()
            if word.startswith(group) and not previous.startswith(group)
        ]
        inside = sum(word.startswith(group) for group in _GROUPS)
        yield RequestRow((*opened, Stub(row.label, 1, 3 - inside)), row.values)


def _reviews(table: Reviews) -> tuple[tuple[int, ...], ...]:
    return tuple(row.values for row in table.rows())
