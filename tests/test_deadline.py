from collections.abc import Callable

import pytest
from hypothesis import given, settings

from generator.deadline import (
    AtOnce,
    By,
    Cycle,
    Deadline,
    Edge,
    Every,
    Fixed,
    From,
    Measure,
    Month,
    OneDay,
    Open,
    Quarter,
    Quota,
    TenDays,
    Within,
)
from generator.phrase import parse
from tests.deadlines import DEADLINES, list_year


@settings(max_examples=1000)
@given(DEADLINES)
def test_what_a_deadline_prints_is_read_back_as_the_same_deadline(deadline: Deadline) -> None:
    assert parse(str(deadline), list_year(deadline)) == deadline


@pytest.mark.parametrize(
    "make",
    [
        lambda: Fixed(2026, OneDay(2, 29)),
        lambda: Fixed(2026, Month(13)),
        lambda: Fixed(2026, TenDays(1, 0)),
        lambda: Fixed(2026, TenDays(1, 1), Edge.BEFORE),
        lambda: Fixed(2026, OneDay(6, 30), Edge.END),
        lambda: Fixed(26, Quarter(1)),
        lambda: Within(0, Measure.DAY),
        lambda: Within(3, Measure.DAY, "", From.SINCE),
        lambda: Within(3, Measure.DAY, "6月30日"),
        lambda: Within(3, Measure.DAY, "印发，公开"),
        lambda: Within(3, Measure.DAY, "应0、"),
        lambda: Within(3, Measure.DAY, "自印发"),
        lambda: Within(3, Measure.DAY, "每季度结束"),
        lambda: Within(100, Measure.YEAR),
        lambda: Every(Cycle.MONTH, By(2, 1)),
        lambda: Every(Cycle.QUARTER, By(3, 0)),
        lambda: Every(Cycle.YEAR, By(2, 30)),
        lambda: Every(Cycle.SCHOOL_YEAR, By(1, 1)),
        lambda: Quota(Cycle.YEAR, 0),
        lambda: AtOnce("快点"),
        lambda: Open("以后"),
    ],
)
def test_a_deadline_that_no_text_can_state_cannot_be_built(make: Callable[[], Deadline]) -> None:
    with pytest.raises(ValueError, match=r"不存在的时限|day is out of range|illegal|must be in"):
        make()
