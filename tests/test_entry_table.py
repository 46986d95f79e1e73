from datetime import date

from generator import entry_table
from generator.page import Table
from generator.pages import data
from tests.conftest import SiteOf, pages_of
from tests.services import SITE as SERVICES
from tests.services import service
from tests.topics import SITE, topic

SECTIONS = "[{标题: 甲, 标签: 惠民}, {标题: 乙, 标签: 惠民}]"


def only(table: Table) -> dict[str, object]:
    """Its only row, by the words of its fields, without what is empty."""
    (row,) = table.rows
    words = (field.word for field in table.columns)
    return {word: value for word, value in zip(words, row, strict=True) if value is not None}


def test_a_service_guide_is_a_row_with_what_one_needs_to_come_for(site_of: SiteOf) -> None:
    site = site_of(SERVICES + service(其他依据="[甲法, 乙法]", 受众="[个人, 企业]"))

    assert only(entry_table.services(site)) == {
        "标识": "jz",
        "事项名称": "救助申请",
        "事项类型": "行政给付",
        "实施主体": "区民政局",
        "受众": "个人、企业",
        "设定依据": "2026/a#a3",
        "其他依据": "甲法；乙法",
        "申请条件": "有困难",
        "办理材料": "申请表",
        "法定时限": "20个工作日内",
        "承诺时限": "5个工作日内",
        "收费": "不收费",
        "受理窗口": "一号路",
        "办理结果": "决定书",
        "监督电话": "0000-2",
        "发布日期": date(2026, 3, 2),
        "更新日期": date(2026, 3, 2),
        "网址": "https://www.shili.example.gov.cn/xxgk/services/jz.html",
    }


def test_a_topic_is_a_row_that_says_whether_it_goes_on(site_of: SiteOf) -> None:
    text = SITE + topic(SECTIONS, 自="2026-01-01", 至="2026-11-19")
    over, still = site_of(text), site_of(text, date(2026, 11, 19))

    assert [only(entry_table.topics(site))["状态"] for site in (over, still)] == ["归档", "进行"]
    assert only(entry_table.topics(over)) == {
        "标识": "hm",
        "标题": "惠民",
        "导语": "汇在一处。",
        "单位": "区民政局",
        "部分": "甲；乙",
        "自": date(2026, 1, 1),
        "至": date(2026, 11, 19),
        "状态": "归档",
        "发布日期": date(2026, 3, 1),
        "网址": "https://www.shili.example.gov.cn/xxgk/topics/hm.html",
    }


def test_both_are_offered_as_files_where_the_site_has_any(site_of: SiteOf) -> None:
    def offered(text: str) -> set[str]:
        return {str(each.url) for each in pages_of(site_of(text), data.plan)}

    guides = {"data/services.csv", "data/services.json"}
    topics = {"data/topics.csv", "data/topics.json"}

    assert offered(SITE + topic(SECTIONS)) >= guides | topics
    assert not offered(SERVICES) & (guides | topics)
