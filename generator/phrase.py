"""The words of a time limit to a `Deadline`: a whole cell understood, or nothing."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from generator.deadline import (
    AT_ONCE,
    COUNTERS,
    LEAD,
    MONTHS,
    NUMERAL,
    OPEN,
    PREPOSITION,
    AtOnce,
    By,
    Cycle,
    Deadline,
    Edge,
    Every,
    Fixed,
    From,
    Half,
    Measure,
    Month,
    OneDay,
    Open,
    Quarter,
    Quota,
    Shown,
    Stretch,
    TenDays,
    WholeYear,
    Within,
)
from generator.text import number

_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_N = rf"(?:[0-9]{{1,4}}|[{NUMERAL}]{{1,7}})"
_SMALL = rf"(?:[0-9]{{1,2}}|[{NUMERAL}]{{1,3}})"
_DO = "完成|公开|公布|发布|更新|报送|上报|办结|印发|答复|回复|回应|转载|推进|落实|开展|到位"
_TAIL = rf"(?:基本|全部|予以|向社会|主动)?(?:{_DO})?"
_HAN = r"[^\s，。；：！？,;:!?0-9]"

# ── Fixed days ────────────────────────────────────────────────────────────

_YEAR = (
    r"(?:(?P<year>[0-9]{4}|[〇零一二三四五六七八九]{4})年度?"
    r"|(?P<next>明年|次年|翌年)度?|今年|本年度?|当年)"
)
_STRETCH = (
    rf"(?:(?P<month>{_SMALL})月(?:(?P<day>{_SMALL})[日号]|份?(?P<third>[上中下])旬|份?)"
    r"|第?(?P<quarter>[1-4一二三四])季度?|(?P<half>[上下])半年)"
)
_EDGE = r"(?P<end>[底末])?(?P<before>之前|以前|前|止)?"
_FIXED = rf"{PREPOSITION}?{_YEAR}?{_STRETCH}(?:{_EDGE}|之?内)"
_YEAR_END = rf"{PREPOSITION}?(?:{_YEAR}年?|年)(?:{_EDGE}|之?内)"
_EACH_YEAR = rf"(?:每年度?|按年度?){_STRETCH}(?:{_EDGE}|之?内)"


def _fixed(found: re.Match[str], year: int) -> Deadline:
    part = found.groupdict("")
    stretch = _stretch(part) if "month" in part else WholeYear()
    shown = Shown.NEXT if part["next"] else Shown.FIGURES if part["year"] else Shown.LEFT_OUT
    if part["year"]:
        year = number(part["year"])
    elif part["next"]:
        year += 1
    return Fixed(year, stretch, _edge(part), shown)


def _year_end(found: re.Match[str], year: int) -> Deadline:
    if found["all"] == "年":
        raise ValueError
    return _fixed(found, year)


def _stretch(part: dict[str, str]) -> Stretch:
    if part["day"]:
        return OneDay(number(part["month"]), number(part["day"]))
    if part["third"]:
        return TenDays(number(part["month"]), 1 + "上中下".index(part["third"]))
    if part["month"]:
        return Month(number(part["month"]))
    if part["quarter"]:
        return Quarter(number(part["quarter"]))
    return Half(1 + "上下".index(part["half"]))


def _edge(part: dict[str, str]) -> Edge:
    """10月前 is refused: it may mean before it begins, or before it ends."""
    refused = ("底", "末") if part.get("day") else ("",)
    if (part["before"] or part.get("day")) and part["end"] in refused:
        raise ValueError
    return Edge.BEFORE if part["before"] else Edge.END if part["end"] else Edge.WHOLE


def _each_year(found: re.Match[str], _year: int) -> Deadline:
    part = found.groupdict("")
    _edge(part)
    stretch = _stretch(part)
    last = stretch.last(2024)  # a leap year: its 29 February is a day
    if isinstance(stretch, OneDay) or (isinstance(stretch, TenDays) and stretch.number < 3):
        return Every(Cycle.YEAR, By(last.month, last.day))
    return Every(Cycle.YEAR, By(last.month, 0) if last.month < 12 else None)


# ── So long after something ───────────────────────────────────────────────

_MEASURES = {
    r"个?工作日": Measure.WORKING_DAY,
    r"个?(?:自然日|日历日)|日|天": Measure.DAY,
    r"周|个?星期": Measure.WEEK,
    r"个月": Measure.MONTH,
    r"年": Measure.YEAR,
    r"个?小时": Measure.HOUR,
}
_LENGTH = rf"(?:不超过)?(?P<count>{_N})(?P<measure>{'|'.join(_MEASURES)})"
_LINK = r"(?P<link>之日起|之日后|以后|之后|后)的?"
_IN = r"(?:[之以]?内)"
_WHEN = rf"{PREPOSITION}?(?P<event>.{{1,40}}?)"
_WITHIN = rf"(?:{PREPOSITION}|{_WHEN}{_LINK})?{_LENGTH}{_IN}?"
_BEFORE = rf"{_WHEN}之?前{_LENGTH}{_IN}?"
_BEFORE_LAST = rf"{_WHEN}的?{_LENGTH}之?前"


def _within(found: re.Match[str], _year: int) -> Deadline:
    link = From.SINCE if found["link"] == "之日起" else From.AFTER
    return Within(*_length(found), found["event"] or "", link)


def _before(found: re.Match[str], _year: int) -> Deadline:
    return Within(*_length(found), found["event"], From.BEFORE)


def _length(found: re.Match[str]) -> tuple[int, Measure]:
    word = found["measure"]
    measure = next(each for form, each in _MEASURES.items() if re.fullmatch(form, word))
    return number(found["count"]), measure


# ── Every so often ────────────────────────────────────────────────────────

_CYCLES = {
    r"每[日天]|[按逐][日天]": Cycle.DAY,
    r"每(?:周|星期)|按周": Cycle.WEEK,
    r"每个?月度?|[按逐]月度?": Cycle.MONTH,
    r"每个?季度?|[按逐]季度?": Cycle.QUARTER,
    r"每半年度?|按半年度?": Cycle.HALF,
    r"每一?年度?|按年度?": Cycle.YEAR,
    r"每个?学年|按学年": Cycle.SCHOOL_YEAR,
}
_BARE = {"月度": Cycle.MONTH, "季度": Cycle.QUARTER, "半年度": Cycle.HALF}
_BARE |= {"年度": Cycle.YEAR, "学年": Cycle.SCHOOL_YEAR, "全年": Cycle.YEAR}
_CYCLE = rf"(?P<cycle>{'|'.join(_CYCLES)})"
_EVERY = _CYCLE
_EVERY_BARE = rf"(?P<cycle>{'|'.join(word for word in _BARE if word != '全年')})"
_EVERY_BY = (
    rf"{_CYCLE}(?P<which>首月|末月?|第(?P<nth>{_SMALL})个月)?"
    rf"(?:(?P<day>{_SMALL})[日号]|(?P<end>[底末]))(?:[之以]?前)?"
)
_EVERY_YEAR_END = r"每年年[底末]前?"
_EVERY_WEEK = r"每(?:周|星期)(?P<weekday>[一二三四五六日天])(?:[之以]?前)?"
_LEAST = r"(?P<hedge>一般)?(?P<least>不少于|不得?低于|至少)"
_QUOTA = (
    rf"(?:(?P<cycle>{'|'.join((*_CYCLES, '全年', '年度'))}){_HAN}{{0,16}}?)?{_LEAST}"
    rf"{_HAN}{{0,8}}?(?P<times>{_N})(?P<counter>[{''.join(COUNTERS)}])"
)
_EXACT = (
    rf"(?P<cycle>{'|'.join((*_CYCLES, '全年'))}){_HAN}{{0,8}}?(?P<hedge>一般)?"
    rf"(?P<times>{_N})(?P<counter>[{''.join(COUNTERS)}])"
)
_TIMES = rf"(?P<hedge>一般)?(?P<times>{_N})(?P<counter>[{''.join(COUNTERS)}])"


@lru_cache(maxsize=64)
def _cycle(word: str) -> Cycle:
    known = _BARE.get(word)
    return known or next(each for form, each in _CYCLES.items() if re.fullmatch(form, word))


def _every(found: re.Match[str], _year: int) -> Deadline:
    return Every(_cycle(found["cycle"]))


def _every_by(found: re.Match[str], _year: int) -> Deadline:
    cycle = _cycle(found["cycle"])
    months = MONTHS.get(cycle, 0)
    which = found["which"] or ""
    if not which and found["day"] and months != 1:
        raise ValueError
    month = number(found["nth"]) if found["nth"] else 1 if which == "首月" else months
    by = By(month, number(found["day"]) if found["day"] else 0)
    if found["day"] and not by.day:
        raise ValueError
    return Every(cycle, None if by == By(months, 0) else by)


def _every_week(found: re.Match[str], _year: int) -> Deadline:
    return Every(
        Cycle.WEEK, By(1, 1 + "一二三四五六日".index(found["weekday"].replace("天", "日")))
    )


def _quota(found: re.Match[str], _year: int) -> Deadline:
    part = found.groupdict("")
    cycle = _cycle(part["cycle"]) if part.get("cycle") else None
    is_least, is_hedged = bool(part.get("least")), bool(part.get("hedge"))
    return Quota(cycle, number(part["times"]), is_least, is_hedged, part["counter"])


# ── Without a day ─────────────────────────────────────────────────────────


def _words(words: tuple[str, ...]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_AT_ONCE = _words(AT_ONCE)
_OPEN = _words(OPEN)

# ── All of them ───────────────────────────────────────────────────────────

Make = Callable[[re.Match[str], int], Deadline]

_FORMS: tuple[tuple[str, Make], ...] = (
    (_OPEN, lambda found, _year: Open(found["all"])),
    (_AT_ONCE, lambda found, _year: AtOnce(found["all"])),
    (_QUOTA, _quota),
    (_EXACT, _quota),
    (_TIMES, _quota),
    (_EVERY, _every),
    (_EVERY_BARE, _every),
    (_EVERY_BY, _every_by),
    (_EVERY_YEAR_END, lambda _found, _year: Every(Cycle.YEAR)),
    (_EVERY_WEEK, _every_week),
    (_EACH_YEAR, _each_year),
    (_FIXED, _fixed),
    (_YEAR_END, _year_end),
    (_WITHIN, _within),
    (_BEFORE, _before),
    (_BEFORE_LAST, _before),
)
_CELLS = tuple((re.compile(f"{LEAD}*(?P<all>{form}){_TAIL}"), make) for form, make in _FORMS)


@lru_cache(maxsize=4096)
def parse(text: str, year: int) -> Deadline | None:
    """The limit that a cell states, in a list of this year; None where a word of it would be lost."""
    cell = re.sub(r"\s+", "", text).translate(_DIGITS).rstrip("。；;")
    return next(_made(((form.fullmatch(cell), make) for form, make in _CELLS), year), None)


def _made(tried: Iterable[tuple[re.Match[str] | None, Make]], year: int) -> Iterator[Deadline]:
    for found, make in tried:
        if found is not None:
            with suppress(ValueError):
                yield make(found, year)


# ── In prose ──────────────────────────────────────────────────────────────

_SAID = rf"{PREPOSITION}?(?P<event>[^\s，。；：、！？,;:!?0-9自在从于]{{2,30}}?){_LINK}"
_CELLS_ONLY = {_TIMES, _EVERY_BARE, _WITHIN, _BEFORE, _BEFORE_LAST}
_PROSE = tuple(
    (re.compile(f"(?P<all>{form})"), make)
    for form, make in (*_FORMS, (rf"(?:{_SAID})?{_LENGTH}{_IN}", _within))
    if form not in _CELLS_ONLY
)
_PLAIN = frozenset({"全年", "长期", "持续", "同步"})
"""In prose these words rarely state a limit."""


@dataclass(frozen=True, slots=True)
class Mention:
    start: int
    end: int
    deadline: Deadline


def mentions(text: str, year: int) -> tuple[Mention, ...]:
    """The limits that a sentence speaks of, in order; a day needs a 前 or 底 to be one."""
    line = text.translate(_DIGITS)
    found = sorted(_mentions(line, year), key=lambda mention: (mention.start, -mention.end))
    chosen: list[Mention] = []
    for mention in found:
        if not chosen or mention.start >= chosen[-1].end:
            chosen.append(mention)
    return tuple(chosen)


def _mentions(line: str, year: int) -> Iterator[Mention]:
    for form, make in _PROSE:
        for found in form.finditer(line):
            for deadline in _made([(found, make)], year):
                is_day = isinstance(deadline, Fixed) and deadline.edge is Edge.WHOLE
                if not is_day and str(deadline) not in _PLAIN:
                    yield Mention(*found.span(), deadline)
