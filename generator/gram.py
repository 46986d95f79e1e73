"""Grams: what of a normalised text stands in the index.

Every two neighbours within a line, letters, digits, Han and punctuation alike, and the last
character before a line end or blank alone, so that one character is the sum of the grams
that begin with it.  Words are not looked for: whoever cuts Chinese into words loses what
crosses their borders.  Dates and document numbers are found as a whole besides, so that
their digits, which stand everywhere, need not be asked for.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import add

DAY, MONTH, NUMBER = "\x01", "\x02", "\x03"
"""The first character of a gram that stands for a date or a document number; normalised texts hold none."""

_DATE = re.compile(r"([12][0-9]{3})年([0-9]{1,2})月(?:([0-9]{1,2})日)?")
_NUMBER = re.compile(r"\(((?:19|20)[0-9]{2})\)第?([0-9]{1,4})号")
_AFTER_SURROGATES = 0xE000
"""Halves of characters, which cannot be written."""
_BREAKS = re.compile(r"[\n ]")


@dataclass(frozen=True, slots=True)
class Whole:
    """A date or document number, and where in the text it stands."""

    gram: str
    start: int
    end: int


def grams(normal: str) -> list[str]:
    """As often as they occur."""
    found: list[str] = []
    for run in _BREAKS.split(normal):
        if run:
            found += map(add, run, run[1:])
            found.append(run[-1])
    if "年" in normal or "号" in normal:
        found += [each.gram for each in wholes(normal)]
    return found


def wholes(normal: str) -> Iterator[Whole]:
    """Each stands in every text that holds this text: nothing before or after it matters."""
    for found in _DATE.finditer(normal):
        year, month = int(found[1]), int(found[2])
        end = found.end(2) + 1
        yield Whole(MONTH + chr(year * 100 + month), found.start(), end)
        if found[3] and year < 2900:
            gram = DAY + chr(year * 372 + month * 31 + int(found[3]))
            yield Whole(gram, found.start(), found.end())
    for found in _NUMBER.finditer(normal):
        number = (int(found[1]) - 1900) * 5000 + min(int(found[2]), 4999)
        gram = NUMBER + chr(_AFTER_SURROGATES + number)
        yield Whole(gram, found.start(), found.end())


def asked(normal: str) -> tuple[str, ...]:
    """Grams that a text must hold to hold this one, which has no line ends."""
    inside: set[int] = set()
    whole_grams: list[str] = []
    for whole in wholes(normal):
        if whole.gram[0] == DAY:
            whole_grams.pop()  # its month
        whole_grams.append(whole.gram)
        inside |= set(range(whole.start, whole.end - 1))
    found: dict[str, None] = dict.fromkeys(whole_grams)
    for start in range(len(normal) - 1):
        pair = normal[start : start + 2]
        if start not in inside and " " not in pair:
            found[pair] = None
    if normal and not found:
        return (normal[0],)  # alone, or before a blank
    return tuple(found)


MOST = 5
"""Grams of one phrase that are scored, and asked for first."""


def choose(phrase: tuple[str, ...], rarity: Mapping[str, int]) -> tuple[str, ...]:
    """Of the grams of a phrase, those that say most: the last (法, 条例, 办法 end a title) and the rarest.

    `rarity` has the rank of the commonest characters; what is not in it is rarer.
    """
    if len(phrase) <= MOST:
        return phrase
    last = len(phrase) - 1

    def commonness(place: int) -> tuple[int, int]:
        ranks = [rarity.get(character, len(rarity)) for character in phrase[place]]
        return -sum(ranks), place

    kept = {*sorted(range(last), key=commonness)[: MOST - 1], last}
    return tuple(gram for place, gram in enumerate(phrase) if place in kept)
