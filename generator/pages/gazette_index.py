"""All issues of the gazette by year, and everything that they hold as one table."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator import gazettes, part, url
from generator.page import Head, Link, Page
from generator.planner import once
from generator.records import Gazette
from generator.site import Site
from generator.url import Url


@dataclass(frozen=True, slots=True)
class IssueView:
    title: str
    url: Url
    day: date
    count: int
    sections: str
    pdf: Url | None


@dataclass(frozen=True, slots=True)
class Year:
    year: int
    issues: tuple[IssueView, ...]


@dataclass(frozen=True, slots=True)
class View:
    """Everything that templates/pages/gazettes.html can see."""

    head: Head
    count: int
    first: str
    years: tuple[Year, ...]
    contents_url: Url


@dataclass(frozen=True, slots=True)
class Row:
    title: str
    url: Url
    number: str
    issuers: str
    section: str
    issue: Link
    day: date


@dataclass(frozen=True, slots=True)
class ContentsView:
    """Everything that templates/pages/gazette-contents.html can see."""

    head: Head
    rows: tuple[Row, ...]
    sections: tuple[str, ...]
    issuers: tuple[str, ...]
    years: tuple[str, ...]
    downloads: tuple[Link, ...]
    index_url: Url


@once
def plan(site: Site) -> Iterator[Page]:
    found = gazettes.newest(site)
    if not found:
        return
    years = tuple(
        Year(year, tuple(_issue(site, each) for each in issues))
        for year, issues in groupby(found, key=lambda each: each.year)
    )
    description = f"{site.config.name}公报的电子版：创刊以来各期的目录、全文和PDF"
    head = _head(site, url.GAZETTES, "政府公报", description)
    yield part.page_of(
        url.GAZETTES,
        "gazettes",
        View(head, len(found), found[-1].called, years, url.GAZETTE_CONTENTS),
        modified=found[0].published,
    )
    yield _contents(site, found)
    yield Page(
        url.table(gazettes.CONTENTS, "xlsx"), "data.xlsx", gazettes.table(site), listed=False
    )


def _issue(site: Site, gazette: Gazette) -> IssueView:
    sections = tuple(gazettes.contents(site, gazette))
    return IssueView(
        gazettes.numbered(gazette),
        url.of(gazette),
        gazette.published,
        sum(len(each.items) for each in sections),
        "、".join(each.name for each in sections),
        gazettes.pdf_url(site, gazette),
    )


def _contents(site: Site, found: list[Gazette]) -> Page:
    rows = tuple(
        Row(
            item.title,
            item.url,
            item.number,
            item.issuers,
            section.name,
            Link(gazette.called, url.of(gazette)),
            gazette.published,
        )
        for gazette in found
        for section in gazettes.contents(site, gazette)
        for item in section.items
    )
    issuers = dict.fromkeys(
        one for each in rows for one in each.issuers.split("、") if each.issuers
    )
    view = ContentsView(
        head=_head(
            site,
            url.GAZETTE_CONTENTS,
            gazettes.TITLE,
            "政府公报创刊以来刊登的全部内容，可以按栏目、机关、期次筛选",
        ),
        rows=rows,
        sections=tuple(dict.fromkeys(each.section for each in rows)),
        issuers=tuple(sorted(issuers)),
        years=tuple(dict.fromkeys(f"{each.year}年" for each in found)),
        downloads=tuple(
            Link(suffix.upper(), url.table(gazettes.CONTENTS, suffix))
            for suffix in ("csv", "xlsx", "json")
        ),
        index_url=url.GAZETTES,
    )
    return part.page_of(url.GAZETTE_CONTENTS, "gazette-contents", view)


def _head(site: Site, address: Url, title: str, description: str) -> Head:
    return part.head(
        site,
        address,
        title,
        description,
        crumbs=(Link("政府公报", url.GAZETTES),) if address != url.GAZETTES else (),
        meta=part.column_meta(title, description, "政府公报"),
        entry=url.at("columns", "content"),
    )
