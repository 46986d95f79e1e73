"""Word's automatic numbers: they are printed, so they are text, but no file holds them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from generator.importers.symbol import readable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_PLACEHOLDER = re.compile(r"%([1-9])")
_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_BETWEEN = {"tab": "\t", "space": " ", "nothing": ""}
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def counted(number: int, digits: str = _DIGITS, tens: str = "十百千") -> str:
    """一百零三: as numbers are said; 十一 without a first 一."""
    if not 0 < number < 10_000:
        return "".join(digits[int(each)] for each in str(number)) if number >= 0 else str(number)
    text, gap = "", False
    for place, digit in zip(range(len(str(number)) - 1, -1, -1), str(number), strict=True):
        if digit == "0":
            gap = bool(text)
            continue
        text += ("零" if gap else "") + digits[int(digit)] + (tens[place - 1] if place else "")
        gap = False
    return text[1:] if digits is _DIGITS and text.startswith("一十") else text


def spelled(number: int) -> str:
    """一〇三: digit by digit."""
    return "".join(_DIGITS[int(each)] for each in str(number))


def roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def letters(number: int) -> str:
    """From a to z, then aa, bb; Word, too, stops at 30 of a kind."""
    if not 0 < number <= 780:
        return str(number)
    return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _below_hundred(number: int) -> str:
    return counted(number) if number < 100 else spelled(number)


def _japanese(number: int) -> str:
    return re.sub(r"一(?=[百千])|零", "", counted(number))


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


def _run(start: int, length: int) -> str:
    return "".join(chr(start + each) for each in range(length))


_CIRCLED = _run(0x2460, 20) + _run(0x3251, 15) + _run(0x32B1, 15)
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "chineseCounting": _below_hundred,
    "taiwaneseCounting": _below_hundred,
    "chineseCountingThousand": counted,
    "taiwaneseCountingThousand": counted,
    "japaneseCounting": _japanese,
    "ideographDigital": spelled,
    "japaneseDigitalTenThousand": spelled,
    "taiwaneseDigital": spelled,
    "chineseLegalSimplified": lambda number: counted(number, _LEGAL, "拾佰仟"),
    "ideographTraditional": _one_of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _one_of("子丑寅卯辰巳午未申酉戌亥"),
    "decimalEnclosedCircle": _one_of(_CIRCLED),
    "decimalEnclosedCircleChinese": _one_of(_CIRCLED),
    "decimalEnclosedFullstop": _one_of(_run(0x2488, 20)),
    "decimalEnclosedParen": _one_of(_run(0x2474, 20)),
    "ideographEnclosedCircle": _one_of(_run(0x3280, 10)),
    "decimalFullWidth": lambda number: str(number).translate(
        {ord("0") + each: 0xFF10 + each for each in range(10)}
    ),
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "none": lambda number: "",  # noqa: ARG005 - all formats are called alike
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list, as numbering.xml describes it."""

    start: int
    form: Callable[[int], str]
    pattern: str
    between: str
    restarts_after: int | None
    """The level from which on a higher number starts this one anew; None is every higher level."""
    is_legal: bool
    style: str


@dataclass(slots=True)
class List:
    """What a `w:num` stands for; lists over one description count on together."""

    description: str
    levels: dict[int, Level]
    starts: dict[int, int]
    started: set[int] = field(default_factory=set)


