"""Every name in a task list or byline means a known unit."""

from collections.abc import Iterable, Iterator

from generator.diagnostic import Place, Severity
from generator.record import Entry
from generator.records import ENTRIES, DataTable
from generator.rule import Finding, over_each
from generator.site import Site
from generator.text import nearest


@over_each(*ENTRIES, severity=Severity.ERROR, title="单位名称查无此单位")
def unknown_unit(site: Site, record: Entry) -> Iterator[Finding]:
    """清单和文件里的单位名称，应当是 content/units.yaml 里某个单位或集合的名称、全称或别名。

    依据：《中华人民共和国政府信息公开条例》第十条（谁制作、谁公开），公开责任必须落到具体机关。
    怎么改：名称写错的改正；确有其名而未登记的，给该单位加“别名”；新单位在 units.yaml 里登记。
    """
    for each in site.unresolved(record):
        if each.family == "units" and not each.candidates and not each.place.line:
            yield _unknown(each.place, each.value, each.suggestions)
    for contents in record.contents if isinstance(record, DataTable) else ():
        for unit in contents.units:
            if not site.registry.named(unit.name, record.reference_date):
                known = site.registry.known(record.reference_date)
                yield _unknown(unit.place, unit.name, nearest(unit.name, known))


def _unknown(place: Place, name: str, suggestions: Iterable[str]) -> Finding:
    guess = "、".join(f"“{each}”" for each in suggestions)
    hint = f"，是否应为{guess}？" if guess else "；请在 content/units.yaml 里登记，或写成它的别名"
    return Finding(place, f"没有名为“{name}”的单位或集合{hint}")
