from datetime import date

from generator.rules.review_due import MOST, review_due
from tests.conftest import Told
from tests.tables import once

FIELDS = "- 事项\n- {名称: 上次审查, 类型: 日期, 复核: 1年内}\n"


def test_what_was_not_looked_at_again_in_time_is_told_row_by_row(told: Told) -> None:
    text = once(FIELDS, "事项,上次审查\n甲,2025-11-19\n乙,2025-11-20\n丙,\n")

    assert told(review_due, text) == [
        "content/tables/a.csv:2:3: 提醒 review-due：“甲”的上次审查是2025年11月19日，"
        "应在2026年11月19日前再核一次"
    ]
    assert len(told(review_due, text, date(2026, 11, 21))) == 2


def test_of_very_many_the_first_are_told(told: Told) -> None:
    data = "事项,上次审查\n" + "".join(f"第{each}项,2020-01-01\n" for each in range(MOST + 5))

    assert len(told(review_due, once(FIELDS, data))) == MOST
