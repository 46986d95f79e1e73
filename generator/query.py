"""What was typed to what is looked for.  Mirrored in `templates/static/search-engine.js`; `tests/vectors/query.json`.

医保 报销            both, anywhere in the document
"医疗保险待遇"       exactly so, blanks included
停车 -收费           without
国办发〔2019〕54号    a document number in brackets of any kind, or as 国办发2019 54
2021-1-1            a date, as 2021年1月1日
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.normaliser import normalise

LONGEST = 64
"""Characters of one phrase; what comes after is not looked for."""
ALTERNATIVES = 8

_WORD = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')
_NUMBER = re.compile(
    r"([\u3400-\u9fff]+)\s*[(]?((?:19|20)[0-9]{2})[)]?(?:\s*[-第]\s*|\s+)([0-9]{1,4})(号?)(?=\s|$)"
)
_DAY = re.compile(r"([12][0-9]{3})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?")
_NUMERAL_DAY = re.compile(
    r"([一二][〇零一二三四五六七八九]{3})年(十?[一二三四五六七八九]|十)月(?:((?:[一二三]?十)?[一二三四五六七八九]|[一二三]?十)日)?"
)
_DIGITS = {each: place for place, each in enumerate("〇一二三四五六七八九")} | {"零": 0}


class Sort(StrEnum):
    """What comes first."""

    SCORE = "score"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Part:
    """One condition: a text that stands in a document, in one of several forms, the typed one first."""

    forms: tuple[str, ...]
    is_without: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    parts: tuple[Part, ...]

    @property
    def wanted(self) -> tuple[Part, ...]:
        return tuple(each for each in self.parts if not each.is_without)

    @property
    def also(self) -> tuple[str, ...]:
        """What is looked for besides what was typed."""
        return tuple(form for each in self.wanted for form in each.forms[1:])


def readings(typed: str, synonyms: Sequence[Sequence[str]] = ()) -> tuple[Query, ...]:
    """Ways to read it, the likeliest first; a later one counts where the earlier find nothing."""
    groups = [tuple(map(normalise, group)) for group in synonyms]
    plain = typed.strip()[:200].replace("＂", '"').replace("－", "-")
    texts = [plain]
    number = _with_number(plain)
    if number:
        texts.insert(0, number)
    if re.search("[“”]", plain):
        texts.append(re.sub("[“”]", '"', plain))
    found = (Query(tuple(_parts(text, groups))) for text in texts)
    return tuple(dict.fromkeys(each for each in found if each.wanted))


def _with_number(text: str) -> str:
    """With the brackets that a document number has."""
    narrow = re.sub("[〔［[【（]", "(", re.sub("[〕］\\]】）]", ")", text))

    def bracketed(found: re.Match[str]) -> str:
        organ, year, number, mark = found.groups()
        if not mark and re.fullmatch("(?:19|20)[0-9]{2}", number):
            return found[0]  # two years
        return f"{organ}({year}){number}{mark}"

    changed = _NUMBER.sub(bracketed, narrow)
    return "" if changed == narrow else changed


def _parts(text: str, synonyms: Iterable[Sequence[str]]) -> Iterable[Part]:
    seen = set()
    for minus, phrase, word in _WORD.findall(text):
        normal = normalise(phrase or word).strip()[:LONGEST]
        if not normal:
            continue
        forms = (normal,) if phrase else (normal, *_dates(normal), *_synonyms(normal, synonyms))
        part = Part(tuple(dict.fromkeys(forms))[:ALTERNATIVES], bool(minus))
        if part not in seen:
            seen.add(part)
            yield part


def _dates(word: str) -> Iterable[str]:
    for pattern in (_DAY, _NUMERAL_DAY):
        found = pattern.fullmatch(word)
        if found:
            year, month, day = (each and _number(each) for each in found.groups())
            yield f"{year}年{month}月" + (f"{day}日" if day else "")


def _number(digits: str) -> int:
    if digits[0] in "0123456789":
        return int(digits)
    if "十" not in digits:
        value = 0
        for each in digits:
            value = value * 10 + _DIGITS[each]
        return value
    tens, _, ones = digits.partition("十")
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def _synonyms(word: str, groups: Iterable[Sequence[str]]) -> Iterable[str]:
    for group in groups:
        for known in group:
            if known and known in word:
                yield from (word.replace(known, each) for each in group if each not in word)
