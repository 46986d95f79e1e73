from generator.pages import document
from generator.rules.document_vetting import document_vetting
from tests.conftest import SITE, SiteOf, Told, pages_of


def portal(vetting: str, *, since: str = "2026-11-01", published: str = "2026-11-17") -> str:
    asked = f"    发布审查: {since}\n" if since else ""
    told = f"    发布审查: {vetting}\n" if vetting else ""
    return f"""{SITE}{asked}
    -- content/units.yaml --
    单位:
    - {{标识: qczj, 名称: 区财政局, 类别: 政府部门}}
    -- content/documents/a.md --
    ---
    标题: 通知
    发布机构: 区财政局
    成文日期: {published}
    发布日期: {published}
{told}    栏目: zcwj
    ---
    正文。
    """


GOOD = "{审查人: 政务公开科科长, 日期: 2026-11-17}"


def test_what_is_published_since_the_day_needs_a_review(told: Told) -> None:
    (line,) = told(document_vetting, portal(""))

    assert line == ("content/documents/a.md:5:7: 提醒 document-vetting：“通知”没有写“发布审查”")


def test_what_was_reviewed_and_what_came_before_are_quiet(told: Told) -> None:
    assert told(document_vetting, portal(GOOD)) == []
    assert told(document_vetting, portal("", published="2026-10-31")) == []
    assert told(document_vetting, portal("", since="")) == []


def test_a_review_after_publication_and_one_that_left_something_out_are_told(told: Told) -> None:
    late = portal("{审查人: 科长, 日期: 2026-11-18}")
    (line,) = told(document_vetting, late)
    assert line.endswith("发布审查 2026-11-18 晚于发布日期 2026-11-17")

    part = portal("{审查人: 科长, 日期: 2026-11-17, 方面: [政治关, 法律关, 政策关]}")
    (line,) = told(document_vetting, part)
    assert line.endswith("发布审查没有审保密关、文字关")


def test_a_review_that_is_told_is_looked_at_whether_or_not_the_site_asks_for_one(
    told: Told,
) -> None:
    late = "{审查人: 政务公开科科长, 日期: 2026-11-18}"

    (line,) = told(document_vetting, portal(late, since=""))

    assert "晚于发布日期" in line


def test_the_page_tells_by_whom_and_when(site_of: SiteOf) -> None:
    page = pages_of(site_of(portal(GOOD)), document.plan)[0]
    facts = {fact.word: fact.value for fact in page.view.facts}

    assert facts["发布审查"] == "政务公开科科长，2026年11月17日，主动公开"
