"""What pages show of the map of silence: the same cells, and how long a gap has been there."""

from datetime import date

from generator.page import Page
from generator.pages import duties
from generator.silence import silence
from tests.conftest import AS_OF, SITE, SiteOf, pages_of

UNITS = """
    -- content/units.yaml --
    单位:
    - {标识: qzf, 名称: 区政府, 类别: 政府机构}
    - {标识: qczj, 名称: 区财政局, 类别: 政府部门}
    - {标识: qmzj, 名称: 区民政局, 类别: 政府部门}
    - {标识: qlsj, 名称: 区粮食局, 类别: 政府部门, 去向: {方式: 撤销, 日期: 2024-03-01}}
"""
DUTIES = """    公开义务:
    - 标识: nb
      名称: 年报
      依据: 条例第四十九条
      单位类别: 政府部门
      栏目: reports
      时限: 每年1月31日前
      书面说明: [{单位: 区民政局, 期: 2026年, 日期: 2026-02-10, 说明: 新设立}]
    - {标识: jd, 名称: 解读, 依据: 任务, 单位: 区财政局, 栏目: reports, 时限: 每年至少2次}
"""
LIST = """
    -- content/catalogs/a.yaml --
    标题: 清单
    年度: 2025
    任务:
    - {序号: 1, 内容: 公布数据, 牵头单位: 区民政局, 时限: 按月度, 书面说明: [{期: 5月, 日期: 2025-05-20, 说明: 停报}]}
"""
REPORT = """
    -- content/documents/nb.md --
    ---
    标题: 区财政局年报
    发布机构: 区财政局
    成文日期: 2026-02-03
    发布日期: 2026-02-03
    栏目: reports
    ---
    正文。
"""
WORLD = SITE + DUTIES + UNITS + LIST + REPORT


def pages(site_of: SiteOf, as_of: date = AS_OF, text: str = WORLD) -> dict[str, Page]:
    return {each.url: each for each in pages_of(site_of(text, as_of), duties.plan)}


def view(page: Page) -> duties.View:
    assert isinstance(page.view, duties.View)
    return page.view


def boxes(page: Page, duty: str) -> dict[str, list[duties.Box]]:
    (table,) = (
        table for group in view(page).groups for table in group.tables if table.name == duty
    )
    return {
        "、".join(party.title for party in line.parties): list(line.boxes) for line in table.lines
    }


def test_the_newest_year_has_the_address_that_stays_and_units_that_are_have_pages(
    site_of: SiteOf,
) -> None:
    assert list(pages(site_of)) == [
        "duties/index.html",
        "duties/2025.html",
        "units/qzf/duties.html",
        "units/qczj/duties.html",
        "units/qmzj/duties.html",
    ]


def test_a_cell_links_what_fills_it_and_says_how_late_it_came(site_of: SiteOf) -> None:
    found = boxes(pages(site_of)["duties/index.html"], "年报")

    (own,) = found["区财政局"]
    assert (own.tag.word, own.figure, own.url, own.title, own.note) == (
        "已公开",
        "2月3日",
        "documents/nb.html",
        "区财政局年报",
        "晚3天",
    )
    (other,) = found["区民政局"]
    assert (other.tag.word, other.url, other.text) == (
        "书面说明",
        None,
        "新设立（区民政局，2026年2月10日）",
    )


def test_a_gap_says_for_how_many_days_it_has_been_there(site_of: SiteOf) -> None:
    text = WORLD.replace(REPORT, "")

    for day, note in [(date(2026, 2, 1), "已1天"), (AS_OF, "已293天")]:
        page = pages(site_of, day, text)["duties/index.html"]
        (box,) = boxes(page, "年报")["区财政局"]
        assert (box.tag.word, box.tag.tone, box.note) == ("空缺", "alarm", note)
        assert view(page).lead.endswith(f"截至{day.year}年{day.month}月{day.day}日。")


def test_a_column_says_since_when_it_is_empty_or_who_explained_it_when(site_of: SiteOf) -> None:
    told = [
        "更新周期: 每月}",
        "更新周期: 每月, 开设日期: 2026-11-01}",
        "不适用: 由市里公布, 不适用日期: 2026-01-12}",
    ]
    columns = "".join(
        f"    - {{标识: t{number}, 名称: 第{number}个, 责任单位: 区财政局, {each}\n"
        for number, each in enumerate(told)
    )
    page = pages(site_of, text=SITE + columns + DUTIES + UNITS)["duties/index.html"]
    lines = [each for each in view(page).columns if each.column.title.startswith("第")]

    assert [(each.box.tag.word, each.box.note, each.box.text) for each in lines] == [
        ("空缺", "没有内容", ""),
        ("空缺", "没有内容，开设已19天", ""),
        ("书面说明", "", "由市里公布（区财政局，2026年1月12日）"),
    ]
    assert [(each.last, each.until) for each in lines] == [(None, None)] * 3


def test_a_quota_says_how_many_of_how_many(site_of: SiteOf) -> None:
    page = pages(site_of)["duties/index.html"]
    (box,) = boxes(page, "解读")["区财政局"]

    assert (box.tag.word, box.figure, box.url) == ("未到期", "1/2次", "documents/nb.html")


def test_what_is_too_long_for_a_narrow_cell_stands_below_the_table(site_of: SiteOf) -> None:
    page = pages(site_of)["duties/2025.html"]
    (table,) = view(page).groups[-1].tables

    assert [each.label for each in table.headings][:3] == ["1月", "2月", "3月"]
    assert table.lines[0].boxes[4].mark == "1"
    assert [(each.anchor, each.text) for each in table.notes] == [
        ("task-a-1-1", "区民政局，2025年5月：停报（区民政局，2025年5月20日）")
    ]


def test_a_unit_s_page_has_its_own_rows_only(site_of: SiteOf) -> None:
    found = pages(site_of)

    assert list(boxes(found["units/qczj/duties.html"], "年报")) == ["区财政局"]
    assert view(found["units/qmzj/duties.html"]).tally.total == 1
    assert view(found["units/qzf/duties.html"]).tally.total == 0
    assert [each.title for each in view(found["duties/index.html"]).units] == [
        "区财政局",
        "区民政局",
    ]


def test_every_cell_of_the_map_is_on_the_page_and_in_its_sums(site_of: SiteOf) -> None:
    page = view(pages(site_of)["duties/index.html"])
    cells = sum(1 for _ in silence(site_of(WORLD), 2026).cells())

    shown = sum(
        len(line.boxes) for group in page.groups for table in group.tables for line in table.lines
    )
    assert shown + len(page.columns) == page.tally.total == cells
    assert sum(map(sum, (each.counts for each in page.summaries))) == cells
