import pytest

from generator.rules.controlled_words import controlled_words
from tests.conftest import Told

FILE = "content/documents/2026/a.md"


def document(words: str) -> str:
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
        栏目: zcwj
        {words}
        ---
    """


def test_a_topic_outside_the_list_is_a_warning_with_the_one_that_was_meant(told: Told) -> None:
    assert told(controlled_words, document("主题分类: 财政、金融/财政")) == [
        f"{FILE}:7:7: 提醒 controlled-words：主题分类没有“财政、金融”这个大类，是否应为“财政、金融、审计”？"
    ]


def test_a_genre_outside_the_list_is_a_warning(told: Told) -> None:
    (only,) = told(controlled_words, document("体裁: 通知书"))

    assert only.startswith(f"{FILE}:7:5: 提醒 controlled-words：体裁没有“通知书”，是否应为“通知”")


@pytest.mark.parametrize(
    "words", ["主题分类: 科技、教育/教育", "主题分类: 其他", "体裁: 意见", "体裁: 其他", "摘要: 甲"]
)
def test_words_from_the_lists_and_none_at_all_are_quiet(words: str, told: Told) -> None:
    assert told(controlled_words, document(words)) == []
