"""Lists of two years beside each other."""

from typing import cast

from generator.comparison import Comparison, comparison
from generator.page import Fact, Link, SearchDocument
from generator.pages import catalog as catalog_pages
from generator.pages import comparison as pages
from generator.pages import task as task_pages
from generator.records import Catalog
from generator.site import Site
from generator.wording import Edit
from tests.conftest import SiteOf, pages_of

AUDIT = "公告本级预算执行审计和专项审计调查结果，整改结果另行发布"

WORLD = f"""
    -- content/units.yaml --
    单位:
    - {{标识: qczj, 名称: 区财政局, 别名: [财政局], 类别: 政府部门}}
    - {{标识: qsjj, 名称: 区审计局, 类别: 政府部门}}
    -- content/catalogs/a-2025.yaml --
    标题: 去年清单
    年度: 2025
    任务:
    - {{序号: 1, 内容: 公开政府预算和决算, 牵头单位: 区财政局, 时限: 2025年9月底前}}
    - {{序号: 2, 内容: 公开部门预算, 牵头单位: 区财政局}}
    - {{序号: 3, 内容: {AUDIT}, 责任单位: 区审计局, 时限: 按季度}}
    - {{序号: 4, 内容: 清理旧文件, 责任单位: 区审计局}}
    -- content/catalogs/b-2026.yaml --
    标题: 今年清单
    年度: 2026
    上年清单: a-2025
    任务:
    - {{序号: 1, 名称: 预算, 内容: 公开政府预算、决算和说明, 牵头单位: 财政局, 责任单位: 区审计局, 时限: 9月30日前, 延续: a-2025/1}}
    - {{序号: 2, 内容: {AUDIT}并公布, 责任单位: 区审计局, 时限: 每半年}}
    - {{序号: 3, 内容: 开设问答专栏, 责任单位: 区审计局, 新增: 是}}
    - {{序号: 4, 内容: 建设数据目录, 责任单位: 区审计局}}
"""


def compared(site: Site) -> Comparison:
    found = comparison(site, site.all(Catalog)[-1])
    assert found is not None
    return found


def labels(found: Comparison) -> dict[str, list[str]]:
    return {
        "kept": [f"{task.label}←{' '.join(e.label for e in old)}" for task, old in found.kept],
        "new": [each.label for each in found.new],
        "dropped": [each.label for each in found.dropped],
        "unconfirmed": [f"{each.task.label}?{each.before.label}" for each in found.unconfirmed],
    }


def test_what_goes_on_what_is_new_what_is_dropped_and_what_nobody_has_told(
    site_of: SiteOf,
) -> None:
    assert labels(compared(site_of(WORLD))) == {
        "kept": ["1←1"],
        "new": ["3", "4"],
        "dropped": ["2", "4"],
        "unconfirmed": ["2?3"],
    }


def test_likeness_is_told_in_percent(site_of: SiteOf) -> None:
    assert [each.likeness for each in compared(site_of(WORLD)).unconfirmed] == [95]


def test_a_task_that_is_said_to_be_new_is_like_none(site_of: SiteOf) -> None:
    site = site_of(WORLD.replace("时限: 每半年", "新增: 是"))

    assert labels(compared(site))["unconfirmed"] == []
    assert labels(compared(site))["dropped"] == ["2", "3", "4"]


def test_several_tasks_may_be_made_one_and_one_several(site_of: SiteOf) -> None:
    both = "延续: [a-2025/1, a-2025/2]"
    site = site_of(WORLD.replace("延续: a-2025/1", both).replace("新增: 是", "延续: a-2025/1"))

    assert labels(compared(site))["kept"] == ["1←1 2", "3←1"]


def test_short_titles_are_compared_where_both_lists_have_them(site_of: SiteOf) -> None:
    old, new = "清理旧文件, ", "建设数据目录, "
    named = WORLD.replace(old, f"{old}名称: 行政规范性文件年度清理, ").replace(
        new, f"{new}名称: 行政规范性文件年度清理, "
    )

    assert "4?4" in labels(compared(site_of(named)))["unconfirmed"]


