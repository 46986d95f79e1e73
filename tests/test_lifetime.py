from datetime import date

import pytest

from generator.lifetime import (
    COMMON,
    Kind,
    Span,
    kind_of,
    last_day,
    lifetime,
    months_before,
    presets,
)


@pytest.mark.parametrize(
    ("start", "years", "last"),
    [
        (date(2026, 4, 10), 5, date(2031, 4, 9)),
        (date(2026, 1, 1), 2, date(2027, 12, 31)),
        (date(2024, 3, 1), 1, date(2025, 2, 28)),
        (date(2023, 3, 1), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 28)),
    ],
)
def test_years_end_the_day_before_they_would_begin_again(
    start: date, years: int, last: date
) -> None:
    assert last_day(start, years) == last


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2027, 5, 31), 6, date(2026, 11, 30)),
        (date(2026, 8, 31), 6, date(2026, 2, 28)),
        (date(2024, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 3, 15), 3, date(2025, 12, 15)),
        (date(2026, 12, 31), 12, date(2025, 12, 31)),
    ],
)
def test_months_before_a_day_end_with_the_month(day: date, months: int, earlier: date) -> None:
    assert months_before(day, months) == earlier


@pytest.mark.parametrize(
    ("title", "genre", "kind"),
    [
        ("关于印发《贷款贴息管理办法》的通知", "通知", Kind.ORDINARY),
        ("关于印发《贷款贴息管理暂行办法》的通知", "通知", Kind.TRIAL),
        ("关于印发《若干措施（试行）》的通知", "通知", Kind.TRIAL),
        ("关于修改《贷款贴息管理暂行办法》的决定", "决定", Kind.ORDINARY),
        ("关于禁止燃放烟花爆竹的通告", "通告", Kind.NOTICE),
    ],
)
def test_the_title_and_the_genre_say_how_long_a_document_may_last(
    title: str, genre: str, kind: Kind
) -> None:
    assert kind_of(title, genre) is kind


def test_a_place_says_where_it_differs_from_a_preset() -> None:
    shanghai, own = lifetime("上海", {}), lifetime("上海", {"一般年限": 3, "必须写明": True})

    assert (shanghai.ordinary, shanghai.trial, shanghai.notices) == (Span(5), Span(2), Span(1))
    assert (own.ordinary, own.trial, own.must_say) == (Span(3), Span(2), True)


def test_a_notice_lasts_as_long_as_any_other_where_nothing_is_said_of_notices() -> None:
    assert lifetime(COMMON, {}).span(Kind.NOTICE) == Span(5)
    assert lifetime("上海", {}).span(Kind.NOTICE) == Span(1)


def test_every_rule_that_comes_with_the_program_is_whole() -> None:
    for name in presets():
        found = lifetime(name, {})
        assert found.ground
        assert found.ordinary.most
        assert found.trial.most
