"""The HTML of a text to what a word processor knows: paragraphs of runs, and tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from urllib.parse import unquote

from lxml import html

Element = Any
"""The stubs of lxml and lxml itself do not agree on what a comment is."""


class Kind(StrEnum):
    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    TERM = "term"
    DEFINITION = "definition"
    QUOTE = "quote"
    NOTICE = "notice"
    CODE = "code"
    NOTE = "note"


class Look(StrEnum):
    PLAIN = ""
    BOLD = "bold"
    SLANTED = "slanted"
    CODE = "code"
    MARKER = "marker"
    """The number of an item of a list: shown, and no word of the text."""
    REFERENCE = "reference"
    """The number of a note, in the text."""
    BREAK = "break"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Run:
    """`text` of a picture is what it shows, in words; `name` its file."""

    text: str
    look: Look = Look.PLAIN
    name: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    kind: Kind
    level: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    runs: tuple[Run, ...]
    side: str = ""
    """`right`, `center`, or empty."""


@dataclass(frozen=True, slots=True)
class Table:
    heads: int
    """Rows at the top that are its head."""
    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Table

_LOOKS = {
    "strong": Look.BOLD, "b": Look.BOLD, "em": Look.SLANTED, "i": Look.SLANTED, "code": Look.CODE,
}  # fmt: skip
_SIDES = {"is-number": "right", "is-centred": "center"}
_BLOCKS = {"p", "ul", "ol", "dl", "blockquote", "pre", "div", "section", "table"}


def flow(text: str) -> Iterator[Block]:
    for each in html.fragment_fromstring(text, create_parent="div"):
        yield from _block(each, Kind.TEXT, 0)


def _block(element: Element, kind: Kind, level: int) -> Iterator[Block]:
    tag, name = element.tag, element.get("class") or ""
    if tag == "table":
        yield _table(element)
    elif tag in {"ul", "ol"}:
        yield from _items(element, kind, level + 1)
    elif tag == "dl":
        for each in element:
            part = Kind.TERM if each.tag == "dt" else Kind.DEFINITION
            yield from _mixed(each, part, level)
    elif tag == "pre":
        yield Paragraph(Kind.CODE, level, tuple(_lines("".join(element.itertext()).rstrip("\n"))))
    elif re.fullmatch(r"h[1-6]", tag):
        yield Paragraph(Kind.HEADING, int(tag[1]), _runs(element))
    elif tag in {"div", "section", "blockquote"}:
        within = {"blockquote": Kind.QUOTE, "section": Kind.NOTE}.get(tag, kind)
        for each in element:
            yield from _block(each, Kind.NOTICE if name.startswith("notice") else within, level)
    elif tag == "p":
        yield Paragraph(Kind.TERM if name == "notice-title" else kind, level, _runs(element))


def _items(items: Element, kind: Kind, level: int) -> Iterator[Block]:
    number = int(items.get("start") or 1)
    for place, item in enumerate(items, start=number):
        marker = Run(f"{place}. " if items.tag == "ol" else "• ", Look.MARKER)
        within = kind if kind is Kind.NOTE else Kind.ITEM
        for index, block in enumerate(_mixed(item, within, level)):
            if index == 0 and isinstance(block, Paragraph):
                yield replace(block, runs=(marker, *block.runs))
            else:
                yield block


def _mixed(element: Element, kind: Kind, level: int) -> Iterator[Block]:
    """What holds words, blocks, or first the one and then the other."""
    blocks = [each for each in element if each.tag in _BLOCKS]
    runs = _runs(element, without=blocks)
    if runs or not blocks:
        yield Paragraph(kind, level, runs)
    for each in blocks:
        yield from _block(each, kind, level)


def _table(table: Element) -> Table:
    rows = list(table.iter("tr"))
    heads = sum(1 for row in rows if row.getparent().tag == "thead")
    return Table(heads, tuple(tuple(_cell(each) for each in row) for row in rows))


def _cell(cell: Element) -> Cell:
    names = (cell.get("class") or "").split()
    return Cell(_runs(cell), next((_SIDES[each] for each in names if each in _SIDES), ""))


def _runs(element: Element, without: list[Element] | None = None) -> tuple[Run, ...]:
    return tuple(_trimmed(list(_inline(element, Look.PLAIN, without or []))))


def _inline(element: Element, look: Look, without: list[Element]) -> Iterator[Run]:
    if element.text:
        yield Run(_spaced(element.text), look)
    for each in element:
        if each not in without:
            yield from _inline_element(each, look, without)
        if each.tail:
            yield Run(_spaced(each.tail), look)


def _inline_element(each: Element, look: Look, without: list[Element]) -> Iterator[Run]:
    name = each.get("class") or ""
    if each.tag == "br":
        yield Run("", Look.BREAK)
    elif each.tag == "img":
        source = unquote(str(each.get("src") or "").rpartition("/")[2])
        yield Run(each.get("alt") or "", Look.PICTURE, source)
    elif name == "footnote-ref":
        yield Run("".join(each.itertext()), Look.REFERENCE)
    elif name != "footnote-back":
        yield from _inline(each, _LOOKS.get(each.tag, look), without)


def _spaced(text: str) -> str:
    return re.sub(r"[ \t\n\r]+", " ", text)


def _trimmed(runs: list[Run]) -> Iterator[Run]:
    """Without the blanks that HTML has at the ends of a block."""
    while runs and runs[0].look is Look.PLAIN and not runs[0].text.strip():
        runs.pop(0)
    while runs and runs[-1].look is Look.PLAIN and not runs[-1].text.strip():
        runs.pop()
    for index, run in enumerate(runs):
        text = run.text.lstrip() if index == 0 else run.text
        yield replace(run, text=text.rstrip() if index == len(runs) - 1 else text)


def _lines(text: str) -> Iterator[Run]:
    for index, line in enumerate(text.split("\n")):
        if index:
            yield Run("", Look.BREAK)
        yield Run(line, Look.CODE)
