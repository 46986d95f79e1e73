"""Word documents (.docx): all that is printed, in order, with the numbers that Word counts itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from docx.package import Package
from lxml.etree import _Element as Element

from generator.importers import package
from generator.importers.numbering import Numbering, W
from generator.importers.symbol import UNKNOWN, readable, symbol
from generator.payload import NAME, NAMESPACE
from generator.source import Transcript, Written

KIND = package.Kind(".docx", ".doc、.wps", " Word 或 WPS ", "wordprocessingml")
WIDEST = 63
"""Columns; Word makes no more."""

_V = "{urn:schemas-microsoft-com:vml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PARAGRAPH, _TABLE, _ROW, _CELL, _RUN = W + "p", W + "tbl", W + "tr", W + "tc", W + "r"
_BOX, _SHAPE_TEXT, _ALTERNATIVES = W + "txbxContent", _V + "textpath", _MC + "AlternateContent"
_TRANSPARENT = {
    W + each
    for each in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "dir", "bdo")
}
_LEFT_OUT = {
    W + each
    for each in ("del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "sdtPr")
}
_TEXTS = {W + "t", _MATH + "t"}
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
}
_NOTES = ((RELATIONSHIP_TYPE.FOOTNOTES, "footnote", "脚注"),
          (RELATIONSHIP_TYPE.ENDNOTES, "endnote", "尾注"))  # fmt: skip
_MARGINS = ((RELATIONSHIP_TYPE.HEADER, "页眉"), (RELATIONSHIP_TYPE.FOOTER, "页脚"))
_NOT_TAKEN = (
    (W + "altChunk", "文中嵌入了别的文件，里面的文字没有导入"),
    (_A + "blip", "文中有图片，图片里的文字没有导入"),
    (_V + "imagedata", "文中有图片，图片里的文字没有导入"),
)

_CUSTOM = re.compile(r"customXml/item\d+\.xml")
_PAYLOAD = f"{{{NAMESPACE}}}{NAME}"


def read(data: bytes, name: str) -> Transcript:
    """The body, then foot- and endnotes, then running heads as furniture; nested tables as lines."""
    entries = package.parts(data, KIND)
    try:
        part = Package.open(package.packed(entries)).main_document_part
        body = part.element.body
        numbering = Numbering(
            _root(part, RELATIONSHIP_TYPE.NUMBERING), _root(part, RELATIONSHIP_TYPE.STYLES)
        )
        transcript = Transcript(name)
        reading = _Reading(transcript, numbering)
        reading.take(body)
        _take_notes(part, reading)
        _take_margins(transcript, part, reading)
    except (OpcError, SyntaxError, KeyError, ValueError, AttributeError, RecursionError) as error:
        raise package.broken(KIND) from error  # python-docx says many things of one thing
    _remark(transcript, part, reading, body)
    for entry, content in entries.items():
        if _CUSTOM.fullmatch(entry) and (root := parse_xml(content)).tag == _PAYLOAD:
            transcript.carry(root.text or "")
    return transcript


def _root(part: Part, kind: str) -> Element | None:
    """The part that the document calls its numbering, styles and the like."""
    return next((root for _, root in _roots(part, kind)), None)


def _roots(part: Part, *kinds: str) -> Iterator[tuple[str, Element]]:
    for each in part.rels.values():
        if each.reltype in kinds and not each.is_external and each.target_part.blob:
            yield each.reltype, parse_xml(each.target_part.blob)


@dataclass(slots=True)
class _Slot:
    """A cell while the rows below may still make it taller."""

    row: int
    column: int
    columns: int
    merge: str
    texts: list[str]
    rows: int = 1


class _Reading:
    """Goes through one document; fields, numbers and deleted paragraph marks reach over paragraphs."""

    def __init__(self, transcript: Transcript, numbering: Numbering) -> None:
        self.has_hidden = False
        self.has_unknown = False
        self._transcript = transcript
        self._numbering = numbering
        self._fields: list[bool] = []  # of each open field, whether its code is still going on
        self._carried = ""
        self._boxes: list[Element] = []
        self._paragraphs = 0
        self._tables = 0

    def take(self, parent: Element, place: str = "") -> None:
        """Paragraphs as lines and tables as grids; at a `place` of their own, or counted."""
        for block in _children(parent, _PARAGRAPH, _TABLE):
            if block.tag == _TABLE:
                self._take_table(block, place)
                continue
            if not place:
                self._paragraphs += 1
            at = place or f"第{self._paragraphs}段"
            self._line(self._paragraph(block), at)
            self._take_boxes(at)
        self._line(self._carried, place or f"第{self._paragraphs}段")
        self._carried = ""

    def margin(self, root: Element) -> str:
        """The lines of a running head or foot."""
        return "\n".join(self._lines(root))

    def _line(self, text: str, place: str) -> None:
        if text.strip():
            self._transcript.line(text, place)

    def _take_boxes(self, place: str) -> None:
        boxes, self._boxes = self._boxes, []
        for number, box in enumerate(boxes, 1):
            at = f"{place}文本框{number}"
            if box.tag == _SHAPE_TEXT:
                self._line(box.get("string", ""), at)
            else:
                self.take(box, at)

    def _take_table(self, table: Element, place: str) -> None:
        frame = _frame(table)
        if frame is not None:
            self.take(frame, place)
            return
        self._tables += 1
        number = self._tables
        cells = [
            Written(
                each.row,
                each.column,
                "\n".join(each.texts),
                f"表{number}第{each.row + 1}行第{each.column + 1}列",
                each.rows,
                each.columns,
            )
            for each in self._slots(table)
        ]
        if cells:
            self._transcript.grid(cells)

    def _slots(self, table: Element) -> list[_Slot]:
        """The cells of a table, those that go on a cell above joined to it."""
        slots: list[_Slot] = []
        above: dict[int, _Slot] = {}
        for row, element in enumerate(_rows(table)):
            current: dict[int, _Slot] = {}
            for slot, cells in _row_slots(element, row):
                upper = above.get(slot.column)
                if slot.merge == "continue" and upper and upper.columns == slot.columns:
                    upper.rows += 1
                    upper.texts += [line for each in cells for line in self._rest(each)]
                    current[slot.column] = upper
                    continue
                slot.texts = [line for each in cells for line in self._lines(each)]
                slots.append(slot)
                current[slot.column] = slot
            above = current
        return slots

    def _rest(self, cell: Element) -> list[str]:
        """What a cell holds that Word does not show as one; its empty numbered paragraph is none."""
        if not any((text.text or "").strip() for tag in _TEXTS for text in cell.iter(tag)):
            return []
        return self._lines(cell)

    def _lines(self, parent: Element) -> list[str]:
        """The lines of a cell; those of a table in it cell by cell."""
        lines = []
        for block in _children(parent, _PARAGRAPH, _TABLE):
            if block.tag == _TABLE:
                lines += [line for slot in self._slots(block) for line in slot.texts]
                continue
            lines.append(self._paragraph(block))
            boxes, self._boxes = self._boxes, []
            for box in boxes:
                inside = box.tag != _SHAPE_TEXT
                lines += self._lines(box) if inside else [box.get("string", "")]
        if self._carried:
            lines.append(self._carried)
            self._carried = ""
        return [line for line in lines if line.strip()]

    def _paragraph(self, paragraph: Element) -> str:
        """The text, with its number; carried to the next one where the paragraph mark is deleted."""
        text = self._carried + "".join(self._inline(paragraph, ""))
        self._carried = ""
        self._fields = [False] * len(self._fields)  # no code is longer; a broken one ends here
        if _has_deleted_mark(paragraph):
            self._carried = text
            return ""
        label = self._numbering.label(paragraph)
        return label + text if text.strip() else label.rstrip()

    def _inline(self, parent: Element, font: str) -> Iterator[str]:
        for child in parent:
            tag = child.tag
            if tag in _TEXTS:
                yield self._shown(readable(child.text or "", font))
            elif tag == _RUN:
                if _is_on(child.find(f"{W}rPr/{W}vanish")):
                    self.has_hidden = True
                else:
                    yield from self._inline(child, _font(child))
            elif tag in _SIGNS:
                yield self._shown(_SIGNS[tag])
            elif tag == W + "fldChar":
                self._turn(child.get(W + "fldCharType", ""))
            elif tag == W + "sym":
                yield self._shown(_symbol(child))
            elif tag in (_BOX, _SHAPE_TEXT):
                self._boxes.append(child)
            elif tag == _ALTERNATIVES:
                yield from self._inline(_branch(child), font)
            elif tag not in _LEFT_OUT:
                yield from self._inline(child, font)

    def _shown(self, text: str) -> str:
        if True in self._fields:
            return ""
        self.has_unknown = self.has_unknown or UNKNOWN in text
        return text

    def _turn(self, kind: str) -> None:
        """A field is its code, then its result, which alone is printed."""
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()


def _children(parent: Element, *tags: str) -> Iterator[Element]:
    """The children of these kinds, also those in a control, a link or an insertion."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _children(child, *tags)
        elif child.tag == _ALTERNATIVES:
            yield from _children(_branch(child), *tags)


