"""The matrix of organs and statutory items, and its pages."""

from generator import coverage_table
from generator.coverage import cells, columns_of
from generator.pages import column, coverage, data, unit_entry
from generator.records import Unit
from generator.site import Site
from generator.statutory_content import items_of, statutory_items
from generator.vocabulary import Level
from tests.conftest import RefusalOf, SiteOf, pages_of

WORLD = """
    -- site.yaml --
    网站名称: 示例区人民政府
    基准网址: https://www.shili.example.gov.cn/
    法定内容说明:
    - {项: [统计信息, 规划信息], 理由: 由区统计局公布, 栏目: tjxx}
    - {项: 财政预决算, 单位: 各镇街, 理由: 由区财政局公布}
    -- content/units.yaml --
    单位:
    - {标识: qczj, 名称: 区财政局, 类别: 政府部门}
    - {标识: dhjd, 名称: 东河街道, 类别: 镇街}
    - {标识: qwb, 名称: 区委办, 类别: 党委机构}
    集合:
    - {名称: 各镇街, 成员: {类别: [镇街]}}
    -- content/documents/2026/a.md --
    ---
    标题: 征收公告
    发布机构: [区财政局]
    成文日期: 2026-03-01
    发布日期: 2026-03-02
    栏目: [qtfd-tdzs]
    ---
    正文。
"""


def words(site: Site, unit: str) -> dict[str, str]:
    (view,) = (page.view for page in pages_of(site, coverage.plan) if page.url == "coverage.html")
    return {
        item.name: mark.word
        for matrix in view.matrices
        for group in matrix.groups
        for row in group.rows
        if row.unit.title == unit
        for item, mark in zip(matrix.items, row.marks, strict=True)
    }


def test_there_are_fifteen_items_for_all_and_those_of_each_level() -> None:
    found = statutory_items()

    assert len({each.name for each in found}) == len(found) == 27
    assert [each.article for each in found].count(20) == 15
    for level, number in ((Level.COUNTY, 7), (Level.TOWN, 8)):
        assert sum(each.is_owed_at(level) for each in found if each.levels) == number


def test_a_column_is_for_an_item_by_its_id_or_by_the_ground_it_cites() -> None:
    def names(identity: str, name: str, basis: str | None) -> list[str]:
        return [each.name for each in items_of(identity, name, basis)]

    assert names("tjxx", "统计", None) == ["统计信息"]
    assert names("x", "统计", "条例第二十条第(四)项") == ["统计信息"]
    assert names("x", "土地征收", "条例第二十一条") == ["土地征收"]
    assert names("x", "别的", "条例第二十一条") == []
    assert names("x", "其他", "条例第二十条第（十五）项、第二十一条") == ["其他法定信息"]


def test_the_topmost_column_of_an_item_stands_for_those_below(site_of: SiteOf) -> None:
    found = columns_of(site_of(WORLD))

    assert [each.id for each in found["政策文件"]] == ["zcwj"]
    assert [each.id for each in found["土地征收"]] == ["qtfd-tdzs"]


def test_a_cell_is_a_number_a_reason_or_a_gap(site_of: SiteOf) -> None:
    site = site_of(WORLD)

    assert {name: words(site, "区财政局")[name] for name in ("统计信息", "规划信息", "土地征收", "其他法定信息", "财政预决算")} == {
        "统计信息": "注1",
        "规划信息": "注1",
        "土地征收": "1",
        "其他法定信息": "1",
        "财政预决算": "缺",
    }  # fmt: skip
    assert words(site, "东河街道")["财政预决算"] == "注2"
    assert words(site, "区委办") == {}


def test_the_page_counts_its_cells_and_gives_them_as_data(site_of: SiteOf) -> None:
    site = site_of(WORLD)
    (page,) = pages_of(site, coverage.plan)
    every = [cell for unit in ("qczj", "dhjd") for cell in cells(site, _unit(site, unit))]

    rows = coverage_table.table(site).rows
    assert len(rows) == len(every) == 22 + 23
    assert page.view.published == 2
    assert page.view.explained + page.view.silent + page.view.published == len(every)
    assert ("区财政局", 20, "（四）", "统计信息") in [row[:4] for row in rows]
    files = {"data/coverage.csv", "data/coverage.json"}
    assert files <= {str(each.url) for each in pages_of(site, data.plan)}


def _unit(site: Site, identity: str) -> Unit:
    found = site.get(Unit, identity)
    assert found
    return found


def test_a_unit_s_own_entry_says_the_same(site_of: SiteOf) -> None:
    site = site_of(WORLD)
    entries = {str(each.url): each.view for each in pages_of(site, unit_entry.plan)}
    answers = {each.name: each for each in entries["units/qczj/content.html"].answers}

    assert [each.title for each in answers["土地征收"].links] == ["土地征收"]
    assert answers["统计信息"].reason == "由区统计局公布"
    assert answers["统计信息"].elsewhere.url == "columns/tjxx.html"
    assert answers["财政预决算"].reason == "没有公开，也没有说明原因。"
    branches = {each.title: each.reason for each in entries["units/qczj/content.html"].branches}
    assert branches["统计信息"] == "由区统计局公布"


def test_a_unit_s_own_entry_leads_to_its_page_for_what_stands_there(site_of: SiteOf) -> None:
    facts = "办公地址: 政和路1号, 办公时间: 工作日, 联系电话: 0000-8000, 负责人: 张某, 机构职能: 管财政, 内设机构: [办公室]"
    name = "标识: qczj, 名称: 区财政局"
    assert name in WORLD
    site = site_of(WORLD.replace(name, f"{name}, {facts}"))
    entries = {str(each.url): each.view for each in pages_of(site, unit_entry.plan)}
    branches = {each.title: each for each in entries["units/qczj/content.html"].branches}
    others = {each.title: each for each in entries["units/dhjd/content.html"].branches}

    functions = branches["机关职能"]
    assert (functions.reason, functions.elsewhere.url) == ("", "units/qczj.html")
    assert others["机关职能"].elsewhere is None


def test_a_site_without_the_matrix_has_neither_page_nor_links(site_of: SiteOf) -> None:
    site = site_of(
        WORLD.replace("法定内容说明", "重定向").split("    - {项")[0]
        + "\n    -- content/units.yaml --"
        + WORLD.split("-- content/units.yaml --")[1]
    )

    assert pages_of(site, coverage.plan) == []
    assert [
        page.view.overviews for page in pages_of(site, column.plan) if "content" in page.url
    ] == [()]


def test_an_item_that_the_law_does_not_know_is_guessed(refusal_of: RefusalOf) -> None:
    (only,) = refusal_of(WORLD.replace("项: 财政预决算", "项: 财政预算"))

    assert "“项”：没有“财政预算”这一项，是否应为“财政预决算”" in only
