"""The page of a question, with its answer and what that rests on."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import ground, part, url
from generator.ground import Ground
from generator.inquiry import is_expired, took
from generator.page import Download, Fact, Head, Item, Link, Page, SearchDocument
from generator.planner import for_each
from generator.records import Column, Document, Gathers, Interpretation, Question, Service, Unit
from generator.shelf import Stored
from generator.site import Site, unique
from generator.text import day, summary
from generator.url import Url

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Banner:
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class View:
    """Everything that templates/pages/question.html can see."""

    head: Head
    title: str
    facts: tuple[Fact, ...]
    banner: Banner | None
    body: Stored
    phrasings: tuple[str, ...]
    grounds: tuple[Ground, ...]
    interpretations: tuple[Item, ...]
    policies: tuple[Link, ...]
    guides: tuple[Link, ...]
    others: tuple[Item, ...]
    files: tuple[Download, ...]
    story: str
    phone: str
    unit: Link | None
    citation: str
    address: str
    data_url: Url


@for_each(Question)
def plan(site: Site, question: Question) -> Iterator[Page]:
    address = url.of(question)
    found = ground.grounds(site, question.basis, question.other_basis)
    units = site.referred(question, "units", Unit)
    column = _column(site, question)
    interpretations = site.referred(question, "interpretations", Interpretation)
    view = View(
        head=_head(site, question, column),
        title=question.title,
        facts=_facts(site, question, units),
        banner=_banner(site, question, found),
        body=question.body.html,
        phrasings=question.phrasings,
        grounds=found,
        interpretations=tuple(part.item(site, each) for each in interpretations),
        policies=tuple(
            Link(ground.short_title(each), url.policy(each))
            for each in site.referred(question, "basis", Document)
            if not is_expired(site, question)
        ),
        guides=tuple(
            Link(each.title, url.of(each))
            for each in site.referring(Service, "questions", to=question)
        ),
        others=tuple(part.item(site, each) for each in _others(site, question)),
        files=part.downloads(question),
        story=_story(site, question),
        phone=next((unit.phone for unit in units if unit.phone), ""),
        unit=part.party_link(units[0]) if units else None,
        citation=part.citation(
            f"“{question.title}”",
            part.unit_names(site, question, "units"),
            day(question.published) if question.published else "",
        ),
        address=url.absolute(site.config.base, address),
        data_url=url.data_of(question),
    )
    yield part.page_of(
        address,
        "question",
        view,
        search=_search(question, units, column, found),
        modified=question.checked or question.published,
        place=question.place.file,
    )


def _facts(site: Site, question: Question, units: tuple[Unit, ...]) -> tuple[Fact, ...]:
    is_alone = len(units) == 1
    return part.facts(
        (
            "答复单位",
            part.unit_names(site, question, "units"),
            url.of(units[0]) if is_alone else "",
        ),
        ("领域", question.field),
        ("受众", "、".join(question.audiences)),
        ("发布日期", day(question.published) if question.published else None),
        ("校核日期", day(question.checked) if question.checked else None),
        ("有效至", day(question.expires) if question.expires else None),
    )


def _banner(site: Site, question: Question, found: tuple[Ground, ...]) -> Banner | None:
    """What may have changed since the answer was given."""
    if question.expires is not None and is_expired(site, question):
        text = f"有效至{day(question.expires)}，现在的规定可能已经不同。原文保留，供查阅。"
        return Banner("这条答复已经过期", text)
    void = [each for each in found if each.is_void]
    if void:
        names = "、".join(each.title for each in void)
        text = f"依据的{names}已经{void[0].validity}，办理以前请向答复单位核实。"
        return Banner("答复的依据有变化", text)
    return None


def _story(site: Site, question: Question) -> str:
    """How it was asked, and how long the answer took."""
    told = [f"来源：{question.origin}"]
    if question.received:
        told.append(f"{day(question.received)}收到")
    if question.answered:
        told.append(f"{day(question.answered)}答复")
    days = took(site, question)
    if days is not None:
        told.append(f"用时{days}个工作日" if days else "当天答复")
    return "，".join(told) + "。"


def _others(site: Site, question: Question) -> list[Question]:
    """Other questions on the same documents, those still good, newest first."""
    found = unique(
        each
        for document in site.referred(question, "basis", Document)
        for each in site.referring(Question, "basis", to=document)
        if each.id != question.id and not is_expired(site, each)
    )
    return [each for each in part.newest(found) if isinstance(each, Question)][:SHOWN]


def _column(site: Site, question: Question) -> Column | None:
    named = site.referred(question, "columns", Column)
    gathering = (each for each in site.all(Column) if each.gathers is Gathers.QUESTIONS)
    return next(iter(named), None) or next(gathering, None)


def _search(
    question: Question, units: tuple[Unit, ...], column: Column | None, found: tuple[Ground, ...]
) -> SearchDocument:
    return SearchDocument(
        url.of(question),
        question.title,
        question.noun,
        (
            question.body.text,
            *question.phrasings,
            *ground.named(found),
            *part.attachment_titles(question),
            question.field,
            "、".join(question.audiences),
        ),
        question.published,
        units=tuple(unit.name for unit in units),
        column=column.name if column else "",
    )


def _head(site: Site, question: Question, column: Column | None) -> Head:
    address = url.of(question)
    canonical = url.absolute(site.config.base, address)
    source = part.issuer_names(site, question, "units")
    meta = (
        part.tags_of(column) if column else part.column_meta("政策问答", "政策咨询问答", "回应关切")
    )
    if question.published:
        meta += part.content_meta(
            question.title,
            question.published,
            source=source,
            description=summary(question.body.opening),
            address=canonical,
            keywords=question.field,
        )
    answer = {
        "@type": "Answer",
        "text": question.body.opening,
        "url": canonical,
        "author": {"@type": "GovernmentOrganization", "name": source},
    }
    structured = {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "inLanguage": "zh-CN",
        "url": canonical,
        "mainEntity": [{"@type": "Question", "name": question.title, "acceptedAnswer": answer}],
    }
    return part.head(
        site,
        address,
        question.title,
        question.body.opening or question.title,
        crumbs=(Link("政策问答库", url.QUESTIONS),),
        meta=meta,
        entry=url.at("columns", "content"),
        structured=structured,
    )