def test_a_list_that_names_none_of_the_year_before_is_not_compared(site_of: SiteOf) -> None:
    site = site_of(WORLD.replace("上年清单: a-2025", ""))

    assert [comparison(site, each) for each in site.all(Catalog)] == [None, None]
    assert pages_of(site, pages.plan) == []


# ── Pages ─────────────────────────────────────────────────────────────────


def view_of(site: Site) -> pages.View:
    (page,) = pages_of(site, pages.plan)
    assert page.url == "catalogs/b-2026/comparison.html"
    return cast("pages.View", page.view)


def test_a_change_is_told_in_words_and_a_day_that_moved_on_with_the_year_is_none(
    site_of: SiteOf,
) -> None:
    (row,) = view_of(site_of(WORLD)).kept

    assert row.changes == ("责任单位：写明“区审计局”，上年没有写",)
    assert [(each.edit, each.text) for each in row.pieces] == [
        (Edit.KEPT, "公开政府预算"),
        (Edit.REMOVED, "和"),
        (Edit.ADDED, "、"),
        (Edit.KEPT, "决算"),
        (Edit.ADDED, "和说明"),
    ]


def test_of_several_tasks_that_were_made_one_no_wording_is_compared(site_of: SiteOf) -> None:
    site = site_of(WORLD.replace("延续: a-2025/1", "延续: [a-2025/1, a-2025/2]"))
    (row,) = view_of(site).kept

    assert row.pieces == ()
    assert row.old_words == ("公开政府预算和决算", "公开部门预算")
    assert "时限：由“2025年9月底前”改为“9月30日前”" in row.changes


def test_a_limit_and_units_that_are_no_longer_told_are_told_of(site_of: SiteOf) -> None:
    site = site_of(WORLD.replace("时限: 每半年", "延续: a-2025/3, 分工: 会同"))
    (_, row) = view_of(site).kept

    assert row.changes == ("时限：没有写，上年是“按季度”", "分工：写明“会同”，上年没有写")


def test_what_is_word_for_word_the_same_says_so(site_of: SiteOf) -> None:
    site = site_of(
        WORLD.replace(f"{AUDIT}并公布", AUDIT).replace("每半年", "按季度, 延续: a-2025/3")
    )
    (_, row) = view_of(site).kept

    assert (row.is_verbatim, row.changes) == (True, ())


def test_the_counts_leave_out_what_there_is_none_of(site_of: SiteOf) -> None:
    counts = view_of(site_of(WORLD.replace("时限: 每半年", "新增: 是"))).counts

    assert [(each.word, each.value) for each in counts] == [
        ("2026年", "4项"),
        ("2025年", "4项"),
        ("延续", "1项"),
        ("新增", "3项"),
        ("不再列入", "3项"),
    ]


def test_tasks_lead_to_the_same_task_of_the_years_around(site_of: SiteOf) -> None:
    found = {str(each.url): each for each in pages_of(site_of(WORLD), task_pages.plan)}

    def years(address: str) -> tuple[Fact, ...]:
        return cast("task_pages.View", found[address].view).years

    assert years("tasks/b-2026/1.html") == (
        Fact("上年同项", "1　公开政府预算和决算", "tasks/a-2025/1.html"),
    )
    assert years("tasks/a-2025/1.html") == (Fact("下年同项", "1　预算", "tasks/b-2026/1.html"),)
    search = cast("SearchDocument", found["tasks/b-2026/1.html"].search)
    assert "公开政府预算和决算" not in "".join(map(str, search.texts))


def test_both_lists_lead_to_their_comparison(site_of: SiteOf) -> None:
    found = {str(each.url): each for each in pages_of(site_of(WORLD), catalog_pages.plan)}

    def comparisons(address: str) -> tuple[Link, ...]:
        links = cast("catalog_pages.View", found[address].view).links
        return tuple(each for each in links if each.title.endswith("对比"))

    address = "catalogs/b-2026/comparison.html"
    assert comparisons("catalogs/b-2026.html") == (Link("与2025年对比", address),)
    assert comparisons("catalogs/a-2025.html") == (Link("与2026年对比", address),)
