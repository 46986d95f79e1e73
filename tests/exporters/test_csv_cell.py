import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.csv_cell import guarded, listed, unguarded, unlisted

TEXTS = st.text().map(str.strip).filter(bool)
PIECES = st.text(st.sampled_from("、；\n[]\"',甲乙")).map(str.strip).filter(bool)


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@SUM(A1)", "＝1", "'甲", "''"])
def test_what_begins_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    ["007", "2-1-1", "1.10", "(1)", "（1）", "1/2", "1e5", "12345678901234", "2022年12月", "true"],
)
def test_what_a_spreadsheet_would_change_is_kept_by_a_tab(text: str) -> None:
    assert guarded(text) == f"\t{text}"


@pytest.mark.parametrize(
    "text", ["7", "0", "71", "公开预算", "6月底前", "示府办发〔2026〕18号", "--"[:0] + "甲-1"]
)
def test_what_is_safe_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


@given(TEXTS)
def test_every_text_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("typed", ["'十四五'规划", "'"])
def test_an_apostrophe_that_a_person_typed_stays(typed: str) -> None:
    assert unguarded(typed) == typed


@pytest.mark.parametrize(
    ("names", "cell"),
    [
        (("甲", "乙"), "甲、乙"),
        (("各镇街、地区",), "各镇街、地区；"),
        (("各镇街、地区", "甲"), "各镇街、地区；甲；"),
        (("甲；乙",), '["甲；乙"]'),
    ],
)
def test_a_name_that_holds_the_separator_gets_another(names: tuple[str, ...], cell: str) -> None:
    assert listed(names) == cell


@given(st.lists(TEXTS | PIECES).map(tuple))
def test_every_list_of_names_comes_back(names: tuple[str, ...]) -> None:
    assert unlisted(unguarded(guarded(listed(names)))) == names


def test_a_list_that_is_no_json_is_names() -> None:
    assert unlisted('["甲、[乙') == ('["甲', "[乙")
