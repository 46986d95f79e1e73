"""The words of five published lists, and what they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deadline import (
    AtOnce,
    By,
    Cycle,
    Deadline,
    Edge,
    Every,
    Fixed,
    From,
    Half,
    Measure,
    Month,
    OneDay,
    Open,
    Quarter,
    Quota,
    Shown,
    TenDays,
    WholeYear,
    Within,
)
from generator.phrase import Mention, mentions, parse

WORKING, DAY, HOUR = Measure.WORKING_DAY, Measure.DAY, Measure.HOUR
MONTHLY, QUARTERLY, YEARLY = Every(Cycle.MONTH), Every(Cycle.QUARTER), Every(Cycle.YEAR)
ONCE_A_YEAR = Quota(Cycle.YEAR, 1)
YEAR_END = Fixed(2022, WholeYear(), Edge.BEFORE)


def month(year: int, number: int, edge: Edge = Edge.END) -> Fixed:
    return Fixed(year, Month(number), edge, Shown.FIGURES)


CELLS: list[tuple[str, int, Deadline]] = [
    # The deadline columns of the five lists.
    ("2020年9月底前", 2020, month(2020, 9, Edge.BEFORE)),
    ("2021年8月底", 2021, month(2021, 8)),
    ("2021年9月底", 2021, month(2021, 9)),
    ("2021年10月底", 2021, month(2021, 10)),
    ("2021年11月底", 2021, month(2021, 11)),
    ("2021年12月底", 2021, month(2021, 12)),
    ("持续推进", 2021, Open("持续推进")),
    ("在人代会或人大常委会召开后20日内", 2021, Within(20, DAY, "人代会或人大常委会召开")),
    ("在财政部门预算、决算批复后的20日内", 2021, Within(20, DAY, "财政部门预算、决算批复")),
    ("2022年底前", 2022, Fixed(2022, WholeYear(), Edge.BEFORE, Shown.FIGURES)),
    ("年底前", 2022, YEAR_END),
    # Those of the lists that this program has met.
    ("9月底前", 2026, Fixed(2026, Month(9), Edge.BEFORE)),
    ("6月30日前", 2026, Fixed(2026, OneDay(6, 30), Edge.BEFORE)),
    ("2026年6月30日前", 2025, Fixed(2026, OneDay(6, 30), Edge.BEFORE, Shown.FIGURES)),
    ("2026年12月20日前", 2026, Fixed(2026, OneDay(12, 20), Edge.BEFORE, Shown.FIGURES)),
    ("上半年", 2026, Fixed(2026, Half(1))),
    ("第三季度末", 2026, Fixed(2026, Quarter(3), Edge.END)),
    ("三季度", 2026, Fixed(2026, Quarter(3))),
    ("10月中旬", 2026, Fixed(2026, TenDays(10, 2))),
    ("次年1月31日前", 2026, Fixed(2027, OneDay(1, 31), Edge.BEFORE, Shown.NEXT)),
    ("二〇二六年十二月三十一日前", 2026, Fixed(2026, OneDay(12, 31), Edge.BEFORE, Shown.FIGURES)),
    ("２０２６年 ６月底前完成。", 2026, month(2026, 6, Edge.BEFORE)),
    ("2021年度", 2021, Fixed(2021, WholeYear(), shown=Shown.FIGURES)),
    ("20个工作日内", 2026, Within(20, WORKING)),
    ("二十个工作日内", 2026, Within(20, WORKING)),
    ("不超过20个工作日", 2026, Within(20, WORKING)),
    ("印发后3个工作日内", 2026, Within(3, WORKING, "印发")),
    ("信息变更后5个工作日内", 2026, Within(5, WORKING, "信息变更")),
    ("财政部门批复后20日内", 2026, Within(20, DAY, "财政部门批复")),
    ("人大常委会批准后20日内", 2026, Within(20, DAY, "人大常委会批准")),
    ("2025年度决算批复后20日内", 2026, Within(20, DAY, "2025年度决算批复")),
    ("自然资源部门批复后20日内", 2026, Within(20, DAY, "自然资源部门批复")),
    ("应急响应启动后两小时内", 2026, Within(2, HOUR, "应急响应启动")),
    ("自信息形成或变更之日起20个工作日内", 2026, Within(20, WORKING, "信息形成或变更", From.SINCE)),
    ("听证会召开7日前", 2026, Within(7, DAY, "听证会召开", From.BEFORE)),
    ("会前3个工作日", 2026, Within(3, WORKING, "会", From.BEFORE)),
    ("三个月内", 2026, Within(3, Measure.MONTH)),
    ("一年内", 2026, Within(1, Measure.YEAR)),
    ("24小时内", 2026, Within(24, HOUR)),
    ("48小时内", 2026, Within(48, HOUR)),
    ("按月度", 2026, MONTHLY),
    ("按季度", 2026, QUARTERLY),
    ("每半年", 2026, Every(Cycle.HALF)),
    ("按学年", 2026, Every(Cycle.SCHOOL_YEAR)),
    ("每年", 2026, YEARLY),
    ("年度", 2026, YEARLY),
    ("每周", 2026, Every(Cycle.WEEK)),
    ("每周五前", 2026, Every(Cycle.WEEK, By(1, 5))),
    ("每日", 2026, Every(Cycle.DAY)),
    ("每月10日前", 2026, Every(Cycle.MONTH, By(1, 10))),
    ("每月底前", 2026, MONTHLY),
    ("每季度末月25日前", 2026, Every(Cycle.QUARTER, By(3, 25))),
    ("每年1月31日前", 2026, Every(Cycle.YEAR, By(1, 31))),
    ("每年年底前", 2026, YEARLY),
    ("每年3月底前", 2026, Every(Cycle.YEAR, By(3, 0))),
    ("每年至少1次", 2026, ONCE_A_YEAR),
    ("每季度至少一次", 2026, Quota(Cycle.QUARTER, 1)),
    ("每年一次", 2026, Quota(Cycle.YEAR, 1, is_least=False)),
    ("全年不少于2次", 2026, Quota(Cycle.YEAR, 2)),
    ("一般不少于2次", 2026, Quota(None, 2, is_hedged=True)),
    ("每年至少开展两次", 2026, Quota(Cycle.YEAR, 2)),
    ("每月至少公开4篇", 2026, Quota(Cycle.MONTH, 4, counter="篇")),
    ("两次", 2026, Quota(None, 2, is_least=False)),
    ("即时", 2026, AtOnce("即时")),
    ("及时更新", 2026, AtOnce("及时")),
    ("第一时间", 2026, AtOnce("第一时间")),
    ("长期", 2026, Open("长期")),
    ("长期坚持", 2026, Open("长期坚持")),
    ("全年", 2026, Open("全年")),
    ("常态化", 2026, Open("常态化")),
]


@pytest.mark.parametrize(("text", "year", "deadline"), CELLS)
def test_a_cell_of_a_list_is_understood(text: str, year: int, deadline: Deadline) -> None:
    assert parse(text, year) == deadline


@pytest.mark.parametrize(
    "text",
    [
        "",
        "年",
        "10月前",  # before it begins, or before it ends?
        "2026年前",
        "上半年前",
        "10月中旬前",
        "2月30日前",
        "10月31日底",
        "10月31日底前",
        "13月底前",
        "10日前",
        "0个工作日内",
        "6月底、12月底前",
        "6月至9月",
        "2026年6月底前完成初稿，9月底前印发",
        "2026年1月1日起",
        "每季度结束后10日内",
        "提前3个工作日",
        "6月30日前3日",
        "10月底后20日内",
        "以实际为准",
        "视情况",
        "公开7个工作日",  # how long it is shown, not by when
    ],
)
def test_what_could_be_misunderstood_is_left_as_it_is_printed(text: str) -> None:
    assert parse(text, 2026) is None


@given(
    st.text(
        "每年月日季度半底末前后内20十一两个工作次至少不于自之起的上下中旬第提，印发", max_size=12
    )
)
def test_whatever_is_understood_is_understood_again_as_it_is_printed(text: str) -> None:
    deadline = parse(text, 2026)

    assert deadline is None or parse(str(deadline), 2026) == deadline


PROSE: list[tuple[str, tuple[Deadline, ...]]] = [
    ("按季度", (QUARTERLY,)),
    ("全年带头解读政策一般不少于2次", (Quota(Cycle.YEAR, 2, is_hedged=True),)),
    ("按照法定时限及时发布并实时更新", (Open("按照法定时限"), AtOnce("及时"), AtOnce("实时"))),
    ("在印发后3个工作日内", (Within(3, WORKING, "印发"),)),
    ("文件公开后3个工作日内", (Within(3, WORKING, "文件公开"),)),
    ("每年解读重要政策措施不少于1次", (ONCE_A_YEAR,)),
    ("应在24小时内举行新闻发布会", (Within(24, HOUR),)),
    ("应在48小时内回应", (Within(48, HOUR),)),
    ("应在24小时内转载", (Within(24, HOUR),)),
    ("主要负责人每年至少听取1次", (ONCE_A_YEAR,)),
    ("每年至少开展两次专项督查", (Quota(Cycle.YEAR, 2),)),
    ("按月度公开", (MONTHLY,)),
    ("按季度公开", (QUARTERLY,)),
    ("按学年公布", (Every(Cycle.SCHOOL_YEAR),)),
    ("按季度向社会公开", (QUARTERLY,)),
    ("各机关每年至少开展一次“一把手解读”", (ONCE_A_YEAR,)),
    ("按季度开展政府及部门会议开放", (QUARTERLY,)),
    ("各机关每季度至少开展一次会议开放", (Quota(Cycle.QUARTER, 1),)),
    ("年底前对规范性文件进行全面清理", (YEAR_END,)),
    (
        "自形成或者变更之日起20个工作日内公开",
        (Within(20, WORKING, "形成或者变更", From.SINCE),),
    ),
    ("于10月31日前书面报告", (Fixed(2022, OneDay(10, 31), Edge.BEFORE),)),
    ("各牵头单位要定期", (Open("定期"),)),
    ("定期开展跟踪检查", (Open("定期"),)),
    ("动态更新每日疫情通报", (Open("动态更新"), Every(Cycle.DAY))),
    ("每年至少进行1次全面清理", (ONCE_A_YEAR,)),
    ("2022年底前", (Fixed(2022, WholeYear(), Edge.BEFORE, Shown.FIGURES),)),
    ("在5个工作日内主动回复", (Within(5, WORKING),)),
    ("年底前以村为单位", (YEAR_END,)),
    ("每年至少开展1次培训", (ONCE_A_YEAR,)),
    ("每年开展检查", (YEARLY,)),
    # These say what a duty is about, how long or how much, not by when.
    ("2020年政务公开工作安排", ()),
    ("年度发展目标落实情况", ()),
    ("2022年度重大建设项目清单", ()),
    ("2022年计划执行情况及2023年计划草案", ()),
    ("政府信息公开年报", ()),
    ("更新周期", ()),
    ("公开7个工作日", ()),
    ("分值权重不低于4%", ()),
    ("配备1—2名", ()),
]


@pytest.mark.parametrize(("text", "deadlines"), PROSE)
def test_the_limits_that_a_task_speaks_of_are_found(
    text: str, deadlines: tuple[Deadline, ...]
) -> None:
    assert tuple(each.deadline for each in mentions(text, 2022)) == deadlines


def test_a_mention_knows_where_it_stands() -> None:
    assert mentions("　各单位应于９月底前报送，此后按季度更新", 2026) == (
        Mention(5, 10, Fixed(2026, Month(9), Edge.BEFORE)),
        Mention(15, 18, QUARTERLY),
    )


@pytest.mark.parametrize("text", ["印发于2022年7月27日", "2022年1月至6月", "全年平均气温"])
def test_a_day_that_is_only_named_is_no_limit(text: str) -> None:
    assert mentions(text, 2022) == ()


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("在财政部门预算、决算批复后的20日内", "财政部门预算、决算批复后20日内"),
        ("收到申请之日起二十个工作日内", "自收到申请之日起20个工作日内"),
        ("听证会召开7日前", "听证会召开前7日"),
        ("10月份", "10月"),
        ("2022年末前", "2022年底前"),
        ("三季度末前", "第三季度末前"),
        ("按月度", "每月"),
        ("每年不少于一次", "每年至少1次"),
        ("全年一般不少于两次", "每年一般不少于2次"),
    ],
)
def test_what_was_printed_has_one_canonical_form(printed: str, canonical: str) -> None:
    assert str(parse(printed, 2022)) == canonical
