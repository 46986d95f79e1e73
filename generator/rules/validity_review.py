"""A normative document is reviewed before it expires."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.lifetime import months_before
from generator.records import Document
from generator.rule import Finding, over_each
from generator.site import Site
from generator.validity import ends_soon, expiry
from generator.vocabulary import Procedure


@over_each(Document, severity=Severity.WARNING, title="临近到期而未评估")
def validity_review(site: Site, document: Document) -> Iterator[Finding]:
    """行政规范性文件有效期届满前6个月（月数见“有效期规则”的“到期前评估月数”），制定机关应当评估实施情况，
    决定继续施行（重新公布）、修改，还是到期失效。

    依据：国办发〔2018〕37号（评估、清理）；各地行政规范性文件管理规定的到期评估条款。
    怎么改：评估以后，在“制发程序”里加一项“环节: 实施后评估”，写明日期和结论；重新公布的，另发新文件、另编统一编号。
    """
    if not document.is_normative or not ends_soon(site, document):
        return
    end, months = expiry(site, document), site.config.lifetime.review
    if end is None or months is None:
        return
    recent = months_before(end.day, months + 12)
    if any(each.step is Procedure.EVALUATED and each.day >= recent for each in document.procedure):
        return
    message = f"“{document.title}”有效期至 {end.day}，已不足{months}个月，还没有评估"
    yield Finding(document.at("expires"), message, document.party_names)
