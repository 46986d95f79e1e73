"""Paragraphs and headings alone, and tables of plain cells, read without a Markdown parser.

Official texts are hardly anything else.  A block is taken only where nothing in it could mean
more, so that what is written equals what the parser makes of it, byte for byte; what is in
doubt is left to the parser.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from markupsafe import Markup

from generator.anchor import Anchors, split_explicit
from generator.body import Body, Heading
from generator.text import is_wide

_MARKED = re.compile(
    r"[\\`*_\[<&"  # escapes, code, emphasis, links, notes, HTML, entities
    # and white space that the parser expands, replaces or strips; U+3000 is no such
    r"\x00\t\r\x0b\x0c\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f]"
)
_OPENED = re.compile(
    r"\n(?:[ \-+=~:>|]"  # indented; list, rule, underline, fence, definition, container, quote, table
    r"|[0-9]+[.)][ \n]"  # numbered list
    r"|#(?!#{0,5} )"  # no heading after all, or an empty one
    r"|[# \u3000]*:::"  # reported as a container that is none
    r"|(?<=[ #]\n))"  # the line above ends in a hard break, or its heading is closed
)
_HEADING = re.compile(r"(#{1,6}) +(.*)")
_RULE = re.compile(r"\|(?: *:?-+:? *\|)+")
"""Below the head of a table."""

_EDGE = " \n\u3000"
"""What the parser strips from either end of a block, of all that `_MARKED` lets pass."""

_NOT_PLAIN = ("<",)
"""Stands behind the last piece, so that its run ends like any other."""

ALIGNED = {"right": "is-number", "center": "is-centred"}
"""Classes instead of styles, which the content security policy refuses."""

PARAGRAPH, TABLE = 0, -1

Block = tuple[int, str, int]
"""Level of a heading, or `PARAGRAPH`, or `TABLE`; text; line counted from 1."""


@dataclass(frozen=True, slots=True)
class Run:
    """Plain blocks one after another, within a text that has others too."""

    blocks: tuple[Block, ...]
    end: int
    """The line behind it, counted from 0."""

    @property
    def last(self) -> int:
        """The line that the parser would have been at last, counted from 0: its last row or block."""
        level, text, line = self.blocks[-1]
        rows = text.count("\n") if level == TABLE else 0
        return line - 1 + (rows if rows > 1 else 0)


def render(source: str) -> Body | None:
    """None where the text may hold more than paragraphs and headings."""
    if not _is_plain(source):
        return None
    anchors = Anchors()
    blocks = _blocks(source)
    html, visible = write(blocks, name_headings(blocks, anchors), anchors)
    return Body(
        Markup(html),
        "\n".join(visible),
        tuple(anchors.headings),
        anchors.all(),
        problems=tuple(anchors.problems),
    )


def runs(source: str) -> dict[int, Run]:
    """By the line it begins at, counted from 0, where the parser is inside of no other block.

    A list, a fence or a comment may go on over blank lines: only the parser knows.
    """
    found: dict[int, Run] = {}
    run: list[tuple[str, int]] = []
    line = 0
    for piece in chain(source.split("\n\n"), _NOT_PLAIN):
        blank = not piece.strip("\n")
        if not blank and (_is_plain(piece) or _is_table(piece)):
            run.append((piece, line))
        elif not blank:
            if piece.lstrip().startswith((":", "~")):
                del run[-1:]  # may be the term that is defined here
            if run:
                last, begun = run[-1]
                blocks = tuple(chain.from_iterable(_blocks(*each) for each in run))
                end = begun + last.rstrip("\n").count("\n") + 1
                found[blocks[0][2] - 1] = Run(blocks, end)
                run = []
        line += piece.count("\n") + 2
    return found


def name_headings(blocks: Iterable[Block], anchors: Anchors) -> list[Heading]:
    return [
        anchors.of_heading(level, *split_explicit(text), line)
        for level, text, line in blocks
        if level > 0
    ]


def write(
    blocks: Iterable[Block], headings: Iterable[Heading], anchors: Anchors, tables: int = 0
) -> tuple[str, list[str]]:
    """HTML, and the visible text of each block; `tables` stand before it.

    Every heading of the whole text must have its anchor: articles come after them.
    """
    html: list[str] = []
    visible: list[str] = []
    named = iter(headings)
    for level, text, _line in blocks:
        if level == PARAGRAPH:
            name = anchors.of_paragraph(text)
            html.append(f'<p id="{name}">' if name else "<p>")
            html.append(f"{_escape(text)}</p>\n")
            visible.append(text.replace("\n", " "))
        elif level == TABLE:
            tables += 1
            html.extend(_rows(text, tables))
            visible.extend(chain.from_iterable(_cells(text)))
        else:
            heading = next(named)
            identity, title = _escape(heading.anchor), _escape(heading.text)
            html.append(f'<h{level} id="{identity}">{title}</h{level}>\n')
            visible.append(heading.text)
    return "".join(html), list(filter(None, visible))


def open_table(number: int) -> str:
    """Wide tables scroll inside a region that the keyboard can reach."""
    return f'<div class="table-region" role="region" aria-label="表{number}" tabindex="0"><table class="data-table">\n'


def close_table() -> str:
    return "</table></div>\n"


def _rows(table: str, number: int) -> Iterator[str]:
    head, *rows = _cells(table)
    classes = [_class_of(rule) for rule in table.split("\n", 2)[1].split("|")[1:-1]]
    yield open_table(number)
    yield "<thead>\n<tr>\n"
    for cell, style in zip(head, classes, strict=True):
        yield f'<th scope="col"{style}>{_escape(cell)}</th>\n'
    yield "</tr>\n</thead>\n"
    if rows:
        yield "<tbody>\n"
        for row in rows:
            yield "<tr>\n"
            for cell, style in zip(row, classes, strict=True):
                yield f"<td{style}>{_escape(cell)}</td>\n"
            yield "</tr>\n"
        yield "</tbody>\n"
    yield close_table()


def _cells(table: str) -> list[list[str]]:
    head, _rule, *rows = table.split("\n")
    return [[cell.strip(_EDGE) for cell in row.split("|")[1:-1]] for row in (head, *rows)]


def _class_of(rule: str) -> str:
    rule = rule.strip()
    if not rule.endswith(":"):
        return ""
    return f' class="{ALIGNED["center" if rule.startswith(":") else "right"]}"'


def _is_plain(source: str) -> bool:
    text = f"\n{source}\n"
    return not _MARKED.search(text) and not _OPENED.search(text)


def _is_table(piece: str) -> bool:
    """Where every row is closed, and has as many cells as the head."""
    lines = piece.strip("\n").split("\n")
    pipes = lines[0].count("|")
    return (
        len(lines) > 1
        and _RULE.fullmatch(lines[1]) is not None
        and all(
            line.startswith("|") and line.endswith("|") and line.count("|") == pipes
            for line in lines
        )
        and not _MARKED.search(piece)
        and ":::" not in piece
    )


def _blocks(source: str, line: int = 0) -> list[Block]:
    """`line` is where the text begins, counted from 0."""
    blocks: list[Block] = []
    for piece in source.split("\n\n"):
        if "|\n|" in piece and _is_table(piece):
            blanks = len(piece) - len(piece.lstrip("\n"))
            blocks.append((TABLE, piece.strip("\n"), line + blanks + 1))
            line += piece.count("\n")
        elif "\n" in piece or piece.startswith("#"):
            blocks.extend(_blocks_of_lines(piece.split("\n"), line + 1))
            line += piece.count("\n")
        elif piece:
            blocks.append((PARAGRAPH, piece.strip(_EDGE), line + 1))
        line += 2
    return blocks


def _blocks_of_lines(lines: Iterable[str], first: int) -> Iterator[Block]:
    paragraph: list[str] = []
    for line, text in enumerate(lines, first):
        if text and not text.startswith("#"):
            paragraph.append(text)
            continue
        if paragraph:
            yield PARAGRAPH, _join(paragraph), line - len(paragraph)
            paragraph = []
        heading = _HEADING.fullmatch(text)
        if heading:
            yield len(heading[1]), heading[2].strip(_EDGE), line
    if paragraph:
        yield PARAGRAPH, _join(paragraph), line + 1 - len(paragraph)


def _join(lines: list[str]) -> str:
    """A line break next to a wide character disappears: Chinese has no blanks between words."""
    first, *others = "\n".join(lines).strip(_EDGE).split("\n")
    joined = [first]
    for before, after in zip([first, *others], others, strict=False):
        if not is_wide(before[-1]) and not is_wide(after[0]):
            joined.append("\n")
        joined.append(after)
    return "".join(joined)


def _escape(text: str) -> str:
    """All of what HTML asks for that `_MARKED` lets pass."""
    return text.replace(">", "&gt;").replace('"', "&quot;")
