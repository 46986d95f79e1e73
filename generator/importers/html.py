"""Web pages: what a browser shows of them without any style sheet, tables with their merged cells."""

import codecs
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.importers.numbering import letters, roman
from generator.payload import NAME
from generator.source import Transcript, Unreadable, Written

WIDEST = 1000
"""Columns that a cell may span, as in a browser."""

_DECLARED = re.compile(rb"<meta\b[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_CHINESE = {"gb2312", "gbk", "gb_2312-80", "gb18030", "x-gbk", "csgb2312", "chinese"}
_UTF_8 = "utf-8"

_LEFT_OUT = re.compile(
    "head|script|style|template|noscript|title|iframe|object|video|audio|canvas|select|datalist|"
    "textarea|input|rp|svg|col|colgroup|frameset"
)
_BLOCK = re.compile(
    "address|article|aside|blockquote|body|center|dd|details|dialog|dir|div|dl|dt|fieldset|"
    "figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|legend|li|main|menu|nav|ol|option|p|"
    "pre|search|section|summary|ul|table|caption|thead|tbody|tfoot|tr|td|th"
)
_STYLED_AWAY = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))")
_UNMARKED = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b")
_WHITE = re.compile(r"[ \t\n\r\f]+")
_WHOLE = re.compile(r"\s*([+-]?\d{1,9})")


def read(data: bytes, name: str) -> Transcript:
    """Lines and grids; a table around another one, or with a single cell, is only layout."""
    text, is_damaged = _decoded(data)
    tree = LexborHTMLParser(text)
    transcript = Transcript(name)
    if tree.body is not None:
        _Page(transcript, _layout(tree)).take(tree.body)
    for script in tree.css(f"script#{NAME}")[:1]:
        transcript.carry(script.text())
    if is_damaged:
        transcript.remark("网页里有些字的编码不对，写成了“\ufffd”，请对照原文改正")
    pictures = [
        alternative
        for each in tree.css("img[alt]")
        if (alternative := (each.attributes.get("alt") or "").strip())
    ]
    if pictures:
        names = "、".join(f"“{each}”" for each in dict.fromkeys(pictures))
        transcript.remark(f"图片没有导入：{names}")
    return transcript


def _decoded(data: bytes) -> tuple[str, bool]:
    """The text, and whether some of it could not be decoded."""
    for mark, encoding in ((codecs.BOM_UTF8, _UTF_8), (codecs.BOM_UTF16_LE, "utf-16-le"),
                           (codecs.BOM_UTF16_BE, "utf-16-be")):  # fmt: skip
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), False
    if b"\0" in data:
        raise Unreadable(
            "不是网页文件（可能只改了扩展名）：请用浏览器打开原网页，另存为 .html 再导入"
        )
    found = _DECLARED.search(data[:8192]) or _XML_DECLARED.match(data)
    declared = _known(found[1].decode("ascii", "replace")) if found else _UTF_8
    for encoding in (declared, _UTF_8, "gb18030"):
        try:
            return data.decode(encoding), False
        except UnicodeDecodeError:
            continue
    return data.decode(declared, "replace"), True


def _known(label: str) -> str:
    if label.lower() in _CHINESE:
        return "gb18030"
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return _UTF_8
    # A page whose declaration could be read in ASCII is in no encoding of two bytes each;
    # and what Python calls an encoding besides (rot13, base64) decodes no text.
    return _UTF_8 if name.startswith(("utf-16", "utf-32", "utf-7")) or not _is_text(name) else name


def _is_text(encoding: str) -> bool:
    try:
        return b"<".decode(encoding) == "<"
    except (LookupError, UnicodeError):
        return False


def _layout(tree: LexborHTMLParser) -> frozenset[int]:
    """The tables that only arrange: with a table inside, or with less than two cells."""
    found = set()
    for table in tree.css("table"):
        if len(table.css("td, th")) < 2:
            found.add(table.mem_id)
        above = table.parent
        while above is not None:
            if above.tag == "table":
                if above.mem_id in found:
                    break
                found.add(above.mem_id)
            above = above.parent
    return frozenset(found)


