from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.working_day import (
    Calendar,
    Counted,
    Skipped,
    UnknownYear,
    Year,
    announced,
    shipped,
)

CALENDAR = Calendar()
DAYS = st.dates(date(2004, 1, 1), date(2026, 10, 31))
VECTORS = [
    (date(2017, 5, 4), 3, date(2017, 5, 9)),
    (date(2020, 6, 3), 20, date(2020, 7, 2)),
    (date(2020, 8, 4), 20, date(2020, 9, 1)),
    (date(2021, 8, 20), 20, date(2021, 9, 17)),
    (date(2021, 9, 10), 20, date(2021, 10, 14)),
    (date(2022, 1, 10), 20, date(2022, 2, 10)),
    (date(2022, 7, 27), 20, date(2022, 8, 24)),
    (date(2024, 2, 5), 7, date(2024, 2, 20)),
    (date(2025, 1, 10), 20, date(2025, 2, 13)),
    (date(2025, 9, 26), 7, date(2025, 10, 13)),
    (date(2026, 2, 2), 20, date(2026, 3, 6)),
    (date(2026, 12, 3), 20, date(2026, 12, 31)),
]


def test_every_day_since_2004_is_what_the_package_chinesecalendar_says() -> None:
    package = pytest.importorskip(
        "chinese_calendar", reason="没有安装 chinesecalendar，无从核对放假安排"
    )
    first = date(2004, 1, 1)
    days = [first + timedelta(n) for n in range((date(2026, 12, 31) - first).days + 1)]

    assert [each for each in days if CALENDAR.is_working(each) != package.is_workday(each)] == []


@pytest.mark.parametrize(("start", "count", "end"), VECTORS)
def test_working_days_are_counted_from_the_day_after(start: date, count: int, end: date) -> None:
    assert CALENDAR.after(start, count).end == end


@pytest.mark.parametrize(
    ("start", "end", "total"),
    [
        (date(2021, 8, 20), date(2021, 11, 20), 61),
        (date(2022, 7, 27), date(2022, 8, 1), 3),
        (date(2017, 5, 4), date(2017, 5, 9), 3),
        (date(2026, 3, 2), date(2026, 3, 2), 0),
    ],
)
def test_the_working_days_between_two_days_are_told(start: date, end: date, total: int) -> None:
    assert CALENDAR.between(start, end).total == total


@pytest.mark.parametrize(("year", "total"), [(2024, 251), (2025, 248), (2026, 248)])
def test_a_year_has_as_many_working_days_as_its_notice_leaves(year: int, total: int) -> None:
    assert CALENDAR.between(date(year - 1, 12, 31), date(year, 12, 31)).total == total


def test_a_count_tells_every_day_and_why_it_does_not_count() -> None:
    count = CALENDAR.after(date(2026, 9, 30), 4)

    assert count.steps == (
        Skipped(date(2026, 10, 1), date(2026, 10, 7), "国庆节放假"),
        Counted(date(2026, 10, 8), 1, is_made_up=False),
        Counted(date(2026, 10, 9), 2, is_made_up=False),
        Counted(date(2026, 10, 10), 3, is_made_up=True),
        Skipped(date(2026, 10, 11), date(2026, 10, 11), "周末"),
        Counted(date(2026, 10, 12), 4, is_made_up=False),
    )


def test_rest_days_next_to_each_other_are_told_apart_by_their_reasons() -> None:
    assert CALENDAR.between(date(2015, 12, 31), date(2016, 1, 3)).steps == (
        Skipped(date(2016, 1, 1), date(2016, 1, 1), "元旦放假"),
        Skipped(date(2016, 1, 2), date(2016, 1, 3), "周末"),
    )


def test_working_days_are_counted_backwards_too() -> None:
    count = CALENDAR.before(date(2026, 10, 9), 2)

    assert count.steps == (
        Counted(date(2026, 10, 8), 1, is_made_up=False),
        Skipped(date(2026, 10, 1), date(2026, 10, 7), "国庆节放假"),
        Counted(date(2026, 9, 30), 2, is_made_up=False),
    )


def test_counting_from_a_rest_day_starts_with_the_next_working_day() -> None:
    assert CALENDAR.after(date(2025, 11, 22), 1).end == date(2025, 11, 24)


def test_a_december_may_be_moved_by_the_notice_of_the_next_year() -> None:
    assert CALENDAR.is_working(date(2018, 12, 29))
    assert CALENDAR.rest(date(2018, 12, 31)) == "元旦放假"


@pytest.mark.parametrize("day", [date(2003, 12, 31), date(2027, 1, 1), date(2027, 1, 2)])
def test_a_year_without_a_notice_is_unknown_and_its_weekends_too(day: date) -> None:
    with pytest.raises(UnknownYear, match=f"没有{day.year}年的放假安排"):
        CALENDAR.is_working(day)


