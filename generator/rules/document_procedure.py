"""The steps that a normative document went through: none that may not be missing, in their order."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Document, ProcedureStep
from generator.rule import Finding, over_each
from generator.site import Site
from generator.vocabulary import Procedure

_RANK = {
    Procedure.ASSESSED: 0,
    Procedure.CONSULTED: 0,
    Procedure.REVIEWED: 1,
    Procedure.DELIBERATED: 2,
}
"""Steps on the way to the decision; assessment and consultation in either order."""
_NEEDED = (Procedure.REVIEWED, Procedure.DELIBERATED)


@over_each(Document, severity=Severity.WARNING, title="制发程序不全或次序颠倒")
def document_procedure(_site: Site, document: Document) -> Iterator[Finding]:
    """写了“制发程序”的行政规范性文件，应当有合法性审核和集体审议：未经合法性审核不得提交集体审议，未经集体审议决定不得印发。
    评估论证、征求意见在合法性审核之前，都不晚于成文日期；备案、实施后评估在成文以后。

    依据：国办发〔2018〕37号（评估论证、公开征求意见、合法性审核、集体审议决定、向社会公开发布）、国办发〔2018〕115号（合法性审核机制）。
    怎么改：照档案补齐、改正各环节的日期。
    """
    if not document.procedure:
        return
    said = {each.step for each in document.procedure}
    for step in _NEEDED:
        if document.is_normative and step not in said:
            message = f"“{document.title}”的“制发程序”里没有{step.value}"
            yield Finding(document.at("procedure"), message, document.party_names)
    yield from _in_order(document)


def _in_order(document: Document) -> Iterator[Finding]:
    for index, each in enumerate(document.procedure):
        message = _too_early(document, each)
        if message:
            yield Finding(document.at("procedure", index), message, document.party_names)


def _too_early(document: Document, each: ProcedureStep) -> str:
    if each.until is not None and each.until < each.day:
        return f"{each.step.value}的“至” {each.until} 早于“日期” {each.day}"
    rank = _RANK.get(each.step)
    if rank is None:
        is_early = each.day < document.formed
        return f"{each.step.value} {each.day} 早于成文日期 {document.formed}" if is_early else ""
    if each.day > document.formed:
        return f"{each.step.value} {each.day} 晚于成文日期 {document.formed}"
    for other in document.procedure:
        if _RANK.get(other.step, rank) < rank and other.day > each.day:
            return f"{each.step.value} {each.day} 早于{other.step.value} {other.day}"
    return ""
