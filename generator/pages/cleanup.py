"""The page of a yearly clean-up: what was decided of each normative document."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator import part, url
from generator.page import Fact, Head, Link, Page, SearchDocument
from generator.planner import for_each
from generator.records import Cleanup, Column, Document
from generator.site import Site
from generator.text import day
from generator.url import Url
from generator.validity import validity
from generator.vocabulary import CleanupResult


@dataclass(frozen=True, slots=True)
class Line:
    title: str
    url: Url
    number: str
    verdict: str
    note: str
    state: str
    """Today's, where the verdict does not say the same."""


@dataclass(frozen=True, slots=True)
class Count:
    verdict: str
    number: int


@dataclass(frozen=True, slots=True)
class View:
    """Everything that templates/pages/cleanup.html can see."""

    head: Head
    title: str
    abstract: str
    facts: tuple[Fact, ...]
    counts: tuple[Count, ...]
    lines: tuple[Line, ...]
    downloads: tuple[Link, ...]
    related: tuple[Link, ...]
    citation: str
    address: str


@for_each(Cleanup)
def plan(site: Site, cleanup: Cleanup) -> Iterator[Page]:
    lines = tuple(_lines(site, cleanup))
    counted = Counter(each.verdict for each in lines)
    name = f"cleanup-{cleanup.id}"
    view = View(
        head=_head(site, cleanup),
        title=cleanup.title,
        abstract=cleanup.abstract or "",
        facts=_facts(site, cleanup),
        counts=tuple(Count(each, counted[each]) for each in CleanupResult),
        lines=lines,
        downloads=tuple(
            Link(suffix.upper(), address)
            for suffix, address in (
                ("csv", url.table(name, "csv")),
                ("json", url.table(name, "json")),
            )
        ),
        related=(
            Link("现行有效的行政规范性文件目录", url.NORMATIVE),
            Link("废止、失效的行政规范性文件目录", url.NORMATIVE_VOID),
        ),
        citation=part.citation(
            cleanup.title, day(cleanup.day), part.issuer_names(site, cleanup, "units")
        ),
        address=part.address(site, cleanup),
    )
    yield part.page_of(
        url.of(cleanup),
        "cleanup",
        view,
        search=_search(site, cleanup, view),
        modified=cleanup.published,
        place=cleanup.place.file,
    )


def _lines(site: Site, cleanup: Cleanup) -> Iterator[Line]:
    for each in cleanup.results:
        document = site.get(Document, each.document)
        if document is None:
            continue
        state = validity(site, document) or ""
        yield Line(
            document.title,
            url.of(document),
            document.document_number or "",
            each.verdict,
            each.note or "",
            "" if state == _MEANT[each.verdict] else state,
        )


_MEANT = {
    CleanupResult.KEPT: "有效",
    CleanupResult.AMENDED: "已修改",
    CleanupResult.REPEALED: "废止",
    CleanupResult.EXPIRED: "失效",
}


def _facts(site: Site, cleanup: Cleanup) -> tuple[Fact, ...]:
    decision = site.get(Document, cleanup.decision) if cleanup.decision else None
    return part.facts(
        ("组织单位", part.unit_names(site, cleanup, "units")),
        ("清理范围", part.unit_names(site, cleanup, "scope") or "全部单位的行政规范性文件"),
        ("清理日期", day(cleanup.day)),
        ("发布日期", day(cleanup.published)),
        (
            "依据文件",
            (decision.document_number or decision.title) if decision else None,
            url.of(decision) if decision else "",
        ),
    )


def _head(site: Site, cleanup: Cleanup) -> Head:
    columns = site.referred(cleanup, "columns", Column)
    meta = part.tags_of(columns[0]) if columns else ()
    meta += part.content_meta(
        cleanup.title,
        cleanup.published,
        source=part.issuer_names(site, cleanup, "units"),
        description=cleanup.gist or cleanup.title,
        address=part.address(site, cleanup),
    )
    return part.head(
        site,
        url.of(cleanup),
        cleanup.title,
        cleanup.gist or cleanup.title,
        crumbs=part.column_crumbs(site, columns[0]) if columns else (),
        meta=meta,
        entry=url.at("columns", "content"),
    )


def _search(site: Site, cleanup: Cleanup, view: View) -> SearchDocument:
    texts = (
        view.abstract,
        *part.values(view.facts),
        *(text for each in view.lines for text in (each.title, each.number, each.note)),
    )
    return SearchDocument(
        url.of(cleanup),
        cleanup.title,
        cleanup.noun,
        texts,
        cleanup.published,
        units=tuple(party.title for party in site.parties(cleanup, "units")),
    )
