"""Ledgers and reminders: what is still to be done, the most pressing first."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from generator.form import as_csv, as_xlsx
from generator.page import Page, Table
from generator.pages import EACH, catalog, home, ledger, progress, reminder, unit
from generator.pages.ledger import RowView, View
from generator.planner import EachPlanner
from generator.records import Catalog, Unit
from generator.site import Site
from tests.conftest import AS_OF, SiteOf, pages_of
from tests.tasks import UNITS, document

LIST = """
    -- content/catalogs/a.yaml --
    标题: 甲清单
    年度: 2026
    成文日期: 2026-03-01
    部分:
    - 标题: 第一部分
      任务:
      - {序号: 1, 名称: 已办, 内容: 甲, 牵头单位: 区财政局, 时限: 2026年6月30日前, 佐证: [{文件: 2026/ys}]}
      - {序号: 2, 名称: 不用办, 内容: 乙, 牵头单位: 区财政局, 时限: 2026年6月30日前, 书面说明: [{日期: 2026-06-01, 说明: 无此事项}]}
      - {序号: 3, 名称: 长期, 内容: 丙, 牵头单位: 区财政局, 时限: 持续推进}
      - {序号: 4, 名称: 只说了, 内容: 丁, 牵头单位: 区财政局, 时限: 2026年6月30日前, 自报: [{日期: 2026-06-01, 说明: 已印发}]}
      - {序号: 5, 名称: 没写, 内容: 戊, 牵头单位: 区财政局}
    - 标题: 第二部分
      部分:
      - 标题: 第一节
        任务:
        - {序号: 6, 名称: 明年, 内容: 己, 牵头单位: 区财政局, 时限: 2027年3月31日前}
        - {序号: 7, 名称: 年底, 内容: 庚, 牵头单位: 区民政局, 责任单位: 区财政局, 时限: 2026年12月31日前}
        - {序号: 8, 名称: 今天, 内容: 辛, 牵头单位: 区民政局, 时限: 2026年11月20日前}
        - {序号: 9, 名称: 下旬, 内容: 壬, 牵头单位: 区民政局, 时限: 2026年11月30日前}
        - {序号: 10, 名称: 早过了, 内容: 癸, 牵头单位: 区民政局, 时限: 2026年6月30日前}
        - {序号: 11, 名称: 更早, 内容: 子, 责任单位: 各部门, 分工: 分别负责, 时限: 按季度, 佐证: [{查找: zcwj}]}
