"""The files of the index: what goes in comes out, and every file is a script besides."""

import re
from array import array
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.segment import (
    FACETS,
    FREQUENCIES,
    SHARD,
    SHIFT,
    Alphabet,
    Core,
    Facets,
    Postings,
    Shard,
    Source,
    Terms,
    code,
    decode_core,
    decode_facets,
    encode_core,
    encode_facets,
    joined,
    key,
    length_code,
    length_of,
    postings,
    put,
    put_text,
    shards,
    unwrap,
    wrap,
)

CHARACTERS = st.characters(max_codepoint=0x10FFFE)  # the last one is no character
GRAMS = st.builds(
    str.__add__,
    st.sampled_from("\x01\x02\x03 aZ政府，𠮷") | st.characters(exclude_categories=["Cs"]),
    st.just("") | CHARACTERS | st.sampled_from("a政\ud800\udfff"),
)
"""A date may have a surrogate for its second character, for it is only a number."""

Found = list[tuple[int, int]]
"""Places with their codes."""


def places(most: int = 1 << 20, codes: int = 3) -> st.SearchStrategy[Found]:
    found = st.dictionaries(st.integers(0, most), st.integers(0, codes), min_size=1, max_size=20)
    return found.map(lambda each: sorted(each.items()))


def collected(found: Found) -> Postings:
    return postings(array("I", [place << SHIFT | each for place, each in found]))


# ── Files ─────────────────────────────────────────────────────────────────


@given(st.binary(max_size=2000))
@example(b"")
@example(bytes(range(256)) * 4)
def test_a_file_is_unwrapped_to_what_was_wrapped(data: bytes) -> None:
    assert unwrap(wrap(data)) == data


@given(st.binary(max_size=2000))
def test_a_wrapped_file_is_a_script_with_one_string(data: bytes) -> None:
    file = wrap(data)

    string = re.fullmatch(rb'gongkai\("((?:[^"\\\r\n]|\\["\\rn])*)"\)', file, re.DOTALL)
    assert string is not None


@pytest.mark.parametrize(
    "file",
    [b"", b"gongkai", b'gongkai("', b'gongkai("")', wrap(b"a")[:-1], wrap(b"a")[1:], b'gongkai("abc")'],
)  # fmt: skip
def test_what_is_no_file_of_ours_is_refused(file: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        unwrap(file)


@given(st.lists(st.integers(0, 1 << 40)))
def test_numbers_are_read_as_they_were_put(numbers: list[int]) -> None:
    out = bytearray()
    for each in numbers:
        put(each, out)

    assert Source(bytes(out)).numbers(len(numbers)) == numbers


@given(st.lists(st.text()))
def test_texts_are_read_as_they_were_put(texts: list[str]) -> None:
    out = bytearray()
    for each in texts:
        put_text(each, out)

    source = Source(bytes(out))
    assert [source.text() for _each in texts] == texts


# ── Postings and shards ───────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("count", "told"), [(1, 1), (2, 2), (3, 3), (4, 3), (5, 6), (6, 6), (1000, 6)]
)
def test_how_often_a_gram_occurs_is_told_roughly(count: int, told: int) -> None:
    assert FREQUENCIES[code(count)] == told


@given(places(), st.data())
def test_postings_of_slices_are_joined_to_those_of_the_whole(
    found: Found, data: st.DataObject
) -> None:
    cuts = data.draw(st.lists(st.integers(1, len(found)), max_size=4).map(sorted))
    slices = [found[start:end] for start, end in pairwise([0, *cuts, len(found)]) if start < end]
    parts = [
        (collected([(place - own[0][0], each) for place, each in own]), own[0][0]) for own in slices
    ]

    assert joined(parts) == collected(found)


@settings(max_examples=200)
@given(
    st.dictionaries(
        GRAMS,
        st.tuples(st.none() | places(), st.none() | places(codes=7)).filter(any),
        max_size=30,
    )
)
def test_a_shard_says_of_each_gram_where_it_stands(
    written: dict[str, tuple[Found | None, Found | None]],
) -> None:
    terms = [
        Terms(gram, *(collected(each) if each else None for each in written[gram]))
        for gram in sorted(written, key=key)
    ]

    read = {gram: shard for _first, data in shards(terms) for shard in [Shard(data)] for gram in shard.grams}  # fmt: skip
    assert list(read) == [each.gram for each in terms]
    for gram, (body, title) in written.items():
        entry = read[gram].entry(gram)
        assert entry is not None
        assert list(zip(*entry.body, strict=True)) == [
            (place, FREQUENCIES[each]) for place, each in body or ()
        ]
        assert list(zip(*entry.title, strict=True)) == (title or [])
    assert all(shard.entry("无此") is None for shard in read.values() if "无此" not in written)


