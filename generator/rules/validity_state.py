"""有效性 agrees with the dates and with what other documents repeal."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Document
from generator.rule import Finding, over_site
from generator.site import Site
from generator.vocabulary import Validity


@over_site(Severity.ERROR, "有效性与事实不符")
def validity_state(site: Site) -> Iterator[Finding]:
    """有效期已过的不能仍标有效；被别的文件废止的应标废止；被修改的应标已修改；施行日期未到的不能标有效。

    依据：国办发〔2017〕47号（政府网站发展指引）：在已发布的原文件上明确标注修改、废止、失效；
    国办发〔2018〕37号（行政规范性文件的有效期和清理）。
    怎么改：照事实改“有效性”；或更正“有效期至”“废止”“修改”里写错的内容。
    """
    for document in site.all(Document):
        for state, reason in _contradictions(site, document):
            message = f"“{document.title}”标为“{document.validity}”，但{reason}，应标“{state}”"
            yield Finding(document.at("validity"), message, document.party_names)


def _contradictions(site: Site, document: Document) -> Iterator[tuple[Validity, str]]:
    state = document.validity
    if state is None:
        return
    for other in site.referring(Document, "repeals", to=document):
        in_force = (other.effective or other.formed) <= site.as_of
        if in_force and state is not Validity.REPEALED:
            yield Validity.REPEALED, f"已被“{other.title}”废止"
    for other in site.referring(Document, "amends", to=document):
        in_force = (other.effective or other.formed) <= site.as_of
        if in_force and state in {Validity.VALID, Validity.PENDING}:
            yield Validity.AMENDED, f"已被“{other.title}”修改"
    current = state in {Validity.VALID, Validity.AMENDED}
    if current and document.expires and document.expires < site.as_of:
        yield Validity.EXPIRED, f"有效期至 {document.expires}，已过"
    if current and document.effective and document.effective > site.as_of:
        yield Validity.PENDING, f"施行日期 {document.effective} 未到"
    if state is Validity.PENDING and document.effective and document.effective <= site.as_of:
        yield Validity.VALID, f"施行日期 {document.effective} 已到"
