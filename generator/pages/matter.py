"""The page of a matter: how far it has come, what was asked, answered, promised, and what it is tied to."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import matter_view, part, url
from generator.course import is_delayed, standing
from generator.matter_view import (
    ClockView,
    Notice,
    OutcomeView,
    PromiseView,
    Relations,
    ReportView,
    ResolutionView,
    StageView,
)
from generator.page import Download, Fact, Head, Link, Page, SearchDocument, Tag
from generator.planner import for_each
from generator.records import Matter
from generator.shelf import Stored
from generator.site import Site
from generator.text import day, summary


@dataclass(frozen=True, slots=True)
class View:
    """Everything that templates/pages/matter.html can see."""

    head: Head
    kind: Link | None
    title: str
    lead: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    notice: Notice | None
    stages: tuple[StageView, ...]
    clocks: tuple[ClockView, ...]
    event: tuple[Fact, ...]
    agenda: tuple[str, ...]
    resolutions: tuple[ResolutionView, ...]
    views: tuple[Fact, ...]
    ways: tuple[str, ...]
    outcome: OutcomeView | None
    reports: tuple[ReportView, ...]
    delays: tuple[str, ...]
    promises: tuple[PromiseView, ...]
    body: Stored | None
    relations: Relations
    files: tuple[Download, ...]
    citation: str
    address: str
    data_url: str


@for_each(Matter)
def plan(site: Site, matter: Matter) -> Iterator[Page]:
    view = _view(site, matter)
    columns = part.columns_of(site, matter)
    search = SearchDocument(
        url.of(matter),
        matter.title,
        matter.kind,
        (matter.body.text, view.lead, *matter_view.texts(matter), *part.values(view.facts)),
        matter.published_on,
        matter.number or "",
        tuple(each.title for each in site.parties(matter, "units")),
        column=columns[0].name if columns else "",
    )
    yield part.page_of(
        view.head.url,
        "matter",
        view,
        search=search,
        modified=matter.published_on,
        place=matter.place.file,
    )


def _view(site: Site, matter: Matter) -> View:
    address = url.of(matter)
    return View(
        head=_head(site, matter),
        kind=matter_view.kind_link(site, matter),
        title=matter.title,
        lead=matter.abstract or "",
        tags=tuple(part.matter_tags(site, matter, with_kind=False)),
        facts=_facts(site, matter),
        notice=matter_view.notice(site, matter),
        stages=matter_view.stages(site, matter),
        clocks=matter_view.clocks(site, matter),
        event=matter_view.event(matter),
        agenda=matter.schedule.agenda if matter.schedule else (),
        resolutions=matter_view.resolutions(site, matter),
        views=matter_view.views(site, matter),
        ways=matter.consultation.ways if matter.consultation else (),
        outcome=matter_view.outcome(site, matter),
        reports=matter_view.reports(site, matter),
        delays=matter_view.delays(matter),
        promises=matter_view.promises(site, matter),
        body=matter.body.html if matter.body.text.size else None,
        relations=matter_view.relations(site, matter),
        files=part.downloads(matter),
        citation=part.citation(
            matter.title, part.unit_names(site, matter, "units"), day(matter.published_on)
        ),
        address=url.absolute(site.config.base, address),
        data_url=url.data_of(matter),
    )


def _facts(site: Site, matter: Matter) -> tuple[Fact, ...]:
    units = site.parties(matter, "units")
    columns = part.columns_of(site, matter)
    return part.facts(
        (
            "承办单位",
            part.unit_names(site, matter, "units"),
            url.of(units[0]) if len(units) == 1 else "",
        ),
        ("编号", matter.number),
        ("年度", f"{matter.year}年" if matter.year else None),
        ("级别", matter.level),
        ("投资", matter.amount),
        ("参与方式", matter.participation),
        ("发布日期", day(matter.published)),
        ("更新日期", day(matter.updated) if matter.updated else None),
        ("栏目", columns[0].name if columns else None, url.of(columns[0]) if columns else ""),
    )


def _head(site: Site, matter: Matter) -> Head:
    address = url.of(matter)
    canonical = url.absolute(site.config.base, address)
    columns = part.columns_of(site, matter)
    description = matter.abstract or matter.body.opening or matter.title
    source = part.issuer_names(site, matter, "units")
    meta = part.tags_of(columns[0]) if columns else ()
    meta += part.content_meta(
        matter.title,
        matter.published_on,
        source=source,
        description=summary(description),
        address=canonical,
        keywords=matter.kind,
    )
    word = standing(site, matter).word + ("，延期" if is_delayed(site, matter) else "")
    structured = {
        "@context": "https://schema.org",
        "@type": "Event" if matter.schedule else "Article",
        "name" if matter.schedule else "headline": matter.title,
        "description": f"{matter.kind}，{word}",
        "url": canonical,
        "inLanguage": "zh-CN",
        **_dated(matter, source),
    }
    return part.head(
        site,
        address,
        matter.title,
        description,
        crumbs=part.column_crumbs(site, columns[0]) if columns else (),
        meta=meta,
        entry=url.at("columns", "content"),
        structured=structured,
    )


def _dated(matter: Matter, source: str) -> dict[str, object]:
    organ = {"@type": "GovernmentOrganization", "name": source}
    if matter.schedule is None:
        return {"datePublished": matter.published.isoformat(), "author": organ}
    ended = "https://schema.org/EventCancelled" if matter.schedule.cancelled else None
    found: dict[str, object] = {
        "startDate": str(matter.schedule.when).replace(" ", "T"),
        "organizer": organ,
    }
    if matter.schedule.venue:
        found["location"] = {"@type": "Place", "name": matter.schedule.venue}
    return found | ({"eventStatus": ended} if ended else {})
