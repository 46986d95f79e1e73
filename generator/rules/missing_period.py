"""A table that is to be published every so often is there for every period."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.due import Sum
from generator.publication import Turn, overdue, turns
from generator.records import DataTable
from generator.rule import Finding, over_each
from generator.site import Site
from generator.text import day


@over_each(DataTable, severity=Severity.WARNING, title="数据表缺期")
def missing_period(site: Site, table: DataTable) -> Iterator[Finding]:
    """写了“更新周期”的数据表，每一期都应当有数据；没有的，书面说明原因。分期的看有没有这一期，不分期的看这一期以来有没有更新。

    依据：《中华人民共和国政府信息公开条例》第二十六条（自形成或者变更之日起20个工作日内公开）；国办秘函〔2019〕19号（信息应当按期更新）。
    怎么改：补上这一期；不分期的，核对内容以后改“更新日期”。确实没有的，在“书面说明”里写“期”“日期”“说明”，页面照样显示。
    """
    if table.issues:
        for turn in turns(site, table):
            if turn.is_missing:
                yield _finding(table, turn, "issues", f"“{table.title}”缺{turn.period.name}")
        return
    late = overdue(site, table)
    if late is not None and late.is_missing:
        last = day(table.latest)
        told = f"“{table.title}”更新周期是{table.cycle}，{last}以后没有更新"
        yield _finding(table, late, "cycle", told)


def _finding(table: DataTable, turn: Turn, field: str, told: str) -> Finding:
    limit = f"，应在{day(turn.due.due)}前公布" if isinstance(turn.due, Sum) else ""
    return Finding(table.at(field), f"{told}{limit}", table.party_names)
