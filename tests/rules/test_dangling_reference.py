import pytest

from generator.rules.dangling_reference import dangling_reference
from generator.rules.unknown_unit import unknown_unit
from tests.conftest import Told
from tests.matters import FILE, matter

DOCUMENT = """
        -- content/units.yaml --
        单位:
        - {标识: qczj, 名称: 区财政局, 类别: 政府部门}
        -- content/documents/2026/qyjb.md --
        ---
        标题: 奖励办法
        发布机构: 区财政局
        成文日期: 2026-01-05
        发布日期: 2026-01-08
        栏目: zcwj
        ---
        ## 一、范围

        第三条 甲。
"""

INTERPRETATION = "content/interpretations/2026/wd.md"


def site(target: str, text: str = "正文") -> str:
    return f"""{DOCUMENT}
        -- {INTERPRETATION} --
        ---
        标题: 一问一答
        解读对象: [{target}]
        形式: 简明问答
        单位: 区财政局
        发布日期: 2026-01-09
        ---
        第一行

        {text}
    """


def test_an_id_that_does_not_exist_is_reported_with_the_one_that_was_meant(told: Told) -> None:
    assert told(dangling_reference, site("2026/qyjd")) == [
        f"{INTERPRETATION}:3:8: 错误 dangling-reference："
        "没有标识为“2026/qyjd”的内容（政策文件），是否应为“2026/qyjb”？"
    ]


def test_a_column_that_does_not_exist_is_reported(told: Told) -> None:
    text = DOCUMENT.replace("栏目: zcwj", "栏目: [zcwj, zcwj-qt]")

    assert told(dangling_reference, text) == [
        "content/documents/2026/qyjb.md:6:12: 错误 dangling-reference："
        "没有标识为“zcwj-qt”的内容（栏目），是否应为“zcwj”？"
    ]


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("document:2026/nope", "没有标识为“2026/nope”的内容（政策文件）"),
        ("document:2026/qyjb#c1-1", "没有标识为“2026/qyjb#c1-1”的内容（政策文件），是否应为“c1”？"),
        ("#c7", "没有标识为“#c7”的内容（政策解读）"),
        ("task:sl-2026/1", "没有标识为“sl-2026/1”的内容（任务）"),
    ],
)
def test_a_link_in_the_text_that_leads_nowhere_is_reported_at_its_line(
    link: str, message: str, told: Told
) -> None:
    (only,) = told(dangling_reference, site("2026/qyjb", f"见[甲]({link})"))

    assert only == f"{INTERPRETATION}:10: 错误 dangling-reference：{message}"


def test_a_link_to_a_misspelt_unit_is_reported_once_with_the_id_that_was_meant(told: Told) -> None:
    text = site("2026/qyjb", "见[甲](unit:qcjz)")

    assert told(dangling_reference, text) == [
        f"{INTERPRETATION}:10: 错误 dangling-reference："
        "没有标识为“qcjz”的内容（单位），是否应为“qczj”？"
    ]
    assert told(unknown_unit, text) == []


def test_ids_anchors_articles_units_and_columns_that_exist_are_quiet(told: Told) -> None:
    text = "[甲](document:2026/qyjb#c1)[乙](document:2026/qyjb#a3)[丙](unit:qczj)[丁](column:zcwj)"

    assert told(dangling_reference, site("2026/qyjb", text)) == []


def test_a_kind_of_matter_that_does_not_exist_is_told_with_those_that_do(told: Told) -> None:
    (line,) = told(dangling_reference, matter("征求意见", "年度: 2026"))

    assert line.startswith(
        f"{FILE}:3:5: 错误 dangling-reference：没有“征求意见”这种事项，是否应为“意见征集”？"
        "可用的有：重大行政决策、意见征集、"
    )
