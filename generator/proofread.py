"""What in an official text looks damaged: misread characters, broken numbers and dates, foreign matter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.text import CONTROL


@dataclass(frozen=True, slots=True)
class Damage:
    """Characters `start` to `end` of a text, and what they would be after the repair; None where only a person can say."""

    start: int
    end: int
    kind: str
    message: str
    repair: str | None = None


_TWINS = {
    "岀": "出", "旳": "的", "囯": "国", "巿": "市", "眀": "明", "冨": "富", "徳": "德", "戸": "户",
    "囬": "回", "県": "县", "亊": "事", "氺": "水", "仼": "任", "攺": "改",
}  # fmt: skip
_TWIN = re.compile(f"[{''.join(_TWINS)}]")
_PAIR = re.compile(
    r"(?P<wrong>己经|巳经|末经|既使|己于)|(?<=\d)(?P<day>曰)(?!\d)|(?<=\d)(?P<oh>[OoＯ〇](?=\d))"
)
_PAIRS = {"己经": "已经", "巳经": "已经", "末经": "未经", "既使": "即使", "己于": "已于"}
_ONE = re.compile(r"(?m)^[ \t\u3000]*(?P<mark>[—―－-])(?=、)|(?<=[(（])(?P<inner>[—―－-])(?=[)）])")
_LURE = (
    "赢钱|博彩|赌场|赌球|赌博网|老虎机|百家乐|六合彩|时时彩|北京赛车|飞艇|下注|返水|彩金|开户送|注册送|"
    "葡京|威尼斯人|太阳城|金沙|银河国际|封号|棋牌|真人视讯|电竞投注|彩票|娱乐城|代孕|代开发票|裸聊|外围"
)
_HAN = "[\u4e00-\u9fff]{0,4}"
_SPAM = re.compile(
    rf"(?<![A-Za-z0-9.\-])[A-Za-z][A-Za-z0-9.\-]{{2,40}}(?:{_HAN}(?:{_LURE}))+"
    rf"|(?:{_LURE})(?:{_HAN}(?:{_LURE}))+"
    rf"|(?:beplay|bet365|bwin|yabo|kaiyun|ayx|manbetx|188bet|m88)[A-Za-z0-9.]*{_HAN}",
    re.IGNORECASE,
)
_PLANTED = re.compile(
    rf"(?<![A-Za-z0-9.\-])(?:(?:beplay|bet365|yabo|manbetx|188bet)[A-Za-z0-9.]*{_HAN}(?:{_LURE})"
    rf"|[A-Za-z][A-Za-z0-9.\-]{{2,40}}(?:{_HAN}(?:{_LURE})){{2}})(?:{_HAN}(?:{_LURE}))*",
    re.IGNORECASE,
)
_SUSPECT = re.compile(rf"[A-Za-z0-9.](?:[\u4e00-\u9fff]{{0,4}}?(?:{_LURE}))")
"""Nearly no text holds it, and to look for it takes a twentieth of the time."""
_NUMBER_OPEN = re.compile(r"〔(?P<year>(?:19|20)\d\d)(?P<rest>\d+)号|〔[^〕\n]{0,10}号")
_NUMBER_BARE = re.compile(
    r"〔(?!(?:19|20)\d\d〕)[^〕\n]{0,6}〕|〔(?:19|20)\d\d〕(?!\s*第?\s*[\dX×]+\s*号)"
)
_DATE_RUN = re.compile(r"(?P<year>(?:19|20)\d\d)年(?P<digits>\d{3,4})(?!\d|年)(?P<day>日?)")
_DATE = re.compile(r"(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_MONTH = re.compile(r"(?<!\d)(?:(?:19|20)\d\d年)(?P<month>\d{1,2})月")
_STRAY = re.compile(
    r"(?<=[\u4e00-\u9fff，。、；：！？“”（）《》,;:])[ \t\u3000\u00a0]+(?=[\u4e00-\u9fff，。、；：！？“”（）《》])"
)
_STOP = re.compile(
    r"(?<=[。；;])(?P<dot>\s*[.．])(?=\s|$)|(?P<first>[，、；：。,;:])(?P<more>[，、；：。,;:]+)"
)
_PAIRED = {"《": "》", "【": "】", "“": "”", "（": "）", "(": ")"}


def proofread(text: str) -> Iterator[Damage]:
    """Damages of one paragraph or cell, by kind; offsets into it."""
    yield from _characters(text)
    for match in _SPAM.finditer(text):
        yield _spam(match)
    yield from _numbers(text)
    yield from _dates(text)
    for match in _STRAY.finditer(text):
        yield Damage(*match.span(), "多余空格", "汉字中间有空格", "")
    for match in _STOP.finditer(text):
        group = "dot" if match["dot"] else "more"
        yield Damage(*match.span(group), "多余标点", f"“{match[group].strip()}”多余", "")
    yield from _brackets(text)


def planted(text: str) -> Iterator[Damage]:
    """Of a whole text, what only whoever breaks into a site writes: no law on lotteries, no name of a firm."""
    if _SUSPECT.search(text):
        for match in _PLANTED.finditer(text):
            yield _spam(match)


def _spam(match: re.Match[str]) -> Damage:
    return Damage(*match.span(), "混入广告", f"“{match[0]}”像是网页被篡改后混入的广告", "")


def _characters(text: str) -> Iterator[Damage]:
    for match in CONTROL.finditer(text):
        yield Damage(*match.span(), "控制字符", f"有看不见的控制字符 U+{ord(match[0]):04X}", "")
    for match in _TWIN.finditer(text):
        right = _TWINS[match[0]]
        yield Damage(*match.span(), "形近字", f"“{match[0]}”应为“{right}”", right)
    for match in _PAIR.finditer(text):
        right = _PAIRS.get(match[0]) or ("日" if match["day"] else "0")
        yield Damage(*match.span(), "形近字", f"“{match[0]}”应为“{right}”", right)
    for match in _ONE.finditer(text):
        group = "mark" if match["mark"] else "inner"
        yield Damage(*match.span(group), "形近字", f"序号“{match[group]}”应为“一”", "一")


def _numbers(text: str) -> Iterator[Damage]:
    for match in _NUMBER_OPEN.finditer(text):
        repair = f"〔{match['year']}〕{match['rest']}号" if match["year"] else None
        hint = f"，似应为“{repair}”" if repair else "，应如“〔2026〕18号”"
        yield Damage(*match.span(), "发文字号", f"“{match[0]}”少了“〕”{hint}", repair)
    for match in _NUMBER_BARE.finditer(text):
        message = f"“{match[0]}”不是完整的年份和顺序号，应如“〔2026〕18号”"
        yield Damage(*match.span(), "发文字号", message)


def _dates(text: str) -> Iterator[Damage]:
    for match in _DATE_RUN.finditer(text):
        digits = match["digits"]
        cuts = [(digits[:at], digits[at:]) for at in (1, 2)]
        days = [(m, d) for m, d in cuts if d and d[0] != "0" and _is_day(match["year"], m, d)]
        repair = f"{match['year']}年{days[0][0]}月{days[0][1]}日" if len(days) == 1 else None
        hint = f"，似应为“{repair}”" if repair else ""
        yield Damage(*match.span(), "日期", f"“{match[0]}”不是日期{hint}", repair)
    for match in _DATE.finditer(text):
        if not _is_day(match["year"] or "2000", match["month"], match["day"]):
            yield Damage(*match.span(), "日期", f"没有“{match[0]}”这一天")
    for match in _MONTH.finditer(text):
        if not 1 <= int(match["month"]) <= 12 and not _DATE.match(text, match.start()):
            yield Damage(*match.span(), "日期", f"没有“{match[0]}”这个月")


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def _brackets(text: str) -> Iterator[Damage]:
    """Opened and not closed, or closed and not opened; nesting is not judged."""
    for opening, closing in _PAIRED.items():
        open_at: list[int] = []
        for index, character in enumerate(text):
            if character == opening:
                open_at.append(index)
            elif character == closing:
                if not open_at:
                    message = f"“{closing}”前面没有对应的“{opening}”"
                    yield Damage(index, index + 1, "括号", message)
                else:
                    open_at.pop()
        for index in open_at:
            message = f"“{opening}”后面没有对应的“{closing}”"
            yield Damage(index, index + 1, "括号", message)
