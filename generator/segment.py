"""The files of a segment of the index: how grams, texts and facts about documents become bytes.

A segment is a folder that never changes: its name is a digest of all that is in it.

    core.bin     borders of the shards and packs, lengths and days of the documents
    facets.bin   kinds, topics, units and so on of the documents
    urls.bin     the address of each document, for whoever wants the whole list
    s0.bin ...   shards: grams in order, each with the units it stands in, and the titles
    t0.bin ...   packs: the texts of some units, for the check and the snippet

Documents are numbered from the newest, units (a text of some thousand characters) in the
order of the documents.  Every file is deflated and wrapped so that it is a script besides:
a page opened by double click may not fetch the files beside it, but may load scripts.
`templates/static/search-engine.js` reads the same.
"""

import codecs
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log2
from operator import sub
from typing import NamedTuple

# ── Files ─────────────────────────────────────────────────────────────────

_OPENING, _CLOSING = b'gongkai("', b'")'
_ESCAPES = ((b"\\", b"\\\\"), (b'"', b'\\"'), (b"\n", b"\\n"), (b"\r", b"\\r"))


def wrap(data: bytes) -> bytes:
    """A script that hands over its string; every byte is one character of windows-1252."""
    packed = zlib.compress(data, 9)
    for plain, escaped in _ESCAPES:
        packed = packed.replace(plain, escaped)
    return _OPENING + packed + _CLOSING


def unwrap(file: bytes) -> bytes:
    """Raises ValueError where the file is none of ours."""
    if not file.startswith(_OPENING) or not file.endswith(_CLOSING):
        raise ValueError("not a file of the search index")
    parts = file[len(_OPENING) : -len(_CLOSING)].split(b"\\\\")
    for escaped, plain in ((b'\\"', b'"'), (b"\\n", b"\n"), (b"\\r", b"\r")):
        parts = [part.replace(escaped, plain) for part in parts]
    try:
        return zlib.decompress(b"\\".join(parts))
    except zlib.error as error:
        raise ValueError(str(error)) from None


# ── Numbers ───────────────────────────────────────────────────────────────


def put(number: int, into: bytearray) -> None:
    """LEB128: seven bits a byte, the lowest first."""
    while number > 127:
        into.append(number & 127 | 128)
        number >>= 7
    into.append(number)


class Source:
    """Bytes that are read from the beginning to the end."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def number(self) -> int:
        value = shift = 0
        while True:
            byte = self._data[self._at]
            self._at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    def numbers(self, count: int) -> list[int]:
        return [self.number() for _each in range(count)]

    def bytes(self, count: int) -> bytes:
        self._at += count
        return self._data[self._at - count : self._at]

    def text(self) -> str:
        return self.bytes(self.number()).decode()


def put_text(text: str, into: bytearray) -> None:
    data = text.encode()
    put(len(data), into)
    into += data


# ── Postings ──────────────────────────────────────────────────────────────


class Postings(NamedTuple):
    """Where a gram stands: `first`, then the gaps as bytes; `codes` has one byte for each place."""

    first: int
    gaps: bytes
    last: int
    codes: bytes


ENDS = 4
"""In the code of a title: the gram is its last.  The two bits below say how often it occurs."""

FREQUENCIES = (1, 2, 3, 6)
"""How often a code says that a gram occurs."""


def code(count: int) -> int:
    return 0 if count == 1 else 1 if count == 2 else 2 if count < 5 else 3


SHIFT = 4
"""Bits below a place that hold its code while postings are collected."""


class _Gaps(dict[int, bytes]):
    """From the difference of two collected postings to the bytes of the gap between their places."""

    def __missing__(self, difference: int) -> bytes:
        out = bytearray()
        put((difference + 8) >> SHIFT, out)
        self[difference] = bytes(out)
        return self[difference]


_GAPS = _Gaps()
_CODE_OF = bytes(each & 7 for each in range(256))


def postings(found: "array[int]") -> Postings:
    """`found` has place << SHIFT | code, ascending; by the means that cost least, for there are millions."""
    gaps = b"".join(map(_GAPS.__getitem__, map(sub, found[1:], found)))
    codes = bytes(map(_CODE_OF.__getitem__, map((15).__and__, found)))
    return Postings(found[0] >> SHIFT, gaps, found[-1] >> SHIFT, codes)


def joined(parts: Iterable[tuple[Postings, int]]) -> Postings:
    """Postings of one gram, each with what its places are too low by; in order."""
    first, last = -1, 0
    gaps, codes = bytearray(), b""
    for part, offset in parts:
        if first < 0:
            first = part.first + offset
        else:
            put(part.first + offset - last, gaps)
        gaps += part.gaps
        codes += part.codes
        last = part.last + offset
    return Postings(first, bytes(gaps), last, codes)


def _places(data: bytes) -> Iterator[int]:
    """First place and gaps to places."""
    place = value = shift = 0
    for byte in data:
        value |= (byte & 127) << shift
        if byte < 128:
            place += value
            yield place
            value = shift = 0
        else:
            shift += 7


def _count(data: bytes) -> int:
    """How many numbers."""
    return len(data.translate(None, _CONTINUED))


_CONTINUED = bytes(range(128, 256))


def _quarters(codes: bytes) -> bytes:
    """Two bits a code, four codes a byte, the first in the lowest bits."""
    codes += bytes(-len(codes) % 4)
    size = len(codes) // 4
    packed = 0
    for place in range(4):
        packed |= int.from_bytes(codes[place::4], "big") << 2 * place
    return packed.to_bytes(size, "big")


# ── Shards ────────────────────────────────────────────────────────────────

SHARD = 7_000
"""Bytes of postings in a shard, about, before it is deflated.  One gram stays together."""


def key(gram: str) -> int:
    """Grams in order, by their characters' numbers."""
    return ord(gram[0]) * 0x110000 + (ord(gram[1]) + 1 if len(gram) > 1 else 0)


