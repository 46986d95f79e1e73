"""Pinyin: the table at hand never says anything else than pypinyin.

After an update of pypinyin: `python -m tests.test_pinyin` writes the table anew.
"""

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import lazy_pinyin
from pypinyin.constants import PHRASES_DICT
from pypinyin.contrib.tone_convert import to_normal

from generator import pinyin as module
from generator.pinyin import pinyin, sounds

TABLE = Path(module.__file__).with_name("pinyin.txt")
POLYPHONES = TABLE.with_name("polyphones.txt")
COMMON = [bytes((high, low)).decode("gb2312", "ignore") for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)]  # fmt: skip
PUNCTUATION = "（）《》〈〉“”‘’、，。：；！？—…〔〕【】·　"


def tables() -> tuple[str, str]:
    """The characters of GB 2312 that no phrase reads otherwise than they are read alone, and the others."""
    in_phrases = defaultdict(set)
    for phrase, readings in PHRASES_DICT.items():
        fits = len(phrase) == len(readings)
        for index, character in enumerate(phrase):
            heard = to_normal(readings[index][0]).replace("ü", "v") if fits else "?"
            in_phrases[character].add(heard)
    found: tuple[dict[str, str], dict[str, str]] = (defaultdict(str), defaultdict(str))
    for character in filter(None, COMMON):
        (reading,) = lazy_pinyin(character)
        found[not in_phrases[character] <= {reading}][reading] += character
    plain, several = (
        "".join(f"{each} {syllables[each]}\n" for each in sorted(syllables)) for syllables in found
    )
    return plain, several


READINGS = {
    character: line.split(" ")[0]
    for line in TABLE.read_text("utf-8").splitlines()
    for character in line.split(" ")[1]
} if TABLE.exists() else {}  # fmt: skip


def by_pypinyin(text: str) -> tuple[str, ...]:
    parts = (re.findall(r"[a-z0-9]+", part.lower()) for part in lazy_pinyin(text))
    return tuple(word for words in parts for word in words)


def test_pinyin_has_no_tones_and_keeps_runs_of_letters_and_digits() -> None:
    assert pinyin("2026年GDP核算") == ("2026", "nian", "gdp", "he", "suan")


def test_the_tables_are_what_pypinyin_makes_of_them() -> None:
    assert tuple(each.read_text("utf-8") for each in (TABLE, POLYPHONES)) == tables()


@pytest.mark.parametrize(
    ("text", "told"),
    [("重庆银行", "0:chong 3:hang"), ("行政许可", ""), ("2026年，重庆", "6:chong"), ("示例区", "")],
)
def test_only_what_is_read_otherwise_than_alone_is_told(text: str, told: str) -> None:
    assert sounds(text) == told


def test_every_phrase_is_read_as_pypinyin_reads_it() -> None:
    phrases = [each for each in PHRASES_DICT if set(each) <= READINGS.keys()]

    assert len(phrases) > 20_000
    assert [each for each in phrases if pinyin.__wrapped__(each) != by_pypinyin(each)] == []


@given(
    st.text(st.sampled_from("".join(READINGS) + PUNCTUATION + "abZ 09-第一二重行长"), max_size=12)
)
def test_any_text_is_read_as_pypinyin_reads_it(text: str) -> None:
    assert pinyin(text) == by_pypinyin(text)


@pytest.mark.parametrize(
    ("text", "loaded"),
    [("序言、总则（2026年）A1", False), ("重庆银行", True)],
    ids=["plain", "not"],
)
def test_only_what_can_be_read_in_several_ways_loads_the_dictionary(
    text: str, *, loaded: bool
) -> None:
    code = f"import sys; from generator.pinyin import pinyin; pinyin({text!r}); sys.exit('pypinyin' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == loaded


if __name__ == "__main__":
    for path, made in zip((TABLE, POLYPHONES), tables(), strict=True):
        path.write_text(made, "utf-8")
