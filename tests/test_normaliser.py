"""What looks alike, or means the same, becomes one; a part of a text stays a part of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.normaliser import fold, normalise, traditional
from tests.searches import VECTORS_OF

CHARACTERS = st.characters(exclude_categories=["Cs"]) | st.sampled_from(
    "政府萬醫〔〕（）“”—·○Ⅲaz09"
)
BLANKS = " \t\v\f\r\x85\u2028\u2029\u00a0\u3000\u2003"
WITHOUT_BLANKS = st.text(CHARACTERS.filter(lambda each: fold(each) not in {" ", "\n"}))


@pytest.mark.parametrize("vector", VECTORS_OF.normaliser, ids=lambda each: ascii(each["text"]))
def test_a_text_becomes_the_form_in_which_it_is_compared(vector: dict[str, str]) -> None:
    assert normalise(vector["text"]) == vector["normal"]


@given(WITHOUT_BLANKS, WITHOUT_BLANKS)
def test_without_blanks_a_part_of_a_text_becomes_a_part_of_the_result(one: str, two: str) -> None:
    assert normalise(one + two) == normalise(one) + normalise(two)


@given(st.text(st.sampled_from("ab1政，\n" + BLANKS)))
def test_a_blank_stays_only_between_two_letters_or_digits_and_then_alone(text: str) -> None:
    normal = normalise(text)

    places = [at for at, each in enumerate(normal) if each == " "]
    assert all(0 < at < len(normal) - 1 for at in places)
    assert all(normal[at - 1] in "ab1" and normal[at + 1] in "ab1" for at in places)


@given(st.text(st.sampled_from("ab1政" + BLANKS)), st.sampled_from("ab1"), st.sampled_from("ab1"))
def test_between_two_letters_or_digits_many_blanks_are_as_good_as_one(
    text: str, before: str, after: str
) -> None:
    blanks = "".join(each for each in text if each in BLANKS)

    assert normalise(f"{before}{blanks} {after}") == f"{before} {after}"


@given(st.text(CHARACTERS))
def test_what_is_normal_stays_as_it_is(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(CHARACTERS | st.just("\n")))
def test_lines_stay_lines(text: str) -> None:
    lines = [normalise(line) for line in text.split("\n")]

    assert normalise(text).split("\n") == lines


def test_no_simplified_character_is_itself_taken_for_another() -> None:
    assert set(traditional()) & set(traditional().values()) == set()
