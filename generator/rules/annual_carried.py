"""What an annual report carries over is what the last one left."""

from collections.abc import Iterator

from generator.annual import before, unit_of
from generator.diagnostic import Severity
from generator.records import AnnualReport, Unit
from generator.records.annual_report import APPLICANTS
from generator.rule import Finding, over_each
from generator.site import Site
from generator.vocabulary import Concord


@over_each(AnnualReport, severity=Severity.ERROR, title="上年结转与上年的报告不一致")
def annual_carried(site: Site, report: AnnualReport) -> Iterator[Finding]:
    """申请表的“二、上年结转”，逐列等于同一单位上年报告的“四、结转下年度继续办理”（B4）。上年或本年有单位并入的，只提醒。

    依据：国办公开办函〔2021〕30号（年度之间的数据衔接）；《中华人民共和国政府信息公开条例》第五十条。
    怎么改：核对两年的台账，改正写错的一年；机构调整、统计口径变化等原因造成的，在“勾稽说明”里写明：`- {项: 结转衔接, 说明: 原因}`。
    """
    last = before(site, report)
    if report.requests is None or last is None or last.requests is None:
        return
    if report.reason(Concord.CARRIED):
        return
    severity = Severity.WARNING if _has_grown(site, report) else None
    for index, name in enumerate(APPLICANTS):
        carried, left = report.requests.carried[index], last.requests.forward[index]
        if carried != left:
            place = report.requests.at("carried", index)
            message = f"申请表“二”的“{name}”是{carried}，{last.year}年报告“四”的“{name}”是{left}，应当相等（B4）"
            yield Finding(place, message, report.party_names, severity)


def _has_grown(site: Site, report: AnnualReport) -> bool:
    """Whether another unit's work came to it in these two years."""
    unit = unit_of(site, report)
    merged = site.referring(Unit, "unit", to=unit) if unit else ()
    days = (each.successor.day for each in merged if each.successor)
    return any(day is not None and report.year - 1 <= day.year <= report.year for day in days)
