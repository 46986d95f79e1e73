"""Tables as workbooks that an office can work in."""

import io
from datetime import date, datetime

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator import workbook
from generator.page import Column, Table

COLUMNS = (
    Column("序号", "号"),
    Column("任务", "做什么"),
    Column("截止日期", "哪一天", "日期"),
    Column("剩余天数", "几天", "整数"),
    Column("状态", "怎样", "状态"),
    Column("网址", "在哪里", "网址"),
)
TABLE = Table(
    "清单[甲]：台账 & 进度",
    COLUMNS,
    (
        ("007", "=1+1", date(2026, 6, 30), -143, "逾期", "https://a.example/1.html"),
        ("8", "甲" * 200, None, None, "未到期", "https://a.example/2.html"),
    ),
    date(2026, 11, 20),
)


def opened(table: Table = TABLE) -> Worksheet:
    sheet = load_workbook(io.BytesIO(workbook.write(table))).active
    assert isinstance(sheet, Worksheet)
    return sheet


def test_every_cell_is_of_its_kind() -> None:
    found = [[cell.value for cell in row] for row in opened().iter_rows()]

    assert found == [
        ["序号", "任务", "截止日期", "剩余天数", "状态", "网址"],
        ["007", "=1+1", datetime(2026, 6, 30), -143, "逾期", "https://a.example/1.html"],
        ["8", "甲" * 200, None, None, "未到期", "https://a.example/2.html"],
    ]


def test_text_is_never_a_formula_and_days_are_days() -> None:
    sheet = opened()

    assert sheet["B2"].data_type == "s"
    assert (sheet["C2"].is_date, sheet["C2"].number_format) == (True, "yyyy-mm-dd")


def test_it_is_set_up_for_work_and_for_paper() -> None:
    sheet = opened()

    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:F3"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0  # as many sheets as it takes, one wide
    assert sheet["B3"].alignment.wrap_text
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["A"].width


def test_a_state_has_its_colour_beside_its_word() -> None:
    sheet = opened()

    assert sheet["E2"].font.color.rgb == "FFA82A1C"
    assert sheet["E2"].fill.fgColor.rgb == "FFFBEBE8"
    assert sheet["E3"].fill.fgColor.rgb == "00000000"


def test_an_address_can_be_followed() -> None:
    assert opened()["F2"].hyperlink.target == "https://a.example/1.html"


def test_the_same_table_is_the_same_bytes() -> None:
    made = load_workbook(io.BytesIO(workbook.write(TABLE))).properties.created

    assert workbook.write(TABLE) == workbook.write(TABLE)
    assert made == datetime(2026, 11, 20)


def test_its_name_is_one_that_a_sheet_can_have() -> None:
    assert opened().title == "清单甲：台账 & 进度"
    assert opened(Table("[]", COLUMNS, ())).title == "表"


def test_what_is_longer_than_a_cell_says_that_it_was_cut() -> None:
    text = opened(Table("表", COLUMNS[:1], (("甲" * 40000,),)))["A2"].value

    assert isinstance(text, str)
    assert (len(text), text[-1]) == (32767, "…")
