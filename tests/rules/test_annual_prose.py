import pytest

from generator.rules.annual_prose import annual_prose
from tests.annual_reports import UNITS, report
from tests.conftest import Told

TOLD = "新收申请9件，上年结转1件，办结8件，结转下年度继续办理2件。"


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("全年新收政府信息公开申请10件。", "“新收政府信息公开申请10件”，申请表“一”的总计是9"),
        ("上年度结转申请2件。", "“上年度结转申请2件”，申请表“二”的总计是1"),
        ("共办结9件。", "“办结9件”，申请表“三（七）”的总计是8"),
        ("结转下一年度3件。", "“结转下一年度3件”，申请表“四”的总计是2"),
        ("发生行政复议1,200件。", "“行政复议1,200件”，复议诉讼表“行政复议”的总计是1"),
        ("行政诉讼案件2件。", "“行政诉讼案件2件”，复议诉讼表两组行政诉讼的总计是0"),
    ],
)
def test_t1_numbers_in_words_are_those_of_the_tables(new: str, said: str, told: Told) -> None:
    assert told(annual_prose, UNITS + report((TOLD, new))) == [
        f"content/reports/qczj-2025.yaml:6:10: 提醒 annual-prose：文字里写着{said}（T1）"
    ]


@pytest.mark.parametrize("text", [TOLD, "按期办结5件，其余3件延期。", "收到行政复议建议2条。"])
def test_what_agrees_or_is_another_number_is_quiet(text: str, told: Told) -> None:
    assert told(annual_prose, UNITS + report((TOLD, text))) == []


def test_a_reason_that_is_stated_is_enough(told: Told) -> None:
    reason = ("主要问题:", "勾稽说明: [{项: 文字与表, 说明: 只计网上申请}]\n主要问题:")

    assert told(annual_prose, UNITS + report((TOLD, "新收申请3件。"), reason)) == []
