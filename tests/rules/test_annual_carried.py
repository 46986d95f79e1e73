from generator.rules.annual_carried import annual_carried
from tests.annual_reports import UNITS, report
from tests.conftest import Told

LAST = report(("年度: 2025", "年度: 2024"), ("2026-01-26", "2025-01-20"), name="qczj-2024")
"""It leaves two, where the report of 2025 carries over one."""


def test_b4_what_is_carried_over_is_what_was_left(told: Told) -> None:
    assert told(annual_carried, UNITS + LAST + report()) == [
        "content/reports/qczj-2025.yaml:18:7: 错误 annual-carried：申请表“二”的“自然人”是1，2024年报告“四”的“自然人”是2，应当相等（B4）",
        "content/reports/qczj-2025.yaml:18:25: 错误 annual-carried：申请表“二”的“总计”是1，2024年报告“四”的“总计”是2，应当相等（B4）",
    ]


def test_years_that_do_not_follow_are_not_compared(told: Told) -> None:
    assert told(annual_carried, UNITS + LAST.replace("2024", "2023") + report()) == []


def test_other_units_are_not_compared(told: Told) -> None:
    other = LAST.replace("单位: 区财政局", "单位: 区民政局").replace("qczj", "qmzj")

    assert told(annual_carried, UNITS + other + report()) == []


def test_with_a_unit_that_was_merged_it_is_a_warning(told: Told) -> None:
    merged = """
    -- content/units/qlsj.yaml --
    名称: 区粮食局
    类别: 政府部门
    去向: {方式: 并入, 单位: 区财政局, 日期: 2025-03-01}
    """

    found = told(annual_carried, UNITS + merged + LAST + report())

    assert [each.split(" ")[1] for each in found] == ["提醒", "提醒"]


def test_a_reason_that_is_stated_is_enough(told: Told) -> None:
    reason = ("主要问题:", "勾稽说明: [{项: 结转衔接, 说明: 改用新系统}]\n主要问题:")

    assert told(annual_carried, UNITS + LAST + report(reason)) == []
