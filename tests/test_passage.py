"""Text that remembers where it stands."""

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.passage import Passage, joined

TEXT = st.text("一二三，（）：； \n　ab１", max_size=30)


@given(TEXT, st.integers(0, 30), st.integers(0, 30))
def test_every_cut_still_points_to_its_own_characters(text: str, start: int, end: int) -> None:
    passage = Passage.at(text, 0)
    for part in (passage[start:end], passage.strip(), passage.squeezed(), *passage.lines()):
        assert part.printed(text) == part.text


@given(TEXT)
def test_half_width_is_undone_by_the_source(text: str) -> None:
    folded = Passage.at(text, 0).folded()
    assert len(folded) == len(text)
    assert folded.printed(text) == text
    assert not re.search("[，（）：；　１]", folded.text)


@given(TEXT)
def test_the_pieces_of_a_split_and_its_separators_are_the_whole(text: str) -> None:
    pieces = list(Passage.at(text, 0).split(re.compile("[，；]")))
    assert sum(map(len, pieces)) + len(pieces) - 1 == len(text)
    assert joined(pieces).text == re.sub("[，；]", "", text)


def test_a_group_that_took_no_part_covers_nothing() -> None:
    match = re.match("(a)|(b)", "b")
    assert match
    assert not Passage.at("b", 0).group(match, 1)
    assert Passage.at("b", 7).group(match, 2).origin == (7,)
