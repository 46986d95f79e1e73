"""Word: landscape A4 in the form of an annex (GB/T 9704), the heading row again on every sheet of paper."""

import io
from dataclasses import replace
from datetime import datetime, time
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section, _Footer
from docx.shared import Length, Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from generator.payload import NAME, NAMESPACE
from generator.sheet import Cell, Row, Sheet

Element = Any
"""Of the XML below: the library's own types of these do not agree with those of lxml."""

_TITLE, _HEADING, _SECTION, _BODY = "宋体", "黑体", "楷体_GB2312", "仿宋_GB2312"
_WIDTH, _HEIGHT = Mm(297), Mm(210)
_TOP, _RIGHT, _BOTTOM, _LEFT = Mm(28), Mm(35), Mm(26), Mm(37)
_CUSTOM_XML = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml",
    "application/xml",
)
_LONGEST = 255
"""Characters of a property."""


def write(sheet: Sheet) -> bytes:
    document = Document()
    _bare(document)
    _set_styles(document)
    _set_properties(document, sheet)
    _head(document, sheet)
    _table(document, sheet)
    for section in document.sections:
        _set_page(section)
    _number_pages(document)
    _carry(document, sheet.payload)
    return _packed(document)


# ── The file ──────────────────────────────────────────────────────────────


def _bare(document: WordDocument) -> None:
    """Without what the library's template brings along: a picture of a page, and an empty bibliography."""
    for part in (document.part.package, document.part):
        for key, relation in list(part.rels.items()):
            if relation.reltype in {RELATIONSHIP_TYPE.THUMBNAIL, _CUSTOM_XML[0]}:
                del part.rels[key]


def _set_properties(document: WordDocument, sheet: Sheet) -> None:
    catalog, properties = sheet.catalog, document.core_properties
    properties.title = sheet.title[:_LONGEST]
    properties.author = "、".join(catalog.issuers)[:_LONGEST]
    properties.comments = properties.last_modified_by = ""
    properties.language = "zh-CN"
    properties.created = properties.modified = datetime.combine(sheet.made, time())


def _carry(document: WordDocument, payload: str) -> None:
    """As a custom XML part, which Word keeps when it saves.  A payload has nothing to escape."""
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{NAME} xmlns="{NAMESPACE}">{payload}</{NAME}>'
    name = PackURI("/customXml/item1.xml")
    part = Part(name, _CUSTOM_XML[1], text.encode(), document.part.package)
    document.part.relate_to(part, _CUSTOM_XML[0])


