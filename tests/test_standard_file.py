"""Rows of a standard catalogue from the file in which an office keeps them."""

import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from generator.build import opened
from generator.records import Standard
from generator.records.standard import Audience, Way
from tests.conftest import AS_OF, FolderOf, RefusalOf, SiteOf, moment_of
from tests.standards import portal

HEADS = "序号,一级事项,二级事项,公开内容（要素）,公开依据,公开时限,公开主体,公开渠道和载体,全社会,特定群众,主动,依申请,县级,乡级,栏目"
ROW = "1,低保,标准,金额,办法,及时公开,区民政局、区财政局,■政府网站,√,,√,,√,,content"


def world(name: str, *lines: str) -> str:
    rows = "".join(f"\n    {each}" for each in (HEADS, *lines))
    text = portal("").replace("    事项:\n", f"    数据: {name}\n")
    return f"{text}\n    -- content/standards/{name} --{rows}\n" if lines else text


def test_a_csv_with_the_heads_of_the_form_is_read(site_of: SiteOf) -> None:
    second = "2,,对象公示,姓名,办法,及时公开,区民政局,■公示栏,,本村村民,√,√,,√,"
    (found,) = site_of(world("a.csv", ROW, second)).all(Standard)
    one, two = found.items

    assert (one.first, one.second, one.content) == ("低保", "标准", "金额")
    assert one.bodies == ("区民政局", "区财政局")
    assert (one.audiences, one.ways, one.levels) == ((Audience.ALL,), (Way.ACTIVE,), ("县级",))
    assert one.kept_in == ("content",)
    assert two.first == "低保"
    assert (two.group, two.audiences) == ("本村村民", (Audience.GROUP,))
    assert (two.ways, two.levels) == ((Way.ACTIVE, Way.REQUEST), ("乡级",))


def workbook() -> bytes:
    """The form as it is printed: heads in two rows, some of them merged, and so the first items."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["社会救助领域基层政务公开标准目录"])
    sheet.append(["序号", "公开事项", "", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体",
                  "公开对象", "", "公开方式", "", "公开层级", ""])  # fmt: skip
    sheet.append(["", "一级事项", "二级事项", "", "", "", "", "", "全社会", "特定群体", "主动", "依申请公开", "县级", "乡级"])  # fmt: skip
    for number, name in ((1, "标准"), (2, "人数")):
        sheet.append([number, "低保" if number == 1 else "", name, "金额", "办法", "每月", "区民政局", "■政府网站\n□两微一端",
                      "√", "", "√", "", "√", "√"])  # fmt: skip
    for merged in ("A1:N1", "A2:A3", "B2:C2", "D2:D3", "E2:E3", "F2:F3", "G2:G3", "H2:H3", "I2:J2", "K2:L2", "M2:N2", "B4:B5"):  # fmt: skip
        sheet.merge_cells(merged)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_the_excel_form_with_its_two_rows_of_heads_is_read(folder_of: FolderOf) -> None:
    folder = folder_of(world("a.xlsx"))
    Path(folder, "content/standards/a.xlsx").write_bytes(workbook())
    with opened(folder, moment_of(AS_OF)) as site:
        (found,) = site.all(Standard)

    assert [(each.first, each.second) for each in found.items] == [
        ("低保", "标准"),
        ("低保", "人数"),
    ]
    assert [each.name for each in found.items[0].boxes] == ["政府网站", "两微一端"]
    assert found.items[1].levels == ("县级", "乡级")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (world("a.csv"), "旁边没有“a.csv”这个文件"),
        (world("a.doc"), "不是 .csv 或者 .xlsx"),
        (world("a.csv", ROW.replace("√,,√", ",,√")), "“标准”：“公开对象”至少要有一项"),
        (world("a.csv", ROW.replace("及时公开", "")), "“标准”：缺少“公开时限”"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(refusal_of: RefusalOf, text: str, message: str) -> None:
    lines = refusal_of(text)

    assert any(message in each for each in lines), lines


def test_a_fault_in_a_row_is_told_at_its_line(refusal_of: RefusalOf) -> None:
    (line,) = refusal_of(world("a.csv", ROW, ROW.replace("■政府网站", "□政府网站")))

    assert line.startswith("content/standards/a.csv:3:1:")


def test_a_cell_beyond_the_heads_is_told_at_its_column(refusal_of: RefusalOf) -> None:
    (line,) = refusal_of(world("a.csv", ROW, ROW.replace("标准,金额", "标准,1,200元")))

    said = "这一行有16格，表头只有15栏；数里有逗号的请加引号"
    assert line == f"content/standards/a.csv:3:49: 错误 unreadable：{said}", line
