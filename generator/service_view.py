"""A service guide as a page and a booklet show it: one view for both, so that they never differ.

Mirrors `templates/parts/service.html`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import ground, part, url
from generator.ground import Ground
from generator.inquiry import is_expired
from generator.page import Download, Fact, Link
from generator.records import Question, Service, Unit
from generator.site import Site
from generator.text import day
from generator.vocabulary import PaperSource


@dataclass(frozen=True, slots=True)
class PaperView:
    name: str
    copies: str
    form: str
    source: str
    necessity: str
    remark: str


@dataclass(frozen=True, slots=True)
class StepView:
    number: int
    name: str
    by: str
    limit: str
    standard: str
    result: str


@dataclass(frozen=True, slots=True)
class WindowView:
    name: str
    address: str
    hours: str
    phone: str


@dataclass(frozen=True, slots=True)
class Change:
    day: str
    what: str


@dataclass(frozen=True, slots=True)
class Guide:
    """`anchor` makes the ids of its parts, of which a booklet has many."""

    anchor: str
    title: str
    kind: str
    abstract: str
    facts: tuple[Fact, ...]
    grounds: tuple[Ground, ...]
    conditions: tuple[str, ...]
    papers: tuple[PaperView, ...]
    steps: tuple[StepView, ...]
    windows: tuple[WindowView, ...]
    online: str
    questions: tuple[Link, ...]
    remedy: str
    files: tuple[Download, ...]
    changes: tuple[Change, ...]


def guide(site: Site, service: Service) -> Guide:
    return Guide(
        service.id,
        service.title,
        service.kind.value,
        service.abstract or "",
        _facts(site, service),
        ground.grounds(site, service.basis, service.other_basis),
        service.conditions,
        tuple(
            PaperView(
                each.name,
                each.copies or "",
                each.form or "",
                each.source.value,
                "不用提交" if each.source is PaperSource.SHARED else each.necessity.value,
                each.remark or "",
            )
            for each in service.papers
        ),
        tuple(
            StepView(
                number,
                each.name,
                each.by or "",
                each.limit or "",
                each.standard or "",
                each.result or "",
            )
            for number, each in enumerate(service.steps, start=1)
        ),
        windows(service),
        service.online or "",
        questions(site, service),
        service.remedy or "",
        part.downloads(service),
        tuple(Change(day(each.day), each.what) for each in service.revisions),
    )


def windows(service: Service) -> tuple[WindowView, ...]:
    return tuple(
        WindowView(each.name or "受理窗口", each.address or "", each.hours or "", each.phone or "")
        for each in service.windows
    )


def questions(site: Site, service: Service) -> tuple[Link, ...]:
    """Those that hold."""
    found = site.referred(service, "questions", Question)
    return tuple(Link(each.title, url.of(each)) for each in found if not is_expired(site, each))


def _facts(site: Site, service: Service) -> tuple[Fact, ...]:
    units = site.referred(service, "units", Unit)
    return part.facts(
        (
            "实施主体",
            part.unit_names(site, service, "units"),
            url.of(units[0]) if len(units) == 1 else "",
        ),
        ("服务对象", "、".join(service.audiences)),
        ("法定时限", service.legal_limit),
        ("承诺时限", service.promised_limit),
        ("收费", service.fee),
        ("办理结果", service.result),
        ("监督电话", service.complaints),
        ("事项编码", service.code),
    )


def texts(guide: Guide) -> Iterator[str]:
    """All that stands on the page, for search."""
    yield guide.abstract
    yield from part.values(guide.facts)
    yield from ground.named(guide.grounds)
    yield from guide.conditions
    for paper in guide.papers:
        yield from (paper.name, paper.copies, paper.form, paper.source, paper.necessity)
        yield paper.remark
    for step in guide.steps:
        yield from (step.name, step.by, step.limit, step.standard, step.result)
    for window in guide.windows:
        yield from (window.name, window.address, window.hours, window.phone)
    yield guide.remedy
    for change in guide.changes:
        yield f"{change.day}　{change.what}"
