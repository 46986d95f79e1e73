"""The tasks of the sample portal: how far each has come, on the day it was written for and later."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

import pytest

from generator.build import opened
from generator.progress import Progress, progress
from generator.records import Task
from generator.vocabulary import State
from tests.conftest import AS_OF, moment_of

ROOT = Path(__file__).resolve().parents[1]
DECEMBER, FEBRUARY = date(2026, 12, 1), date(2027, 2, 15)


@dataclass(frozen=True, slots=True)
class Standing:
    """Every task of the sample on one day, by its id."""

    tasks: dict[str, Progress] = field(repr=False)

    def state(self, task: str) -> State:
        return self.tasks[f"sl-2026/{task}"].state

    def of(self, catalog: str) -> Counter[State]:
        return Counter(
            each.state for name, each in self.tasks.items() if name.startswith(f"{catalog}/")
        )


class On(Protocol):
    def __call__(self, day: date) -> Standing: ...


@pytest.fixture(scope="module")
def on() -> Iterator[On]:
    known: dict[date, Standing] = {}
    with ExitStack() as sites:

        def look(day: date) -> Standing:
            if day not in known:
                site = sites.enter_context(opened(ROOT, moment_of(day)))
                found = {task.id: progress(site, task) for task in site.all(Task)}
                known[day] = Standing(found)
            return known[day]

        yield look


def test_the_list_of_the_year_shows_every_state(on: On) -> None:
    assert set(on(AS_OF).of("sl-2026")) == set(State)


def test_half_of_it_is_done_and_a_few_tasks_are_overdue(on: On) -> None:
    states = on(AS_OF).of("sl-2026")

    assert 0.4 < states[State.DONE] / states.total() < 0.6
    assert 3 <= states[State.OVERDUE] <= 6


@pytest.mark.parametrize("catalog", ["sl-2024", "sl-2025"])
def test_the_lists_of_earlier_years_are_done_but_for_leftovers(on: On, catalog: str) -> None:
    states = on(AS_OF).of(catalog)

    assert states[State.DONE] / states.total() > 0.75
    assert all(states[each] for each in (State.CLAIMED, State.EXPLAINED))
    assert states[State.OVERDUE] <= 1
    assert not any(states[each] for each in (State.SOON, State.PENDING, State.UNKNOWN))


def test_every_piece_of_evidence_proves_something(on: On) -> None:
    unfit = [each.reason for found in on(AS_OF).tasks.values() for each in found.unfit]
    proved = {
        name
        for name, found in on(AS_OF).tasks.items()
        if any(turn.proofs for share in found.shares for turn in share.turns)
    }
    named = {name for name, found in on(AS_OF).tasks.items() if found.task.evidence}

    assert (unfit, named - proved) == ([], set())


def test_every_kind_of_evidence_is_there(on: On) -> None:
    pieces = [each for found in on(AS_OF).tasks.values() for each in found.task.evidence]

    for kind in ("document", "interpretation", "page", "column", "searched"):
        assert any(getattr(each, kind) for each in pieces), kind
    for narrowing in ("units", "form", "words"):
        assert any(getattr(each, narrowing) for each in pieces), narrowing


def test_a_monthly_duty_has_publications_an_explained_month_and_months_to_come(on: On) -> None:
    (share,) = on(AS_OF).tasks["sl-2026/27"].shares

    assert {turn.name: turn.state for turn in share.turns} == {
        **{f"2026年{month}月": State.DONE for month in range(1, 12)},
        "2026年2月": State.EXPLAINED,
        "2026年12月": State.PENDING,
    }


def test_a_month_left_out_without_a_word_stays_overdue(on: On) -> None:
    (share,) = on(AS_OF).tasks["sl-2026/23"].shares

    assert [turn.name for turn in share.turns if turn.state is State.OVERDUE] == ["2026年8月"]


def test_some_units_have_met_their_quota_and_others_have_until_the_end_of_the_year(on: On) -> None:
    shares = on(AS_OF).tasks["sl-2026/53"].shares
    published = Counter(min(len(share.turns[0].proofs), 2) for share in shares)

    assert len(shares) == 35  # every department, every town
    assert (published[2] >= 5, published[1] >= 5, published[0] >= 5) == (True, True, True)
    assert {share.state for share in shares} == {State.DONE, State.PENDING}


@pytest.mark.parametrize(
    ("task", "states"),
    [
        ("1", (State.DONE, State.DONE, State.DONE)),
        ("2", (State.PENDING, State.PENDING, State.OVERDUE)),
        ("5", (State.SOON, State.OVERDUE, State.OVERDUE)),
        ("13", (State.PENDING, State.PENDING, State.OVERDUE)),
        ("15", (State.UNKNOWN, State.UNKNOWN, State.UNKNOWN)),
        ("30", (State.EXPLAINED, State.EXPLAINED, State.EXPLAINED)),
        ("34", (State.SOON, State.OVERDUE, State.OVERDUE)),
        ("38", (State.PENDING, State.PENDING, State.OVERDUE)),
        ("40", (State.ONGOING, State.ONGOING, State.ONGOING)),
        ("41", (State.SOON, State.OVERDUE, State.OVERDUE)),
        ("53", (State.PENDING, State.PENDING, State.OVERDUE)),
        ("62", (State.CLAIMED, State.CLAIMED, State.CLAIMED)),
        ("63", (State.PENDING, State.PENDING, State.PENDING)),
    ],
)
def test_tasks_turn_as_days_pass_and_nothing_is_published(
    on: On, task: str, states: tuple[State, ...]
) -> None:
    assert tuple(on(day).state(task) for day in (AS_OF, DECEMBER, FEBRUARY)) == states
