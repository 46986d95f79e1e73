import re

from hypothesis import given
from lxml import html

from generator.exporters.html import write
from generator.payload import NAME, parsed
from generator.records import Catalog
from generator.sheet import Sheet, lay_out
from tests.exporters.catalogs import CATALOGS, sheet_of, values

TASKS = """
    部分:
    - 标题: 甲
      任务:
      - {序号: 1, 内容: 乙, 牵头单位: 某局, 责任单位: 各镇街, 分工: 会同}
      - {序号: 2, 内容: 丙, 牵头单位: 某局, 责任单位: 各镇街, 时限: 年底前}
      - {序号: 3, 内容: 丁, 牵头单位: 某局, 时限: 年底前}
"""


def page(sheet: Sheet) -> html.HtmlElement:
    return html.document_fromstring(write(sheet).decode())


def said(element: html.HtmlElement) -> str:
    return "".join(
        (each.text or "") if each is element else f"\n{each.tail or ''}" for each in element.iter()
    )


def texts(page: html.HtmlElement) -> list[tuple[str, ...]]:
    """What stands in each place of the table, a merged cell in each that it covers."""
    found: dict[tuple[int, int], str] = {}
    rows = page.findall(".//tr")
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while (at, column) in found:
                column += 1
            for down in range(int(cell.get("rowspan", "1"))):
                for right in range(int(cell.get("colspan", "1"))):
                    found[at + down, column + right] = said(cell)
    width = 1 + max(column for _, column in found)
    return [tuple(found[at, column] for column in range(width)) for at in range(len(rows))]


@given(CATALOGS)
def test_the_page_says_what_the_layout_says(catalog: Catalog) -> None:
    sheet = lay_out(catalog)

    told = page(sheet)

    headings = tuple(column.heading for column in sheet.columns)
    assert texts(told) == [headings, *(row.texts for row in sheet.rows)]
    (title,) = told.findall(".//h1")
    assert said(title) == sheet.title
    assert [said(each) for each in told.findall(".//li")] == [*map(str, sheet.facts)]


@given(CATALOGS)
def test_the_catalogue_itself_lies_in_the_page(catalog: Catalog) -> None:
    (block,) = page(lay_out(catalog)).findall(f'.//script[@id="{NAME}"]')

    payload = parsed(block.text or "")
    assert payload is not None
    assert values(payload.catalog) == values(catalog)
    assert block.get("type") == "application/json"


def test_nothing_that_an_editor_writes_is_markup() -> None:
    data = write(
        sheet_of("任务:\n- {标识: a, 内容: '</script><img src=x onerror=a>&amp;'}\n")
    ).decode()

    assert "<img" not in data
    assert data.count("</script>") == 1
    assert "&lt;/script&gt;&lt;img src=x onerror=a&gt;&amp;amp;" in data


def test_cells_are_merged_as_laid_out() -> None:
    rows = page(sheet_of(TASKS)).findall(".//tbody/tr")

    assert [[(cell.get("rowspan"), cell.get("colspan")) for cell in row] for row in rows] == [
        [(None, "5")],
        [(None, None), (None, None), (None, "2"), (None, None)],
        [(None, None), (None, None), ("2", None), (None, None), ("2", None)],
        [(None, None), (None, None), (None, None)],
    ]


def test_a_reader_who_hears_the_table_knows_where_he_is() -> None:
    told = page(sheet_of(TASKS))

    (table,) = told.findall(".//table")
    assert [said(each) for each in table.findall("caption")] == ["任务分工"]
    assert {cell.get("scope") for cell in table.findall("thead//th")} == {"col"}
    first, *tasks = table.findall("tbody/tr")
    assert [cell.get("scope") for cell in first] == ["rowgroup"]
    assert {row[0].get("scope") for row in tasks} == {"row"}
    assert told.get("lang") == "zh-CN"


def test_it_prints_on_landscape_a4_with_the_heading_row_on_every_sheet_of_paper() -> None:
    (style,) = page(sheet_of(TASKS)).findall(".//style")

    rules = re.sub(r"\s+", " ", style.text or "")
    assert "@page { size: A4 landscape;" in rules
    assert "thead { display: table-header-group; }" in rules


def test_it_is_whole_and_asks_no_host_for_anything() -> None:
    data = write(sheet_of(TASKS)).decode()

    assert data.startswith("<!DOCTYPE html>\n")
    assert not re.search(r"https?:|//|\bsrc=|\bhref=|url\(|@import", data)


def test_the_same_catalogue_gives_the_same_bytes() -> None:
    assert write(sheet_of(TASKS)) == write(sheet_of(TASKS))
