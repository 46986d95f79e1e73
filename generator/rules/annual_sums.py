"""The tables of an annual report add up."""

from collections.abc import Iterator

from generator.diagnostic import Place, Severity
from generator.records import AnnualReport
from generator.records.annual_report import APPLICANTS, OUTCOMES, Requests, Reviews, Row
from generator.rule import Finding, over_each
from generator.site import Site

Found = Iterator[tuple[Place, str]]


@over_each(AnnualReport, severity=Severity.ERROR, title="年度报告的表加不起来")
def annual_sums(_site: Site, report: AnnualReport) -> Iterator[Finding]:
    """申请表每一列：一加二等于三（七）加四（B1），三（七）等于三（一）至三（六）21项之和（B2）；每一行：总计等于前六格之和（B3）。复议诉讼表每一组：总计等于前四格之和（C1）。

    依据：国办公开办函〔2021〕30号，申请表印有“第一项加第二项之和，等于第三项加第四项之和”。
    怎么改：照说明里点到的格子核对台账，改正写错的数；总计可以不写，由程序加。
    """
    if report.requests is not None:
        for place, message in (*_columns(report.requests), *_rows(report.requests)):
            yield Finding(place, f"申请表{message}", report.party_names)
    if report.reviews is not None:
        for place, message in _groups(report.reviews):
            yield Finding(place, f"复议诉讼表{message}", report.party_names)


def _columns(table: Requests) -> Found:
    for index, name in enumerate(APPLICANTS):
        new, carried = table.new[index], table.carried[index]
        total, forward = table.total[index], table.forward[index]
        if new + carried != total + forward:
            sums = f"一（{new}）加二（{carried}）是{new + carried}，三（七）（{total}）加四（{forward}）是{total + forward}"
            yield table.at("total", index), f"“{name}”一列：{sums}，应当相等（B1）"
        leaves = sum(row.values[index] for row in table.outcomes())
        if total != leaves:
            sums = f"三（七）总计是{total}，三（一）至三（六）各项之和是{leaves}"
            yield table.at("total", index), f"“{name}”一列：{sums}（B2）"


def _rows(table: Requests) -> Found:
    for row in table.rows():
        yield from _sum_of(table, row, len(APPLICANTS) - 1, "B3")


def _groups(table: Reviews) -> Found:
    for row in table.rows():
        yield from _sum_of(table, row, len(OUTCOMES) - 1, "C1")


def _sum_of(table: Requests | Reviews, row: Row, parts: int, name: str) -> Found:
    total, found = row.values[parts], sum(row.values[:parts])
    if total != found:
        message = f"“{row.word}”一行：总计是{total}，前{parts}格之和是{found}（{name}）"
        yield table.at(row.field, parts), message
