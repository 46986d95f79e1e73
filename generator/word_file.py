"""What every Word file made here has: fonts for Chinese, page numbers as GB/T 9704 has them, the same bytes every time."""

import io
from datetime import date, datetime, time
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import _Footer
from docx.shared import Length, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

Element = Any
"""Of the XML below: the library's own types of these do not agree with those of lxml."""

TITLE, HEADING, SECTION, BODY = "宋体", "黑体", "楷体_GB2312", "仿宋_GB2312"
CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_LONGEST = 255
"""Characters of a property."""


def bare(document: WordDocument) -> None:
    """Without what the library's template brings along: a picture of a page, and an empty bibliography."""
    for part in (document.part.package, document.part):
        for key, relation in list(part.rels.items()):
            if relation.reltype in {RELATIONSHIP_TYPE.THUMBNAIL, CUSTOM_XML}:
                del part.rels[key]


def set_properties(document: WordDocument, title: str, author: str, made: date) -> None:
    properties = document.core_properties
    properties.title, properties.author = title[:_LONGEST], author[:_LONGEST]
    properties.comments = properties.last_modified_by = ""
    properties.language = "zh-CN"
    properties.created = properties.modified = datetime.combine(made, time())


def set_font(properties: Element, name: str) -> None:
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


def say(paragraph: Paragraph, text: str, font: str = "", size: Length | None = None) -> Run:
    """Line breaks and tabs of the text become the paper's."""
    run = paragraph.add_run(text)
    if font:
        set_font(run._r.get_or_add_rPr(), font)
    if size is not None:
        run.font.size = size
    return run


def number_pages(document: WordDocument) -> None:
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
    say(paragraph, "— ", TITLE, Pt(14))
    for kind in ("begin", "PAGE", "end"):
        run = say(paragraph, "", TITLE, Pt(14))
        if kind == "PAGE":
            code = OxmlElement("w:instrText")
            code.text = " PAGE "
        else:
            code = OxmlElement("w:fldChar")
            code.set(qn("w:fldCharType"), kind)
        element: Element = run._r
        element.append(code)
    say(paragraph, " —", TITLE, Pt(14))


def packed(document: WordDocument) -> bytes:
    """The library stamps the parts with the hour; here they have the same one every time."""
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with ZipFile(saved) as before, ZipFile(packed, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            after.writestr(entry, before.read(name))
    return packed.getvalue()