class _Lines:
    """Lays text out in lines; white space shrinks as in a browser."""

    def __init__(self) -> None:
        self.finished: list[str] = []
        self._line: list[str] = []
        self._has_blank = False
        self._mark = ""
        self._kept = 0  # how many <pre> are open
        self._numbers: dict[int, int] = {}  # of each list, its next number

    def take(self, node: LexborNode, *, is_start: bool) -> None:
        """A node as it begins and, if it is an element, as it ends."""
        tag = node.tag or ""
        if tag == "-text":
            self._text(node.text_content or "")
        elif tag == "br" and is_start:
            self.end()
        elif tag == "q":
            self._write("“" if is_start else "”")
        elif _BLOCK.fullmatch(tag):
            self.end()
            if tag == "pre":
                self._kept += 1 if is_start else -1
            elif tag == "li":
                self._item(node, is_start=is_start)

    def end(self) -> None:
        """A line ends here; an empty one is none."""
        line = "".join(self._line)
        if line.strip():
            self.finished.append(line)
        self._line, self._has_blank = [], False

    def _item(self, item: LexborNode, *, is_start: bool) -> None:
        """An item has its number before its first text, or alone."""
        if self._mark:
            self.finished.append(self._mark.strip())
        self._mark = self._number(item) if is_start else ""

    def _number(self, item: LexborNode) -> str:
        above = item.parent
        if above is None or above.tag != "ol":
            return ""
        step = -1 if "reversed" in above.attributes else 1
        number = self._numbers.get(above.mem_id)
        if number is None:
            number = _whole(above, "start", len(_kin(above, "li")) if step < 0 else 1)
        number = _whole(item, "value", number)
        self._numbers[above.mem_id] = number + step
        if any(_UNMARKED.search(_style(each)) for each in (item, above)):
            return ""
        kind = item.attributes.get("type") or above.attributes.get("type") or "1"
        return _MARKS.get(kind, str)(number) + ". "

    def _text(self, text: str) -> None:
        if self._kept:
            first, *others = text.replace("\r\n", "\n").split("\n")
            self._write(first)
            for line in others:
                self.end()
                self._write(line)
            return
        for number, piece in enumerate(_WHITE.split(text)):
            self._has_blank = self._has_blank or number > 0
            self._write(piece)

    def _write(self, text: str) -> None:
        if not text:
            return
        blank = " " if self._has_blank and self._line else ""
        self._line.append(self._mark + blank + text)
        self._mark, self._has_blank = "", False


class _Page:
    """Writes a page down as its nodes come."""

    def __init__(self, transcript: Transcript, layout: frozenset[int]) -> None:
        self._transcript = transcript
        self._layout = layout
        self._lines = _Lines()
        self._paragraphs = 0
        self._tables = 0

    def take(self, body: LexborNode) -> None:
        for node, is_start in _walk(body, self._is_grid):
            if self._is_grid(node):
                self._lines.end()
                self._take_lines()
                self._take_grid(node)
            else:
                self._lines.take(node, is_start=is_start)
        self._lines.end()
        self._take_lines()

    def _is_grid(self, node: LexborNode) -> bool:
        return node.tag == "table" and node.mem_id not in self._layout

    def _take_lines(self) -> None:
        for line in self._lines.finished:
            self._paragraphs += 1
            self._transcript.line(line, f"第{self._paragraphs}段")
        self._lines.finished = []

    def _take_grid(self, table: LexborNode) -> None:
        for each in _kin(table, "caption"):
            self._lines.finished += _text(each)
        self._take_lines()
        self._tables += 1
        cells = [
            Written(
                each.row,
                each.column,
                "\n".join(_text(each.node)),
                f"表{self._tables}第{each.row + 1}行第{each.column + 1}列",
                each.rows,
                each.columns,
            )
            for each in _closed_up(list(_placed(table)))
        ]
        if cells:
            self._transcript.grid(cells)


