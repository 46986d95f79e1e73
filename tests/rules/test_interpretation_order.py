import pytest

from generator.rules.interpretation_order import interpretation_order
from tests.conftest import Told


def site(published: str) -> str:
    return f"""
        -- content/units.yaml --
        单位:
        - {{标识: qczj, 名称: 区财政局, 类别: 政府部门}}
        -- content/documents/2026/qyjb.md --
        ---
        标题: 奖励办法
        发布机构: 区财政局
        成文日期: 2026-01-05
        发布日期: 2026-01-08
        栏目: zcwj
        ---
        -- content/interpretations/2026/wd.md --
        ---
        标题: 一问一答
        解读对象: 2026/qyjb
        形式: 简明问答
        单位: 区财政局
        发布日期: {published}
        ---
    """


def test_an_interpretation_before_its_document_is_a_warning_at_its_date(told: Told) -> None:
    assert told(interpretation_order, site("2026-01-07")) == [
        "content/interpretations/2026/wd.md:6:7: 提醒 interpretation-order："
        "解读的发布日期 2026-01-07 早于文件“奖励办法”的 2026-01-08"
    ]


@pytest.mark.parametrize("published", ["2026-01-08", "2026-01-09"])
def test_an_interpretation_with_or_after_its_document_is_quiet(published: str, told: Told) -> None:
    assert told(interpretation_order, site(published)) == []
