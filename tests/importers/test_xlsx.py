import io
import time
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from generator.importers.number_format import shown
from generator.importers.xlsx import read
from generator.source import Grid, Line, Source, Unreadable


def workbook(fill: Callable[[Worksheet], None]) -> bytes:
    """A workbook with one sheet, 任务."""
    made = Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "任务"
    fill(sheet)
    return saved(made)


def of_rows(*rows: Sequence[str | int]) -> bytes:
    def fill(sheet: Worksheet) -> None:
        for row in rows:
            sheet.append(list(row))

    return workbook(fill)


def saved(made: Workbook) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def changed(data: bytes, **replacements: tuple[str, str]) -> bytes:
    """A workbook with text replaced in its parts: `sheet1=(old, new)`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            stem = info.filename.rsplit("/", 1)[-1].removesuffix(".xml")
            if stem in replacements:
                before, after = (each.encode() for each in replacements[stem])
                assert before in content
                content = content.replace(before, after)
            new.writestr(info.filename, content)
    return stream.getvalue()


def source(data: bytes) -> Source:
    return read(data, "件.xlsx").source()


def of(fill: Callable[[Worksheet], None]) -> Source:
    return source(workbook(fill))


def shapes(found: Source) -> list[tuple[int, int, int, int, str]]:
    (grid,) = (each for each in found.blocks if isinstance(each, Grid))
    return [(c.row, c.column, c.rows, c.columns, str(c.passage)) for c in grid.cells]


def test_each_visible_sheet_is_a_grid_with_its_name() -> None:
    made = Workbook()
    made.remove(made.worksheets[0])
    for title, state in (("任务", "visible"), ("草稿", "hidden"), ("附表", "visible")):
        sheet = made.create_sheet(title)
        sheet["A1"], sheet["B2"] = title, "乙"
        sheet.sheet_state = state
    found = source(saved(made))

    assert [each.name for each in found.blocks if isinstance(each, Grid)] == ["任务", "附表"]
    assert found.remarks == ("隐藏的工作表没有导入：“草稿”",)
    assert "草稿" not in found.text
    assert found.place(found.text.rindex("乙")) == "工作表“附表”B2第1字"


def test_a_merged_range_is_one_cell_and_a_title_above_stays_in_the_grid() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "任务分解表"
        sheet.append(["序号", "任务", "单位"])
        sheet.append([1, "甲", "民政局"])
        sheet.append([2, "乙", None])
        sheet.merge_cells("A1:C1")
        sheet.merge_cells("C3:C4")

    assert shapes(of(fill))[:1] + shapes(of(fill))[6:7] == [
        (0, 0, 1, 3, "任务分解表"),
        (2, 2, 2, 1, "民政局"),
    ]


def test_hidden_rows_and_columns_are_marked_and_told() -> None:
    def fill(sheet: Worksheet) -> None:
        for _ in range(3):
            sheet.append(["甲", "乙", "丙"])
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True
        sheet["D1"] = "并"
        sheet.merge_cells("D1:D2")

    found = of(fill)
    (grid,) = (each for each in found.blocks if isinstance(each, Grid))

    assert {(c.row, c.column) for c in grid.cells if c.is_hidden} == {
        (0, 1), (1, 0), (1, 1), (1, 2), (2, 1),
    }  # fmt: skip
    assert found.remarks == ("工作表“任务”的第2行、B列是隐藏的",)


SHOWN = [
    (datetime(2026, 6, 1), 'yyyy"年"m"月"d"日"', "2026年6月1日"),
    (datetime(2026, 6, 1), 'yyyy"年"m"月"d"日";@', "2026年6月1日"),
    (datetime(2026, 6, 1), '[$-804]yyyy"年"m"月";@', "2026年6月"),
    (datetime(2026, 6, 1), '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', "Monday, June 01, 2026"),
    (datetime(2026, 6, 1), 'm"月"d"日"', "6月1日"),
    (datetime(2026, 6, 1), "yyyy/m/d", "2026/6/1"),
    (datetime(2026, 6, 1), "yyyy-mm-dd", "2026-06-01"),
    (date(2026, 6, 1), "yy.mm", "26.06"),
    (datetime(2026, 12, 21), '[DBNum1][$-804]yyyy"年"m"月"d"日";@', "二〇二六年十二月二十一日"),
    (datetime(2026, 6, 1), "aaaa", "星期一"),
    (datetime(2026, 6, 1, 14, 5), "yyyy/m/d h:mm", "2026/6/1 14:05"),
    (datetime(2026, 6, 1, 14, 5), '上午/下午h"时"mm"分"', "下午2时05分"),
    (timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
    (1.0, "General", "1"),
    (1.5, "General", "1.5"),
    (0.1 + 0.2, "General", "0.3"),
    (1 / 3, "General", "0.333333333"),
    (12345678901234, "General", "12345678901234"),
    (-3, "General", "-3"),
    (2.5, "0", "3"),
    (0.5, "0.00", "0.50"),
    (0.05, "0%", "5%"),
    (0.1234, "0.00%", "12.34%"),
    (1234567.5, "#,##0", "1,234,568"),
    (1234.5, "#,##0.00", "1,234.50"),
    (7, "000", "007"),
    (7, '"第"0"项"', "第7项"),
    (7, '0"、"', "7、"),
    (-7, "0.0;(0.0)", "(7.0)"),
    (0, '0;-0;"—"', "—"),
    (1234.5, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,234.50"),
    (1234.5, '[$¥-804]#,##0.00', "¥1,234.50"),
    (12.5, "#.##", "12.5"),
    (21, "[DBNum1]General", "二十一"),
    (-0.001, "0", "0"),
    (True, "General", "TRUE"),
    ("甲", "@", "甲"),
    ("甲", '"〔"@"〕"', "〔甲〕"),
    ("甲", "0.00", "甲"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "code", "wanted"), SHOWN)
def test_numbers_and_dates_read_as_they_are_shown(
    value: str | float | date | timedelta, code: str, wanted: str
) -> None:
    assert shown(value, code) == wanted


def test_a_date_cell_of_a_file_reads_as_it_is_shown() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = datetime(2026, 6, 1)
        sheet["A1"].number_format = 'yyyy"年"m"月"'
        sheet["B1"] = 1.0

    assert [each[4] for each in shapes(of(fill))] == ["2026年6月", "1"]


def test_a_chinese_date_format_that_a_file_names_by_number_only_is_known() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = 46174
        sheet["A1"].number_format = "0.00"

    data = changed(workbook(fill), styles=('numFmtId="2"', 'numFmtId="31"'))

    assert [each[4] for each in shapes(source(data))] == ["2026年6月1日"]


def test_a_formula_shows_its_last_value() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["A2"], sheet["A3"] = "=1+1", "=A1", '=IF(1,"")'

    data = changed(
        workbook(fill),
        sheet1=('<c r="A1"><f>1+1</f><v', '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><v'),
    )
    data = changed(data, sheet1=('<c r="A3"><f>', '<c r="A3" t="str"><f>'))
    found = source(data)

    assert shapes(found) == [(0, 0, 1, 1, "2"), (1, 0, 1, 1, "=A1")]
    assert found.remarks == (
        "工作表“任务”的 A2 是没有算过的公式，照公式写出：请用 Excel 或 WPS 打开，保存一次再导入",
    )


def test_comments_pictures_and_text_boxes_are_told_or_taken() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "甲"
        sheet["A1"].comment = Comment("请核", "某")

    found = of(fill)

    assert found.remarks == ("工作表“任务”有 1 条批注，没有导入",)
    assert "请核" not in found.text


def test_a_text_box_over_the_cells_is_read_after_them() -> None:
    drawing = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:sp><xdr:txBody>'
        "<a:p><a:r><a:t>框</a:t></a:r><a:r><a:t>里</a:t></a:r></a:p><a:p/></xdr:txBody></xdr:sp>"
        "<xdr:pic/></xdr:wsDr>"
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Target="../drawings/drawing1.xml" Type="http://schemas.openxml'
        'formats.org/officeDocument/2006/relationships/drawing"/></Relationships>'
    )
    stream = io.BytesIO(of_rows(["甲"]))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/drawings/drawing1.xml", drawing)
        archive.writestr("xl/worksheets/_rels/sheet1.xml.rels", relations)
    found = source(stream.getvalue())

    assert [str(each.passage) for each in found.blocks if isinstance(each, Line)] == ["框里"]
    assert found.place(found.text.index("框")) == "工作表“任务”文本框1第1字"
    assert found.remarks == ("工作表“任务”有 1 张图片，图片里的文字没有导入",)


def test_line_breaks_in_a_cell_divide_its_lines() -> None:
    data = of_rows(["甲\n乙_x000D_\n丙"])

    assert [each[4] for each in shapes(source(data))] == ["甲\n乙\n丙"]


def test_empty_rows_and_columns_after_the_text_are_dropped_however_many_they_are() -> None:
    rows = "".join(f'<row r="{row}" s="1"><c r="A{row}" s="1"/></row>' for row in range(3, 200_000))
    data = of_rows(["甲", "乙"], ["丙", "丁"])
    data = changed(
        data,
        sheet1=(
            "</sheetData>",
            f'{rows}<row r="1048576" ht="20"><c r="C1048576" s="1"/></row></sheetData><mergeCells>'
            '<mergeCell ref="B2:B1048576"/><mergeCell ref="E1:XFD1048576"/></mergeCells>',
        ),
    )
    start = time.perf_counter()
    found = source(data)

    assert time.perf_counter() - start < 3
    assert shapes(found) == [
        (0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 0, 1, 1, "丙"), (1, 1, 1, 1, "丁"),
    ]  # fmt: skip


def test_a_cell_far_away_makes_no_tall_grid() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["A4"], sheet["XFD1048576"] = "甲", "乙", "丙"

    assert shapes(of(fill)) == [(0, 0, 1, 1, "甲"), (3, 0, 1, 1, "乙"), (24, 21, 1, 1, "丙")]


def test_rows_and_cells_without_numbers_are_counted() -> None:
    data = changed(
        of_rows(["甲"]),
        sheet1=(
            "</sheetData>",
            '<row ht="20"/><row><c s="0"/><c t="inlineStr"><is><t>乙</t></is></c></row></sheetData>',
        ),
    )

    assert shapes(source(data)) == [(0, 0, 1, 1, "甲"), (2, 1, 1, 1, "乙")]


def test_merged_ranges_over_each_other_lose_nothing() -> None:
    data = changed(
        of_rows(*[["甲", "乙", "丙"]] * 3),
        sheet1=(
            "</sheetData>",
            '</sheetData><mergeCells><mergeCell ref="B1:C2"/><mergeCell ref="A2:B3"/></mergeCells>',
        ),
    )

    assert [each for each in shapes(source(data)) if each[2:4] != (1, 1)] == [(0, 1, 2, 2, "乙")]


def test_a_workbook_without_a_visible_text_is_refused() -> None:
    with pytest.raises(Unreadable):
        of(lambda sheet: None)


def test_five_hundred_rows_are_read_in_a_moment() -> None:
    data = of_rows(*[[str(n), *["示例文字"] * 5] for n in range(500)])
    start = time.perf_counter()
    found = source(data)

    assert time.perf_counter() - start < 1.5
    assert len(shapes(found)) == 3000


@st.composite
def sheets(draw: st.DrawFn) -> dict[tuple[int, int], tuple[int, int]]:
    """Where cells begin, from 1, and how far they reach."""
    taken: set[tuple[int, int]] = set()
    found = {}
    for _ in range(draw(st.integers(1, 12))):
        row, column = draw(st.integers(1, 8)), draw(st.integers(1, 8))
        down, across = draw(st.integers(1, 3)), draw(st.integers(1, 3))
        places = {(row + i, column + j) for i in range(down) for j in range(across)}
        if not places & taken:
            taken |= places
            found[row, column] = (down, across)
    return found


@given(sheets())
def test_no_sheet_loses_or_doubles_a_character(
    placed: dict[tuple[int, int], tuple[int, int]],
) -> None:
    def fill(sheet: Worksheet) -> None:
        for (row, column), (down, across) in placed.items():
            sheet.cell(row, column, f"字{row}-{column}。")
            sheet.merge_cells(None, row, column, row + down - 1, column + across - 1)

    found = of(fill)
    last_row = max(row for row, _ in placed)
    last_column = max(column for _, column in placed)

    assert shapes(found) == [
        (
            row - 1,
            column - 1,
            min(down, last_row - row + 1),
            min(across, last_column - column + 1),
            f"字{row}-{column}。",
        )
        for (row, column), (down, across) in sorted(placed.items())
    ]
