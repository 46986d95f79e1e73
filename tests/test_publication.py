"""What of a data table is public on a day."""

from datetime import date

import pytest

from generator.publication import display, overdue, shown, turns
from generator.records import DataTable
from tests.conftest import AS_OF, SiteOf
from tests.tables import table

SERIES = """
    更新周期: 每月
    公布时限: 期满后15日内
    字段: [镇街]
    各期:
    - {期: 2026年7月, 发布日期: 2026-08-05, 数据: [[东河街道]]}
    - {期: 2026年9月, 发布日期: 2026-10-09, 数据: [[东河街道]]}
    书面说明:
    - {期: 2026年8月, 日期: 2026-09-12, 说明: 系统升级}
"""


def told(site_of: SiteOf, text: str, as_of: date = AS_OF) -> list[tuple[str, str]]:
    site = site_of(table(text), as_of)
    (only,) = site.all(DataTable)
    return [
        (
            each.period.name,
            "有" if each.issue else each.statement.text if each.statement else "空缺",
        )
        for each in turns(site, only)
    ]


def test_every_period_is_there_explained_or_missing(site_of: SiteOf) -> None:
    assert told(site_of, SERIES) == [
        ("2026年7月", "有"),
        ("2026年8月", "系统升级"),
        ("2026年9月", "有"),
        ("2026年10月", "空缺"),
    ]


@pytest.mark.parametrize(("day", "is_told"), [(date(2026, 11, 16), False), (date(2026, 11, 17), True)])  # fmt: skip
def test_a_period_is_missing_from_the_day_after_it_was_due(
    site_of: SiteOf, *, day: date, is_told: bool
) -> None:
    """31 October and 15 days is Sunday 15 November: the Civil Code moves it to the Monday."""
    assert (("2026年10月", "空缺") in told(site_of, SERIES, day)) is is_told


def test_without_a_limit_twenty_working_days_are_enough(site_of: SiteOf) -> None:
    text = SERIES.replace("公布时限: 期满后15日内", "说明: 无")

    assert told(site_of, text, date(2026, 11, 27))[-1] == ("2026年9月", "有")
    assert told(site_of, text, date(2026, 11, 28))[-1] == ("2026年10月", "空缺")


def test_a_series_begins_where_it_says(site_of: SiteOf) -> None:
    text = SERIES.replace("各期:", "起始期: 2026年6月\n    各期:")

    assert told(site_of, text)[:2] == [("2026年6月", "空缺"), ("2026年7月", "有")]


def test_quarters_and_school_years_are_periods_too(site_of: SiteOf) -> None:
    text = """
        更新周期: 每学年
        字段: [镇街]
        各期:
        - {期: 2024-2025学年, 发布日期: 2025-09-05, 数据: [[东河街道]]}
    """

    assert told(site_of, text) == [("2024—2025学年", "有"), ("2025—2026学年", "空缺")]


def test_a_year_with_a_day_of_its_own_is_due_on_that_day(site_of: SiteOf) -> None:
    text = """
        更新周期: 每年3月31日前
        字段: [镇街]
        各期:
        - {期: 2025年, 发布日期: 2025-03-05, 数据: [[东河街道]]}
    """

    assert told(site_of, text, date(2026, 3, 31)) == [("2025年", "有")]
    assert told(site_of, text, date(2026, 4, 1)) == [("2025年", "有"), ("2026年", "空缺")]


# ── Kept up as a whole ────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("cycle", "updated", "period"),
    [
        ("每季度", "2026-08-01", None),
        ("每季度", "2026-05-01", "2026年第三季度"),
        ("每年", "2025-01-05", None),
        ("每年", "2024-12-30", "2025年"),
        ("每年3月31日前", "2025-12-30", "2026年"),
        ("及时更新", "2020-01-01", None),
    ],
)
def test_a_table_that_is_kept_up_as_a_whole_is_late_a_period_after_its_last_change(
    site_of: SiteOf, cycle: str, updated: str, period: str | None
) -> None:
    text = (
        f"发布日期: 2020-01-01\n更新日期: {updated}\n更新周期: {cycle}\n字段: 事项\n数据: [[甲]]\n"
    )
    site = site_of(table(text))
    late = overdue(site, site.all(DataTable)[0])

    assert (late.period.name if late else None) == period


# ── For a time ────────────────────────────────────────────────────────────

NOTICE = """
    发布日期: 2026-09-21
    字段: [组别]
    数据: [[一组]]
    公示: {起: 2026-09-21, 工作日: 7}
"""


@pytest.mark.parametrize(
    ("day", "has_begun", "is_over"),
    [
        (date(2026, 9, 20), False, False),
        (date(2026, 9, 21), True, False),
        (date(2026, 10, 8), True, False),
        (date(2026, 10, 9), True, True),
    ],
)
def test_a_notice_is_shown_for_working_days_holidays_left_out(
    site_of: SiteOf, *, day: date, has_begun: bool, is_over: bool
) -> None:
    """Five days in September, the 25th and 1 to 7 October off, 8 October the seventh."""
    site = site_of(table(NOTICE), day)
    (only,) = site.all(DataTable)
    found = display(site, only)
    assert found is not None

    assert (found.last, found.has_begun, found.is_over) == (date(2026, 10, 8), has_begun, is_over)
    assert bool(shown(site, only)) is (has_begun and not is_over)


def test_a_notice_may_name_its_last_day(site_of: SiteOf) -> None:
    site = site_of(table(NOTICE.replace("工作日: 7", "至: 2026-12-31")))
    found = display(site, site.all(DataTable)[0])

    assert found is not None
    assert (found.last, found.is_on) == (date(2026, 12, 31), True)


def test_a_notice_into_a_year_without_holidays_goes_on_being_shown(site_of: SiteOf) -> None:
    site = site_of(table(NOTICE.replace("起: 2026-09-21", "起: 2029-12-25")), date(2030, 6, 1))
    found = display(site, site.all(DataTable)[0])

    assert found is not None
    assert (found.last, found.is_on, found.told) == (None, True, "没有2029年的放假安排")
