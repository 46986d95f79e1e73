from datetime import date

from generator.records import PlainPage
from tests.conftest import RefusalOf, SiteOf


def test_a_page_needs_no_more_than_a_title(site_of: SiteOf) -> None:
    site = site_of("""
        -- content/pages/guide.md --
        ---
        标题: 公开指南
        ---
    """)
    (page,) = site.all(PlainPage)

    assert (page.id, page.title, page.updated, page.columns) == ("guide", "公开指南", None, ())
    assert page.reference_date is None


def test_the_day_of_a_page_is_the_day_of_its_last_change(site_of: SiteOf) -> None:
    site = site_of("""
        -- content/pages/guide.md --
        ---
        标题: 公开指南
        更新日期: 2026-03-01
        ---
    """)

    assert site.all(PlainPage)[0].reference_date == date(2026, 3, 1)


def test_a_page_has_no_day_of_publication(refusal_of: RefusalOf) -> None:
    (told,) = refusal_of("""
        -- content/pages/guide.md --
        ---
        标题: 公开指南
        发布日期: 2026-03-01
        ---
    """)

    assert told == (
        "content/pages/guide.md:3:1: 错误 unknown-key："
        "不认识的条目“发布日期”，可用的有：标签、发布时间、撤下日期、草稿、标题、栏目、单位、更新日期、摘要、附件"
    )
