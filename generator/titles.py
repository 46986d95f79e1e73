"""Titles by their characters and by their sound.  Mirrored in `templates/static/search-engine.js`."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from generator.normaliser import fold, normalise

MOST = 5_000
"""Titles that are published for suggestions: all units and columns, then the newest documents."""
FOUND = 3
LONGEST = 20

FIRST = ("单位", "集合", "栏目", "任务清单")
"""The kinds that one looks for most."""


_BLANKS = str.maketrans("\t\n", "  ")


@dataclass(frozen=True, slots=True)
class Title:
    """`sounds` names the places where it is read otherwise than its characters are alone: `3:hang`."""

    title: str
    url: str
    kind: str
    sounds: str = ""

    def line(self) -> str:
        return "\t".join((self.title.translate(_BLANKS), self.url, self.kind, self.sounds))


class Titles:
    def __init__(self, titles: str, pinyin: str) -> None:
        """From the files of the published index."""
        self._rows = [Title(*line.split("\t")) for line in titles.split("\n") if line]
        lines = (line.split(" ") for line in pinyin.splitlines())
        self._table = {each: syllable for syllable, characters in lines for each in characters}

    @cached_property
    def _syllables(self) -> list[list[str]]:
        return [self._read(row.title, row.sounds) for row in self._rows]

    def _read(self, text: str, sounds: str) -> list[str]:
        found = []
        for character in text:
            folded = fold(character)
            plain = folded if re.search("[a-z0-9]", folded) else ""
            found.append(self._table.get(character, plain))
        for each in sounds.split():
            place, _, syllable = each.partition(":")
            found[int(place)] = syllable
        return found

    def by_pinyin(self, typed: str, count: int) -> list[Title]:
        """By initials from the beginning of the title, then within it, then by all letters."""
        letters = re.sub(r"[\s']", "", typed.lower())
        if not re.fullmatch("[a-z]{2,40}", letters):
            return []
        ranked = sorted(
            (rank, place)
            for place, syllables in enumerate(self._syllables)
            if (rank := _rank(syllables, letters)) < 3
        )
        return [self._rows[place] for _rank_, place in ranked[:count]]

    def meant(self, typed: str) -> list[str]:
        """Words of titles that sound like what was typed, the commonest first."""
        words = [word for each in typed.split() if (word := normalise(each))]
        if not any(len(re.findall("[\u3400-\u9fff]", word)) > 1 for word in words):
            return []
        whole = self._alike("".join(words))
        if whole or len(words) < 2:
            return whole
        mended = [(*self._alike(word), word)[0] for word in words]
        return [" ".join(mended)] if mended != words else []

    def _alike(self, word: str) -> list[str]:
        wanted = self._read(word, "")
        size = len(wanted)
        if not 2 <= size <= LONGEST or not all(wanted):
            return []
        counts: Counter[str] = Counter()
        for row, syllables in zip(self._rows, self._syllables, strict=True):
            for at in range(len(syllables) - size + 1):
                found = row.title[at : at + size]
                if syllables[at : at + size] == wanted and normalise(found) != word:
                    counts[found] += 1
        return sorted(counts, key=lambda each: (-counts[each], each))[:FOUND]


def _rank(syllables: list[str], letters: str) -> int:
    spoken = [each for each in syllables if each]
    initials = "".join(each[0] for each in spoken)
    if initials.startswith(letters):
        return 0
    if letters in initials:
        return 1
    if any("".join(spoken[at:]).startswith(letters) for at in range(len(spoken))):
        return 2
    return 3
