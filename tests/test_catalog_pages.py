"""The pages of a list: their addresses, and whom they name."""

from generator.page import Fact
from generator.pages import catalog
from generator.pages.catalog import PartyView, View
from generator.site import Site
from tests.conftest import SiteOf, pages_of, unresolved

UNITS = """
        -- content/units.yaml --
        单位:
        - {标识: qczj, 名称: 区财政局, 类别: 政府部门, 别名: [财政局]}
        - {标识: qfpb, 名称: 区扶贫办, 类别: 政府部门, 去向: {方式: 并入, 单位: 区财政局, 日期: 2025-03-01}}
        - {标识: qsjj, 名称: 区数据局, 类别: 政府部门, 设立日期: 2025-03-01}
        集合:
        - {名称: 各部门, 成员: {类别: [政府部门]}}
"""


def with_list(text: str) -> str:
    return f"""{UNITS}
        -- content/catalogs/sl-2024.yaml --
        标题: 任务分工
        年度: 2024
        成文日期: 2024-05-01
        {text.strip()}
    """


def views(site: Site) -> dict[str, View]:
    """Of the whole list and of its parts, by address."""
    return {
        page.url: page.view for page in pages_of(site, catalog.plan) if isinstance(page.view, View)
    }


def test_a_part_has_the_address_of_its_id_else_of_its_number(site_of: SiteOf) -> None:
    site = site_of(
        with_list("""
        部分:
        - {标题: 经济, 任务: [{序号: 1, 内容: 甲}]}
        - {标识: minsheng, 标题: 民生, 任务: [{序号: 2, 内容: 乙}]}
        - {标题: 其他, 任务: [{序号: 3, 内容: 丙}]}
        """)
    )
    whole, *parts = views(site).items()

    assert [address for address, _ in parts] == [
        "catalogs/sl-2024/parts/1.html",
        "catalogs/sl-2024/parts/minsheng.html",
        "catalogs/sl-2024/parts/3.html",
    ]
    assert [view.subtitle for _, view in parts] == ["经济", "民生", "其他"]
    assert [link.url for link in whole[1].parts] == [address for address, _ in parts]


def test_an_issuer_that_is_no_unit_of_the_portal_is_shown_as_written(site_of: SiteOf) -> None:
    site = site_of(with_list("发布机构: 中共示例区委办公室"))

    assert Fact("发布机构", "中共示例区委办公室") in views(site)["catalogs/sl-2024.html"].facts
    assert unresolved(site) == ()


def test_a_list_has_a_page_for_each_whom_it_names_or_bound_when_it_was_made(
    site_of: SiteOf,
) -> None:
    site = site_of(with_list("任务: [{序号: 1, 内容: 甲, 牵头单位: [各部门, 财政局, 区财政局]}]"))
    extracts = {
        page.url: page.view
        for page in pages_of(site, catalog.plan)
        if isinstance(page.view, PartyView)
    }

    assert {
        address: (view.led.count, view.responsible.count, view.bound.count)
        for address, view in extracts.items()
    } == {
        "catalogs/sl-2024/units/qczj.html": (1, 0, 0),
        "catalogs/sl-2024/units/qfpb.html": (0, 0, 1),
        "catalogs/sl-2024/collectives/ge-bu-men.html": (1, 0, 0),
    }
