from generator.rules.blank_lead import blank_lead
from tests.conftest import Told

FILE = "content/catalogs/a.yaml"
UNITS = """
    -- content/units.yaml --
    单位:
    - {标识: qczj, 名称: 区财政局, 类别: 政府部门}
    - {标识: qmzj, 名称: 区民政局, 类别: 政府部门}
    集合:
    - {名称: 各部门, 成员: {类别: 政府部门}}
"""


def catalog(*tasks: str) -> str:
    lines = "".join(
        f"    - {{序号: {number}, 内容: 某事, {each}}}\n" for number, each in enumerate(tasks, 1)
    )
    return f"{UNITS}\n    -- {FILE} --\n    标题: 清单\n    年度: 2026\n    任务:\n{lines}"


LED = "牵头单位: 区财政局"


def test_a_task_of_several_without_a_lead_is_told_where_others_have_one(told: Told) -> None:
    assert told(blank_lead, catalog(LED, "责任单位: [区财政局, 区民政局]")) == [
        f"{FILE}:5:15: 提醒 blank-lead：第2项任务“某事”由区财政局、区民政局承担，没有写牵头单位"
    ]


def test_a_collective_is_several(told: Told) -> None:
    assert len(told(blank_lead, catalog(LED, "责任单位: 各部门"))) == 1


def test_one_unit_needs_no_lead_and_none_is_needed_where_each_does_its_own(told: Told) -> None:
    shared = "责任单位: [区财政局, 区民政局], 分工: 分别负责"

    assert told(blank_lead, catalog(LED, "责任单位: 区民政局", shared)) == []


def test_a_list_that_knows_no_leads_is_left_alone(told: Told) -> None:
    assert told(blank_lead, catalog("责任单位: 各部门", "责任单位: [区财政局, 区民政局]")) == []
