import pytest

from generator.rules.change_ground import change_ground
from tests.conftest import Told
from tests.rules.normatives import normative, path, site

NEW = {"统一编号": "GF-2026-0002", "成文日期": "2026-04-01", "发布日期": "2026-04-02"}


@pytest.mark.parametrize(
    ("state", "what"),
    [
        ("废止", "由哪件文件废止"),
        ("失效", "有效期何时届满，或者由哪件文件宣布失效"),
        ("已修改", "由哪件文件修改"),
    ],
)
def test_a_state_has_a_ground(state: str, what: str, told: Told) -> None:
    assert told(change_ground, site() + normative(有效性=state)) == [
        f"{path()}:9:6: 提醒 change-ground：“某某办法”写的是“{state}”，没有说{what}"
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"有效性": "废止", "废止依据": "某府发〔2020〕1号"},
        {"有效性": "失效", "废止依据": "2025年度清理结果"},
        {"有效性": "失效", "有效期至": "2026-11-19"},
        {"有效性": "已修改", "修改依据": "某府发〔2026〕1号"},
        {"有效性": "有效"},
        {"有效性": "尚未施行"},
    ],
    ids=str,
)
def test_a_ground_may_be_a_date_or_a_document_elsewhere(fields: dict[str, str], told: Told) -> None:
    assert told(change_ground, site() + normative(**fields)) == []


@pytest.mark.parametrize(("act", "state"), [("废止", "废止"), ("修改", "已修改")])
def test_a_ground_may_be_a_document_of_the_portal(act: str, state: str, told: Told) -> None:
    new = normative("b", title="新办法", **NEW, **{act: "[2026/a]"})

    assert told(change_ground, site() + normative(有效性=state) + new) == []


@pytest.mark.parametrize("act", ["废止", "修改"])
def test_an_earlier_document_cannot_change_a_later_one(act: str, told: Told) -> None:
    early = {"成文日期": "2026-02-01", "发布日期": "2026-02-02"}
    new = normative("b", title="新办法", **{**NEW, **early, act: "[2026/a]"})
    found = told(change_ground, site() + normative() + new)

    assert found == [
        f"{path('b')}:11:6: 错误 change-ground：“新办法” 2026-02-01 成文，不能{act} 2026-03-01 才成文的“某某办法”"
    ]
