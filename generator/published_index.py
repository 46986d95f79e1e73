"""The search index as it was published, read from its files."""

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from generator import url
from generator.segment import (
    FACETS,
    UNIT_END,
    Alphabet,
    Entry,
    Shard,
    decode_core,
    decode_facets,
    length_of,
    unwrap,
)
from generator.titles import Titles

FACET_NAMES = (*FACETS, "year", "unit")


class NoIndex(Exception):  # noqa: N818 - says what is missing
    """There is no search index here, or it cannot be read.  The message is for the webmaster."""


class Heading(NamedTuple):
    """What is shown of a document, as it stands before each of its units; `day` may be empty."""

    title: str
    url: str
    kind: str
    day: str
    number: str
    units: str


class Segment:
    """One folder of the index."""

    def __init__(self, folder: Path, removed: frozenset[int], patched: Mapping[str, str]) -> None:
        self._folder, self._patched = folder, patched
        self.removed = removed
        self.core = decode_core(self._read("core.bin"))
        self.facets = decode_facets(self._read("facets.bin"), self.core.documents)
        self.first_units = self.core.first_units()
        self.document_of = [
            number for number, count in enumerate(self.core.units) for _unit in range(count)
        ]
        self._alphabet = Alphabet(self.core.alphabet)
        self._shard = lru_cache(maxsize=256)(self._load_shard)
        self._pack = lru_cache(maxsize=256)(self._load_pack)

    def _read(self, name: str) -> bytes:
        return read_part(self._folder / name)

    def _load_shard(self, number: int) -> Shard:
        return Shard(self._read(f"s{number}.bin"))

    def _load_pack(self, number: int) -> list[str]:
        mark = self._patched.get(str(number))
        name = f"t{number}.{mark}.bin" if mark else f"t{number}.bin"
        text = self._alphabet.decode(self._read(name))
        return text.split(UNIT_END)

    def grams(self) -> Iterator[str]:
        for number in range(len(self.core.borders)):
            yield from self._shard(number).grams

    def entries(self, gram: str) -> list[Entry]:
        """Of the gram; of a single character, of all grams that begin with it."""
        if len(gram) > 1:
            found = self._shard(self.core.shard_of(gram)).entry(gram)
            return [found] if found else []
        return [
            entry
            for number in self.core.shards_beginning(gram)
            for each in self._shard(number).grams
            if each[0] == gram and (entry := self._shard(number).entry(each))
        ]

    def urls(self) -> list[str]:
        return self._read("urls.bin").decode().split("\n")

    def text(self, unit: int) -> tuple[Heading, str]:
        number = _holder(self.core.packs, unit)
        head, _, text = self._pack(number)[unit - self.core.packs[number]].partition("\n")
        return Heading(*head.split("\t")[:-1]), text


