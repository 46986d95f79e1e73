"""How long a column may go without anything new."""

from datetime import date

import pytest

from generator.freshness import Limit, freshness, home_freshness, limit_of
from generator.records import Column
from generator.site import Site
from tests.conftest import SiteOf


def world(column: str, *more: str) -> str:
    return f"""
    -- site.yaml --
    网站名称: 示例区人民政府
    基准网址: https://www.shili.example.gov.cn/xxgk/
    栏目:
    - {{标识: guide, 名称: 政府信息公开指南}}
    - {{标识: rules, 名称: 政府信息公开制度}}
    - {{标识: content, 名称: 法定主动公开内容, 子栏目: [{column}]}}
    - {{标识: reports, 名称: 政府信息公开年报}}
    -- content/units.yaml --
    单位:
    - {{标识: qczj, 名称: 区财政局, 类别: 政府部门}}
    {"".join(more)}"""


def document(day: str, column: str = "zcwj") -> str:
    return f"""
    -- content/documents/2026/a-{day}.md --
    ---
    标题: 一件文件 {day}
    发布机构: [区财政局]
    成文日期: {day}
    发布日期: {day}
    栏目: [{column}]
    ---
    """


def column_of(site: Site, identity: str) -> Column:
    found = site.get(Column, identity)
    assert found is not None
    return found


def limit(site: Site, identity: str) -> Limit:
    found = limit_of(site, column_of(site, identity))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("名称: 工作动态", "两周"),
        ("名称: 要闻", "两周"),
        ("名称: 某栏, 类型: 工作动态", "两周"),
        ("名称: 通知公告", "6个月"),
        ("名称: 某栏, 类型: 政策文件", "6个月"),
        ("名称: 某栏, 类型: 政策解读, 更新周期: 及时更新", "6个月"),
        ("名称: 政策文件, 类型: 信息公开目录", "12个月"),
        ("名称: 统计信息, 更新周期: 每季度", "每季度"),
        ("名称: 统计信息, 更新周期: 每季度末月25日前", "每季度"),
        ("名称: 财政预决算, 更新周期: 每年一次", "每年"),
        ("名称: 学位, 更新周期: 每学年", "每学年"),
        ("名称: 政策文件, 更新周期: 每月", "每月"),
        ("名称: 规划, 更新周期: 自形成之日起20个工作日内", "12个月"),
        ("名称: 规划, 更新周期: 看情况", "12个月"),
    ],
)
def test_the_cycle_decides_and_else_the_kind(site_of: SiteOf, written: str, told: str) -> None:
    assert limit(site_of(world(f"{{标识: a, {written}}}")), "a").told == told


def test_the_guide_and_the_reports_have_the_terms_of_the_law(site_of: SiteOf) -> None:
    site = site_of(world("{标识: a, 名称: 统计信息}"))

    assert limit(site, "guide").until(date(2025, 11, 20)) == date(2026, 11, 20)
    assert limit(site, "reports").until(date(2026, 1, 28)) == date(2027, 3, 31)


def test_no_limit_holds_for_headings_for_what_is_not_applicable_and_for_what_is_void(
    site_of: SiteOf,
) -> None:
    void = "{标识: v, 名称: 失效, 收录: 废止失效文件}"
    explained = "{标识: n, 名称: 预警, 不适用: 由市里发布}"
    heading = "{标识: a, 名称: 规划, 子栏目: [{标识: a-1, 名称: 总体}]}"
    site = site_of(world(f"{void}, {explained}, {heading}"))

    assert [limit_of(site, column_of(site, each)) for each in ("v", "n", "a")] == [None] * 3
    assert limit(site, "a-1").told == "12个月"


def test_of_columns_of_one_kind_the_uppermost_is_counted(site_of: SiteOf) -> None:
    site = site_of(
        world(
            "{标识: zcwj, 名称: 政策文件, 子栏目: [{标识: gfx, 名称: 规范性文件, 类型: 政策文件}]}"
        )
    )

    assert limit(site, "zcwj").told == "6个月"
    assert limit(site, "gfx").told == "12个月"


@pytest.mark.parametrize(
    ("cycle", "until"),
    [
        ("每日", date(2026, 9, 1)),
        ("每周", date(2026, 9, 7)),
        ("每月", date(2026, 9, 30)),
        ("每季度", date(2026, 11, 30)),
        ("每半年", date(2027, 2, 28)),
        ("每年", date(2027, 8, 31)),
    ],
)
def test_a_limit_ends_on_the_corresponding_day(site_of: SiteOf, cycle: str, until: date) -> None:
    site = site_of(world(f"{{标识: a, 名称: 统计, 更新周期: {cycle}}}"))

    assert limit(site, "a").until(date(2026, 8, 31)) == until


@pytest.mark.parametrize(("day", "is_stale"), [(date(2026, 8, 8), False), (date(2026, 8, 9), True)])
def test_a_column_is_as_fresh_as_the_newest_below_it(
    site_of: SiteOf, day: date, *, is_stale: bool
) -> None:
    tree = "{标识: zcwj, 名称: 政策文件, 子栏目: [{标识: gfx, 名称: 规范性文件}]}"
    items = document("2026-02-08", "gfx") + document("2025-12-01", "zcwj")
    site = site_of(world(tree, items), day)
    column = column_of(site, "zcwj")

    found = freshness(site, column, limit_of(site, column))

    assert found is not None
    assert (found.last, found.until) == (date(2026, 2, 8), date(2026, 8, 8))
    assert found.is_stale is is_stale


def test_an_empty_column_is_neither(site_of: SiteOf) -> None:
    site = site_of(world("{标识: zcwj, 名称: 政策文件}"))
    column = column_of(site, "zcwj")

    assert freshness(site, column, limit_of(site, column)) is None
    assert home_freshness(site) is None


def test_items_without_a_day_count_as_never_published(site_of: SiteOf) -> None:
    page = """
    -- content/pages/guide.md --
    ---
    标题: 指南
    栏目: [guide]
    ---
    """
    site = site_of(world("{标识: a, 名称: 规划}", page))
    column = column_of(site, "guide")

    found = freshness(site, column, limit_of(site, column))

    assert found is not None
    assert (found.last, found.is_stale) == (None, True)


@pytest.mark.parametrize(
    ("day", "is_stale"), [(date(2026, 11, 15), False), (date(2026, 11, 16), True)]
)
def test_the_home_page_wants_something_every_two_weeks(
    site_of: SiteOf, day: date, *, is_stale: bool
) -> None:
    site = site_of(world("{标识: zcwj, 名称: 政策文件}", document("2026-11-01")), day)

    found = home_freshness(site)

    assert found is not None
    assert (found.until, found.is_stale) == (date(2026, 11, 15), is_stale)


def test_a_limit_is_asked_of_the_site_so_that_it_is_asked_again(site_of: SiteOf) -> None:
    site = site_of(world("{标识: zcwj, 名称: 政策文件}", document("2026-11-10")))
    column = column_of(site, "zcwj")

    with site.reading() as reads:
        freshness(site, column, limit_of(site, column))

    assert reads.until == date(2027, 5, 11)
