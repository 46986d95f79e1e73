"""What falls due, and when; its calendars as pages and as files."""

from datetime import date
from typing import cast

from generator.agenda import days
from generator.occasion import Occasion, occasions, of_unit
from generator.page import Page, Tag, Timetable
from generator.pages import calendar
from generator.records import Task, Unit
from generator.site import Site
from generator.vocabulary import State
from tests.conftest import SiteOf, pages_of

WORLD = """
    -- content/units.yaml --
    单位:
    - {标识: qczj, 名称: 区财政局, 类别: 政府部门}
    - {标识: qmzj, 名称: 区民政局, 类别: 政府部门}
    - {标识: dhjd, 名称: 东河街道, 类别: 镇街}
    集合:
    - {名称: 各部门, 成员: {类别: 政府部门}}
    -- content/documents/2026/ys.md --
    ---
    标题: 预算
    发布机构: 区财政局
    成文日期: 2026-06-01
    发布日期: 2026-06-01
    栏目: zcwj
    ---
    正文。
    -- content/catalogs/b-2026.yaml --
    标题: 今年清单
    年度: 2026
    发布日期: 2026-03-02
    任务:
    - {序号: 1, 名称: 预算公开, 内容: 公开预算, 牵头单位: 各部门, 分工: 分别负责, 时限: 6月30日前, 佐证: [{文件: 2026/ys}]}
    - {序号: 2, 名称: 季报, 内容: 公开季报, 牵头单位: 区民政局, 责任单位: 东河街道, 时限: 按季度}
    - {序号: 3, 名称: 批复, 内容: 公开批复, 牵头单位: 区民政局, 时限: 批复后20日内, 起算: [{事件: 年初批复, 日期: 2026-03-01}, {事件: 年中批复, 日期: 2026-03-01}]}
    - {序号: 4, 名称: 长期, 内容: 长期公开, 牵头单位: 区民政局, 时限: 长期}
    - {序号: 5, 名称: 没有起算, 内容: 公开, 牵头单位: 区民政局, 时限: 印发后3个工作日内}
    -- content/catalogs/a-2025.yaml --
    标题: 去年清单
    年度: 2025
    发布日期: 2025-03-03
    任务:
    - {序号: 1, 内容: 公开名录, 牵头单位: 区民政局, 时限: 2025年底前}
"""


def told(found: tuple[Occasion, ...]) -> list[tuple[date, str, str, State]]:
    return [(each.day, each.task.id, each.period, each.state) for each in found]


def test_every_turn_that_has_a_day_is_an_occasion_in_the_order_of_days(site_of: SiteOf) -> None:
    site = site_of(WORLD)

    assert told(occasions(site, site.all(Task))) == [
        (date(2025, 12, 31), "a-2025/1", "", State.OVERDUE),
        (date(2026, 3, 23), "b-2026/3", "年初批复", State.OVERDUE),
        (date(2026, 3, 23), "b-2026/3", "年中批复", State.OVERDUE),
        (date(2026, 3, 31), "b-2026/2", "第一季度", State.OVERDUE),
        (date(2026, 6, 30), "b-2026/1", "", State.OVERDUE),
        (date(2026, 6, 30), "b-2026/2", "第二季度", State.OVERDUE),
        (date(2026, 9, 30), "b-2026/2", "第三季度", State.OVERDUE),
        (date(2026, 12, 31), "b-2026/2", "第四季度", State.PENDING),
    ]


def test_the_shares_of_a_turn_are_one_occasion_that_names_the_state_of_each(
    site_of: SiteOf,
) -> None:
    site = site_of(WORLD)
    (divided,) = occasions(site, [each for each in site.all(Task) if each.id == "b-2026/1"])

    assert [([unit.name for unit in each.units], each.state) for each in divided.owed] == [
        (["区财政局"], State.DONE),
        (["区民政局"], State.OVERDUE),
    ]


def test_a_unit_has_what_it_leads_is_named_for_or_is_bound_by_with_its_own_state(
    site_of: SiteOf,
) -> None:
    site = site_of(WORLD)
    found = {
        unit.id: [(each.task.id, each.state) for each in of_unit(site, unit)]
        for unit in site.all(Unit)
    }

    assert found["qczj"] == [("b-2026/1", State.DONE)]
    assert found["dhjd"] == [
        ("b-2026/2", State.OVERDUE),
        ("b-2026/2", State.OVERDUE),
        ("b-2026/2", State.OVERDUE),
        ("b-2026/2", State.PENDING),
    ]
    assert ("b-2026/1", State.OVERDUE) in found["qmzj"]


# ── Pages ─────────────────────────────────────────────────────────────────


def page(site: Site, address: str) -> Page:
    (found,) = (
        each
        for planner in (calendar.plan, calendar.plan_due, calendar.plan_unit)
        for each in pages_of(site, planner)
        if each.url == address
    )
    return found


def test_the_calendar_shows_the_newest_lists_and_leads_to_those_of_each_year_before(
    site_of: SiteOf,
) -> None:
    site = site_of(WORLD)
    newest = cast("calendar.View", page(site, "calendar/index.html").view)
    before = cast("calendar.View", page(site, "calendar/2025.html").view)

    assert [each.title for each in newest.contents] == ["2026年3月", "6月", "9月", "12月"]
    assert [each.url for each in newest.links] == ["calendar/due.html", "calendar/2025.html"]
    assert [each.title for each in before.contents] == ["2025年12月"]
    assert [each.url for each in before.links] == ["calendar/due.html", "calendar/index.html"]


