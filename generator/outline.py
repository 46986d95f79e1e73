"""The marks with which official texts number their headings (GB/T 9704: 一、（一）1. （1）)."""

import re
from dataclasses import dataclass

from generator.passage import Passage
from generator.text import number

_NUMERAL = "一二三四五六七八九十百"
_ONE = "—―－-"  # how 一 comes out of a scan
_MARKS = (
    re.compile(rf"第(?P<n>[{_NUMERAL}]+)(?:部分|篇)[、:\s]*"),
    re.compile(rf"第(?P<n>[{_NUMERAL}]+)章[、:\s]*"),
    re.compile(rf"第(?P<n>[{_NUMERAL}]+)节[、:\s]*"),
    re.compile(rf"(?P<n>[{_NUMERAL}]+|[{_ONE}](?=、))(?:、|\.(?!\d))\s*"),
    re.compile(rf"\((?P<n>[{_NUMERAL}]+|[{_ONE}])\)[、.]?\s*"),
    re.compile(rf"第(?P<n>[{_NUMERAL}]+)条[、:\s]*"),
    re.compile(r"(?P<n>[0-9]{1,3})(?:[.、](?!\d(?!\d{3}年))|\s+(?=\D))\s*"),
    re.compile(
        r"[0-9]{1,2}(?:\.[0-9]{1,2})?\.(?P<n>[0-9]{1,2})(?:[.、]\s*|\s+|(?=[^\d.,年月日%]))"
    ),
    re.compile(r"\((?P<n>[0-9]{1,3})\)[、.]?\s*|(?P<half>[0-9]{1,3})\)[、.]?\s*"),
    re.compile(r"(?P<n>[①-⑳])[、.]?\s*"),
)
SECTION, ARTICLE, ITEM, POINT = 4, 5, 6, 8
"""Indexes into the kinds of marks: （一） 第一条 1. （1）."""
NUMBER_ALONE = re.compile(r"[0-9]{1,3}[.、]?|\([0-9]{1,3}\)")
"""A 序号 in a cell of its own."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A paragraph that begins with a mark; `number` is what the mark counts."""

    level: int
    number: int
    mark: Passage
    rest: Passage

    @property
    def printed(self) -> Passage:
        """The number as a 序号 prints it: without a closing stop, with its brackets."""
        return self.mark.strip(" \t\n").strip(".、 ")


def marked(passage: Passage) -> Marked | None:
    """The mark at the head of a paragraph (in half width, see `Passage.folded`)."""
    passage = passage.strip()
    for level, pattern in enumerate(_MARKS):
        match = pattern.match(passage.text)
        if match:
            counted = match["n"] or match["half"]
            return Marked(level, _value(counted), passage.group(match), passage[match.end() :])
    return None


def _value(counted: str) -> int:
    if counted in _ONE:
        return 1
    if "①" <= counted <= "⑳":
        return ord(counted) - ord("①") + 1
    return number(counted)
