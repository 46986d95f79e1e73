from datetime import date

from generator.rules.display_over import display_over
from tests.conftest import Told
from tests.tables import table

NOTICE = """
    发布日期: 2026-09-21
    字段: [组别]
    数据: [[一组]]
    公示: {起: 2026-09-21, 工作日: 7}
"""


def test_rows_that_are_still_in_the_file_are_told_after_the_last_day(told: Told) -> None:
    assert not told(display_over, table(NOTICE), date(2026, 10, 8))
    assert told(display_over, table(NOTICE), date(2026, 10, 9)) == [
        "content/tables/a.yaml:8:5: 提醒 display-over：公示在2026年10月8日期满，名单已经撤下；"
        "请把原稿里的数据移走，写明“结果”"
    ]


def test_nothing_is_told_when_they_are_gone(told: Told) -> None:
    assert not told(display_over, table(NOTICE.replace("    数据: [[一组]]\n", "")))


def test_a_last_day_that_cannot_be_reckoned_is_told(told: Told) -> None:
    assert told(display_over, table(NOTICE.replace("起: 2026-09-21", "起: 2029-12-25"))) == [
        "content/tables/a.yaml:8:5: 提醒 display-over：公示到哪一天推算不出来：没有2029年的放假安排；"
        "请把“工作日”换成“至”"
    ]
