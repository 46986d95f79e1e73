"""Chinese characters to syllables without tones.

Nine characters in ten are read in one way only, wherever they stand: those are at hand in
`pinyin.txt`.  A text that holds another is left to pypinyin, whose dictionary of phrases takes
0.2 s and 40 MB to load.
"""

import re
from functools import cache, lru_cache
from importlib import resources


@lru_cache(maxsize=4096)
def pinyin(text: str) -> tuple[str, ...]:
    """Syllables, runs of letters and digits kept whole, all lower case."""
    found = _plainly(text)
    if found is None:
        from pypinyin import lazy_pinyin  # noqa: PLC0415 - see above

        found = lazy_pinyin(text)
    parts = (re.findall(r"[a-z0-9]+", part.lower()) for part in found)
    return tuple(word for words in parts for word in words)


def _plainly(text: str) -> list[str] | None:
    """What pypinyin says, where that does not depend on the neighbours; else None."""
    readings, parts = _readings(), []
    for run, character in re.findall(
        r"([\x20-\x7e（）《》〈〉“”‘’、，。：；！？—…〔〕【】·　]+)|(.)", text, re.DOTALL
    ):
        reading = run or readings.get(character)
        if reading is None:
            return None
        parts.append(reading)
    return parts


@cache
def _readings() -> dict[str, str]:
    table = resources.files("generator").joinpath("pinyin.txt").read_text("utf-8")
    lines = (line.split(" ") for line in table.splitlines())
    return {character: syllable for syllable, characters in lines for character in characters}
