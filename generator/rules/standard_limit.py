"""The time limits of a standard catalogue can be reckoned with, and keep within the law."""

from collections.abc import Iterator

from generator.deadline import Measure, Within
from generator.diagnostic import Severity
from generator.phrase import parse
from generator.records import Standard
from generator.rule import Finding, over_each
from generator.site import Site

_LAWFUL = 20


@over_each(Standard, severity=Severity.WARNING, title="目录的时限读不出来或者超过法定时限")
def standard_limit(_site: Site, standard: Standard) -> Iterator[Finding]:
    """标准目录的“公开时限”应当是程序读得出来的时限，如“信息形成或者变更之日起20个工作日内”“每年1月31日前”“及时公开”；
    从信息形成或者变更之日起算的，不超过20个工作日。

    依据：《中华人民共和国政府信息公开条例》第二十六条：20个工作日内及时公开，法律、法规另有规定的从其规定。
    怎么改：照规定的写法写；法律、法规另有规定的，把规定写进“公开依据”，时限从规定的那件事起算；只有要求、没有时限的，写“公开要求”。
    """
    for _number, item in standard.numbered():
        if item.limit is None:
            continue
        limit = parse(item.limit, standard.published_on.year)
        if limit is None:
            message = f"“{item.title}”的公开时限“{item.limit}”读不出来"
            yield Finding(item.at("limit"), message, standard.units)
        elif (
            isinstance(limit, Within)
            and limit.measure is Measure.WORKING_DAY
            and limit.count > _LAWFUL
            and ("形成" in limit.event or "变更" in limit.event)
        ):
            message = f"“{item.title}”的公开时限是{limit.length}，超过条例第二十六条的20个工作日"
            yield Finding(item.at("limit"), message, standard.units)
