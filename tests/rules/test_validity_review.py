from datetime import date

import pytest

from generator.rules.validity_review import validity_review
from tests.conftest import Told
from tests.rules.normatives import normative, path, site

ENDS = normative(有效期至="2027-05-20")
MESSAGE = (
    f"{path()}:8:7: 提醒 validity-review：“某某办法”有效期至 2027-05-20，已不足6个月，还没有评估"
)


@pytest.mark.parametrize(
    ("as_of", "found"),
    [
        (date(2026, 11, 19), []),
        (date(2026, 11, 20), [MESSAGE]),
        (date(2027, 5, 20), [MESSAGE]),
        (date(2027, 5, 21), []),
    ],
)
def test_a_document_is_reviewed_in_the_months_before_its_end(
    as_of: date, found: list[str], told: Told
) -> None:
    assert told(validity_review, site() + ENDS, as_of) == found


def test_how_many_months_the_place_says(told: Told) -> None:
    assert told(validity_review, site("有效期规则: {到期前评估月数: 3}") + ENDS) == []


@pytest.mark.parametrize(
    ("step", "count"),
    [
        ("{环节: 实施后评估, 日期: 2026-10-10}", 0),
        ("{环节: 实施后评估, 日期: 2025-10-10}", 1),
        ("{环节: 备案, 日期: 2026-10-10}", 1),
    ],
)
def test_a_recent_review_is_enough(step: str, count: int, told: Told) -> None:
    reviewed = normative(有效期至="2027-05-20", 制发程序=f"[{step}]")

    assert len(told(validity_review, site() + reviewed)) == count


def test_an_end_that_is_computed_counts(told: Told) -> None:
    silent = normative(
        title="某某暂行办法",
        施行日期="2025-05-21",
        成文日期="2025-03-01",
        发布日期="2025-03-02",
        有效期至="",
    )

    assert told(validity_review, site() + silent) == []
    assert len(told(validity_review, site("有效期规则: {参照: 通行}") + silent)) == 1


def test_what_is_void_or_not_yet_in_force_needs_none(told: Told) -> None:
    assert told(validity_review, site() + normative(有效期至="2027-05-20", 有效性="废止")) == []
    later = normative(施行日期="2026-12-01", 有效期至="2027-05-20")
    assert told(validity_review, site() + later) == []
