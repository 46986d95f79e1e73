from generator.pages import document
from generator.rules.repost_late import repost_late
from tests.conftest import SiteOf, Told, pages_of
from tests.questions import UNITS

FILE = "content/documents/2026/z.md"


def repost(published: str, reposted: str) -> str:
    return f"""{UNITS}
    -- {FILE} --
    ---
    标题: 转载：省里的通知
    发布机构: 区民政局
    成文日期: 2026-10-26
    发布日期: 2026-10-27
    栏目: zcwj
    转载: {{来源: 省政府网站, 网址: "https://www.example.gov.cn/1", 发布时间: {published}, 转载时间: {reposted}}}
    ---

    要点。
"""


def test_within_a_day_is_in_time(told: Told) -> None:
    assert told(repost_late, repost("2026-10-26 16:20", "2026-10-27 16:20")) == []
    assert told(repost_late, UNITS) == []


def test_what_comes_later_than_a_day_is_told_in_hours(told: Told) -> None:
    (found,) = told(repost_late, repost("2026-10-26 16:20", "2026-10-27 22:00"))

    assert found.startswith(f"{FILE}:7:")
    assert found.endswith("“转载：省里的通知”在原文发布30小时以后才转载，应在24小时内")


def test_nothing_is_taken_before_it_is_there(told: Told) -> None:
    (found,) = told(repost_late, repost("2026-10-26 16:20", "2026-10-26 09:00"))

    assert "错误 repost-late：转载时间 2026-10-26 09:00 早于原文的发布时间" in found


def test_the_page_tells_the_source_and_both_times(site_of: SiteOf) -> None:
    site = site_of(repost("2026-10-26 16:20", "2026-10-27 09:05"))
    pages = {str(each.url): each for each in pages_of(site, document.plan)}
    facts = {
        each.word: (each.value, each.url) for each in pages["documents/2026/z.html"].view.facts
    }

    assert facts["转载自"] == ("省政府网站", "https://www.example.gov.cn/1")
    assert facts["原文发布"] == ("2026年10月26日16:20", "")
    assert facts["转载"] == ("2026年10月27日09:05（17小时以后）", "")
