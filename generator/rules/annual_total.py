"""The government's annual report contains those of its organs."""

from collections.abc import Iterable, Iterator

from generator.annual import MEASURES, Number, is_government, is_included, of_year, printed, unit_of
from generator.diagnostic import Severity
from generator.records import AnnualReport
from generator.rule import Finding, over_site
from generator.site import Site
from generator.vocabulary import Concord


@over_site(Severity.WARNING, "本级政府的报告小于各单位之和")
def annual_total(site: Site) -> Iterator[Finding]:
    """本级政府年度报告里的各项总数，不小于本平台上所属部门、镇街同一年报告之和（G1）；各单位都报告了的，一般正好相等。垂直管理单位不算在内。

    依据：国办公开办函〔2021〕30号（本级政府的报告汇总所属各单位的数据）；《中华人民共和国政府信息公开条例》第四十九条。
    怎么改：核对汇总表，补上漏报的单位；口径不同的，在本级政府报告的“勾稽说明”里写明：`- {项: 汇总, 说明: 原因}`。
    """
    for year in sorted({each.year for each in site.all(AnnualReport)}):
        whole: list[AnnualReport] = []
        parts: list[AnnualReport] = []
        for report in of_year(site, year):
            unit = unit_of(site, report)
            if unit is not None and is_government(site, unit):
                whole.append(report)
            elif unit is not None and is_included(site, unit):
                parts.append(report)
        for report in whole:
            if not report.reason(Concord.SUM):
                yield from _compared(report, parts)


def _compared(report: AnnualReport, parts: Iterable[AnnualReport]) -> Iterator[Finding]:
    for measure in MEASURES:
        whole = measure.of(report)
        values: list[Number] = [each for each in map(measure.of, parts) if each is not None]
        total = sum(values)
        if whole is not None and whole < total:
            message = f"{measure.group}“{measure.word}”是{printed(whole)}，小于{len(values)}个单位{report.year}年报告之和{printed(total)}（G1）"
            yield Finding(measure.at(report), message, report.party_names)
