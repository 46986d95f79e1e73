from datetime import date

import pytest

from generator.gathering import items
from generator.records import Topic
from generator.site import Site
from tests.conftest import SiteOf
from tests.topics import SITE, topic


def gathered(site: Site) -> list[str]:
    (found,) = site.all(Topic)
    return [each.called for each in items(site, found, found.sections[0])]


@pytest.mark.parametrize(
    ("section", "found"),
    [
        ("标签: 惠民", ["乙？", "救助申请"]),
        ("标签: 惠民, 种类: 指南", ["救助申请"]),
        ("标签: 惠民, 受众: 企业", ["乙？"]),
        ("受众: 个人", ["要带什么？", "救助申请"]),
        ("栏目: zcwj", ["救助申请", "区民政局关于印发《救助办法》的通知"]),
        ("栏目: zcwj, 标题含: 救助办法", ["区民政局关于印发《救助办法》的通知"]),
        ("单位: 区民政局, 种类: 问答", ["要带什么？", "乙？"]),
        ("单位: 区财政局", []),
        ("标签: 惠民, 自: 2026-04-01", ["乙？"]),
        ("标签: 惠民, 至: 2026-04-01", ["救助申请"]),
        ("标签: 惠民, 最多: 1", ["乙？"]),
        ("标签: 惠民, 文件: 2026/a", ["区民政局关于印发《救助办法》的通知", "乙？", "救助申请"]),
        ("文件: 2026/a", ["区民政局关于印发《救助办法》的通知"]),
    ],
)
def test_a_section_holds_what_fits_all_that_it_says(
    site_of: SiteOf, section: str, found: list[str]
) -> None:
    assert gathered(site_of(SITE + topic(f"[{{标题: 甲, {section}}}]"))) == found


def test_by_subject_documents_are_found(site_of: SiteOf) -> None:
    site = SITE.replace("有效性: 有效", "有效性: 有效\n    主题分类: 综合政务/其他")

    assert gathered(site_of(site + topic("[{标题: 甲, 主题分类: 综合政务}]"))) == [
        "区民政局关于印发《救助办法》的通知"
    ]


def test_a_topic_gathers_within_its_own_days(site_of: SiteOf) -> None:
    short = topic("[{标题: 甲, 标签: 惠民}]", 自="2026-03-01", 至="2026-04-30")

    assert gathered(site_of(SITE + short)) == ["救助申请"]
    assert gathered(site_of(SITE + short, date(2026, 4, 1))) == ["救助申请"]
