"""Chinese characters to syllables without tones.

Nine characters in ten are read in one way only, wherever they stand: those are at hand in
`pinyin.txt`, and how the others are read alone in `polyphones.txt`.  A text that holds another is left to pypinyin, whose dictionary of phrases takes
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


def sounds(text: str) -> str:
    """Where the characters of a text are read otherwise than alone: `3:hang 7:zhang`, places from 0."""
    alone = _read("polyphones.txt")
    if not any(character in alone for character in text):
        return ""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - see above

    found = []
    for run in re.finditer(r"[\u3400-\u9fff]+", text):
        syllables = lazy_pinyin(run[0])
        if len(syllables) != len(run[0]):
            continue
        for place, (character, syllable) in enumerate(
            zip(run[0], syllables, strict=True), run.start()
        ):
            if alone.get(character, syllable) != syllable:
                found.append(f"{place}:{syllable}")
    return " ".join(found)


def table() -> str:
    """How each character of GB 2312 is read alone: lines of a syllable, a blank and the characters."""
    return _text("pinyin.txt") + _text("polyphones.txt")


def _readings() -> dict[str, str]:
    return _read("pinyin.txt")


@cache
def _read(name: str) -> dict[str, str]:
    lines = (line.split(" ") for line in _text(name).splitlines())
    return {character: syllable for syllable, characters in lines for character in characters}


def _text(name: str) -> str:
    return resources.files("generator").joinpath(name).read_text("utf-8")
