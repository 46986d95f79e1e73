import pytest

from generator.decoder import decode
from generator.records import SynonymBook
from tests.conftest import RefusalOf, SiteOf

BOOK = "content/synonyms.yaml"
TOO_FEW = "“同义词”：一组同义词至少有两个不同的词，如 [医保, 医疗保险]"
NO_LIST = "“同义词”应为列表，每项一行，以“- ”开头"


def groups(text: str) -> tuple[tuple[str, ...], ...]:
    return decode(SynonymBook, text, BOOK).groups


# ── Groups ────────────────────────────────────────────────────────────────


def test_a_group_is_a_list_of_words() -> None:
    assert groups("同义词:\n- [低保, 最低生活保障, 最低生活保障金]\n- [医保, 医疗保险]\n") == (
        ("低保", "最低生活保障", "最低生活保障金"),
        ("医保", "医疗保险"),
    )


@pytest.mark.parametrize(
    "line", ["医保=医疗保险", "医保 = 医疗保险", "' 医保=医疗保险 '", "[医保, 医疗保险]"]
)
def test_a_group_may_be_written_with_signs_of_equality(line: str) -> None:
    assert groups(f"同义词:\n- {line}\n") == (("医保", "医疗保险"),)


def test_three_words_may_be_equal() -> None:
    assert groups("同义词:\n- 户口=户籍=常住户口\n") == (("户口", "户籍", "常住户口"),)


def test_words_that_look_like_numbers_stay_words() -> None:
    assert groups("同义词:\n- [110, 报警电话]\n") == (("110", "报警电话"),)


@pytest.mark.parametrize("text", ["", "# 还没有\n", "同义词:\n", "同义词: []\n"])
def test_there_need_not_be_any(text: str) -> None:
    assert groups(text) == ()


# ── What is refused ───────────────────────────────────────────────────────


@pytest.mark.parametrize("group", ["医保", "[医保]", "[]", "[医保, 医保]", "医保=医保"])
def test_a_group_of_fewer_than_two_words_is_refused(group: str, refusal_of: RefusalOf) -> None:
    assert refusal_of(f"""
        -- content/synonyms.yaml --
        同义词:
        - {group}
    """) == [f"{BOOK}:2:3: 错误 invalid-value：{TOO_FEW}"]


@pytest.mark.parametrize(
    ("group", "column"),
    [("[医保, '']", 8), ("[医保, ' ']", 8), ("医保=", 3), ("医保==医疗保险", 3)],
)
def test_an_empty_word_is_refused(group: str, column: int, refusal_of: RefusalOf) -> None:
    assert refusal_of(f"""
        -- content/synonyms.yaml --
        同义词:
        - {group}
    """) == [f"{BOOK}:2:{column}: 错误 invalid-value：“同义词”：不能为空"]


@pytest.mark.parametrize(
    ("text", "place"),
    [("同义词: 医保=医疗保险", "1:6"), ("同义词:\n- 医保: 医疗保险", "2:3")],
    ids=["groups", "words"],
)
def test_what_is_no_list_is_refused_with_what_it_should_be(
    text: str, place: str, refusal_of: RefusalOf
) -> None:
    (told,) = refusal_of(f"-- {BOOK} --\n{text}\n")

    assert told == f"{BOOK}:{place}: 错误 wrong-type：{NO_LIST}"


def test_a_list_within_a_group_is_refused(refusal_of: RefusalOf) -> None:
    assert refusal_of("""
        -- content/synonyms.yaml --
        同义词:
        - [医保, [医疗保险, 医疗]]
    """) == [f"{BOOK}:2:8: 错误 wrong-type：“同义词”应为一段文字，不是列表或下级条目"]


def test_an_unknown_key_is_refused_with_the_one_there_is(refusal_of: RefusalOf) -> None:
    assert refusal_of("""
        -- content/synonyms.yaml --
        同义字:
        - 医保=医疗保险
    """) == [f"{BOOK}:1:1: 错误 unknown-key：不认识的条目“同义字”，是否应为“同义词”？"]


def test_every_error_of_the_file_is_told(refusal_of: RefusalOf) -> None:
    assert refusal_of("""
        -- content/synonyms.yaml --
        同义词:
        - 医保
        - [低保, 最低生活保障]
        - [户口, ""]
    """) == [
        f"{BOOK}:2:3: 错误 invalid-value：{TOO_FEW}",
        f"{BOOK}:4:8: 错误 invalid-value：“同义词”：不能为空",
    ]


# ── The site ──────────────────────────────────────────────────────────────


def test_a_site_has_the_groups_in_the_order_in_which_they_are_written(site_of: SiteOf) -> None:
    site = site_of("""
        -- content/synonyms.yaml --
        同义词:
        - 户口=户籍
        - [医保, 医疗保险]
    """)

    assert [each.groups for each in site.all(SynonymBook)] == [
        (("户口", "户籍"), ("医保", "医疗保险"))
    ]


def test_a_site_without_the_file_has_none(site_of: SiteOf) -> None:
    assert list(site_of("").all(SynonymBook)) == []
