"""What a clean-up decided is what the documents say."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Cleanup, Document
from generator.records.cleanup import Judged
from generator.rule import Finding, over_each
from generator.site import Site
from generator.validity import amending, ending, validity
from generator.vocabulary import CleanupResult, Validity


@over_each(Cleanup, severity=Severity.WARNING, title="清理结果与文件不符")
def cleanup_result(site: Site, cleanup: Cleanup) -> Iterator[Finding]:
    """清理结果与文件的有效性一致：继续有效的，清理时还没有废止失效；废止、失效的，文件已经是废止、失效；
    写“修改”的，一年之内应当修改。一件文件只有一个结果，只清理行政规范性文件。

    依据：国办发〔2018〕37号（清理结果向社会公布）；国办发〔2017〕47号（修改、废止、失效的在原文件上明确标注）。
    怎么改：核对清理结果，改正“结果”；或者照清理结果改文件的“有效性”“废止”“修改”。
    """
    seen: set[str] = set()
    for index, each in enumerate(cleanup.results):
        document = site.get(Document, each.document)
        if document is None:
            continue
        problem = _repeated(document, seen) or _problem(site, cleanup, each, document)
        seen.add(document.id)
        if problem:
            message = f"“{document.title}”的结果是“{each.verdict}”，{problem}"
            yield Finding(cleanup.at("results", index), message, cleanup.party_names)


def _repeated(document: Document, seen: set[str]) -> str:
    if document.id in seen:
        return "这件文件写了两次"
    return "" if document.is_normative else "但它不是行政规范性文件"


def _problem(site: Site, cleanup: Cleanup, each: Judged, document: Document) -> str:
    state, end = validity(site, document), ending(site, document)
    match each.verdict:
        case CleanupResult.KEPT if end is not None and end.since and end.since <= cleanup.day:
            return f"但它 {end.since} 已经{state}"
        case CleanupResult.REPEALED if state is not Validity.REPEALED:
            return f"但文件是“{state or '没有写有效性'}”"
        case CleanupResult.EXPIRED if state is not Validity.EXPIRED:
            return f"但文件是“{state or '没有写有效性'}”"
        case CleanupResult.AMENDED if end is None and not amending(site, document):
            later = cleanup.day.replace(year=cleanup.day.year + 1, day=min(cleanup.day.day, 28))
            return "一年了还没有修改" if site.has_passed(later) else ""
        case _:
            return ""
