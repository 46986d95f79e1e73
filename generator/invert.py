"""Search documents to a segment of the index: a pure function, by as many processes as there are."""

from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from hashlib import blake2b
from math import ceil
from pathlib import Path

from generator import shelf
from generator.gram import grams
from generator.normaliser import normalise, traditional
from generator.page import SearchDocument
from generator.pinyin import sounds
from generator.segment import (
    ALPHABET,
    ENDS,
    FACETS,
    SHIFT,
    TRADITIONAL,
    UNIT_END,
    Alphabet,
    Core,
    Facets,
    Postings,
    Terms,
    code,
    encode_core,
    encode_facets,
    joined,
    length_code,
    postings,
    shards,
    wrap,
)
from generator.shelf import Stored

UNIT = 5_000
"""Characters of a unit, at most, save for a line that is longer yet."""
OVERLAP = 64
"""Characters that two pieces of such a line share: what is looked for is not longer."""
GROUP = 600_000
"""Bytes of text after which packs begin anew, so that they do not depend on how the work was cut."""
SAMPLE = 400_000
"""Characters from which the alphabet is learnt."""

Read = Callable[[Stored], str]


@dataclass(frozen=True, slots=True)
class Segment:
    """Its files by name, and the name of its folder."""

    name: str
    core: Core
    files: tuple[tuple[str, bytes], ...]
    sounds: tuple[str, ...]
    """Of the title of each document; see pinyin.sounds."""


def invert(
    documents: Sequence[SearchDocument],
    texts: Path,
    executor: Executor,
    jobs: int,
    *,
    is_shared: bool,
) -> Segment:
    """`documents` in the order of `newest_first`; `is_shared`: workers read `texts` themselves."""

    def read(stored: Stored) -> str:
        return shelf.read(texts, stored)

    alphabet = _alphabet(documents, read)
    groups = list(_groups(documents))
    slices = []
    for part in _shared_out(groups, jobs):
        if not is_shared:
            part = [[_filled(each, read) for each in group] for group in part]  # noqa: PLW2901
        slices.append(executor.submit(_slice, part, alphabet, texts))
    return _merged(documents, alphabet, [each.result() for each in slices])


def newest_first(documents: Iterable[SearchDocument]) -> list[SearchDocument]:
    return sorted(
        documents, key=lambda each: (-(each.day.toordinal() if each.day else 0), each.url)
    )


def lines(document: SearchDocument, read: Read) -> str:
    """All that is found in a document; its title first."""
    own = (document.title, document.number, *document.texts)
    found = (read(each) if isinstance(each, Stored) else each for each in own)
    return "\n".join(filter(None, found))


def _filled(document: SearchDocument, read: Read) -> SearchDocument:
    texts = tuple(read(each) if isinstance(each, Stored) else each for each in document.texts)
    return replace(document, texts=texts)


