import pytest

from generator.rules.statement_period import statement_period
from tests.conftest import Told
from tests.tasks import world

FILE = "content/catalogs/a.yaml"

START = f"{FILE}:9:"


def task(deadline: str, said: str, key: str = "书面说明", more: str = "") -> str:
    return world(f"""
- 序号: 1
  内容: 公开救助
  责任单位: [区民政局]
  时限: {deadline}
  {key}: [{{{said}, 日期: 2026-04-01, 说明: 本季没有}}]
{more}
""")


@pytest.mark.parametrize(
    ("deadline", "period"),
    [
        ("按季度", "第一季度"),
        ("按季度", "2026年第一季度"),
        ("每月10日前", "3月"),
        ("每半年", "上半年"),
        ("批复后20日内", "财政部门批复"),
    ],
)
def test_a_period_that_there_is_is_quiet(told: Told, deadline: str, period: str) -> None:
    event = "  起算: [{事件: 财政部门批复, 日期: 2026-03-10}]" if "批复" in deadline else ""

    assert told(statement_period, task(deadline, f"期: {period}", more=event)) == []


@pytest.mark.parametrize("key", ["书面说明", "自报"])
def test_a_period_that_there_is_not_is_an_error_with_the_right_names(told: Told, key: str) -> None:
    (line,) = told(statement_period, task("按季度", "期: 一季度末", key))

    assert line.startswith(f"{START}{len(key) + 10}: 错误 statement-period：")
    assert "第1项任务“公开救助”没有“一季度末”这一期" in line
    assert "2026年第一季度" in line


def test_where_nothing_is_like_it_the_first_periods_are_named(told: Told) -> None:
    (line,) = told(statement_period, task("按月度", "期: Q1"))

    assert line.endswith("没有“Q1”这一期，应为2026年1月、2026年2月、2026年3月、2026年4月等")


def test_a_task_without_periods_has_none_to_name(told: Told) -> None:
    (line,) = told(statement_period, task("2026年6月30日前", "期: 第一季度"))

    assert line.endswith("第1项任务“公开救助”的时限不分期，不写“期”（写了“第一季度”）")


@pytest.mark.parametrize("unit", ["区财政局", "各部门"])
def test_a_unit_whose_task_it_is_not_and_a_collective_are_errors(told: Told, unit: str) -> None:
    assert told(statement_period, task("按季度", "单位: [区民政局]")) == []
    (line,) = told(statement_period, task("按季度", f"单位: [{unit}]"))

    assert line.endswith(f"“{unit}”不是承担第1项任务“公开救助”的单位，这一条说明落不到它头上")