class Terms(NamedTuple):
    """A gram with its postings in texts (units) and titles (documents)."""

    gram: str
    body: Postings | None
    title: Postings | None


def shards(terms: Iterable[Terms]) -> Iterator[tuple[str, bytes]]:
    """(first gram, bytes) of each shard; `terms` in order."""
    waiting: list[Terms] = []
    size = 0
    for each in terms:
        _gram, body, title = each
        weight = 2 if body is None else len(body.gaps) + len(body.codes) // 4 + 5
        if title is not None:
            weight += len(title.gaps) + len(title.codes) + 3
        if waiting and size + weight > SHARD:
            yield waiting[0].gram, _shard(waiting)
            waiting, size = [], 0
        waiting.append(each)
        size += weight
    if waiting:
        yield waiting[0].gram, _shard(waiting)


def _shard(terms: Sequence[Terms]) -> bytes:
    """Grams; lengths of the postings in texts; those themselves; their codes; the titles."""
    head, gaps, codes = bytearray(), bytearray(), bytearray()
    lengths, titles = bytearray(), bytearray()
    put(len(terms), head)
    first, second, before, title_count = -1, 0, 0, 0
    for place, (gram, body, title) in enumerate(terms):
        one, two = divmod(key(gram), 0x110000)
        if one != first:
            put(0, head)
            put(one, head)
            first, second = one, -1
        put(two - second, head)
        second = two
        if body is None:
            put(0, lengths)
        else:
            start = len(gaps)
            put(body.first, gaps)
            gaps += body.gaps
            put(len(gaps) - start, lengths)
            codes += body.codes
        if title is not None:
            title_count += 1
            put(place - before, titles)
            before = place
            own = bytearray()
            put(title.first, own)
            own += title.gaps
            put(len(own), titles)
            titles += own + title.codes
    put(title_count, lengths)
    return bytes(head + lengths + gaps) + _quarters(bytes(codes)) + bytes(titles)


Found = tuple[list[int], list[int]]
"""Places, and how often at each."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a shard has of a gram: units with frequencies, documents with the codes of their titles."""

    body: Found
    title: Found


