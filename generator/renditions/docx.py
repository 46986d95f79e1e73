"""WORD: upright A4 as GB/T 9704 lays out a text, 22 lines of 28 characters, without the red head of the printed one."""

import io
from collections.abc import Iterable
from xml.etree import ElementTree
from zipfile import ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.parfmt import ParagraphFormat
from docx.text.run import Run as WordRun

from generator.paper import NotMade, Paper, difference
from generator.renditions.flow import Block, Cell, Kind, Look, Paragraph, Run, Table, flow
from generator.word_file import (
    BODY,
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

_TOP, _RIGHT, _BOTTOM, _LEFT = Mm(37), Mm(26), Mm(35), Mm(28)
_WIDTH = Mm(156)
_SIZE, _LINE = Pt(16), Pt(28.95)
_TWO = Pt(32)
"""Two characters."""
_MARKER, _REFERENCE = "Gongkai Marker", "Gongkai Note Number"
"""Styles of what is shown and is no word of the text."""


def write(paper: Paper) -> bytes:
    """Raises NotMade where the file would not say what the page says."""
    document = Document()
    bare(document)
    _set_styles(document)
    set_properties(document, paper.title, paper.author, paper.formed)
    _set_page(document)
    number_pages(document)
    _head(document, paper)
    pictures = {each.name: each.data for each in paper.pictures}
    for block in flow(str(paper.html)):
        _add(document, block, pictures)
    _foot(document, paper)
    found = packed(document)
    parts = difference("".join(paper.lines), words(found))
    if parts:
        raise NotMade(f"WORD 版与网页的文字不一致：{parts}")
    return found


def words(file: bytes, *, shown: bool = False) -> str:
    """What a Word file says, read from its bytes; with (`shown`) the numbers of lists and notes."""
    with ZipFile(io.BytesIO(file)) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
    found: list[str] = []
    for run in root.iter(qn("w:r")):
        style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
        name = style.get(qn("w:val"), "") if style is not None else ""
        if not shown and name in {_MARKER.replace(" ", ""), _REFERENCE.replace(" ", "")}:
            continue
        for part in run.iter():
            if part.tag == qn("w:t"):
                found.append(part.text or "")
            elif part.tag == qn("wp:docPr"):
                found.append(part.get("descr", ""))
    return "".join(found)


# ── Paper and type ────────────────────────────────────────────────────────


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = _TOP, _BOTTOM
    section.left_margin, section.right_margin = _LEFT, _RIGHT
    section.footer_distance = Mm(28)
    for grid in section._sectPr.findall(qn("w:docGrid")):
        grid.set(qn("w:linePitch"), str(round(_LINE.pt * 20)))


def _set_styles(document: WordDocument) -> None:
    normal = _style(document, "Normal", BODY)
    _exact(normal.paragraph_format)
    normal.paragraph_format.widow_control = False
    title = _style(document, "Title", TITLE, is_bold=True)
    title.font.size = Pt(22)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_before = title.paragraph_format.space_after = _LINE
    title.paragraph_format.line_spacing = Pt(33)
    for level, font in enumerate((HEADING, SECTION, BODY, BODY), start=2):
        heading = _style(document, f"Heading {level}", font)
        heading.paragraph_format.first_line_indent = _TWO
        heading.paragraph_format.keep_with_next = True
    for name in (_MARKER, _REFERENCE):
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        assert isinstance(style, CharacterStyle)
        style.font.superscript = name == _REFERENCE or None


def _style(
    document: WordDocument, name: str, font: str, *, is_bold: bool = False
) -> ParagraphStyle:
    """Black, of one size, without the lines and spaces of the library's template."""
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    properties: Element = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
    fonts: Element = style.element.get_or_add_rPr()
    for each in list(fonts):
        fonts.remove(each)
    set_font(fonts, font)
    style.font.size, style.font.bold = _SIZE, is_bold
    _exact(style.paragraph_format)
    return style


def _exact(form: ParagraphFormat) -> None:
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, _LINE


# ── The text ──────────────────────────────────────────────────────────────


def _head(document: WordDocument, paper: Paper) -> None:
    say(document.add_paragraph(style="Title"), paper.title)
    if paper.number:
        number = document.add_paragraph()
        number.alignment = WD_ALIGN_PARAGRAPH.CENTER
        number.paragraph_format.space_after = _LINE
        say(number, paper.number, SECTION)
    if paper.addressees:
        say(document.add_paragraph(), f"{paper.addressees}：")


def _foot(document: WordDocument, paper: Paper) -> None:
    for place, line in enumerate(paper.attachment_lines):
        paragraph = document.add_paragraph()
        form = paragraph.paragraph_format
        form.space_before = _LINE if place == 0 else Pt(0)
        # 附件： is three characters wide; what follows it stands below one another.
        form.left_indent = Pt(32 + 48)
        form.first_line_indent = Pt(-48) if place == 0 else Pt(0)
        say(paragraph, line)
    lines = paper.signature_lines
    for place, line in enumerate(lines, start=1):
        paragraph = document.add_paragraph()
        form = paragraph.paragraph_format
        form.space_before = _LINE if place == 1 else Pt(0)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        form.right_indent = Pt(64) if place == len(lines) else _TWO
        form.keep_with_next = place < len(lines) or bool(paper.remark)
        say(paragraph, line)
    if paper.remark:
        remark = document.add_paragraph()
        remark.paragraph_format.first_line_indent = _TWO
        remark.paragraph_format.space_before = _LINE
        say(remark, f"（{paper.remark}）")


def _add(document: WordDocument, block: Block, pictures: dict[str, bytes]) -> None:
    if isinstance(block, Table):
        _add_table(document, block, pictures)
        return
    if block.kind is Kind.HEADING:
        paragraph = document.add_paragraph(style=f"Heading {min(max(block.level, 2), 5)}")
    else:
        paragraph = document.add_paragraph()
        _indent(paragraph.paragraph_format, block)
    _fill(paragraph, block.runs, pictures)
    if block.kind is Kind.TERM:
        for run in paragraph.runs:
            set_font(run._r.get_or_add_rPr(), HEADING)


def _indent(form: ParagraphFormat, block: Paragraph) -> None:
    form.first_line_indent = _TWO
    match block.kind:
        case Kind.ITEM if block.level > 1:
            form.left_indent = Pt(32 * (block.level - 1))
        case Kind.TERM:
            form.keep_with_next = True
        case Kind.DEFINITION:
            form.left_indent, form.first_line_indent = _TWO, Pt(0)
        case Kind.QUOTE | Kind.NOTICE:
            form.left_indent = form.right_indent = _TWO
        case Kind.CODE:
            form.left_indent, form.first_line_indent = _TWO, Pt(0)
        case _:
            pass


def _fill(paragraph: WordParagraph, runs: Iterable[Run], pictures: dict[str, bytes]) -> None:
    for run in runs:
        match run.look:
            case Look.BREAK:
                paragraph.add_run().add_break()
            case Look.PICTURE:
                _draw(paragraph, run, pictures.get(run.name, b""))
            case _:
                _dress(say(paragraph, run.text), run.look)


def _dress(run: WordRun, look: Look) -> None:
    match look:
        case Look.BOLD:
            run.bold = True
        case Look.SLANTED:
            run.italic = True
        case Look.MARKER:
            run.style = _MARKER
        case Look.REFERENCE:
            run.style = _REFERENCE
        case _:
            pass


_NO_PICTURE = (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError)


def _draw(paragraph: WordParagraph, run: Run, data: bytes) -> None:
    """What Word cannot draw (SVG, WebP) it says."""
    form = paragraph.paragraph_format
    form.line_spacing_rule, form.first_line_indent = WD_LINE_SPACING.SINGLE, Pt(0)
    try:
        shape = paragraph.add_run().add_picture(io.BytesIO(data))
    except _NO_PICTURE:
        say(paragraph, run.text)
        return
    if shape.width > _WIDTH:
        shape.width, shape.height = _WIDTH, round(shape.height * _WIDTH / shape.width)  # type: ignore[assignment]
    inline: Element = shape._inline
    inline.docPr.set("descr", run.text)


# ── Tables ────────────────────────────────────────────────────────────────


def _add_table(document: WordDocument, block: Table, pictures: dict[str, bytes]) -> None:
    width = max((len(row) for row in block.rows), default=0)
    table = document.add_table(len(block.rows), width)
    table.style, table.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
    for place, (row, cells) in enumerate(zip(table.rows, block.rows, strict=True)):
        properties: Element = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if place < block.heads:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, content in zip(row.cells, cells, strict=False):
            _fill_cell(cell.paragraphs[0], content, pictures, is_head=place < block.heads)
    # A line of space, so that two tables do not become one.
    after = document.add_paragraph().paragraph_format
    after.line_spacing_rule, after.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(14)


def _fill_cell(
    paragraph: WordParagraph, cell: Cell, pictures: dict[str, bytes], *, is_head: bool
) -> None:
    form = paragraph.paragraph_format
    form.line_spacing_rule = WD_LINE_SPACING.SINGLE
    if is_head or cell.side == "center":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif cell.side == "right":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _fill(paragraph, cell.runs, pictures)
    for run in paragraph.runs:
        run.font.size = Pt(12)
        if is_head:
            set_font(run._r.get_or_add_rPr(), HEADING)
