"""The numbers of annual reports as rows: every cell by itself, and a report a row."""

from collections.abc import Iterator
from decimal import Decimal

from generator import annual, part
from generator.annual import MEASURES, Number, unit_of
from generator.page import Column as Field
from generator.page import Table, Value
from generator.records import AnnualReport
from generator.records.annual_report import APPLICANTS, COUNTS, OUTCOMES
from generator.site import Site

CELLS = (
    Field("报告", "年度报告的标识"),
    Field("单位", "报告的单位"),
    Field("年度", "报告的年度", "整数"),
    Field("表", "主动公开表、申请表、复议诉讼表"),
    Field("行", "行的简称，如 三（三）1"),
    Field("行名", "行的全称"),
    Field("列", "列的名称"),
    Field("数值", "件数；行政事业性收费为万元", "数"),
)
SUMMARY = (
    Field("报告", "年度报告的标识"),
    Field("单位", "报告的单位"),
    Field("年度", "报告的年度", "整数"),
    Field("格式", "2021、2019或者旧"),
    Field("发布日期", "在本平台发布的日期", "日期"),
    *(Field(f"{each.group}：{each.word}", "报告所附表格里的数", "数") for each in MEASURES),
    Field("网址", "报告页面", "网址"),
)


def cells(site: Site, report: AnnualReport) -> Iterator[tuple[Value, ...]]:
    """In the order printed."""
    unit = unit_of(site, report)
    key = (report.id, unit.name if unit else report.unit, report.year)
    for table, word, label, column, value in _cells(report):
        yield (*key, table, word, label, column, plain(value))


def _cells(report: AnnualReport) -> Iterator[tuple[str, str, str, str, Number]]:
    if (disclosed := report.disclosed) is not None:
        for field in ("regulations", "normative"):
            for column, value in zip(COUNTS, getattr(disclosed, field) or (), strict=False):
                word = disclosed.word(field)
                yield "主动公开表", word, word, column, value
        for field in ("permits", "penalties", "coercions"):
            word = disclosed.word(field)
            yield "主动公开表", word, word, "处理决定数量", getattr(disclosed, field)
        word = disclosed.word("charges")
        yield "主动公开表", word, word, "收费金额（万元）", disclosed.charges
    for name, table, columns in (
        ("申请表", report.requests, APPLICANTS),
        ("复议诉讼表", report.reviews, OUTCOMES),
    ):
        for row in table.rows() if table else ():
            for column, value in zip(columns, row.values, strict=True):
                yield name, row.word, row.label, column, value


def of_year(site: Site, year: str) -> Table:
    """Every cell of every report of a year.  Lists must stand."""
    rows = tuple(row for each in annual.of_year(site, year) for row in cells(site, each))
    return Table(f"{year}年年度报告各表", CELLS, rows)


def name(year: str) -> str:
    """Of the table of a year, as data."""
    return f"reports-{year}"


def summary(site: Site) -> Table:
    """Units as registered, then years."""
    reports = sorted(site.all(AnnualReport), key=lambda each: (each.unit, each.year, each.id))
    rows = tuple(_summary(site, each) for each in reports)
    return Table("年度报告", SUMMARY, rows)


def _summary(site: Site, report: AnnualReport) -> tuple[Value, ...]:
    unit = unit_of(site, report)
    numbers = (plain(each.of(report)) for each in MEASURES)
    return (
        report.id, unit.name if unit else report.unit, report.year, report.format.value,
        report.published, *numbers, part.address(site, report),
    )  # fmt: skip


def plain(value: Number | None) -> int | float | None:
    """As JSON has numbers."""
    return float(value) if isinstance(value, Decimal) else value
