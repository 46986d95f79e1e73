from generator.rules.address_clash import address_clash
from tests.conftest import Told

ENTRIES = """
        -- site.yaml --
        网站名称: 示例区人民政府
        基准网址: https://www.shili.example.gov.cn/
        栏目:
        - {标识: guide, 名称: 政府信息公开指南}
        - {标识: rules, 名称: 政府信息公开制度}
        - {标识: content, 名称: 法定主动公开内容}
        - {标识: reports, 名称: 政府信息公开年报}
"""

PAGE = """
        -- content/pages/help.md --
        ---
        标题: 帮助
        ---
"""


def redirect(source: str) -> str:
    return f"""{ENTRIES}
        重定向:
        - {{从: {source}, 到: index.html}}
        {PAGE}
    """


def test_a_redirect_from_a_page_that_is_still_there_is_reported(told: Told) -> None:
    assert told(address_clash, redirect("pages/help.html")) == [
        "site.yaml: 错误 address-clash："
        "网址“pages/help.html”与 content/pages/help.md 的相同，请改其中一个的标识"
    ]


def test_addresses_that_differ_in_case_only_are_one_on_some_systems(told: Told) -> None:
    (only,) = told(address_clash, redirect("Pages/HELP.html"))

    assert "网址“Pages/HELP.html”与 content/pages/help.md 的相同" in only


def test_a_clash_within_one_file_says_so(told: Told) -> None:
    site = """
        -- content/catalogs/sl-2026.yaml --
        标题: 任务分工
        年度: 2026
        部分:
        - {标题: 经济, 任务: [{序号: 1, 内容: 甲}]}
        - {标识: 1, 标题: 民生, 任务: [{序号: 2, 内容: 乙}]}
    """
    (only,) = told(address_clash, site)

    assert "网址“catalogs/sl-2026/parts/1.html”与 同一文件里另一处 的相同" in only


def test_every_page_of_an_ordinary_site_has_its_own_address(told: Told) -> None:
    assert told(address_clash, redirect("pages/old.html")) == []
