"""Everything about a policy on one page: the file, what explains it, answers, guides, windows, how it came about."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator import ground, part, service_view, url
from generator.inquiry import is_expired
from generator.page import Fact, Head, Item, Link, Page
from generator.planner import for_each
from generator.records import DataTable, Document, Interpretation, Matter, Question, Service
from generator.service_view import WindowView
from generator.site import Site, unique
from generator.text import day, summary
from generator.validity import expiry, is_void, validity


@dataclass(frozen=True, slots=True)
class Answered:
    title: str
    url: str
    opening: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A service, with what one asks first."""

    title: str
    url: str
    abstract: str
    facts: tuple[Fact, ...]
    online: str


@dataclass(frozen=True, slots=True)
class View:
    """Everything that templates/pages/policy.html can see."""

    head: Head
    title: str
    original: Link
    is_void: bool
    facts: tuple[Fact, ...]
    abstract: str
    interpretations: tuple[Item, ...]
    questions: tuple[Answered, ...]
    services: tuple[Offer, ...]
    windows: tuple[WindowView, ...]
    tables: tuple[Item, ...]
    matters: tuple[Item, ...]
    phones: tuple[Fact, ...]


@for_each(Document)
def plan(site: Site, document: Document) -> Iterator[Page]:
    """Of a document that has answers or guides; what else there is stands on its own page."""
    questions, services = answers_to(site, document), guides_to(site, document)
    if not questions and not services:
        return
    title = ground.short_title(document)
    interpretations = part.newest(site.referring(Interpretation, "interprets", to=document))
    matters = part.newest(
        unique(
            each
            for field in ("documents", "document")
            for each in site.referring(Matter, field, to=document)
        )
    )
    tables = part.newest(site.referring(DataTable, "documents", to=document))
    view = View(
        head=_head(site, document, title),
        title=title,
        original=Link(document.title, url.of(document)),
        is_void=is_void(site, document),
        facts=_facts(site, document),
        abstract=document.abstract or "",
        interpretations=tuple(part.item(site, each) for each in interpretations),
        questions=tuple(
            Answered(each.title, url.of(each), summary(each.body.opening, 90)) for each in questions
        ),
        services=tuple(_offer(each) for each in services),
        windows=unique_windows(services),
        tables=tuple(part.item(site, each) for each in tables),
        matters=tuple(part.item(site, each) for each in matters),
        phones=tuple(_phones(site, document)),
    )
    yield part.page_of(url.policy(document), "policy", view, place=document.place.file)


def answers_to(site: Site, document: Document) -> tuple[Question, ...]:
    """The questions that rest on a document, those that hold, newest first."""
    found = site.referring(Question, "basis", to=document)
    held = [each for each in found if not is_expired(site, each)]
    return tuple(each for each in part.newest(held) if isinstance(each, Question))


def guides_to(site: Site, document: Document) -> tuple[Service, ...]:
    return unique(site.referring(Service, "basis", to=document))


def unique_windows(services: tuple[Service, ...]) -> tuple[WindowView, ...]:
    """Each place once, with all its telephones."""
    phones: dict[WindowView, dict[str, None]] = {}
    for each in (window for service in services for window in service_view.windows(service)):
        phones.setdefault(replace(each, phone=""), {})[each.phone] = None
    return tuple(
        replace(place, phone="、".join(filter(None, every))) for place, every in phones.items()
    )


def _offer(service: Service) -> Offer:
    facts = part.facts(
        ("办事对象", "、".join(service.audiences)),
        ("办结时限", service.promised_limit or service.legal_limit),
        ("收费", service.fee),
    )
    return Offer(
        service.title, url.of(service), service.abstract or "", facts, service.online or ""
    )


def _facts(site: Site, document: Document) -> tuple[Fact, ...]:
    last = expiry(site, document)
    return part.facts(
        ("发文字号", document.document_number),
        ("发布机构", part.unit_names(site, document, "issuers")),
        ("有效性", validity(site, document)),
        ("施行日期", day(document.effective) if document.effective else None),
        ("有效期至", day(last.day) if last else None),
    )


def _phones(site: Site, document: Document) -> Iterator[Fact]:
    """Of those who answer, or else who issued it."""
    parties = unique(
        unit for question in answers_to(site, document) for unit in site.parties(question, "units")
    )
    for each in parties or site.parties(document, "issuers"):
        phone = getattr(each, "phone", None)
        if phone:
            yield Fact(each.title, phone, url.of(each))


def _head(site: Site, document: Document, title: str) -> Head:
    description = f"{title}的原文、解读、问答、办事指南和受理窗口，汇在一页"
    return part.head(
        site,
        url.policy(document),
        f"{title}一页通",
        description,
        crumbs=(Link("政策问答库", url.QUESTIONS),),
        meta=part.column_meta("政策一页通", description, "政策文件"),
        entry=url.at("columns", "content"),
    )
