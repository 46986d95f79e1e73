"""The matters of a kind in one year, all on one page: a catalogue of decisions, a list of projects."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator import matter_view, part, url
from generator.course import LATENESS, Reach, passages, readings
from generator.matter_view import StageView
from generator.page import Head, Link, Page, Tag
from generator.planner import ListPage, for_lists
from generator.records import Column, Matter, MatterKind
from generator.site import Site
from generator.text import day, summary
from generator.url import Url


@dataclass(frozen=True, slots=True)
class Row:
    title: str
    url: Url
    number: str
    units: str
    tags: tuple[Tag, ...]
    stages: tuple[StageView, ...]
    ahead: str
    latest: str
    clocks: tuple[str, ...]
    reasons: tuple[str, ...]
    participation: str
    consultations: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class View:
    """Everything that templates/pages/matter-year.html can see."""

    head: Head
    kind: Link
    title: str
    basis: str
    rows: tuple[Row, ...]
    has_stages: bool
    has_latest: bool
    has_clocks: bool
    has_participation: bool
    years: tuple[Link, ...]
    downloads: tuple[Link, ...]


def _never(_site: Site, _value: str) -> bool:
    """A year is one page."""
    return False


@for_lists("matter-year", is_paged=_never)
def plan(site: Site, place: ListPage) -> Iterator[Page]:
    key, _, _year = place.value.rpartition("-")
    kind = next(each for each in site.config.matter_kinds if each.key == key)
    found = [
        each for each in site.dated(place.name, date.min, date.max) if isinstance(each, Matter)
    ]
    found.sort(key=lambda each: (each.number or "", each.published, each.id))
    rows = tuple(_row(site, each) for each in found)
    yield part.page_of(
        url.archive("matter-year", place.value),
        "matter-year",
        View(
            head=_head(site, place, kind),
            kind=Link(kind.id, url.archive("matter", kind.key)),
            title=place.word,
            basis=kind.basis or "",
            rows=rows,
            has_stages=any(each.stages for each in rows),
            has_latest=any(each.latest for each in rows),
            has_clocks=any(each.clocks for each in rows),
            has_participation=any(each.participation or each.consultations for each in rows),
            years=_years(site, kind, place),
            downloads=tuple(
                Link(word, url.table(f"matters-{kind.key}", word.lower()))
                for word in ("CSV", "JSON")
            ),
        ),
        modified=max(each.published_on for each in found),
    )


def _years(site: Site, kind: MatterKind, place: ListPage) -> tuple[Link, ...]:
    return tuple(
        Link(word, url.archive("matter-year", value))
        for value, word, _count in reversed(site.list_words("matter-year"))
        if value.rpartition("-")[0] == kind.key and value != place.value
    )


def _row(site: Site, matter: Matter) -> Row:
    found = passages(site, matter)
    ahead = next((each for each in found if each.planned and each.reach is not Reach.DONE), None)
    reports = matter_view.reports(site, matter)
    latest = f"{reports[0].when}：{summary(reports[0].text, 60)}" if reports else ""
    return Row(
        title=matter.title,
        url=url.of(matter),
        number=matter.number or "",
        units=part.unit_names(site, matter, "units"),
        tags=tuple(part.matter_tags(site, matter, with_kind=False)),
        stages=matter_view.stages(site, matter),
        ahead=f"{ahead.name}，计划{day(ahead.planned)}" if ahead and ahead.planned else "",
        latest=latest,
        clocks=tuple(
            f"{each.name}：{each.took or '未完成'}{LATENESS[each.is_late]}"
            for each in readings(site, matter)
        ),
        reasons=matter_view.delays(matter),
        participation=matter.participation or "",
        consultations=tuple(
            Link(each.title, url.of(each))
            for each in site.referred(matter, "matter", Matter)
            if each.consultation
        ),
    )


def _head(site: Site, place: ListPage, kind: MatterKind) -> Head:
    description = f"{place.word}：承办单位、各环节的日期和现在的状态"
    column = next(iter(site.referred(kind, "columns", Column)), None)
    return part.head(
        site,
        url.archive("matter-year", place.value),
        place.word,
        description,
        crumbs=(
            *(part.column_crumbs(site, column) if column else ()),
            *(
                (Link(kind.id, url.archive("matter", kind.key)),)
                if column is None or column.name != kind.id
                else ()
            ),
        ),
        meta=part.column_meta(place.word, description, "信息公开目录"),
        entry=url.at("columns", "content"),
    )
