import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text import (
    did_you_mean,
    fold,
    is_wide,
    nearest,
    number,
    numeral,
    slug,
    summary,
)

DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize("character", "字，。（）“”—…、　Ａ")
def test_chinese_characters_and_punctuation_are_wide(character: str) -> None:
    assert is_wide(character)


@pytest.mark.parametrize("character", "a1 ,.()\"'-")
def test_latin_characters_and_punctuation_are_not_wide(character: str) -> None:
    assert not is_wide(character)


@pytest.mark.parametrize(
    ("numerals", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十七", 17),
        ("二十", 20),
        ("九十九", 99),
        ("一百", 100),
        ("一百零二", 102),
        ("一百一十", 110),
        ("两百二十二", 222),
        ("二〇二六", 2026),
        ("42", 42),
    ],
)
def test_chinese_numerals_have_the_value_an_official_text_means(numerals: str, value: int) -> None:
    assert number(numerals) == value


@given(st.integers(1, 999))
def test_every_number_up_to_999_is_read_back_from_its_numerals(value: int) -> None:
    assert number(_numerals(value)) == value


def _numerals(value: int) -> str:
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    words = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += "十" if tens == 1 and not hundreds else f"{DIGITS[tens]}十"
    elif hundreds and ones:
        words += "零"
    return words + (DIGITS[ones] if ones else "")


@pytest.mark.parametrize("name", ["镇（街道）", "镇(街道)", " 镇 （街道） ", "镇　(街道）"])
def test_one_name_in_several_spellings_is_folded_to_one(name: str) -> None:
    assert fold(name) == "镇(街道)"


@given(st.text())
def test_folding_twice_changes_nothing_more(name: str) -> None:
    assert fold(fold(name)) == fold(name)


def test_a_slug_joins_syllables_and_drops_punctuation() -> None:
    assert slug("财政、金融、审计") == "cai-zheng-jin-rong-shen-ji"


def test_a_slug_is_cut_between_syllables() -> None:
    assert slug("财政、金融、审计", limit=12) == "cai-zheng"


@given(st.text())
def test_every_text_has_a_slug_that_may_stand_in_an_address(text: str) -> None:
    chosen = slug(text)

    assert 1 <= len(chosen) <= 48
    assert set(chosen) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not chosen.startswith("-")
    assert not chosen.endswith("-")


def test_the_nearest_word_comes_first_and_what_is_unlike_is_left_out() -> None:
    known = ["区财政局", "区审计局", "财政部", "示例镇"]

    assert nearest("区财正局", known) == ("区财政局",)


@pytest.mark.parametrize(
    ("word", "known"), [("标提", "标题"), ("有校", "有效"), ("财政处", "财政局")]
)
def test_one_wrong_character_in_a_short_word_still_has_a_suggestion(word: str, known: str) -> None:
    assert nearest(word, ["成文日期", known]) == (known,)


def test_half_of_a_longer_word_is_not_enough_for_a_suggestion() -> None:
    assert nearest("发布机构", ["发布日期"]) == ()


def test_words_equally_near_come_in_an_order_that_does_not_depend_on_the_input() -> None:
    assert nearest("区甲局", ["区丙局", "区乙局"]) == nearest("区甲局", ["区乙局", "区丙局"])


def test_a_suggestion_is_the_tail_of_a_sentence_or_nothing() -> None:
    assert did_you_mean("公开时现", ["公开时限", "标题"]) == "，是否应为“公开时限”？"
    assert did_you_mean("甲", ["标题"]) == ""


def test_a_summary_of_chinese_text_has_no_blanks_and_ends_at_a_full_stop() -> None:
    text = "第一句话说明\n背景。" + "第二句话" * 5 + "。" + "第三句话" * 40

    assert summary(text, 40) == "第一句话说明背景。" + "第二句话" * 5 + "。"


def test_a_summary_without_a_full_stop_in_reach_is_cut_with_an_ellipsis() -> None:
    assert summary("字" * 200, 10) == "字" * 9 + "…"


def test_a_summary_of_latin_text_keeps_single_blanks() -> None:
    assert summary("a  b\n c") == "a b c"


@given(st.text(), st.integers(2, 200))
def test_a_summary_is_never_longer_than_asked_for(text: str, limit: int) -> None:
    assert len(summary(text, limit)) <= limit


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (3, "三"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (35, "三十五"),
        (105, "一百零五"),
        (110, "一百一十"),
    ],
)
def test_a_number_in_chinese_numerals_reads_back_as_itself(value: int, told: str) -> None:
    assert (numeral(value), number(told)) == (told, value)
