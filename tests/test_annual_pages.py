"""Pages and data of annual reports: what they show is what the reports say."""

from generator import annual, annual_table, url
from generator.page import Page, Table
from generator.pages import annual_figures, annual_report, column, unit_entry
from generator.pages.annual_year import View as YearView
from generator.records import AnnualReport, Unit
from generator.site import Site
from tests.annual_reports import UNITS, report
from tests.conftest import SiteOf, all_cells, pages_of

SITE = """
    -- site.yaml --
    网站名称: 示例区人民政府
    基准网址: https://www.shili.example.gov.cn/
    主办单位: 区政府
    栏目:
    - {标识: guide, 名称: 政府信息公开指南}
    - {标识: rules, 名称: 政府信息公开制度}
    - {标识: content, 名称: 法定主动公开内容}
    - {标识: reports, 名称: 政府信息公开年报}
"""
EARLIER = report(
    ("年度: 2025", "年度: 2024"),
    ("2026-01-26", "2025-01-20"),
    ("一: [7, 1, 0, 0, 1, 0, 9]", "一: [5, 1, 0, 0, 1, 0, 7]"),
    ("二: [1, 0, 0, 0, 0, 0, 1]", "二: [2, 0, 0, 0, 0, 0, 2]"),
    ("四: [2, 0, 0, 0, 0, 0, 2]", "四: [1, 0, 0, 0, 0, 0, 1]"),
    name="qczj-2024",
)
WHOLE = report(("单位: 区财政局", "单位: 区政府"), ("2026-01-26", "2026-03-26"), name="qzf-2025")
OLD = """
    -- content/reports/qczj-2012.yaml --
    单位: 区财政局
    年度: 2012
    格式: 旧
    发布日期: 2013-03-20
    正文: |
      本年公开120条。

      没有收费。
"""


def page(site: Site, address: str) -> Page:
    found = [each for each in pages_of(site, annual_report.plan) if each.url == address]
    return found[0]


def year_page(site: Site, year: int) -> YearView:
    for _cell, pages in all_cells(site):
        for each in pages:
            if each.url == url.reports_year(year) and isinstance(each, Page):
                assert isinstance(each.view, YearView)
                return each.view
    raise AssertionError(year)


def test_a_report_is_signed_and_called_by_the_full_name_of_its_unit(site_of: SiteOf) -> None:
    view = page(site_of(SITE + UNITS + report()), "reports/qczj-2025.html").view

    assert view.title == "示例区财政局2025年政府信息公开工作年度报告"
    assert view.signature == "示例区财政局"
    assert view.preface.endswith("所列数据的统计期限自2025年1月1日起至12月31日止。")


def test_the_stub_of_table_b_is_that_of_the_form(site_of: SiteOf) -> None:
    view = page(site_of(SITE + UNITS + report()), "reports/qczj-2025.html").view
    stubs = [[(each.text, each.rows, each.columns) for each in row.stubs] for row in view.requests]

    assert len(stubs) == 25
    assert stubs[0] == [("一、本年新收政府信息公开申请数量", 1, 3)]
    assert stubs[2] == [("三、本年度办理结果", 22, 1), ("（一）予以公开", 1, 2)]
    assert stubs[4] == [("（三）不予公开", 8, 1), ("1.属于国家秘密", 1, 1)]
    assert stubs[5] == [("2.其他法律行政法规禁止公开", 1, 1)]
    assert stubs[12][0] == ("（四）无法提供", 3, 1)
    assert stubs[15][0] == ("（五）不予处理", 5, 1)
    assert stubs[20][0] == ("（六）其他处理", 3, 1)
    assert stubs[23:] == [[("（七）总计", 1, 2)], [("四、结转下年度继续办理", 1, 3)]]
    widths = [0] * 25
    for row, found in enumerate(stubs):
        for _text, rows, columns in found:
            for spanned in range(row, row + rows):
                widths[spanned] += columns
    assert set(widths) == {3}


def test_who_may_make_no_regulations_shows_a_stroke(site_of: SiteOf) -> None:
    view = page(site_of(SITE + UNITS + report()), "reports/qczj-2025.html").view

    assert view.disclosed.regulations == ("/", "/", "/")
    assert view.disclosed.charges == "3508.62"


def test_an_older_report_is_its_text(site_of: SiteOf) -> None:
    view = page(site_of(SITE + UNITS + OLD), "reports/qczj-2012.html").view

    assert view.text == ("本年公开120条。", "没有收费。")
    assert (view.preface, view.requests, view.disclosed, view.is_whole) == ("", (), None, False)
    assert view.csv_url is None


def test_a_report_leads_to_the_other_years_and_to_what_compares_them(site_of: SiteOf) -> None:
    view = page(site_of(SITE + UNITS + report() + EARLIER + OLD), "reports/qczj-2024.html").view

    assert [each.url for each in view.neighbours] == [
        "reports/qczj-2025.html",
        "reports/qczj-2012.html",
    ]
    assert view.figures.url == "units/qczj/figures.html"
    assert view.year.url == "reports/years/2024.html"


