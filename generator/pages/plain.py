"""Plain pages: the guide, the rules, help."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator import part, url
from generator.markdown import Heading
from generator.page import Fact, Head, Page, SearchDocument
from generator.records import Column, PlainPage
from generator.site import Site
from generator.text import summary
from generator.url import Url


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    title: str
    lead: str
    facts: tuple[Fact, ...]
    body: Markup
    headings: tuple[Heading, ...]
    files: tuple[tuple[str, str, int, str, Url], ...]
    address: str


def plan(site: Site) -> Iterator[Page]:
    for page in site.all(PlainPage):
        yield _page(site, page)


def _page(site: Site, page: PlainPage) -> Page:
    address = url.of(page)
    canonical = url.absolute(site.config.base, address)
    columns = site.referred(page, "columns", Column)
    units = site.parties(page, "units")
    description = page.abstract or page.body.text
    meta = part.column_meta("帮助", "帮助和说明", "帮助")
    if columns:
        column = columns[0]
        meta = part.column_meta(
            column.name, column.purpose or "", column.kind or "", column.keywords
        )
    if page.updated:
        source = part.issuer_names(site, page, "units") or site.config.name
        meta += part.content_meta(
            page.title,
            page.updated,
            source=source,
            description=summary(description),
            address=canonical,
        )
    top = part.column_trail(site, columns[0])[0] if columns else None
    view = View(
        head=part.head(
            site,
            address,
            page.title,
            description,
            crumbs=part.column_crumbs(site, columns[0]) if columns else (),
            meta=meta,
            entry=part.entry_address(site, top) if top else None,
        ),
        title=page.title,
        lead=page.abstract or "",
        facts=part.facts(
            (
                "发布单位",
                "、".join(each.title for each in units),
                url.of(units[0]) if len(units) == 1 else "",
            ),
            ("更新日期", part.day(page.updated) if page.updated else None),
        ),
        body=page.body.html,
        headings=tuple(each for each in page.body.headings if each.level <= 3),
        files=part.attachments(page),
        address=canonical,
    )
    search = SearchDocument(
        address,
        page.title,
        page.noun,
        page.body.text,
        page.updated,
        units=tuple(each.title for each in units),
    )
    return part.page_of(
        address, "plain", view, search=search, modified=page.updated, place=page.place.file
    )
