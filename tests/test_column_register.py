"""The register of columns: who keeps each, and up to when it is fresh."""

from datetime import date

from generator.column_register import Upkeep, table
from generator.pages import column, column_register
from tests.columns import item, portal
from tests.conftest import SiteOf, pages_of

COLUMNS = [
    "{标识: tj, 名称: 统计信息, 说明: 公布月报, 更新周期: 每季度, 责任单位: 区财政局, 责任人: 综合科科长, 依据: 条例第二十条}",
    "{标识: ys, 名称: 预算, 更新周期: 每年一次, 子栏目: [{标识: ys-bm, 名称: 部门预算}]}",
    "{标识: yj, 名称: 预警, 责任单位: 区财政局, 不适用: 由市里发布, 不适用日期: 2026-01-12, 开设日期: 2025-12-01}",
]
WORLD = portal(COLUMNS, item("2026-08-10", "tj"))


def rows(site_of: SiteOf, as_of: date) -> dict[str, column_register.Row]:
    page = pages_of(site_of(WORLD, as_of), column_register.plan)[0]
    assert isinstance(page.view, column_register.View)
    return {row.column.title: row for group in page.view.groups for row in group}


def test_a_column_says_who_keeps_it_what_came_last_and_up_to_when_that_is_enough(
    site_of: SiteOf,
) -> None:
    row = rows(site_of, date(2026, 11, 10))["统计信息"]

    assert (row.path, row.purpose, row.cycle) == ("法定主动公开内容", "公布月报", "每季度")
    assert [each.title for each in row.parties] == ["区财政局"]
    assert (row.keeper, row.basis) == ("综合科科长", "条例第二十条")
    assert (row.last, row.until) == (date(2026, 8, 10), date(2026, 11, 10))
    assert row.limit == "每季度，更新周期“每季度”"
    assert row.tag.word == Upkeep.FRESH


def test_the_day_after_its_limit_a_column_is_stale(site_of: SiteOf) -> None:
    assert rows(site_of, date(2026, 11, 11))["统计信息"].tag.word == Upkeep.STALE


def test_an_empty_column_and_one_that_does_not_apply_say_so(site_of: SiteOf) -> None:
    found = rows(site_of, date(2026, 11, 10))

    assert found["部门预算"].tag.word == Upkeep.EMPTY
    assert found["部门预算"].path == "法定主动公开内容 › 预算"
    assert (found["预警"].tag.word, found["预警"].purpose) == (Upkeep.NOT_APPLICABLE, "由市里发布")
    assert found["预警"].until is None


def test_the_register_is_data_with_the_same_lines(site_of: SiteOf) -> None:
    found = table(site_of(WORLD))
    words = [each.word for each in found.columns]
    by_id = {row[0]: dict(zip(words, row, strict=True)) for row in found.rows}

    assert by_id["ys-bm"]["上级"] == "ys"
    assert by_id["tj"]["责任人"] == "综合科科长"
    assert (by_id["tj"]["件数"], by_id["tj"]["最迟再更新"]) == (1, date(2026, 11, 10))
    assert by_id["tj"]["情况"] == Upkeep.STALE
    assert by_id["yj"]["不适用日期"] == date(2026, 1, 12)
    assert by_id["yj"]["开设日期"] == date(2025, 12, 1)


def test_the_page_of_a_column_names_its_keeper_and_leads_to_the_register(site_of: SiteOf) -> None:
    views = {str(each.url): each.view for each in pages_of(site_of(WORLD), column.plan)}
    facts = {fact.word: fact for fact in views["columns/tj.html"].facts}

    assert facts["责任人"].value == "综合科科长"
    assert facts["登记"].url == "columns/index.html"


def test_the_page_of_a_column_says_who_explained_on_which_day_why_it_is_empty(
    site_of: SiteOf,
) -> None:
    views = {str(each.url): each.view for each in pages_of(site_of(WORLD), column.plan)}
    view = views["columns/yj.html"]

    assert view.reason == "由市里发布（区财政局2026年1月12日说明）"
    assert {fact.word: fact.value for fact in view.facts}["开设日期"] == "2025年12月1日"
