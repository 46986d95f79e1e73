from generator.rules.unknown_unit import unknown_unit
from tests.conftest import Told

FILE = "content/catalogs/sl-2026.yaml"

UNITS = """
        -- content/units.yaml --
        单位:
        - {标识: qczj, 名称: 区财政局, 类别: 政府部门, 全称: 示例区财政局, 别名: [财政局]}
        集合:
        - {名称: 镇（街道）, 别名: 各镇街, 成员: 不定}
"""

CATALOG = f"""
        -- {FILE} --
        标题: 任务分工
        年度: 2026
        任务:
"""


def test_a_misspelt_name_is_reported_where_it_stands_with_what_was_meant(told: Told) -> None:
    site = f"""{UNITS}{CATALOG}
        - {{序号: 1, 内容: 甲, 牵头单位: [区财政局, 区财正局]}}
    """

    assert told(unknown_unit, site) == [
        f"{FILE}:5:31: 错误 unknown-unit：没有名为“区财正局”的单位或集合，是否应为“区财政局”、“示例区财政局”？"
    ]


def test_a_name_like_no_other_is_to_be_registered(told: Told) -> None:
    site = f"""{UNITS}{CATALOG}
        - 序号: 1
          内容: 甲
          责任单位: 气象台
    """

    assert told(unknown_unit, site) == [
        f"{FILE}:7:9: 错误 unknown-unit：没有名为“气象台”的单位或集合；"
        "请在 content/units.yaml 里登记，或写成它的别名"
    ]


def test_full_names_aliases_and_collectives_are_known(told: Told) -> None:
    site = f"""{UNITS}{CATALOG}
        - {{序号: 1, 内容: 甲, 牵头单位: [区财政局, 示例区财政局, 财政局], 责任单位: 各镇街}}
    """

    assert told(unknown_unit, site) == []


def test_blanks_and_the_width_of_brackets_make_no_other_name(told: Told) -> None:
    site = f"""{UNITS}{CATALOG}
        - {{序号: 1, 内容: 甲, 牵头单位: [镇(街道), 区 财政局]}}
    """

    assert told(unknown_unit, site) == []


def test_the_successor_of_a_former_unit_and_the_keeper_of_a_column_must_be_known(
    told: Told,
) -> None:
    site = """
        -- site.yaml --
        网站名称: 示例区人民政府
        基准网址: https://www.shili.example.gov.cn/
        主办单位: 区人大
        栏目:
        - {标识: guide, 名称: 政府信息公开指南, 责任单位: [区政协]}
        - {标识: rules, 名称: 政府信息公开制度}
        - {标识: content, 名称: 法定主动公开内容}
        - {标识: reports, 名称: 政府信息公开年报}
        -- content/units.yaml --
        单位:
        - {标识: qczj, 名称: 老局, 类别: 政府部门, 去向: {方式: 并入, 单位: 新局子}}
        集合:
        - {名称: 各部门, 成员: [某某处]}
    """
    places = [line.split(" ")[0] for line in told(unknown_unit, site)]

    assert places == [
        "content/units.yaml:2:49:",
        "content/units.yaml:4:18:",
        "site.yaml:3:7:",
        "site.yaml:5:36:",
    ]


def test_a_list_may_be_issued_by_a_body_that_is_no_unit_of_the_portal(told: Told) -> None:
    site = f"""{UNITS}
        -- {FILE} --
        标题: 任务分工
        年度: 2026
        发布机构: [中共示例区委办公室, 区财政局]
    """

    assert told(unknown_unit, site) == []