class Shard:
    """A shard that was read; grams are decoded when they are asked for."""

    def __init__(self, data: bytes) -> None:
        source = Source(data)
        count = source.number()
        self.grams: list[str] = []
        one = two = 0
        while len(self.grams) < count:
            step = source.number()
            if step == 0:
                one, two = source.number(), -1
                step = source.number()
            two += step
            self.grams.append(chr(one) + (chr(two - 1) if two else ""))
        lengths = source.numbers(count)
        title_count = source.number()
        self._gaps = [source.bytes(length) for length in lengths]
        self._starts = [0, *accumulate(map(_count, self._gaps))]
        self._codes = source.bytes(-(-self._starts[-1] // 4))
        self._titles: dict[int, tuple[bytes, bytes]] = {}
        place = 0
        for _each in range(title_count):
            place += source.number()
            gaps = source.bytes(source.number())
            self._titles[place] = (gaps, source.bytes(_count(gaps)))
        self._place = {gram: at for at, gram in enumerate(self.grams)}

    def entry(self, gram: str) -> Entry | None:
        at = self._place.get(gram)
        if at is None:
            return None
        units = list(_places(self._gaps[at]))
        packed, start = self._codes, self._starts[at]
        often = [
            FREQUENCIES[packed[place >> 2] >> 2 * (place & 3) & 3]
            for place in range(start, start + len(units))
        ]
        gaps, codes = self._titles.get(at, (b"", b""))
        return Entry((units, often), (list(_places(gaps)), list(codes)))


# ── Texts ─────────────────────────────────────────────────────────────────

_SINGLE = 232
"""The commonest characters take one byte, the next (256 - 232 - 1) * 256 two, all others four."""
ALPHABET = 1_500
_ESCAPE = 255
UNIT_END = "\x1e"
TRADITIONAL = "繁"
"""Ends the heading of a unit that holds traditional characters: a browser needs their table to compare it."""


class _Codes(dict[int, bytes]):
    def __missing__(self, character: int) -> bytes:
        self[character] = bytes((_ESCAPE,)) + character.to_bytes(3, "big")
        return self[character]


class Alphabet:
    """The commonest characters of the texts, in order: deflate alone knows nothing of Chinese."""

    def __init__(self, characters: str) -> None:
        self.characters = characters
        codes = {ord(each): self._code(place) for place, each in enumerate(characters)}
        self._codes = _Codes(codes)

    @staticmethod
    def _code(place: int) -> bytes:
        if place < _SINGLE:
            return bytes((place,))
        high, low = divmod(place - _SINGLE, 256)
        return bytes((_SINGLE + high, low))

    def encode(self, text: str) -> bytes:
        return codecs.charmap_encode(text, "strict", self._codes)[0]

    def decode(self, data: bytes) -> str:
        found: list[str] = []
        at, characters = 0, self.characters
        while at < len(data):
            byte = data[at]
            if byte < _SINGLE:
                found.append(characters[byte])
                at += 1
            elif byte == _ESCAPE:
                found.append(chr(int.from_bytes(data[at + 1 : at + 4], "big")))
                at += 4
            else:
                found.append(characters[_SINGLE + (byte - _SINGLE) * 256 + data[at + 1]])
                at += 2
        return "".join(found)


# ── Lengths ───────────────────────────────────────────────────────────────


def length_code(length: int) -> int:
    """A length in one byte, in steps of an eighth of a doubling: what BM25 needs, no more."""
    return min(255, round(8 * log2(length + 1)))


def length_of(code: int) -> float:
    return float(2 ** (code / 8)) - 1


# ── The core ──────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Core:
    """What must be known of a segment before anything can be asked: a few bytes a document.

    `days` are ordinals, 0 where there is none.
    """

    alphabet: str
    borders: tuple[str, ...]
    """The first gram of each shard."""
    packs: tuple[int, ...]
    """The first unit of each pack."""
    units: tuple[int, ...]
    """How many each document has."""
    body_lengths: bytes
    title_lengths: bytes
    days: tuple[int, ...]

    @property
    def documents(self) -> int:
        return len(self.units)

    def first_units(self) -> list[int]:
        return [0, *accumulate(self.units)]

    def shard_of(self, gram: str) -> int:
        """The shard that holds the gram, if any does."""
        return max(0, bisect_right(self.borders, key(gram), key=key) - 1)

    def shards_beginning(self, character: str) -> range:
        """The shards that hold every gram that begins with the character."""
        first = self.shard_of(character)
        after = bisect_right(self.borders, ord(character) * 0x110000 + 0x10FFFF + 1, key=key)
        return range(first, max(after, first + 1))


def encode_core(core: Core) -> bytes:
    out = bytearray()
    put(core.documents, out)
    alphabet = core.alphabet.encode("utf-16-le")
    put(len(alphabet), out)
    out += alphabet
    put(len(core.borders), out)
    before = 0
    for border in core.borders:
        one, two = divmod(key(border), 0x110000)
        put(one - before, out)
        put(two, out)
        before = one
    put(len(core.packs), out)
    for earlier, later in zip((0, *core.packs), core.packs, strict=False):
        put(later - earlier, out)
    for count in core.units:
        put(count, out)
    out += core.body_lengths + core.title_lengths
    before = 0
    for day in core.days:  # descending, from the newest on
        put(before - day if before else day, out)
        before = day
    return bytes(out)


def decode_core(data: bytes) -> Core:
    source = Source(data)
    documents = source.number()
    alphabet = source.bytes(source.number()).decode("utf-16-le")
    borders, one = [], 0
    for _each in range(source.number()):
        one += source.number()
        two = source.number()
        borders.append(chr(one) + (chr(two - 1) if two else ""))
    packs = tuple(accumulate(source.numbers(source.number())))
    units = tuple(source.numbers(documents))
    bodies, titles = source.bytes(documents), source.bytes(documents)
    days: list[int] = []
    for step in source.numbers(documents):
        days.append(days[-1] - step if days and days[-1] else step)
    return Core(alphabet, tuple(borders), packs, units, bodies, titles, tuple(days))


# ── Facets ────────────────────────────────────────────────────────────────

FACETS = ("kind", "topic", "validity", "column")
"""Of which a document has one each; of units it may have several."""


@dataclass(frozen=True, slots=True)
class Facets:
    """For each of FACETS and "unit", the values, and the numbers of each document's own among them."""

    values: dict[str, tuple[str, ...]]
    single: dict[str, tuple[int, ...]]
    units: tuple[tuple[int, ...], ...]


def encode_facets(facets: Facets) -> bytes:
    out = bytearray()
    for name in (*FACETS, "unit"):
        put_text("\n".join(facets.values[name]), out)
    for name in FACETS:
        for value in facets.single[name]:
            put(value, out)
    for units in facets.units:
        put(len(units), out)
        for value in units:
            put(value, out)
    return bytes(out)


def decode_facets(data: bytes, documents: int) -> Facets:
    source = Source(data)
    values = {name: tuple(source.text().split("\n")) for name in (*FACETS, "unit")}
    single = {name: tuple(source.numbers(documents)) for name in FACETS}
    units = tuple(tuple(source.numbers(source.number())) for _each in range(documents))
    return Facets(values, single, units)
