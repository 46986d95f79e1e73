import pytest

from generator.rules.dangling_reference import dangling_reference
from generator.rules.unfit_evidence import unfit_evidence
from tests.conftest import Told
from tests.tasks import document, world

FILE = "content/catalogs/a.yaml"

TASK = """
- 序号: 1
  内容: 公开预算
  牵头单位: 区财政局
  时限: 2026年6月30日前
  佐证: [{文件: 2026/ys}]
"""


def test_evidence_that_proves_nothing_is_told_at_its_place_with_the_reason(told: Told) -> None:
    assert told(unfit_evidence, world(TASK, document("ys", "2026-02-01"))) == [
        f"{FILE}:9:13: 提醒 unfit-evidence：第1项任务“公开预算”的佐证不算：“ys”是2026年2月1日发布的，早于2026年3月1日"
    ]


def test_evidence_by_another_unit_is_told(told: Told) -> None:
    (line,) = told(unfit_evidence, world(TASK, document("ys", "2026-06-01", "区民政局")))

    assert line.endswith("“ys”不是这项任务的牵头单位、责任单位公开的")


def test_evidence_that_proves_the_task_is_quiet(told: Told) -> None:
    assert told(unfit_evidence, world(TASK, document("ys", "2026-06-01"))) == []


@pytest.mark.parametrize("named", ["文件: 2026/yz", "栏目: zcwx", "查找: zcwx"])
def test_evidence_that_does_not_exist_is_told_once_as_a_reference(told: Told, named: str) -> None:
    text = world(TASK.replace("文件: 2026/ys", named), document("ys", "2026-06-01"))

    assert told(unfit_evidence, text) == []
    (line,) = told(dangling_reference, text)
    assert line.startswith(f"{FILE}:9:")
    assert "没有标识为" in line
