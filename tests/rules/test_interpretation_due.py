from datetime import date

from generator.rules.interpretation_due import interpretation_due
from tests.conftest import Told

FILE = "content/documents/2026/qyjb.md"


def document(more: str) -> str:
    return f"""
        -- content/units.yaml --
        单位:
        - {{标识: qczj, 名称: 区财政局, 类别: 政府部门}}
        -- {FILE} --
        ---
        标题: 奖励办法
        发布机构: 区财政局
        成文日期: 2026-01-05
        发布日期: 2026-01-08
        栏目: zcwj
        {more}
        ---
    """


INTERPRETATION = """
        -- content/interpretations/2026/wd.md --
        ---
        标题: 一问一答
        解读对象: 2026/qyjb
        形式: 简明问答
        单位: 区财政局
        发布日期: 2026-01-09
        ---
"""


def test_a_document_that_needs_an_interpretation_and_has_none_is_a_warning(told: Told) -> None:
    assert told(interpretation_due, document("需解读: 是"), as_of=date(2026, 1, 18)) == [
        f"{FILE}:7:6: 提醒 interpretation-due：“奖励办法”需要解读，2026年1月8日发布，至今没有解读材料，应在2026年1月13日前"
    ]


def test_the_days_of_grace_are_three_working_days(told: Told) -> None:
    """8 January 2026 is a Thursday."""
    site = document("需解读: 是")

    assert told(interpretation_due, site, as_of=date(2026, 1, 8)) == []
    assert told(interpretation_due, site, as_of=date(2026, 1, 13)) == []
    assert len(told(interpretation_due, site, as_of=date(2026, 1, 14))) == 1


def test_holidays_are_not_counted_and_made_up_days_are(told: Told) -> None:
    """The holiday of 2026 lasts from 1 to 7 October; Saturday the 10th is worked."""
    site = document("需解读: 是").replace("发布日期: 2026-01-08", "发布日期: 2026-09-30")

    assert told(interpretation_due, site, as_of=date(2026, 10, 10)) == []
    assert len(told(interpretation_due, site, as_of=date(2026, 10, 11))) == 1


def test_where_the_year_s_holidays_are_unknown_nothing_is_guessed(told: Told) -> None:
    site = document("需解读: 是").replace("发布日期: 2026-01-08", "发布日期: 2026-12-30")

    assert told(interpretation_due, site, as_of=date(2027, 6, 1)) == []


def test_an_interpretation_that_comes_late_is_told_with_its_day(told: Told) -> None:
    late = INTERPRETATION.replace("2026-01-09", "2026-01-14")
    in_time = INTERPRETATION.replace("2026-01-09", "2026-01-13")

    assert told(interpretation_due, document("需解读: 是") + in_time) == []
    assert told(interpretation_due, document("需解读: 是") + late) == [
        f"{FILE}:7:6: 提醒 interpretation-due：“奖励办法”需要解读，2026年1月8日发布，解读到2026年1月14日才发布，应在2026年1月13日前"
    ]
    assert told(interpretation_due, document("需解读: 否") + late) == []


def test_the_first_of_several_interpretations_counts(told: Told) -> None:
    later = INTERPRETATION.replace("2026/wd", "2026/tj").replace("2026-01-09", "2026-02-14")

    assert told(interpretation_due, document("需解读: 是") + INTERPRETATION + later) == []


def test_a_document_with_an_interpretation_is_quiet(told: Told) -> None:
    assert told(interpretation_due, document("需解读: 是") + INTERPRETATION) == []


def test_a_document_that_needs_none_or_is_void_is_quiet(told: Told) -> None:
    assert told(interpretation_due, document("需解读: 否")) == []
    assert told(interpretation_due, document("需解读: 是\n        有效性: 废止")) == []


def test_a_document_that_says_why_it_has_no_interpretation_is_quiet(told: Told) -> None:
    explained = "需解读: 是\n        未解读说明: 只列事项名称，不设定权利义务。"

    assert told(interpretation_due, document(explained)) == []
