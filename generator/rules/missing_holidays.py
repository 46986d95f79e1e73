"""Without the notice of a year no working day of it can be counted."""

from collections.abc import Iterator
from datetime import date

from generator.diagnostic import Severity
from generator.rule import Finding, over_site
from generator.site import Site

_FIRST = 2004
"""Of the years that the program knows."""


@over_site(Severity.WARNING, "没有当年的放假安排")
def missing_holidays(site: Site) -> Iterator[Finding]:
    """按工作日算的时限，要有当年的放假和调休安排。程序带着已经公布的年份；到了新的一年还没有的，
    这一年的时限无法计算，也就查不出逾期。

    依据：国务院办公厅每年的部分节假日安排通知；《中华人民共和国政府信息公开条例》第二十六条（工作日）。
    怎么改：升级程序；或者照通知在 site.yaml 里写“节假日”。
    """
    year = site.calendar.first_unknown(_FIRST)
    if site.has_come(date(year, 1, 1)):
        message = f"没有{year}年的放假安排，{year}年的工作日无法计算"
        yield Finding(site.config.at("holidays"), message, (site.config.name,))
