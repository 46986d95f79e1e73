"""Important policy documents come with an interpretation, and soon."""

from collections.abc import Iterator

from generator.deadline import Measure, Within
from generator.diagnostic import Severity
from generator.due import Sum, due
from generator.records import Document, Interpretation
from generator.rule import Finding, over_each
from generator.site import Site
from generator.text import day as in_full
from generator.validity import is_void

_LIMIT = Within(3, Measure.WORKING_DAY)


@over_each(Document, severity=Severity.WARNING, title="应解读而未解读")
def interpretation_due(site: Site, document: Document) -> Iterator[Finding]:
    """标明“需解读: 是”的政策文件，应当有解读材料，并与文件同步发布，至迟在文件发布后3个工作日内。
    没有公布放假安排的年份不猜。

    依据：国办发〔2016〕80号（解读方案、解读材料与文件同步组织、同步审签、同步部署）、国办发〔2016〕19号（3个工作日）。
    怎么改：在 content/interpretations 里增加解读，“解读对象”写这件文件的标识；不需要解读的去掉“需解读”；
    有原因的在“未解读说明”里写明，页面会照样显示。发布晚了的，以后与文件同步；这一篇照实保留日期。
    """
    if not document.needs_interpretation or document.explanation or is_void(site, document):
        return
    last = due(_LIMIT, event=document.published, calendar=site.calendar)
    if not isinstance(last, Sum):
        return
    found = site.referring(Interpretation, "interprets", to=document)
    told = f"“{document.title}”需要解读，{in_full(document.published)}发布"
    limit = f"应在{in_full(last.due)}前"
    if found:
        first = min(each.published for each in found)
        if first <= last.due:
            return
        message = f"{told}，解读到{in_full(first)}才发布，{limit}"
    elif site.has_passed(last.due):
        message = f"{told}，至今没有解读材料，{limit}"
    else:
        return
    yield Finding(document.at("needs_interpretation"), message, document.party_names)
