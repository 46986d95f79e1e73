import io
import zipfile

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from hypothesis import given, settings
from lxml import etree

from generator.exporters.docx import write
from generator.payload import NAME, NAMESPACE, parsed
from generator.records import Catalog
from generator.sheet import Sheet, lay_out
from tests.exporters.catalogs import CATALOGS, catalog_of, sheet_of, values

TASKS = """
    来源文件: 关于印发任务分工的通知
    成文日期: 2026-04-15
    发布机构: 区政府办公室
    部分:
    - 标题: 甲
      任务:
      - {序号: 1, 内容: 乙, 牵头单位: 某局, 责任单位: 各镇街, 分工: 会同}
      - {序号: 2, 内容: 丙, 牵头单位: 某局, 责任单位: 各镇街, 时限: 年底前}
      - {序号: 3, 内容: 丁, 牵头单位: 某局, 时限: 年底前, 存疑: 原件不清}
"""


def opened(sheet: Sheet) -> WordDocument:
    return Document(io.BytesIO(write(sheet)))


def texts(document: WordDocument) -> list[tuple[str, ...]]:
    """What stands in each place of the table, a merged cell in each that it covers."""
    (table,) = document.tables
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def member(sheet: Sheet, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(write(sheet))) as file:
        return file.read(name).decode()


def carried(sheet: Sheet) -> str:
    """As an importer finds it: the custom XML part whose root is ours."""
    with zipfile.ZipFile(io.BytesIO(write(sheet))) as file:
        parts = [name for name in file.namelist() if name.startswith("customXml/item")]
        roots = [etree.fromstring(file.read(name)) for name in parts]
    (root,) = (each for each in roots if each.tag == f"{{{NAMESPACE}}}{NAME}")
    return root.text or ""


@settings(max_examples=40)
@given(CATALOGS)
def test_the_table_says_what_the_layout_says(catalog: Catalog) -> None:
    sheet = lay_out(catalog)

    told = opened(sheet)

    headings = tuple(column.heading for column in sheet.columns)
    assert texts(told) == [headings, *(row.texts for row in sheet.rows)]
    head = [*filter(None, [sheet.mark]), sheet.title, *map(str, sheet.facts)]
    assert [paragraph.text for paragraph in told.paragraphs] == [*head, ""]


@settings(max_examples=40)
@given(CATALOGS)
def test_the_catalogue_itself_lies_in_the_file(catalog: Catalog) -> None:
    payload = parsed(carried(lay_out(catalog)))

    assert payload is not None
    assert values(payload.catalog) == values(catalog)


def test_cells_are_merged_as_laid_out() -> None:
    (table,) = opened(sheet_of(TASKS)).tables

    spans = [[(tc.grid_span, tc.vMerge) for tc in row._tr.tc_lst] for row in table.rows]
    assert spans == [
        [(1, None)] * 6,
        [(6, None)],
        [(1, None), (1, None), (2, None), (1, None), (1, None)],
        [(1, None), (1, None), (1, "restart"), (1, None), (1, "restart"), (1, None)],
        [(1, None), (1, None), (1, "continue"), (1, None), (1, "continue"), (1, None)],
    ]


def test_the_paper_is_landscape_a4_in_every_section() -> None:
    sections = opened(sheet_of(TASKS)).sections

    papers = [dict(size.attrib) for each in sections for size in each._sectPr.findall(qn("w:pgSz"))]
    assert papers == [{qn("w:w"): "16838", qn("w:h"): "11906", qn("w:orient"): "landscape"}] * 3


def test_the_heading_row_comes_again_and_no_row_is_broken() -> None:
    (table,) = opened(sheet_of(TASKS)).tables

    repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    whole = [row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows]
    assert (repeated, whole) == ([True, False, False, False, False], [True] * 5)


def test_the_columns_are_as_wide_as_the_text_area() -> None:
    (table,) = opened(sheet_of(TASKS)).tables

    assert round(sum(column.width.mm for column in table.columns if column.width)) == 225
    for row in table.rows:
        assert round(sum(tc.width.mm for tc in row._tr.tc_lst if tc.width)) == 225


def test_pages_are_numbered_at_the_outer_edge() -> None:
    document = opened(sheet_of(TASKS))

    first = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    for footer, side in ((first.footer, "RIGHT"), (first.even_page_footer, "LEFT")):
        (paragraph,) = footer.paragraphs
        assert (paragraph.text, paragraph.alignment.name) == ("—  —", side)
        assert "PAGE" in "".join(each.text or "" for each in paragraph._p.iter(qn("w:instrText")))
    assert all(each.footer.is_linked_to_previous for each in list(document.sections)[1:])


def test_chinese_characters_have_their_fonts() -> None:
    document = opened(sheet_of(TASKS))

    fonts = {
        name: document.styles[name].element.rPr.rFonts.get(qn("w:eastAsia"))
        for name in ("Normal", "Title")
    }
    assert fonts == {"Normal": "仿宋_GB2312", "Title": "宋体"}
    (table,) = document.tables
    used = [
        row.cells[0].paragraphs[0].runs[0]._r.rPr.rFonts.get(qn("w:eastAsia"))
        for row in table.rows[:2]
    ]
    assert used == ["黑体", "黑体"]


def test_the_file_says_whose_it_is_and_of_when() -> None:
    properties = opened(sheet_of(TASKS)).core_properties

    assert (properties.title, properties.author) == ("任务分工", "区政府办公室")
    assert str(properties.created) == "2026-04-15 00:00:00+00:00"
    assert (properties.comments, properties.last_modified_by) == ("", "")


def test_a_title_longer_than_a_property_may_be_is_cut_there_only() -> None:
    document = opened(lay_out(catalog_of(f"标题: {'长' * 300}\n年度: 2026\n")))

    assert len(document.core_properties.title) == 255
    assert document.paragraphs[0].text == "长" * 300


def test_nothing_of_the_library_s_template_is_left() -> None:
    with zipfile.ZipFile(io.BytesIO(write(sheet_of(TASKS)))) as file:
        names = file.namelist()

    assert [name for name in names if "thumbnail" in name or "customXml" in name] == [
        "customXml/item1.xml"
    ]
    assert "bibliography" not in member(sheet_of(TASKS), "customXml/item1.xml")


def test_the_same_catalogue_gives_the_same_bytes() -> None:
    data = write(sheet_of(TASKS))

    assert data == write(sheet_of(TASKS))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
