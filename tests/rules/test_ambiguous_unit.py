from generator.rules.ambiguous_unit import ambiguous_unit
from tests.conftest import Told

FILE = "content/catalogs/sl-2018.yaml"


def site(first: str, second: str) -> str:
    return f"""
        -- content/units.yaml --
        单位:
        - {{标识: qgtj, 名称: 区国土局, 类别: 政府部门, 别名: [{first}]}}
        - {{标识: qzrj, 名称: 区自然资源局, 类别: 政府部门, 别名: [{second}]}}
        -- {FILE} --
        标题: 任务分工
        年度: 2018
        成文日期: 2018-05-01
        任务:
        - {{序号: 1, 内容: 甲, 牵头单位: [国土局]}}
    """


def test_a_name_of_two_units_is_reported_with_both(told: Told) -> None:
    assert told(ambiguous_unit, site("国土局", "国土局")) == [
        f"{FILE}:5:25: 错误 ambiguous-unit：“国土局”同时是 qgtj、qzrj 的名称，无法断定是哪一个；"
        "请用全称，或给别名加起止日期"
    ]


def test_a_name_that_passed_from_one_unit_to_the_other_is_told_apart_by_date(told: Told) -> None:
    first, second = "{名称: 国土局, 至: 2018-12-31}", "{名称: 国土局, 自: 2019-01-01}"

    assert told(ambiguous_unit, site(first, second)) == []


def test_dates_that_overlap_on_the_day_of_the_list_do_not_help(told: Told) -> None:
    first, second = "{名称: 国土局, 至: 2018-05-01}", "{名称: 国土局, 自: 2018-05-01}"

    assert len(told(ambiguous_unit, site(first, second))) == 1


def test_a_shared_name_that_nobody_uses_is_no_matter(told: Told) -> None:
    assert told(ambiguous_unit, site("国土局", "老局").replace("区国土局,", "老局,")) == []


def test_the_issuer_of_a_list_need_not_be_known_but_must_not_be_two(told: Told) -> None:
    text = site("国土局", "国土局").replace("牵头单位: [国土局]", "牵头单位: [区国土局]")
    issued = text.replace("成文日期:", "发布机构: 国土局\n        成文日期:")

    assert [each.split(" ")[0] for each in told(ambiguous_unit, issued)] == [f"{FILE}:3:7:"]
