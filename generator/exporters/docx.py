"""Word: landscape A4 in the form of an annex (GB/T 9704), the heading row again on every sheet of paper."""

from dataclasses import replace

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from generator.payload import NAME, NAMESPACE
from generator.sheet import Cell, Row, Sheet
from generator.word_file import (
    BODY,
    CUSTOM_XML,
    HEADING,
    SECTION,
    TITLE,
    Element,
    bare,
    number_pages,
    packed,
    say,
    set_font,
    set_properties,
)

_WIDTH, _HEIGHT = Mm(297), Mm(210)
_TOP, _RIGHT, _BOTTOM, _LEFT = Mm(28), Mm(35), Mm(26), Mm(37)


def write(sheet: Sheet) -> bytes:
    document = Document()
    bare(document)
    _set_styles(document)
    set_properties(document, sheet.title, "、".join(sheet.catalog.issuers), sheet.made)
    _head(document, sheet)
    _table(document, sheet)
    for section in document.sections:
        _set_page(section)
    number_pages(document)
    _carry(document, sheet.payload)
    return packed(document)


# ── The file ──────────────────────────────────────────────────────────────


def _carry(document: WordDocument, payload: str) -> None:
    """As a custom XML part, which Word keeps when it saves.  A payload has nothing to escape."""
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{NAME} xmlns="{NAMESPACE}">{payload}</{NAME}>'
    name = PackURI("/customXml/item1.xml")
    part = Part(name, "application/xml", text.encode(), document.part.package)
    document.part.relate_to(part, CUSTOM_XML)


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
    set_font(normal.element.get_or_add_rPr(), BODY)
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
    set_font(fonts, TITLE)
    title.font.size, title.font.bold = Pt(22), True
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_before = title.paragraph_format.space_after = Pt(14)


# ── Head ──────────────────────────────────────────────────────────────────


def _head(document: WordDocument, sheet: Sheet) -> None:
    """The facts a line each, in two columns of text: a section of its own."""
    if sheet.mark:
        say(document.add_paragraph(), sheet.mark, HEADING, Pt(16))
    title = document.add_paragraph(style="Title")
    say(title, sheet.title)
    _end_section(document, title)
    for fact in sheet.facts:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Pt(60)
        paragraph.paragraph_format.first_line_indent = Pt(-60)
        say(paragraph, str(fact))
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
        set_font(paragraph.runs[0]._r.get_or_add_rPr(), HEADING)
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
                font = HEADING if row.level == 1 else SECTION
                set_font(paragraph.runs[0]._r.get_or_add_rPr(), font)
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
    say(paragraph, text)
    return paragraph
