"""The page of a document: its metadata, text, validity, history, files and interpretations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator import part, printing, url
from generator.body import Heading
from generator.course import standing
from generator.page import Download, Fact, Head, Item, Link, Page, SearchDocument
from generator.pages.policy import answers_to, guides_to
from generator.planner import for_each
from generator.records import (
    Catalog,
    Cleanup,
    Column,
    DataTable,
    Document,
    Gazette,
    Interpretation,
    Matter,
    ProcedureStep,
)
from generator.shelf import Stored
from generator.site import Site, unique
from generator.text import day, summary
from generator.url import Url
from generator.validity import Ending, amending, ending, expiry, is_void, start, validity
from generator.vocabulary import Validity

ANSWERS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Banner:
    """`tone` is `""`, `warn` or `alarm`."""

    tone: str
    title: str
    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the document's history."""

    day: date
    verb: str
    title: str
    url: Url


@dataclass(frozen=True, slots=True)
class Stage:
    """A step that the document went through before, and after, it was made public."""

    word: str
    day: date
    until: date | None
    note: str
    link: Link | None


@dataclass(frozen=True, slots=True)
class MatterPart:
    """A matter to which the document belongs, and the other documents of that matter."""

    link: Link
    kind: str
    state: str
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    title: str
    number: str
    banner: Banner | None
    facts: tuple[Fact, ...]
    abstract: str
    addressees: str
    body: Stored
    headings: tuple[Heading, ...]
    attachment_names: tuple[str, ...]
    signatures: tuple[str, ...]
    formed: date
    remark: str
    is_void: bool
    files: tuple[Download, ...]
    steps: tuple[Step, ...]
    procedure: tuple[Stage, ...]
    interpretations: tuple[Item, ...]
    interpretation_tag: str
    interpretation_note: str
    policy: Link | None
    offers: tuple[Link, ...]
    tables: tuple[Link, ...]
    catalogs: tuple[Link, ...]
    versions: tuple[Link, ...]
    matters: tuple[MatterPart, ...]
    citation: str
    address: str
    data_url: Url


@for_each(Document)
def plan(site: Site, document: Document) -> Iterator[Page]:
    carried = unique(
        catalog
        for name in (document.id, document.title)
        for catalog in site.bearing(Catalog, "source", name)
    )
    yield _page(site, document, tuple(Link(each.title, url.of(each)) for each in carried))
    yield from _versions(site, document)


def _versions(site: Site, document: Document) -> Iterator[Page]:
    """The same text as WORD and PDF."""
    if not document.is_normative:
        return
    paper = printing.paper(site, document)
    for each in site.config.renditions:
        yield Page(
            printing.version_url(document, each),
            f"document.{each}",
            paper,
            listed=False,
            place=document.place.file,
        )


def _page(site: Site, document: Document, catalogs: tuple[Link, ...]) -> Page:
    address = url.of(document)
    interpretations = part.newest(site.referring(Interpretation, "interprets", to=document))
    files = part.downloads(document)
    offers = tuple(_offers(site, document))
    view = View(
        head=_head(site, document),
        title=document.title,
        number=document.document_number or "",
        banner=_banner(site, document),
        facts=_facts(site, document),
        abstract=document.abstract or "",
        addressees=document.addressees or "",
        body=document.body.html,
        headings=tuple(each for each in document.body.headings if each.level <= 3),
        attachment_names=tuple(each.title for each in files),
        signatures=document.signatures,
        formed=document.formed,
        remark=document.remark or "",
        is_void=is_void(site, document),
        files=files,
        steps=tuple(_steps(site, document)),
        procedure=_procedure(site, document),
        interpretations=tuple(part.item(site, each) for each in interpretations),
        interpretation_tag="未解读，有说明" if document.explanation else "待解读",
        interpretation_note=_note(document, has_interpretation=bool(interpretations)),
        policy=_policy(document) if offers else None,
        offers=offers,
        tables=_links(_tables(site, document)),
        catalogs=catalogs,
        matters=tuple(_matters(site, document)),
        versions=printing.versions(site, document),
        citation=part.citation(
            document.title,
            document.document_number,
            day(document.formed),
            part.issuer_names(site, document),
        ),
        address=url.absolute(site.config.base, address),
        data_url=url.data_of(document),
    )
    return part.page_of(
        address,
        "document",
        view,
        search=_search(site, document),
        modified=document.published,
        place=document.place.file,
    )


def _tables(site: Site, document: Document) -> tuple[DataTable, ...]:
    """Those that name it, as a whole or in a cell."""
    return unique(
        each
        for name in ("documents", "cells")
        for each in site.referring(DataTable, name, to=document)
    )


