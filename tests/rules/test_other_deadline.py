import pytest

from generator.rules.other_deadline import other_deadline
from tests.conftest import Told

FILE = "content/catalogs/a.yaml"


def catalog(content: str, deadline: str, more: str = "") -> str:
    return f"""
    -- content/units.yaml --
    单位:
    - {{标识: qczj, 名称: 区财政局, 类别: 政府部门}}
    -- {FILE} --
    标题: 清单
    年度: 2026
    任务:
    - 序号: 1
      名称: 清理
      内容: {content}
      牵头单位: 区财政局
      时限: {deadline}
      {more}
    """


def test_another_day_in_the_words_of_a_task_is_told(told: Told) -> None:
    assert told(other_deadline, catalog("年底前清理文件", "2026年10月底")) == [
        f"{FILE}:8:7: 提醒 other-deadline：第1项任务“清理”的时限是“2026年10月底”，内容里写的是“年底前”"
    ]


@pytest.mark.parametrize(
    ("content", "deadline"),
    [
        ("10月底前清理文件", "2026年10月底"),
        ("10月31日前清理文件", "2026年10月底"),
        ("清理文件", "2026年10月底"),
        ("6月底前清理，年底前公布", "2026年10月底"),  # steps on the way
        ("年底前清理文件", "持续推进"),
        ("年底前清理文件", "批复后20日内"),
        ("按季度公布", "2026年10月底"),
    ],
)
def test_the_same_day_steps_on_the_way_and_other_limits_are_quiet(
    told: Told, content: str, deadline: str
) -> None:
    assert told(other_deadline, catalog(content, deadline)) == []


def test_a_doubt_that_is_written_down_is_known(told: Told) -> None:
    doubt = catalog("年底前清理文件", "2026年10月底", "存疑: 原件如此，照时限。")

    assert told(other_deadline, doubt) == []
