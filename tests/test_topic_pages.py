from datetime import date

from generator.overviews import TOPICS_SHOWN, running_topics
from generator.pages import home
from generator.pages import topic as page
from generator.site import Site
from tests.conftest import SiteOf, pages_of
from tests.topics import SITE, topic

SECTIONS = (
    "[{标题: 甲, 标签: 惠民}, {标题: 乙, 链接: [{名称: 丙, 网址: https://www.example.gov.cn/}]}]"
)


def view(site: Site) -> page.View:
    (found,) = pages_of(site, page.plan)
    assert isinstance(found.view, page.View)
    return found.view


def test_a_topic_shows_its_sections_with_items_and_links(site_of: SiteOf) -> None:
    shown = view(site_of(SITE + topic(SECTIONS)))

    assert [(each.anchor, each.title, len(each.items)) for each in shown.sections] == [
        ("s1", "甲", 2),
        ("s2", "乙", 0),
    ]
    assert [(each.title, each.url) for each in shown.sections[1].links] == [
        ("丙", "https://www.example.gov.cn/")
    ]
    assert shown.archived == ""


def test_a_topic_goes_to_the_archive_when_its_days_are_over(site_of: SiteOf) -> None:
    text = SITE + topic(SECTIONS, 自="2026-01-01", 至="2026-11-19")
    over, still = site_of(text), site_of(text, date(2026, 11, 19))

    assert view(over).archived.startswith("2026年11月19日期满归档")
    assert view(still).archived == ""
    for site, current, archived in ((over, [], ["惠民"]), (still, ["惠民"], [])):
        (index,) = pages_of(site, page.plan_index)
        assert [each.title for each in index.view.current] == current
        assert [each.title for each in index.view.archived] == archived
        assert [each.span for each in (*index.view.current, *index.view.archived)] == [
            "2026年1月1日至2026年11月19日"
        ]


def test_without_topics_there_is_no_list_of_them(site_of: SiteOf) -> None:
    assert pages_of(site_of(SITE), page.plan_index) == []


def test_topics_that_go_on_are_named_on_the_home_page(site_of: SiteOf) -> None:
    text = SITE + topic(SECTIONS, 至="2026-11-19")
    over, still = site_of(text), site_of(text, date(2026, 11, 19))
    shown = [
        [(each.title, each.url) for each in found.view.running_topics]
        for site in (still, over)
        for found in pages_of(site, home.plan)
    ]

    assert shown == [[("惠民", "topics/hm.html")], []]


def test_only_the_newest_topics_are_named_there(site_of: SiteOf) -> None:
    several = "".join(
        topic(SECTIONS, 标题=f"专题{number}", 发布日期=f"2026-03-{number:02d}").replace(
            "hm.yaml", f"t{number}.yaml"
        )
        for number in range(1, TOPICS_SHOWN + 2)
    )

    named = [each.title for each in running_topics(site_of(SITE + several))]
    assert named == [f"专题{number}" for number in range(TOPICS_SHOWN + 1, 1, -1)]
