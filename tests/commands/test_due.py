"""`gongkai due`: the day, and how it was counted."""

from tests.commands.portal import gongkai


def test_the_day_is_told_with_every_day_that_was_counted() -> None:
    done = gongkai("due", "2025-09-26", "7个工作日内")
    assert done.code == 0
    assert done.out.splitlines()[0] == "截止日期：2025年10月13日（周一）"
    assert any("国庆节" in line for line in done.out.splitlines())
    assert any("调休上班" in line for line in done.out.splitlines())


def test_the_turns_of_a_recurring_duty_are_told() -> None:
    done = gongkai("due", "2026-01-01", "按季度")
    assert len(done.out.splitlines()) == 5


def test_what_cannot_be_known_is_said_and_not_guessed() -> None:
    done = gongkai("due", "2026-12-04", "20个工作日内")
    assert (done.code, done.out, done.err) == (1, "", "推算不了：没有2027年的放假安排\n")
    assert gongkai("due", "昨天", "3日内").code == 1
