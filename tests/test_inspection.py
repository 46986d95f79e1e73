"""The inspection of a site: what fails it, what a person must judge, how its tasks stand, what is to come."""

from datetime import date, datetime
from pathlib import Path

import pytest

from generator.build import Order
from generator.inspection import (
    GROUPS,
    OTHERS,
    VETOES,
    WRITING,
    IndicatorResult,
    Inspection,
    Outcome,
    RuleResult,
    Verdict,
    inspect,
)
from generator.rules import RULES
from generator.vocabulary import State
from tests.columns import item, portal
from tests.conftest import FolderOf, moment_of
from tests.questions import question
from tests.services import service
from tests.tasks import document, world

DAY = date(2026, 11, 20)


def inspected(folder: Path, days: int = 0, moment: datetime | None = None) -> Inspection:
    order = Order(folder, folder / "output", moment or moment_of(DAY), 1, "serial")
    return inspect(order, days, lambda _step: None)


def rule(inspection: Inspection, name: str) -> RuleResult:
    return next(each for each in inspection.results if each.name == name)


def indicator(inspection: Inspection, title: str) -> IndicatorResult:
    return next(each for each in (*inspection.vetoes, *inspection.groups) if each.title == title)


TASK = """
- 序号: 1
  内容: 公开预算
  责任单位: [区财政局, 区民政局]
  分工: 分别负责
  时限: 2026年11月25日前
  佐证: [{文件: 2026/ys}]
"""
FRESH = document("ys", "2026-11-18")


def test_every_rule_stands_in_one_indicator(folder_of: FolderOf) -> None:
    named = [name for each in (*VETOES, *GROUPS) for name in each.rules]

    assert sorted(named) == sorted(set(named))
    assert set(named) <= {each.name for each in RULES}
    found = inspected(folder_of(world(TASK, FRESH)))
    assert sorted(each.name for each in found.results) == sorted(each.name for each in RULES)
    assert OTHERS not in {each.title for each in found.groups}


def test_a_site_passes_with_reminders_and_says_what_a_person_must_judge(
    folder_of: FolderOf,
) -> None:
    found = inspected(folder_of(world(TASK, FRESH)))

    assert found.verdict is Verdict.PASSED
    assert [(each.title, each.outcome) for each in found.vetoes] == [
        ("安全、泄密等严重问题", Outcome.BY_HAND),
        ("站点无法访问", Outcome.BY_HAND),
        ("首页不更新", Outcome.PASSED),
        ("栏目不更新", Outcome.PASSED),
        ("互动回应差", Outcome.BY_HAND),
        ("服务不实用", Outcome.BY_HAND),
    ]
    assert rule(found, "identity-items").outcome is Outcome.REMINDED
    assert rule(found, "unknown-unit").outcome is Outcome.PASSED


def test_a_page_of_the_manual_is_taken_apart(folder_of: FolderOf) -> None:
    told = rule(inspected(folder_of(world(TASK, FRESH))), "stale-home")

    assert told.asks.startswith("首页应当至少每两周有新的内容")
    assert told.ground == "国办秘函〔2019〕19号：首页两周没有更新为单项否决。"
    assert told.remedy == "发布应有的文件、信息或解读。"


UNANSWERED = question(
    text="", 单位="区财政局", 依据="", 发布日期="", 草稿="是", 收到日期="2026-08-19"
)
POOR = "".join(
    service(
        设定依据="", 申请条件="", 办理材料="", 收费="", 实施主体="区财政局", 常见问题=""
    ).replace("jz.yaml", f"{n}.yaml")
    for n in range(5)
)
STALE = document("ys", "2026-11-05")
MANY = [f"{{标识: a{n}, 名称: 空白{n}}}" for n in range(5)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (world(TASK, STALE), "首页不更新"),
        (portal([*MANY, "{标识: dt, 名称: 动态}"], item("2026-11-18", "dt")), "栏目不更新"),
        (world(TASK, FRESH.replace("正文。", "机密★1年")), "安全、泄密等严重问题"),
        (world(TASK, FRESH.replace("标题: ys", "标题: 测试")), "安全、泄密等严重问题"),
        (world(TASK, FRESH, UNANSWERED), "互动回应差"),
        (world(TASK, FRESH, POOR), "服务不实用"),
    ],
    ids=["home", "columns", "secret", "test", "answers", "services"],
)
def test_one_veto_fails_the_site(folder_of: FolderOf, text: str, title: str) -> None:
    found = inspected(folder_of(text))

    assert found.verdict is Verdict.VETOED
    assert indicator(found, title).outcome is Outcome.FAILED


