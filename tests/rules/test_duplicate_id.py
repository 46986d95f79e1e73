from generator.rules.duplicate_id import duplicate_id
from tests.conftest import Told

FILE = "content/catalogs/sl-2026.yaml"


def test_two_tasks_of_one_list_with_one_number_are_reported_at_the_second(told: Told) -> None:
    site = f"""
        -- {FILE} --
        标题: 任务分工
        年度: 2026
        部分:
        - 标题: 经济
          任务:
          - {{序号: 1, 内容: 甲}}
        - 标题: 民生
          任务:
          - {{序号: 1, 内容: 乙}}
    """

    assert told(duplicate_id, site) == [
        f"{FILE}:9:5: 错误 duplicate-id：任务的标识“sl-2026/1”已被 {FILE} 使用"
    ]


def test_ids_of_their_own_tell_tasks_apart(told: Told) -> None:
    site = f"""
        -- {FILE} --
        标题: 任务分工
        年度: 2026
        任务:
        - {{序号: 1, 标识: 1-1, 内容: 甲}}
        - {{序号: 1, 标识: 2-1, 内容: 乙}}
    """

    assert told(duplicate_id, site) == []


def test_a_unit_in_two_files_is_reported(told: Told) -> None:
    site = """
        -- content/units.yaml --
        单位:
        - {标识: qczj, 名称: 区财政局, 类别: 政府部门}
        -- content/units/qczj.yaml --
        名称: 区财政局
        类别: 政府部门
    """
    (only,) = told(duplicate_id, site)

    assert only.endswith("duplicate-id：单位的标识“qczj”已被 content/units.yaml 使用")


def test_one_id_in_two_families_is_two_addresses(told: Told) -> None:
    site = """
        -- content/units.yaml --
        单位:
        - {标识: guide, 名称: 引导办, 类别: 政府部门}
        集合:
        - {标识: guide, 名称: 各引导办, 成员: 不定}
        -- content/pages/guide.md --
        ---
        标题: 指南
        ---
    """

    assert told(duplicate_id, site) == []
