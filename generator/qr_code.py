"""Addresses as QR codes (GB/T 18284), for people who hold a printed page.

With version, error level and mask fixed, a QR code is an affine function of the bits of its
text: the error correction is linear, the mask and the format are constants.  So the code of
an address is an exclusive or of codes already known, wherever its bits are one of theirs;
segno, which takes a millisecond, is asked only for what none of them says.
"""

from functools import cache, lru_cache

from markupsafe import Markup

QUIET = 2
"""The border, in modules."""

_MASK = 3
"""Fixed: choosing the best of eight costs five times as long and scans no better."""


def qr_code(address: str) -> Markup:
    """As inline SVG: dark modules are strokes, row by row."""
    data = address.encode()
    return _svg(*_family(len(data)).code(data))


class _Family:
    """The codes of all texts of one length, spanned by those seen so far."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._origin: tuple[int, int] | None = None
        self._span: dict[int, tuple[int, int]] = {}
        """By its highest bit: a difference of texts, and the difference of their codes."""
        self._width = 0

    def code(self, data: bytes) -> tuple[int, int]:
        """The modules as one number, every row in whole octets, and how many stand in a row."""
        text = int.from_bytes(data)
        origin = self._origin or (text, self._drawn(data))
        self._origin = origin
        difference, code = text ^ origin[0], origin[1]
        while difference:
            known = self._span.get(difference.bit_length())
            if known is None:
                drawn = self._drawn(data)
                self._span[difference.bit_length()] = difference, code ^ drawn
                return drawn, self._width
            difference ^= known[0]
            code ^= known[1]
        return code, self._width

    def _drawn(self, data: bytes) -> int:
        import segno  # noqa: PLC0415 - the main process draws nothing, as a rule

        drawn = segno.make(data, error="m", mask=_MASK, mode="byte", micro=False, boost_error=False)
        self._width = len(drawn.matrix)
        blank = "0" * (-self._width % 8)
        return int("".join("".join(map(str, row)) + blank for row in drawn.matrix), 2)


_family = lru_cache(maxsize=64)(_Family)


# ── Modules to strokes ────────────────────────────────────────────────────


def _strokes(byte: int) -> str:
    """Eight modules as relative moves and lines, eight to the right in all."""
    found: list[list[int]] = []
    for place in range(7, -1, -1):
        dark = byte >> place & 1
        if found and found[-1][0] == dark:
            found[-1][1] += 1
        else:
            found.append([dark, 1])
    return "".join(f"h{length}" if dark else f"m{length} 0" for dark, length in found)


@cache
def _all_strokes() -> tuple[str, ...]:
    return tuple(map(_strokes, range(256)))


@cache
def _last_strokes(octets: int) -> tuple[str, ...]:
    """The same at the end of a row: and back to the start of the next."""
    return tuple(f"{strokes}m-{octets * 8} 1" for strokes in _all_strokes())


def _svg(code: int, width: int) -> Markup:
    octets = -(-width // 8)
    modules = code.to_bytes(octets * width)
    within = _all_strokes()
    strokes = [within[byte] for byte in modules]
    last = _last_strokes(octets)
    strokes[octets - 1 :: octets] = [last[byte] for byte in modules[octets - 1 :: octets]]
    side = width + 2 * QUIET
    return Markup(
        f'<svg class="qr" viewBox="0 0 {side} {side}" role="img" aria-label="本页网址的二维码">'
        f'<path stroke="#000" d="M{QUIET} {QUIET}.5{"".join(strokes)}"/></svg>'
    )