def _walk(
    top: LexborNode, is_leaf: Callable[[LexborNode], bool] = lambda _: False
) -> Iterator[tuple[LexborNode, bool]]:
    """What is shown in a node: each at its start and, if it is no leaf, at its end.

    Without recursion: pages are nested as deep as they like.
    """
    above: list[LexborNode] = []
    node = top.child
    while node is not None or above:
        if node is None:
            node = above.pop()
            yield node, False
            node = node.next
            continue
        if not _is_shown(node):
            node = node.next
            continue
        yield node, True
        if is_leaf(node) or node.child is None:
            if node.child is None and node.tag != "-text":
                yield node, False
            node = node.next
        else:
            above.append(node)
            node = node.child


def _is_shown(node: LexborNode) -> bool:
    tag = node.tag or ""
    if tag == "-text":
        return True
    if tag.startswith(("-", "!")) or _LEFT_OUT.fullmatch(tag):
        return False
    attributes = node.attributes
    if "hidden" in attributes or (tag == "dialog" and "open" not in attributes):
        return False
    return not ("style" in attributes and _STYLED_AWAY.search(_style(node)))


def _style(node: LexborNode) -> str:
    return (node.attributes.get("style") or "").lower()


def _text(node: LexborNode) -> list[str]:
    lines = _Lines()
    for each, is_start in _walk(node):
        lines.take(each, is_start=is_start)
    lines.end()
    return lines.finished


def _kin(node: LexborNode, *tags: str) -> list[LexborNode]:
    """The children of these kinds that are shown."""
    found, child = [], node.child
    while child is not None:
        if child.tag in tags and _is_shown(child):
            found.append(child)
        child = child.next
    return found


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell of a table, and what it covers."""

    node: LexborNode
    row: int
    column: int
    rows: int
    columns: int


def _placed(table: LexborNode) -> Iterator[_Placed]:
    """The cells by the rules of HTML, but none over another."""
    start = 0
    for rows in _sections(table):
        until: dict[int, int] = {}  # the row from which on a column is free again
        for row, element in enumerate(rows, start):
            column = 0
            for cell in _kin(element, "td", "th"):
                while until.get(column, 0) > row:
                    column += 1
                height = _whole(cell, "rowspan", 1)
                left = start + len(rows) - row
                height = min(height, left) if height > 0 else left if height == 0 else 1
                width = 1
                while width < min(_whole(cell, "colspan", 1), WIDEST):
                    if until.get(column + width, 0) > row:
                        break
                    width += 1
                until.update((each, row + height) for each in range(column, column + width))
                yield _Placed(cell, row, column, height, width)
                column += width
        start += len(rows)


def _sections(table: LexborNode) -> list[list[LexborNode]]:
    """The rows as they are shown: the head first, the foot last, wherever they stand."""
    heads: list[list[LexborNode]] = []
    bodies: list[list[LexborNode]] = []
    feet: list[list[LexborNode]] = []
    for each in _kin(table, "thead", "tbody", "tfoot", "tr"):
        rows = [each] if each.tag == "tr" else _kin(each, "tr")
        if each.tag == "thead" and not heads:
            heads.append(rows)
        elif each.tag == "tfoot" and not feet:
            feet.append(rows)
        else:
            bodies.append(rows)
    return heads + bodies + feet


def _closed_up(cells: list[_Placed]) -> list[_Placed]:
    """Without the rows and columns in which no cell begins: a browser gives them no room."""
    rows = sorted({each.row for each in cells})
    columns = sorted({each.column for each in cells})
    found = []
    for each in cells:
        row, column = bisect_left(rows, each.row), bisect_left(columns, each.column)
        height = bisect_left(rows, each.row + each.rows) - row
        width = bisect_left(columns, each.column + each.columns) - column
        found.append(_Placed(each.node, row, column, height, width))
    return found


def _whole(node: LexborNode, attribute: str, default: int) -> int:
    match = _WHOLE.match(node.attributes.get(attribute) or "")
    return int(match[1]) if match else default


_MARKS: dict[str, Callable[[int], str]] = {
    "a": letters,
    "A": lambda number: letters(number).upper(),
    "i": roman,
    "I": lambda number: roman(number).upper(),
}
