"""Lines of text on a sheet: put together from single characters, and on to paragraphs."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

UNKNOWN = "\ufffd"
ENOUGH_FULL = 3
"""Lines that show where lines end; with less, the sheet is taken to have equal margins."""

_SAME_LINE = 0.4
"""Of a character's size: what stands higher or lower by less is on the same line."""
_SAME_PLACE = 0.15
"""Of a character's size: the same character so near is the same one, printed twice to be bold."""
_BLANK = 0.5
"""Of a character's size: a gap that is as wide reads as a blank."""
_EDGE = 0.12
"""The share of a sheet, above and below, in which running heads and page numbers stand."""
_SAME_HEIGHT = 4.0
_MOST = 0.4
"""Of the pages: heads of odd and even pages may differ."""

_PAGE_NUMBER = re.compile(
    r"(?:[—―–\-·•~]\s*)+\d+(?:\s*[—―–\-·•~])+|第\s*\d+\s*页(?:[\s,，/／]*共\s*\d+\s*页)?|\d+\s*[/／]\s*\d+"
)
_DIGITS = re.compile(r"\d+")
_OVERHANG = 1.0
"""Of a character's size: how far a closing sign may hang over the margin."""
_FAR = 4.0
"""Of a character's size: no first line is indented by as much."""
_MARK = re.compile(
    r"(?:\d{1,3}[.、．](?!\d)|[(（][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+、)"
)
_CLOSED = re.compile(r"[。；：！？.;:!?）)】]$")
_UNBROKEN = re.compile(
    r"[“‘《〈（(【〔]*(?:[A-Za-z0-9.%/-]+|.)[”’》〉）)】〕、，。；：！？,.;:!?]*"
)
"""No line begins with a closing sign nor ends with an opening one, and no word is cut."""
_RADICALS = re.compile("[\u2e80-\u2fdf㬵―]")  # 㬵 and 胶 are one glyph in Noto Sans
_SIMPLIFIED = str.maketrans(
    "⺁⺅⺇⺉⺊⺒⺓⺖⺘⺜⺝⺠⺡⺣⺨⺬⺰⺹⺼⺽⺾⻁⻂⻄⻅⻆⻈⻉⻋⻌⻏⻐⻑⻓⻔⻖⻘⻙⻚⻛⻜⻝⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⺦⺎⺐⺕⺙⺭⺺戶靑㬵―",
    "厂亻几刂卜巳幺忄扌日月民氵灬犭示纟耂月臼艹虎衤西见角讠贝车辶阝钅長长门阝青韦页风飞食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀丬兀尢彐攵礻肀户青胶—",
)
"""Radicals that Unicode maps to no character, or to one as it is written outside of the mainland."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character where it stands; `y` is the line it stands on, from the top of the sheet."""

    text: str
    x0: float
    x1: float
    y: float
    middle: float
    size: float


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line; `height` is the size of most of its characters, `number` counts on the page."""

    text: str
    x0: float
    x1: float
    y: float
    height: float
    page: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """Where lines begin and end on sheets of one format."""

    left: float
    right: float


def glyphs(characters: Iterable[dict[str, Any]]) -> list[Glyph]:
    """What pdfplumber has found, each character once, radicals as the characters they look like."""
    found: list[Glyph] = []
    placed: dict[str, list[Glyph]] = defaultdict(list)
    for each in characters:
        text = folded("".join(filter(_is_printed, each["text"])))
        if each["text"].startswith("(cid:"):
            text = UNKNOWN
        if not text:
            continue
        size = each["size"] or each["height"] or 1.0
        glyph = Glyph(
            text,
            each["x0"],
            each["x1"],
            each["top"] + each["y1"] - each["matrix"][5] if each["upright"] else each["bottom"],
            (each["top"] + each["bottom"]) / 2,
            size,
        )
        same = placed[text]
        if not any(_is_same(glyph, other) for other in same[-4:]):
            same.append(glyph)
            found.append(glyph)
    return found


def folded(text: str) -> str:
    """Ordinary characters for the radicals that fonts mix up with them: ⼀⺠⻔ are 一民门."""
    return _RADICALS.sub(
        lambda match: unicodedata.normalize("NFKC", match[0]).translate(_SIMPLIFIED), text
    )


def _is_printed(character: str) -> bool:
    return character == "\t" or unicodedata.category(character) not in {"Cc", "Cs"}


def _is_same(one: Glyph, other: Glyph) -> bool:
    near = _SAME_PLACE * one.size
    return abs(one.x0 - other.x0) < near and abs(one.y - other.y) < near


def lines(found: Iterable[Glyph]) -> list[PrintedLine]:
    """From top to bottom."""
    rows: list[list[Glyph]] = []
    for each in sorted(found, key=lambda each: (each.y, each.x0)):
        if rows and each.y - rows[-1][0].y <= _SAME_LINE * max(each.size, rows[-1][0].size):
            rows[-1].append(each)
        else:
            rows.append([each])
    written = [_line(sorted(row, key=lambda each: each.x0)) for row in rows]
    return [each for each in written if each.text.strip()]


def _line(row: list[Glyph]) -> PrintedLine:
    text = row[0].text
    for last, each in pairwise(row):
        is_apart = each.x0 - last.x1 > _BLANK * max(each.size, last.size)
        text += " " if is_apart and not text[-1].isspace() and not each.text.isspace() else ""
        text += each.text
    seen = [each for each in row if not each.text.isspace()] or row
    height = Counter(round(each.size, 1) for each in seen).most_common(1)[0][0]
    y = Counter(round(each.y, 1) for each in seen).most_common(1)[0][0]
    return PrintedLine(text.strip(), seen[0].x0, max(each.x1 for each in seen), y, height)


def furniture(pages: list[tuple[float, list[PrintedLine]]]) -> set[PrintedLine]:
    """Running heads and page numbers, of (height of the sheet, its lines outside of tables)."""
    edges = [
        line
        for height, found in pages
        for line in found
        if not _EDGE * height < line.y - line.height / 2 < (1 - _EDGE) * height
    ]
    alike: dict[str, list[PrintedLine]] = defaultdict(list)
    for line in edges:
        alike[_DIGITS.sub("#", "".join(line.text.split()))].append(line)
    enough = max(2, _MOST * len(pages))
    found = set()
    for line in edges:
        text = line.text.strip()
        same = alike[_DIGITS.sub("#", "".join(text.split()))]
        pages_alike = {each.page for each in same if abs(each.y - line.y) <= _SAME_HEIGHT}
        is_number = _PAGE_NUMBER.fullmatch(text) or text == str(line.page)
        if is_number or len(pages_alike) >= enough:
            found.add(line)
    return found


def column(found: list[PrintedLine], edges: Iterable[float], width: float) -> Column:
    """The margins of sheets with these lines, and with tables that have these `edges`."""
    starts = Counter(round(each.x0) for each in found)
    left = min((start for start, count in starts.items() if count > 1), default=min(starts))
    right = max([*(each.x1 for each in found), *edges])
    if 0 < right - (width - left) < _OVERHANG * max(each.height for each in found):
        right = width - left
    full = sum(each.x1 > right - each.height for each in found)
    return Column(left, right if full >= ENOUGH_FULL else max(right, width - left))


def goes_on(line: PrintedLine, after: PrintedLine, within: Column) -> bool:
    """Whether the paragraph of a line goes on in the next one."""
    size = line.height
    if abs(size - after.height) > 0.6 or line.x1 < within.right - 2.2 * size:
        return False
    if line.page == after.page and after.y - line.y > 2.6 * size:
        return False
    if _CLOSED.search(line.text) and _MARK.match(after.text):
        return False
    if line.x0 > within.left + _FAR * size and not _is_centred(line, within):
        return False  # a signature or a date, set to the right
    if after.x0 <= within.left + 0.9 * size:
        return True
    if _CLOSED.search(line.text):
        return False
    return _is_centred(after, within) or abs(line.x0 - after.x0) < 0.3 * size


def _is_centred(line: PrintedLine, within: Column) -> bool:
    return abs((line.x0 - within.left) - (within.right - line.x1)) < line.height


def wrapped(found: list[PrintedLine], right: float) -> str:
    """The lines of a cell whose text reaches up to `right`.

    A line that had no room for what the next one begins with was broken by its width
    alone; any other was ended, and a break stays.
    """
    pieces: list[list[PrintedLine]] = []
    for line in found:
        before = pieces[-1][-1] if pieces else None
        if before and before.x1 + _first_width(line) > right + 0.02 * line.height:
            pieces[-1].append(line)
        else:
            pieces.append([line])
    return "\n".join(map(paragraph, pieces))


def _first_width(line: PrintedLine) -> float:
    """How much room a line's beginning takes up to where it could have been broken."""
    match = _UNBROKEN.match(line.text)
    widths = (0.55 if each.isascii() else 1.0 for each in (match[0] if match else line.text[:1]))
    return sum(widths) * line.height


def paragraph(found: list[PrintedLine]) -> str:
    """The lines as one; a blank only between words in letters."""
    text = ""
    for each in found:
        is_word = text[-1:].isascii() and text[-1:].isalpha() and each.text[:1].isascii()
        text += (" " if is_word and each.text[:1].isalpha() else "") + each.text
    return text
