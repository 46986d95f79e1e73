"""Documents in force: those of last year, more what was made, less what was repealed."""

from collections.abc import Iterator

from generator.annual import before
from generator.diagnostic import Severity
from generator.records import AnnualReport
from generator.rule import Finding, over_each
from generator.site import Site
from generator.vocabulary import Concord


@over_each(AnnualReport, severity=Severity.WARNING, title="现行有效件数与上年接不上")
def annual_in_force(site: Site, report: AnnualReport) -> Iterator[Finding]:
    """主动公开表的现行有效件数，等于上年的现行有效，加本年制发，减本年废止（A1）。规章、行政规范性文件各算一次。

    依据：国办公开办函〔2021〕30号（主动公开表）。自然失效、集中清理会使它不相等，所以只提醒。
    怎么改：核对件数；因为失效、清理、统计口径不相等的，在“勾稽说明”里写明：`- {项: 现行有效, 说明: 原因}`。
    """
    last = before(site, report)
    if report.disclosed is None or last is None or last.disclosed is None:
        return
    if report.reason(Concord.IN_FORCE):
        return
    for field in ("regulations", "normative"):
        now, then = getattr(report.disclosed, field), getattr(last.disclosed, field)
        if now is None or then is None:
            continue
        made, repealed, in_force = now
        if in_force != then[-1] + made - repealed:
            word = report.disclosed.word(field)
            sums = f"{last.year}年的{then[-1]}加制发{made}减废止{repealed}是{then[-1] + made - repealed}"
            message = f"主动公开表“{word}”的现行有效是{in_force}，{sums}（A1）"
            yield Finding(report.disclosed.at(field, 2), message, report.party_names)
