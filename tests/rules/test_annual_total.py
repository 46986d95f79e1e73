from generator.rules.annual_total import annual_total
from tests.annual_reports import UNITS, report
from tests.conftest import Told

SITE = """
    -- site.yaml --
    网站名称: 示例区人民政府
    基准网址: https://www.shili.example.gov.cn/
    主办单位: 区政府
"""
WHOLE = report(("单位: 区财政局", "单位: 区政府"), ("2026-01-26", "2026-03-26"), name="qzf-2025")
SECOND = report(("单位: 区财政局", "单位: 区民政局"), name="qmzj-2025")


def test_g1_a_government_s_numbers_are_not_less_than_those_of_its_organs(told: Told) -> None:
    assert told(annual_total, SITE + UNITS + WHOLE + report()) == []

    found = told(annual_total, SITE + UNITS + WHOLE + report() + SECOND)

    assert (
        "content/reports/qzf-2025.yaml:17:25: 提醒 annual-total：依申请公开“本年新收”是9，小于2个单位2025年报告之和18（G1）"
    ) in found
    assert any(
        "收费“行政事业性收费（万元）”是3508.62，小于2个单位2025年报告之和7017.24" in each
        for each in found
    )


def test_only_reports_of_the_same_year_are_added(told: Told) -> None:
    earlier = SECOND.replace("年度: 2025", "年度: 2024").replace("2026-01-26", "2025-01-26")

    assert told(annual_total, SITE + UNITS + WHOLE + report() + earlier) == []


def test_organs_that_answer_to_a_higher_level_are_not_added(told: Told) -> None:
    units = UNITS.replace("名称: 区民政局, 类别: 政府部门", "名称: 区民政局, 类别: 垂直管理")

    assert told(annual_total, SITE + units + WHOLE + report() + SECOND) == []


def test_a_reason_that_is_stated_is_enough(told: Told) -> None:
    reason = "    勾稽说明: [{项: 汇总, 说明: 只计本级}]\n"

    assert told(annual_total, SITE + UNITS + WHOLE + reason + report() + SECOND) == []