"""
LEDGER = UNITS + LIST + document("ys", "2026-06-01")


def views(site: Site, planner: EachPlanner) -> dict[str, Any]:
    return {
        page.url: page.view for page in pages_of(site, planner) if page.template.endswith(".html")
    }


def rows(view: View) -> Iterator[RowView]:
    return (row for group in view.groups for row in group.rows)


def table(site: Site, planner: EachPlanner, address: str) -> Table:
    (found,) = (page.view for page in pages_of(site, planner) if page.url == address)
    assert isinstance(found, Table)
    return found


# ── Order and days ────────────────────────────────────────────────────────


def test_a_ledger_begins_with_what_is_most_overdue_and_ends_with_what_is_done(
    site_of: SiteOf,
) -> None:
    view = views(site_of(LEDGER), ledger.plan_catalog)["catalogs/a/ledger.html"]

    assert [(row.label, row.who[0].title, row.state.word, row.left) for row in rows(view)] == [
        ("11", "区财政局", "逾期", "逾期234天"),
        ("11", "区民政局", "逾期", "逾期234天"),
        ("10", "区民政局", "逾期", "逾期143天"),
        ("8", "区民政局", "临近", "今天到期"),
        ("9", "区民政局", "临近", "还有10天"),
        ("5", "区财政局", "无法计算", "—"),
        ("7", "区民政局", "未到期", "还有41天"),
        ("6", "区财政局", "未到期", "还有131天"),
        ("4", "区财政局", "自报完成", "—"),
        ("3", "区财政局", "持续推进", "—"),
        ("1", "区财政局", "已完成（已核）", "—"),
        ("2", "区财政局", "不适用（说明）", "—"),
    ]
    assert view.as_of == "2026年11月20日"
    assert view.tally.told == (
        "逾期3项，临近2项，无法计算1项，未到期2项，自报完成1项，持续推进1项，已完成（已核）1项，不适用（说明）1项"
    )


def test_of_a_duty_that_comes_back_it_names_the_period_that_decides(site_of: SiteOf) -> None:
    view = views(site_of(LEDGER), ledger.plan_catalog)["catalogs/a/ledger.html"]

    assert [row.name for row in rows(view) if row.label == "11"] == [
        "2026年第一季度等2期",  # 区财政局 published in the second quarter
        "2026年第一季度等3期",
    ]


def test_the_days_that_are_left_are_those_of_the_day(site_of: SiteOf) -> None:
    view = views(site_of(LEDGER, date(2026, 11, 21)), ledger.plan_catalog)["catalogs/a/ledger.html"]

    assert [row.left for row in rows(view) if row.label in {"8", "9"}] == ["逾期1天", "还有9天"]


# ── Of a unit ─────────────────────────────────────────────────────────────


def test_a_units_ledger_holds_what_it_leads_helps_in_and_is_bound_to(site_of: SiteOf) -> None:
    found = views(site_of(LEDGER), ledger.plan_unit)

    assert set(found) == {"units/qczj/ledger.html", "units/qmzj/ledger.html"}
    assert [
        (row.label, row.role, row.catalog.title) for row in rows(found["units/qczj/ledger.html"])
    ] == [
        ("11", "经“各部门”", "甲清单"),
        ("5", "牵头", "甲清单"),
        ("7", "责任", "甲清单"),
        ("6", "牵头", "甲清单"),
        ("4", "牵头", "甲清单"),
        ("3", "牵头", "甲清单"),
        ("1", "牵头", "甲清单"),
        ("2", "牵头", "甲清单"),
    ]


def test_who_leads_what_others_do_each_for_itself_sees_how_all_of_it_stands(
    site_of: SiteOf,
) -> None:
    text = """
        -- content/catalogs/a.yaml --
        标题: 清单
        年度: 2026
        任务:
        - {序号: 1, 内容: 甲, 牵头单位: 东河街道, 责任单位: 各部门, 分工: 分别负责, 时限: 2026年6月30日前}
    """
    found = views(site_of(UNITS + text), ledger.plan_unit)
    (row,) = rows(found["units/dhjd/ledger.html"])

    assert (row.state.word, row.reason) == ("逾期", "2个单位分别负责：逾期2个")


def test_a_unit_answers_for_what_it_took_over(site_of: SiteOf) -> None:
    text = """
        -- content/units/qlsj.yaml --
        名称: 区粮食局
        类别: 事业单位
        去向: {方式: 并入, 单位: 区财政局, 日期: 2026-05-01}
        -- content/catalogs/a.yaml --
        标题: 清单
        年度: 2026
        成文日期: 2026-03-01
        任务:
        - {序号: 1, 内容: 甲, 牵头单位: 区粮食局, 时限: 2026年6月30日前}
    """
    site = site_of(UNITS + text)
    (row,) = rows(views(site, ledger.plan_unit)["units/qczj/ledger.html"])

    assert row.role == "牵头（承接区粮食局）"
    assert set(views(site, ledger.plan_unit)) == {
        "units/qczj/ledger.html",
        "units/qlsj/ledger.html",
    }
    assert set(views(site, reminder.plan)) == {"units/qczj/reminder.html"}


# ── Reminders ─────────────────────────────────────────────────────────────


def test_a_reminder_says_what_is_missing_and_leaves_out_what_others_lead(site_of: SiteOf) -> None:
    found = views(site_of(LEDGER), reminder.plan)
    view = found["units/qczj/reminder.html"]

    assert view.told == "逾期1项，无法计算1项，自报完成1项"
    assert [
        (group.number, group.title, [row.label for row in group.rows]) for group in view.groups
    ] == [
        ("一", "已经逾期", ["11"]),
        ("二", "推算不了期限", ["5"]),
        ("三", "只有自报，没有佐证", ["4"]),
    ]
    assert view.groups[0].rows[0].lacks == ("2026年3月31日到期，没有找到佐证",)
    assert view.groups[0].rows[0].left == "逾期234天"
    assert view.others == 0


def test_a_reminder_tells_why_what_was_named_proves_nothing(site_of: SiteOf) -> None:
    text = LEDGER.replace("发布日期: 2026-06-01", "发布日期: 2026-02-01").replace(
        "成文日期: 2026-06-01", "成文日期: 2026-02-01"
    )
    view = views(site_of(text), reminder.plan)["units/qczj/reminder.html"]
    (lacks,) = (row.lacks for group in view.groups for row in group.rows if row.label == "1")

    assert lacks == (
        "2026年6月30日到期，没有找到佐证",
        "“ys”是2026年2月1日发布的，早于2026年3月1日",
    )


def test_where_nothing_is_due_soon_nobody_is_reminded(site_of: SiteOf) -> None:
    text = """
        -- content/catalogs/a.yaml --
        标题: 清单
        年度: 2026
        任务:
        - {序号: 1, 内容: 甲, 牵头单位: 区财政局, 责任单位: 区民政局, 时限: 2026年12月31日前}
    """

    assert views(site_of(UNITS + text), reminder.plan) == {}
    late = views(site_of(UNITS + text, date(2027, 1, 1)), reminder.plan)
    assert set(late) == {"units/qczj/reminder.html"}  # 区民政局 only helps


def test_of_earlier_lists_nobody_is_reminded_of_what_has_no_day(site_of: SiteOf) -> None:
    text = """
        -- content/catalogs/b.yaml --
        标题: 去年的清单
        年度: 2025
        任务:
        - {序号: 1, 内容: 甲, 牵头单位: 区财政局}
        - {序号: 2, 内容: 甲, 牵头单位: 区财政局, 时限: 2025年12月31日前}
    """
    view = views(site_of(LEDGER + text), reminder.plan)["units/qczj/reminder.html"]

    assert [
        (row.label, row.catalog) for group in view.groups for row in group.rows
    ] == [("2", "去年的清单"), ("11", "甲清单"), ("5", "甲清单"), ("4", "甲清单")]  # fmt: skip


# ── Progress ──────────────────────────────────────────────────────────────


def test_progress_counts_by_part_section_and_unit(site_of: SiteOf) -> None:
    view = views(site_of(LEDGER), progress.plan)["catalogs/a/progress.html"]

    assert view.tally.total == 11
    assert [(line.title, line.level, line.tally.told) for line in view.parts] == [
        ("第一部分", 1, "无法计算1项，自报完成1项，持续推进1项，已完成（已核）1项，不适用（说明）1项"),
        ("第二部分", 1, "逾期2项，临近2项，未到期2项"),
        ("第一节", 2, "逾期2项，临近2项，未到期2项"),
    ]  # fmt: skip
    assert [(line.title, line.tally.told) for line in view.units] == [
        ("区财政局", "逾期1项，无法计算1项，未到期2项，自报完成1项，持续推进1项，已完成（已核）1项，不适用（说明）1项"),
        ("区民政局", "逾期2项，临近2项，未到期1项"),
    ]  # fmt: skip
    for line in (*view.parts, *view.units):
        assert sum(cell.count for cell in line.cells) == line.tally.total
        assert [cell.word for cell in line.cells] == list(view.states)


def test_a_bar_is_as_long_as_all_its_pieces(site_of: SiteOf) -> None:
    view = views(site_of(LEDGER), progress.plan)["catalogs/a/progress.html"]
    ends = [0]
    for each in view.tally.segments:
        assert each.start == ends[-1]
        ends.append(each.start + each.width)

    assert ends[-1] == 1000


# ── Where they are led to ─────────────────────────────────────────────────


def test_list_unit_and_home_count_states_and_lead_to_ledgers(site_of: SiteOf) -> None:
    site = site_of(LEDGER)
    whole = views(site, catalog.plan)["catalogs/a.html"]
    own = views(site, unit.plan)
    (front,) = (page.view for page in pages_of(site, home.plan))

    assert whole.tally == front.catalog.tally
    assert [each.url for each in front.catalog.links] == [
        "catalogs/a/ledger.html",
        "catalogs/a/progress.html",
    ]
    assert whole.states == tuple(each.word for each in whole.tally.counts)
    assert own["units/qczj.html"].standing.tally.total == 8
    assert [each.url for each in own["units/qczj.html"].standing.links] == [
        "units/qczj/ledger.html",
        "units/qczj/reminder.html",
    ]
    assert own["units/dhjd.html"].standing is None


# ── As data ───────────────────────────────────────────────────────────────


def as_text(cell: Any) -> str:
    if cell is None:
        return ""
    return cell.date().isoformat() if hasattr(cell, "date") else str(cell)


@pytest.mark.parametrize(
    ("planner", "address"),
    [
        (ledger.plan_catalog, "catalogs/a/ledger.xlsx"),
        (ledger.plan_unit, "units/qczj/ledger.xlsx"),
    ],
)
def test_page_workbook_and_csv_have_the_same_rows(
    planner: EachPlanner, address: str, site_of: SiteOf
) -> None:
    site = site_of(LEDGER)
    data = table(site, planner, address)
    view = views(site, planner)[address.replace("xlsx", "html")]
    sheet = load_workbook(io.BytesIO(as_xlsx(data, lambda _stored: ""))).active
    assert sheet is not None
    workbook = [[as_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    written = as_csv(data, lambda _stored: "").decode("utf-8-sig")
    head, *lines = csv.reader(io.StringIO(written))

    assert workbook == [head, *lines]
    shown = [
        (row.label, row.title, row.deadline, row.name, as_text(row.day), row.state.word, row.reason)
        for row in rows(view)
    ]
    words = ("序号", "任务", "时限", "期", "截止日期", "状态", "理由")
    assert [tuple(line[head.index(word)] for word in words) for line in lines] == shown


def test_the_ledger_of_a_list_is_also_a_table_of_the_site(site_of: SiteOf) -> None:
    pages = pages_of(site_of(LEDGER), ledger.plan_catalog)

    assert {page.url: page.template for page in pages} == {
        "catalogs/a/ledger.html": "pages/ledger.html",
        "catalogs/a/ledger.xlsx": "data.xlsx",
        "data/ledger-a.csv": "data.csv",
        "data/ledger-a.json": "data.json",
    }


# ── Which pages change every day ──────────────────────────────────────────


def test_only_ledgers_and_reminders_change_every_day(site_of: SiteOf) -> None:
    """Whatever else states show turns on the day itself: on quiet days nothing is written again."""
    site = site_of(LEDGER, date(2026, 10, 10))
    daily = {
        page.url
        for planner in EACH
        for kind in (Catalog, Unit)
        if kind in planner.kinds
        for record in site.all(kind)
        for page in changing(site, planner, record)
    }

    assert daily == {
        "catalogs/a/ledger.html", "catalogs/a/ledger.xlsx", "data/ledger-a.csv", "data/ledger-a.json",
        "units/qczj/ledger.html", "units/qczj/ledger.xlsx", "units/qczj/reminder.html",
        "units/qmzj/ledger.html", "units/qmzj/ledger.xlsx", "units/qmzj/reminder.html",
    }  # fmt: skip


def changing(site: Site, planner: EachPlanner, record: Any) -> list[Page]:
    """The pages of a planner that read the site otherwise tomorrow."""
    with site.reading() as reads:
        found = list(planner.pages(site, record))
    if reads.until is None or reads.until > date(2026, 10, 11):
        return []
    return [page for page in found if isinstance(page, Page)]


def test_the_day_that_a_ledger_says_is_the_day_it_was_worked_out_for(site_of: SiteOf) -> None:
    data = table(site_of(LEDGER), ledger.plan_catalog, "catalogs/a/ledger.xlsx")

    assert data.as_of == AS_OF
    assert {row[-1] for row in data.rows} == {AS_OF}
