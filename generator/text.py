"""Chinese text: which characters belong together, how a title becomes an address, what was probably meant."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from generator.pinyin import pinyin
from generator.vocabulary import SLUGS

NUMERALS = "零一二三四五六七八九"
_NUMBER = {character: value for value, character in enumerate(NUMERALS)} | {"〇": 0, "两": 2}
_NUMBER |= {str(digit): digit for digit in range(10)}
_UNIT = {"十": 10, "百": 100}
_FULL_WIDTH = str.maketrans("（）：；，％", "():;,%")


CONTROL = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What neither YAML nor XML may hold; such characters come along when text is pasted from a PDF."""


def is_wide(character: str) -> bool:
    """Han, kana, full-width punctuation: characters between which Chinese text has no blanks."""
    return unicodedata.east_asian_width(character) in "WF" or character in "“”‘’—…·"


@lru_cache(maxsize=1024)
def number(numerals: str) -> int:
    """The value of Chinese numerals up to 999 (`十七` → 17, `一百零二` → 102) or of digits of any width."""
    total = current = 0
    for character in unicodedata.normalize("NFKC", numerals):
        if character in _UNIT:
            total += (current or 1) * _UNIT[character]
            current = 0
        else:
            current = current * 10 + _NUMBER[character]
    return total + current


def numeral(value: int) -> str:
    """12 → 十二, 105 → 一百零五; up to 999."""
    hundreds, rest = divmod(value, 100)
    tens, units = divmod(rest, 10)
    told = f"{NUMERALS[hundreds]}百" if hundreds else ""
    if tens:
        told += "十" if tens == 1 and not hundreds else f"{NUMERALS[tens]}十"
    elif hundreds and units:
        told += "零"
    return told + (NUMERALS[units] if units else "")


def fold(name: str) -> str:
    """One spelling of a unit's name: no blanks, half-width brackets.  For comparing, never for showing."""
    return re.sub(r"\s+", "", name).translate(_FULL_WIDTH)


def slug(text: str, limit: int = 48) -> str:
    """An ASCII address part, cut at a syllable: `财政、金融、审计` → `cai-zheng-jin-rong-shen-ji`."""
    if len(SLUGS.get(text, "-" * 99)) <= limit:
        return SLUGS[text]
    chosen = ""
    for syllable in pinyin(text):
        longer = f"{chosen}-{syllable}" if chosen else syllable
        if len(longer) > limit:
            break
        chosen = longer
    return chosen or "x"


def nearest(word: str, known: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """The known words most like this one, best first; none where nothing is like it."""
    # Imported here: only mistakes need it.
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    cutoff = 50 if len(word) <= 3 else 60  # one wrong character of two is 50
    found = process.extract(
        word, sorted(set(known)), scorer=fuzz.ratio, limit=limit, score_cutoff=cutoff
    )
    return tuple(match for match, _score, _index in found)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The tail of an error message: `，是否应为“公开时限”？`, or nothing."""
    likely = nearest(word, known)
    return f"，是否应为{'、'.join(f'“{each}”' for each in likely)}？" if likely else ""


def day(value: date) -> str:
    """2026年3月9日, as official texts write it (GB/T 9704: no leading zeros)."""
    return f"{value.year}年{value.month}月{value.day}日"


@lru_cache(maxsize=64)
def summary(text: str, limit: int = 120) -> str:
    """The first sentences of a text, cut at a full stop where one is near."""
    line = flat(text)
    if len(line) <= limit:
        return line
    cut = line.rfind("。", limit // 2, limit)
    return line[: cut + 1] if cut > 0 else line[: limit - 1] + "…"


def flat(text: str) -> str:
    """On one line: without blanks if it is Chinese, with single ones if it is not."""
    return re.sub(r"\s+", "", text) if any(map(is_wide, text[:50])) else " ".join(text.split())