def _branch(alternatives: Element) -> Element:
    """The first alternative; all say the same to different versions of Word."""
    return next((each for each in alternatives if each.tag == _MC + "Choice"), alternatives)


def _frame(table: Element) -> Element | None:
    """The only cell of a table, which then is a frame and no table."""
    rows = list(_rows(table))
    cells = list(_children(rows[0], _CELL)) if len(rows) == 1 else []
    return cells[0] if len(cells) == 1 else None


def _rows(table: Element) -> Iterator[Element]:
    for row in _children(table, _ROW):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def _row_slots(row: Element, number: int) -> Iterator[tuple[_Slot, list[Element]]]:
    """The cells of one row, those that were merged sideways the old way (`hMerge`) as one."""
    column = min(_whole(row.find(f"{W}trPr/{W}gridBefore"), 0), WIDEST)
    pending: tuple[_Slot, list[Element]] | None = None
    for cell in _children(row, _CELL):
        properties = cell.find(W + "tcPr")
        columns = min(max(_whole(_of(properties, "gridSpan"), 1), 1), WIDEST)
        if pending and _merge(properties, "hMerge") == "continue":
            pending[0].columns += columns
            pending[1].append(cell)
        else:
            if pending:
                yield pending
            pending = _Slot(number, column, columns, _merge(properties, "vMerge"), []), [cell]
        column += columns
    if pending:
        yield pending


