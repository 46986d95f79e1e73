"""A task's JSON holds what its state is worked out from."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from generator.form import as_json
from generator.pages import data
from tests.conftest import AS_OF, SiteOf, pages_of
from tests.tasks import document, world


def published(site_of: SiteOf, *files: str, as_of: date = AS_OF) -> dict[str, Any]:
    """The JSON of the one task of a world."""
    site = site_of(world(*files), as_of)
    (page,) = (page for page in pages_of(site, data.plan_record) if page.url.startswith("tasks/"))
    found: dict[str, Any] = json.loads(as_json(page.view, lambda _stored: ""))
    return found


def recomputed(turn: Mapping[str, Any], kind: str, as_of: date) -> str:
    """The state of a turn from the published facts alone."""
    if len(turn["佐证"]) >= turn["次数"]:
        return "已完成（已核）"
    if turn["说明"]:
        return {"书面说明": "不适用（说明）", "自报": "自报完成"}[turn["说明"]["种类"]]
    if kind in {"没有截止日期", "逐日"}:
        return "持续推进"
    if not turn["截止日期"]:
        return "无法计算"
    if as_of.isoformat() > turn["截止日期"]:
        return "逾期"
    return "临近" if as_of.isoformat() >= turn["临近日期"] else "未到期"


FIXED = """
- 序号: 1
  内容: 公开预算
  牵头单位: 区财政局
  时限: 2026年6月30日前
  佐证: [{文件: 2026/ys}, {文件: 2026/js}]
"""
SEPARATELY = """
- 序号: 1
  内容: 公开预算
  牵头单位: [区财政局, 区民政局]
  分工: 分别负责
  时限: 按季度
  佐证: [{查找: zcwj}]
  自报: [{单位: 区民政局, 期: 第一季度, 日期: 2026-04-02, 说明: 已公开}]
  书面说明: [{期: 第三季度, 日期: 2026-10-08, 说明: 系统升级}]
"""
EVENTS = """
- 序号: 1
  内容: 公开预算
  牵头单位: 区财政局
  时限: 财政部门批复后20日内
  起算: [{事件: 预算批复, 日期: 2026-03-02}, {事件: 决算批复, 日期: 2026-11-10}]
"""
WORLDS: list[tuple[str, ...]] = [
    (FIXED, document("ys", "2026-06-01")),
    (FIXED, document("js", "2026-02-01")),
    (SEPARATELY, document("a", "2026-05-06"), document("b", "2026-06-06", issuer="区民政局")),
    (EVENTS, document("a", "2026-05-06")),
    ("- {序号: 1, 内容: 甲, 牵头单位: 区财政局, 时限: 持续推进}",),
    ("- {序号: 1, 内容: 甲, 牵头单位: 区财政局, 时限: 每日}",),
    ("- {序号: 1, 内容: 甲, 牵头单位: 区财政局, 时限: 及时}",),
    ("- {序号: 1, 内容: 甲, 牵头单位: 有关单位, 时限: 适当的时候}",),
    ("- {序号: 1, 内容: 甲, 牵头单位: 区财政局}",),
]


@pytest.mark.parametrize("files", WORLDS)
@pytest.mark.parametrize("as_of", [date(2026, 6, 20), date(2026, 11, 20), date(2027, 1, 1)])
def test_every_state_can_be_worked_out_again_from_the_json(
    site_of: SiteOf, files: tuple[str, ...], as_of: date
) -> None:
    found = published(site_of, *files, as_of=as_of)
    order = ["逾期", "临近", "无法计算", "未到期", "自报完成", "持续推进", "已完成（已核）", "不适用（说明）"]  # fmt: skip
    states = [recomputed(each, found["时限种类"], as_of) for each in found["办理"]]

    assert [each["状态"] for each in found["办理"]] == states
    assert found["状态"] == min(states, key=order.index)


def test_proofs_say_what_they_are_where_whose_and_of_which_day(site_of: SiteOf) -> None:
    (turn,) = published(site_of, FIXED, document("ys", "2026-06-01"))["办理"]

    assert turn["佐证"] == [
        {
            "类型": "政策文件",
            "标识": "2026/ys",
            "标题": "ys",
            "网址": "https://www.shili.example.gov.cn/xxgk/documents/2026/ys.html",
            "日期": "2026-06-01",
            "单位": ["区财政局"],
        }
    ]


def test_evidence_that_proves_nothing_is_told_by_its_number(site_of: SiteOf) -> None:
    found = published(site_of, FIXED, document("ys", "2026-06-01"))

    assert found["未采用的佐证"] == [{"第几条": 2, "原因": "“2026/js”没有公开，或者已经撤下"}]


def test_the_day_comes_with_its_sum(site_of: SiteOf) -> None:
    found = published(site_of, EVENTS)

    assert found["截止日期"] == "2026-03-23"
    assert found["推算"] == [
        "2026年3月2日（财政部门批复）起，次日开始数",
        "第20日是2026年3月22日",
        "2026年3月22日（周日）是休息日，顺延到休息日结束的次日2026年3月23日（《民法典》第二百零三条）",
    ]


def test_a_turn_says_whose_it_is_and_when(site_of: SiteOf) -> None:
    turns = published(site_of, SEPARATELY)["办理"]

    assert [
        (each["单位"], each["期"], each["起"], each["止"], each["截止日期"]) for each in turns[3:5]
    ] == [
        (["区财政局"], "2026年第四季度", "2026-10-01", "2026-12-31", "2026-12-31"),
        (["区民政局"], "2026年第一季度", "2026-01-01", "2026-03-31", "2026-03-31"),
    ]
    assert turns[4]["说明"] == {"种类": "自报", "日期": "2026-04-02", "内容": "已公开"}