def test_figures_of_the_years_stand_side_by_side_newest_first(site_of: SiteOf) -> None:
    site = site_of(SITE + UNITS + report() + EARLIER + OLD)
    (found,) = pages_of(site, annual_figures.plan)
    rows = {row.word: row.values for group in found.view.groups for row in group.rows}

    assert [each.title for each in found.view.years] == ["2025年", "2024年", "2012年"]
    assert rows["本年新收"] == ("9", "7", "—")
    assert rows["其中公开、部分公开"] == ("7", "7", "—")
    assert rows["行政事业性收费（万元）"] == ("3508.62", "3508.62", "—")
    assert found.view.picture.label == "2024年新收7件，办结8件；2025年新收9件，办结8件"
    assert [each.number for each in found.view.picture.bars] == ["7", "8", "9", "8"]


def test_a_single_year_has_nothing_to_compare(site_of: SiteOf) -> None:
    (found,) = pages_of(site_of(SITE + UNITS + report()), annual_figures.plan)

    assert found.view.picture is None


def test_a_year_shows_who_has_published_what_it_comes_to_and_who_has_not(site_of: SiteOf) -> None:
    late = report(
        ("单位: 区财政局", "单位: 区税务局"), ("2026-01-26", "2026-02-03"), name="qswj-2025"
    )
    units = UNITS + "    - {标识: qswj, 名称: 区税务局, 类别: 垂直管理}\n"
    units += "    - {标识: qtsg, 名称: 区图书馆, 类别: 事业单位}\n"
    view = year_page(site_of(SITE + units + WHOLE + report() + late), 2025)

    assert [(each.title, len(each.rows)) for each in view.groups] == [
        ("本级政府", 1),
        ("所属部门、镇街", 1),
        ("垂直管理单位和其他单位", 1),
    ]
    assert view.groups[1].sums == ("9", "1", "8", "2", "1", "0", "12")
    assert [row.is_late for group in view.groups for row in group.rows] == [False, False, True]
    assert [each.title for each in view.missing] == ["区民政局"]


def test_the_column_and_the_unit_s_entry_lead_to_the_comparisons(site_of: SiteOf) -> None:
    site = site_of(SITE + UNITS + report() + EARLIER)
    (reports,) = (each for each in pages_of(site, column.plan) if "reports" in each.url)
    entries = {str(each.url): each.view for each in pages_of(site, unit_entry.plan)}

    assert [each.url for each in reports.view.overviews] == [
        "reports/years/2025.html",
        "reports/years/2024.html",
    ]
    entry = entries["units/qczj/reports.html"]
    assert entry.overview.url == "units/qczj/figures.html"
    assert [each.url for each in entry.items] == [
        "reports/qczj-2025.html",
        "reports/qczj-2024.html",
    ]
    assert entries["units/qmzj/reports.html"].overview is None


def test_every_cell_is_a_row_of_the_data(site_of: SiteOf) -> None:
    site = site_of(SITE + UNITS + report())
    (only,) = site.all(AnnualReport)
    rows = list(annual_table.cells(site, only))

    assert len(rows) == 3 + 3 + 1 + 25 * 7 + 3 * 5
    assert rows[0] == (
        "qczj-2025", "区财政局", 2025, "主动公开表", "行政规范性文件", "行政规范性文件", "制发", 2,
    )  # fmt: skip
    assert ("申请表", "三（四）1", "1.本机关不掌握相关政府信息", "自然人", 1) in [
        row[3:] for row in rows
    ]
    assert annual_table.of_year(site, "2025").rows == tuple(rows)


def test_a_report_is_a_row_of_the_summary_with_numbers_as_numbers(site_of: SiteOf) -> None:
    table: Table = annual_table.summary(site_of(SITE + UNITS + report() + OLD))
    words = [each.word for each in table.columns]
    old, new = (dict(zip(words, row, strict=True)) for row in table.rows)

    assert (new["依申请公开：本年新收"], new["收费：行政事业性收费（万元）"]) == (9, 3508.62)
    assert (old["格式"], old["依申请公开：本年新收"]) == ("旧", None)


def test_the_library_of_a_government_is_that_of_all_it_contains(site_of: SiteOf) -> None:
    document = """
    -- content/documents/2025/a.md --
    ---
    标题: 办法
    统一编号: SLQGF-1
    发布机构: [区民政局]
    成文日期: 2024-03-01
    发布日期: 2024-03-02
    废止日期: 2025-05-01
    栏目: [content]
    ---
    正文。
    """
    site = site_of(SITE + UNITS + document)
    whole = site.get(Unit, "qzf")
    assert whole

    assert [annual.library(site, whole, year) for year in (2024, 2025)] == [
        annual.Library(1, 0, 1),
        annual.Library(0, 1, 0),
    ]
