from datetime import date

from generator.rules.missing_period import missing_period
from tests.conftest import Told
from tests.tables import table

SERIES = """
    更新周期: 每月
    公布时限: 期满后15日内
    字段: [镇街]
    各期:
    - {期: 2026年8月, 发布日期: 2026-09-05, 数据: [[东河街道]]}
"""


def test_a_period_that_is_not_there_is_told_once_it_is_due(told: Told) -> None:
    assert told(missing_period, table(SERIES)) == [
        "content/tables/a.yaml:9:1: 提醒 missing-period：“救助情况”缺2026年10月，应在2026年11月16日前公布",
        "content/tables/a.yaml:9:1: 提醒 missing-period：“救助情况”缺2026年9月，应在2026年10月15日前公布",
    ]
    assert not told(missing_period, table(SERIES), date(2026, 10, 15))


def test_a_written_explanation_is_enough_from_its_day_on(told: Told) -> None:
    text = SERIES + "    书面说明: [{期: 2026年9月, 日期: 2026-10-20, 说明: 系统升级}]\n"

    assert len(told(missing_period, table(text), date(2026, 10, 19))) == 1
    assert not told(missing_period, table(text), date(2026, 10, 20))


def test_a_table_that_is_kept_up_as_a_whole_is_told_by_its_last_change(told: Told) -> None:
    text = "发布日期: 2026-01-05\n更新周期: 每季度\n字段: 事项\n数据: [[甲]]\n"

    assert told(missing_period, table(text)) == [
        "content/tables/a.yaml:6:7: 提醒 missing-period：“救助情况”更新周期是每季度，"
        "2026年1月5日以后没有更新，应在2026年11月3日前公布"
    ]
    assert not told(missing_period, table(text + "更新日期: 2026-10-08\n"))