def _matters(site: Site, document: Document) -> Iterator[MatterPart]:
    found = unique(
        each
        for name in ("document", "documents")
        for each in site.referring(Matter, name, to=document)
    )
    for matter in found:
        others = unique(
            each
            for name in ("document", "documents")
            for each in site.referred(matter, name, Document)
            if each.id != document.id
        )
        link = Link(matter.title, url.of(matter))
        yield MatterPart(link, matter.kind, standing(site, matter).word, _links(others))


def _search(site: Site, document: Document) -> SearchDocument:
    columns = site.referred(document, "columns", Column)
    return SearchDocument(
        url.of(document),
        document.title,
        document.noun,
        (
            f"{document.addressees}：" if document.addressees else "",
            document.body.text,
            *_attachment_note(document),
            *document.signatures,
            f"（{document.remark}）" if document.remark else "",
            document.abstract or "",
            *part.values(_facts(site, document)),
            *(each.note for each in document.procedure if each.note),
        ),
        document.published,
        document.document_number or "",
        tuple(party.title for party in site.parties(document, "issuers")),
        part.topic_class(document.topic or ""),
        validity(site, document) or "",
        columns[0].name if columns else "",
    )


def _attachment_note(document: Document) -> Iterator[str]:
    """As the template prints it below the text."""
    names = part.attachment_titles(document)
    for place, name in enumerate(names, start=1):
        yield f"{'附件：' if place == 1 else ''}{f'{place}. ' if len(names) > 1 else ''}{name}"


def _head(site: Site, document: Document) -> Head:
    address = url.of(document)
    canonical = url.absolute(site.config.base, address)
    columns = site.referred(document, "columns", Column)
    meta: tuple[tuple[str, str], ...] = ()
    if columns:
        meta = part.tags_of(columns[0])
    description = document.abstract or document.body.opening
    source = part.issuer_names(site, document)
    meta += part.content_meta(
        document.title,
        document.published,
        source=source,
        description=summary(description),
        address=canonical,
        keywords=document.topic or "",
    )
    state = validity(site, document)
    structured = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": document.title,
        "legislationIdentifier": document.document_number,
        "legislationDate": document.formed.isoformat(),
        "datePublished": document.published.isoformat(),
        "legislationPassedBy": {"@type": "GovernmentOrganization", "name": source},
        "legislationLegalForce": _LEGAL_FORCE.get(state) if state else None,
        "inLanguage": "zh-CN",
        "url": canonical,
    }
    return part.head(
        site,
        address,
        document.title,
        description,
        crumbs=part.column_crumbs(site, columns[0]) if columns else (),
        meta=meta,
        entry=url.at("columns", "content"),
        structured={key: value for key, value in structured.items() if value},
    )


_LEGAL_FORCE = {
    Validity.VALID: "InForce",
    Validity.AMENDED: "PartiallyInForce",
    Validity.EXPIRED: "NotInForce",
    Validity.REPEALED: "NotInForce",
    Validity.PENDING: "NotInForce",
}


def _facts(site: Site, document: Document) -> tuple[Fact, ...]:
    """The metadata block, in the order in which officials look for it."""
    topic = part.topic_link(document.topic) if document.topic else None
    columns = site.referred(document, "columns", Column)
    issuers = site.parties(document, "issuers")
    return part.facts(
        ("索引号", document.index_number),
        ("主题分类", topic.title if topic else None, topic.url if topic else ""),
        (
            "发布机构",
            part.issuer_names(site, document),
            url.of(issuers[0]) if len(issuers) == 1 else "",
        ),
        ("体裁分类", document.genre),
        ("成文日期", day(document.formed)),
        ("发布日期", day(document.published)),
        ("发文字号", document.document_number),
        ("统一编号", document.register_number),
        *_reposted(document),
        ("施行日期", day(document.effective) if document.effective else None),
        ("施行说明", document.early_reason),
        ("有效期至", _last_day(site, document)),
        ("有效性", validity(site, document)),
        ("发布审查", _vetted(document)),
        *_gazetted(site, document),
        ("栏目", columns[0].name if columns else None, url.of(columns[0]) if columns else ""),
    )


def _vetted(document: Document) -> str | None:
    found = document.vetting
    return f"{found.reviewer}，{day(found.day)}，{found.verdict}" if found else None


def _gazetted(site: Site, document: Document) -> Iterator[tuple[str, str, str]]:
    """The first issue of the gazette that printed it."""
    issues = site.referring(Gazette, "documents", to=document)
    for each in sorted(issues, key=lambda issue: issue.serial)[:1]:
        yield "刊登", part.title(site, each), url.of(each)


