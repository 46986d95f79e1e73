"""Rare but real input: lists without tasks, units named twice, days to come, nesting without end."""

import subprocess
import sys

import pytest

from generator.build import opened
from generator.diagnostic import Rejected
from generator.page import Fact, Page
from generator.pages import catalog, plain, unit
from generator.url import Url
from tests.conftest import AS_OF, FolderOf, RefusalOf, SiteOf, all_cells, moment_of, pages_of
from tests.records.test_decoding import refused

UNITS = """
        -- content/units.yaml --
        单位:
        - {标识: qczj, 名称: 区财政局, 类别: 政府部门, 别名: [财政局]}
        - {标识: qfpb, 名称: 区扶贫办, 类别: 政府部门, 去向: {方式: 并入, 单位: 区财政局, 日期: 2025-03-01}}
        - {标识: qsjj, 名称: 区数据局, 类别: 政府部门, 设立日期: 2025-03-01}
        集合:
        - {名称: 各部门, 成员: {类别: [政府部门]}}
"""
TWICE = (
    UNITS
    + """
        -- content/documents/2026/a.md --
        ---
        标题: 办法
        发布机构: [区财政局, 财政局]
        成文日期: 2026-01-08
        发布日期: 2026-01-08
        栏目: zcwj
        ---
        -- content/pages/p.md --
        ---
        标题: 页
        单位: [区财政局, 财政局]
        ---
"""
)


def test_a_list_whose_parts_have_no_tasks_yet_can_be_shown(site_of: SiteOf) -> None:
    site = site_of("""
        -- content/catalogs/sl-2026.yaml --
        标题: 任务分工
        年度: 2026
        部分: [{标题: 经济}]
    """)

    assert list(all_cells(site))


def test_a_list_with_a_day_of_publication_only_binds_the_same_units_everywhere(
    site_of: SiteOf,
) -> None:
    site = site_of(
        UNITS
        + """
        -- content/catalogs/sl-2024.yaml --
        标题: 清单
        年度: 2024
        发布日期: 2024-05-01
        任务:
        - {序号: 1, 内容: 甲, 牵头单位: 各部门}
    """
    )
    addresses = {page.url for page in pages_of(site, catalog.plan)}
    linked = {count.url for page in pages_of(site, unit.plan) for count in page.view.counts}

    assert linked == {each for each in addresses if "/units/" in each}


def test_a_document_whose_issuer_is_named_twice_stands_once_in_its_list_and_feed(
    site_of: SiteOf,
) -> None:
    site = site_of(TWICE)
    views = {
        page.url: page.view
        for _cell, pages in all_cells(site)
        for page in pages
        if isinstance(page, Page)
    }

    assert views[Url("lists/unit/qczj.html")].count == 1
    assert len(views[Url("feeds/unit/qczj.xml")].entries) == 1


def test_a_page_shows_a_unit_named_twice_once(site_of: SiteOf) -> None:
    (page,) = pages_of(site_of(TWICE), plain.plan)

    assert page.view.facts[0] == Fact("发布单位", "区财政局", "units/qczj.html")


def test_an_issuer_that_is_no_unit_is_shown_beside_one_that_is(site_of: SiteOf) -> None:
    site = site_of(
        UNITS
        + """
        -- content/catalogs/a.yaml --
        标题: 甲
        年度: 2026
        发布机构: [中共示例区委, 区财政局]
    """
    )
    whole = next(
        page.view for page in pages_of(site, catalog.plan) if page.url == "catalogs/a.html"
    )

    assert Fact("发布机构", "中共示例区委、区财政局") in whole.facts


@pytest.mark.parametrize("level", ["[']', ", "{a: '}', b: ", "[#]\n "])
def test_a_bracket_in_quotes_or_a_comment_does_not_hide_the_depth(level: str) -> None:
    code = (
        "import sys\n"
        "from generator.decoder import decode\n"
        "from generator.diagnostic import Rejected\n"
        "from generator.records import UnitBook\n"
        f"try: decode(UnitBook, '单位:\\n ' + {level!r} * 100000, 'a.yaml')\n"
        "except Rejected: sys.exit(7)\n"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 7


def test_two_thousand_closed_levels_are_refused() -> None:
    assert refused("标题: " + "[']', " * 2000 + "1" + "]" * 2000 + "\n")


#   so an address with a comma in {…} is cut without a word
def test_an_unknown_key_without_a_value_is_refused(refusal_of: RefusalOf) -> None:
    assert refused("标题: 甲\n摘药:\n")
    assert refusal_of("""
        -- site.yaml --
        网站名称: 甲
        基准网址: https://a.example/
        上级平台: [{名称: 市政府, 网址: https://b.example/art,1.html}]
    """)


@pytest.mark.parametrize(
    "text",
    [
        "栏目: [甲,\n",
        "栏目: [\n",
        "单位: {甲: 乙,\n",
        "标题: |甲\n",
        "标题: >甲\n",
        '标题: "C:\\q"\n',
    ],
)
def test_no_message_on_syntax_is_english(text: str) -> None:
    (told,) = refused(text)

    assert "不符合 YAML 的写法（" not in told


def test_a_control_character_in_the_front_matter_is_told_once(refusal_of: RefusalOf) -> None:
    assert (
        len(
            refusal_of(
                "        -- content/pages/a.md --\n        ---\n        标题: 甲\x07乙\n        ---\n"
            )
        )
        == 1
    )


def test_a_link_to_a_file_that_is_gone_is_refused(folder_of: FolderOf) -> None:
    folder = folder_of("")
    (folder / "content/pages").mkdir(parents=True)
    (folder / "content/pages/a.md").symlink_to("gone.md")

    with pytest.raises(Rejected), opened(folder, moment_of(AS_OF)):
        pass


def test_a_unit_that_will_end_next_year_is_a_unit_like_any_other_today(site_of: SiteOf) -> None:
    site = site_of("""
        -- content/units.yaml --
        单位:
        - {标识: qczj, 名称: 区财政局, 类别: 政府部门, 去向: {方式: 撤销, 日期: 2027-01-01}}
        集合:
        - {名称: 各部门, 成员: {类别: [政府部门]}}
    """)
    (page,) = pages_of(site, unit.plan)

    assert [each.title for each in page.view.collectives] == ["各部门"]
