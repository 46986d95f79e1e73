"""Documents in force: as many as the portal's own library holds."""

from collections.abc import Iterator

from generator.annual import library, unit_of
from generator.diagnostic import Severity
from generator.records import AnnualReport
from generator.rule import Finding, over_site
from generator.site import Site
from generator.vocabulary import Concord


@over_site(Severity.WARNING, "现行有效件数与文件库不一致")
def annual_library(site: Site) -> Iterator[Finding]:
    """主动公开表里行政规范性文件的现行有效件数，等于本平台文件库里年末有效的件数（A2）；本级政府的报告，与全部部门、镇街的合计比。

    依据：国办公开办函〔2021〕30号；国办发〔2018〕37号（行政规范性文件应当公开，并建立动态目录）。
    怎么改：文件没有入库的补录，已经废止、失效的标明；库里暂时不全的，在“勾稽说明”里写明：`- {项: 文件库, 说明: 原因}`。
    """
    for report in site.all(AnnualReport):
        unit = unit_of(site, report)
        if report.disclosed is None or unit is None or report.reason(Concord.LIBRARY):
            continue
        held, told = library(site, unit, report.year).in_force, report.disclosed.normative[-1]
        if held != told:
            message = f"主动公开表“行政规范性文件”的现行有效是{told}，文件库里{report.year}年末有效的是{held}（A2）"
            yield Finding(report.disclosed.at("normative", 2), message, report.party_names)
