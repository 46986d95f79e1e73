from generator.pages import document, policy
from generator.site import Site
from tests.conftest import SiteOf, pages_of
from tests.questions import UNITS, question
from tests.services import SITE, service

EXPLAINED = """
    -- content/interpretations/2026/wd.md --
    ---
    标题: 一问一答
    解读对象: 2026/a
    形式: 简明问答
    单位: 区民政局
    发布日期: 2026-01-09
    ---
"""


def view(site: Site) -> policy.View:
    (found,) = pages_of(site, policy.plan)
    assert (found.url, found.search) == ("policies/2026/a.html", None)
    assert isinstance(found.view, policy.View)
    return found.view


def test_a_policy_page_joins_all_that_rests_on_a_document(site_of: SiteOf) -> None:
    shown = view(site_of(SITE + EXPLAINED + service()))

    assert (shown.title, shown.original.url) == ("《救助办法》", "documents/2026/a.html")
    assert [each.title for each in shown.interpretations] == ["一问一答"]
    assert [(each.title, each.opening) for each in shown.questions] == [("要带什么？", "能。")]
    assert [
        (each.title, [(fact.word, fact.value) for fact in each.facts]) for each in shown.services
    ] == [("救助申请", [("办事对象", "个人"), ("办结时限", "5个工作日内"), ("收费", "不收费")])]
    assert [each.phone for each in shown.windows] == ["0000-1"]
    assert [(each.word, each.value) for each in shown.phones] == [("区民政局", "0000-1")]


def test_a_document_with_neither_answers_nor_guides_has_no_policy_page(site_of: SiteOf) -> None:
    assert pages_of(site_of(UNITS + EXPLAINED), policy.plan) == []
    assert pages_of(site_of(UNITS + question(有效至="2026-11-19")), policy.plan) == []


def test_the_document_leads_to_its_guides_answers_and_policy_page(site_of: SiteOf) -> None:
    (found,) = pages_of(site_of(SITE + service()), document.plan)

    assert [each.title for each in found.view.offers] == ["救助申请（办事指南）", "要带什么？"]
    assert found.view.policy.url == "policies/2026/a.html"
    (found,) = pages_of(site_of(UNITS), document.plan)
    assert (found.view.offers, found.view.policy) == ((), None)


TABLE = """
    -- content/tables/dx.yaml --
    标题: 兑现情况
    种类: 资金流向
    单位: 区民政局
    栏目: zcwj
    发布日期: 2026-09-10
    字段: [企业, {名称: 政策, 类型: 文件}]
    数据: [[甲, ~]]
    相关文件: 2026/a
"""


def test_tables_that_name_the_document_stand_on_its_policy_page_and_on_its_own(
    site_of: SiteOf,
) -> None:
    site = site_of(SITE + service() + TABLE)

    assert [(each.title, each.url) for each in view(site).tables] == [
        ("兑现情况", "tables/dx.html")
    ]
    (found,) = pages_of(site, document.plan)
    assert [(each.title, each.url) for each in found.view.tables] == [
        ("兑现情况", "tables/dx.html")
    ]


def test_a_table_that_names_the_document_in_a_cell_stands_on_its_page_only(site_of: SiteOf) -> None:
    text = TABLE.replace("相关文件: 2026/a", "").replace("[甲, ~]", "[甲, 2026/a]")
    site = site_of(SITE + service() + text)

    assert view(site).tables == ()
    (found,) = pages_of(site, document.plan)
    assert [each.title for each in found.view.tables] == ["兑现情况"]


def test_equal_windows_are_listed_once_with_all_their_telephones(site_of: SiteOf) -> None:
    windows = "[{地点: 一号路, 时间: 工作日, 电话: 0000-1}, {地点: 一号路, 时间: 工作日, 电话: 0000-3}, {地点: 一号路, 时间: 周六, 电话: 0000-1}, {地点: 一号路, 时间: 工作日}]"
    shown = view(site_of(SITE + service(受理窗口=windows)))

    assert [(each.hours, each.phone) for each in shown.windows] == [
        ("工作日", "0000-1、0000-3"),
        ("周六", "0000-1"),
    ]
