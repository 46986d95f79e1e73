"""What an annual report says in words is what its tables say."""

import re
from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import AnnualReport
from generator.records.annual_report import Overview
from generator.rule import Finding, over_each
from generator.site import Site
from generator.vocabulary import Concord


@over_each(AnnualReport, severity=Severity.WARNING, title="文字里的数与表不一致")
def annual_prose(_site: Site, report: AnnualReport) -> Iterator[Finding]:
    """总体情况里写的新收、上年结转、办结、结转下年度的件数，以及行政复议、行政诉讼的件数，与申请表、复议诉讼表的总计一致（T1）；行政诉讼是两组之和。

    依据：国办公开办函〔2021〕30号（总体情况与各表应当相符）。
    怎么改：改正写错的一处；说的不是同一个数的，换一种写法，或者在“勾稽说明”里写明：`- {项: 文字与表, 说明: 原因}`。
    """
    if report.overview is None or report.reason(Concord.PROSE):
        return
    for field, text in _texts(report.overview):
        for told, pattern, number in _checked(report):
            for match in pattern.finditer(text):
                said = int(match["number"].replace(",", ""))
                if said != number:
                    message = f"文字里写着“{match[0]}”，{told}是{number}（T1）"
                    yield Finding(report.overview.at(field), message, report.party_names)


def _texts(overview: Overview) -> Iterator[tuple[str, str]]:
    for field in ("disclosure", "requests", "management", "platform", "supervision"):
        yield field, getattr(overview, field)


_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})+|\d+)件"
_REQUEST = r"(?:政府信息公开|信息公开)?申请"
_NEW = re.compile(rf"新收(?:到)?(?:{_REQUEST})?{_NUMBER}")
_CARRIED = re.compile(rf"上年(?:度)?结转(?:{_REQUEST})?{_NUMBER}")
_TOTAL = re.compile(rf"(?<!按期)办结(?:{_REQUEST})?{_NUMBER}")
_FORWARD = re.compile(rf"结转下(?:一)?年度?(?:继续办理)?(?:{_REQUEST})?{_NUMBER}")
_REVIEWS = re.compile(rf"行政复议(?:案件)?{_NUMBER}")
_SUITS = re.compile(rf"行政诉讼(?:案件)?{_NUMBER}")


def _checked(report: AnnualReport) -> Iterator[tuple[str, re.Pattern[str], int]]:
    if (requests := report.requests) is not None:
        yield "申请表“一”的总计", _NEW, requests.new[-1]
        yield "申请表“二”的总计", _CARRIED, requests.carried[-1]
        yield "申请表“三（七）”的总计", _TOTAL, requests.total[-1]
        yield "申请表“四”的总计", _FORWARD, requests.forward[-1]
    if (reviews := report.reviews) is not None:
        yield "复议诉讼表“行政复议”的总计", _REVIEWS, reviews.reviews[-1]
        yield "复议诉讼表两组行政诉讼的总计", _SUITS, reviews.suits
