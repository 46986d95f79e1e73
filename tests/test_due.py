from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.deadline import Deadline, From, Measure, Within
from generator.due import NotReckoned, Sum, Unknown, due, reckoned
from generator.phrase import parse
from generator.working_day import Calendar, announced
from tests.deadlines import DEADLINES
from tests.test_working_day import VECTORS

CALENDAR = Calendar()
DAYS = st.dates(date(2004, 1, 1), date(2025, 6, 30))
FORWARD = st.sampled_from(sorted({*Measure} - {Measure.HOUR}))


def of(phrase: str, event: date | None = None, calendar: Calendar = CALENDAR) -> Sum | Unknown:
    deadline = parse(phrase, 2026)
    assert deadline is not None
    return due(deadline, event=event, calendar=calendar)


def lines(phrase: str, event: date | None = None) -> tuple[str, ...]:
    answer = of(phrase, event)
    assert isinstance(answer, Sum)
    return answer.lines


def day(answer: Sum | Unknown) -> date:
    assert isinstance(answer, Sum)
    return answer.due


@pytest.mark.parametrize(("start", "count", "end"), VECTORS)
def test_a_limit_of_working_days_ends_where_the_standard_counts_it(
    start: date, count: int, end: date
) -> None:
    assert day(of(f"{count}个工作日内", start)) == end


def test_a_sum_of_working_days_is_told_day_by_day() -> None:
    answer = of("印发后3个工作日内", date(2026, 9, 30))

    assert answer == Sum(
        date(2026, 10, 10),
        "2026年9月30日（印发）起，次日开始数，国庆节放假7天不计，调休上班1天计入，第3个工作日是2026年10月10日",
        (
            "2026年9月30日（印发）起，次日开始数",
            "10月1日至7日国庆节放假，不计",
            "10月8日第1个工作日",
            "10月9日第2个工作日",
            "10月10日（周六）调休上班，第3个工作日",
        ),
    )


def test_a_sum_says_the_year_where_it_changes() -> None:
    assert lines("2个工作日内", date(2025, 12, 30)) == (
        "2025年12月30日起，次日开始数",
        "12月31日第1个工作日",
        "2026年1月1日至3日元旦放假，不计",
        "1月4日（周日）调休上班，第2个工作日",
    )


def test_working_days_before_something_are_counted_backwards() -> None:
    assert lines("会前5个工作日", date(2026, 1, 5)) == (
        "2026年1月5日（会），从前一日起往前数",
        "1月4日（周日）调休上班，第1个工作日",
        "1月1日至3日元旦放假，不计",
        "2025年12月31日第2个工作日",
        "12月30日第3个工作日",
        "12月29日第4个工作日",
        "12月27日至28日周末，不计",
        "12月26日第5个工作日",
    )


def test_a_limit_of_days_that_ends_on_a_rest_day_ends_after_it() -> None:
    assert lines("财政部门批复后20日内", date(2026, 9, 13)) == (
        "2026年9月13日（财政部门批复）起，次日开始数",
        "第20日是2026年10月3日",
        "2026年10月3日（周六）国庆节放假，顺延到休息日结束的次日2026年10月8日（《民法典》第二百零三条）",
    )


def test_a_weekend_that_is_worked_does_not_put_off_a_limit() -> None:
    assert day(of("10日内", date(2026, 9, 30))) == date(2026, 10, 10)
    assert day(of("11日内", date(2026, 9, 30))) == date(2026, 10, 12)


@pytest.mark.parametrize(
    ("phrase", "event", "end", "line"),
    [
        (
            "一个月内",
            date(2026, 1, 31),
            date(2026, 2, 28),
            "1个月的对应日是2026年2月28日，2月没有31日，取月末",
        ),
        ("三个月内", date(2025, 11, 20), date(2026, 2, 24), "3个月的对应日是2026年2月20日"),
        (
            "一年内",
            date(2024, 2, 29),
            date(2025, 2, 28),
            "1年的对应日是2025年2月28日，2月没有29日，取月末",
        ),
        ("两周内", date(2026, 3, 2), date(2026, 3, 16), "第14日是2026年3月16日"),
    ],
)
def test_months_and_years_end_on_the_corresponding_day(
    phrase: str, event: date, end: date, line: str
) -> None:
    answer = of(phrase, event)

    assert isinstance(answer, Sum)
    assert (answer.due, answer.lines[1]) == (end, line)


def test_days_before_something_are_not_put_off() -> None:
    assert lines("听证会召开7日前", date(2026, 3, 7)) == (
        "2026年3月7日（听证会召开），从前一日起往前数",
        "第7日是2026年2月28日",
    )
    assert lines("听证会召开7日前", date(2026, 3, 8))[2] == (
        "2026年3月1日（周日）是休息日，往前数的时限不顺延"
    )


def test_hours_run_through_rest_days() -> None:
    assert lines("24小时内", date(2026, 10, 1)) == (
        "2026年10月1日，往后数24小时，休息日照算",
        "只知道日期、不知道时刻：最迟到2026年10月2日的同一时刻",
    )
    assert day(of("30小时内", date(2026, 10, 1))) == date(2026, 10, 3)


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("6月30日前", ("6月30日前：含2026年6月30日当日",)),
        ("9月底前", ("9月底前：最后一天是2026年9月30日",)),
        ("10月中旬", ("10月中旬：最后一天是2026年10月20日",)),
        ("2月下旬", ("2月下旬：最后一天是2026年2月28日",)),
        ("第三季度末", ("第三季度末：最后一天是2026年9月30日",)),
        ("年底前", ("年底前：最后一天是2026年12月31日",)),
        ("2027年1月31日前", ("2027年1月31日前：含2027年1月31日当日",)),
        (
            "10月底前",
            (
                "10月底前：最后一天是2026年10月31日",
                "2026年10月31日（周六）是休息日，时限是指定的日期，不顺延",
            ),
        ),
    ],
)
def test_a_day_that_is_named_stands(phrase: str, told: tuple[str, ...]) -> None:
    assert lines(phrase) == told


