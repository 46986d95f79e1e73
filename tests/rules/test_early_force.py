import pytest

from generator.rules.early_force import early_force
from tests.conftest import Told
from tests.rules.normatives import normative, path, site


@pytest.mark.parametrize(
    ("effective", "count"), [("2026-03-31", 1), ("2026-04-01", 0), ("2026-03-02", 1)]
)
def test_thirty_days_lie_between_publication_and_force(
    effective: str, count: int, told: Told
) -> None:
    assert len(told(early_force, site() + normative(施行日期=effective))) == count


def test_what_an_early_document_is_told(told: Told) -> None:
    assert told(early_force, site() + normative(施行日期="2026-03-10")) == [
        f"{path()}:7:7: 提醒 early-force：“某某办法” 2026-03-02 公布，2026-03-10 施行，不满30日"
    ]
    assert told(early_force, site() + normative(施行日期="")) == [
        f"{path()}:2:1: 提醒 early-force：“某某办法”没有写“施行日期”，即自成文之日起施行，公布后不满30日"
    ]


@pytest.mark.parametrize(
    "fields", [{"施行说明": "防汛所需"}, {"有效性": "废止"}, {"统一编号": ""}], ids=str
)
def test_with_a_reason_or_void_or_not_normative_it_may_be_early(
    fields: dict[str, str], told: Told
) -> None:
    assert told(early_force, site() + normative(施行日期="2026-03-10", **fields)) == []


def test_how_many_days_the_place_says(told: Told) -> None:
    early = normative(施行日期="2026-03-10")

    assert told(early_force, site("有效期规则: {施行前公布日数: 5}") + early) == []
    assert told(early_force, site("有效期规则: {参照: 上海}") + early) == []