def test_a_month_says_which_days_are_worked_though_their_weekday_does_not(site_of: SiteOf) -> None:
    site = site_of(WORLD.replace("6月30日前", "2026年10月10日前"))
    view = cast("calendar.View", page(site, "calendar/index.html").view)
    (october,) = (each for each in view.months if each.title == "2026年10月")
    cells = {cell.number: cell for week in october.weeks for cell in week if cell}

    assert [(n, cells[n].mark, cells[n].word) for n in (1, 9, 10, 11)] == [
        (1, "休", "国庆节放假"),
        (9, "", "工作日"),
        (10, "班", "调休上班"),
        (11, "", "休息日"),
    ]
    assert (cells[10].count, cells[10].anchor) == (1, october.days[0].anchor)
    assert [each is None for each in october.weeks[0]] == [True] * 3 + [False] * 4


def test_a_year_whose_holidays_nobody_has_announced_is_not_guessed(site_of: SiteOf) -> None:
    site = site_of(WORLD.replace("6月30日前", "2031年1月31日前"))
    view = cast("calendar.View", page(site, "calendar/index.html").view)
    cells = [cell for week in view.months[-1].weeks for cell in week if cell]

    assert view.unknown == "2031年"
    assert {(cell.is_rest, cell.word, cell.mark) for cell in cells} == {(False, "", "")}


def test_a_divided_task_says_of_how_many_units_each_state_is(site_of: SiteOf) -> None:
    view = cast("calendar.View", page(site_of(WORLD), "calendar/index.html").view)
    (item,) = (
        each for month in view.months for day in month.days for each in day.items
        if each.title == "预算公开"
    )  # fmt: skip

    assert item.note == "各部门"
    assert item.tags == (Tag("逾期1个单位", "alarm"), Tag("已完成（已核）1个单位", ""))


def test_this_month_next_month_and_what_is_left_from_before(site_of: SiteOf) -> None:
    view = cast("calendar.DueView", page(site_of(WORLD), "calendar/due.html").view)

    assert (view.this_month.title, view.this_month.count) == ("2026年11月", 0)
    assert (view.next_month.title, view.next_month.count) == ("2026年12月", 1)
    assert [
        (each.catalog.title, [(item.title, item.number, item.tags[0].word) for item in each.items])
        for each in view.arrears
    ] == [
        (
            "今年清单",
            [
                ("批复", "年初批复、年中批复", "逾期2期"),
                ("季报", "第一季度、第二季度、第三季度", "逾期3期"),
                ("预算公开", "", "逾期"),
            ],
        ),
        ("去年清单", [("公开名录", "", "逾期")]),
    ]


def test_what_is_due_this_month_stands_until_a_state_turns_or_the_month_ends(
    site_of: SiteOf,
) -> None:
    site = site_of(WORLD, date(2026, 11, 20))
    with site.reading() as reads:
        pages_of(site, calendar.plan_due)

    assert days(reads) == ("2026-11-01", "2026-12-01")


def test_a_portal_without_lists_has_no_calendar_nor_has_a_unit_without_days(
    site_of: SiteOf,
) -> None:
    bare = site_of("-- content/units.yaml --\n单位:\n- {标识: a, 名称: 甲, 类别: 政府部门}\n")
    planners = (calendar.plan, calendar.plan_due, calendar.plan_unit)
    listed = site_of(WORLD.replace("责任单位: 东河街道, ", ""))

    assert [each for planner in planners for each in pages_of(bare, planner)] == []
    assert "units/dhjd/calendar.html" not in {
        each.url for each in pages_of(listed, calendar.plan_unit)
    }


# ── Files for calendar programs ───────────────────────────────────────────


def timetable(site: Site, address: str) -> Timetable:
    found = page(site, address)
    assert found.template == "data.ics"
    return cast("Timetable", found.view)


def test_an_appointment_keeps_its_key_when_the_list_is_corrected(site_of: SiteOf) -> None:
    found = timetable(site_of(WORLD), "calendar/all.ics").appointments
    later = WORLD.replace("发布日期: 2026-03-02", "发布日期: 2026-03-05")
    corrected = timetable(site_of(later), "calendar/all.ics").appointments

    assert [each.key for each in found] == [each.key for each in corrected]
    assert [each.key.partition("@")[0] for each in found] == [
        "b-2026/3/20260301",
        "b-2026/3/20260301/2",
        "b-2026/2/20260101",
        "b-2026/1",
        "b-2026/2/20260401",
        "b-2026/2/20260701",
        "b-2026/2/20261001",
        "a-2025/1",
    ]
    assert {each.key.partition("@")[2] for each in found} == {"www.shili.example.gov.cn"}


def test_an_appointment_says_what_is_asked_of_whom_and_is_stamped_with_the_lists_day(
    site_of: SiteOf,
) -> None:
    found = timetable(site_of(WORLD), "units/dhjd/calendar.ics").appointments[-1]

    assert found.title == "季报（2026年第四季度）"
    assert found.text == (
        "公开季报\n时限：按季度\n牵头单位：区民政局\n责任单位：东河街道\n状态：未到期\n"
        "出自：《今年清单》\nhttps://www.shili.example.gov.cn/xxgk/tasks/b-2026/2.html"
    )
    assert (found.day, found.stamp) == (date(2026, 12, 31), date(2026, 3, 2))
    assert (found.words, found.alarm) == (("2026年任务清单", "未到期"), 15)


def test_nobody_is_reminded_of_what_is_done(site_of: SiteOf) -> None:
    (done,) = timetable(site_of(WORLD), "units/qczj/calendar.ics").appointments

    assert (done.words[1], done.alarm) == ("已完成（已核）", None)
