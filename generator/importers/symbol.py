"""The signs of Symbol and Wingdings, which stand in a document as numbers of glyphs."""

import re

UNKNOWN = "\ufffd"

_GLYPHS = {
    "symbol": {0xB7: "•", 0xA7: "♣", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠", 0xAE: "→", 0xDE: "⇒"}
    | {0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xD6: "√"},
    "wingdings": {0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "❐", 0x71: "❑", 0x72: "❒"}
    | {0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA1: "○", 0xA4: "◉", 0xA7: "▪"}
    | {0xA8: "□", 0xAB: "★", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓"}
    | {0xFD: "☒", 0xFE: "☑", 0x4A: "☺", 0x28: "☎", 0x2A: "✉", 0x52: "☼"}
    | {0x80 + each: "⓪①②③④⑤⑥⑦⑧⑨⑩"[each] for each in range(11)}
    | {0x8B + each: "⓿❶❷❸❹❺❻❼❽❾❿"[each] for each in range(11)},
    "wingdings 2": {0x50: "✓", 0x4F: "✗", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"}
    | {0x97: "●", 0xA2: "■", 0x9A: "○"},
    "wingdings 3": {0x7D: "▶", 0x75: "◀", 0x70: "▲", 0x71: "▼", 0xC6: "↵"},
}
_PRIVATE = re.compile("[\uf020-\uf0ff]")


def symbol(font: str, code: int) -> str:
    """The sign that a font shows for a glyph, or UNKNOWN."""
    glyph = code & 0xFF if 0xF000 <= code <= 0xF0FF else code
    known = _GLYPHS.get(font.lower())
    if known is not None:
        return known.get(glyph, UNKNOWN)
    if code != glyph or not 0x20 <= code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return next((each[glyph] for each in _GLYPHS.values() if glyph in each), UNKNOWN)
    return chr(code)


def readable(text: str, font: str) -> str:
    """The text with the signs that were typed in a symbol font."""
    return _PRIVATE.sub(lambda match: symbol(font, ord(match[0])), text)
