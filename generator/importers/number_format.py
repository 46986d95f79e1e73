"""How a spreadsheet shows a number or a date: the cell holds 45000, a reader sees 2023年3月15日."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from generator.importers.numbering import counted, spelled

BUILT_IN = {
    14: "yyyy/m/d",  # what a Chinese Excel shows, whatever the standard says
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"',
    35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
"""The formats of a Chinese Excel that a file names by number only."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<blank>.)|\*(?P<filled>.)'
    r"|\[(?P<elapsed>h+|m+|s+)\]|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[(?P<bracketed>[^\]]*)\]"
    r"|(?P<half>上午/下午|AM/PM|A/P)|(?P<part>y+|m+|d+|h+|s+|a{3,4}|e+|\.0+(?=[^0#?]|$))"
    r"|(?P<general>General|G/通用格式)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_PLAIN = {"other", "part"}
_PLACES = re.compile(r"[#0?,.]*[#0?][#0?,.]*")
_WEEKDAYS = "一二三四五六日"
_DAY = datetime(1899, 12, 30)

Value = str | int | float | bool | date | datetime | time | timedelta


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def shown(value: Value, code: str) -> str:
    """The text that a cell with this format shows."""
    if isinstance(value, str):
        return _text(value, code)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if not isinstance(value, int | float):
        return _moment(value, _tokens(_sections(code)[0]))
    return _number(value, code).strip()


def _tokens(code: str) -> list[_Token]:
    return [
        _Token(match.lastgroup or "", match[match.lastgroup or 0])
        for match in _TOKEN.finditer(code)
    ]


def _sections(code: str) -> list[str]:
    """The parts for positive, negative, zero and text, divided by `;` outside of quotes."""
    sections = [""]
    for match in _TOKEN.finditer(code):
        if match["other"] == ";":
            sections.append("")
        else:
            sections[-1] += match[0]
    return sections


def _text(value: str, code: str) -> str:
    section = next((each for each in reversed(_sections(code)) if "@" in each), None)
    if section is None:
        return value
    return _literal(_tokens(section), value)


def _literal(tokens: list[_Token], at: str = "") -> str:
    """The printed characters of a format without a number; `at` stands for `@`."""
    text = ""
    for each in tokens:
        if each.kind in {"quoted", "escaped", "currency"}:
            text += each.text
        elif each.kind == "blank":
            text += " "
        elif each.kind in {"other", "part", "general"}:
            text += at if each.text == "@" else each.text
    return text


def _number(value: float, code: str) -> str:
    sections = _sections(code)
    number = Decimal(repr(value))
    if not number.is_finite():
        return str(value)
    section, sign = sections[0], "-" if number < 0 else ""
    if number < 0 and len(sections) > 1:
        section, sign = sections[1], ""
    elif number == 0 and len(sections) > 2:
        section = sections[2]
    tokens = _tokens(section)
    if any(each.kind == "general" for each in tokens):
        text = "".join(
            _general(abs(number)) if each.kind == "general" else _literal([each]) for each in tokens
        )
    elif "@" in section or not section or _is_unusual(tokens):
        text = _general(abs(number))
    else:
        text = _patterned(abs(number), tokens)
    if any(each.kind == "bracketed" and each.text.upper() == "DBNUM1" for each in tokens):
        text = re.sub(
            r"\d+", lambda match: counted(int(match[0])) if match[0] != "0" else "〇", text
        )
    return sign + text if re.search(r"[^0.,%\s]", text) else text


def _is_unusual(tokens: list[_Token]) -> bool:
    """Fractions, powers of ten, telephone numbers: no number of a task is shown like that."""
    plain = "".join(each.text if each.kind in _PLAIN else " " for each in tokens).upper()
    return any(each in plain for each in ("E+", "E-", "/")) or len(_PLACES.findall(plain)) > 1


def _general(number: Decimal) -> str:
    """As wide as a cell shows it: eleven characters for a fraction, all digits for a whole number."""
    if number == number.to_integral_value():
        return f"{number:.0f}"
    whole = len(f"{int(number)}")
    rounded = number.quantize(Decimal(1).scaleb(-max(10 - whole, 0)), ROUND_HALF_UP)
    return f"{rounded:f}".rstrip("0").rstrip(".")