def _alphabet(documents: Sequence[SearchDocument], read: Read) -> str:
    """The commonest characters, in order, of documents from everywhere."""
    counts: Counter[str] = Counter()
    step = max(1, sum(each.size for each in documents) // (3 * SAMPLE))
    for document in documents[::step]:
        counts.update(lines(document, read))
    for document in documents[:: max(1, len(documents) // 500)]:
        counts.update((*document.units, document.title, document.kind, document.url))
        counts.update(document.url)
    common = sorted((each for each in counts if len(each) == 1), key=lambda c: (-counts[c], c))
    return "".join(common[:ALPHABET])


def _groups(documents: Sequence[SearchDocument]) -> Iterator[list[SearchDocument]]:
    group: list[SearchDocument] = []
    size = 0
    for document in documents:
        group.append(document)
        size += document.size
        if size >= GROUP:
            yield group
            group, size = [], 0
    if group:
        yield group


def _shared_out(
    groups: Sequence[list[SearchDocument]], jobs: int
) -> Iterator[list[list[SearchDocument]]]:
    """Runs of groups of about the same size, one for each process."""
    share = ceil(len(groups) / jobs) or 1
    for start in range(0, len(groups), share):
        yield list(groups[start : start + share])


# ── One slice, by one process ─────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Slice:
    units: tuple[int, ...]
    bodies: tuple[int, ...]
    titles: tuple[int, ...]
    sounds: tuple[str, ...]
    packs: tuple[tuple[int, bytes], ...]
    """How many units each holds, and its file."""
    body: dict[str, Postings]
    title: dict[str, Postings]


class _Columns(defaultdict[str, "array[int]"]):
    """Gram → place << SHIFT | code, ascending."""

    def __init__(self) -> None:
        super().__init__(lambda: array("I"))

    def add(self, place: int, found: Iterable[str], codes: Iterable[int]) -> None:
        """All grams of one place; without a loop of Python's, for there are millions."""
        at = place << SHIFT
        deque(map(_APPEND, map(self.__getitem__, found), map(at.__or__, codes)), maxlen=0)

    def postings(self) -> dict[str, Postings]:
        return {gram: postings(found) for gram, found in self.items()}


_APPEND = array.append


class _Codes(dict[int, int]):
    def __missing__(self, count: int) -> int:
        self[count] = code(count)
        return self[count]


_CODES = _Codes()


def _slice(groups: Sequence[Sequence[SearchDocument]], alphabet: str, texts: Path) -> _Slice:
    work = _Work(alphabet, texts)
    for group in groups:
        for document in group:
            work.take(document)
        work.close_pack()
    return work.slice()


class _Work:
    def __init__(self, alphabet: str, texts: Path) -> None:
        self._alphabet, self._texts = Alphabet(alphabet), texts
        self._body, self._title = _Columns(), _Columns()
        self._units: list[int] = []
        self._bodies: list[int] = []
        self._titles: list[int] = []
        self._sounds: list[str] = []
        self._packs: list[tuple[int, bytes]] = []
        self._pack: list[str] = []
        self._pack_size = 0
        self._unit = 0

    def take(self, document: SearchDocument) -> None:
        number = len(self._units)
        length = 0
        units = units_of(document, lambda stored: shelf.read(self._texts, stored))
        for unit in units:
            length += self._index(unit.partition("\n")[2])
            self._put(unit)
        self._units.append(len(units))
        self._bodies.append(length)
        self._titles.append(self._index_title(number, document))
        self._sounds.append(sounds(document.title))

    def _index(self, text: str) -> int:
        found = grams(normalise(text))
        counts = Counter(found)
        self._body.add(self._unit, counts, map(_CODES.__getitem__, counts.values()))
        self._unit += 1
        return len(found)

    def _index_title(self, number: int, document: SearchDocument) -> int:
        own = grams(normalise(document.title))
        codes: dict[str, int] = {}
        for text in filter(None, (document.title, document.number)):
            normal = normalise(text)
            for gram, count in Counter(grams(normal)).items():
                codes[gram] = max(codes.get(gram, 0), min(count, 3))
            if normal[-2:] in codes:  # else a blank is before the last letter
                codes[normal[-2:]] |= ENDS
        self._title.add(number, codes, codes.values())
        return len(own)

    def _put(self, text: str) -> None:
        if self._pack and self._pack_size + len(text) > UNIT * 1.15:
            self.close_pack()
        self._pack.append(text)
        self._pack_size += len(text)

    def close_pack(self) -> None:
        if self._pack:
            self._packs.append((len(self._pack), pack(self._pack, self._alphabet)))
        self._pack, self._pack_size = [], 0

    def slice(self) -> _Slice:
        return _Slice(
            tuple(self._units),
            tuple(self._bodies),
            tuple(self._titles),
            tuple(self._sounds),
            tuple(self._packs),
            self._body.postings(),
            self._title.postings(),
        )


def units_of(document: SearchDocument, read: Read) -> list[str]:
    """Its texts as they are kept for the check: each under the heading of the document."""
    head = heading(document)
    known = traditional().keys()
    return [
        f"{head}\t{'' if known.isdisjoint(text) else TRADITIONAL}\n{text}"
        for text in cut(lines(document, read))
    ]


def pack(units: Sequence[str], alphabet: Alphabet) -> bytes:
    return wrap(alphabet.encode(UNIT_END.join(units)))


def heading(document: SearchDocument) -> str:
    """What a result shows besides the text: the first line of each unit."""
    day = document.day.isoformat() if document.day else ""
    parts = (document.title, document.url, document.kind, day, document.number)
    return "\t".join((*parts, "、".join(document.units)))


def cut(text: str) -> list[str]:
    """Runs of whole lines of nearly the same length, as few as may be."""
    if len(text) <= UNIT:
        return [text]
    pieces = [piece for line in text.split("\n") for piece in _pieces(line)]
    size = sum(map(len, pieces))
    share = size / ceil(size / UNIT)
    units: list[str] = []
    unit: list[str] = []
    done = 0
    for piece in pieces:
        if unit and done + len(piece) / 2 > share * (len(units) + 1):
            units.append("\n".join(unit))
            unit = []
        unit.append(piece)
        done += len(piece)
    return [*units, "\n".join(unit)]


def _pieces(line: str) -> Iterator[str]:
    """A line of enormous length in pieces that overlap."""
    while len(line) > UNIT:
        yield line[:UNIT]
        start = UNIT - OVERLAP
        while start > UNIT // 2 and len(normalise(line[start:UNIT])) < OVERLAP:
            start -= OVERLAP
        line = line[start:]
    yield line


# ── All slices to one segment ─────────────────────────────────────────────


def _merged(
    documents: Sequence[SearchDocument], alphabet: str, slices: Sequence[_Slice]
) -> Segment:
    units = [sum(each.units) for each in slices]
    sizes = [len(each.units) for each in slices]
    first_units = [sum(units[:at]) for at in range(len(slices))]
    first_documents = [sum(sizes[:at]) for at in range(len(slices))]
    every: set[str] = set()
    for each in slices:
        every.update(each.body, each.title)
    bodies = [(each.body, offset) for each, offset in zip(slices, first_units, strict=True)]
    titles = [(each.title, offset) for each, offset in zip(slices, first_documents, strict=True)]
    found = [
        (gram, wrap(data))
        for gram, data in shards(
            Terms(gram, _join(gram, bodies), _join(gram, titles)) for gram in sorted(every)
        )
    ]
    packs = [pack for each in slices for pack in each.packs]
    core = _core(documents, alphabet, slices, tuple(gram for gram, _data in found), packs)
    files = [
        ("core.bin", wrap(encode_core(core))),
        ("facets.bin", wrap(encode_facets(_facets(documents)))),
        ("urls.bin", wrap("\n".join(each.url for each in documents).encode())),
        *((f"s{number}.bin", data) for number, (_gram, data) in enumerate(found)),
        *((f"t{number}.bin", data) for number, (_count, data) in enumerate(packs)),
    ]
    name = blake2b(digest_size=6)
    for file, data in files:
        name.update(file.encode() + b"\n" + data)
    heard = tuple(each for part in slices for each in part.sounds)
    return Segment(name.hexdigest(), core, tuple(files), heard)


def _join(gram: str, slices: Sequence[tuple[dict[str, Postings], int]]) -> Postings | None:
    parts = [(found[gram], offset) for found, offset in slices if gram in found]
    if not parts:
        return None
    if len(parts) == 1 and parts[0][1] == 0:
        return parts[0][0]
    return joined(parts)


def _core(
    documents: Sequence[SearchDocument],
    alphabet: str,
    slices: Sequence[_Slice],
    borders: tuple[str, ...],
    packs: Sequence[tuple[int, bytes]],
) -> Core:
    firsts, unit = [], 0
    for count, _data in packs:
        firsts.append(unit)
        unit += count
    return Core(
        alphabet,
        borders,
        tuple(firsts),
        tuple(count for each in slices for count in each.units),
        bytes(length_code(n) for each in slices for n in each.bodies),
        bytes(length_code(n) for each in slices for n in each.titles),
        tuple(each.day.toordinal() if each.day else 0 for each in documents),
    )


def _facets(documents: Sequence[SearchDocument]) -> Facets:
    values: dict[str, tuple[str, ...]] = {}
    single: dict[str, tuple[int, ...]] = {}
    for name in FACETS:
        values[name], single[name] = _numbered([getattr(each, name) for each in documents])
    names = tuple(sorted({unit for each in documents for unit in each.units}))
    place = {name: at for at, name in enumerate(names)}
    units = tuple(tuple(place[name] for name in each.units) for each in documents)
    return Facets(values | {"unit": names}, single, units)


def _numbered(values: Sequence[str]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The values, and each as a number among them."""
    known = tuple(sorted(set(values)))
    place = {value: at for at, value in enumerate(known)}
    return known, tuple(place[value] for value in values)
