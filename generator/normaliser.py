"""Text to the form in which it is compared: what looks alike, or means the same, becomes one.

Character by character, so that a part of a text becomes the same part of the result
whatever stands beside it; blanks alone are looked at with their neighbours.  Mirrored in
`templates/static/search-engine.js`; `tests/vectors/normaliser.json` holds both to it.
"""

import re
import unicodedata
from functools import cache
from importlib import resources

_ALIKE = {
    **dict.fromkeys("〔[【〖{⟦", "("),
    **dict.fromkeys("〕]】〗}⟧", ")"),
    **dict.fromkeys("“”„‟″〝〞", '"'),
    **dict.fromkeys("‘’‚‛′", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("•‧∙⋅・", "·"),
    **dict.fromkeys("○◯", "〇"),
    "ς": "σ",
}
_BLANKS = "\t\v\f\r\x85\u2028\u2029"
_NEEDLESS = re.compile(r"(?<![a-z0-9]) | (?![a-z0-9])")
_SEVERAL = re.compile(r"  +")


def normalise(text: str) -> str:
    """Lines stay lines.  A blank stays only between two ASCII letters or digits, and then alone."""
    text = text.translate(_FOLDED)
    if " " in text:
        text = _NEEDLESS.sub("", _SEVERAL.sub(" ", text))
    return text


class _Folded(dict[int, str]):
    def __missing__(self, character: int) -> str:
        self[character] = fold(chr(character))
        return self[character]


_FOLDED = _Folded()


@cache
def fold(character: str) -> str:
    """One character: its compatible form (NFKD), lower case, without marks, simplified, brackets alike."""
    if character == "\n":
        return character
    if character in _BLANKS or unicodedata.category(character) == "Zs":
        return " "
    decomposed = unicodedata.normalize("NFKD", character).lower()
    parts = unicodedata.normalize("NFKD", decomposed)
    return "".join(map(_fold_part, parts))


def _fold_part(character: str) -> str:
    kind = unicodedata.category(character)
    if kind[0] == "M" or kind in {"Cf", "Cc"}:
        return ""
    return _ALIKE.get(character) or traditional().get(character, character)


def traditional_table() -> bytes:
    """Lines of a simplified character, a blank and the traditional ones that stand for it."""
    return resources.files("generator").joinpath("traditional.txt").read_bytes()


@cache
def traditional() -> dict[str, str]:
    """Traditional characters to simplified ones, save those that simplified texts use as well."""
    pairs = (line.split(" ") for line in traditional_table().decode().splitlines())
    return {each: simple for simple, characters in pairs for each in characters}
