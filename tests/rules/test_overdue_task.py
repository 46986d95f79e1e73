from datetime import date

from generator.rules.overdue_task import overdue_task
from tests.conftest import Told
from tests.tasks import document, world

FILE = "content/catalogs/a.yaml"

FIXED = """
- 序号: 1
  内容: 公开预算
  牵头单位: 区财政局
  时限: 2026年6月30日前
"""
FOLLOWED = """
- 序号: 2
  内容: 公开决算
  牵头单位: 区财政局
  佐证: [{文件: 2026/js}]
"""
DIVIDED = """
- 序号: 1
  内容: 公布“三公”经费
  责任单位: [区财政局, 区民政局]
  分工: 分别负责
  时限: 按季度
  佐证: [{查找: zcwj}]
"""


NEWER = """
    -- content/catalogs/b.yaml --
    标题: 新的清单
    年度: 2027
"""


def test_an_overdue_task_is_told_with_its_unit_its_day_and_what_is_missing(told: Told) -> None:
    site = world(FIXED + FOLLOWED.lstrip("\n"), document("js", "2026-04-01"))

    assert told(overdue_task, site, as_of=date(2026, 6, 30)) == []
    assert told(overdue_task, site, as_of=date(2026, 7, 1)) == [
        f"{FILE}:8:7: 提醒 overdue-task：第1项任务“公开预算”逾期：区财政局，2026年6月30日到期，没有找到佐证"
    ]


def test_each_unit_that_is_late_is_told_of_with_its_first_period(told: Told) -> None:
    files = [NEWER, document("a", "2026-03-10"), document("b", "2026-06-10", "区民政局")]

    assert told(overdue_task, world(DIVIDED, *files), as_of=date(2026, 7, 1)) == [
        f"{FILE}:9:7: 提醒 overdue-task：第1项任务“公布‘三公’经费”逾期：区民政局2026年第一季度的，2026年3月31日到期，没有找到佐证",
        f"{FILE}:9:7: 提醒 overdue-task：第1项任务“公布‘三公’经费”逾期：区财政局2026年第二季度的，2026年6月30日到期，没有找到佐证",
    ]


def test_further_periods_are_counted(told: Told) -> None:
    first, _second = told(overdue_task, world(DIVIDED, NEWER), as_of=date(2026, 10, 1))

    assert first.endswith("2026年第一季度的，2026年3月31日到期，没有找到佐证；另有2期也逾期")


def test_what_comes_back_in_the_newest_list_is_left_to_the_rule_on_gaps(told: Told) -> None:
    assert told(overdue_task, world(DIVIDED), as_of=date(2026, 10, 1)) == []


def test_a_statement_ends_it(told: Told) -> None:
    explained = FIXED + "  书面说明: [{日期: 2026-06-01, 说明: 今年没有}]\n"

    assert told(overdue_task, world(explained)) == []


def test_a_list_that_nobody_follows_up_is_told_once(told: Told) -> None:
    site = world(FIXED + FIXED.replace("序号: 1", "序号: 2").lstrip("\n"))

    assert told(overdue_task, site) == [
        f"{FILE}:1:5: 提醒 overdue-task：“清单”有2项任务已过时限，还没有一项登记佐证、自报或书面说明"
    ]
    assert told(overdue_task, site, as_of=date(2026, 6, 30)) == []