def test_a_reminder_fails_no_veto_that_is_about_errors(folder_of: FolderOf) -> None:
    early = FRESH.replace("栏目:", "施行日期: 2026-11-01\n    栏目:")
    found = inspected(folder_of(world(TASK, early)))

    assert rule(found, "date-order").outcome is Outcome.REMINDED
    assert found.verdict is Verdict.PASSED


def test_errors_fail_a_site_that_no_veto_fails(folder_of: FolderOf) -> None:
    wrong = TASK.replace("区民政局", "区某某局")
    found = inspected(folder_of(world(wrong, FRESH)), days=30)

    assert found.verdict is Verdict.WRONG
    assert rule(found, "unknown-unit").outcome is Outcome.FAILED
    assert rule(found, "stale-home").outcome is Outcome.PASSED
    assert found.catalogs[0].tasks == 1
    assert found.forecast is not None
    assert not found.forecast.is_possible


def test_what_cannot_be_read_leaves_the_rules_undone(folder_of: FolderOf) -> None:
    folder = folder_of(world(TASK, FRESH.replace("发布日期: 2026", "发布日期: 公元2026")))
    found = inspected(folder)

    assert found.verdict is Verdict.WRONG
    assert indicator(found, WRITING).outcome is Outcome.FAILED
    assert rule(found, "stale-home").outcome is Outcome.NOT_RUN
    assert (found.site, found.catalogs) == (folder.name, ())


def test_tasks_are_counted_and_what_is_owed_alone_is_told_alone(folder_of: FolderOf) -> None:
    (found,) = inspected(folder_of(world(TASK, FRESH))).catalogs

    assert {state: count for state, count in found.counts if count} == {State.SOON: 1}
    assert [(each.units, each.state) for each in found.rows] == [
        (("区民政局",), State.SOON),
        (("区财政局",), State.DONE),
    ]


def test_units_are_counted_with_their_overdue_tasks(folder_of: FolderOf) -> None:
    found = inspected(folder_of(world(TASK, FRESH)), moment=moment_of(date(2026, 11, 26)))

    counts = {each.name: each for each in found.units}
    assert (counts["区民政局"].overdue, counts["区财政局"].overdue) == (1, 0)


# ── The days to come ──────────────────────────────────────────────────────


def test_a_forecast_tells_on_which_day_what_turns(folder_of: FolderOf) -> None:
    timed = (
        FRESH.replace("/ys.md", "/new.md")
        .replace("标题: ys", "标题: 新的")
        .replace("发布日期: 2026-11-18", "发布日期: 2026-12-05\n    发布时间: 2026-12-05")
    )
    found = inspected(folder_of(world(TASK, FRESH, timed)), days=20).forecast

    assert found is not None
    assert (found.until, found.unknown) == (date(2026, 12, 10), None)
    turns = {turn.day: turn for turn in found.turns}
    overdue = turns[date(2026, 11, 26)]
    assert [each.rule for each in overdue.came] == ["overdue-task"]
    assert [(step.before, step.after.state, step.after.units) for step in overdue.steps] == [
        (State.SOON, State.OVERDUE, ("区民政局",))
    ]
    assert [each.rule for each in turns[date(2026, 12, 3)].came] == ["stale-home"]
    assert [each.rule for each in turns[date(2026, 12, 5)].went] == ["stale-home"]


def test_units_of_which_the_same_comes_true_are_told_together(folder_of: FolderOf) -> None:
    found = inspected(
        folder_of(world(TASK.replace("  佐证: [{文件: 2026/ys}]\n", ""), FRESH)), days=10
    )

    assert found.forecast is not None
    (turn,) = (each for each in found.forecast.turns if each.steps)
    (step,) = turn.steps
    assert step.after.units == ("区财政局", "区民政局")


def test_a_finding_in_other_words_is_no_finding_that_went(folder_of: FolderOf) -> None:
    quarterly = TASK.replace("2026年11月25日前", "按季度").replace(
        "{文件: 2026/ys}", "{查找: zcwj}"
    )
    found = inspected(folder_of(world(quarterly, FRESH)), days=50).forecast

    assert found is not None
    (turn,) = (each for each in found.turns if each.day == date(2027, 1, 1))
    assert "duty-gap" in {each.rule for each in turn.came}
    assert "duty-gap" not in {each.rule for each in turn.went}


@pytest.mark.parametrize(("days", "unknown"), [(41, None), (42, 2027)])
def test_a_year_without_holidays_is_said_when_it_begins_before_the_end(
    folder_of: FolderOf, days: int, unknown: int | None
) -> None:
    found = inspected(folder_of(world(TASK, FRESH)), days=days).forecast

    assert found is not None
    assert found.unknown == unknown
