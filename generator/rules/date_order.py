"""成文 before 发布 before today; in force not before it is made."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from generator.diagnostic import Severity
from generator.record import Entry, Record
from generator.records import (
    AnnualReport,
    Catalog,
    Cleanup,
    DataTable,
    Document,
    Gazette,
    Interpretation,
    Matter,
    Question,
)
from generator.rule import Finding, over_each
from generator.site import Site


@over_each(
    Document,
    Interpretation,
    Question,
    AnnualReport,
    Catalog,
    DataTable,
    Matter,
    Cleanup,
    Gazette,
    severity=Severity.ERROR,
    title="日期先后不合理",
)
def date_order(site: Site, record: Entry) -> Iterator[Finding]:
    """成文日期不晚于发布日期，发布日期不晚于今天，施行日期一般不早于成文日期，有效期至不早于施行日期。

    依据：《中华人民共和国政府信息公开条例》第二十六条（自形成或者变更之日起20个工作日内公开）；
    国办秘函〔2019〕19号把伪造发稿日期列为单项否决。
    怎么改：核对原件，改正写错的日期。
    """
    match record:
        case Document():
            yield from _of_document(site, record)
        case Interpretation() | Matter():
            yield from _not_to_come(site, record)
        case Question():
            yield from _of_question(site, record)
        case AnnualReport() | Cleanup() | Gazette() if not site.has_come(record.published):
            yield _to_come(site, record, record.published)
        case DataTable():
            yield from _of_table(site, record)
        case Catalog() | AnnualReport() if record.formed and record.published:
            yield from _order(record, ("formed", record.formed), ("published", record.published))
        case _:
            pass


def _of_document(site: Site, document: Document) -> Iterator[Finding]:
    yield from _order(document, ("formed", document.formed), ("published", document.published))
    yield from _not_to_come(site, document)
    if document.effective and document.effective < document.formed:
        message = f"施行日期 {document.effective} 早于成文日期 {document.formed}，请核对"
        yield Finding(document.at("effective"), message, document.party_names, Severity.WARNING)
    if document.expires:
        start = (
            ("effective", document.effective) if document.effective else ("formed", document.formed)
        )
        yield from _order(document, start, ("expires", document.expires))


def _of_question(site: Site, question: Question) -> Iterator[Finding]:
    """Asked, answered, published; none of it yet to come."""
    written = [
        (field, day)
        for field in ("received", "answered", "published", "checked")
        if (day := getattr(question, field)) is not None
    ]
    for earlier, later in pairwise(written):
        yield from _order(question, earlier, later)
    for field, day in written:
        is_to_appear = question.appears is not None and day <= question.appears.date()
        if not site.has_come(day) and not is_to_appear:
            message = f"{question.word(field)} {day} 晚于今天（{site.as_of}）"
            yield Finding(question.at(field), message, question.party_names)


def _of_table(site: Site, table: DataTable) -> Iterator[Finding]:
    if table.published and table.updated:
        yield from _order(table, ("published", table.published), ("updated", table.updated))
    days: list[tuple[Record, str]] = [(table, "published"), (table, "updated")]
    days += [(issue, "published") for issue in table.issues]
    for owner, field in days:
        written = getattr(owner, field)
        if written and not site.has_come(written):
            message = f"{owner.word(field)} {written} 晚于今天（{site.as_of}）"
            yield Finding(owner.at(field), message, table.party_names)


def _not_to_come(site: Site, record: Document | Interpretation | Matter) -> Iterator[Finding]:
    """What waits for its 发布时间 may bear a day to come, but none after that time."""
    if record.appears is not None and record.published <= record.appears.date():
        return
    if record.is_draft or site.has_come(record.published):
        return
    hint = "；要到那天才公开的，请写“发布时间”" if record.appears is None else ""
    yield _to_come(site, record, record.published, hint)


def _to_come(site: Site, record: Entry, day: date, hint: str = "") -> Finding:
    message = f"{record.word('published')} {day} 晚于今天（{site.as_of}）{hint}"
    return Finding(record.at("published"), message, record.party_names)


def _order(record: Entry, earlier: tuple[str, date], later: tuple[str, date]) -> Iterator[Finding]:
    (field, first), (other, second) = earlier, later
    if first <= second:
        return
    message = f"{record.word(field)} {first} 晚于{record.word(other)} {second}"
    yield Finding(record.at(other), message, record.party_names)
