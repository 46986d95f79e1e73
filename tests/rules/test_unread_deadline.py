import pytest

from generator.rules.unread_deadline import unread_deadline
from tests.conftest import Told

FILE = "content/catalogs/a.yaml"


def catalog(deadline: str) -> str:
    return f"""
    -- content/units.yaml --
    单位:
    - {{标识: qczj, 名称: 区财政局, 类别: 政府部门}}
    -- {FILE} --
    标题: 清单
    年度: 2026
    任务:
    - 序号: 1
      内容: 公开预算
      牵头单位: 区财政局
      时限: {deadline}
    """


@pytest.mark.parametrize("deadline", ["视情况而定", "10月前", "2月30日前", "上级要求的时间"])
def test_a_deadline_that_cannot_be_read_is_told_with_what_can(told: Told, deadline: str) -> None:
    assert told(unread_deadline, catalog(deadline)) == [
        f"{FILE}:7:7: 提醒 unread-deadline：第1项任务“公开预算”的时限“{deadline}”读不出是哪一天，照印的显示；"
        "能读的如“9月底前”“印发后3个工作日内”“按季度”"
    ]


@pytest.mark.parametrize("deadline", ["9月底前", "印发后3个工作日内", "按季度", "长期", "及时", ""])
def test_a_deadline_that_is_known_or_none_is_quiet(told: Told, deadline: str) -> None:
    assert told(unread_deadline, catalog(deadline)) == []