def _packed(document: WordDocument) -> bytes:
    """The library stamps the parts with the hour; here they have the same one every time."""
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with ZipFile(saved) as before, ZipFile(packed, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            after.writestr(entry, before.read(name))
    return packed.getvalue()


# ── Paper and type ────────────────────────────────────────────────────────


def _set_page(section: Section) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _WIDTH, _HEIGHT
    section.top_margin, section.bottom_margin = _TOP, _BOTTOM
    section.left_margin, section.right_margin = _LEFT, _RIGHT
    section.footer_distance = Mm(15)


def _set_styles(document: WordDocument) -> None:
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    _set_font(normal.element.get_or_add_rPr(), _BODY)
    normal.font.size = Pt(12)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    title = document.styles["Title"]
    assert isinstance(title, ParagraphStyle)
    properties = title.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
    fonts = title.element.get_or_add_rPr()
    for each in list(fonts):
        fonts.remove(each)
    _set_font(fonts, _TITLE)
    title.font.size, title.font.bold = Pt(22), True
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_before = title.paragraph_format.space_after = Pt(14)


def _set_font(properties: Element, name: str) -> None:
    """Chinese characters have a font of their own in Word."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    language.set(qn("w:eastAsia"), "zh-CN")


def _say(paragraph: Paragraph, text: str, font: str = "", size: Length | None = None) -> Run:
    """Line breaks and tabs of the text become the paper's."""
    run = paragraph.add_run(text)
    if font:
        _set_font(run._r.get_or_add_rPr(), font)
    if size is not None:
        run.font.size = size
    return run


def _number_pages(document: WordDocument) -> None:
    """— 1 — at the outer edge, one character in; later sections go on with the footers of the first."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    _number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)


def _number(footer: _Footer, side: WD_ALIGN_PARAGRAPH) -> None:
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.alignment = side
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(14)
    _say(paragraph, "— ", _TITLE, Pt(14))
    for kind in ("begin", "PAGE", "end"):
        run = _say(paragraph, "", _TITLE, Pt(14))
        if kind == "PAGE":
            code = OxmlElement("w:instrText")
            code.text = " PAGE "
        else:
            code = OxmlElement("w:fldChar")
            code.set(qn("w:fldCharType"), kind)
        element: Element = run._r
        element.append(code)
    _say(paragraph, " —", _TITLE, Pt(14))


# ── Head ──────────────────────────────────────────────────────────────────


def _head(document: WordDocument, sheet: Sheet) -> None:
    """The facts a line each, in two columns of text: a section of its own."""
    if sheet.mark:
        _say(document.add_paragraph(), sheet.mark, _HEADING, Pt(16))
    title = document.add_paragraph(style="Title")
    _say(title, sheet.title)
    _end_section(document, title)
    for fact in sheet.facts:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Pt(60)
        paragraph.paragraph_format.first_line_indent = Pt(-60)
        _say(paragraph, str(fact))
    paragraph.paragraph_format.space_after = Pt(6)
    _end_section(document, paragraph)
    for section, columns in zip(document.sections, ("1", "2", "1"), strict=True):
        for each in section._sectPr.findall(qn("w:cols")):
            each.set(qn("w:num"), columns)


def _end_section(document: WordDocument, last: Paragraph) -> None:
    """At this paragraph; the library would add an empty one."""
    document.add_section(WD_SECTION.CONTINUOUS)
    added: Element = document.paragraphs[-1]._p
    last._p.set_sectPr(added.pPr.sectPr)
    added.getparent().remove(added)


# ── Table ─────────────────────────────────────────────────────────────────


def _table(document: WordDocument, sheet: Sheet) -> None:
    table = document.add_table(0, len(sheet.columns))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    total = sum(column.width for column in sheet.columns)
    for column, grid in zip(sheet.columns, table.columns, strict=True):
        grid.width = Length((_WIDTH - _LEFT - _RIGHT) * column.width // total)
    _heading_row(table, sheet)
    running: dict[int, Cell] = {}
    for row in sheet.rows:
        _body_row(table, sheet, row, running)
    # Word wants a paragraph after a table; it shall not take a sheet of paper of its own.
    after = document.add_paragraph().paragraph_format
    after.line_spacing_rule, after.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(1)


def _heading_row(table: Table, sheet: Sheet) -> None:
    tr = _row(table)
    tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for column, tc in zip(sheet.columns, tr.tc_lst, strict=True):
        paragraph = _fill(_Cell(tc, table), column.heading, is_centred=True)
        _set_font(paragraph.runs[0]._r.get_or_add_rPr(), _HEADING)
        paragraph.paragraph_format.keep_with_next = True


def _body_row(table: Table, sheet: Sheet, row: Row, running: dict[int, Cell]) -> None:
    """`running` are the cells, by column, that began in a row above and go on."""
    tr = _row(table)
    places = tr.tc_lst
    begun = {cell.column: cell for cell in row.cells}
    for column in sorted({**running, **begun}):
        cell, tc = running.get(column) or begun[column], places[column]
        for covered in places[column + 1 : column + cell.columns]:
            tc.width = Length(tc.width + covered.width)
            tr.remove(covered)
        tc.grid_span = cell.columns
        if cell.rows > 1 or column in running:
            tc.vMerge = "continue" if column in running else "restart"
        if column in begun:
            is_centred = sheet.columns[column].is_centred and not row.level
            paragraph = _fill(_Cell(tc, table), cell.text, is_centred=is_centred)
            if row.level:
                font = _HEADING if row.level == 1 else _SECTION
                _set_font(paragraph.runs[0]._r.get_or_add_rPr(), font)
                paragraph.paragraph_format.keep_with_next = True
        running.pop(column, None)
        if cell.rows > 1:
            running[column] = replace(cell, rows=cell.rows - 1)


def _row(table: Table) -> Element:
    """A new row, kept on one sheet of paper."""
    tr: Element = table.add_row()._tr  # type: ignore[no-untyped-call]
    tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return tr


def _fill(cell: _Cell, text: str, *, is_centred: bool) -> Paragraph:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph: Paragraph = cell.paragraphs[0]
    if is_centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _say(paragraph, text)
    return paragraph
