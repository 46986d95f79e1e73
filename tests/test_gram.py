"""Grams: whatever stands in a text is asked only for grams that the text has."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.gram import DAY, MONTH, MOST, NUMBER, asked, choose, grams, wholes
from generator.normaliser import normalise
from tests.searches import VECTORS_OF, points

PIECES = [
    *"政府信息公开条例办法的年月日号第",
    *"ab01259",
    *"()〔〕，。·-“《𠮷",
    *("2021年1月1日", "1949年10月", "2999年12月31日", "〔2019〕54号", "（1911）第300号"),
]
LINES = st.lists(st.sampled_from([*PIECES, " "]), max_size=30).map("".join)


def listed(found: Any) -> list[list[int]]:
    return [points(each) for each in found]


@pytest.mark.parametrize("vector", VECTORS_OF.grams, ids=lambda each: each["normal"])
def test_every_two_neighbours_stand_in_the_index_and_dates_and_numbers_as_a_whole(
    vector: dict[str, Any],
) -> None:
    assert listed(grams(vector["normal"])) == listed(vector["grams"])


@pytest.mark.parametrize("vector", VECTORS_OF.asked, ids=lambda each: each["normal"])
def test_of_a_date_or_number_only_the_whole_is_asked(vector: dict[str, Any]) -> None:
    assert listed(asked(vector["normal"])) == listed(vector["asked"])


@pytest.mark.parametrize("vector", VECTORS_OF.chosen, ids=lambda each: str(len(each["phrase"])))
def test_of_a_long_phrase_the_last_gram_and_the_rarest_are_chosen(vector: dict[str, Any]) -> None:
    rarity = {character: place for place, character in enumerate(vector["common"])}
    phrase = tuple("".join(map(chr, points(each))) for each in vector["phrase"])

    assert listed(choose(phrase, rarity)) == listed(vector["chosen"])


@given(LINES, st.data())
def test_a_part_of_a_line_is_asked_only_for_grams_that_the_line_has(
    line: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    normal = normalise(line[start:end])

    if len(normal) > 1:
        assert set(asked(normal)) <= set(grams(normalise(line)))


@given(LINES, st.data())
def test_a_single_character_of_a_text_begins_one_of_its_grams(
    line: str, data: st.DataObject
) -> None:
    normal = normalise(line)

    begun = {each[0] for each in grams(normal)} - {DAY, MONTH, NUMBER}
    assert begun == set(normal) - {" "}


@given(LINES, LINES, LINES)
def test_a_date_or_number_stands_in_every_text_that_holds_its_text(
    before: str, inner: str, after: str
) -> None:
    within = {each.gram for each in wholes(normalise(inner))}

    assert within <= {each.gram for each in wholes(normalise(before + inner + after))}


@given(st.integers(1000, 2999), st.integers(0, 99), st.integers(0, 9999))
def test_a_date_or_number_can_be_written_as_utf_8(year: int, month: int, number: int) -> None:
    text = f"{year}年{month}月{month}日({year})第{number}号"

    for each in wholes(text):
        assert each.gram.encode().decode() == each.gram


@given(LINES)
def test_a_date_or_number_is_told_with_the_place_where_it_stands(line: str) -> None:
    normal = normalise(line)

    for each in wholes(normal):
        assert each.gram in {alone.gram for alone in wholes(normal[each.start : each.end])}


@given(LINES, st.text(st.sampled_from("政府信息公开条例办法的"), max_size=11))
def test_what_is_chosen_was_asked_and_is_little_and_has_the_last(line: str, common: str) -> None:
    phrase = asked(normalise(line))
    rarity = {character: place for place, character in enumerate(dict.fromkeys(common))}

    chosen = choose(phrase, rarity)
    assert len(chosen) == min(len(phrase), MOST)
    assert [each for each in phrase if each in chosen] == list(chosen)
    assert chosen[-1:] == phrase[-1:]
