"""What the search index of a site holds, whatever segments it lies in.

Which segments there are depends on the history of the builds; what is found, and how it ranks,
does not.  So a site that was built on and on is compared with one that was built from nothing
by its files, and of the index by what is in it.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from generator import url
from generator.mark import MARK
from generator.published_index import PublishedIndex, Segment, read
from generator.segment import UNIT_END, Alphabet, Shard
from generator.shelf import digest

TABLES = ("titles", "pinyin", "traditional")

_POINTER_OR_SEGMENT = re.compile(r"search/(?:index\.bin|[0-9a-f]{12}/.*)")


def pages_in(output: Path) -> dict[str, bytes]:
    """Every file with its mark, by address."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file()
    }


def site_in(output: Path) -> dict[str, bytes]:
    """Every file by address; in place of the segments what they hold.

    Without the mark, which names the bytes of all files: whether it does, `verify` knows.
    """
    files = {
        address: content
        for address, content in pages_in(output).items()
        if not _POINTER_OR_SEGMENT.fullmatch(address) and address != MARK
    }
    return files | {about: text.encode() for about, text in index_in(output).items()}


def segments_in(output: Path) -> list[str]:
    """Names of the segments, the large one first."""
    return [each["name"] for each in _pointer(output)["segments"]]


def index_in(output: Path) -> dict[str, str]:
    """Of every document and of every gram what is known; nothing where there is no index."""
    if not (output / "search").is_dir():
        return {}
    told, index = _pointer(output), PublishedIndex(output)
    _assert_whole(told, index, output / "search")
    return {
        "the pointer": repr({name: told[name] for name in sorted(told) if name != "segments"}),
        **dict(_documents(index)),
        **dict(_grams(index, output)),
    }


def _pointer(output: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(read(output / url.SEARCH_INDEX))
    return told


def _documents(index: PublishedIndex) -> Iterator[tuple[str, str]]:
    for address, document in index.urls().items():
        units = [index.text(unit) for unit in index.units_of(document)]
        assert {heading.url for heading, _text in units} == {address}
        facts = index.day(document), index.lengths(document), dict(index.facets(document))
        yield f"search of {address}", repr((units, facts))


def _grams(index: PublishedIndex, output: Path) -> Iterator[tuple[str, str]]:
    """Where each stands: addresses with the number of the unit, and how often; and in which titles."""
    bodies: defaultdict[str, list[tuple[str, int, int]]] = defaultdict(list)
    titles: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for segment, name in zip(index.segments, segments_in(output), strict=True):
        addresses, first_units = segment.urls(), segment.first_units
        for number in range(len(segment.core.borders)):
            shard = Shard(read(output / "search" / name / f"s{number}.bin"))
            for gram in shard.grams:
                entry = shard.entry(gram)
                assert entry is not None
                for unit, often in zip(*entry.body, strict=True):
                    document = segment.document_of[unit]
                    if document not in segment.removed:
                        place = unit - first_units[document]
                        bodies[gram].append((addresses[document], place, often))
                for document, code in zip(*entry.title, strict=True):
                    if document not in segment.removed:
                        titles[gram].append((addresses[document], code))
    for gram in bodies.keys() | titles.keys():
        yield f"search for {gram!r}", repr((sorted(bodies[gram]), sorted(titles[gram])))


def _assert_whole(told: dict[str, Any], index: PublishedIndex, folder: Path) -> None:
    """Nothing is missing, nothing is left over, and every name is what it says."""
    names = [each["name"] for each in told["segments"]]
    tables = [told[name] for name in TABLES]
    assert sorted(each.name for each in folder.iterdir()) == sorted(["index.bin", *tables, *names])
    for name, file in zip(TABLES, tables, strict=True):
        assert file == f"{name}.{digest(read(folder / file))[:12]}.bin"
    assert len(names) <= 2
    for segment, each in zip(index.segments, told["segments"], strict=True):
        _assert_whole_segment(segment, each["patched"], folder / each["name"])
    addresses = [
        address
        for segment in index.segments
        for number, address in enumerate(segment.urls())
        if number not in segment.removed
    ]
    assert len(addresses) == len(set(addresses)) == index.count


def _assert_whole_segment(segment: Segment, patched: dict[str, str], folder: Path) -> None:
    """Of what is no longer true no text is left."""
    core = segment.core
    packs = [f"t{number}.bin" for number in range(len(core.packs))]
    shards = [f"s{number}.bin" for number in range(len(core.borders))]
    for number, mark in patched.items():
        packs[int(number)] = file = f"t{number}.{mark}.bin"
        assert mark == digest((folder / file).read_bytes())[:8]
    files = ["core.bin", "facets.bin", "urls.bin", *shards, *packs]
    assert sorted(each.name for each in folder.iterdir()) == sorted(files)
    if not patched:
        parts = (f"{each}\n".encode() + (folder / each).read_bytes() for each in files)
        assert folder.name == blake2b(b"".join(parts), digest_size=6).hexdigest()
    alphabet = Alphabet(core.alphabet)
    texts = [
        text for each in packs for text in alphabet.decode(read(folder / each)).split(UNIT_END)
    ]
    untrue = [
        unit for unit, document in enumerate(segment.document_of) if document in segment.removed
    ]
    assert [texts[unit] for unit in untrue] == [""] * len(untrue)
    assert len(texts) == len(segment.document_of) > len(untrue)
