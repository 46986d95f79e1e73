import pytest

from generator.records import Column
from generator.vocabulary import STATUTORY_ENTRIES, Level
from tests.conftest import RefusalOf, SiteOf

ENTRIES = """
        网站名称: 示例区人民政府
        基准网址: https://www.shili.example.gov.cn/
        栏目:
        - {标识: guide, 名称: 政府信息公开指南}
        - {标识: rules, 名称: 政府信息公开制度}
        - {标识: content, 名称: 法定主动公开内容}
        - {标识: reports, 名称: 政府信息公开年报}
"""


def test_a_site_needs_a_name_and_a_base_address(refusal_of: RefusalOf) -> None:
    assert refusal_of("""
        -- site.yaml --
        栏目名称: 政府信息公开
    """) == [
        "site.yaml:1:1: 错误 missing：缺少“基准网址”",
        "site.yaml:1:1: 错误 missing：缺少“网站名称”",
    ]


def test_a_site_without_columns_has_the_statutory_tree(site_of: SiteOf) -> None:
    site = site_of("""
        -- site.yaml --
        网站名称: 示例区人民政府
        基准网址: https://www.shili.example.gov.cn/
    """)

    assert tuple((each.id, each.name) for each in site.config.columns[:4]) == STATUTORY_ENTRIES
    assert site.get(Column, "zcwj-gfxwj") is not None
    assert site.config.level is Level.COUNTY


def test_columns_at_every_depth_are_entries_of_the_site(site_of: SiteOf) -> None:
    site = site_of(f"""
        -- site.yaml --
        {ENTRIES.strip()}
        - 标识: more
          名称: 更多
          子栏目:
          - 标识: more-a
            名称: 甲
            子栏目:
            - {{标识: more-a-b, 名称: 乙}}
    """)

    assert [each.id for each in site.all(Column)][-3:] == ["more", "more-a", "more-a-b"]


@pytest.mark.parametrize(
    "columns",
    [
        "[{标识: content, 名称: 法定主动公开内容}]",
        "[{标识: guide, 名称: 公开指南}, {标识: rules, 名称: 政府信息公开制度},"
        " {标识: content, 名称: 法定主动公开内容}, {标识: reports, 名称: 政府信息公开年报}]",
    ],
)
def test_the_four_statutory_entries_come_first_with_their_names(
    columns: str, refusal_of: RefusalOf
) -> None:
    (told,) = refusal_of(f"""
        -- site.yaml --
        网站名称: 示例区人民政府
        基准网址: https://www.shili.example.gov.cn/
        栏目: {columns}
    """)

    assert told.startswith("site.yaml:3:5: 错误 invalid-value：“栏目”：前四个一级栏目应依次为：")


@pytest.mark.parametrize("base", ["www.shili.example.gov.cn", "//a.example/", "file:///tmp"])
def test_the_base_address_is_a_web_address(base: str, refusal_of: RefusalOf) -> None:
    assert refusal_of(f"""
        -- site.yaml --
        网站名称: 示例区人民政府
        基准网址: {base}
    """) == [
        f"site.yaml:2:7: 错误 invalid-value：“基准网址”：“{base}”应为完整的网址，以 https:// 开头，不含空格"
    ]


ELSEWHERE = {
    "找错入口": "找错入口: {}",
    "党政机关标识": "党政机关标识: {}",
    "上级平台": "上级平台: [{{名称: 市政府, 网址: {}}}]",
    "下级平台": "下级平台: [{{名称: 东镇, 网址: {}}}]",
}
"""How each address of another host is written."""


@pytest.mark.parametrize("line", ELSEWHERE.values(), ids=ELSEWHERE)
@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html;x", "//a.example/", "www.a.example"]
)
def test_an_address_on_another_host_is_a_web_address(
    line: str, address: str, refusal_of: RefusalOf
) -> None:
    (told,) = refusal_of(f"""
        -- site.yaml --
        {ENTRIES.strip()}
        {line.format(address)}
    """)

    assert told.startswith("site.yaml:8:")
    assert told.endswith(f"：“{address}”应为完整的网址，以 https:// 开头，不含空格")


@pytest.mark.parametrize("line", ELSEWHERE.values(), ids=ELSEWHERE)
@pytest.mark.parametrize("address", ["https://a.example/", "http://a.example/b?c=1"])
def test_a_web_address_on_another_host_is_taken(line: str, address: str, site_of: SiteOf) -> None:
    site = site_of(f"""
        -- site.yaml --
        {ENTRIES.strip()}
        {line.format(address)}
    """)
    config = site.config
    platforms = (*config.platforms, *config.subordinates)

    found = [config.correction, config.badge, *(each.address for each in platforms)]

    assert [each for each in found if each] == [address]


@pytest.mark.parametrize("source", ["/documents/a.html", "documents/a", "../a.html", "a b.html"])
def test_a_redirect_leads_from_page_to_page(source: str, refusal_of: RefusalOf) -> None:
    (told,) = refusal_of(f"""
        -- site.yaml --
        {ENTRIES.strip()}
        重定向:
        - 从: {source}
          到: documents/2026/a.html
    """)

    assert told.startswith(f"site.yaml:9:6: 错误 invalid-value：“从”：“{source}”应为本站页面的网址")


def test_a_column_that_gathers_by_itself_knows_its_ways(refusal_of: RefusalOf) -> None:
    (told,) = refusal_of(f"""
        -- site.yaml --
        {ENTRIES.strip()}
        - {{标识: more, 名称: 更多, 收录: 政策}}
    """)

    assert (
        told
        == "site.yaml:8:26: 错误 unknown-word：“收录”没有“政策”这个词，是否应为“政策解读”、“政策咨询问答”？"
    )


def test_the_rule_of_validity_is_one_of_those_that_are_known(refusal_of: RefusalOf) -> None:
    (told,) = refusal_of(f"""
        -- site.yaml --
        {ENTRIES.strip()}
        有效期规则: {{参照: 江西}}
    """)

    assert "没有名为“江西”的有效期规则，现有：通行、上海、山东、民政部" in told


def test_the_pattern_of_register_numbers_can_be_read(refusal_of: RefusalOf) -> None:
    (told,) = refusal_of(f"""
        -- site.yaml --
        {ENTRIES.strip()}
        统一编号规则: GF-{{年}}
    """)

    assert "“统一编号规则”：应当有一个 {年} 和一个 {序号}，各写一次" in told
