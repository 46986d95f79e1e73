from generator.rules.redirect_target import redirect_target
from tests.conftest import Told


def site(redirects: str) -> str:
    return f"""
        -- site.yaml --
        网站名称: 示例区人民政府
        基准网址: https://www.shili.example.gov.cn/
        栏目:
        - {{标识: guide, 名称: 政府信息公开指南}}
        - {{标识: rules, 名称: 政府信息公开制度}}
        - {{标识: content, 名称: 法定主动公开内容}}
        - {{标识: reports, 名称: 政府信息公开年报}}
        重定向: [{redirects}]
        -- content/pages/help.md --
        ---
        标题: 帮助
        ---
    """


def test_a_redirect_to_nowhere_is_reported_at_its_target(told: Told) -> None:
    redirects = "{从: a.html, 到: pages/help.html}, {从: pages/old/b.html, 到: pages/hilfe.html}"

    assert told(redirect_target, site(redirects)) == [
        "site.yaml:8:65: 错误 redirect-target：重定向的目标“pages/hilfe.html”不是本站的页面"
    ]


def test_a_redirect_to_a_redirect_is_reported(told: Told) -> None:
    redirects = "{从: a.html, 到: b.html}, {从: b.html, 到: pages/help.html}"

    assert told(redirect_target, site(redirects)) == [
        "site.yaml:8:22: 错误 redirect-target：重定向的目标“b.html”不是本站的页面"
    ]


def test_a_redirect_to_a_page_is_quiet_from_any_depth(told: Told) -> None:
    redirects = "{从: a.html, 到: pages/help.html}, {从: pages/旧/b.html, 到: pages/help.html}"

    assert told(redirect_target, site(redirects)) == []