class Numbering:
    """Numbers paragraphs; they must come in the document's order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._styles = {
            each.get(W + "styleId", ""): each
            for each in (() if styles is None else styles.iterfind(W + "style"))
        }
        self._default = next(
            (
                name
                for name, each in self._styles.items()
                if each.get(W + "type") == "paragraph" and _is_on(each.get(W + "default"))
            ),
            "",
        )
        self._descriptions = _by_id(numbering, "abstractNum", "abstractNumId")
        self._numbers = _by_id(numbering, "num", "numId")
        self._lists: dict[str, List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}

    def label(self, paragraph: Element) -> str:
        """The number before a paragraph and what divides it from the text, or nothing."""
        if not self._numbers:
            return ""
        list_id, depth = self._numbered(paragraph.find(W + "pPr"))
        found = self._list(list_id)
        if found is None or depth not in found.levels:
            return ""
        level = found.levels[depth]
        counts = self._count(found, depth)

        def number(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            form = found.levels[index].form if index in found.levels else str
            return (str if level.is_legal else form)(counts.get(index, 1))

        text = _PLACEHOLDER.sub(number, level.pattern)
        return text + level.between if text else ""

    def _numbered(self, properties: Element | None) -> tuple[str, int]:
        """The list and the level of a paragraph, by itself or by its style."""
        style = self._default
        list_id, depth = "", -1
        if properties is not None:
            style = _value(properties.find(W + "pStyle")) or style
            list_id, depth = _reference(properties.find(W + "numPr"))
        if not list_id:
            list_id, of_style = self._of_style(style)
            depth = depth if depth >= 0 else of_style
        return list_id, max(depth, 0)

    def _of_style(self, style: str) -> tuple[str, int]:
        for name, each in self._ancestry(style):
            list_id, depth = _reference(each.find(f"{W}pPr/{W}numPr"))
            if list_id:
                found = self._list(list_id)
                linked = [] if found is None else [
                    index for index, level in found.levels.items() if level.style == name
                ]  # fmt: skip
                return list_id, linked[0] if linked else depth
        return "", -1

    def _ancestry(self, style: str) -> Iterator[tuple[str, Element]]:
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield style, self._styles[style]
            style = _value(self._styles[style].find(W + "basedOn"))

    def _list(self, list_id: str) -> List | None:
        if list_id not in self._lists:
            self._lists[list_id] = self._described(list_id)
        return self._lists[list_id]

    def _described(self, list_id: str) -> List | None:
        number = self._numbers.get(list_id)
        if number is None:
            return None
        name = self._followed(_value(number.find(W + "abstractNumId")))
        description = self._descriptions.get(name)
        if description is None:
            return None
        levels = _levels(description)
        starts = {}
        for each in number.iterfind(W + "lvlOverride"):
            levels |= _levels(each)
            start = each.find(W + "startOverride")
            if start is not None:
                starts[_whole(each.get(W + "ilvl"))] = _whole(_value(start))
        return List(name, levels, starts)

    def _followed(self, name: str) -> str:
        """The description itself, where one only names a list style that has it."""
        seen: set[str] = set()
        while name in self._descriptions and name not in seen:
            seen.add(name)
            link = _value(self._descriptions[name].find(W + "numStyleLink"))
            style = self._styles.get(link)
            list_id, _ = _reference(None if style is None else style.find(f"{W}pPr/{W}numPr"))
            if list_id not in self._numbers:
                break
            name = _value(self._numbers[list_id].find(W + "abstractNumId"))
        return name

    def _count(self, of: List, depth: int) -> dict[int, int]:
        counts = self._counts.setdefault(of.description, {})
        if depth in of.starts and depth not in of.started:
            counts[depth] = of.starts[depth]
        elif depth in counts:
            counts[depth] += 1
        else:
            counts[depth] = of.levels[depth].start
        of.started.add(depth)
        for index, level in of.levels.items():
            if index < depth:
                counts.setdefault(index, level.start)
            elif index > depth and (level.restarts_after is None or depth < level.restarts_after):
                counts.pop(index, None)
        return counts


def _by_id(numbering: Element | None, tag: str, key: str) -> dict[str, Element]:
    found = () if numbering is None else numbering.iterfind(W + tag)
    return {each.get(W + key, ""): each for each in found}


def _levels(parent: Element) -> dict[int, Level]:
    return {_whole(each.get(W + "ilvl")): _level(each) for each in parent.iterfind(W + "lvl")}


def _level(element: Element) -> Level:
    form = next(element.iter(W + "numFmt"), None)  # the first of an mc:AlternateContent
    restart = element.find(W + "lvlRestart")
    fonts = element.find(f"{W}rPr/{W}rFonts")
    font = "" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""
    pictured = element.find(W + "lvlPicBulletId") is not None
    return Level(
        start=_whole(_value(element.find(W + "start")), 0),
        form=_form(form),
        pattern="" if pictured else readable(_value(element.find(W + "lvlText")), font),
        between=_BETWEEN.get(_value(element.find(W + "suff")), "\t"),
        restarts_after=None if restart is None else _whole(_value(restart)),
        is_legal=(legal := element.find(W + "isLgl")) is not None and _is_on(_value(legal) or "1"),
        style=_value(element.find(W + "pStyle")),
    )


def _form(element: Element | None) -> Callable[[int], str]:
    kind = _value(element) or "decimal"
    custom = "" if element is None else element.get(W + "format", "")
    if kind == "custom" and custom:
        width = len(custom.split(",")[0].strip())  # "001, 002, 003, ..."
        return lambda number: str(number).zfill(width)
    return _FORMATS.get(kind, str)


def _reference(element: Element | None) -> tuple[str, int]:
    if element is None:
        return "", -1
    return _value(element.find(W + "numId")), _whole(_value(element.find(W + "ilvl")), -1)


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(W + "val", "")


def _whole(text: str | None, default: int = 0) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else default


def _is_on(text: str | None) -> bool:
    return text in {"1", "true", "on"}
