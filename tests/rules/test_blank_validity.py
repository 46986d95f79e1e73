from generator.rules.blank_validity import blank_validity
from tests.conftest import Told

FILE = "content/documents/2026/a.md"


def document(more: str) -> str:
    return f"""
        -- content/units.yaml --
        单位:
        - {{标识: qczj, 名称: 区财政局, 类别: 政府部门}}
        -- {FILE} --
        ---
        标题: 办法
        发布机构: 区财政局
        成文日期: 2026-01-08
        发布日期: 2026-01-08
        {more}
        ---
    """


def test_a_policy_document_that_does_not_say_whether_it_is_in_force_is_a_warning(
    told: Told,
) -> None:
    (only,) = told(blank_validity, document("栏目: [zcwj]"))

    assert only == f"{FILE}:2:1: 提醒 blank-validity：政策文件“办法”没有标明有效性"


def test_a_key_that_was_left_blank_is_what_is_pointed_at(told: Told) -> None:
    (only,) = told(blank_validity, document("有效性:\n        栏目: [zcwj]"))

    assert only.startswith(f"{FILE}:6:1: 提醒 blank-validity：")


def test_a_document_with_a_state_is_quiet(told: Told) -> None:
    assert told(blank_validity, document("有效性: 失效\n        栏目: [zcwj]")) == []


def test_information_that_is_no_policy_document_has_no_state(told: Told) -> None:
    assert told(blank_validity, document("栏目: [content]")) == []
