from generator import gazettes
from generator.pages import gazette as gazette_pages
from generator.pages import gazette_index
from generator.paper import Issue
from generator.site import Site
from tests.conftest import SiteOf, pages_of
from tests.rules.normatives import gazette, normative, site
from tests.test_document_pages import view as document_view

CONTENTS = "{名称: 区政府文件, 文件: [2026/a]}, {名称: 人事任免, 标题: [任免事项, 公示]}"
TEXT = (
    normative(发文字号="示府规〔2026〕1号")
    + gazette("2026-1", 1)
    + gazette("2026-2", 2, CONTENTS, 封面说明="本期说明。")
)


def issues(found: Site) -> dict[str, gazette_pages.View]:
    return {
        page.url: page.view
        for page in pages_of(found, gazette_pages.plan)
        if isinstance(page.view, gazette_pages.View)
    }


def test_an_issue_shows_its_contents_by_section_with_links_to_what_the_portal_has(
    site_of: SiteOf,
) -> None:
    view = issues(site_of(site() + TEXT))["gazettes/2026-2.html"]

    assert view.title == "示例区人民政府公报2026年第2期"
    assert [
        (section.name, [(line.title, line.url, line.number) for line in section.lines])
        for section in view.sections
    ] == [
        ("区政府文件", [("某某办法", "documents/2026/a.html", "示府规〔2026〕1号")]),
        ("人事任免", [("任免事项", "", ""), ("公示", "", "")]),
    ]
    assert [each.title for each in view.neighbours] == ["上一期：2026年第1期"]
    assert view.pdf is None


def test_an_issue_is_made_as_pdf_where_the_site_asks_for_it(site_of: SiteOf) -> None:
    found = site_of(site("另存: pdf") + TEXT)
    (page,) = (
        each
        for each in pages_of(found, gazette_pages.plan)
        if "2026-2" in each.url and isinstance(each.view, Issue)
    )
    issue = page.view

    assert page.url == "gazettes/2026-2/示例区人民政府公报2026年第2期.pdf"
    assert [(name, [each.title for each in entries]) for name, entries in issue.sections] == [
        ("区政府文件", ["某某办法"]),
        ("人事任免", ["任免事项", "公示"]),
    ]
    assert [each.title for each in issue.papers] == ["某某办法"]


def test_the_index_lists_every_issue_by_year_and_the_contents_everything(site_of: SiteOf) -> None:
    found = site_of(site() + TEXT + gazette("2025-4", 3, 发布日期="2025-12-15"))
    index, contents = (page.view for page in pages_of(found, gazette_index.plan)[:2])

    assert isinstance(index, gazette_index.View)
    assert isinstance(contents, gazette_index.ContentsView)
    assert [(year.year, [each.title for each in year.issues]) for year in index.years] == [
        (2025, ["2025年第4期（总第3期）"]),
        (2026, ["2026年第2期（总第2期）", "2026年第1期（总第1期）"]),
    ]
    assert [row.title for row in contents.rows] == ["任免", "某某办法", "任免事项", "公示", "任免"]
    assert contents.sections == ("人事", "区政府文件", "人事任免")
    assert len(gazettes.table(found).rows) == 5


def test_a_document_names_the_first_issue_that_printed_it(site_of: SiteOf) -> None:
    facts = {
        each.word: (each.value, each.url) for each in document_view(site_of(site() + TEXT)).facts
    }

    assert facts["刊登"] == ("示例区人民政府公报2026年第2期", "gazettes/2026-2.html")
