from datetime import date

from generator.rules.duty_gap import duty_gap
from tests.conftest import SITE, CheckOf, Told

UNITS = """
    -- content/units.yaml --
    单位:
    - {标识: qczj, 名称: 区财政局, 类别: 政府部门}
    - {标识: qmzj, 名称: 区民政局, 类别: 政府部门}
"""
DUTY = """    公开义务:
    - 标识: nb
      名称: 年报
      依据: 条例第四十九条
      单位类别: 政府部门
      栏目: reports
      时限: 每年1月31日前
      书面说明:
      - {单位: 区民政局, 期: 2026年, 日期: 2026-02-03, 说明: 本年新设立}
"""
LIST = """
    -- content/catalogs/a.yaml --
    标题: 清单
    年度: 2026
    成文日期: 2026-01-04
    任务:
    - 序号: 1
      内容: 公布数据
      牵头单位: 区财政局
      时限: 每季度至少2次
      佐证: [{查找: zcwj}]
      书面说明: [{期: 第二季度, 日期: 2026-07-01, 说明: 系统升级}]
"""


def test_a_gap_is_told_once_for_each_duty_of_each_unit(told: Told) -> None:
    assert told(duty_gap, SITE + DUTY + UNITS + LIST) == [
        "content/catalogs/a.yaml:5:3: 提醒 duty-gap：区财政局的“公布数据”到期没有公开，也没有书面说明："
        "2026年第一季度（已有0次，应有2次）、2026年第三季度（已有0次，应有2次）",
        "site.yaml:12:3: 提醒 duty-gap：区财政局的“年报”到期没有公开，也没有书面说明：2026年",
    ]


def test_it_is_counted_to_the_unit_whose_it_is(check_of: CheckOf) -> None:
    found = [each for each in check_of(SITE + DUTY + UNITS) if each.rule == "duty-gap"]

    assert [each.units for each in found] == [("区财政局",)]


def test_without_its_explanation_the_gap_is_there_again(told: Told) -> None:
    without = DUTY[: DUTY.index("      书面说明")]

    assert [each.split("：")[1] for each in told(duty_gap, SITE + without + UNITS)] == [
        "区民政局的“年报”到期没有公开，也没有书面说明",
        "区财政局的“年报”到期没有公开，也没有书面说明",
    ]
    assert len(told(duty_gap, SITE + DUTY + UNITS)) == 1


def test_before_its_day_nothing_is_a_gap(told: Told) -> None:
    assert told(duty_gap, SITE + DUTY + UNITS, date(2026, 1, 31)) == []


def test_lists_of_the_past_are_left_in_peace(told: Told) -> None:
    """They are shown on their page; the newest is asked about until there is another."""
    old = LIST.replace("a.yaml", "b.yaml").replace("2026", "2025").replace("年报", "去年的年报")

    assert not any("2025" in each for each in told(duty_gap, SITE + DUTY + UNITS + LIST + old))
    assert any("2025" in each for each in told(duty_gap, SITE + DUTY + UNITS + old))


def test_the_freshness_of_columns_is_another_matter(told: Told) -> None:
    kept = SITE.replace(
        "{标识: zcwj, 名称: 政策文件}", "{标识: zcwj, 名称: 政策文件, 责任单位: 区财政局}"
    )

    assert told(duty_gap, kept + "    公开义务: []\n" + UNITS) == []
