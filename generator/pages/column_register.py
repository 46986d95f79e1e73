"""The register of columns as a page: what inspectors ask for first, and what keeps columns fresh."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator import column_register, part, url
from generator.column_register import TITLE, Line, Upkeep
from generator.page import Head, Link, Page, Tag
from generator.planner import once
from generator.site import Site

_TONES = {Upkeep.FRESH: "", Upkeep.STALE: "alarm", Upkeep.EMPTY: "alarm"}


@dataclass(frozen=True, slots=True)
class Row:
    """`path` is what stands above the column, from the top."""

    column: Link
    path: str
    purpose: str
    cycle: str
    parties: tuple[Link, ...]
    keeper: str
    basis: str
    last: date | None
    limit: str
    until: date | None
    tag: Tag


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    count: int
    told: str
    """How many columns stand how, in words."""
    groups: tuple[tuple[Row, ...], ...]
    """By column of the first level."""
    parties: tuple[str, ...]
    words: tuple[str, ...]
    downloads: tuple[Link, ...]


@once
def plan(site: Site) -> Iterator[Page]:
    lines = tuple(column_register.lines(site))
    workbook = url.instead(url.COLUMNS, "xlsx")
    downloads = (
        Link("XLSX", workbook),
        Link("CSV", url.table("columns", "csv")),
        Link("JSON", url.table("columns", "json")),
    )
    description = "全部栏目的内容、更新周期、责任单位和责任人，最近更新的日期和最迟再更新的日期"
    head = part.head(
        site,
        url.COLUMNS,
        TITLE,
        description,
        meta=part.column_meta(TITLE, description, "信息公开目录"),
    )
    found = Counter(each.upkeep for each in lines)
    tops = groupby(lines, key=lambda each: (*each.above, each.column)[0].id)
    view = View(
        head=head,
        count=len(lines),
        told="，".join(f"{each}{found[each]}个" for each in Upkeep if found[each]),
        groups=tuple(tuple(map(_row, some)) for _top, some in tops),
        parties=tuple(sorted({each.title for line in lines for each in line.parties})),
        words=tuple(each for each in Upkeep if found[each]),
        downloads=downloads,
    )
    yield part.page_of(url.COLUMNS, "column-register", view, place="site.yaml")
    yield Page(workbook, "data.xlsx", column_register.table(site), listed=False)


def _row(line: Line) -> Row:
    column = line.column
    return Row(
        column=Link(column.name, url.of(column)),
        path=" › ".join(each.name for each in line.above),
        purpose=column.not_applicable or column.purpose or "",
        cycle=column.cycle or "",
        parties=tuple(map(part.party_link, line.parties)),
        keeper=column.keeper or "",
        basis=column.basis or "",
        last=line.last,
        limit=f"{line.limit.told}，{line.limit.ground}" if line.limit else "",
        until=line.until,
        tag=Tag(line.upkeep, _TONES.get(line.upkeep, "quiet")),
    )
