from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deadline import AtOnce, Cycle, Every, Fixed, Measure, Month, Quota, Within
from generator.period import Period, is_period, months_after, periods
from generator.phrase import parse
from tests.deadlines import EVERY, QUOTAS


def of(phrase: str, year: int) -> tuple[Period, ...]:
    deadline = parse(phrase, year)
    assert deadline is not None
    return periods(deadline, year)


@given(EVERY | QUOTAS, st.integers(2004, 2040))
def test_periods_adjoin_within_a_year_and_from_year_to_year(
    deadline: Every | Quota, year: int
) -> None:
    row = periods(deadline, year) + periods(deadline, year + 1)

    assert all(each.first <= each.due <= each.last for each in row)
    assert [each.first for each in row[1:]] == [each.last + timedelta(1) for each in row[:-1]]


@given(st.sampled_from(sorted({*Cycle} - {Cycle.WEEK, Cycle.SCHOOL_YEAR})), st.integers(2004, 2040))
def test_periods_of_days_and_months_fill_the_calendar_year(cycle: Cycle, year: int) -> None:
    row = periods(Every(cycle), year)

    assert (row[0].first, row[-1].last) == (date(year, 1, 1), date(year, 12, 31))


@given(EVERY, st.integers(2004, 2040))
def test_no_two_periods_have_one_name(deadline: Every, year: int) -> None:
    row = periods(deadline, year) + periods(deadline, year + 1)

    assert len({each.name for each in row}) == len(row)


def test_a_quarter_is_due_on_its_last_day() -> None:
    assert of("按季度", 2026)[1] == Period(
        "2026年第二季度", date(2026, 4, 1), date(2026, 6, 30), date(2026, 6, 30)
    )


def test_a_school_year_ends_on_31_august_of_the_year_asked_for() -> None:
    assert of("按学年", 2026) == (
        Period("2025—2026学年", date(2025, 9, 1), date(2026, 8, 31), date(2026, 8, 31)),
    )


def test_a_week_is_one_of_iso_8601() -> None:
    weeks = of("每周五前", 2026)

    assert len(weeks) == 53
    assert weeks[0] == Period("2026年第1周", date(2025, 12, 29), date(2026, 1, 4), date(2026, 1, 2))


@pytest.mark.parametrize(
    ("phrase", "days"),
    [
        ("每月10日前", [date(2026, month, 10) for month in range(1, 13)]),
        ("每季度末月25日前", [date(2026, month, 25) for month in (3, 6, 9, 12)]),
        (
            "每季度首月底前",
            [date(2026, 1, 31), date(2026, 4, 30), date(2026, 7, 31), date(2026, 10, 31)],
        ),
        ("每半年", [date(2026, 6, 30), date(2026, 12, 31)]),
        ("每年", [date(2026, 12, 31)]),
        ("每年1月31日前", [date(2026, 1, 31)]),
        ("每年3月底前", [date(2026, 3, 31)]),
        ("每年2月29日前", [date(2026, 2, 28)]),
    ],
)
def test_each_period_has_the_day_it_is_due(phrase: str, days: list[date]) -> None:
    assert [each.due for each in of(phrase, 2026)] == days


def test_a_month_too_short_for_the_day_ends_with_its_last() -> None:
    assert of("每月30日前", 2026)[1].due == date(2026, 2, 28)


def test_a_quota_says_how_many_each_period_wants() -> None:
    assert [each.times for each in of("每季度至少一次", 2026)] == [1, 1, 1, 1]
    assert [(each.name, each.times) for each in of("一般不少于2次", 2026)] == [("2026年", 2)]


def test_what_does_not_recur_has_no_periods() -> None:
    once = (Fixed(2026, Month(9)), Within(20, Measure.WORKING_DAY), AtOnce("及时"))

    assert [periods(each, 2026) for each in once] == [(), (), ()]


@pytest.mark.parametrize(
    ("day", "count", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 1), 0, date(2026, 1, 1)),
    ],
)
def test_months_end_on_the_corresponding_day_or_the_last(
    day: date, count: int, later: date
) -> None:
    assert months_after(day, count) == later


@pytest.mark.parametrize(
    ("written", "name", "same"),
    [
        ("第一季度", "2026年第一季度", True),
        ("2026年第一季度", "2026年第一季度", True),
        ("1月", "2026年1月", True),
        ("1月", "2026年11月", False),
        ("第1周", "2026年第11周", False),
        ("预算批复", "预算批复", True),
        ("第一季度", "", False),
    ],
)
def test_a_period_may_be_written_without_its_year(written: str, name: str, same: bool) -> None:  # noqa: FBT001
    assert is_period(written, name) is same
