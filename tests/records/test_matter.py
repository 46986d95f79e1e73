from datetime import date, time

from generator.records import Matter, MatterKind
from generator.value import When
from tests.conftest import RefusalOf, SiteOf
from tests.matters import FILE, matter


def test_a_matter_says_of_which_kind_it_is_and_what_stages_it_went_through(site_of: SiteOf) -> None:
    site = site_of(
        matter(
            "突发事件",
            """
            级别: 一般
            发生: 2026-07-06 14:20
            环节:
            - {环节: 首次发布, 日期: 2026-07-06 15:30}
            - {环节: 处置结束, 计划: 2026-07-08}
            """,
        )
    )
    (found,) = site.all(Matter)

    assert (found.id, found.kind, found.published_on) == ("2026/a", "突发事件", date(2026, 3, 1))
    assert found.occurred == When(date(2026, 7, 6), time(14, 20))
    assert str(found.steps[0].when) == "2026-07-06 15:30"
    assert found.steps[1].planned == date(2026, 7, 8)


def test_the_day_of_a_matter_in_lists_is_that_of_its_last_change(site_of: SiteOf) -> None:
    site = site_of(matter("舆情回应", "更新日期: 2026-03-09"))

    assert site.all(Matter)[0].published_on == date(2026, 3, 9)


def test_a_stage_has_a_day_a_plan_or_a_reason(refusal_of: RefusalOf) -> None:
    told = refusal_of(matter("重大行政决策", "环节: [{环节: 列入目录, 说明: 已办}]"))

    assert told == [
        f"{FILE}:7:6: 错误 invalid-value：“环节”：写“日期”，还没有到的写“计划”，不经过的在“不适用”里写原因"
    ]


def test_a_time_is_a_day_or_a_minute_of_it(refusal_of: RefusalOf) -> None:
    told = refusal_of(matter("舆情回应", "发生: 7月6日"))

    assert told == [
        f"{FILE}:7:5: 错误 invalid-value：“发生”：“7月6日”不是规范的日期，应如“2022-07-27”"
    ]


def test_what_does_not_agree_is_refused(refusal_of: RefusalOf) -> None:
    backwards = "征集: {起: 2026-03-09, 止: 2026-03-01, 方式: 电话}"
    unasked = "反馈: {日期: 2026-03-09, 收到: 1, 采纳: 1}"
    empty = "进展: [{时间: 2026-03-09, 完成比例: 20}]"
    beyond = "进展: [{时间: 2026-03-09, 内容: 甲, 完成比例: 120}]"

    assert "“止”2026-03-01 早于“起”2026-03-09" in refusal_of(matter("意见征集", backwards))[0]
    assert "写了“反馈”，没有写“征集”" in refusal_of(matter("意见征集", unasked))[0]
    assert "至少写一项" in refusal_of(matter("重大部署落实", empty))[0]
    assert "应为0至100" in refusal_of(matter("重大部署落实", beyond))[0]


def test_a_site_may_have_kinds_of_its_own_and_change_others(site_of: SiteOf) -> None:
    kinds = """
        -- site.yaml --
        网站名称: 示例区人民政府
        基准网址: https://www.shili.example.gov.cn/xxgk/
        事项种类:
        - 名称: 民生实事
          标识: welfare
          环节: [立项, {名称: 完成}]
    """
    own = kinds.replace("[立项, {名称: 完成}]", "[{名称: 立项}, {名称: 完成}]").replace(
        "民生实事", "辟谣"
    )
    known = {each.id: each for each in site_of(own).all(MatterKind)}

    assert [each.name for each in known["辟谣"].stages] == ["立项", "完成"]
    assert known["辟谣"].key == "welfare"
    assert known["舆情回应"].stages[0].name == "首次回应"


def test_a_limit_of_a_kind_names_its_stages_and_a_stretch_of_time(refusal_of: RefusalOf) -> None:
    site = """
        -- site.yaml --
        网站名称: 示例区人民政府
        基准网址: https://www.shili.example.gov.cn/xxgk/
        事项种类:
        - {名称: 甲, 标识: a, 环节: [{名称: 乙}], 时限: [{到: 丙, 时限: 3日内}]}
    """

    assert "“时限”写了“丙”，“环节”里没有它" in refusal_of(site)[0]
    assert "“尽快”应如“24小时内”" in refusal_of(site.replace("3日内", "尽快"))[0]
