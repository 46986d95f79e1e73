"""The library of questions: all that hold, by field and audience, and as data for a hotline; how fast they came."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median

from generator import ground, part, url
from generator.inquiry import LIMIT, is_expired, took
from generator.page import Head, Link, Mapping, Page
from generator.planner import once
from generator.records import Question
from generator.site import Site
from generator.text import slug
from generator.url import Url


@dataclass(frozen=True, slots=True)
class Row:
    title: str
    url: Url
    field: str
    audiences: str
    units: str
    day: str


@dataclass(frozen=True, slots=True)
class View:
    """Everything that templates/pages/questions.html can see."""

    head: Head
    count: int
    fields: tuple[Link, ...]
    audiences: tuple[Link, ...]
    units: tuple[str, ...]
    rows: tuple[Row, ...]
    answers: Url
    downloads: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast a unit, or all of them together, answered; `share` of those within the limit."""

    name: str
    url: str
    count: int
    punctual: int
    share: str
    median: str
    longest: str


@dataclass(frozen=True, slots=True)
class YearOfAnswers:
    title: str
    units: tuple[Speed, ...]
    origins: tuple[Speed, ...]


@dataclass(frozen=True, slots=True)
class AnswersView:
    """Everything that templates/pages/answers.html can see."""

    head: Head
    limit: str
    years: tuple[YearOfAnswers, ...]


@once
def plan(site: Site) -> Iterator[Page]:
    """A site without any question has no library."""
    found = [each for each in site.all(Question) if not is_expired(site, each)]
    if not found:
        return
    description = "各单位对政策咨询的答复，按领域、受众和单位查找；每条写明依据，链接到文件原文"
    fields, audiences = (_facet(site, name) for name in ("question-field", "question-audience"))
    rank = {link.title: at for at, link in enumerate(fields)}
    found.sort(key=lambda each: each.id)
    found.sort(key=lambda each: part.published(each) or date.min, reverse=True)
    found.sort(key=lambda each: rank.get(each.field, len(rank)))
    rows = tuple(_row(site, each) for each in found)
    data = url.instead(url.QUESTIONS, "json")
    head = part.head(
        site,
        url.QUESTIONS,
        "政策问答库",
        description,
        meta=part.column_meta("政策问答库", description, "回应关切"),
        feeds=(Link("政策咨询问答", url.QUESTION_FEED),),
        entry=url.at("columns", "content"),
    )
    units = sorted({unit for row in rows for unit in row.units.split("、")})
    view = View(
        head,
        len(rows),
        fields,
        audiences,
        tuple(units),
        rows,
        url.ANSWERS,
        (Link("JSON", data), Link("订阅", url.QUESTION_FEED)),
    )
    yield part.page_of(url.QUESTIONS, "questions", view)
    yield Page(data, "data.json", _data(site, found), listed=False)
    yield _answers(site)


def _facet(site: Site, name: str) -> tuple[Link, ...]:
    """Those with most questions first."""
    found = sorted(site.lists(name), key=lambda each: (-each[2], each[0]))
    return tuple(Link(word, url.archive(name, value), count) for value, word, count in found)


def _row(site: Site, question: Question) -> Row:
    return Row(
        question.title,
        url.of(question),
        question.field,
        "、".join(question.audiences),
        part.unit_names(site, question, "units"),
        question.published.isoformat() if question.published else "",
    )


def _data(site: Site, found: list[Question]) -> Mapping:
    """What a hotline needs to find and to read out an answer."""
    entries = tuple(
        Mapping(
            (
                ("标识", each.id),
                ("问题", each.title),
                ("其他问法", each.phrasings),
                ("答复", each.body.text),
                ("领域", each.field),
                ("受众", each.audiences),
                ("单位", part.unit_names(site, each, "units")),
                ("依据", tuple(_basis(site, each))),
                ("发布日期", each.published),
                ("校核日期", each.checked),
                ("有效至", each.expires),
                ("网址", part.address(site, each)),
            )
        )
        for each in found
    )
    return Mapping(
        (
            ("名称", f"{site.config.name}政策问答库"),
            ("网址", url.absolute(site.config.base, url.QUESTIONS)),
            ("问答", entries),
        )
    )


def _basis(site: Site, question: Question) -> Iterator[Mapping]:
    for each in ground.grounds(site, question.basis, question.other_basis):
        address = url.absolute(site.config.base, each.url) if each.url else None
        yield Mapping((("名称", each.title), ("文号", each.number or None), ("网址", address)))


# ── How fast answers come ─────────────────────────────────────────────────


def _answers(site: Site) -> Page:
    """Of all that were published, expired ones too: what was answered stays answered."""
    title = "咨询答复情况"
    description = "各单位答复政策咨询用了几个工作日，有多少在期限以内"
    head = part.head(
        site,
        url.ANSWERS,
        title,
        description,
        crumbs=(Link("政策问答库", url.QUESTIONS),),
        meta=part.column_meta(title, description, "回应关切"),
        entry=url.at("columns", "content"),
    )
    by_year: dict[int, list[tuple[Question, int]]] = defaultdict(list)
    for each in site.all(Question):
        days = took(site, each)
        if days is not None and each.answered is not None:
            by_year[each.answered.year].append((each, days))
    years = tuple(_year(site, year, by_year[year]) for year in sorted(by_year, reverse=True))
    return part.page_of(url.ANSWERS, "answers", AnswersView(head, LIMIT.length, years))


def _year(site: Site, year: int, answered: list[tuple[Question, int]]) -> YearOfAnswers:
    by_unit: dict[tuple[str, str], list[int]] = defaultdict(list)
    by_origin: dict[tuple[str, str], list[int]] = defaultdict(list)
    for question, days in answered:
        for party in site.parties(question, "units"):
            by_unit[party.title, url.of(party)].append(days)
        by_origin[question.origin, ""].append(days)
    units = sorted(by_unit.items(), key=lambda each: (-len(each[1]), slug(each[0][0])))
    origins = sorted(by_origin.items(), key=lambda each: (-len(each[1]), slug(each[0][0])))
    whole = _speed("合计", "", [days for _, days in answered])
    return YearOfAnswers(
        f"{year}年",
        (*(_speed(*key, days) for key, days in units), whole),
        tuple(_speed(*key, days) for key, days in origins),
    )


def _speed(name: str, address: str, days: list[int]) -> Speed:
    punctual = sum(each <= LIMIT.count for each in days)
    middle = f"{median(days):.1f}".removesuffix(".0")
    share = f"{punctual / len(days):.0%}"
    return Speed(name, address, len(days), punctual, share, middle, str(max(days)))
