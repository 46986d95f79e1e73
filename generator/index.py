"""Search documents to the index: one segment of everything, and a small one of what came since.

A segment never changes, so that publishing one document uploads the small one and leaves
the other.  When the small one has grown, both become one.  Which segment a document is in
depends on the history of the site; what is found, and how it ranks, does not.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator import url
from generator.engine import Engine
from generator.invert import Segment, invert, newest_first, pack, units_of
from generator.memory import Memory
from generator.normaliser import traditional_table
from generator.page import Asset, Cell, Page, SearchDocument
from generator.pinyin import table
from generator.row import IndexRow
from generator.searched import mark, row_of, search_document
from generator.segment import Alphabet, decode_core, encode_core, length_of, wrap
from generator.shelf import digest, read
from generator.titles import FIRST, MOST, Title

SHARE = 10
"""The small segment is joined to the large one when it holds more than one part in so many."""


def index(
    memory: Memory,
    changed: Mapping[str, str],
    synonyms: Sequence[Sequence[str]],
    workers: Engine,
    *,
    is_anew: bool,
) -> Iterator[Cell]:
    """`changed` has what search knows of a page now, by address, empty where it knows nothing any more.

    `is_anew`: nothing that was published can be shared.
    """
    work = _Index(memory, workers)
    yield from work.everything() if is_anew else work.changes(changed)
    tables = {
        "titles": "\n".join(memory.indexed.titles(FIRST, MOST)).encode(),
        "pinyin": table().encode(),
        "traditional": traditional_table(),
    }
    names = {name: f"{name}.{digest(content)[:12]}.bin" for name, content in tables.items()}
    told = work.pointer() | {"synonyms": synonyms} | names
    pointer = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    assets = [Asset(url.search_file(names[name]), wrap(tables[name])) for name in tables]
    yield "search", [Asset(url.SEARCH_INDEX, wrap(pointer)), *assets]


def nothing(memory: Memory) -> Iterator[Cell]:
    """No index at all."""
    for segment in memory.indexed.segments():
        yield from _without(memory, segment)
    memory.indexed.drop()
    yield "search", []


class _Index:
    def __init__(self, memory: Memory, workers: Engine) -> None:
        self._memory, self._indexed, self._workers = memory, memory.indexed, workers

    def everything(self) -> Iterator[Cell]:
        old = self._indexed.segments()
        self._indexed.drop()
        yield from self._segment(map(search_document, self._memory.searched()))
        yield from self._drop_but_now(old)

    def _drop_but_now(self, segments: Iterable[str]) -> Iterator[Cell]:
        for segment in sorted(set(segments) - set(self._indexed.segments())):
            yield from _without(self._memory, segment)

    def changes(self, changed: Mapping[str, str]) -> Iterator[Cell]:
        """The large segment loses what changed, the small one is made anew with it.

        What is no longer shown must not lie in a file either: its text goes at once; where a
        whole page is gone, with its grams.
        """
        known = {row.url: row for row in self._indexed.rows(changed)}
        fresh = {
            address: row
            for address, row in changed.items()
            if row and (address not in known or known[address].mark != mark(row))
        }
        gone = [address for address in changed if address in fresh or not changed[address]]
        if not set(gone) & known.keys() and not fresh:
            return
        segments = self._indexed.segments()
        untrue = self._indexed.numbers(segments[0], gone) if segments else []
        is_withdrawn = bool(segments) and bool(
            self._indexed.numbers(segments[0], set(gone) - fresh.keys())
        )
        self._indexed.drop(gone)
        small = self._indexed.rows_in(segments[1]) if len(segments) > 1 else []
        waiting = [*(self._memory.search_of(row.url) for row in small), *fresh.values()]
        is_emptied = segments[:1] != self._indexed.segments()[:1]
        if not segments or is_emptied or is_withdrawn or self._is_much(segments[0], waiting):
            yield from self.everything()
            yield from self._drop_but_now(segments)
            return
        yield from self._patch(segments[0], untrue)
        self._indexed.drop(row.url for row in small)
        yield from self._segment(map(search_document, waiting))
        yield from self._drop_but_now(segments)

    def _patch(self, segment: str, untrue: Sequence[int]) -> Iterator[Cell]:
        """Packs with a text that is no longer true are written again without it."""
        core = decode_core(self._indexed.core(segment))
        alphabet, firsts = Alphabet(core.alphabet), core.first_units()
        rows = {row.number: row.url for row in self._indexed.rows_in(segment)}
        touched = {
            bisect_right(core.packs, unit) - 1
            for number in untrue
            for unit in range(firsts[number], firsts[number + 1])
        }
        for each in sorted(touched):
            ends = (*core.packs, firsts[-1])
            units = range(ends[each], ends[each + 1])
            texts = [self._unit(rows, firsts, unit) for unit in units]
            data = pack(texts, alphabet)
            mark = digest(data)[:8]
            self._indexed.keep_patch(segment, each, mark)
            address = url.search_file(f"{segment}/t{each}.{mark}.bin")
            yield f"{_cell(segment)} t{each}", [Asset(address, data)]

    def _unit(self, rows: Mapping[int, str], firsts: Sequence[int], unit: int) -> str:
        number = bisect_right(firsts, unit) - 1
        if number not in rows:
            return ""
        document = search_document(self._memory.search_of(rows[number]))
        return units_of(document, lambda stored: read(self._memory.texts, stored))[
            unit - firsts[number]
        ]

    def _is_much(self, large: str, waiting: Iterable[str]) -> bool:
        """Whether what came since is no longer little, or much of the large segment is gone."""
        new = sum(search_document(row).size for row in waiting)
        kept, whole = self._indexed.size(large)
        return (new + whole - kept) * SHARE > whole

    def _segment(self, documents: Iterable[SearchDocument]) -> Iterator[Cell]:
        ordered = newest_first(documents)
        if not ordered:
            return
        workers = self._workers
        segment = invert(
            ordered, self._memory.texts, workers, workers.jobs, is_shared=workers.shares_disk
        )
        self._indexed.keep(segment.name, encode_core(segment.core), _rows(ordered, segment))
        whole: list[Page | Asset] = []
        for name, data in segment.files:
            asset = Asset(url.search_file(f"{segment.name}/{name}"), data)
            if name[0] == "t":  # each by itself, since it may be written again
                yield f"{_cell(segment.name)} {name.removesuffix('.bin')}", [asset]
            else:
                whole.append(asset)
        yield _cell(segment.name), whole

    def pointer(self) -> dict[str, object]:
        """What changes: which segments there are, what is no longer true in them, and averages."""
        segments = []
        for name in self._indexed.segments():
            numbers = {row.number for row in self._indexed.rows_in(name)}
            gone = set(range(self._indexed.documents_of(name))) - numbers
            patches = self._indexed.patches(name)
            segments.append({"name": name, "removed": sorted(gone), "patched": patches})
        count, bodies, titles = self._indexed.lengths()
        lengths = [
            sum(length_of(code) * often for code, often in each) for each in (bodies, titles)
        ]
        return {
            "documents": count,
            "lengths": [total / count if count else 0 for total in lengths],
            "segments": segments,
        }


def _cell(segment: str) -> str:
    return f"search {segment}"


def _without(memory: Memory, segment: str) -> Iterator[Cell]:
    for cell in memory.indexed.cells_under(_cell(segment)):
        yield cell, []


def _rows(documents: list[SearchDocument], segment: Segment) -> Iterator[IndexRow]:
    core = segment.core
    for number, each in enumerate(documents):
        yield IndexRow(
            each.url,
            mark(row_of(each)),
            number,
            each.size,
            core.body_lengths[number],
            core.title_lengths[number],
            core.days[number],
            each.kind,
            Title(each.title, each.url, each.kind, segment.sounds[number]).line(),
        )
