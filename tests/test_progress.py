"""States come from dates and evidence."""

from datetime import date
from typing import Protocol

import pytest

from generator.progress import Progress, progress
from generator.records import Task
from generator.vocabulary import State
from tests.conftest import AS_OF, SiteOf
from tests.tasks import document, world


class Of(Protocol):
    """The progress of the one task of a world."""

    def __call__(self, task: str, *files: str, as_of: date = AS_OF) -> Progress: ...


@pytest.fixture
def of(site_of: SiteOf) -> Of:
    def look(task: str, *files: str, as_of: date = AS_OF) -> Progress:
        site = site_of(world(task, *files), as_of)
        return progress(site, site.all(Task)[0])

    return look


FIXED = """
- 序号: 1
  内容: 公开预算
  牵头单位: 区财政局
  时限: 2026年6月30日前
"""
NAMED = FIXED + "  佐证: [{文件: 2026/ys}]\n"
SEARCHED = FIXED + "  佐证: [{查找: zcwj}]\n"


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 6, 14), State.PENDING),
        (date(2026, 6, 15), State.SOON),
        (date(2026, 6, 30), State.SOON),
        (date(2026, 7, 1), State.OVERDUE),
    ],
)
def test_without_evidence_the_dates_decide(of: Of, day: date, state: State) -> None:
    assert of(FIXED, as_of=day).state is state


@pytest.mark.parametrize("task", [NAMED, SEARCHED])
def test_a_published_item_of_a_liable_unit_proves_the_task(of: Of, task: str) -> None:
    found = of(task, document("ys", "2026-06-01"))
    assert found.state is State.DONE
    assert found.next.reason == "2026年6月1日公开，时限是2026年6月30日"


@pytest.mark.parametrize("task", [NAMED, SEARCHED])
@pytest.mark.parametrize(
    "other",
    [
        document("ys", "2026-02-01"),  # before the list was formed
        document("ys", "2026-06-01", issuer="区民政局"),
        document("ys", "2026-06-01", body="见[没有的页面](document:2026/nothing)。"),
        document("other", "2026-02-01"),
    ],
)
def test_evidence_that_is_redated_rehomed_broken_or_gone_proves_nothing(
    of: Of, task: str, other: str
) -> None:
    assert of(task, other).state is State.OVERDUE


# ── A column proves by what stands in it ──────────────────────────────────

OPENED = FIXED + "  佐证: [{栏目: zcwj}]\n"


def keeper(unit: str) -> str:
    """The portal's settings, where the column of policies is kept up by a unit."""
    return f"""
    -- site.yaml --
    网站名称: 示例区人民政府
    基准网址: https://www.shili.example.gov.cn/xxgk/
    主办单位: 区民政局
    栏目:
    - {{标识: guide, 名称: 政府信息公开指南}}
    - {{标识: rules, 名称: 政府信息公开制度}}
    - {{标识: content, 名称: 法定主动公开内容, 子栏目: [{{标识: zcwj, 名称: 政策文件, 责任单位: {unit}}}]}}
    - {{标识: reports, 名称: 政府信息公开年报}}
    """


@pytest.mark.parametrize("kept_by", ["区财政局", "东河街道"])
def test_a_column_proves_by_items_of_those_liable_whoever_keeps_it(of: Of, kept_by: str) -> None:
    others = document("a", "2026-04-01", issuer="东河街道")
    found = of(OPENED, keeper(kept_by), others, document("ys", "2026-06-01"))

    (proof,) = found.next.proofs
    assert (found.state, proof.title, proof.day) == (State.DONE, "政策文件", date(2026, 6, 1))
    assert [unit.name for unit in proof.units] == ["区财政局"]


WITHOUT = "“政策文件”里2026年3月1日以来没有这项任务的牵头单位、责任单位公开、链接都能打开的内容"


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ([], "“政策文件”还没有内容"),
        ([document("a", "2026-12-24")], "“政策文件”还没有内容"),
        ([document("a", "2026-02-01")], "“政策文件”里最近一件是2026年2月1日发布的，早于2026年3月1日"),
        ([document("a", "2026-06-01", issuer="东河街道")], WITHOUT),
        ([document("a", "2026-06-01", body="见[没有](document:2026/nothing)。")], WITHOUT),
    ],
)  # fmt: skip
def test_a_column_of_the_responsible_unit_proves_nothing_without_its_items(
    of: Of, files: list[str], reason: str
) -> None:
    found = of(OPENED, keeper("区财政局"), *files)

    assert (found.state, [each.reason for each in found.unfit]) == (State.OVERDUE, [reason])


def test_in_a_column_what_is_broken_is_passed_over(of: Of) -> None:
    broken = document("a", "2026-04-01", body="见[没有](document:2026/nothing)。")
    found = of(OPENED, broken, document("b", "2026-05-01"))

    assert [each.day for each in found.next.proofs] == [date(2026, 5, 1)]


