from generator.rules.answer_ground import answer_ground
from tests.conftest import Told
from tests.questions import UNITS, question

FILE = "content/questions/2026/q.md"
VOID = UNITS.replace("有效性: 有效", "有效性: 废止")


def test_an_answer_without_a_ground_is_told(told: Told) -> None:
    assert told(answer_ground, UNITS + question(依据="")) == [
        f"{FILE}:2:5: 提醒 answer-ground：“能申请吗？”的答复没有写“依据”"
    ]
    assert told(answer_ground, UNITS + question(依据="", 其他依据="《社会救助暂行办法》")) == []


def test_an_answer_on_a_document_that_is_void_is_told(told: Told) -> None:
    assert told(answer_ground, UNITS + question()) == []
    assert told(answer_ground, VOID + question()) == [
        f"{FILE}:6:5: 提醒 answer-ground：依据的“区民政局关于印发《救助办法》的通知”已经废止，请核对答复"
    ]


def test_what_has_expired_or_is_a_draft_is_quiet(told: Told) -> None:
    assert told(answer_ground, VOID + question(有效至="2026-11-19")) == []
    assert told(answer_ground, VOID + question(草稿="是")) == []
