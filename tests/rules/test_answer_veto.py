from datetime import date

import pytest

from generator.rules.answer_veto import answer_veto
from tests.conftest import Told
from tests.questions import UNITS, question

FILE = "content/questions/2026/q.md"
WAITING = {"发布日期": "", "草稿": "是", "收到日期": "2026-05-31"}


def test_a_question_that_waits_longer_than_three_months_is_told(told: Told) -> None:
    site = UNITS + question(text="", **WAITING)

    assert told(answer_veto, site, as_of=date(2026, 8, 31)) == []
    assert told(answer_veto, site, as_of=date(2026, 9, 1)) == [
        f"{FILE}:9:7: 提醒 answer-veto：“能申请吗？”2026年5月31日收到，到2026年8月31日满3个月没有答复，为单项否决"
    ]


@pytest.mark.parametrize(
    ("answered", "day", "count"),
    [
        ("2026-08-31", date(2026, 9, 1), 0),
        ("2026-09-01", date(2026, 9, 1), 1),
        ("2026-09-01", date(2027, 9, 1), 1),
        ("2026-09-01", date(2027, 9, 2), 0),
    ],
)
def test_an_answer_after_three_months_counts_for_a_year(
    told: Told, answered: str, day: date, count: int
) -> None:
    late = question(收到日期="2026-05-31", 答复日期=answered, 发布日期=answered)

    assert len(told(answer_veto, UNITS + late, as_of=day)) == count


def test_where_nobody_waits_nothing_is_told(told: Told) -> None:
    assert told(answer_veto, UNITS + question()) == []
