import io
import zipfile
from collections.abc import Callable

import docx as python_docx
from hypothesis import given
from hypothesis import strategies as st

from generator.importers.docx import read
from generator.source import Cell, Grid, Line, Source

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
Parts = dict[str, str]


def document(body: str, **others: str) -> bytes:
    """A document as Word has it: the body, and `numbering`, `styles`, `footnotes`, `header1`…"""
    parts = {"document": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"} | {
        name: content.replace(">", f" {SPACES}>", 1) for name, content in others.items()
    }
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}.'
        f'{"document.main" if name == "document" else name.rstrip("1")}+xml"/>'
        for name in parts
    )
    links = "".join(
        f'<Relationship Id="r{name}" Type="{OFFICE}/{name.rstrip("1")}" Target="{name}.xml"/>'
        for name in others
    )
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'content-types"><Default Extension="xml" ContentType="application/xml"/><Default '
        'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{types}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{relations}">{links}</Relationships>',
    } | {f"word/{name}.xml": content for name, content in parts.items()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def source(body: str, **others: str) -> Source:
    return read(document(body, **others), "件.docx").source()


def texts(of: Source) -> list[str]:
    return [str(each.passage) for each in of.blocks if isinstance(each, Line)]


def cells(of: Source) -> list[Cell]:
    (grid,) = (each for each in of.blocks if isinstance(each, Grid))
    return list(grid.cells)


def shapes(of: Source) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.column, c.rows, c.columns, str(c.passage)) for c in cells(of)]


def p(text: str = "", properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text) if text else ''}</w:p>"


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(content: str, properties: str = "") -> str:
    inside = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tbl(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def test_paragraphs_and_tables_come_in_the_order_of_the_document() -> None:
    found = source(p("标题") + p() + tbl(tc("甲") + tc("乙"), tc("丙") + tc("丁")) + p("结尾"))

    assert [type(each) for each in found.blocks] == [Line, Grid, Line]
    assert found.text == "标题\n甲\n乙\n丙\n丁\n结尾\n"
    assert [found.place(found.text.index(each)) for each in "标丁结"] == [
        "第1段第1字",
        "表1第2行第2列第1字",
        "第3段第1字",
    ]


def test_a_document_of_python_docx_is_read() -> None:
    made = python_docx.Document()
    made.add_heading("任务分工", 1)
    table = made.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "任务"
    table.cell(1, 2).text = "民政局"
    stream = io.BytesIO()
    made.save(stream)

    found = read(stream.getvalue(), "件.docx").source()

    assert texts(found) == ["任务分工"]
    assert (0, 0, 1, 2, "任务") in shapes(found)
    assert (1, 2, 1, 1, "民政局") in shapes(found)


def test_text_in_links_controls_and_insertions_counts_and_deleted_text_does_not() -> None:
    inner = (
        f"<w:hyperlink>{r('甲')}</w:hyperlink><w:ins>{r('乙')}</w:ins>"
        f"<w:smartTag>{r('丙')}</w:smartTag><w:sdt><w:sdtContent>{r('丁')}</w:sdtContent></w:sdt>"
        "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
        f"<w:moveFrom>{r('删')}</w:moveFrom><w:moveTo>{r('戊')}</w:moveTo>"
    )
    body = (
        f"<w:p>{inner}</w:p><w:sdt><w:sdtContent>{p('己')}{tbl(tc('庚') + tc('辛'))}"
        "</w:sdtContent></w:sdt>"
    )

    assert source(body).text == "甲乙丙丁戊\n己\n庚\n辛\n"


def test_a_deleted_paragraph_mark_joins_its_paragraph_to_the_next() -> None:
    for mark in ("<w:rPr><w:del/></w:rPr>", "<w:rPr><w:moveFrom/></w:rPr>"):
        assert texts(source(p("上半", mark) + p("下半") + p("另"))) == ["上半下半", "另"]


def test_a_deleted_row_is_none() -> None:
    row = f"<w:tr><w:trPr><w:del/></w:trPr>{tc('删')}{tc('去')}</w:tr>"
    body = tbl(tc("甲") + tc("乙"), tc("丙") + tc("丁")).replace("</w:tbl>", row + "</w:tbl>")

    assert source(body).text == "甲\n乙\n丙\n丁\n"


def test_of_a_field_only_the_result_is_printed() -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
        f"{r('代码')}"
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{r('里层')}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{r('结果')}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        f'<w:p><w:fldSimple w:instr="DATE">{r("6月")}</w:fldSimple></w:p>'
    )

    assert texts(source(body)) == ["结果", "6月"]


