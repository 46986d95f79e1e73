import pytest

from generator.rules.empty_collective import empty_collective
from tests.conftest import Told

BOOK = "content/units.yaml"


def site(members: str, unit: str = "{标识: qczj, 名称: 区财政局, 类别: 政府部门}") -> str:
    return f"""
        -- {BOOK} --
        单位:
        - {unit}
        集合:
        - {{名称: 各镇街, 成员: {members}}}
    """


@pytest.mark.parametrize("members", ["{类别: [镇街]}", "[]"])
def test_a_closed_collective_of_nobody_is_a_warning_at_its_members(
    members: str, told: Told
) -> None:
    assert told(empty_collective, site(members)) == [
        f"{BOOK}:4:17: 提醒 empty-collective：集合“各镇街”没有成员，写给它的任务不落到任何单位"
    ]


def test_a_collective_of_former_units_only_binds_nobody(told: Told) -> None:
    former = "{标识: lzz, 名称: 老镇, 类别: 镇街, 去向: {方式: 撤销}}"

    assert len(told(empty_collective, site("{类别: [镇街]}", former))) == 1


@pytest.mark.parametrize("members", ["{类别: [镇街, 政府部门]}", "[区财政局]", "区财政局", "不定"])
def test_a_collective_with_members_and_an_open_one_are_quiet(members: str, told: Told) -> None:
    assert told(empty_collective, site(members)) == []
