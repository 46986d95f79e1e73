from datetime import date

from generator.rules.matter_clock import matter_clock
from tests.conftest import Told
from tests.matters import FILE, matter


def event(level: str, first: str) -> str:
    return matter(
        "突发事件",
        f"级别: {level}\n发生: 2026-07-06 14:20\n环节:\n- {{环节: 首次发布, 日期: {first}}}\n"
        "- {环节: 新闻发布会, 日期: 2026-07-07 10:00}\n",
    )


def test_five_hours_are_counted_to_the_minute(told: Told) -> None:
    assert told(matter_clock, event("重大", "2026-07-06 19:20")) == []
    assert told(matter_clock, event("重大", "2026-07-06 19:21")) == [
        f"{FILE}:10:1: 提醒 matter-clock：“某事”发生后5小时内首次发布，应在2026年7月6日19时20分前，"
        "2026年7月6日19时21分才完成"
    ]


def test_a_limit_holds_for_its_levels_only(told: Told) -> None:
    assert told(matter_clock, event("一般", "2026-07-06 19:21")) == []


def test_where_nothing_was_said_it_is_told_when_the_day_is_over(told: Told) -> None:
    silent = matter("舆情回应", "发生: 2026-07-06 14:20")

    assert told(matter_clock, silent, date(2026, 7, 8)) == []
    (message,) = told(matter_clock, silent, date(2026, 7, 9))
    assert message.endswith("发生后48小时内首次回应，应在2026年7月8日14时20分前，还没有完成")


def test_an_hour_that_is_not_known_is_not_guessed(told: Told) -> None:
    unknown = matter("舆情回应", "发生: 2026-07-06\n环节: [{环节: 首次回应, 日期: 2026-07-20}]")
    same_day = event("重大", "2026-07-06")
    next_day = event("重大", "2026-07-07")

    assert told(matter_clock, unknown) == []
    assert told(matter_clock, same_day) == []
    assert len(told(matter_clock, next_day)) == 1


def test_limits_in_working_days_run_from_another_stage(told: Told) -> None:
    held = "日程: {时间: 2026-06-04 09:00}\n环节: [{环节: 公布议定事项, 日期: DAY}]"

    assert told(matter_clock, matter("政府会议", held.replace("DAY", "2026-07-03"))) == []
    (message,) = told(matter_clock, matter("政府会议", held.replace("DAY", "2026-07-06")))
    assert "召开后20个工作日内公布议定事项，应在2026年7月3日前" in message
