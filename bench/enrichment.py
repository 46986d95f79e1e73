"""Plain official text with the Markdown that real notices have: tables, links, numbered lists, emphasis, notes.

Statutes hold paragraphs and headings and nothing else, which flatters every parser.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import count

_ITEM = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]\s*(?=\S)")
_PHRASE = re.compile(r"[\u4e00-\u9fff]{4,8}")
"""Han characters only: marks round them take effect whatever stands before and behind."""

_OUTSIDE = "https://www.example.gov.cn/zhengce/"
_HEAD = ("| 序号 | 事项 | 要求 | 期限 |", "| --: | --- | --- | :-: |")


def enrich(blocks: Sequence[str], draw: int, others: Sequence[str]) -> list[str]:
    """`draw` decides where the marks fall; `others` are documents that may be linked to."""
    lists = list(_with_lists(blocks))
    notes: list[str] = []
    marked = [
        _with_marks(block, place + draw % 97, others, notes) for place, block in enumerate(lists)
    ]
    marked.insert(draw % (len(marked) + 1), _table(blocks, 3 + draw % 6))
    return [*marked, *notes]


def _with_lists(blocks: Sequence[str]) -> Iterator[str]:
    """（一）（二）（三） in a row become one numbered list."""
    items: list[str] = []
    for block in (*blocks, ""):
        found = _ITEM.match(block)
        if found:
            items.append(block[found.end() :].replace("\n", ""))
            continue
        if items:
            yield "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
            items = []
        if block:
            yield block


def _with_marks(block: str, place: int, others: Sequence[str], notes: list[str]) -> str:
    """About every third paragraph gets one mark."""
    phrase = None if block.startswith(("#", "|")) else _PHRASE.search(block)
    if phrase is None:
        return block
    words = phrase[0]
    if place % 29 == 0:
        notes.append(f"[^{len(notes) + 1}]: {words}，以{_label(place)}所附目录为准。")
        return f"{block}[^{len(notes)}]"
    if place % 11 == 0 and others:
        words = f"[{words}](document:{others[place % len(others)]})"
    elif place % 23 == 0:
        words = f"[{words}]({_OUTSIDE}{place}.htm)"
    elif place % 7 == 0:
        words = f"**{words}**"
    elif place % 13 == 0:
        words = f"*{words}*"
    return block[: phrase.start()] + words + block[phrase.end() :]


def _label(place: int) -> str:
    return f"第{place % 9 + 1}号文件"


def _table(blocks: Sequence[str], rows: int) -> str:
    """Words of the text in four columns."""
    phrases = [found[0] for block in blocks for found in _PHRASE.finditer(block[:60])] or ["事项"]
    cell = (phrases[place % len(phrases)] for place in count())
    lines = (
        f"| {row} | {next(cell)} | {next(cell)}、{next(cell)} | {row * 5}个工作日 |"
        for row in range(1, rows + 1)
    )
    return "\n".join((*_HEAD, *lines))
