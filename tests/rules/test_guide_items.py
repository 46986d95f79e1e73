import pytest

from generator.rules.guide_items import guide_items
from tests.conftest import SITE, Told

GUIDE = "公开指南: {信息分类: 分三类, 编排体系: 按日期, 获取方式: 网上查阅}"
OFFICE = "公开机构: {名称: 办公室, 办公地址: 政和路1号, 办公时间: 工作日, 联系电话: 0000-8000 1210, 传真号码: 无, 互联网联系方式: a@b.cn}"


def world(unit: str, site: str = GUIDE, kind: str = "政府部门") -> str:
    return f"""{SITE}    {site}
    -- content/units.yaml --
    单位:
    - 标识: qczj
      名称: 区财政局
      类别: {kind}
      {unit}
    """


def test_a_guide_that_lacks_one_of_the_nine_is_an_error(told: Told) -> None:
    office = OFFICE.replace("传真号码: 无, ", "")

    assert told(guide_items, world(office)) == [
        "content/units.yaml:2:3: 错误 guide-items：“区财政局”的公开指南缺少传真号码"
    ]


def test_what_all_have_in_common_is_asked_for_as_well(told: Told) -> None:
    (only,) = told(guide_items, world(OFFICE, "公开指南: {更新日期: 2026-03-02}"))

    assert only.endswith("缺少信息分类、编排体系、获取方式")


def test_a_unit_may_say_it_for_itself(told: Told) -> None:
    own = f"{OFFICE}\n      公开指南: {{获取方式: 到本局查阅}}"

    (only,) = told(guide_items, world(own, "公开指南: {更新日期: 2026-03-02}"))

    assert only.endswith("缺少信息分类、编排体系")


def test_facts_of_the_unit_stand_for_those_of_its_office(told: Told) -> None:
    facts = "办公地址: 政和路1号\n      办公时间: 工作日\n      联系电话: '1210'\n      传真: '1211'\n      电子邮箱: a@b.cn"

    (only,) = told(guide_items, world(facts))

    assert only.endswith("缺少公开机构名称")


def test_a_site_that_does_not_keep_its_guide_as_data_is_not_held_to_it(told: Told) -> None:
    assert told(guide_items, world("办公时间: 工作日", "")) == []


def test_a_whole_guide_is_quiet(told: Told) -> None:
    assert told(guide_items, world(OFFICE)) == []


@pytest.mark.parametrize("kind", ["党委机构", "国有企业"])
def test_who_is_no_administrative_organ_owes_no_guide(kind: str, told: Told) -> None:
    assert told(guide_items, world("", kind=kind)) == []
