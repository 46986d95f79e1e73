"""Normative documents are cleaned up every year."""

from collections.abc import Iterator
from datetime import date

from generator.diagnostic import Severity
from generator.listing import NORMATIVE, row_of
from generator.records import Cleanup, Document
from generator.rule import Finding, over_site
from generator.site import Site
from generator.table import read


@over_site(severity=Severity.WARNING, title="没有年度清理")
def cleanup_yearly(site: Site) -> Iterator[Finding]:
    """行政规范性文件每年至少全面清理一次，结果写成清理记录公布。从第一次清理记录那一年起，过去的每一年都要有；
    一次也没有的，查上一年。

    依据：国办发〔2018〕37号（建立清理长效机制，每年清理、公布结果）；永川区2022年政务公开要点第29项。
    怎么改：在 content/cleanups 里增加那一年的清理记录，逐件写结果。
    """
    years = {each.year for each in site.all(Cleanup)}
    if years:
        first = min(years)
    elif site.count(NORMATIVE):
        first = max(_oldest(site), _last_ended(site))
    else:
        return
    missing = [
        year
        for year in range(first, first + 100)
        if year not in years and site.has_passed(date(year, 12, 31))
    ]
    for year in missing:
        message = f"{year}年没有行政规范性文件清理记录"
        yield Finding(site.config.place, message)


def _oldest(site: Site) -> int:
    days = (read(Document.family, row_of(card))["成文日期"] for card in site.cards(NORMATIVE))
    return min(int(each[:4]) for each in days)


def _last_ended(site: Site) -> int:
    """The last year that is over."""
    year = 2008  # before 政府信息公开条例 nobody published any
    while site.has_passed(date(year + 1, 12, 31)):
        year += 1
    return year
