import pytest

from generator.rules.unit_facts import unit_facts
from tests.conftest import CheckOf, Told


def unit(more: str, kind: str = "政府部门") -> str:
    return f"""
        -- content/units.yaml --
        单位:
        - 标识: qczj
          名称: 区财政局
          类别: {kind}
          办公地址: 政和路1号
          办公时间: 工作日
          联系电话: 0000-8000 1210
          {more}
    """


def test_an_organ_that_lacks_what_article_20_asks_for_is_a_warning(told: Told) -> None:
    assert told(unit_facts, unit("负责人: 张某")) == [
        "content/units.yaml:2:3: 提醒 unit-facts：“区财政局”缺少机构职能、内设机构"
    ]


def test_the_finding_is_counted_to_the_unit(check_of: CheckOf) -> None:
    (found,) = (each for each in check_of(unit("")) if each.rule == "unit-facts")

    assert found.units == ("区财政局",)


def test_an_organ_with_all_six_items_is_quiet(told: Told) -> None:
    more = "{负责人: 张某, 机构职能: 管财政, 内设机构: [办公室]}"

    assert told(unit_facts, unit(more[1:-1].replace(", ", "\n          "))) == []


@pytest.mark.parametrize("kind", ["事业单位", "国有企业", "党委机构", "区县政府"])
def test_who_is_no_organ_of_this_government_owes_no_such_facts(kind: str, told: Told) -> None:
    assert told(unit_facts, unit("负责人: 张某", kind)) == []


def test_a_unit_that_is_no_more_owes_no_such_facts(told: Told) -> None:
    assert told(unit_facts, unit("去向: {方式: 撤销}")) == []
