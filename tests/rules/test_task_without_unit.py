from generator.rules.task_without_unit import task_without_unit
from tests.conftest import Told

FILE = "content/catalogs/sl-2026.yaml"

CATALOG = f"""
        -- content/units.yaml --
        单位:
        - {{标识: qczj, 名称: 区财政局, 类别: 政府部门}}
        -- {FILE} --
        标题: 任务分工
        年度: 2026
        部分:
        - 标题: 经济
          任务:
"""


def test_a_task_that_is_nobody_s_is_reported_at_its_content(told: Told) -> None:
    site = f"""{CATALOG}
          - 序号: 7
            内容: 公开预算
            时限: 年底前
    """

    assert told(task_without_unit, site) == [
        f"{FILE}:8:9: 错误 task-without-unit：第7项任务既没有“牵头单位”，也没有“责任单位”"
    ]


def test_a_task_with_an_id_only_is_told_by_it(told: Told) -> None:
    (only,) = told(task_without_unit, f"{CATALOG}          - {{标识: a-1, 内容: 公开预算}}\n")

    assert only.endswith("：第a-1项任务既没有“牵头单位”，也没有“责任单位”")


def test_one_who_leads_or_one_who_is_responsible_is_enough(told: Told) -> None:
    site = f"""{CATALOG}
          - {{序号: 1, 内容: 甲, 牵头单位: 区财政局}}
          - {{序号: 2, 内容: 乙, 责任单位: 区财政局}}
    """

    assert told(task_without_unit, site) == []
