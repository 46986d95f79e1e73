"""Every id that is referred to exists."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.matter_kind import MatterKind
from generator.record import Entry
from generator.records import ENTRIES
from generator.rule import Finding, over_each
from generator.site import Site, Unresolved


@over_each(*ENTRIES, severity=Severity.ERROR, title="引用的内容不存在")
def dangling_reference(site: Site, record: Entry) -> Iterator[Finding]:
    """解读对象、修改、废止、栏目和正文里的站内链接，都要指向存在的内容。

    依据：国办发〔2017〕47号（政府网站发展指引）：网页链接应当可用；文件与解读应当相互关联。
    怎么改：改成正确的标识。文件的标识是它在 documents 文件夹里的路径，如“2026/qyjb”。
    """
    nouns = {kind.family: kind.noun for kind in ENTRIES}
    for each in site.unresolved(record):
        if each.family == "units" and not each.place.line:
            continue
        if each.is_hidden:
            message = f"“{each.value}”（{nouns[each.family]}）还没有公布或者已经撤下，读者打不开"
            yield Finding(each.place, message, record.party_names, Severity.WARNING)
            continue
        if each.family == MatterKind.family:
            yield Finding(each.place, _no_kind(site, each), record.party_names)
            continue
        guess = "、".join(f"“{name}”" for name in each.suggestions)
        hint = f"，是否应为{guess}？" if guess else ""
        yield Finding(each.place, f"没有标识为“{each.value}”的内容（{nouns[each.family]}）{hint}")


def _no_kind(site: Site, each: Unresolved) -> str:
    """Kinds are few, and their names may differ from what comes to mind by the order of words."""
    known = [kind.id for kind in site.all(MatterKind)]
    common = {name: len(set(name) & set(each.value)) / len(set(name)) for name in known}
    guesses = [name for name in known if common[name] >= _ALIKE]
    guess = f"是否应为“{'”“'.join(guesses)}”？" if guesses else ""
    return f"没有“{each.value}”这种事项，{guess}可用的有：{'、'.join(known)}"


_ALIKE = 0.7
"""Of the characters of a name."""