@pytest.mark.parametrize("start", [date(2026, 12, 4), date.max])
def test_a_count_that_runs_into_an_unknown_year_is_refused(start: date) -> None:
    with pytest.raises(UnknownYear):
        CALENDAR.after(start, 20)


def test_a_year_announced_since_is_known() -> None:
    year = announced(2027, {"元旦": "2027-01-01 至 2027-01-03"}, [])

    assert Calendar([year]).after(date(2026, 12, 4), 20).end == date(2027, 1, 4)


def test_a_notice_that_changes_another_names_only_its_own_days() -> None:
    first = announced(2027, {"元旦": "2027-01-01"}, [])
    second = announced(2027, {"元旦": "2027-01-04"}, ["2027-01-02"])
    calendar = Calendar([first, second])

    assert calendar.after(date(2026, 12, 31), 2).end == date(2027, 1, 5)
    assert calendar.rest(date(2027, 1, 1)) == "元旦放假"


def test_a_local_notice_overrides_a_shipped_year() -> None:
    local = announced(2026, {"自治县成立纪念日": ["2026-11-23", "2026-11-24"]}, ["2026-11-28"])

    assert CALENDAR.after(date(2026, 11, 20), 1).end == date(2026, 11, 23)
    assert Calendar([local]).after(date(2026, 11, 20), 1).end == date(2026, 11, 25)
    assert Calendar([local]).is_working(date(2026, 11, 28))


def test_a_coming_year_may_move_days_of_this_december() -> None:
    coming = announced(2027, {"元旦": "2026-12-31 至 2027-01-02"}, ["2026-12-27"])

    assert CALENDAR.after(date(2026, 12, 3), 20).end == date(2026, 12, 31)
    assert Calendar([coming]).after(date(2026, 12, 3), 20).end == date(2026, 12, 30)


@pytest.mark.parametrize(
    ("off", "work", "message"),
    [
        ({"元旦": "元月一日"}, [], "“元月一日”应写作“2027-10-01 至 2027-10-07”或“2027-10-01”"),
        ({"元旦": "2027-02-30"}, [], "“2027-02-30”里有不存在的日期"),
        ({"元旦": "2027-01-03 至 2027-01-01"}, [], "的前后两天应当依次"),
        ({"元旦": "2028-01-01"}, [], "“2028-01-01”不在2027年"),
        ({"元旦": "2027-01-02"}, ["2027-01-02"], "2027-01-02既写了放假，又写了调休上班"),
    ],
)
def test_a_notice_written_wrong_is_refused_in_words(
    off: dict[str, str], work: list[str], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        announced(2027, off, work)


def test_the_notices_of_2004_to_2026_are_shipped() -> None:
    years = [year for year in range(1990, 2100) if shipped(year) is not None]

    assert years == list(range(2004, 2027))


def test_a_year_is_a_value() -> None:
    day = date(2027, 1, 1)

    assert Year(2027, {day: "元旦"}, frozenset()) == announced(2027, {"元旦": "2027-01-01"}, [])
    assert (
        len({Year(2027, {day: "元旦"}, frozenset()), announced(2027, {"元旦": "2027-01-01"}, [])})
        == 1
    )


@given(DAYS, st.integers(1, 30))
def test_a_count_ends_on_a_working_day_and_counts_as_many_as_asked(start: date, count: int) -> None:
    told = CALENDAR.after(start, count)

    assert CALENDAR.is_working(told.end)
    assert told.total == count


@given(DAYS, st.integers(1, 30))
def test_one_more_working_day_ends_later(start: date, count: int) -> None:
    assert CALENDAR.after(start, count).end < CALENDAR.after(start, count + 1).end


@given(DAYS, st.integers(1, 30))
def test_counting_back_leads_to_where_counting_began(start: date, count: int) -> None:
    end = CALENDAR.after(start, count).end

    assert CALENDAR.between(end, start).total == count - CALENDAR.is_working(end) + (
        CALENDAR.is_working(start)
    )


@given(DAYS, DAYS)
def test_the_steps_of_a_count_hold_every_day_once(start: date, end: date) -> None:
    days: list[date] = []
    for step in CALENDAR.between(start, end).steps:
        first, last = (step.day, step.day) if isinstance(step, Counted) else (step.first, step.last)
        days += [first + timedelta(n) for n in range((last - first).days + 1)]

    way = 1 if end >= start else -1
    wanted = [start + timedelta(way * n) for n in range(1, abs((end - start).days) + 1)]
    assert sorted(days) == sorted(wanted)
