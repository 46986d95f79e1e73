"""Every id that is referred to exists."""

from collections.abc import Iterator

from generator.body import REFERENCES
from generator.diagnostic import Severity
from generator.matter_kind import MatterKind
from generator.record import Entry
from generator.records import ENTRIES
from generator.rule import Finding, over_each
from generator.site import Site


@over_each(*ENTRIES, severity=Severity.ERROR, title="引用的内容不存在")
def dangling_reference(site: Site, record: Entry) -> Iterator[Finding]:
    """解读对象、修改、废止、栏目和正文里的站内链接，都要指向存在的内容。

    依据：国办发〔2017〕47号（政府网站发展指引）：网页链接应当可用；文件与解读应当相互关联。
    怎么改：改成正确的标识。文件的标识是它在 documents 文件夹里的路径，如“2026/qyjb”。
    """
    words = {family: scheme for scheme, family in REFERENCES.items()}
    words[MatterKind.family] = MatterKind.noun
    for each in site.unresolved(record):
        if each.family == "units" and not each.place.line:
            continue
        if each.is_hidden:
            message = f"“{each.value}”（{words[each.family]}）还没有公布或者已经撤下，读者打不开"
            yield Finding(each.place, message, record.party_names, Severity.WARNING)
            continue
        guess = "、".join(f"“{name}”" for name in each.suggestions)
        hint = f"，是否应为{guess}？" if guess else ""
        yield Finding(each.place, f"没有标识为“{each.value}”的内容（{words[each.family]}）{hint}")
