import io
import zipfile

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.exporters.xlsx import write
from generator.payload import NAME, parsed
from generator.records import Catalog
from generator.sheet import Sheet, TooLong, lay_out
from tests.exporters.catalogs import CATALOGS, catalog_of, sheet_of, values

TASKS = """
    来源文件: 关于印发任务分工的通知
    成文日期: 2026-04-15
    发布机构: 区政府办公室
    部分:
    - 标题: 甲
      任务:
      - {序号: "1", 内容: 乙, 牵头单位: 某局, 责任单位: 各镇街, 分工: 会同}
      - {序号: "2", 内容: 丙, 牵头单位: 某局, 责任单位: 各镇街, 时限: 年底前}
      - {序号: "3", 内容: 丁, 牵头单位: 某局, 时限: 年底前, 存疑: 原件不清}
"""
HEAD = 7
"""Rows before the table's heading: 附件, the title, four facts; counted from 1."""


def opened(sheet: Sheet) -> Workbook:
    return load_workbook(io.BytesIO(write(sheet)))


def page(sheet: Sheet) -> Worksheet:
    found = opened(sheet).worksheets[0]
    assert isinstance(found, Worksheet)
    return found


def texts(page: Worksheet, width: int) -> list[tuple[str, ...]]:
    """What stands in each place, a merged cell in each that it covers."""
    found = {
        (cell.row, cell.column): str(cell.value or "") for row in page.iter_rows() for cell in row
    }
    for span in page.merged_cells.ranges:
        for row in range(span.min_row, span.max_row + 1):
            for column in range(span.min_col, span.max_col + 1):
                found[row, column] = found[span.min_row, span.min_col]
    return [
        tuple(found.get((row, column), "") for column in range(1, width + 1))
        for row in range(1, page.max_row + 1)
    ]


def carried(book: Workbook) -> str:
    return "".join(str(value) for (value,) in book[NAME].iter_rows(values_only=True))


@settings(max_examples=40)
@given(CATALOGS)
def test_the_cells_say_what_the_layout_says(catalog: Catalog) -> None:
    sheet = lay_out(catalog)

    width = len(sheet.columns)
    lines = [*filter(None, [sheet.mark]), sheet.title, *map(str, sheet.facts)]
    headings = tuple(column.heading for column in sheet.columns)
    assert texts(page(sheet), width) == [
        *((line,) * width for line in lines),
        headings,
        *(row.texts for row in sheet.rows),
    ]


@settings(max_examples=40)
@given(CATALOGS)
def test_the_catalogue_itself_lies_in_a_sheet_that_nobody_sees(catalog: Catalog) -> None:
    book = opened(lay_out(catalog))

    payload = parsed(carried(book))
    assert payload is not None
    assert values(payload.catalog) == values(catalog)
    assert [each.sheet_state for each in book.worksheets] == ["visible", "veryHidden"]


def test_a_payload_longer_than_a_cell_goes_on_in_the_next() -> None:
    catalog = catalog_of(
        "任务:\n" + "".join(f"- {{序号: '{n}', 内容: {'长' * 1000}}}\n" for n in range(40))
    )

    book = opened(lay_out(catalog))

    payload = parsed(carried(book))
    assert book[NAME].max_row > 2
    assert payload is not None
    assert values(payload.catalog) == values(catalog)


@pytest.mark.parametrize(
    "text", ["=1+1", "007", "2-1-1", "1", "1/2", "https://a.cn", "TRUE", "{=A1}"]
)
def test_every_cell_is_text(text: str) -> None:
    sheet = sheet_of(f"任务:\n- {{标识: a, 序号: '{text}', 名称: '{text}', 内容: '{text}'}}\n")

    cells = page(sheet)[page(sheet).max_row]
    assert [(cell.value, cell.data_type) for cell in cells] == [(text, "s")] * 3
    with zipfile.ZipFile(io.BytesIO(write(sheet))) as file:
        assert b"<f>" not in file.read("xl/worksheets/sheet1.xml")


def test_cells_are_merged_as_laid_out() -> None:
    merged = {str(span) for span in page(sheet_of(TASKS)).merged_cells.ranges}

    head = {f"A{row}:F{row}" for row in range(1, HEAD)}
    assert merged == {*head, "A8:F8", "C9:D9", "C10:C11", "E10:E11"}


def test_it_prints_on_landscape_a4_with_the_heading_row_on_every_sheet_of_paper() -> None:
    printed = page(sheet_of(TASKS))

    setup = printed.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToHeight) == ("landscape", 9, 0)
    assert printed.sheet_properties.pageSetUpPr.fitToPage  # type: ignore[union-attr]
    assert printed.print_title_rows == f"${HEAD}:${HEAD}"
    assert printed.freeze_panes == f"A{HEAD + 1}"
    assert printed.oddFooter.center.text == "— &P —"  # type: ignore[union-attr]


def test_cells_are_wrapped_and_their_rows_high_enough() -> None:
    sheet = sheet_of(f"任务:\n- {{序号: '1', 内容: {'长' * 200}}}\n- {{序号: '2', 内容: 短}}\n")

    printed = page(sheet)
    last = printed.max_row
    assert all(cell.alignment.wrap_text for cell in printed[last])
    assert printed.row_dimensions[last - 1].height > 60 > printed.row_dimensions[last].height


def test_a_text_for_which_no_row_is_high_enough_is_set_smaller() -> None:
    printed = page(sheet_of(f"任务:\n- {{标识: a, 内容: {'长' * 2500}}}\n"))

    row = printed.max_row
    assert printed.row_dimensions[row].height == pytest.approx(409, abs=1)
    assert printed.cell(row, 1).font.size < 12


def test_the_last_row_under_a_merged_cell_makes_up_for_its_text() -> None:
    sheet = sheet_of(
        f"任务:\n- {{标识: a, 内容: 甲, 时限: {'长' * 120}}}\n- {{标识: b, 内容: 乙, 时限: {'长' * 120}}}\n"
    )

    printed = page(sheet)
    heights = [printed.row_dimensions[printed.max_row - up].height for up in (1, 0)]
    assert heights[1] > heights[0]


def test_a_text_that_no_cell_holds_is_refused() -> None:
    sheet = sheet_of(f"任务:\n- {{标识: a, 内容: {'长' * 32768}}}\n")

    with pytest.raises(
        TooLong, match="有一格的文字长32768字，xlsx 的一格最多32767字，请改用 docx：长长"
    ):
        write(sheet)


def test_the_same_catalogue_gives_the_same_bytes() -> None:
    data = write(sheet_of(TASKS))

    assert data == write(sheet_of(TASKS))
    properties = opened(sheet_of(TASKS)).properties
    assert (properties.title, properties.creator) == ("任务分工", "区政府办公室")
    assert str(properties.created) == "2026-04-15 00:00:00"
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
