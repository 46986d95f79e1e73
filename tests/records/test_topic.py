import pytest

from generator.records import Topic
from tests.conftest import RefusalOf, SiteOf, unresolved
from tests.topics import SITE, topic

FILE = "content/topics/hm.yaml"


def test_a_topic_has_sections_that_look_or_name(site_of: SiteOf) -> None:
    site = site_of(
        SITE + topic("[{标题: 甲, 标签: 惠民}, {标题: 乙, 文件: 2026/a, 问答: [2026/q]}]")
    )
    (found,) = site.all(Topic)

    assert [(each.title, each.looks) for each in found.sections] == [("甲", True), ("乙", False)]
    assert unresolved(site) == ()


def test_what_a_section_names_must_exist(site_of: SiteOf) -> None:
    site = site_of(SITE + topic("[{标题: 甲, 文件: 2026/b}, {标题: 乙, 栏目: zc}]"))

    assert {(each.family, each.value) for each in unresolved(site)} == {
        ("documents", "2026/b"),
        ("columns", "zc"),
    }


@pytest.mark.parametrize(
    ("section", "told"),
    [
        (
            "{标题: 甲, 标签: 惠民, 自: 2026-03-02, 至: 2026-03-01}",
            "“至”2026-03-01 早于“自”2026-03-02",
        ),
        ("{标题: 甲}", "这一部分没有写收哪些内容：写“标签”“栏目”之类，或者写出标识、链接"),
        (
            "{标题: 甲, 标题含: 乙, 文件: 2026/a}",
            "“标题含”要与“标签”“栏目”“主题分类”“单位”“受众”其中的一个一起用",
        ),
    ],
)
def test_a_section_that_says_nothing_is_refused(
    refusal_of: RefusalOf, section: str, told: str
) -> None:
    (found,) = refusal_of(SITE + topic(f"[{section}]"))

    assert found.endswith(told)


def test_a_topic_ends_no_earlier_than_it_begins(refusal_of: RefusalOf) -> None:
    days = {"自": "2026-03-02", "至": "2026-03-01"}

    (line,) = refusal_of(SITE + topic("[{标题: 甲, 标签: 惠民}]", **days))

    assert line.endswith("错误 invalid-value：“至”2026-03-01 早于“自”2026-03-02")


@pytest.mark.parametrize("tags", ["惠企、减税", "[惠企；减税, 惠企]", "[惠企, 减税]"])
def test_tags_with_a_mark_between_them_are_several(site_of: SiteOf, tags: str) -> None:
    site = site_of(SITE + topic("[{标题: 甲, 标签: 惠民}]", 标签=tags))

    assert site.all(Topic)[0].tags == ("惠企", "减税")
