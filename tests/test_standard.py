"""Vectors of standards.md 13.3: real codes of real organs, and one that was printed wrong."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.standard import (
    check_card_number,
    check_credit_code,
    check_identity_number,
    check_organisation_code,
)

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
VALID = (
    "11500383009336512R",
    "11441700007280420Y",
    "11370322004222241N",
    "113417030032499282",
    "91350100M000100Y43",
)


@pytest.mark.parametrize("code", VALID)
def test_a_credit_code_that_is_in_use_is_valid(code: str) -> None:
    assert check_credit_code(code)


def test_a_credit_code_printed_wrong_is_invalid_and_its_right_end_is_3() -> None:
    assert not check_credit_code("11341702000111222F")
    assert check_credit_code("113417020001112223")


@pytest.mark.parametrize(
    "code", ["", "1", "11500383009336512r", "11500383009336512R ", "1150038300933651OR", "１" * 18]
)
def test_what_is_no_credit_code_at_all_is_invalid(code: str) -> None:
    assert not check_credit_code(code)


@given(code=st.sampled_from(VALID), position=st.integers(0, 17), wrong=st.sampled_from(ALPHABET))
def test_one_wrong_character_anywhere_makes_a_credit_code_invalid(
    code: str, position: int, wrong: str
) -> None:
    changed = code[:position] + wrong + code[position + 1 :]

    assert check_credit_code(changed) == (changed == code)


@given(st.text(alphabet=ALPHABET, min_size=17, max_size=17))
def test_exactly_one_check_character_fits_every_credit_code(stem: str) -> None:
    fitting = [last for last in ALPHABET if check_credit_code(stem + last)]

    assert len(fitting) == 1


@pytest.mark.parametrize("code", ["000014349", "003110926", "01527918X", "009336512"])
def test_an_organisation_code_that_is_in_use_is_valid(code: str) -> None:
    assert check_organisation_code(code)


@pytest.mark.parametrize("code", ["", "000014348", "01527918x", "0000-4349", "〇〇〇〇一四三四九"])
def test_what_is_no_organisation_code_is_invalid(code: str) -> None:
    assert not check_organisation_code(code)


@given(st.text(alphabet=string.digits + string.ascii_uppercase, min_size=8, max_size=8))
def test_exactly_one_check_character_fits_every_organisation_code(stem: str) -> None:
    fitting = [last for last in string.digits + "X" if check_organisation_code(stem + last)]

    assert len(fitting) == 1


@pytest.mark.parametrize("code", [each for each in VALID if each.startswith("11")])
def test_an_organ_s_credit_code_contains_its_organisation_code(code: str) -> None:
    assert check_organisation_code(code[8:17])


def test_the_identity_number_that_the_standard_itself_prints_is_valid() -> None:
    assert check_identity_number("11010519491231002X")
    assert check_identity_number("11010519491231002x")


@pytest.mark.parametrize(
    "number",
    [
        "110105194912310021",
        "11010519490230002X",  # no such day
        "00010519491231002X",  # no such province
        "1101051949123100X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "113417030032499282",
        "",
    ],
)
def test_what_is_no_identity_number_is_invalid(number: str) -> None:
    assert not check_identity_number(number)


@given(position=st.integers(0, 16), wrong=st.sampled_from(string.digits))
def test_one_wrong_digit_makes_an_identity_number_invalid(position: int, wrong: str) -> None:
    right = "11010519491231002X"
    changed = right[:position] + wrong + right[position + 1 :]

    assert check_identity_number(changed) == (changed == right)


def test_a_card_number_ends_with_luhn_s_digit() -> None:
    assert check_card_number("6222021234567890128")
    assert not check_card_number("6222021234567890129")
    assert not check_card_number("79927398713")  # too short for a card
