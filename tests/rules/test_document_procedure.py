import pytest

from generator.rules.document_procedure import document_procedure
from tests.conftest import Told
from tests.rules.normatives import normative, path, site

ALL = (
    "{环节: 评估论证, 日期: 2025-12-01}, {环节: 公开征求意见, 日期: 2025-12-10, 至: 2026-01-10}, "
    "{环节: 合法性审核, 日期: 2026-02-01}, {环节: 集体审议, 日期: 2026-02-20}, {环节: 备案, 日期: 2026-03-10}"
)


def with_steps(steps: str) -> str:
    return site() + normative(制发程序=f"[{steps}]")


def said(*messages: str) -> list[str]:
    return [f"提醒 document-procedure：{each}" for each in messages]


def messages(found: list[str]) -> list[str]:
    assert all(each.startswith(path()) for each in found)
    return [each.partition(": ")[2] for each in found]


def test_steps_in_their_order_are_quiet_and_none_need_be_written(told: Told) -> None:
    assert told(document_procedure, with_steps(ALL)) == []
    assert told(document_procedure, site() + normative()) == []


def test_review_and_deliberation_may_not_be_missing(told: Told) -> None:
    found = told(document_procedure, with_steps("{环节: 评估论证, 日期: 2025-12-01}"))

    assert messages(found) == said(
        "“某某办法”的“制发程序”里没有合法性审核", "“某某办法”的“制发程序”里没有集体审议"
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("2026-02-20", "2026-01-31", "集体审议 2026-01-31 早于合法性审核 2026-02-01"),
        ("2026-02-01", "2025-12-05", "合法性审核 2025-12-05 早于公开征求意见 2025-12-10"),
        ("2026-02-20", "2026-03-05", "集体审议 2026-03-05 晚于成文日期 2026-03-01"),
        ("2026-03-10", "2026-02-28", "备案 2026-02-28 早于成文日期 2026-03-01"),
        ("至: 2026-01-10", "至: 2025-12-09", "公开征求意见的“至” 2025-12-09 早于“日期” 2025-12-10"),
    ],
)
def test_a_step_out_of_its_order_is_told(old: str, new: str, message: str, told: Told) -> None:
    assert messages(told(document_procedure, with_steps(ALL.replace(old, new)))) == said(message)
