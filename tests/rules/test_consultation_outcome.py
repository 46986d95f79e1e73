from datetime import date

from generator.rules.consultation_outcome import consultation_outcome
from tests.conftest import Told
from tests.matters import FILE, matter, views

ASKED = views("2026-03-01", "2026-03-31")
ANSWER = "反馈: {日期: DAY, 收到: 10, 采纳: 4, 部分采纳: 1, 未采纳: 5MORE}"


def answered(day: str = "2026-04-30", more: str = "") -> str:
    return matter("意见征集", ASKED + ANSWER.replace("DAY", day).replace("MORE", more))


def test_what_came_of_it_is_told_within_thirty_days(told: Told) -> None:
    unanswered = matter("意见征集", ASKED)

    assert told(consultation_outcome, unanswered, date(2026, 4, 30)) == []
    assert told(consultation_outcome, unanswered, date(2026, 5, 1)) == [
        f"{FILE}:7:5: 提醒 consultation-outcome：“某事”2026年3月31日截止，应在2026年4月30日前反馈，还没有反馈"
    ]
    assert told(consultation_outcome, answered()) == []
    assert told(consultation_outcome, answered("2026-05-01"))[0].endswith("2026年5月1日才反馈")


def test_a_site_may_set_another_limit(told: Told) -> None:
    own = """
    -- site.yaml --
    网站名称: 示例区人民政府
    基准网址: https://www.shili.example.gov.cn/xxgk/
    反馈天数: 45
    """

    assert told(consultation_outcome, matter("意见征集", ASKED) + own, date(2026, 5, 1)) == []


def test_the_numbers_agree(told: Told) -> None:
    (total,) = told(consultation_outcome, answered().replace("收到: 10", "收到: 11"))
    more = ", 意见: [{意见: 甲, 条数: 3, 采纳: 是}, {意见: 乙, 条数: 2, 采纳: 是}]"
    (adopted,) = told(consultation_outcome, answered(more=more))

    assert "错误" in total
    assert total.endswith("采纳、部分采纳、未采纳共10件，收到11件，对不上")
    assert adopted.endswith("主要意见里采纳的有5条，多于采纳的4件")


def test_a_view_that_was_not_adopted_has_its_reason(told: Told) -> None:
    (message,) = told(consultation_outcome, answered(more=", 意见: [{意见: 甲, 采纳: 否}]"))
    explained = ", 意见: [{意见: 甲, 采纳: 否, 理由: 与上位法不符}, {意见: 乙, 采纳: 是}]"

    assert message.endswith("意见“甲”未采纳，没有写“理由”")
    assert told(consultation_outcome, answered(more=explained)) == []
