"""Time limits as official texts state them: a day, so long after something, every so often, so many times.

Each prints itself in one canonical way, and `phrase.parse` reads that back as the same value;
what cannot be printed cannot be built (ValueError).
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from typing import ClassVar

from generator.text import NUMERALS


def _require(is_so: bool) -> None:  # noqa: FBT001
    if not is_so:
        raise ValueError("不存在的时限")


# ── Fixed days ────────────────────────────────────────────────────────────


class Edge(Enum):
    """How a stretch of time was printed: 10月, 10月底, 10月底前; all mean its last day."""

    WHOLE = "内"
    END = "底"
    BEFORE = "底前"


@dataclass(frozen=True, slots=True)
class OneDay:
    month: int
    day: int
    edges: ClassVar[dict[Edge, str]] = {Edge.WHOLE: "", Edge.BEFORE: "前"}

    def last(self, year: int) -> date:
        return date(year, self.month, self.day)

    def __str__(self) -> str:
        return f"{self.month}月{self.day}日"


@dataclass(frozen=True, slots=True)
class TenDays:
    """上旬, 中旬 or 下旬 of a month: the days to the 10th, to the 20th, and the rest."""

    month: int
    number: int
    edges: ClassVar[dict[Edge, str]] = {Edge.WHOLE: ""}

    def last(self, year: int) -> date:
        return _month_end(year, self.month) if self.number == 3 else self._tenth(year)

    def _tenth(self, year: int) -> date:
        return date(year, self.month, 10 * self.number)

    def __str__(self) -> str:
        return f"{self.month}月{'上中下'[self.number - 1]}旬"


@dataclass(frozen=True, slots=True)
class Month:
    number: int
    edges: ClassVar[dict[Edge, str]] = {Edge.WHOLE: "", Edge.END: "底", Edge.BEFORE: "底前"}

    def last(self, year: int) -> date:
        return _month_end(year, self.number)

    def __str__(self) -> str:
        return f"{self.number}月"


@dataclass(frozen=True, slots=True)
class Quarter:
    number: int
    edges: ClassVar[dict[Edge, str]] = {Edge.WHOLE: "", Edge.END: "末", Edge.BEFORE: "末前"}

    def last(self, year: int) -> date:
        return _month_end(year, 3 * self.number)

    def __str__(self) -> str:
        return f"第{NUMERALS[self.number]}季度"


@dataclass(frozen=True, slots=True)
class Half:
    number: int
    edges: ClassVar[dict[Edge, str]] = {Edge.WHOLE: "", Edge.END: "底", Edge.BEFORE: "底前"}

    def last(self, year: int) -> date:
        return _month_end(year, 6 * self.number)

    def __str__(self) -> str:
        return f"{'上下'[self.number - 1]}半年"


@dataclass(frozen=True, slots=True)
class WholeYear:
    edges: ClassVar[dict[Edge, str]] = {Edge.WHOLE: "内", Edge.END: "底", Edge.BEFORE: "底前"}

    def last(self, year: int) -> date:
        return date(year, 12, 31)

    def __str__(self) -> str:
        return ""


Stretch = OneDay | TenDays | Month | Quarter | Half | WholeYear
_MOST = {TenDays: 3, Month: 12, Quarter: 4, Half: 2}


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


class Shown(Enum):
    """Where the year of a fixed day comes from; unless printed, it is the year of the list."""

    LEFT_OUT = ""
    FIGURES = "年"
    NEXT = "次年"


@dataclass(frozen=True, slots=True)
class Fixed:
    """9月底前, 2026年6月30日前, 上半年, 年底前: `year` is the one meant, printed or not."""

    year: int
    stretch: Stretch
    edge: Edge = Edge.WHOLE
    shown: Shown = Shown.LEFT_OUT

    def __post_init__(self) -> None:
        most = _MOST.get(type(self.stretch))
        _require(most is None or 1 <= getattr(self.stretch, "number", 0) <= most)
        _require(1 <= getattr(self.stretch, "month", 1) <= 12)
        _require(self.edge in self.stretch.edges and 1900 <= self.year <= 9000)
        self.stretch.last(self.year)  # 2月30日 is a ValueError

    @property
    def last(self) -> date:
        """The day itself, or the last one of the month, quarter, year."""
        return self.stretch.last(self.year)

    def __str__(self) -> str:
        year = f"{self.year}年" if self.shown is Shown.FIGURES else self.shown.value
        if isinstance(self.stretch, WholeYear):
            year = year or "年"
        return f"{year}{self.stretch}{self.stretch.edges[self.edge]}"


# ── So long after something ───────────────────────────────────────────────


class Measure(StrEnum):
    WORKING_DAY = "个工作日"
    DAY = "日"
    WEEK = "周"
    MONTH = "个月"
    YEAR = "年"
    HOUR = "小时"


class From(Enum):
    """How a limit hangs on what starts it: 印发后3日内, 自印发之日起3日内, 开会前3日."""

    AFTER = "后"
    SINCE = "之日起"
    BEFORE = "前"


NUMERAL = "〇零一二三四五六七八九十百两"
PREPOSITION = "(?:自(?![然查治主愿行])|在(?![建线职岗册])|从(?![业事])|于)"
"""自, but not that of 自然资源."""
LEAD = "(?:应当|必须|[应须需](?=[在于自从0-9])|力争|确保|最迟|截至|截止到?|不迟于|不晚于|(?:到|至)(?=[0-9年]))"
"""What may stand before any limit and says nothing of it."""
EVENT = re.compile(
    rf"(?!{LEAD}|{PREPOSITION}|每|[目以此日当]$|、)[^\s，。；：！？,;:!?]{{1,40}}"
    rf"(?<![后的之底末提、])(?<!之日)(?<!之日起)(?<!工作日)(?<![0-9{NUMERAL}半][年月日周度])(?<![0-9{NUMERAL}])"
)
"""Words that name what starts a limit; never a date of their own."""


@dataclass(frozen=True, slots=True)
class Within:
    """20个工作日内, 印发后3个工作日内, 24小时内: `event` is what starts it, where the text says."""

    count: int
    measure: Measure
    event: str = ""
    link: From = From.AFTER

    def __post_init__(self) -> None:
        _require(1 <= self.count < (100 if self.measure is Measure.YEAR else 10_000))
        if self.event:
            _require(EVENT.fullmatch(self.event) is not None)
        else:
            _require(self.link is From.AFTER)

    @property
    def length(self) -> str:
        return f"{self.count}{self.measure}"

    def __str__(self) -> str:
        if not self.event:
            return f"{self.length}内"
        if self.link is From.SINCE:
            return f"自{self.event}之日起{self.length}内"
        if self.link is From.BEFORE:
            return f"{self.event}前{self.length}"
        return f"{self.event}后{self.length}内"


# ── Every so often ────────────────────────────────────────────────────────


class Cycle(StrEnum):
    DAY = "每日"
    WEEK = "每周"
    MONTH = "每月"
    QUARTER = "每季度"
    HALF = "每半年"
    YEAR = "每年"
    SCHOOL_YEAR = "每学年"


MONTHS = {Cycle.MONTH: 1, Cycle.QUARTER: 3, Cycle.HALF: 6, Cycle.YEAR: 12}


@dataclass(frozen=True, slots=True)
class By:
    """A day within the period: of which of its months, and which day; 0 is the month's last.

    Of a week the day is 1 for Monday.  A month too short for the day ends with its last.
    """

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Every:
    """按季度, 每月10日前, 每季度末月25日前, 每年1月31日前; without `by` to the period's last day."""

    cycle: Cycle
    by: By | None = None

    def __post_init__(self) -> None:
        if self.by is None:
            return
        if self.cycle is Cycle.WEEK:
            _require(self.by.month == 1 and 1 <= self.by.day <= 7)
            return
        months = MONTHS.get(self.cycle, 0)
        _require(1 <= self.by.month <= months and 0 <= self.by.day <= 31)
        _require(self.by != By(months, 0))
        if self.cycle is Cycle.YEAR and self.by.day:
            date(2024, self.by.month, self.by.day)

    def __str__(self) -> str:
        return f"{self.cycle}{'' if self.by is None else self._place(self.by)}"

    def _place(self, by: By) -> str:
        if self.cycle is Cycle.WEEK:
            return f"{'一二三四五六日'[by.day - 1]}前"
        day = f"{by.day}日前" if by.day else "底前"
        if self.cycle is Cycle.MONTH:
            return day
        if self.cycle is Cycle.YEAR:
            return f"{by.month}月{day}"
        names = {1: "首月", MONTHS[self.cycle]: "末月"}
        return names.get(by.month, f"第{NUMERALS[by.month]}个月") + day


