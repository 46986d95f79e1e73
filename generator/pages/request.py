"""Requests for information: where, on which form, how it goes on, until when, and what can be done then."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator import annual, fee, part, url
from generator.annual import MEASURES, printed
from generator.due import Sum, due
from generator.guide_part import nine_items
from generator.page import Asset, Fact, Head, Link, Page, SearchDocument
from generator.phrase import parse
from generator.planner import once
from generator.records import Collective, Column, DataTable, PlainPage, Unit
from generator.request_form import FORMS, Form, FormPart, docx
from generator.requesting import Requesting
from generator.site import Site, unique
from generator.text import day
from generator.url import Url

TITLE = "申请公开政府信息"
_BOX, _STEP, _TOP = 44, 68, 6
"""Of the chart: how high a box is, from one to the next, above the first."""


@dataclass(frozen=True, slots=True)
class Step:
    """A box of the chart; `y` and `middle` are its top and the line of its words."""

    title: str
    note: str
    text: str
    y: int
    middle: int


@dataclass(frozen=True, slots=True)
class Clock:
    """`until` is the day it ends in the example."""

    matter: str
    limit: str
    ground: str
    until: str
    short: str


@dataclass(frozen=True, slots=True)
class Receiver:
    unit: Link
    office: str
    address: str
    hours: str
    phone: str
    fax: str
    online: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the yearly reports of the government: one row a measure, newest year first."""

    years: tuple[Link, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    more: Link


@dataclass(frozen=True, slots=True)
class FormLink:
    title: str
    url: Url
    docx: Url


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    title: str
    lead: str
    links: tuple[Link, ...]
    channels: tuple[Fact, ...]
    forms: tuple[FormLink, ...]
    steps: tuple[Step, ...]
    height: int
    clocks: tuple[Clock, ...]
    example: str
    receivers: tuple[Receiver, ...]
    fees: tuple[fee.Scale, ...]
    remedies: tuple[Fact, ...]
    figures: Figures | None
    turned: Link | None


@dataclass(frozen=True, slots=True)
class FormView:
    head: Head
    organ: str
    title: str
    parts: tuple[FormPart, ...]
    notes: tuple[str, ...]
    docx: Url
    guide: Link


_CLOCKS = (
    ("一次性告知补正", "收到申请之日起7个工作日内", "条例第三十条"),
    ("答复", "收到申请之日起20个工作日内", "条例第三十三条"),
    ("延长答复，事先告知理由", "至多再延长20个工作日", "条例第三十三条"),
    ("第三方、其他机关提出意见", "各15个工作日，不计入答复期限", "条例第三十二条、第三十四条"),
    ("缴纳信息处理费", "收到通知次日起30日内；答复期限从缴清次日起重新计算", "国办函〔2020〕109号"),
    ("申请行政复议", "知道答复之日起60日内", "《行政复议法》第二十条"),
    ("对复议决定提起诉讼", "收到复议决定书之日起15日内", "《行政诉讼法》第四十五条"),
)
_COUNTED = {"一次性告知补正": "7个工作日内", "答复": "20个工作日内", "延长答复，事先告知理由": "40个工作日内"}  # fmt: skip
"""What is reckoned from the day of receipt in the example."""

_STEPS = (
    ("提出申请", "", "当面、邮寄、传真或者在线提交申请表；书写有困难的可以口头提出，由工作人员代填。"),
    ("登记", "当日", "当面提交的以提交之日、签收邮件的以签收之日、其他的以双方确认之日为收到之日。"),
    ("审查", "7个工作日内", "内容不明确的，一次性告知怎样补正；从收到补正之日起重新计算答复期限。"),
    ("查找和征求意见", "15个工作日", "涉及第三方、其他机关的，书面征求意见；这段时间不计入答复期限。"),
    ("答复", "20个工作日内", "告知已经公开、予以公开、部分公开、不予公开、不存在、不属于本机关等结果和依据；必要时延长，至多20个工作日。"),
    ("不服的救济", "60日内", "可以投诉举报，申请行政复议，对复议决定可以提起行政诉讼。"),
)  # fmt: skip


@once
def plan(site: Site) -> Iterator[Page | Asset]:
    """A site that says nothing of requests has the page of its column only."""
    settings = site.config.requesting
    if settings is None:
        return
    yield _guide(site, settings)
    for form in FORMS:
        yield _form(site, form)
        organ = site.config.name
        yield Asset(url.request_form(form.name, "docx"), docx(form, organ), place="site.yaml")


def _crumbs(site: Site) -> tuple[Link, ...]:
    column = site.get(Column, "request")
    return (Link(column.name, url.of(column)),) if column else ()


def _guide(site: Site, settings: Requesting) -> Page:
    lead = f"向{site.config.name}及其部门申请公开政府信息：用哪张表、交给谁、多久答复、怎样收费、不服怎么办。"
    steps = tuple(
        Step(title, note, text, _TOP + at * _STEP, _TOP + at * _STEP + _BOX // 2 + 6)
        for at, (title, note, text) in enumerate(_STEPS)
    )
    start = settings.example
    view = View(
        head=part.head(
            site,
            url.REQUEST,
            TITLE,
            lead,
            crumbs=_crumbs(site),
            meta=part.column_meta(TITLE, lead, "依申请公开"),
        ),
        title=TITLE,
        lead=lead,
        links=tuple(_explanations(site)),
        channels=_channels(settings),
        forms=tuple(
            FormLink(each.title, url.request_form(each.name), url.request_form(each.name, "docx"))
            for each in FORMS
        ),
        steps=steps,
        height=_TOP * 2 + (len(steps) - 1) * _STEP + _BOX,
        clocks=tuple(_clock(site, *each, start) for each in _CLOCKS),
        example=day(start) if start else "",
        receivers=tuple(_receivers(site, settings)),
        fees=fee.SCALES,
        remedies=part.facts(
            ("投诉举报", settings.complaint),
            ("行政复议", settings.review),
            ("行政诉讼", settings.suit),
        ),
        figures=_figures(site),
        turned=_turned(site, settings),
    )
    return part.page_of(url.REQUEST, "request", view, search=_search(view), place="site.yaml")


def _search(view: View) -> SearchDocument:
    """What is said here and on no other page."""
    texts = (
        view.lead,
        *(text for fact in view.channels for text in (fact.word, fact.value)),
        *(text for each in view.steps for text in (each.title, each.note, each.text) if text),
        *(text for fact in view.remedies for text in (fact.word, fact.value)),
    )
    return SearchDocument(view.head.url, view.title, "依申请公开", texts)


def _explanations(site: Site) -> Iterator[Link]:
    column = site.get(Column, "request")
    for page in site.referring(PlainPage, "columns", to=column) if column else ():
        yield Link(page.title, url.of(page))


def _channels(settings: Requesting) -> tuple[Fact, ...]:
    post = "信封左下角写明“政府信息公开申请”，寄给受理机关，地址见下。"
    return part.facts(
        ("当面提交", settings.in_person or "到受理机关的办公地址提交，地址和时间见下。"),
        ("邮寄", settings.post or post),
        ("传真", "传真号码见下，发出后请电话确认。"),
        ("在线申请", "在线申请系统" if settings.online else None, settings.online or ""),
    )


def _clock(site: Site, matter: str, limit: str, ground: str, start: date | None) -> Clock:
    counted = parse(_COUNTED[matter], start.year) if start and matter in _COUNTED else None
    found = due(counted, event=start, calendar=site.calendar) if counted else None
    if isinstance(found, Sum):
        return Clock(matter, limit, ground, day(found.due), found.short)
    return Clock(matter, limit, ground, "", "")


def _receivers(site: Site, settings: Requesting) -> Iterator[Receiver]:
    units: list[Unit] = []
    for party in site.meant(settings.receivers, None):
        units += site.members(party) if isinstance(party, Collective) else (party,)
    for unit in unique(each for each in units if site.is_active(each)):
        facts = [each.value or each.otherwise for each in nine_items(site, unit)[3:]]
        yield Receiver(part.party_link(unit), *facts)


def _figures(site: Site) -> Figures | None:
    sponsors = site.referred(site.config, "sponsor", Unit)
    reports = annual.reports_of(site, sponsors[0])[::-1] if sponsors else ()
    if not reports:
        return None
    rows = tuple(
        (each.word, tuple(printed(each.of(report)) or "—" for report in reports))
        for each in MEASURES
        if each.group in {"依申请公开", "复议和诉讼"}
    )
    years = tuple(Link(f"{each.year}年", url.of(each)) for each in reports)
    return Figures(years, rows, Link("历年数据", url.figures(sponsors[0])))


def _turned(site: Site, settings: Requesting) -> Link | None:
    found = site.get(DataTable, settings.turned) if settings.turned else None
    return Link(found.title, url.of(found)) if found else None


def _form(site: Site, form: Form) -> Page:
    address = url.request_form(form.name)
    told = f"{form.applicant}申请公开政府信息用的表，可以打印填写，也可以下载Word填写。"
    view = FormView(
        head=part.head(
            site,
            address,
            form.title,
            told,
            crumbs=(*_crumbs(site), Link(TITLE, url.REQUEST)),
            meta=part.column_meta(form.title, told, "依申请公开"),
        ),
        organ=site.config.name,
        title=form.title,
        parts=form.parts,
        notes=form.notes,
        docx=url.request_form(form.name, "docx"),
        guide=Link(TITLE, url.REQUEST),
    )
    fields = (field.word for each in form.parts for field in each.fields)
    search = SearchDocument(address, form.title, "依申请公开", (*fields, *form.notes))
    return part.page_of(address, "request-form", view, search=search, place="site.yaml")
