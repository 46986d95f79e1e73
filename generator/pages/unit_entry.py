"""The four statutory entries of every organ, under the same names and on the same template."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import coverage, entrance, fee, guide_part, listing, part, url
from generator.page import Fact, Head, Item, Link, Page
from generator.planner import for_each
from generator.records import AnnualReport, Column, Unit
from generator.site import Site
from generator.text import day
from generator.url import Url
from generator.vocabulary import STATUTORY_ENTRIES

SHOWN = 10
"""Items of one branch; the unit's own list has them all."""


@dataclass(frozen=True, slots=True)
class Branch:
    title: str
    url: Url
    basis: str
    items: tuple[Item, ...]
    count: int
    reason: str
    elsewhere: Link | None


@dataclass(frozen=True, slots=True)
class Answer:
    """To one item of articles 20 and 21: where it is published, or why it is not."""

    ground: str
    name: str
    text: str
    links: tuple[Link, ...]
    reason: str
    elsewhere: Link | None


@dataclass(frozen=True, slots=True)
class View:
    """Everything that templates/pages/unit-entry.html can see."""

    head: Head
    unit: Link
    title: str
    entrances: tuple[entrance.Entrance, ...]
    statement: str
    general: Link | None
    nine: tuple[Fact, ...]
    places: tuple[guide_part.Place, ...]
    fees: tuple[fee.Scale, ...]
    items: tuple[Item, ...]
    overview: Link | None
    """The page that compares what stands here."""
    answers: tuple[Answer, ...]
    branches: tuple[Branch, ...]
    everything: Link | None
    """All that the unit has published, where this page shows the newest only."""


@for_each(Unit)
def plan(site: Site, unit: Unit) -> Iterator[Page]:
    if not entrance.has_entries(site, unit):
        return
    for name, title in STATUTORY_ENTRIES:
        column = site.get(Column, name)
        own = listing.of_unit_in(unit, name)
        items = listing.newest(site, own) if name != "content" else ()
        general = (
            Link(f"{site.config.name}{title}", entrance.entry_address(site, column))
            if column
            else None
        )
        view = View(
            head=_head(site, unit, name, title),
            unit=part.party_link(unit),
            title=title,
            entrances=entrance.of_unit(site, unit),
            statement=_statement(unit, name, has_items=bool(items)),
            general=None if name == "content" else general,
            nine=_nine(site, unit) if name == "guide" else (),
            places=guide_part.places(site) if name == "guide" else (),
            fees=fee.SCALES if name == "guide" else (),
            items=items,
            overview=_overview(site, unit, name),
            answers=tuple(_answers(site, unit)) if name == "content" else (),
            branches=tuple(_branches(site, unit, column)) if name == "content" and column else (),
            everything=Link(
                f"{unit.name}公开的全部信息",
                url.archive("unit", unit.id),
                site.count(f"unit/{unit.id}"),
            )
            if site.count(own) > SHOWN and site.count(f"unit/{unit.id}")
            else None,
        )
        yield part.page_of(url.entry(unit, name), "unit-entry", view, place=unit.place.file)


def _head(site: Site, unit: Unit, name: str, title: str) -> Head:
    return part.head(
        site,
        url.entry(unit, name),
        f"{unit.name}{title}",
        f"{unit.formal_name}的{title}",
        crumbs=(Link("单位", url.UNITS), part.party_link(unit)),
        meta=part.column_meta(title, f"{unit.formal_name}的{title}", title),
        entry=url.UNITS,
    )


def _statement(unit: Unit, name: str, *, has_items: bool) -> str:
    match name, has_items:
        case "guide", _:
            return f"向{unit.formal_name}查询或者申请政府信息，请按下列方式联系。"
        case "rules", False:
            return f"本平台没有{unit.name}另行制定的公开制度，本级政府统一的制度见下。"
        case "reports", False:
            return f"本平台尚无{unit.name}的年度报告，本级政府的年度报告见下。"
        case _:
            return ""


def _overview(site: Site, unit: Unit, name: str) -> Link | None:
    if name == "content" and coverage.is_kept(site):
        return Link("各单位法定主动公开内容核对表", url.COVERAGE)
    if name == "reports" and site.referring(AnnualReport, "unit", to=unit):
        return Link(f"{unit.name}年度报告历年数据", url.figures(unit))
    return None


def _nine(site: Site, unit: Unit) -> tuple[Fact, ...]:
    updated = guide_part.guide_updated(site, unit)
    nine = guide_part.nine_items(site, unit)
    return part.facts(
        *((each.word, each.value or each.otherwise) for each in nine),
        ("更新日期", day(updated) if updated else None),
    )


def _answers(site: Site, unit: Unit) -> Iterator[Answer]:
    if not coverage.is_kept(site):
        return
    for cell in coverage.cells(site, unit):
        item, reason = cell.item, cell.reason
        links = [
            Link(column.name, url.of(column), count)
            for column, count in zip(cell.columns, cell.counts, strict=True)
            if count
        ]
        if cell.on_own_page:
            links.insert(0, Link("单位页面", url.of(unit)))
        elsewhere = reason.column if reason else None
        yield Answer(
            item.ground,
            item.name,
            item.text,
            tuple(links),
            reason.text if reason else "" if links else "没有公开，也没有说明原因。",
            Link(elsewhere.name, url.of(elsewhere)) if elsewhere else None,
        )


def _reasons(site: Site, unit: Unit) -> Iterator[tuple[str, str]]:
    """Why there is nothing in a column, by its id."""
    for cell in coverage.cells(site, unit) if coverage.is_kept(site) else ():
        for column in cell.columns:
            if cell.reason:
                yield column.id, cell.reason.text


def _branches(site: Site, unit: Unit, content: Column) -> Iterator[Branch]:
    reasons = dict(_reasons(site, unit))
    on_own_page = {
        column.id
        for cell in coverage.cells(site, unit)
        if cell.on_own_page
        for column in cell.columns
    }
    for column in content.children:
        own = listing.of_unit_in(unit, column.id)
        items = listing.newest(site, own, SHOWN)
        told = reasons.get(column.id) or column.not_applicable
        elsewhere = Link("单位页面", url.of(unit)) if column.id in on_own_page else None
        reason = told or ("" if items or elsewhere else "本单位在本平台没有这一类信息。")
        yield Branch(
            column.name,
            url.of(column),
            column.basis or "",
            items,
            site.count(own),
            reason,
            elsewhere,
        )
