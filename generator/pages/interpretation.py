"""The page of an interpretation, with the documents that it explains."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import part, url
from generator.body import Heading
from generator.page import Download, Fact, Head, Item, Link, Page, SearchDocument
from generator.planner import for_each
from generator.records import Column, Document, Gathers, Interpretation, Unit
from generator.shelf import Stored
from generator.site import Site, unique
from generator.text import day, summary
from generator.url import Url
from generator.validity import is_void, validity
from generator.vocabulary import Form


@dataclass(frozen=True, slots=True)
class Original:
    title: str
    url: Url
    number: str
    validity: str
    is_void: bool
    note: str


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    title: str
    form: str
    is_questions: bool
    facts: tuple[Fact, ...]
    originals: tuple[Original, ...]
    body: Stored
    headings: tuple[Heading, ...]
    files: tuple[Download, ...]
    others: tuple[Item, ...]
    phone: str
    unit: Link | None
    citation: str
    address: str
    data_url: Url


@for_each(Interpretation)
def plan(site: Site, interpretation: Interpretation) -> Iterator[Page]:
    columns = site.referred(interpretation, "columns", Column) or tuple(
        column for column in site.all(Column) if column.gathers is Gathers.INTERPRETATIONS
    )
    yield _page(site, interpretation, columns[0] if columns else None)


def _page(site: Site, interpretation: Interpretation, column: Column | None) -> Page:
    address = url.of(interpretation)
    originals = site.referred(interpretation, "interprets", Document)
    units = site.referred(interpretation, "units", Unit)
    view = View(
        head=_head(site, interpretation, column),
        title=interpretation.title,
        form=interpretation.form.value,
        is_questions=interpretation.form is Form.QUESTIONS,
        facts=part.facts(
            (
                "解读单位",
                "、".join(unit.name for unit in units),
                url.of(units[0]) if len(units) == 1 else "",
            ),
            ("解读人", interpretation.interpreter),
            ("发布日期", day(interpretation.published)),
            ("索引号", interpretation.index_number),
        ),
        originals=tuple(_original(site, each) for each in originals),
        body=interpretation.body.html,
        headings=tuple(each for each in interpretation.body.headings if each.level <= 3),
        files=part.downloads(interpretation),
        others=tuple(part.item(site, each) for each in part.newest(_others(site, interpretation))),
        phone=next((unit.phone for unit in units if unit.phone), ""),
        unit=part.party_link(units[0]) if units else None,
        citation=part.citation(
            interpretation.title,
            part.unit_names(site, interpretation, "units"),
            day(interpretation.published),
        ),
        address=url.absolute(site.config.base, address),
        data_url=url.data_of(interpretation),
    )
    return part.page_of(
        address,
        "interpretation",
        view,
        search=_search(interpretation, units, column),
        modified=interpretation.published,
        place=interpretation.place.file,
    )


def _others(site: Site, interpretation: Interpretation) -> tuple[Interpretation, ...]:
    """Other interpretations of the same documents."""
    return unique(
        each
        for document in site.referred(interpretation, "interprets", Document)
        for each in site.referring(Interpretation, "interprets", to=document)
        if each.id != interpretation.id
    )


def _search(
    interpretation: Interpretation, units: tuple[Unit, ...], column: Column | None
) -> SearchDocument:
    return SearchDocument(
        url.of(interpretation),
        interpretation.title,
        interpretation.noun,
        (
            interpretation.form.value,
            interpretation.body.text,
            *part.attachment_titles(interpretation),
            interpretation.interpreter or "",
            interpretation.index_number or "",
        ),
        interpretation.published,
        units=tuple(unit.name for unit in units),
        column=column.name if column else "",
    )


def _original(site: Site, document: Document) -> Original:
    note = (
        f"{day(document.effective)}起施行"
        if document.effective
        else f"{day(document.published)}发布"
    )
    return Original(
        document.title,
        url.of(document),
        document.document_number or "",
        validity(site, document) or "",
        is_void(site, document),
        note,
    )


def _head(site: Site, interpretation: Interpretation, column: Column | None) -> Head:
    address = url.of(interpretation)
    canonical = url.absolute(site.config.base, address)
    description = interpretation.abstract or interpretation.body.opening
    source = part.issuer_names(site, interpretation, "units")
    meta: tuple[tuple[str, str], ...] = ()
    if column:
        meta = part.tags_of(column)
    meta += part.content_meta(
        interpretation.title,
        interpretation.published,
        source=source,
        description=summary(description),
        address=canonical,
        author=interpretation.interpreter or "",
    )
    structured = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": interpretation.title,
        "datePublished": interpretation.published.isoformat(),
        "author": {"@type": "GovernmentOrganization", "name": source},
        "inLanguage": "zh-CN",
        "url": canonical,
        "about": [
            {
                "@type": "Legislation",
                "name": each.title,
                "url": url.absolute(site.config.base, url.of(each)),
            }
            for each in site.referred(interpretation, "interprets", Document)
        ],
    }
    return part.head(
        site,
        address,
        interpretation.title,
        description,
        crumbs=part.column_crumbs(site, column) if column else (),
        meta=meta,
        entry=url.at("columns", "content"),
        structured=structured,
    )
