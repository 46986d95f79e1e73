"""Important policy documents come with an interpretation."""

from collections.abc import Iterator
from datetime import timedelta

from generator.diagnostic import Severity
from generator.records import Document, Interpretation
from generator.rule import Finding, over_each
from generator.site import Site
from generator.validity import is_void

GRACE = 5
"""Calendar days that three working days span at most, public holidays aside."""


@over_each(Document, severity=Severity.WARNING, title="应解读而未解读")
def interpretation_due(site: Site, document: Document) -> Iterator[Finding]:
    """标明“需解读: 是”的政策文件，应当有解读材料，并与文件同步发布（至迟3个工作日内）。

    依据：国办发〔2016〕80号（解读方案、解读材料与文件同步组织、同步审签、同步部署）、国办发〔2016〕19号（3个工作日）。
    怎么改：在 content/interpretations 里增加解读，“解读对象”写这件文件的标识；不需要解读的去掉“需解读”；
    有原因的在“未解读说明”里写明，页面会照样显示。
    """
    if not document.needs_interpretation or document.explanation or is_void(site, document):
        return
    is_due = site.has_passed(document.published + timedelta(days=GRACE))
    if is_due and not site.referring(Interpretation, "interprets", to=document):
        message = f"“{document.title}”需要解读，{document.published} 发布，至今没有解读材料"
        yield Finding(document.at("needs_interpretation"), message, document.party_names)