class PublishedIndex:
    """All segments as one.  Documents are numbered through, those that are no longer true left out."""

    def __init__(self, output: Path) -> None:
        """Raises NoIndex."""
        folder = output / Path(url.SEARCH_INDEX).parent
        try:
            told = json.loads(read(output / url.SEARCH_INDEX))
            self.segments = [
                Segment(folder / each["name"], frozenset(each["removed"]), each["patched"])
                for each in told["segments"]
            ]
        except FileNotFoundError:
            raise NoIndex(f"{output} 里没有检索的索引") from None
        except (OSError, ValueError, KeyError, IndexError) as error:
            raise NoIndex(f"{output} 里检索的索引读不出来：{error}") from None
        self.count: int = told["documents"]
        self.average_body, self.average_title = told["lengths"]
        self.synonyms: list[list[str]] = told["synonyms"]
        self._files = {name: folder / told[name] for name in ("titles", "pinyin")}
        self.offsets: list[int] = []
        self.unit_offsets: list[int] = []
        documents = units = 0
        for segment in self.segments:
            self.offsets.append(documents)
            self.unit_offsets.append(units)
            documents += segment.core.documents
            units += len(segment.document_of)
        self.total = documents

    # ── Documents ────────────────────────────────────────────────────────

    def place(self, document: int) -> tuple[Segment, int]:
        """The segment of a document, and its number there."""
        at = _holder(self.offsets, document)
        return self.segments[at], document - self.offsets[at]

    def is_removed(self, document: int) -> bool:
        segment, number = self.place(document)
        return number in segment.removed

    def day(self, document: int) -> int:
        segment, number = self.place(document)
        return segment.core.days[number]

    def lengths(self, document: int) -> tuple[float, float]:
        """Of text and title, in grams, about."""
        segment, number = self.place(document)
        core = segment.core
        return length_of(core.body_lengths[number]), length_of(core.title_lengths[number])

    def facets(self, document: int) -> Mapping[str, tuple[str, ...]]:
        segment, number = self.place(document)
        own = segment.facets
        found = {name: (own.values[name][own.single[name][number]],) for name in FACETS}
        several = tuple(own.values["unit"][unit] for unit in own.units[number])
        day = segment.core.days[number]
        year = (str(date.fromordinal(day).year),) if day else ()
        return {**found, "year": year, "unit": several}

    def choices(self, facet: str) -> list[str]:
        """Every value that a facet has."""
        values = (each for segment in self.segments for each in segment.facets.values[facet])
        return sorted({*values} - {""})

    def urls(self) -> dict[str, int]:
        """Of every document that is still true, with its number."""
        return {
            address: offset + number
            for segment, offset in zip(self.segments, self.offsets, strict=True)
            for number, address in enumerate(segment.urls())
            if number not in segment.removed
        }

    # ── Grams ────────────────────────────────────────────────────────────

    def grams(self) -> list[str]:
        """All that stand in the index, in order."""
        return sorted({gram for segment in self.segments for gram in segment.grams()})

    def units(self, gram: str) -> set[int]:
        return {
            offset + unit
            for segment, offset in zip(self.segments, self.unit_offsets, strict=True)
            for entry in segment.entries(gram)
            for unit in entry.body[0]
        }

    def document_of(self, unit: int) -> int:
        at = _holder(self.unit_offsets, unit)
        return self.offsets[at] + self.segments[at].document_of[unit - self.unit_offsets[at]]

    @lru_cache(maxsize=512)  # noqa: B019 - lives as long as the command
    def bodies(self, gram: str) -> Mapping[int, int]:
        """Document → how often its text has the gram; ascending."""
        found: dict[int, int] = {}
        for segment, offset in zip(self.segments, self.offsets, strict=True):
            for entry in segment.entries(gram):
                for unit, often in zip(*entry.body, strict=True):
                    number = segment.document_of[unit]
                    if number not in segment.removed:
                        found[offset + number] = found.get(offset + number, 0) + often
        return dict(sorted(found.items()))

    @lru_cache(maxsize=512)  # noqa: B019
    def titles(self, gram: str) -> Mapping[int, int]:
        """Document → code of the gram in its title; ascending."""
        found: dict[int, int] = {}
        for segment, offset in zip(self.segments, self.offsets, strict=True):
            for entry in segment.entries(gram):
                for number, code in zip(*entry.title, strict=True):
                    if number not in segment.removed:
                        found[offset + number] = found.get(offset + number, 0) | code
        return dict(sorted(found.items()))

    def titles_file(self) -> Titles:
        return Titles(*(read_part(path).decode() for path in self._files.values()))

    # ── Texts ────────────────────────────────────────────────────────────

    def text(self, unit: int) -> tuple[Heading, str]:
        at = _holder(self.unit_offsets, unit)
        return self.segments[at].text(unit - self.unit_offsets[at])

    def units_of(self, document: int) -> range:
        segment, number = self.place(document)
        first = self.first_unit(document)
        return range(first, first + segment.core.units[number])

    def first_unit(self, document: int) -> int:
        at = _holder(self.offsets, document)
        return self.unit_offsets[at] + self.segments[at].first_units[document - self.offsets[at]]


def _holder(firsts: Sequence[int], number: int) -> int:
    """Which of several runs of numbers holds this one; `firsts` are where they begin."""
    return bisect_right(firsts, number) - 1


def read(path: Path) -> bytes:
    return unwrap(path.read_bytes())


def read_part(path: Path) -> bytes:
    """Of an index that is there.  Raises NoIndex."""
    try:
        return read(path)
    except (OSError, ValueError) as error:
        raise NoIndex(f"检索的索引少了一部分，或者坏了：{error}") from None
