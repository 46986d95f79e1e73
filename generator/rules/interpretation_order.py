"""No interpretation before the document it explains."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Document, Interpretation
from generator.rule import Finding, over_each
from generator.site import Site


@over_each(Interpretation, severity=Severity.WARNING, title="解读早于文件")
def interpretation_order(site: Site, interpretation: Interpretation) -> Iterator[Finding]:
    """解读不应早于它所解读的文件发布，否则读者看得到解读、看不到原文。

    依据：国办发〔2017〕47号（政府网站发展指引）：解读与文件同步发布、相互关联。
    怎么改：核对两边的发布日期。
    """
    for document in site.referred(interpretation, "interprets", Document):
        if interpretation.published < document.published:
            message = f"解读的发布日期 {interpretation.published} 早于文件“{document.title}”的 {document.published}"
            yield Finding(interpretation.at("published"), message, interpretation.party_names)