@pytest.mark.parametrize(
    ("phrase", "event", "reason"),
    [
        ("20个工作日内", date(2026, 12, 4), "没有2027年的放假安排"),
        ("20日内", date(2026, 12, 20), "没有2027年的放假安排"),
        ("20个工作日内", date(2003, 12, 1), "没有2003年的放假安排"),
        ("1000日内", date(9999, 1, 1), "日期超出了历法的范围"),
        ("印发后3个工作日内", None, "缺少起算日期：不知道“印发”是哪一天"),
        ("20个工作日内", None, "“20个工作日内”没有写明起算的事件，也没有给出起算日期"),
        ("及时", date(2026, 3, 2), "“及时”没有写明期限"),
        ("持续推进", None, "“持续推进”没有截止日期"),
        ("按季度", date(2026, 3, 2), "“每季度”每期各有截止日期"),
        ("每年至少1次", None, "“每年至少1次”每期各有截止日期"),
    ],
)
def test_what_cannot_be_known_is_told_why(phrase: str, event: date | None, reason: str) -> None:
    assert of(phrase, event) == Unknown(reason)


def test_a_notice_that_comes_later_makes_the_day_known() -> None:
    coming = announced(2027, {"元旦": "2027-01-01 至 2027-01-03"}, [])

    assert day(of("20个工作日内", date(2026, 12, 4), Calendar([coming]))) == date(2027, 1, 4)


def test_a_change_of_holidays_dates_a_limit_anew() -> None:
    first = announced(2027, {"春节": "2027-02-05 至 2027-02-11"}, [])
    longer = announced(2027, {"春节": "2027-02-12 至 2027-02-14"}, [])

    assert day(of("1个工作日内", date(2027, 2, 4), Calendar([first]))) == date(2027, 2, 12)
    assert day(of("1个工作日内", date(2027, 2, 4), Calendar([first, longer]))) == date(2027, 2, 15)


@given(DAYS, st.integers(1, 60), FORWARD)
def test_no_limit_from_an_event_ends_on_a_rest_day(
    event: date, count: int, measure: Measure
) -> None:
    answer = due(Within(min(count, 6), measure), event=event, calendar=CALENDAR)

    assume(isinstance(answer, Sum))
    assert CALENDAR.is_working(day(answer))


@given(DAYS, st.integers(1, 60))
def test_a_limit_of_working_days_before_something_ends_on_one(event: date, count: int) -> None:
    answer = due(
        Within(count, Measure.WORKING_DAY, "会", From.BEFORE), event=event, calendar=CALENDAR
    )

    assume(isinstance(answer, Sum))
    assert CALENDAR.is_working(day(answer))
    assert day(answer) < event


@given(DAYS, st.integers(1, 60), st.integers(1, 60), st.sampled_from(Measure))
def test_a_longer_limit_never_ends_earlier(
    event: date, count: int, more: int, measure: Measure
) -> None:
    calendar = Calendar()
    shorter = due(Within(min(count, 3), measure), event=event, calendar=calendar)
    longer = due(Within(min(count, 3) + more, measure), event=event, calendar=calendar)

    assume(isinstance(longer, Sum))
    assert day(shorter) <= day(longer)


@given(DEADLINES, st.none() | st.dates())
def test_every_limit_has_a_day_or_a_reason(deadline: Deadline, event: date | None) -> None:
    answer = due(deadline, event=event, calendar=CALENDAR)

    assert answer.lines if isinstance(answer, Sum) else answer.reason


# ── As the command line prints it ─────────────────────────────────────────


def test_the_command_prints_the_day_and_the_sum() -> None:
    told = reckoned("2022-07-27", "20个工作日内", CALENDAR).splitlines()

    assert told[:3] == [
        "截止日期：2022年8月24日（周三）",
        "2022年7月27日起，次日开始数",
        "7月28日第1个工作日",
    ]
    assert told[-1] == "8月24日第20个工作日"


def test_the_command_prints_the_periods_of_a_duty_that_comes_back() -> None:
    assert reckoned("2026-03-01", "每半年至少一次", CALENDAR) == (
        "每半年至少1次：\n"
        "2026年上半年（1月1日至6月30日）：2026年6月30日，至少1次\n"
        "2026年下半年（7月1日至12月31日）：2026年12月31日，至少1次"
    )
    assert reckoned("2026-03-01", "每日", CALENDAR) == "每日：\n2026年共365期，各在当日截止"


@pytest.mark.parametrize(
    ("start", "phrase", "message"),
    [
        ("2022-7-27", "20个工作日内", "“2022-7-27”不是日期，应如 2022-07-27"),
        ("2022-07-27", "10月前", "“10月前”不是能够推算的时限"),
        ("2022-07-27", "及时", "推算不了：“及时”没有写明期限"),
        ("2026-12-04", "20个工作日内", "推算不了：没有2027年的放假安排"),
    ],
)
def test_the_command_says_why_it_cannot(start: str, phrase: str, message: str) -> None:
    with pytest.raises(NotReckoned, match=message):
        reckoned(start, phrase, CALENDAR)
