"""Plain pages: the guide, the rules, help."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import entrance, fee, guide_part, part, url
from generator.body import Heading
from generator.page import Download, Fact, Head, Link, Page, SearchDocument
from generator.planner import for_each
from generator.records import Column, PlainPage
from generator.shelf import Stored
from generator.site import Site
from generator.text import day, summary


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    title: str
    lead: str
    facts: tuple[Fact, ...]
    body: Stored
    headings: tuple[Heading, ...]
    files: tuple[Download, ...]
    places: tuple[guide_part.Place, ...]
    fees: tuple[fee.Scale, ...]
    request: Link | None
    """The forms and who receives them, where the page tells how to ask."""
    address: str


@for_each(PlainPage)
def plan(site: Site, page: PlainPage) -> Iterator[Page]:
    units = site.parties(page, "units")
    names = tuple(each.title for each in units)
    view = View(
        head=_head(site, page),
        title=page.title,
        lead=page.abstract or "",
        facts=part.facts(
            ("发布单位", "、".join(names), url.of(units[0]) if len(units) == 1 else ""),
            ("更新日期", day(page.updated) if page.updated else None),
        ),
        body=page.body.html,
        headings=tuple(each for each in page.body.headings if each.level <= 3),
        files=part.downloads(page),
        places=guide_part.places(site) if guide_part.is_guide(page) else (),
        fees=fee.SCALES if guide_part.is_guide(page) else (),
        request=Link("申请表、流程和受理机关", url.REQUEST)
        if site.config.requesting and "request" in page.columns
        else None,
        address=url.absolute(site.config.base, url.of(page)),
    )
    texts: tuple[str | Stored, ...] = (
        page.abstract or "",
        page.body.text,
        *part.attachment_titles(page),
        *names,
    )
    search = SearchDocument(url.of(page), page.title, page.noun, texts, page.updated, units=names)
    yield part.page_of(
        url.of(page), "plain", view, search=search, modified=page.updated, place=page.place.file
    )


def _head(site: Site, page: PlainPage) -> Head:
    """A page that stands in no column is help."""
    address = url.of(page)
    columns = site.referred(page, "columns", Column)
    description = page.abstract or page.body.opening
    meta = part.tags_of(columns[0]) if columns else part.column_meta("帮助", "帮助和说明", "帮助")
    if page.updated:
        meta += part.content_meta(
            page.title,
            page.updated,
            source=part.issuer_names(site, page, "units") or site.config.name,
            description=summary(description),
            address=url.absolute(site.config.base, address),
        )
    top = part.column_trail(site, columns[0])[0] if columns else None
    return part.head(
        site,
        address,
        page.title,
        description,
        crumbs=part.column_crumbs(site, columns[0]) if columns else (),
        meta=meta,
        entry=entrance.entry_address(site, top) if top else None,
    )
