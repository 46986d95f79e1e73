"""No name means two units at the same time."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.record import Entry
from generator.records import ENTRIES
from generator.rule import Finding, over_each
from generator.site import Site


@over_each(*ENTRIES, severity=Severity.ERROR, title="单位名称指向多个单位")
def ambiguous_unit(site: Site, record: Entry) -> Iterator[Finding]:
    """同一个名称在同一时间只能指一个单位，否则任务会落错单位。

    依据：《中华人民共和国政府信息公开条例》第十条。
    怎么改：改用全称；或给别名加上起止日期（自、至），使同一天只有一个单位用这个名称。
    """
    for each in site.unresolved(record):
        if each.candidates:
            meant = "、".join(party.id for party in each.candidates)
            yield Finding(
                each.place,
                f"“{each.value}”同时是 {meant} 的名称，无法断定是哪一个；请用全称，或给别名加起止日期",
            )
