"""What was changed in a sentence."""

from hypothesis import given
from hypothesis import strategies as st

from generator.wording import Edit, pieces


def told(before: str, after: str) -> str:
    marks = {Edit.KEPT: "{}", Edit.REMOVED: "[-{}]", Edit.ADDED: "[+{}]"}
    return "".join(marks[each.edit].format(each.text) for each in pieces(before, after))


def test_what_was_taken_out_and_what_was_put_in_stand_where_they_were() -> None:
    assert (
        told("公开预算、决算和说明，6月底前完成。", "公开预算和绩效说明，9月底前完成。")
        == "公开预算[-、决算和][+和绩效]说明，[-6][+9]月底前完成。"
    )


def test_single_characters_between_two_changes_are_not_told_apart() -> None:
    before, after = "公布甲的乙名单和办理结果", "公布丙的丁名单和办理结果"

    assert told(before, after) == "公布[-甲的乙][+丙的丁]名单和办理结果"


def test_a_sentence_that_was_written_anew_is_not_compared() -> None:
    assert pieces("公告预算执行审计结果", "列出重大项目的进展") == ()


@given(st.text("公开预算决和，"), st.text("公开预算决和，"))
def test_the_pieces_make_up_both_sentences(before: str, after: str) -> None:
    found = pieces(before, after)

    if found:
        assert "".join(each.text for each in found if each.edit is not Edit.ADDED) == before
        assert "".join(each.text for each in found if each.edit is not Edit.REMOVED) == after