def _patterned(number: Decimal, tokens: list[_Token]) -> str:
    """The number in its places, with what is printed around it."""
    plain = "".join(each.text for each in tokens if each.kind in _PLAIN)
    number *= Decimal(100) ** plain.count("%")
    text, places = "", ""
    for each in [*tokens, _Token("end", "")]:
        if each.kind in _PLAIN and set(each.text) <= set("#0?,."):
            places += each.text
            continue
        text += _placed(number, places) if _PLACES.fullmatch(places) else places
        places = ""
        text += _literal([each])
    return text


def _placed(number: Decimal, digits: str) -> str:
    whole, _, fraction = digits.partition(".")
    bare = whole.rstrip(",")
    number /= Decimal(1000) ** (len(whole) - len(bare))
    places = len(fraction.replace(",", ""))
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    left, _, right = f"{rounded:f}".partition(".")
    left = left.lstrip("0").rjust(bare.count("0"), "0")
    if "," in bare:
        left = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", left)
    while right.endswith("0") and fraction.endswith(("#", "?")):
        right, fraction = right[:-1], fraction[:-1]
    return left + ("." + right if "." in digits else "")


def _moment(value: date | datetime | time | timedelta, tokens: list[_Token]) -> str:
    moment, elapsed = _as_datetime(value)
    chinese = any(each.kind == "bracketed" and each.text.upper() == "DBNUM1" for each in tokens)
    twelve = any(each.kind == "half" for each in tokens)
    text, last = "", ""
    for index, each in enumerate(tokens):
        if each.kind == "elapsed":
            seconds = int(elapsed.total_seconds())
            unit = each.text[0].lower()
            text += str(seconds // {"h": 3600, "m": 60, "s": 1}[unit])
            last = unit
        elif each.kind == "half":
            text += _half(moment, each.text)
        elif each.kind == "part":
            unit = each.text[0].lower()
            minutes = unit == "m" and (last == "h" or _next_part(tokens, index) == "s")
            text += _part(moment, "i" * len(each.text) if minutes else each.text, twelve, chinese)
            last = unit
        elif each.kind == "general":
            text += str(moment)
        else:
            text += _literal([each])
    return text


def _as_datetime(value: date | datetime | time | timedelta) -> tuple[datetime, timedelta]:
    if isinstance(value, timedelta):
        moment = _DAY + value
    elif isinstance(value, datetime):
        moment = value
    elif isinstance(value, date):
        moment = datetime.combine(value, time())
    else:
        moment = datetime.combine(_DAY, value)
    return moment, moment - _DAY


def _half(moment: datetime, text: str) -> str:
    """上午 or 下午."""
    first, second = text.split("/")
    return first if moment.hour < 12 else second


def _next_part(tokens: list[_Token], index: int) -> str:
    return next(
        (each.text[0].lower() for each in tokens[index + 1 :] if each.kind in {"part", "elapsed"}),
        "",
    )


def _part(moment: datetime, code: str, twelve: bool, chinese: bool) -> str:  # noqa: FBT001
    unit, width = code[0].lower(), len(code)
    if unit == "a":
        return ("星期" if width > 3 else "周") + _WEEKDAYS[moment.weekday()]
    if unit == ".":
        return "." + f"{moment.microsecond:06d}"[: width - 1]
    if unit in "ye":
        year = f"{moment.year:04d}" if width > 2 or unit == "e" else f"{moment.year % 100:02d}"
        return spelled(int(year)) if chinese else year
    if unit in "md" and width > 2:
        return _named(moment, unit, width)
    hour = (moment.hour + 11) % 12 + 1 if twelve else moment.hour
    number = {"m": moment.month, "d": moment.day, "h": hour, "i": moment.minute, "s": moment.second}
    if chinese:
        return counted(number[unit])
    return str(number[unit]).rjust(min(width, 2), "0")


def _named(moment: datetime, unit: str, width: int) -> str:
    if unit == "m":
        name = f"{moment:%B}"
        return name[0] if width == 5 else name if width == 4 else name[:3]
    return f"{moment:%A}" if width > 3 else f"{moment:%a}"
