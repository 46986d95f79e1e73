"""Annual reports are published in time."""

import re
from collections.abc import Iterator

from generator.annual import due, unit_of
from generator.diagnostic import Severity
from generator.records import AnnualReport
from generator.rule import Finding, over_each
from generator.site import Site
from generator.text import day as in_full
from generator.vocabulary import Concord


@over_each(AnnualReport, severity=Severity.ERROR, title="年度报告公布晚了，或者年度不对")
def annual_due(site: Site, report: AnnualReport) -> Iterator[Finding]:
    """各单位的年度报告在次年1月31日前公布，县级以上地方人民政府的在3月31日前公布；2018年度及以前的都是3月31日前（D1）。也不能在报告的年度结束以前。文件名里写了年度的（`qczj-2025`），与“年度”一致。

    依据：《中华人民共和国政府信息公开条例》第四十九条；修订以前的条例第三十一条。
    怎么改：核对“发布日期”；确实晚了的，在“勾稽说明”里写明原因，会显示在页面上：`- {项: 期限, 说明: 原因}`。
    """
    named = re.search(r"-((?:19|20)[0-9]{2})$", report.id)
    if named and int(named[1]) != report.year:
        message = f"“年度”是{report.year}，文件名“{report.id}”写的是{named[1]}年"
        yield Finding(report.at("year"), message, report.party_names)
    told = in_full(report.published)
    if report.published.year <= report.year:
        message = f"{report.year}年还没有结束，发布日期{told}早了：年度报告在次年公布（D1）"
        yield Finding(report.at("published"), message, report.party_names)
    unit = unit_of(site, report)
    if unit is None or report.reason(Concord.DUE):
        return
    last = due(site, unit, report.year)
    if report.published > last:
        message = f"{report.year}年度报告应在{in_full(last)}前公布，发布日期是{told}（D1）"
        yield Finding(report.at("published"), message, report.party_names)
