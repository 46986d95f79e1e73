"""The page of an issue of the gazette: its contents, by section, and the issue as PDF."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator import gazettes, part, printing, url
from generator.page import Fact, Head, Link, Page, SearchDocument
from generator.paper import Entry, Issue, Paper
from generator.planner import for_each
from generator.records import Column, Document, Gazette, Interpretation
from generator.site import Site
from generator.text import day
from generator.url import Url


@dataclass(frozen=True, slots=True)
class Line:
    """`url` is empty for what has no page on the portal."""

    title: str
    url: Url
    number: str
    issuers: str
    day: date | None


@dataclass(frozen=True, slots=True)
class SectionView:
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class View:
    """Everything that templates/pages/gazette.html can see."""

    head: Head
    title: str
    number: str
    cover: str
    facts: tuple[Fact, ...]
    sections: tuple[SectionView, ...]
    pdf: Link | None
    data_url: Url
    neighbours: tuple[Link, ...]
    related: tuple[Link, ...]


@for_each(Gazette)
def plan(site: Site, gazette: Gazette) -> Iterator[Page]:
    title = part.title(site, gazette)
    sections = tuple(
        SectionView(each.name, tuple(map(_line, each.items)))
        for each in gazettes.contents(site, gazette)
    )
    pdf = gazettes.pdf_url(site, gazette)
    view = View(
        head=_head(site, gazette, title),
        title=title,
        number=f"总第{gazette.serial}期",
        cover=gazette.cover or "",
        facts=part.facts(
            ("主办", part.unit_names(site, gazette, "units")),
            ("发布日期", day(gazette.published)),
            ("纸质版", day(gazette.printed) if gazette.printed else None),
        ),
        sections=sections,
        pdf=Link("PDF版", pdf) if pdf else None,
        data_url=url.data_of(gazette),
        neighbours=tuple(_neighbours(site, gazette)),
        related=(Link("历年公报", url.GAZETTES), Link("公报总目录", url.GAZETTE_CONTENTS)),
    )
    yield part.page_of(
        url.of(gazette),
        "gazette",
        view,
        search=_search(site, gazette, view),
        modified=gazette.published,
        place=gazette.place.file,
    )
    if pdf:
        issue = _issue(site, gazette, title)
        yield Page(pdf, "gazette.pdf", issue, listed=False, place=gazette.place.file)


def _line(item: gazettes.Item) -> Line:
    return Line(item.title, item.url, item.number, item.issuers, item.day)


def _neighbours(site: Site, gazette: Gazette) -> Iterator[Link]:
    """The issue before and the one after, as the series is numbered."""
    for word, serial in (("上一期", gazette.serial - 1), ("下一期", gazette.serial + 1)):
        for each in site.bearing(Gazette, "serial", str(serial)):
            yield Link(f"{word}：{each.called}", url.of(each))


def _head(site: Site, gazette: Gazette, title: str) -> Head:
    columns = site.referred(gazette, "columns", Column)
    meta = part.tags_of(columns[0]) if columns else part.column_meta("政府公报", title, "政府公报")
    description = gazette.cover or f"{title}的目录"
    meta += part.content_meta(
        title,
        gazette.published,
        source=part.issuer_names(site, gazette, "units"),
        description=description,
        address=part.address(site, gazette),
    )
    return part.head(
        site,
        url.of(gazette),
        title,
        description,
        crumbs=(Link("政府公报", url.GAZETTES),),
        meta=meta,
        entry=url.at("columns", "content"),
    )


def _search(site: Site, gazette: Gazette, view: View) -> SearchDocument:
    texts = [view.number, view.cover, *part.values(view.facts)]
    for section in view.sections:
        texts.append(section.name)
        for each in section.lines:
            texts += [each.title, each.number, each.issuers]
    return SearchDocument(
        url.of(gazette),
        view.title,
        gazette.noun,
        tuple(filter(None, texts)),
        gazette.published,
        units=tuple(party.title for party in site.parties(gazette, "units")),
    )


# ── On paper ──────────────────────────────────────────────────────────────


def _issue(site: Site, gazette: Gazette, title: str) -> Issue:
    sections = tuple(
        (each.name, tuple(Entry(item.title, _paper(site, item)) for item in each.items))
        for each in gazettes.contents(site, gazette)
    )
    return Issue(
        title=title,
        name=f"{site.config.name}公报",
        number=gazettes.numbered(gazette),
        cover=gazette.cover or "",
        made=gazette.published,
        author=part.issuer_names(site, gazette, "units"),
        page=part.address(site, gazette),
        sections=sections,
    )


def _paper(site: Site, item: gazettes.Item) -> Paper | None:
    match item.record:
        case Document() | Interpretation():
            return printing.paper(site, item.record)
        case _:
            return None
