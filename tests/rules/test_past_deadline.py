import shutil
from datetime import datetime
from pathlib import Path

import pytest

from generator import scaffold
from generator.build import opened
from generator.rules.past_deadline import past_deadline
from tests.conftest import Told
from tests.seeds import ABSENT, SHARED, is_absent

FILE = "content/catalogs/a.yaml"


def catalog(deadline: str, published: str = "发布日期: 2026-07-01") -> str:
    return f"""
    -- content/units.yaml --
    单位:
    - {{标识: qczj, 名称: 区财政局, 类别: 政府部门}}
    -- {FILE} --
    标题: 清单
    年度: 2026
    {published}
    任务:
    - 序号: 1
      内容: 公开预算
      牵头单位: 区财政局
      时限: {deadline}
    """


@pytest.mark.parametrize("deadline", ["2026年6月底前", "6月底", "5月", "上半年", "2026年6月30日前"])
def test_a_deadline_that_was_over_when_the_list_came_out_is_told(told: Told, deadline: str) -> None:
    assert told(past_deadline, catalog(deadline)) == [
        f"{FILE}:8:7: 提醒 past-deadline：第1项任务“公开预算”的时限是“{deadline}”，清单2026年7月1日公开时已经过了"
    ]


@pytest.mark.parametrize(
    "deadline",
    ["2026年7月1日前", "7月底", "年底前", "持续推进", "按季度", "批复后20日内", "看情况"],
)
def test_a_deadline_to_come_or_without_a_day_is_quiet(told: Told, deadline: str) -> None:
    assert told(past_deadline, catalog(deadline)) == []


def test_a_deadline_that_only_the_words_of_a_task_state_counts_too(told: Told) -> None:
    stated = catalog("").replace("公开预算", "2026年5月底前公开预算").replace("      时限: \n", "")
    several = stated.replace("底前公开预算", "底前公开预算，6月底前公开决算")

    assert told(past_deadline, stated) == [
        f"{FILE}:6:7: 提醒 past-deadline：第1项任务“2026年5月底前公开预算”的时限是“2026年5月底前”，清单2026年7月1日公开时已经过了"
    ]
    assert told(past_deadline, several) == []


def test_a_limit_that_its_last_event_had_ended_is_over_too(told: Told) -> None:
    begun = "批复后20日内\n      起算: [2026-02-10]"
    again = "批复后20日内\n      起算: [2026-02-10, 2026-06-20]"

    assert len(told(past_deadline, catalog(begun))) == 1
    assert told(past_deadline, catalog(again)) == []


def test_a_list_without_its_day_is_not_judged(told: Told) -> None:
    assert told(past_deadline, catalog("2026年1月底前", "成文日期: 2026-07-01")) == []


@pytest.mark.skipif(is_absent(), reason=ABSENT)
def test_a_real_list_came_out_when_22_of_its_43_deadlines_were_over(tmp_path: Path) -> None:
    name = "ningguo-2021"
    scaffold.init(tmp_path / "site", sample=False, name="宁国市人民政府")
    for family, file in (("catalogs", f"catalogs/{name}.yaml"), ("units", "units.yaml")):
        shutil.copyfile(SHARED / family / f"{name}.yaml", tmp_path / "site/content" / file)

    with opened(tmp_path / "site", datetime(2026, 11, 20)) as site:
        found = [each for each in site.memory.findings() if each.rule == past_deadline.name]

    assert len(found) == 22