def test_a_column_may_hold_what_stands_in_the_governments_own_name(of: Of) -> None:
    found = of(OPENED, keeper("区财政局"), document("a", "2026-06-01", issuer="区民政局"))

    assert [unit.name for each in found.next.proofs for unit in each.units] == ["区财政局"]


def test_a_column_counts_once_for_those_who_published_on_its_first_day(of: Of) -> None:
    found = of(
        QUOTA.replace("不少于2次", "不少于1次").replace("查找", "栏目"),
        document("a", "2026-04-01"),
        document("b", "2026-04-01", issuer="区民政局"),
        document("c", "2026-05-01"),
    )

    assert [[len(turn.proofs) for turn in share.turns] for share in found.shares] == [[1], [1]]


def test_what_comes_after_its_day_is_done_and_says_how_late(of: Of) -> None:
    found = of(NAMED, document("ys", "2026-07-03"))
    assert (found.state, found.next.reason) == (State.DONE, "2026年7月3日公开，比时限晚3天")


def test_evidence_says_why_it_does_not_fit(of: Of) -> None:
    (unfit,) = of(NAMED, document("ys", "2026-02-01")).unfit
    assert unfit.reason == "“ys”是2026年2月1日发布的，早于2026年3月1日"


def test_a_claim_is_only_a_claim(of: Of) -> None:
    found = of(FIXED + "  自报: [{日期: 2026-06-20, 说明: 已印发}]\n")
    assert (found.state, found.next.reason) == (State.CLAIMED, "2026年6月20日自报：已印发")


def test_a_reason_has_no_full_stop_of_its_own(of: Of) -> None:
    for word in ("自报", "书面说明"):
        found = of(FIXED + f"  {word}: [{{日期: 2026-06-20, 说明: 无此事项。见年报。}}]\n")
        assert found.next.reason == f"2026年6月20日{word}：无此事项。见年报"


def test_a_written_explanation_stands_from_its_day_on(of: Of) -> None:
    task = FIXED + "  书面说明: [{单位: 区财政局, 日期: 2026-07-10, 说明: 无此事项}]\n"
    assert of(task, as_of=date(2026, 7, 9)).state is State.OVERDUE
    assert of(task, as_of=date(2026, 7, 10)).state is State.EXPLAINED


@pytest.mark.parametrize(
    ("printed", "state"),
    [
        ("持续推进", State.ONGOING),
        ("印发后3个工作日内", State.UNKNOWN),
        ("适当的时候", State.UNKNOWN),
        ("每日", State.ONGOING),
    ],
)
def test_limits_without_a_day(of: Of, printed: str, state: State) -> None:
    assert of(FIXED.replace("2026年6月30日前", printed)).state is state


def test_a_task_without_a_limit_cannot_be_reckoned(of: Of) -> None:
    found = of("- {序号: 1, 内容: 某事, 牵头单位: 区财政局}")
    assert (found.state, found.next.reason) == (
        State.UNKNOWN,
        "清单没有写明时限，没有找到佐证",
    )


def test_a_limit_may_stand_in_the_words_of_the_task(of: Of) -> None:
    found = of("- {序号: 1, 内容: 按季度公开执行情况, 牵头单位: 区财政局}")
    assert [each.name for each in found.shares[0].turns][:2] == ["2026年第一季度", "2026年第二季度"]


def test_what_is_done_every_week_is_no_limit(of: Of) -> None:
    assert of("- {序号: 1, 内容: 每周巡检栏目, 牵头单位: 区财政局}").deadline is None


def test_of_several_limits_in_the_words_of_a_task_none_is_chosen(of: Of) -> None:
    found = of("- {序号: 1, 内容: 按月度公开人数，按季度公开资金, 牵头单位: 区财政局}")
    assert (found.state, found.next.reason) == (
        State.UNKNOWN,
        "内容里有几个时限（“每月”“每季度”），没有在“时限”里写明跟踪哪一个，没有找到佐证",
    )


def test_each_event_starts_a_turn(of: Of) -> None:
    task = """
- 序号: 1
  内容: 公开预算、决算
  牵头单位: 区财政局
  时限: 财政部门批复后20日内
  起算: [{事件: 预算批复, 日期: 2026-01-20}, {事件: 决算批复, 日期: 2026-08-10}]
  佐证: [{查找: zcwj}]
"""
    found = of(task, document("ys", "2026-02-05"))
    assert [(each.name, each.state) for each in found.shares[0].turns] == [
        ("预算批复", State.DONE),
        ("决算批复", State.OVERDUE),
    ]


QUOTA = """
- 序号: 1
  内容: 解读政策
  牵头单位: 区财政局
  责任单位: 各部门
  分工: 分别负责
  时限: 全年不少于2次
  佐证: [{查找: zcwj}]
"""