def test_a_field_that_is_never_closed_swallows_one_paragraph_at_most() -> None:
    body = f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{r("码")}</w:p>' + p("正文")

    assert texts(source(body)) == ["正文"]


def test_tabs_breaks_symbols_and_formulas_are_text() -> None:
    body = (
        f"<w:p>{r('甲')}<w:r><w:tab/><w:br/><w:noBreakHyphen/>"
        '<w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Wingdings" w:char="F001"/></w:r>'
        "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>"
    )
    found = source(body)

    assert texts(found) == ["甲\t\n\u2011☑\ufffdx"]
    assert found.remarks == ("文中有认不出的特殊符号，写成了“\ufffd”，请对照原文改正",)


def test_hidden_text_is_left_out_and_told() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>'
    found = source(f"<w:p>{hidden}{shown}</w:p>")

    assert texts(found) == ["显"]
    assert found.remarks == ("文中有隐藏的文字，没有导入",)


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('框里')}{tbl(tc('甲') + tc('乙'))}</w:txbxContent>"
    body = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>{r('段')}</w:p>"
        '<w:p><w:r><w:pict><v:shape><v:textpath string="某区人民政府文件"/></v:shape></w:pict></w:r></w:p>'
    )
    found = source(body)

    assert found.text == "段\n框里\n甲\n乙\n某区人民政府文件\n"
    assert found.place(found.text.index("框")) == "第1段文本框1第1字"


def test_cells_that_span_columns_and_rows_are_one() -> None:
    body = tbl(
        tc("甲", '<w:gridSpan w:val="2"/>') + tc("乙", '<w:vMerge w:val="restart"/>'),
        tc("丙") + tc("丁") + tc("", "<w:vMerge/>"),
    )

    assert shapes(source(body)) == [
        (0, 0, 1, 2, "甲"),
        (0, 2, 2, 1, "乙"),
        (1, 0, 1, 1, "丙"),
        (1, 1, 1, 1, "丁"),
    ]


def test_a_continued_cell_as_no_cell_above_stands_alone() -> None:
    body = tbl(
        tc("甲", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'),
        tc("乙", "<w:vMerge/>") + tc("丙"),
    )

    assert shapes(source(body)) == [(0, 0, 1, 2, "甲"), (1, 0, 1, 1, "乙"), (1, 1, 1, 1, "丙")]


def test_text_under_a_merged_cell_is_not_lost() -> None:
    body = tbl(
        tc("甲", '<w:vMerge w:val="restart"/>') + tc("乙"), tc("剩", "<w:vMerge/>") + tc("丙")
    )

    assert shapes(source(body))[0] == (0, 0, 2, 1, "甲\n剩")


def test_rows_that_begin_later_and_cells_merged_the_old_way_keep_their_columns() -> None:
    late = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{tc("丁")}{tc("戊")}</w:tr>'
    body = tbl(
        tc("甲", '<w:hMerge w:val="restart"/>') + tc("", "<w:hMerge/>") + tc("乙"),
    ).replace("</w:tbl>", late + "</w:tbl>")

    assert shapes(source(body)) == [
        (0, 0, 1, 2, "甲"),
        (0, 2, 1, 1, "乙"),
        (1, 1, 1, 1, "丁"),
        (1, 2, 1, 1, "戊"),
    ]


def test_a_table_in_a_cell_is_lines_of_the_cell() -> None:
    inner = p("前") + tbl(tc("甲") + tc("乙"), tc("丙") + tc("丁")) + p("后")

    assert shapes(source(tbl(tc(inner) + tc("旁")))) == [
        (0, 0, 1, 1, "前\n甲\n乙\n丙\n丁\n后"),
        (0, 1, 1, 1, "旁"),
    ]


def test_a_table_with_one_cell_is_a_frame() -> None:
    found = source(tbl(tc(p("框") + tbl(tc("甲") + tc("乙")))))

    assert texts(found) == ["框"]
    assert [each[4] for each in shapes(found)] == ["甲", "乙"]


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, nums: str = "") -> str:
    nums = nums or '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return (
        f'<w:numbering><w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f"{nums}</w:numbering>"
    )


