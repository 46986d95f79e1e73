import pytest

from generator.rules.annual_due import annual_due
from tests.annual_reports import UNITS, report
from tests.conftest import Told

SITE = """
    -- site.yaml --
    网站名称: 示例区人民政府
    基准网址: https://www.shili.example.gov.cn/
    主办单位: 区政府
"""


@pytest.mark.parametrize(("day", "late"), [("2026-01-31", 0), ("2026-02-01", 1)])
def test_d1_a_unit_s_report_is_due_at_the_end_of_january(day: str, late: int, told: Told) -> None:
    found = told(annual_due, SITE + UNITS + report(("2026-01-26", day)))

    assert len(found) == late


def test_the_day_is_named(told: Told) -> None:
    assert told(annual_due, SITE + UNITS + report(("2026-01-26", "2026-03-05"))) == [
        "content/reports/qczj-2025.yaml:3:7: 错误 annual-due：2025年度报告应在2026年1月31日前公布，发布日期是2026年3月5日（D1）"
    ]


@pytest.mark.parametrize(("day", "late"), [("2026-03-31", 0), ("2026-04-01", 1)])
def test_a_government_s_report_is_due_at_the_end_of_march(day: str, late: int, told: Told) -> None:
    whole = report(("单位: 区财政局", "单位: 区政府"), ("2026-01-26", day))

    assert len(told(annual_due, SITE + UNITS + whole)) == late


@pytest.mark.parametrize(
    ("year", "day", "late"),
    [("2018", "2019-03-31", 0), ("2018", "2019-04-01", 1), ("2019", "2020-03-31", 1)],
)
def test_before_the_law_was_revised_all_had_until_march(
    year: str, day: str, late: int, told: Told
) -> None:
    text = report(("年度: 2025", f"年度: {year}"), ("2026-01-26", day))
    text = text.replace("qczj-2025", f"qczj-{year}")

    assert len(told(annual_due, SITE + UNITS + text)) == late


@pytest.mark.parametrize("day", ["2024年1月26日", "2025年12月31日"])
def test_a_report_cannot_come_before_its_year_is_over(day: str, told: Told) -> None:
    written = "-".join(
        f"{int(each):02}" for each in day.strip("日").replace("月", "年").split("年")
    )
    reason = ("主要问题:", "勾稽说明: [{项: 期限, 说明: 系统故障}]\n主要问题:")

    (only,) = told(annual_due, SITE + UNITS + report(("2026-01-26", written), reason))

    assert only.endswith(
        f"3:7: 错误 annual-due：2025年还没有结束，发布日期{day}早了：年度报告在次年公布（D1）"
    )


def test_the_year_is_that_of_the_file_s_name(told: Told) -> None:
    (only,) = told(
        annual_due,
        SITE + UNITS + report(("年度: 2025", "年度: 2024"), ("2026-01-26", "2025-01-26")),
    )

    assert only.endswith("2:5: 错误 annual-due：“年度”是2024，文件名“qczj-2025”写的是2025年")


def test_a_reason_that_is_stated_is_enough(told: Told) -> None:
    reason = ("主要问题:", "勾稽说明: [{项: 期限, 说明: 系统故障}]\n主要问题:")

    assert told(annual_due, SITE + UNITS + report(("2026-01-26", "2026-03-05"), reason)) == []
