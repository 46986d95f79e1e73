"""What guides show."""

from generator.pages import plain, unit_entry
from tests.conftest import SITE, SiteOf, pages_of

WORLD = f"""{SITE}    - {{标识: request, 名称: 依申请公开}}
    公开指南: {{信息分类: 分三类, 更新日期: 2026-03-02}}
    查阅场所:
    - {{名称: 查阅厅, 地址: 文昌路21号, 设备: 电脑, 服务: 代查}}
    -- content/units.yaml --
    单位:
    - 标识: qczj
      名称: 区财政局
      类别: 政府部门
      公开指南: {{获取方式: 到本局查阅, 更新日期: 2026-05-06}}
    -- content/pages/ask.md --
    ---
    标题: 怎样申请
    栏目: request
    ---
    正文。
    -- content/pages/help.md --
    ---
    标题: 帮助
    ---
    正文。
"""


def test_a_unit_s_own_words_come_first_then_those_of_all(site_of: SiteOf) -> None:
    site = site_of(WORLD)
    (guide,) = (page for page in pages_of(site, unit_entry.plan) if "/guide" in page.url)
    facts = {each.word: each.value for each in guide.view.nine}

    assert facts["信息分类"] == "分三类"
    assert facts["编排体系"].startswith("每件信息编有索引号")
    assert facts["获取方式"] == "到本局查阅"
    assert facts["更新日期"] == "2026年5月6日"
    assert list(facts)[3:9] == [
        "公开机构名称", "办公地址", "办公时间", "联系电话", "传真号码", "互联网联系方式",
    ]  # fmt: skip


def test_places_and_fees_stand_where_readers_are_told_how_to_ask(site_of: SiteOf) -> None:
    site = site_of(WORLD)
    pages = [*pages_of(site, unit_entry.plan), *pages_of(site, plain.plan)]
    told = [page.url for page in pages if page.view.places and page.view.fees]

    assert told == ["units/qczj/guide.html", "pages/ask.html"]
    assert pages[-2].view.places[0].offers == "电脑；代查"
