"""What must be looked at again after a time was looked at again."""

from collections.abc import Iterator

from generator.deadline import Within
from generator.diagnostic import Severity
from generator.due import Sum, due
from generator.phrase import parse
from generator.publication import shown
from generator.records import DataTable
from generator.rule import Finding, over_each
from generator.site import Site
from generator.text import day

MOST = 20
"""Rows of one table that are told."""


@over_each(DataTable, severity=Severity.WARNING, title="到期没有复核")
def review_due(site: Site, table: DataTable) -> Iterator[Finding]:
    """字段写了“复核”的，每行从那个日期起，在期限以内再核一次：不予公开的事项每年审查一次能不能公开，登记的账号、链接定期核对。

    依据：《中华人民共和国政府信息公开条例》第十八条（定期审查不予公开的政府信息，情势变化可以公开的，应当公开）。
    怎么改：重新审查、核对，把日期改成这一次的；可以公开的，从清单里删去，公布原文。
    """
    told = 0
    for contents in shown(site, table):
        for each in contents.reviews:
            field = table.fields[each.field]
            limit = parse(field.review or "", each.day.year)
            if not isinstance(limit, Within):
                continue
            end = due(limit, event=each.day, calendar=site.calendar)
            if not isinstance(end, Sum) or not site.has_passed(end.due) or told == MOST:
                continue
            told += 1
            what = f"“{each.label}”" if each.label else "这一行"
            message = f"{what}的{field.name}是{day(each.day)}，应在{day(end.due)}前再核一次"
            yield Finding(each.place, message, table.party_names)