def many_shards() -> tuple[list[str], Core]:
    """Grams of several shards, with the core that leads to them."""
    seconds = [*"", *map(chr, range(0x4E00, 0x4E00 + 400))]
    grams = ["\x01" + chr(751844), "法", *(first + second for first in "政府" for second in seconds), "府"]  # fmt: skip
    everywhere = collected([(place, 0) for place in range(60)])
    terms = [Terms(gram, everywhere, None) for gram in sorted(set(grams))]
    made = list(shards(terms))
    core = Core("", tuple(first for first, _data in made), (0,), (1,), b"\0", b"\0", (0,))
    return [each.gram for each in terms], core


def test_a_gram_is_sought_in_the_shard_that_has_it() -> None:
    grams, core = many_shards()
    starts = [grams.index(border) for border in core.borders]

    assert len(core.borders) > 4
    for place, gram in enumerate(grams):
        assert core.shard_of(gram) == max(at for at, start in enumerate(starts) if start <= place)


@pytest.mark.parametrize("character", "\x01法政府a龥")
def test_a_character_is_sought_in_all_shards_that_have_grams_beginning_with_it(
    character: str,
) -> None:
    grams, core = many_shards()

    needed = {core.shard_of(gram) for gram in grams if gram[0] == character}
    asked = core.shards_beginning(character)
    assert needed <= set(asked)
    assert len(asked) <= max(len(needed) + 1, 1)


def test_no_shard_is_much_larger_than_it_should_be_unless_one_gram_is() -> None:
    everywhere = collected([(place, 0) for place in range(20_000)])
    rare = collected([(7, 0)])
    terms = [Terms(f"a{chr(0x4E00 + at)}", everywhere if at == 500 else rare, None) for at in range(5000)]  # fmt: skip

    sizes = [len(data) for _first, data in shards(terms)]
    assert sorted(sizes)[-2] < 2 * SHARD


# ── Texts ─────────────────────────────────────────────────────────────────


@given(st.text(min_size=1), st.integers(0, 1500), st.text())
def test_any_text_is_decoded_as_it_was_written(common: str, many: int, text: str) -> None:
    filler = "".join(map(chr, range(0x4E00, 0x4E00 + many)))
    alphabet = Alphabet("".join(dict.fromkeys(common + filler))[:1500])

    assert alphabet.decode(alphabet.encode(text + common + filler)) == text + common + filler


def test_common_characters_take_one_byte_the_next_two_and_the_others_four() -> None:
    alphabet = Alphabet("".join(map(chr, range(0x4E00, 0x4E00 + 1500))))

    assert [len(alphabet.encode(chr(0x4E00 + at))) for at in (0, 231, 232, 1499)] == [1, 1, 2, 2]
    assert len(alphabet.encode("a")) == 4


# ── Core and facets ───────────────────────────────────────────────────────


@given(st.integers(0, 10_000_000))
def test_a_length_is_told_within_a_tenth(length: int) -> None:
    assert length_of(length_code(length)) == pytest.approx(length, rel=0.1, abs=0.5)


DOCUMENTS = st.integers(0, 8)


@st.composite
def cores(draw: st.DrawFn) -> Core:
    count = draw(DOCUMENTS)

    def numbers(most: int) -> tuple[int, ...]:
        return tuple(draw(st.lists(st.integers(0, most), min_size=count, max_size=count)))

    return Core(
        draw(st.text(max_size=40)),
        tuple(sorted(draw(st.sets(GRAMS, max_size=8)), key=key)),
        tuple(sorted(draw(st.sets(st.integers(0, 1000), max_size=8)))),
        numbers(100),
        bytes(numbers(255)),
        bytes(numbers(255)),
        tuple(sorted(numbers(900_000), reverse=True)),
    )


@given(cores())
@example(Core("", (), (), (), b"", b"", ()))
def test_the_core_is_read_as_it_was_written(core: Core) -> None:
    assert decode_core(encode_core(core)) == core


NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=8)


@st.composite
def facets(draw: st.DrawFn) -> Facets:
    count = draw(DOCUMENTS)
    values = {name: tuple(draw(st.lists(NAMES, min_size=1, max_size=5))) for name in (*FACETS, "unit")}  # fmt: skip

    def numbers(name: str, least: int, most: int) -> tuple[int, ...]:
        one = st.integers(0, len(values[name]) - 1)
        return tuple(draw(st.lists(one, min_size=least, max_size=most)))

    single = {name: numbers(name, count, count) for name in FACETS}
    return Facets(values, single, tuple(numbers("unit", 0, 3) for _each in range(count)))


@given(facets())
def test_facets_are_read_as_they_were_written(facets: Facets) -> None:
    assert decode_facets(encode_facets(facets), len(facets.units)) == facets
