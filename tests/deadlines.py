"""Every deadline that can be built, for Hypothesis."""

from collections.abc import Callable
from typing import Any, TypeVar

from hypothesis import reject
from hypothesis import strategies as st

from generator.deadline import (
    AT_ONCE,
    COUNTERS,
    EVENT,
    OPEN,
    AtOnce,
    By,
    Cycle,
    Deadline,
    Edge,
    Every,
    Fixed,
    From,
    Half,
    Measure,
    Month,
    OneDay,
    Open,
    Quarter,
    Quota,
    Shown,
    TenDays,
    WholeYear,
    Within,
)

Made = TypeVar("Made")


def _possible(make: Callable[..., Made], *parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Made]:
    """Whatever of these parts can be put together."""

    def attempt(values: tuple[Any, ...]) -> Made:
        try:
            return make(*values)
        except ValueError:
            reject()

    return st.tuples(*parts).map(attempt)


_WORDS = (
    "印发公开财政部门批复会议召开信息变更自在从于每前后的之日起年月底末提应须度半、《》（）02一十"
)

EVENTS = st.text(_WORDS, min_size=1, max_size=8).filter(lambda text: bool(EVENT.fullmatch(text)))
STRETCHES = st.one_of(
    st.builds(OneDay, st.integers(1, 12), st.integers(1, 31)),
    st.builds(TenDays, st.integers(1, 12), st.integers(1, 3)),
    st.builds(Month, st.integers(1, 12)),
    st.builds(Quarter, st.integers(1, 4)),
    st.builds(Half, st.integers(1, 2)),
    st.just(WholeYear()),
)
FIXED = _possible(
    Fixed, st.integers(2004, 2027), STRETCHES, st.sampled_from(Edge), st.sampled_from(Shown)
)
WITHIN = _possible(
    Within,
    st.integers(1, 9999),
    st.sampled_from(Measure),
    st.just("") | EVENTS,
    st.sampled_from(From),
)
BYS = st.builds(By, st.integers(1, 12), st.integers(0, 31))
EVERY = _possible(Every, st.sampled_from(Cycle), st.none() | BYS)
QUOTAS = st.builds(
    Quota,
    st.none() | st.sampled_from(Cycle),
    st.integers(1, 9999),
    st.booleans(),
    st.booleans(),
    st.sampled_from(COUNTERS),
)
DEADLINES: st.SearchStrategy[Deadline] = st.one_of(
    FIXED,
    WITHIN,
    EVERY,
    QUOTAS,
    st.sampled_from(AT_ONCE).map(AtOnce),
    st.sampled_from(OPEN).map(Open),
)


def list_year(deadline: Deadline) -> int:
    """Of the list in which this deadline would be read back."""
    if not isinstance(deadline, Fixed):
        return 2026
    return deadline.year - (deadline.shown is Shown.NEXT)
