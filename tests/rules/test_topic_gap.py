from generator.rules.topic_gap import topic_gap
from tests.conftest import Told
from tests.topics import SITE, topic


def test_a_section_without_anything_is_told(told: Told) -> None:
    assert told(topic_gap, SITE + topic("[{标题: 甲, 标签: 惠民}, {标题: 乙, 标签: 惠企}]")) == [
        "content/topics/hm.yaml:5:28: 提醒 topic-gap：专题“惠民”的“乙”没有内容"
    ]


def test_a_section_of_links_and_a_topic_in_the_archive_are_quiet(told: Told) -> None:
    links = "[{标题: 甲, 标签: 无, 链接: [{名称: 丙, 网址: https://www.example.gov.cn/}]}]"

    assert told(topic_gap, SITE + topic(links)) == []
    assert told(topic_gap, SITE + topic("[{标题: 甲, 标签: 无}]", 至="2026-11-19")) == []
