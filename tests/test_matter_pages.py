"""What readers see of matters, and how they get from one side of a pair to the other."""

from datetime import date

from generator.listing import item_of
from generator.page import Page
from generator.pages import document, matter_index, matter_year
from generator.pages import matter as page
from generator.planner import ListPage
from generator.progress import progress
from generator.records import Task
from tests.conftest import SiteOf, pages_of
from tests.matters import UNITS, matter, only, views

DOCUMENTS = """
    -- content/documents/2026/draft.md --
    ---
    标题: 草案
    发布机构: 区民政局
    成文日期: 2026-03-01
    发布日期: 2026-03-01
    栏目: zcwj
    ---
    -- content/documents/2026/answer.md --
    ---
    标题: 采纳情况
    发布机构: 区民政局
    成文日期: 2026-04-10
    发布日期: 2026-04-10
    栏目: zcwj
    ---
"""

PAIR = """
征集: {起: 2026-03-01, 止: 2026-03-31, 草案: 2026/draft, 方式: 电话}
反馈: {日期: 2026-04-10, 收到: 1, 采纳: 1, 文件: 2026/answer}
"""


def test_draft_and_answer_lead_to_each_other_and_to_the_consultation(site_of: SiteOf) -> None:
    site = site_of(matter("意见征集", PAIR) + DOCUMENTS)
    found = {str(each.url): each.view for each in pages_of(site, document.plan)}

    for own, other in (("draft", "answer"), ("answer", "draft")):
        (whole,) = found[f"documents/2026/{own}.html"].matters
        assert whole.link.url == "matters/2026/a.html"
        assert [each.url for each in whole.others] == [f"documents/2026/{other}.html"]
    (view,) = (each.view for each in pages_of(site, page.plan))
    assert {each.title for each in view.relations.documents} == {"草案", "采纳情况"}
    assert view.outcome.told.endswith("共收到意见1件，采纳1件，未采纳0件。")


def test_a_decision_and_its_consultation_lead_to_each_other(site_of: SiteOf) -> None:
    steps = "年度: 2026\n环节: [{环节: 公众参与, 日期: 2026-03-01, 事项: 2026/b}]"
    asked = only("意见征集", views("2026-03-01", "2026-03-31"), "2026/b", title="征求意见")
    site = site_of(matter("重大行政决策", steps) + asked)
    views_of = {str(each.url): each.view for each in pages_of(site, page.plan)}

    first, second = views_of["matters/2026/a.html"], views_of["matters/2026/b.html"]
    assert [each.url for each in first.relations.matters] == ["matters/2026/b.html"]
    assert [each.url for each in second.relations.matters] == ["matters/2026/a.html"]


def test_open_consultations_stand_first_and_turn_with_the_day(site_of: SiteOf) -> None:
    text = (
        UNITS
        + only("意见征集", views("2026-03-01", "2026-04-10"), "2026/later", title="晚截止")
        + only("意见征集", views("2026-03-01", "2026-03-31"), "2026/sooner", title="早截止")
    )

    def shelves(day: date) -> dict[str, list[str]]:
        (found,) = pages_of(site_of(text, day), matter_index.plan_consultations)
        return {each.anchor: [item.title for item in each.items] for each in found.view.shelves}

    assert shelves(date(2026, 3, 31)) == {"open": ["早截止", "晚截止"], "answered": []}
    assert shelves(date(2026, 4, 1)) == {"open": ["晚截止"], "waiting": ["早截止"], "answered": []}


def test_what_is_to_come_stands_before_what_is_over_and_in_the_calendar(site_of: SiteOf) -> None:
    text = (
        UNITS
        + only("会议开放", "日程: {时间: 2026-03-05}", "2026/q1", title="一季度")
        + only("会议开放", "日程: {时间: 2026-12-01 09:00}", "2026/q4", title="四季度")
    )
    found = pages_of(site_of(text), matter_index.plan_events)

    assert [[item.title for item in each.items] for each in found[0].view.shelves] == [
        ["四季度"],
        ["一季度"],
    ]
    assert [each.day for each in found[1].view.appointments] == [
        date(2026, 3, 5),
        date(2026, 12, 1),
    ]


def test_a_year_s_catalogue_holds_every_matter_of_the_kind(site_of: SiteOf) -> None:
    text = UNITS + "".join(
        only(
            "重大建设项目",
            f"年度: 2026\n编号: P{each}\n环节: [{{环节: 批准, 日期: 2026-03-01}}]",
            f"2026/p{each}",
        )
        for each in range(30, 9, -1)
    )
    site = site_of(text)
    place = ListPage("matter-year", "project-2026", "2026年重大建设项目", 0, 1, ())
    (found,) = matter_year.plan.page(site, place)
    assert isinstance(found, Page)

    assert [row.number for row in found.view.rows] == [f"P{each}" for each in range(10, 31)]


def test_a_site_without_matters_has_no_pages_of_them(site_of: SiteOf) -> None:
    site = site_of("")

    for planner in (
        matter_index.plan,
        matter_index.plan_consultations,
        matter_index.plan_events,
    ):
        assert pages_of(site, planner) == []


def test_open_meetings_that_took_place_prove_a_quarterly_task(site_of: SiteOf) -> None:
    task = """
    -- content/catalogs/sl-2026.yaml --
    标题: 清单
    年度: 2026
    成文日期: 2026-01-05
    发布日期: 2026-01-05
    任务:
    - {序号: 1, 内容: 会议开放, 牵头单位: 区民政局, 时限: 每季度, 佐证: [{查找: zcwj, 标题含: 开放}, {事项: 2026/q2}]}
    """
    text = (
        UNITS
        + task
        + only("会议开放", "日程: {时间: 2026-03-05}", "2026/q1", title="会议开放一")
        + only("会议开放", "日程: {时间: 2026-06-05}", "2026/q2", title="列席二")
        + only("会议开放", "日程: {时间: 2026-09-05, 取消: 疫情}", "2026/q3", title="会议开放三")
        + only("会议开放", "日程: {时间: 2026-12-05}", "2026/q4", title="会议开放四")
    )
    site = site_of(text)
    (share,) = progress(site, site.all(Task)[0]).shares

    assert [bool(each.proofs) for each in share.turns] == [True, True, False, False]


def test_a_matter_in_a_list_says_its_kind_and_its_state(site_of: SiteOf) -> None:
    site = site_of(matter("舆情回应", "发生: 2026-03-01\n环节: [{环节: 办结, 日期: 2026-03-03}]"))
    (card,) = site.cards("matter/response")

    assert [each.word for each in item_of(card).tags] == ["舆情回应", "已办结"]