def test_of_a_divided_task_each_unit_brings_its_own_proof(of: Of) -> None:
    found = of(
        QUOTA,
        document("a", "2026-04-01"),
        document("b", "2026-05-01"),
        document("c", "2026-05-01", issuer="区民政局"),
    )
    states = {share.units[0].name: share.next.reason for share in found.shares}
    assert states == {
        "区财政局": "已有2次，2026年5月1日公开，时限是2026年12月31日",
        "区民政局": "2026年12月31日到期，已有1次，还差1次",
    }
    assert found.state is State.PENDING


def test_a_duty_that_comes_back_is_followed_up_by_period(of: Of) -> None:
    task = SEARCHED.replace("2026年6月30日前", "按季度")
    task += "  书面说明: [{期: 第三季度, 日期: 2026-10-08, 说明: 系统升级}]\n"
    found = of(task, document("a", "2026-05-06"))
    assert [(each.name, each.state) for each in found.shares[0].turns] == [
        ("2026年第一季度", State.OVERDUE),
        ("2026年第二季度", State.DONE),
        ("2026年第三季度", State.EXPLAINED),
        ("2026年第四季度", State.PENDING),
    ]


SERIES = """
    -- content/tables/jz.yaml --
    标题: 救助情况
    种类: 救助
    单位: 区财政局
    栏目: zcwj
    更新周期: 每季度
    字段: 事项
    各期:
    - {期: 2026年第一季度, 发布日期: 2026-04-08, 数据: [[甲]]}
    - {期: 2026年第二季度, 发布日期: 2026-07-09, 数据: [[甲]]}
    """


@pytest.mark.parametrize("evidence", ["数据表: jz", "查找: zcwj", "查找: zcwj, 至: 2026-12-31"])
def test_each_period_of_a_data_table_proves_by_itself(of: Of, evidence: str) -> None:
    task = FIXED.replace("2026年6月30日前", "按季度") + f"  佐证: [{{{evidence}}}]\n"
    found = of(task, SERIES)

    assert [(each.name, each.state) for each in found.shares[0].turns] == [
        ("2026年第一季度", State.OVERDUE),
        ("2026年第二季度", State.DONE),
        ("2026年第三季度", State.DONE),
        ("2026年第四季度", State.PENDING),
    ]
    (proof,) = found.shares[0].turns[1].proofs
    assert (proof.title, proof.url) == (
        "救助情况（2026年第一季度）",
        "tables/jz/2026-q1.html",
    )


def test_a_data_table_looked_for_counts_by_the_days_of_its_periods(of: Of) -> None:
    task = FIXED + "  佐证: [{查找: zcwj, 至: 2026-06-30}]\n"
    found = of(task, SERIES)

    assert found.next.reason == "2026年4月8日公开，时限是2026年6月30日"


def test_a_data_table_that_is_kept_up_as_a_whole_proves_by_its_last_change(of: Of) -> None:
    once = """
    -- content/tables/jz.yaml --
    标题: 救助情况
    种类: 救助
    单位: 区财政局
    栏目: zcwj
    发布日期: 2025-05-06
    更新日期: 2026-05-06
    字段: 事项
    数据: [[甲]]
    """
    found = of(FIXED + "  佐证: [{数据表: jz}]\n", once)

    assert found.next.reason == "2026年5月6日公开，时限是2026年6月30日"


def test_a_data_table_from_before_the_list_proves_nothing(of: Of) -> None:
    old = SERIES.replace("2026-04-08", "2026-02-08").replace("2026-07-09", "2026-02-09")
    (unfit,) = of(FIXED + "  佐证: [{数据表: jz}]\n", old).unfit

    assert unfit.reason == "“救助情况”是2026年2月9日发布的，早于2026年3月1日"


def test_what_took_over_a_units_work_does_it_in_its_place(of: Of) -> None:
    merged = """
    -- content/units/qlsj.yaml --
    标识: qlsj
    名称: 区粮食局
    类别: 政府部门
    去向: {方式: 并入, 单位: 区财政局, 日期: 2026-05-01}
    """
    task = NAMED.replace("区财政局", "区粮食局")
    assert of(task, merged, document("ys", "2026-06-01")).state is State.DONE
    said = FIXED.replace("区财政局", "区粮食局")
    said += "  书面说明: [{单位: 区财政局, 日期: 2026-06-20, 说明: 职责调整}]\n"
    assert of(said, merged).state is State.EXPLAINED


def test_an_open_collective_may_be_anybody(of: Of) -> None:
    assert (
        of(SEARCHED.replace("区财政局", "有关单位"), document("ys", "2026-06-01")).state
        is State.DONE
    )


def test_a_state_holds_between_the_days_on_which_it_turns(site_of: SiteOf) -> None:
    site = site_of(world(FIXED), date(2026, 6, 20))
    with site.reading() as reads:
        progress(site, site.all(Task)[0])
    assert (reads.since, reads.until) == (date(2026, 6, 15), date(2026, 7, 1))
