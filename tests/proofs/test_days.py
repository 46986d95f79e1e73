"""The sample portal of other days: states flip by dates alone, and what is built on equals what is built from nothing."""

from datetime import date
from pathlib import Path

import pytest

from generator.build import Order, build
from tests import recount
from tests.conftest import moment_of
from tests.indexes import site_in

pytestmark = pytest.mark.proof

ROOT = Path(__file__).resolve().parents[2]
DAYS = (date(2026, 11, 20), date(2026, 12, 1), date(2027, 2, 15))


def test_states_flip_from_day_to_day_as_the_published_data_say(tmp_path: Path) -> None:
    output, clean = tmp_path / "output", tmp_path / "clean"
    told: list[str] = []
    for day in DAYS:
        build(Order(ROOT, output, moment_of(day)), _say_nothing)
        build(Order(ROOT, clean / day.isoformat(), moment_of(day)), _say_nothing)
        assert recount.differences(output, day) == []
        assert site_in(output) == site_in(clean / day.isoformat())
        told.append(_states(output))

    assert len(set(told)) == len(DAYS)


def _say_nothing(_progress: str) -> None:
    """Six builds need no progress."""


def _states(output: Path) -> str:
    portal = recount.Portal(output, DAYS[0])
    return " ".join(f"{task['标识']}{task['状态']}" for task in portal.tasks)
