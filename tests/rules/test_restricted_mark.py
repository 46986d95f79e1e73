import pytest

from generator.rules.restricted_mark import restricted_mark
from tests.columns import portal
from tests.conftest import Told

COLUMNS = ["{标识: zcwj, 名称: 政策文件}", "{标识: yjzj, 名称: 意见征集, 类型: 征集调查}"]
FILE = "content/documents/2026/a.md"


def document(title: str, body: str = "正文。", column: str = "zcwj") -> str:
    return portal(
        COLUMNS,
        f"""
    -- {FILE} --
    ---
    标题: "{title}"
    发布机构: [区财政局]
    成文日期: 2026-01-05
    发布日期: 2026-01-08
    栏目: [{column}]
    ---
    {body}
    """,
    )


@pytest.mark.parametrize(
    ("title", "body", "words"),
    [
        ("办法", "机密★1年\n\n    各单位：", "“办法”的正文开头标着“机密★”，不得公开"),
        ("办法", "密级：秘密\n\n    各单位：", "“办法”的正文开头标着“密级：秘密”，不得公开"),
        ("办法", "内部资料 注意保存", "“办法”的正文开头标着“内部资料注意保存”，不得公开"),
        ("办法（内部使用）", "正文。", "“办法（内部使用）”的标题标着“（内部使用）”，不得公开"),
        ("办法（征求意见稿）", "正文。", "“办法（征求意见稿）”标着“征求意见稿”，不是定稿，不能作为文件公开"),
        ("办法", "办法（送审稿）\n\n    第一条", "“办法”标着“送审稿”，不是定稿，不能作为文件公开"),
    ],
)  # fmt: skip
def test_a_mark_of_what_is_closed_or_unfinished_is_an_error(
    told: Told, title: str, body: str, words: str
) -> None:
    assert told(restricted_mark, document(title, body)) == [
        f"{FILE}:2:5: 错误 restricted-mark：{words}"
    ]


def test_a_draft_may_stand_where_opinions_are_asked_for_and_a_secret_nowhere(told: Told) -> None:
    assert told(restricted_mark, document("办法（征求意见稿）", column="yjzj")) == []
    assert len(told(restricted_mark, document("办法", "秘密★2年", column="yjzj"))) == 1


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("关于《办法（征求意见稿）》公开征求意见的公告", "《办法（征求意见稿）》现公开征求意见。"),
        ("保守国家秘密规定", "机密级、秘密级事项的管理。"),
        ("关于内部审计的通知", "内部文件的管理另行规定。"),
        ("办法", "第一条 为了规范。" * 20 + "（征求意见稿）"),
    ],
)
def test_what_only_speaks_of_it_is_left_alone(told: Told, title: str, body: str) -> None:
    assert told(restricted_mark, document(title, body)) == []
