"""What is read of a document, whatever its format."""

import io

import openpyxl

from generator.ingest import ingest


def test_what_is_hidden_in_a_sheet_is_not_published() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["旧清单（作废）"],
        ["示例区2026年任务清单"],
        ["1.公开预算。（区财政局负责）"],
        ["2.内部事项。（区财政局负责）"],
    ):
        sheet.append(row)
    sheet.row_dimensions[1].hidden = sheet.row_dimensions[4].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    data = ingest(stream.getvalue(), "a.xlsx").manuscript.data
    assert data["标题"] == "示例区2026年任务清单"
    assert [task["内容"] for task in data["任务"]] == ["公开预算。"]
