from datetime import date

from generator.rules.answer_due import answer_due
from tests.conftest import Told
from tests.questions import UNITS, question

FILE = "content/questions/2026/q.md"
WAITING = {"发布日期": "", "草稿": "是", "收到日期": "2026-11-13"}
TOLD = "“能申请吗？”2026年11月13日收到，应在2026年11月20日前答复（5个工作日内）"


def test_a_draft_that_waits_longer_than_five_working_days_is_told(told: Told) -> None:
    """The 13th is a Friday; the fifth working day after it is Friday the 20th."""
    site = UNITS + question(text="", **WAITING)

    assert told(answer_due, site, as_of=date(2026, 11, 20)) == []
    assert told(answer_due, site, as_of=date(2026, 11, 21)) == [
        f"{FILE}:9:7: 提醒 answer-due：{TOLD}，至今没有“答复日期”"
    ]


def test_an_answer_that_came_late_is_told_with_its_day(told: Told) -> None:
    in_time = question(收到日期="2026-11-02", 答复日期="2026-11-09")
    late = question(收到日期="2026-11-02", 答复日期="2026-11-10")

    assert told(answer_due, UNITS + in_time) == []
    assert told(answer_due, UNITS + late) == [
        f"{FILE}:10:7: 提醒 answer-due：“能申请吗？”2026年11月2日收到，应在2026年11月9日前答复"
        "（5个工作日内），到2026年11月10日才答复"
    ]


def test_where_nobody_waits_nothing_is_due(told: Told) -> None:
    assert told(answer_due, UNITS + question()) == []


def test_where_the_year_s_holidays_are_unknown_nothing_is_guessed(told: Told) -> None:
    waiting = WAITING | {"收到日期": "2026-12-30"}

    assert told(answer_due, UNITS + question(text="", **waiting), as_of=date(2027, 6, 1)) == []
