from generator.rules.vanished_address import vanished_address
from tests.conftest import Told

SITE = """
        -- site.yaml --
        网站名称: 示例区人民政府
        基准网址: https://www.shili.example.gov.cn/
        栏目:
        - {标识: guide, 名称: 政府信息公开指南}
        - {标识: rules, 名称: 政府信息公开制度}
        - {标识: content, 名称: 法定主动公开内容}
        - {标识: reports, 名称: 政府信息公开年报}
        重定向:
        - {从: pages/hilfe.html, 到: pages/help.html}
        -- content/pages/help.md --
        ---
        标题: 帮助
        ---
"""


def test_a_published_address_that_is_gone_is_reported_with_the_redirect_to_add(
    told: Told,
) -> None:
    assert told(
        vanished_address, SITE, published=["index.html", "pages/b.html", "pages/a.html"]
    ) == [
        "site.yaml: 错误 vanished-address：上次公开的网址“pages/a.html”不见了；"
        "请恢复原内容，或在“重定向”里加“- 从: pages/a.html”和“到: 新网址”",
        "site.yaml: 错误 vanished-address：上次公开的网址“pages/b.html”不见了；"
        "请恢复原内容，或在“重定向”里加“- 从: pages/b.html”和“到: 新网址”",
    ]


def test_an_address_that_is_a_page_or_redirects_to_one_has_not_vanished(told: Told) -> None:
    published = ["index.html", "pages/help.html", "pages/hilfe.html"]

    assert told(vanished_address, SITE, published=published) == []


def test_a_site_that_was_never_published_has_nothing_to_keep(told: Told) -> None:
    assert told(vanished_address, SITE) == []
