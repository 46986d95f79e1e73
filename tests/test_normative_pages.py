import csv
import io
from datetime import date

from generator import form, normative
from generator.pages import cleanup as cleanup_pages
from generator.pages import normative as normative_pages
from generator.site import Site
from tests.conftest import SiteOf, pages_of
from tests.rules.normatives import cleanup, site
from tests.rules.normatives import normative as document

NEW = {"统一编号": "GF-2026-0002", "成文日期": "2026-04-01", "发布日期": "2026-04-02"}
TEXT = (
    site()
    + document(有效性="废止")
    + document("b", title="新办法", **NEW, 发文字号="示府规〔2026〕2号", 废止="[2026/a]")
    + document("c", title="将到期的办法", 统一编号="", 规范性文件="是", 有效期至="2027-04-30")
    + document("d", title="不是规范性文件", 统一编号="")
)


def views(found: Site) -> dict[str, normative_pages.View]:
    return {
        page.url: page.view
        for page in pages_of(found, normative_pages.plan)
        if isinstance(page.view, normative_pages.View)
    }


def test_the_directories_hold_what_is_in_force_and_what_is_void(site_of: SiteOf) -> None:
    found = views(site_of(TEXT))
    titles = {url: [line.title for line in view.parts[0].lines] for url, view in found.items()}

    assert titles == {
        "normative/index.html": ["新办法", "将到期的办法"],
        "normative/void.html": ["某某办法"],
    }


def test_a_void_document_says_since_when_and_by_what(site_of: SiteOf) -> None:
    (line,) = views(site_of(TEXT))["normative/void.html"].parts[0].lines

    assert (line.ended, line.basis, line.state) == ("2026-05-01", "示府规〔2026〕2号", "废止")


def test_what_ends_soon_is_marked_from_the_day_on_which_it_must_be_reviewed(
    site_of: SiteOf,
) -> None:
    for day, words in ((date(2026, 10, 29), ""), (date(2026, 10, 30), "不足6个月")):
        lines = views(site_of(TEXT, day))["normative/index.html"].parts[0].lines
        assert {each.title: each.soon for each in lines} == {"新办法": "", "将到期的办法": words}


def test_the_tables_say_what_the_pages_say(site_of: SiteOf) -> None:
    found = site_of(TEXT)
    table = dict(normative.tables(found))["normative-in-force"]
    rows = list(csv.DictReader(io.StringIO(form.as_csv(table, str).decode("utf-8-sig"))))

    assert [(row["标题"], row["统一编号"], row["有效期至"]) for row in rows] == [
        ("新办法", "GF-2026-0002", "2031-04-30"),
        ("将到期的办法", "", "2027-04-30"),
    ]
    assert rows[0]["网址"] == "https://www.shili.example.gov.cn/xxgk/documents/2026/b.html"


def test_a_site_without_normative_documents_has_no_directory(site_of: SiteOf) -> None:
    found = site_of(site() + document(统一编号=""))

    assert views(found) == {}
    assert list(normative.tables(found)) == []


def test_a_clean_up_tells_its_verdicts_and_how_the_documents_stand_today(site_of: SiteOf) -> None:
    record = cleanup("{文件: 2026/a, 结果: 继续有效, 说明: 照旧}, {文件: 2026/b, 结果: 继续有效}")
    (page,) = pages_of(site_of(TEXT + record), cleanup_pages.plan)
    view = page.view

    assert isinstance(view, cleanup_pages.View)
    assert [(each.title, each.verdict, each.note, each.state) for each in view.lines] == [
        ("某某办法", "继续有效", "照旧", "废止"),
        ("新办法", "继续有效", "", ""),
    ]
    assert {each.verdict: each.number for each in view.counts} == {
        "继续有效": 2, "修改": 0, "废止": 0, "失效": 0,
    }  # fmt: skip


def test_a_document_that_a_clean_up_ends_names_it(site_of: SiteOf) -> None:
    ended = document(有效性="失效")
    record = cleanup(
        "{文件: 2026/a, 结果: 失效}", year=2026, 清理日期="2026-10-14", 发布日期="2026-10-16"
    )
    (line,) = views(site_of(site() + ended + record))["normative/void.html"].parts[0].lines

    assert (line.ended, line.basis) == ("2026-10-14", "2026年清理")
