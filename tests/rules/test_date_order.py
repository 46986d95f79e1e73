from datetime import date

import pytest

from generator.rules.date_order import date_order
from tests.conftest import Told

FILE = "content/documents/2026/a.md"


def document(dates: str) -> str:
    return f"""
        -- content/units.yaml --
        单位:
        - {{标识: qczj, 名称: 区财政局, 类别: 政府部门}}
        -- {FILE} --
        ---
        标题: 办法
        发布机构: 区财政局
        栏目: zcwj
        {dates}
        ---
    """


@pytest.mark.parametrize(
    ("dates", "message"),
    [
        (
            "{成文日期: 2026-01-09, 发布日期: 2026-01-08}",
            "错误 date-order：成文日期 2026-01-09 晚于发布日期 2026-01-08",
        ),
        (
            "{成文日期: 2026-01-08, 发布日期: 2026-11-21}",
            "错误 date-order：发布日期 2026-11-21 晚于今天（2026-11-20）；要到那天才公开的，请写“发布时间”",
        ),
        (
            "{成文日期: 2026-01-08, 发布日期: 2026-01-08, 施行日期: 2026-01-01}",
            "提醒 date-order：施行日期 2026-01-01 早于成文日期 2026-01-08，请核对",
        ),
        (
            "{成文日期: 2026-01-08, 发布日期: 2026-01-08, 施行日期: 2026-02-01, 有效期至: 2026-01-31}",
            "错误 date-order：施行日期 2026-02-01 晚于有效期至 2026-01-31",
        ),
        (
            "{成文日期: 2026-01-08, 发布日期: 2026-01-08, 有效期至: 2026-01-07}",
            "错误 date-order：成文日期 2026-01-08 晚于有效期至 2026-01-07",
        ),
    ],
)
def test_dates_that_cannot_follow_each_other_are_reported(
    dates: str, message: str, told: Told
) -> None:
    site = document(dates[1:-1].replace(", ", "\n        "))

    assert [each.partition(": ")[2] for each in told(date_order, site)] == [message]


def test_the_later_date_is_what_is_pointed_at(told: Told) -> None:
    (only,) = told(date_order, document("成文日期: 2026-01-09\n        发布日期: 2026-01-08"))

    assert only.startswith(f"{FILE}:6:7: ")


def test_dates_that_follow_each_other_or_fall_on_one_day_are_quiet(told: Told) -> None:
    dates = [
        "成文日期: 2026-11-20",
        "发布日期: 2026-11-20",
        "施行日期: 2026-12-01",
        "有效期至: 2031-11-30",
    ]

    assert told(date_order, document("\n        ".join(dates))) == []


def test_what_is_published_tomorrow_may_be_shown_tomorrow(told: Told) -> None:
    dates = "成文日期: 2026-11-20\n        发布日期: 2026-11-21"

    assert len(told(date_order, document(dates))) == 1
    assert told(date_order, document(dates), as_of=date(2026, 11, 21)) == []


@pytest.mark.parametrize("more", ["发布时间: 2026-11-25 09:00", "草稿: 是"])
def test_what_is_not_shown_yet_may_bear_the_day_on_which_it_will_be(more: str, told: Told) -> None:
    dates = f"成文日期: 2026-11-20\n        发布日期: 2026-11-25\n        {more}"

    assert told(date_order, document(dates)) == []


def test_what_comes_at_its_hour_may_not_bear_a_later_day(told: Told) -> None:
    dates = [
        "成文日期: 2026-11-20",
        "发布日期: 2026-11-26",
        "发布时间: 2026-11-25 09:00",
    ]

    assert told(date_order, document("\n        ".join(dates))) == [
        f"{FILE}:6:7: 错误 date-order：发布日期 2026-11-26 晚于今天（2026-11-20）"
    ]


def test_lists_and_interpretations_follow_the_same_order(told: Told) -> None:
    site = (
        document("成文日期: 2026-01-08\n        发布日期: 2026-01-08")
        + """
        -- content/catalogs/sl-2026.yaml --
        标题: 任务分工
        年度: 2026
        成文日期: 2026-04-20
        发布日期: 2026-04-15
        -- content/interpretations/2026/a.md --
        ---
        标题: 一问一答
        解读对象: 2026/a
        形式: 简明问答
        单位: 区财政局
        发布日期: 2027-01-09
        ---
    """
    )

    assert told(date_order, site) == [
        "content/catalogs/sl-2026.yaml:4:7: 错误 date-order：成文日期 2026-04-20 晚于发布日期 2026-04-15",
        "content/interpretations/2026/a.md:6:7: 错误 date-order：发布日期 2027-01-09 晚于今天（2026-11-20）；要到那天才公开的，请写“发布时间”",
    ]
