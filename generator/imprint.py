"""What a text says of itself, found while it is read: signatures, its own days, and what should not stand there.

Rules would have to read a hundred thousand texts once more to find it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator import personal
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


# ── Signatures ────────────────────────────────────────────────────────────

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


# ── Its own days ──────────────────────────────────────────────────────────


class About(StrEnum):
    """What a day in a text is said to be."""

    FORMED = "成文日期"
    PUBLISHED = "发布日期"
    EFFECTIVE = "施行日期"
    ISSUED = "印发或公布"
    ADOPTED = "通过"


@dataclass(frozen=True, slots=True)
class Stated:
    """A day that a text gives as its own, and the words in which it does; `line` from 1."""

    line: int
    about: About
    words: str
    day: date


_OPENING, _CLOSING, _NOTE = 400, 200, 240
_TITLE = 80
_ANY_DAY = (
    rf"(?P<year>(?:19|20)\d\d|[〇{NUMERALS}]{{4}})(?:年|[-./])(?P<month>\d{{1,2}}|{_DIGITS}{{1,2}})(?:月|[-./])"
    rf"(?P<day>\d{{1,2}}|{_DIGITS}{{1,3}})日?"
)
_LABELS = {
    **dict.fromkeys(("成文", "生成", "发文"), About.FORMED),
    **dict.fromkeys(("发布", "公布", "公开"), About.PUBLISHED),
    **dict.fromkeys(("施行", "实施", "生效"), About.EFFECTIVE),
}
_LABELLED = re.compile(
    rf"(?<!\w)(?P<label>{'|'.join(_LABELS)})(?:日期|时间)[ \t\u3000*]*[：:][ \t\u3000*]*{_ANY_DAY}"
)
_UNDER_TITLE = re.compile(
    rf"(?:[ \t\u3000]*\n|[^\n。；]{{1,{_TITLE}}}\n)*?[ \t\u3000]*(?P<note>[（(](?=[^\n]*[\d{NUMERALS}]年)[^\n]{{8,}})"
)
_IN_NOTE = re.compile(
    rf"{_ANY_DAY}(?P<rest>.*?)(?=[ \t\u3000，,；;]*(?:自|根据)?(?:(?:19|20)\d\d|[〇{NUMERALS}]{{4}})年|$)"
)
_ISSUED = re.compile("印发|公布|发布|签发")
_ADOPTED = re.compile("通过|批准|修订|修正|修改")
_STARTS = {"施行", "实施", "执行", "生效"}
_OWN = re.compile(
    rf"(?:\**第[{NUMERALS}十百]+条\**[ \t\u3000]*|[{NUMERALS}十]+、)?[ \t\u3000]*本(?!法律)[^《》“”\n]*?自{_ANY_DAY}起"
)


def stated(text: str) -> tuple[Stated, ...]:
    """What its first and last lines label, the note in brackets under the title, and 本办法自某日起施行 say."""
    return (*_labelled(text), *_noted(text[:_OPENING]), *_in_force(text))


def _labelled(text: str) -> Iterator[Stated]:
    for start, end in ((0, _OPENING), (max(_OPENING, len(text) - _CLOSING), len(text))):
        part = text[start:end]
        if "日期" in part or "时间" in part:
            for found in _LABELLED.finditer(text, start, end):
                yield from _stated(text, found, found.start(), _LABELS[found["label"]])


def _noted(opening: str) -> Iterator[Stated]:
    """（2026年3月5日示例区人民政府办公室印发　自2026年4月10日起施行）, after nothing but titles."""
    found = _UNDER_TITLE.match(opening) if "（" in opening or "(" in opening else None
    if found is None:
        return
    note, start = found["note"].rstrip(" \t\u3000"), found.start("note")
    if len(note) > _NOTE or note[-1] not in "）)":
        return
    for each in _IN_NOTE.finditer(note[1:-1]):
        if each["rest"].startswith("起"):
            about = About.EFFECTIVE
        elif _ISSUED.search(each["rest"]):
            about = About.ISSUED
        elif _ADOPTED.search(each["rest"]):
            about = About.ADOPTED
        else:
            continue
        yield from _stated(opening, each, start, about)


def _in_force(text: str) -> Iterator[Stated]:
    """Only what a text says of itself: not of a law, nor of what it changes."""
    at = text.find("起")
    while at >= 0:
        if text[at + 1 : at + 3] in _STARTS:
            start = 1 + max(text.rfind(mark, max(0, at - _NOTE), at) for mark in "。；\n")
            found = _OWN.fullmatch(text, start, at + 1)
            if found is not None:
                yield from _stated(text, found, found.start("year"), About.EFFECTIVE)
        at = text.find("起", at + 1)


def _stated(text: str, found: re.Match[str], start: int, about: About) -> Iterator[Stated]:
    day = _day(found)
    if day is not None:
        yield Stated(text.count("\n", 0, start) + 1, about, found[0].replace("*", "").strip(), day)


# ── What should not stand there ───────────────────────────────────────────

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


# ── Personal numbers ──────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Private:
    """A number of a person, of a kind of `personal`; the number itself is not kept."""

    line: int
    kind: str


_ADDRESS = re.compile(r"https?://[^\s)）>”]+")


def privacies(text: str) -> tuple[Private, ...]:
    """Numbers of identity, telephone and bank card, save what addresses of pages hold."""
    return tuple(_privacies(text))


def _privacies(text: str) -> Iterator[Private]:
    looked_at = -1
    for likely in personal.LIKELY.finditer(text):
        if likely.start() < looked_at:
            continue
        start = text.rfind("\n", 0, likely.start()) + 1
        looked_at = text.find("\n", likely.end())
        looked_at = len(text) if looked_at < 0 else looked_at
        for kind in personal.found(_ADDRESS.sub(" ", text[start:looked_at])):
            yield Private(text.count("\n", 0, start) + 1, kind)