@dataclass(frozen=True, slots=True)
class Quota:
    """每年至少1次, 一般不少于2次, 每季度一次: without `cycle` it is counted by the year."""

    cycle: Cycle | None
    times: int
    is_least: bool = True
    is_hedged: bool = False  # “一般”
    counter: str = "次"

    def __post_init__(self) -> None:
        _require(1 <= self.times < 10_000 and self.counter in COUNTERS)

    def __str__(self) -> str:
        return f"{self.cycle or ''}{self.quantity}"

    @property
    def quantity(self) -> str:
        hedge = "一般" if self.is_hedged else ""
        least = ("不少于" if self.is_hedged else "至少") if self.is_least else ""
        return f"{hedge}{least}{self.times}{self.counter}"


COUNTERS = ("次", "期", "场", "篇", "条", "件")


# ── Without a day ─────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class AtOnce:
    """及时, 第一时间: soon, but no text says how soon."""

    word: str

    def __post_init__(self) -> None:
        _require(self.word in AT_ONCE)

    def __str__(self) -> str:
        return self.word


@dataclass(frozen=True, slots=True)
class Open:
    """持续推进, 长期, 定期: without an end, or with one that is written elsewhere."""

    word: str

    def __post_init__(self) -> None:
        _require(self.word in OPEN)

    def __str__(self) -> str:
        return self.word


AT_ONCE = ("即时", "及时", "第一时间", "立即", "实时", "尽快", "随时", "同步")
OPEN = (
    *("持续推进", "持续", "长期", "长期坚持", "长期推进", "全年", "常年", "常态化"),
    *("定期", "不定期", "适时", "动态更新", "动态调整", "法定时限", "按照法定时限"),
)

Deadline = Fixed | Within | Every | Quota | AtOnce | Open
