from datetime import date

from generator.pages import document
from generator.site import Site
from tests.conftest import SiteOf, pages_of
from tests.rules.normatives import normative, site

NEW = {"统一编号": "GF-2026-0002", "成文日期": "2026-04-01", "发布日期": "2026-04-02"}
STEPS = "[{环节: 集体审议, 日期: 2026-02-20}, {环节: 公开征求意见, 日期: 2025-12-10, 至: 2026-01-10, 说明: 采纳9条。, 文件: 2026/b}]"


def view(found: Site, name: str = "a") -> document.View:
    (page,) = (
        each for each in pages_of(found, document.plan) if each.url == f"documents/2026/{name}.html"
    )
    assert isinstance(page.view, document.View)
    return page.view


def banner(found: Site) -> tuple[str, str, list[str]]:
    shown = view(found).banner
    assert shown is not None
    return shown.title, shown.text, [each.title for each in shown.links]


def test_a_banner_says_since_when_and_by_what_a_document_is_repealed(site_of: SiteOf) -> None:
    new = normative("b", title="新办法", **NEW, 施行日期="2026-06-01", 废止="[2026/a]")

    assert banner(site_of(site() + normative() + new)) == (
        "本文件已废止",
        "自2026年6月1日起废止，不再作为行政管理的依据。原文保留，供查阅。",
        ["新办法"],
    )


def test_a_banner_names_what_is_not_on_the_portal(site_of: SiteOf) -> None:
    repealed = normative(废止日期="2026-10-01", 废止依据="某政发〔2026〕5号")

    assert banner(site_of(site() + repealed))[1].endswith("供查阅。依据：某政发〔2026〕5号。")


def test_a_banner_says_since_when_a_document_is_amended(site_of: SiteOf) -> None:
    new = normative("b", title="新决定", **NEW, 修改="[2026/a]")

    assert banner(site_of(site() + normative(有效性="已修改") + new)) == (
        "本文件已修改",
        "自2026年5月1日起修改。以下为修改前的文本，应与修改它的文件一并阅读。",
        ["新决定"],
    )


def test_an_end_that_is_computed_is_shown_as_such(site_of: SiteOf) -> None:
    rule = "有效期规则: {参照: 通行, 依据: 本区规定}"
    found = site_of(site(rule) + normative(有效期至=""))
    facts = {each.word: each.value for each in view(found).facts}

    assert facts["有效期至"] == "2031年4月30日（文件没有写明，按本区规定计算）"


def test_the_steps_stand_in_the_order_of_their_days_with_the_publication(site_of: SiteOf) -> None:
    notice = normative("b", title="征求意见公告", 统一编号="")
    stages = view(site_of(site() + normative(制发程序=STEPS) + notice)).procedure

    assert [(each.word, each.day, each.until, each.note) for each in stages] == [
        ("公开征求意见", date(2025, 12, 10), date(2026, 1, 10), "采纳9条。"),
        ("集体审议", date(2026, 2, 20), None, ""),
        ("公布", date(2026, 3, 2), None, ""),
    ]
    assert stages[0].link is not None
    assert stages[0].link.title == "征求意见公告"


def test_without_steps_there_is_no_such_table(site_of: SiteOf) -> None:
    assert view(site_of(site() + normative())).procedure == ()


def test_a_normative_document_stands_in_the_column_that_gathers_them(site_of: SiteOf) -> None:
    columns = site().replace(
        "{标识: zcwj, 名称: 政策文件}",
        "{标识: zcwj, 名称: 政策文件}\n          - {标识: gf, 名称: 规范性文件, 收录: 行政规范性文件}",
    )
    found = site_of(
        columns
        + normative()
        + normative("b", title="旧办法", 统一编号="", 规范性文件="是", 有效性="废止")
    )

    assert (found.count("column/gf"), found.count("column/zcwj")) == (1, 2)