def _reposted(document: Document) -> Iterator[tuple[str, str, str]]:
    """Where it was taken from, and how soon."""
    repost = document.repost
    if repost is None:
        return
    hours = (repost.reposted - repost.published).total_seconds() / 3600
    yield "转载自", repost.source, repost.address
    yield "原文发布", f"{day(repost.published)}{repost.published:%H:%M}", ""
    yield "转载", f"{day(repost.reposted)}{repost.reposted:%H:%M}（{hours:.0f}小时以后）", ""


def _last_day(site: Site, document: Document) -> str | None:
    end = expiry(site, document)
    if end is None:
        return None
    ground = site.config.lifetime.ground
    return day(end.day) + (f"（文件没有写明，按{ground}计算）" if end.is_computed else "")


def _banner(site: Site, document: Document) -> Banner | None:
    """What a reader must know before reading: the state, since when, through which document."""
    match validity(site, document):
        case Validity.REPEALED:
            end = ending(site, document) or Ending(None)
            when = f"自{day(end.since)}起" if end.since else ""
            text = f"{when}废止，不再作为行政管理的依据。原文保留，供查阅。{_told(end.basis)}"
            return Banner("alarm", "本文件已废止", text, _links(end.actors))
        case Validity.EXPIRED:
            end = ending(site, document) or Ending(None)
            until = _last_day(site, document)
            when = f"有效期至{until}，" if until else f"自{day(end.since)}起" if end.since else ""
            text = f"{when}不再作为行政管理的依据。原文保留，供查阅。{_told(end.basis)}"
            return Banner("alarm", "本文件已失效", text, _links(end.actors))
        case Validity.AMENDED:
            actors = amending(site, document)
            when = f"自{day(start(actors[0]))}起修改。" if actors else ""
            text = f"{when}以下为修改前的文本，应与修改它的文件一并阅读。"
            return Banner(
                "warn", "本文件已修改", text + _told(document.amended_by or ""), _links(actors)
            )
        case Validity.PENDING:
            when = (
                f"自{day(document.effective)}起施行。"
                if document.effective
                else "施行日期另行公布。"
            )
            return Banner("warn", "本文件尚未施行", when, ())
        case _:
            return None


def _told(basis: str) -> str:
    return f"依据：{basis}。" if basis else ""


def _procedure(site: Site, document: Document) -> tuple[Stage, ...]:
    """With its publication, which is known anyway."""
    if not document.procedure:
        return ()
    stages = [
        Stage(
            each.step,
            each.day,
            each.until,
            each.note or "",
            next((_link(found) for found in _about(site, each)), None),
        )
        for each in document.procedure
    ]
    stages.append(Stage("公布", document.published, None, "", None))
    return tuple(sorted(stages, key=lambda each: each.day))


def _about(site: Site, step: ProcedureStep) -> Iterator[Document]:
    found = site.get(Document, step.document) if step.document else None
    if found is not None:
        yield found


def _link(record: Document | Cleanup | DataTable) -> Link:
    return Link(record.title, url.of(record))


def _links(records: Iterable[Document | Cleanup | DataTable]) -> tuple[Link, ...]:
    return tuple(map(_link, records))


def _steps(site: Site, document: Document) -> Iterator[Step]:
    """The chain of amendment and repeal, both ways."""
    found = [
        *(("修改", each, document) for each in site.referred(document, "amends", Document)),
        *(("废止", each, document) for each in site.referred(document, "repeals", Document)),
        *(("被修改", each, each) for each in site.referring(Document, "amends", to=document)),
        *(("被废止", each, each) for each in site.referring(Document, "repeals", to=document)),
    ]
    steps = [
        Step(actor.effective or actor.formed, verb, each.title, url.of(each))
        for verb, each, actor in found
    ]
    yield from sorted(steps, key=lambda step: (step.day, step.url))


def _note(document: Document, *, has_interpretation: bool) -> str:
    if has_interpretation or not document.needs_interpretation:
        return ""
    return document.explanation or "这件文件应当有解读，目前还没有发布。"


def _offers(site: Site, document: Document) -> Iterator[Link]:
    """Guides to what one may have by it, then answers."""
    for service in guides_to(site, document):
        yield Link(f"{service.title}（办事指南）", url.of(service))
    for question in answers_to(site, document)[:ANSWERS_SHOWN]:
        yield Link(question.title, url.of(question))


def _policy(document: Document) -> Link:
    return Link("原文、解读、问答、指南、窗口，一页看全", url.policy(document))
