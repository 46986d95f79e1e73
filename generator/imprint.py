"""What a text says of itself on lines of its own, found while it is read: signatures, and what should not stand there.

Rules would have to read a hundred thousand texts once more to find it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.proofread import planted
from generator.text import NUMERALS, number


@dataclass(frozen=True, slots=True)
class Signature:
    """A name, and the day on the line under it or behind it; `line` of the day, from 1."""

    line: int
    name: str
    day: date


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something that no finished text holds: what it is, and the words."""

    line: int
    kind: str
    words: str


_DIGITS = f"[〇{NUMERALS}十]"
_DAY = re.compile(
    rf"(?P<year>(?:19|20)\d\d|[〇{NUMERALS}]{{4}})年(?P<month>\d{{1,2}}|{_DIGITS}{{1,2}})月"
    rf"(?P<day>\d{{1,2}}|{_DIGITS}{{1,3}})日$"
)
_END = re.compile(r"日[ \t\u3000]*$", re.MULTILINE)
_LONGEST_NAME = 60


def signatures(text: str) -> tuple[Signature, ...]:
    """Lines that are only a day, or end with one, under or behind what may be a name."""
    return tuple(_signatures(text))


def _signatures(text: str) -> Iterator[Signature]:
    for end in _END.finditer(text):
        start = text.rfind("\n", 0, end.start()) + 1
        if end.start() - start > _LONGEST_NAME + 16:
            continue
        line = text[start : end.start() + 1].strip(" \t\u3000")
        found = _DAY.search(line)
        day = _day(found) if found else None
        if found is None or day is None:
            continue
        name = line[: found.start()].strip(" \t\u3000") or _line_before(text, start)
        if name and len(name) <= _LONGEST_NAME:
            yield Signature(text.count("\n", 0, start) + 1, name, day)


def _line_before(text: str, start: int) -> str:
    """The nearest line above that is not blank; a backslash ends a line in Markdown."""
    above = text[max(0, start - 2 * _LONGEST_NAME) : start].rstrip(" \t\u3000\n\\")
    return above.rpartition("\n")[2].strip(" \t\u3000")


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(*(number(found[each]) for each in ("year", "month", "day")))
    except ValueError:
        return None


_SUSPECT = re.compile("[\ufffd锟烫屯Ã€]")
"""To look for one of a few characters costs a hundredth of looking for words."""
_GARBLED = re.compile("\ufffd+|(?:锟斤拷)+|(?:烫烫)+|(?:屯屯)+|(?:Ã[\u0080-\u00bf]|â€)+")
_FILLER = re.compile(
    r"[（(](?:待补充|待完善|待定稿)[）)]|[（(\[【]此处[^）)\]】\n]{1,12}[）)\]】]|[Ll]orem ipsum"
)
_SHORT = 200
_BLANK = re.compile(
    r"(?m)^[ \t\u3000]*(?P<words>[Tt]est|测试(?:内容|文章|信息|正文|一下|数据)?|(?:正文|内容)?待补充"
    r"|(?P<mark>[XxＸ×])(?P=mark){2,})[。.!！]?[ \t\u3000]*$"
)


def oddities(text: str) -> tuple[Oddity, ...]:
    """Garbled characters, advertisements from outside, and words that stand for a text to come."""
    return tuple(_oddities(text))


def _oddities(text: str) -> Iterator[Oddity]:
    for damage in planted(text):
        yield _oddity(text, damage.start, damage.kind, text[damage.start : damage.end])
    for found in _GARBLED.finditer(text) if _SUSPECT.search(text) else ():
        yield _oddity(text, found.start(), "乱码", found[0])
    is_filled = any(word in text for word in ("（待", "(待", "此处", "orem"))
    for found in _FILLER.finditer(text) if is_filled else ():
        yield _oddity(text, found.start(), "占位文字", found[0])
    # A whole text of that kind is short; 测试 is a common word in long ones.
    for found in _BLANK.finditer(text) if len(text) < _SHORT else ():
        yield _oddity(text, found.start("words"), "占位文字", found["words"])


def _oddity(text: str, start: int, kind: str, words: str) -> Oddity:
    return Oddity(text.count("\n", 0, start) + 1, kind, words[:20])