def item(text: str, depth: int = 0, number: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_text() -> None:
    levels = numbering(
        level(0, "chineseCountingThousand", "%1、", '<w:suff w:val="nothing"/>'),
        level(1, "decimal", "（%2）", '<w:suff w:val="nothing"/>'),
        level(2, "decimal", "%1.%3", '<w:isLgl/><w:suff w:val="space"/>'),
    )
    body = item("甲") + item("子", 1) + item("丑", 1) + item("x", 2) + item("乙") + item("寅", 1)

    assert texts(source(body, numbering=levels)) == [
        "一、甲",
        "（1）子",
        "（2）丑",
        "1.1 x",
        "二、乙",
        "（1）寅",
    ]


def test_an_empty_cell_with_an_automatic_number_holds_the_number() -> None:
    body = tbl(*(tc(item("")) + tc(each) for each in "甲乙"))

    assert [
        each[4] for each in shapes(source(body, numbering=numbering(level(0, "decimal", "%1"))))
    ] == [
        "1",
        "甲",
        "2",
        "乙",
    ]


def test_the_covered_part_of_a_merged_cell_takes_no_number() -> None:
    body = tbl(
        tc(item(""), '<w:vMerge w:val="restart"/>') + tc("甲"),
        tc(item(""), "<w:vMerge/>") + tc("乙"),
        tc(item("")) + tc("丙"),
    )
    found = source(body, numbering=numbering(level(0, "decimal", "%1.")))

    assert [each[4] for each in shapes(found)] == ["1.", "甲", "乙", "2.", "丙"]


def test_a_list_may_start_anew_and_two_lists_over_one_description_count_on() -> None:
    nums = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/>{override}</w:num>'
        for number, override in (
            (1, ""),
            (2, ""),
            (3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'),
        )
    )
    levels = numbering(level(0, "decimal", "%1.", '<w:suff w:val="nothing"/>'), nums=nums)
    body = item("甲") + item("乙", 0, 2) + item("丙", 0, 3) + item("丁", 0, 3)

    assert texts(source(body, numbering=levels)) == ["1.甲", "2.乙", "7.丙", "8.丁"]


def test_a_style_may_bring_the_number_and_zero_takes_it_away() -> None:
    styles = (
        '<w:styles><w:style w:type="paragraph" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/>'
        '</w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="b">'
        '<w:basedOn w:val="a"/></w:style></w:styles>'
    )
    levels = numbering(level(0, "upperRoman", "%1.", '<w:suff w:val="nothing"/>'))
    body = (
        p("甲", '<w:pStyle w:val="a"/>')
        + p("无", '<w:pStyle w:val="b"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("乙", '<w:pStyle w:val="b"/>')
    )

    assert texts(source(body, numbering=levels, styles=styles)) == ["I.甲", "无", "II.乙"]


FORMATS: dict[str, tuple[str, str, str]] = {
    "decimal": ("1", "11", "103"),
    "decimalZero": ("01", "11", "103"),
    "chineseCounting": ("一", "十一", "一〇三"),
    "chineseCountingThousand": ("一", "十一", "一百零三"),
    "taiwaneseCountingThousand": ("一", "十一", "一百零三"),
    "japaneseCounting": ("一", "十一", "百三"),
    "ideographDigital": ("一", "一一", "一〇三"),
    "decimalEnclosedCircle": ("①", "⑪", "103"),
    "lowerLetter": ("a", "k", "yyyy"),
    "upperLetter": ("A", "K", "YYYY"),
    "lowerRoman": ("i", "xi", "ciii"),
    "upperRoman": ("I", "XI", "CIII"),
}


def test_numbers_are_written_as_word_writes_them() -> None:
    for form, wanted in FORMATS.items():
        levels = numbering(level(0, form, "%1", '<w:suff w:val="nothing"/>'))
        body = "".join(item("。") for _ in range(103))
        found = texts(source(body, numbering=levels))

        assert (form, found[0], found[10], found[102]) == (form, *(f"{each}。" for each in wanted))


def test_bullets_are_text_and_a_level_without_a_number_is_not() -> None:
    bullet = level(0, "bullet", "\uf06c", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>')
    levels = numbering(bullet, level(1, "none", ""))

    assert texts(source(item("甲") + item("乙", 1), numbering=levels)) == ["●\t甲", "乙"]


def test_notes_come_after_the_text_and_running_heads_as_furniture() -> None:
    found = source(
        p("正文"),
        footnotes=f'<w:footnotes><w:footnote w:type="separator">{p("线")}</w:footnote>'
        f'<w:footnote w:id="2">{p("注释")}</w:footnote></w:footnotes>',
        header1=f"<w:hdr>{p('某区文件')}</w:hdr>",
        footer1=f"<w:ftr>{p('— 1 —')}</w:ftr>",
    )

    lines = [each for each in found.blocks if isinstance(each, Line)]
    assert [(str(each.passage), each.is_furniture) for each in lines] == [
        ("正文", False),
        ("注释", False),
        ("某区文件", True),
        ("— 1 —", True),
    ]
    assert found.place(found.text.index("注")) == "脚注1第1字"


def test_comments_and_pictures_are_remarked_on() -> None:
    picture = '<w:p><w:r><w:pict><v:imagedata r:id="x"/></w:pict></w:r></w:p>'
    comments = f'<w:comments><w:comment w:id="1">{p("请核")}</w:comment></w:comments>'
    found = source(p("正文") + picture, comments=comments)

    assert found.remarks == ("文中有 1 条批注，没有导入", "文中有图片，图片里的文字没有导入")
    assert "请核" not in found.text


Merge = tuple[int, int, int, int]


@st.composite
def tables(draw: st.DrawFn) -> tuple[int, int, list[Merge]]:
    """(height, width, the cells) of a table cut into rectangles."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(2, 6))
    taken: set[tuple[int, int]] = set()
    merges: list[Merge] = []
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            columns = draw(st.integers(1, 3))
            free = 0
            while free < columns and column + free < width and (row, column + free) not in taken:
                free += 1
            rows = min(draw(st.integers(1, 3)), height - row)
            merges.append((row, column, rows, free))
            taken |= {(row + i, column + j) for i in range(rows) for j in range(free)}
    return height, width, merges


def as_rows(height: int, merges: list[Merge], text: Callable[[Merge], str]) -> list[str]:
    rows: list[list[tuple[int, str]]] = [[] for _ in range(height)]
    for each in merges:
        row, column, down, across = each
        span = f'<w:gridSpan w:val="{across}"/>'
        for further in range(down):
            merge = ' w:val="restart"' if not further else ""
            content = text(each) if not further else ""
            rows[row + further].append((column, tc(content, f"{span}<w:vMerge{merge}/>")))
    return ["".join(cell for _, cell in sorted(row)) for row in rows]


@given(tables())
def test_no_table_loses_or_doubles_a_character(table: tuple[int, int, list[Merge]]) -> None:
    height, _, merges = table
    found = source(
        p("头") + tbl(*as_rows(height, merges, lambda each: f"字{merges.index(each)}。"))
    )
    if len(merges) == 1 and height == 1:
        assert found.text == "头\n字0。\n"
        return

    assert shapes(found) == [(*each, f"字{number}。") for number, each in enumerate(merges)]
