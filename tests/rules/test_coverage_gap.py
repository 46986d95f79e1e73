import pytest

from generator.rules.coverage_gap import coverage_gap
from tests.conftest import Told

NAMES = (
    "政策文件、机关职能、规划信息、统计信息、行政许可和服务、行政处罚和强制、财政预决算、行政事业性收费、"
    "政府采购、重大建设项目、重大民生、应急管理、监督检查、公务员招考、其他法定信息"
)


def world(absences: str, *files: str, kind: str = "政府部门") -> str:
    return f"""
    -- site.yaml --
    网站名称: 示例区人民政府
    基准网址: https://www.shili.example.gov.cn/
    {absences}
    -- content/units.yaml --
    单位:
    - {{标识: qczj, 名称: 区财政局, 类别: {kind}}}
    {"".join(files)}"""


def kept(*items: str, more: str = "") -> str:
    """All items are explained but for these."""
    rest = [each for each in NAMES.split("、") if each not in items]
    rest += ["市政建设", "公共服务", "公益事业", "土地征收", "房屋征收", "治安管理", "社会救助"]
    return f"法定内容说明: [{{项: [{', '.join(rest)}], 理由: 由区政府统一公开{more}}}]"


def document(column: str, issuer: str = "区财政局") -> str:
    return f"""
    -- content/documents/2026/ys.md --
    ---
    标题: 预算
    发布机构: [{issuer}]
    成文日期: 2026-03-01
    发布日期: 2026-03-02
    栏目: [{column}]
    ---
    正文。
    """


def test_an_organ_that_is_silent_on_everything_is_told_of_all(told: Told) -> None:
    assert told(coverage_gap, world("法定内容说明: []")) == [
        "content/units.yaml:2:3: 提醒 coverage-gap：“区财政局”在第二十一条的这些项没有公开内容，也没有说明理由：市政建设、公共服务、公益事业、土地征收、房屋征收、治安管理、社会救助",
        f"content/units.yaml:2:3: 错误 coverage-gap：“区财政局”在第二十条的这些项没有公开内容，也没有说明理由：{NAMES}",
    ]


def test_a_site_that_does_not_keep_the_matrix_is_not_held_to_it(told: Told) -> None:
    assert told(coverage_gap, world("层级: 县级")) == []


def test_what_is_published_in_a_column_of_the_item_fills_the_cell(told: Told) -> None:
    site = kept("财政预决算")
    (only,) = told(coverage_gap, world(site))
    assert only.endswith("理由：财政预决算")

    assert told(coverage_gap, world(site, document("czyjs-bm"))) == []
    assert len(told(coverage_gap, world(site, document("tjxx")))) == 1


def test_what_another_organ_publishes_does_not(told: Told) -> None:
    other = "\n    -- content/units/qmzj.yaml --\n    名称: 区民政局\n    类别: 国有企业\n"

    assert (
        len(told(coverage_gap, world(kept("财政预决算"), other, document("czyjs-bm", "区民政局"))))
        == 1
    )


@pytest.mark.parametrize(
    ("more", "gaps"),
    [
        (", 单位类别: 政府部门", 0),
        (", 单位类别: [镇街]", 2),
        (", 单位: 区财政局", 0),
        (", 单位类别: 政府部门, 除: 区财政局", 2),
    ],
)
def test_a_reason_holds_for_whom_it_is_given(more: str, gaps: int, told: Told) -> None:
    assert len(told(coverage_gap, world(kept(more=more)))) == gaps


def test_towns_owe_what_article_21_asks_of_towns(told: Told) -> None:
    found = told(coverage_gap, world(kept(), kind="镇街"))

    assert found[0].endswith("理由：农业农村政策、农田水利、土地流转、宅基地、筹资筹劳")


def test_the_six_facts_of_a_unit_answer_for_its_functions(told: Told) -> None:
    facts = """
    -- content/units.yaml --
    单位:
    - 标识: qczj
      名称: 区财政局
      类别: 政府部门
      机构职能: 管财政
      内设机构: [办公室]
      办公地址: 政和路
      办公时间: 工作日
      联系电话: "1"
      负责人: 某某
    """

    assert told(coverage_gap, world(kept("机关职能"), facts)) == []


def test_a_column_that_is_not_applicable_speaks_for_all(told: Told) -> None:
    columns = """栏目:
    - {标识: guide, 名称: 政府信息公开指南}
    - {标识: rules, 名称: 政府信息公开制度}
    - 标识: content
      名称: 法定主动公开内容
      子栏目:
      - {标识: caizheng, 名称: 财政, 依据: 《条例》第二十条第(七)项, 不适用: 由市里公开}
    - {标识: reports, 名称: 政府信息公开年报}
    """

    assert told(coverage_gap, world(columns + kept("财政预决算"))) == []