def _of(properties: Element | None, tag: str) -> Element | None:
    return None if properties is None else properties.find(W + tag)


def _merge(properties: Element | None, tag: str) -> str:
    found = _of(properties, tag)
    return "" if found is None else found.get(W + "val", "continue")


def _whole(element: Element | None, default: int) -> int:
    text = "" if element is None else element.get(W + "val", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else default


def _is_on(element: Element | None) -> bool:
    return element is not None and element.get(W + "val", "1") not in {"0", "false", "off"}


def _has_deleted_mark(paragraph: Element) -> bool:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and (
        mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None
    )


def _font(run: Element) -> str:
    fonts = run.find(f"{W}rPr/{W}rFonts")
    if fonts is None:
        return ""
    return fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or fonts.get(W + "eastAsia") or ""


def _symbol(element: Element) -> str:
    try:
        return symbol(element.get(W + "font", ""), int(element.get(W + "char", ""), 16))
    except ValueError:
        return UNKNOWN


def _take_notes(part: Part, reading: _Reading) -> None:
    for kind, tag, word in _NOTES:
        for _, root in _roots(part, kind):
            notes = [each for each in root.iterfind(W + tag) if not each.get(W + "type")]
            for number, note in enumerate(notes, 1):
                reading.take(note, f"{word}{number}")


def _take_margins(transcript: Transcript, part: Part, reading: _Reading) -> None:
    """Heads and feet are the same for most sections; each text once."""
    for kind, word in _MARGINS:
        texts = {reading.margin(root): None for _, root in _roots(part, kind)}
        for number, text in enumerate(filter(str.strip, texts), 1):
            transcript.line(text, f"{word}{number}", is_furniture=True)


def _remark(transcript: Transcript, part: Part, reading: _Reading, body: Element) -> None:
    comments = _root(part, RELATIONSHIP_TYPE.COMMENTS)
    count = 0 if comments is None else len(comments.findall(W + "comment"))
    if count:
        transcript.remark(f"文中有 {count} 条批注，没有导入")
    if reading.has_hidden:
        transcript.remark("文中有隐藏的文字，没有导入")
    if reading.has_unknown:
        transcript.remark(f"文中有认不出的特殊符号，写成了“{UNKNOWN}”，请对照原文改正")
    for text in dict.fromkeys(
        text for tag, text in _NOT_TAKEN if next(body.iter(tag), None) is not None
    ):
        transcript.remark(text)
