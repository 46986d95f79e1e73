import pytest

from generator.rules.annual_sums import annual_sums
from tests.annual_reports import UNITS, report
from tests.conftest import RefusalOf, Told

FILE = "content/reports/qczj-2025.yaml"


def test_a_report_that_adds_up_is_quiet(told: Told) -> None:
    assert told(annual_sums, UNITS + report()) == []


def test_b1_what_came_is_what_was_settled_and_what_is_left(told: Told) -> None:
    text = UNITS + report(("四: [2, 0, 0, 0, 0, 0, 2]", "四: [1, 0, 0, 0, 0, 0, 1]"))

    assert told(annual_sums, text) == [
        f"{FILE}:40:10: 错误 annual-sums：申请表“自然人”一列：一（7）加二（1）是8，三（七）（6）加四（1）是7，应当相等（B1）",
        f"{FILE}:40:28: 错误 annual-sums：申请表“总计”一列：一（9）加二（1）是10，三（七）（8）加四（1）是9，应当相等（B1）",
    ]


def test_b2_the_total_is_the_sum_of_the_21_outcomes(told: Told) -> None:
    text = UNITS + report(("三（六）3: [0, 0, 0, 0, 0, 0]", "三（六）3: [0, 2, 0, 0, 0, 0]"))

    assert told(annual_sums, text) == [
        f"{FILE}:40:13: 错误 annual-sums：申请表“商业企业”一列：三（七）总计是1，三（一）至三（六）各项之和是3（B2）",
        f"{FILE}:40:28: 错误 annual-sums：申请表“总计”一列：三（七）总计是8，三（一）至三（六）各项之和是10（B2）",
    ]


def test_b3_the_sum_of_a_row_is_that_of_its_six_cells(told: Told) -> None:
    text = UNITS + report(("三（四）1: [1, 0, 0, 0, 0, 0, 1]", "三（四）1: [1, 0, 0, 0, 0, 0, 3]"))

    assert told(annual_sums, text) == [
        f"{FILE}:29:29: 错误 annual-sums：申请表“三（四）1”一行：总计是3，前6格之和是1（B3）",
        f"{FILE}:40:28: 错误 annual-sums：申请表“总计”一列：三（七）总计是8，三（一）至三（六）各项之和是10（B2）",
    ]


@pytest.mark.parametrize(
    ("row", "written", "place"),
    [
        ("行政复议", "[1, 0, 0, 0, 1]", "43:22"),
        ("未经复议直接起诉", "[0, 0, 0, 0]", "44:26"),
        ("复议后起诉", "[0, 0, 0, 0]", "45:23"),
    ],
)
def test_c1_the_total_of_a_group_is_that_of_its_four_cells(
    row: str, written: str, place: str, told: Told
) -> None:
    text = UNITS + report((f"{row}: {written}", f"{row}: [0, 1, 0, 2, 4]"))

    assert told(annual_sums, text) == [
        f"{FILE}:{place}: 错误 annual-sums：复议诉讼表“{row}”一行：总计是4，前4格之和是3（C1）"
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("三（四）1: [1, 0, 0, 0, 0, 0, 1]", "三（四）1: [1, ~, 0, 0, 0, 0, 1]"), "29:10: 错误 invalid-value：“三（四）1”：第2格“商业企业”是空的；空白不等于0，没有的写0（E1）"),
        (("行政复议: [1, 0, 0, 0, 1]", "行政复议: [1, 0, '', 0, 1]"), "43:9: 错误 invalid-value：“行政复议”：第3格“其他结果”是空的；空白不等于0，没有的写0（E1）"),
        (("复议后起诉: [0, 0, 0, 0]", "复议后起诉: [0, 0, 0, -1]"), "45:10: 错误 invalid-value：“复议后起诉”：第4格“尚未审结”写的是“-1”，应为不小于0的整数（E1）"),
    ],
)  # fmt: skip
def test_e1_no_cell_of_the_two_tables_is_empty_or_less_than_nought(
    change: tuple[str, str], said: str, refusal_of: RefusalOf
) -> None:
    assert refusal_of(UNITS + report(change)) == [f"{FILE}:{said}"]


def test_the_numbers_of_a_published_report_hold(told: Told) -> None:
    """The row and the table of a real report of a city."""
    text = UNITS + report(
        ("一: [7, 1, 0, 0, 1, 0, 9]", "一: [3746, 63, 0, 0, 19, 2, 3830]"),
        ("二: [1, 0, 0, 0, 0, 0, 1]", "二: [0, 0, 0, 0, 0, 0, 0]"),
        ("三（一）: [4, 1, 0, 0, 1, 0, 6]", "三（一）: [3744, 62, 0, 0, 19, 2, 3827]"),
        ("三（二）: [1, 0, 0, 0, 0, 0, 1]", "三（二）: [0, 1, 0, 0, 0, 0, 1]"),
        ("三（七）: [6, 1, 0, 0, 1, 0, 8]", "三（七）: [3745, 63, 0, 0, 19, 2, 3829]"),
        ("四: [2, 0, 0, 0, 0, 0, 2]", "四: [1, 0, 0, 0, 0, 0, 1]"),
        ("行政复议: [1, 0, 0, 0, 1]", "行政复议: [119, 25, 91, 24, 259]"),
        ("未经复议直接起诉: [0, 0, 0, 0]", "未经复议直接起诉: [7, 0, 15, 6, 28]"),
        ("复议后起诉: [0, 0, 0, 0]", "复议后起诉: [21, 1, 7, 9, 38]"),
    )

    assert told(annual_sums, text) == []
