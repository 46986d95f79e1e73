"""The decoder: what is typed survives, and every slip is told at once, in words, where it stands."""

import subprocess
import sys
import time
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.decoder import decode, words
from generator.diagnostic import Place, Rejected
from generator.record import BODY, ID, Article, Entry, Record, Reference, StoredBody, references
from generator.records import Catalog, Collective, Config, Document, PlainPage, Task, Unit, UnitBook
from generator.shelf import Stored
from generator.syntax import split_front_matter

FILE = "content/pages/a.md"
NOTHING = Stored("", "", 0, 0)
KNOWN: dict[str, Any] = {ID: "a", BODY: StoredBody("", NOTHING, NOTHING, "")}


def page(text: str) -> PlainPage:
    return decode(PlainPage, text, FILE, known=KNOWN)


def document(text: str) -> Document:
    return decode(Document, text, FILE, known=KNOWN)


def refused(text: str, model: type[Record] = PlainPage) -> list[str]:
    """The diagnostics, without the file's name."""
    known = KNOWN if issubclass(model, Article) else {}
    with pytest.raises(Rejected) as caught:
        decode(model, text, FILE, known=known)
    return [str(each).removeprefix(FILE + ":") for each in caught.value.diagnostics]


# ── Scalars stay as typed ─────────────────────────────────────────────────


@pytest.mark.parametrize(
    "typed",
    [
        "no",
        "007",
        "2021-10",
        "2026-01-01",
        "1e3",
        "0x1F",
        "12:30",
        "是",
        "true",
        "3.10",
        ".5",
        "1_000",
    ],
)
def test_a_text_is_what_was_typed_and_never_a_number_or_a_date(typed: str) -> None:
    assert page(f"标题: {typed}").title == typed


@pytest.mark.parametrize("typed", ["null", "~", ""])
def test_a_key_without_a_value_is_as_good_as_absent(typed: str) -> None:
    assert page(f"标题: 甲\n摘要: {typed}\n").abstract is None


def test_blanks_around_a_text_are_dropped() -> None:
    assert page('标题: "  甲 "\n').title == "甲"


def test_one_text_may_stand_for_a_list_of_one() -> None:
    assert page("标题: 甲\n栏目: zcwj\n").columns == ("zcwj",)
    assert page("标题: 甲\n栏目: [zcwj, jgzn]\n").columns == ("zcwj", "jgzn")


@pytest.mark.parametrize(
    ("typed", "meant"), [("是", True), ("true", True), ("否", False), ("false", False)]
)
def test_a_flag_is_yes_or_no_in_either_language(typed: str, meant: bool) -> None:  # noqa: FBT001
    text = f"标题: 甲\n发布机构: 乙\n成文日期: 2026-01-01\n发布日期: 2026-01-01\n栏目: zcwj\n需解读: {typed}\n"

    assert document(text).needs_interpretation is meant


@pytest.mark.parametrize("typed", ["yes", "no", "1", "对"])
def test_any_other_word_for_a_flag_is_refused(typed: str) -> None:
    assert f"1:6: 错误 invalid-value：“需解读”：“{typed}”应为“是”或“否”" in refused(
        f"需解读: {typed}\n", Document
    )


def test_a_whole_number_has_digits_only() -> None:
    assert decode(Catalog, "标题: 甲\n年度: 02026\n", FILE, known={ID: "a"}).year == 2026
    assert "2:5: 错误 invalid-value：“年度”：“二〇二六”应为整数" in refused(
        "标题: 甲\n年度: 二〇二六\n", Catalog
    )


# ── Dates ─────────────────────────────────────────────────────────────────


def test_a_date_is_a_day() -> None:
    assert page("标题: 甲\n更新日期: 2024-02-29\n").updated == date(2024, 2, 29)


@pytest.mark.parametrize("typed", ["2026-02-29", "2026-13-01", "2026-04-31", "0000-01-01"])
def test_a_day_that_does_not_exist_is_refused(typed: str) -> None:
    assert refused(f"标题: 甲\n更新日期: {typed}\n") == [
        f"2:7: 错误 invalid-value：“更新日期”：“{typed}”不是存在的日期"
    ]


@pytest.mark.parametrize(
    "typed", ["2022年7月27日", "2022年07月27日", "2022.7.27", "2022/7/27", "2022-7-27"]
)
def test_a_date_written_otherwise_is_refused_with_the_right_spelling(typed: str) -> None:
    assert refused(f"标题: 甲\n更新日期: {typed}\n") == [
        f"2:7: 错误 invalid-value：“更新日期”：“{typed}”不是规范的日期，应写作“2022-07-27”"
    ]


@pytest.mark.parametrize("typed", ["2022-07", "2022", "2026年2月", "昨天", "2022-07-27 10:00"])
def test_what_is_no_day_is_refused_with_an_example(typed: str) -> None:
    (told,) = refused(f"标题: 甲\n更新日期: {typed}\n")

    assert told.endswith("不是规范的日期，应如“2022-07-27”")


def test_no_day_that_does_not_exist_is_proposed() -> None:
    (told,) = refused("标题: 甲\n更新日期: 2022年13月45日\n")

    assert told.endswith("“2022年13月45日”不是存在的日期")


def test_full_width_digits_in_a_date_are_refused_with_the_right_spelling() -> None:
    (told,) = refused("标题: 甲\n更新日期: ２０２２-０７-２７\n")

    assert told.endswith("不是规范的日期，应写作“2022-07-27”")


# ── All errors at once, each where it stands ──────────────────────────────


def test_all_errors_of_a_file_come_back_in_one_run() -> None:
    text = """\
标题:
发文字号: 示府发〔2026〕3号
发文字好: 示府发〔2026〕3号
发布机构: [区政府, {}]
成文日期: 2026年1月1日
发布日期: 2026-02-30
有效性: 有校
需解读: 也许
"""

    assert refused(text, Document) == [
        "1:1: 错误 missing：缺少“标题”",
        "1:1: 错误 missing：缺少“栏目”",
        "3:1: 错误 unknown-key：不认识的条目“发文字好”，是否应为“发文字号”？",
        "4:13: 错误 wrong-type：“发布机构”应为一段文字，不是列表或下级条目",
        "5:7: 错误 invalid-value：“成文日期”：“2026年1月1日”不是规范的日期，应写作“2026-01-01”",
        "6:7: 错误 invalid-value：“发布日期”：“2026-02-30”不是存在的日期",
        "7:6: 错误 unknown-word：“有效性”没有“有校”这个词，是否应为“有效”？",
        "8:6: 错误 invalid-value：“需解读”：“也许”应为“是”或“否”",
    ]


def test_lines_are_counted_from_the_top_of_the_file_that_the_yaml_stands_in() -> None:
    with pytest.raises(Rejected) as caught:
        decode(PlainPage, "标题: 甲\n更新日期: x\n", FILE, lines_before=1, known=KNOWN)

    (told,) = caught.value.diagnostics
    assert str(told.location) == f"{FILE}:3:7"


def test_an_unknown_key_unlike_any_other_is_refused_with_the_list_of_keys() -> None:
    assert refused("标题: 甲\nauthor: 乙\n") == [
        "2:1: 错误 unknown-key：不认识的条目“author”，可用的有：标签、发布时间、撤下日期、草稿、标题、栏目、单位、更新日期、摘要、附件"
    ]


def test_an_unknown_key_of_two_characters_is_refused_with_the_one_that_was_meant() -> None:
    assert "1:1: 错误 unknown-key：不认识的条目“标提”，是否应为“标签”、“标题”？" in refused(
        "标提: 甲\n"
    )


def test_an_enum_word_with_a_slip_is_refused_with_the_word_that_was_meant() -> None:
    assert "1:5: 错误 unknown-word：“类别”没有“政府机关”这个词，是否应为“政府机构”？" in refused(
        "类别: 政府机关\n", Unit
    )


def test_a_missing_key_is_told_with_its_word() -> None:
    assert refused("摘要: 甲\n") == ["1:1: 错误 missing：缺少“标题”"]


def test_an_empty_file_misses_what_it_must_say() -> None:
    with pytest.raises(Rejected) as caught:
        page("")

    assert str(caught.value) == f"{FILE}: 错误 missing：缺少“标题”"


@pytest.mark.parametrize("blank", ["''", '"  "', '"　"'])
def test_a_required_value_that_is_blank_is_refused(blank: str) -> None:
    (told,) = refused(f"标题: {blank}\n")

    assert told.endswith("错误 invalid-value：“标题”：不能为空")


@pytest.mark.parametrize("typed", ["{甲: 乙}", "[甲]"])
def test_a_list_or_mapping_where_a_text_belongs_is_refused(typed: str) -> None:
    assert refused(f"标题: {typed}\n") == [
        "1:5: 错误 wrong-type：“标题”应为一段文字，不是列表或下级条目"
    ]


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("有效性: {甲: 乙}", "一个词"),
        ("有效性: [有效]", "一个词"),
        ("成文日期: [2026-01-01]", "日期，如 2022-07-27"),
        ("需解读: [是]", "“是”或“否”"),
    ],
)
def test_a_list_or_mapping_where_one_value_belongs_is_explained_in_words(
    line: str, meant: str
) -> None:
    word = line.partition(": ")[0]

    assert (
        f"1:{len(word) + 3}: 错误 wrong-type：“{word}”应为{meant}，不是列表或下级条目"
        in refused(f"{line}\n", Document)
    )


def test_a_list_where_a_number_belongs_is_explained_in_words() -> None:
    assert "2:5: 错误 wrong-type：“年度”应为整数，不是列表或下级条目" in refused(
        "标题: 甲\n年度: [2026]\n", Catalog
    )


def test_a_text_where_entries_belong_is_refused() -> None:
    (told,) = refused("公开机构: 区政府办公室\n标识: a\n名称: 甲\n类别: 其他\n", Unit)

    assert told == "1:7: 错误 wrong-type：“公开机构”应为“键: 值”的各行"


# ── Slips of the keyboard ─────────────────────────────────────────────────


def test_every_full_width_colon_is_told_where_it_stands() -> None:
    assert refused("标题: 甲\n摘要：乙\n更新日期：2026-01-01\n") == [
        "2:3: 错误 full-width-colon：键后面是全角冒号“：”，应为半角冒号加空格“: ”",
        "3:5: 错误 full-width-colon：键后面是全角冒号“：”，应为半角冒号加空格“: ”",
    ]


def test_a_colon_without_a_blank_is_told_where_it_stands() -> None:
    assert refused("标题:甲\n摘要: 乙\n") == [
        "1:3: 错误 tight-colon：冒号后面要空一格，如“标题: 通知”"
    ]


def test_a_file_of_nothing_but_full_width_colons_is_told_so() -> None:
    (told,) = refused("标题：甲\n摘要：乙\n")

    assert told.endswith("（键后面的冒号要用半角，后跟空格）")


def test_a_full_width_colon_in_a_value_is_an_ordinary_character() -> None:
    assert page("标题: 通知：甲\n").title == "通知：甲"


@pytest.mark.parametrize("text", ["说明：乙", "单位：乙"])
def test_a_full_width_colon_inside_a_text_of_several_lines_is_not_blamed(text: str) -> None:
    (told,) = refused(f"标题: 甲\n摘要: |\n  {text}\n单位: [丙\n")

    assert " syntax：方括号没有成对" in told


@pytest.mark.parametrize("line", ["\t摘要: 乙", "  \t摘要: 乙"])
def test_a_tab_in_the_indentation_is_told_where_it_stands(line: str) -> None:
    assert refused(f"标题: 甲\n{line}\n") == [
        f"2:{line.index(chr(9)) + 1}: 错误 tab：缩进里有制表符，YAML 只能用空格缩进"
    ]


def test_a_key_written_twice_is_refused_where_it_is_repeated() -> None:
    assert refused("标题: 甲\n摘要: 乙\n标题: 丙\n") == [
        "3:1: 错误 duplicate-key：“标题”写了两次，请合并或删去一处"
    ]


def test_a_key_written_twice_in_a_list_of_entries_is_refused_too() -> None:
    text = "单位:\n- 标识: a\n  名称: 甲\n  类别: 其他\n  名称: 乙\n"

    assert refused(text, UnitBook) == ["5:3: 错误 duplicate-key：“名称”写了两次，请合并或删去一处"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("标题: 甲: 乙\n", "此处不能再有“: ”。值里含有冒号加空格时，要用引号把整个值括起来"),
        ('标题: "甲\n', "引号没有成对，请检查这一处之后缺少的引号"),
        ("栏目: [甲, 乙\n标题: 丙\n", "方括号没有成对，或列表各项之间缺少半角逗号"),
        ("标题: @甲\n", "值不能以这个符号开头，请用引号把整个值括起来"),
        ("标题: %甲\n", "值不能以这个符号开头，请用引号把整个值括起来"),
        ("标题: 甲\n 摘要: 乙\n", "此处不能再有“: ”。值里含有冒号加空格时，要用引号把整个值括起来"),
        (
            "标题: 甲\n摘要\n单位: 乙\n",
            "这一行缺少冒号。键和值之间用半角冒号加空格，如“标题: 通知”",
        ),
    ],
)
def test_bad_syntax_is_explained_in_words(text: str, told: str) -> None:
    (only,) = refused(text)

    assert only.endswith(f"错误 syntax：{told}")


def test_a_control_character_is_told_with_its_code() -> None:
    assert refused("title\x07") == ["1:6: 错误 syntax：有不能出现的控制字符（U+0007），请删去"]


def test_a_control_character_after_chinese_text_is_told_where_it_stands() -> None:
    assert refused("摘要: 甲\n标题: 通\x07知\n") == [
        "2:6: 错误 syntax：有不能出现的控制字符（U+0007），请删去"
    ]


@pytest.mark.parametrize("text", ["- 甲\n", "甲\n", "[]\n"])
def test_a_file_that_is_no_mapping_is_refused(text: str) -> None:
    assert refused(text) == ["1: 错误 wrong-type：文件应由“键: 值”的各行组成"]


@pytest.mark.parametrize("text", ["[甲]: 乙\n标题: 丙\n", "{甲: 乙}: 丙\n标题: 丁\n"])
def test_a_key_that_is_no_word_is_refused(text: str) -> None:
    assert refused(text) == ["1:1: 错误 wrong-type：键应为一个词"]


# ── Nothing that only programmers know ────────────────────────────────────


def test_an_alias_is_refused() -> None:
    assert refused("标题: &a 甲\n摘要: *a\n") == [
        "1:5: 错误 alias：不支持 YAML 的锚点和别名（& 和 *），请把内容写全"
    ]


def test_a_merge_key_is_an_unknown_key() -> None:
    assert "2:1: 错误 unknown-key：不认识的条目“<<”" in refused("标题: 甲\n<<: {摘要: 乙}\n")[0]


def test_a_billion_laughs_are_refused_at_once() -> None:
    lines = ["a0: &a0 [哈]"]
    lines += [f"a{each}: &a{each} [{', '.join([f'*a{each - 1}'] * 9)}]" for each in range(1, 40)]

    started = time.perf_counter()
    told = refused("\n".join(lines))

    assert any(" alias：" in each for each in told)
    assert time.perf_counter() - started < 1


def test_an_alias_to_what_contains_it_is_refused() -> None:
    assert any(" alias：" in each for each in refused("标题: &a [*a]\n"))


@pytest.mark.parametrize("depth", [900, 100_000])
@pytest.mark.parametrize("level", ["[", "{甲: ", "- "])
def test_levels_without_end_are_refused(level: str, depth: int) -> None:
    """In a process of its own: a stack that runs out takes its process along."""
    code = (
        "import sys\n"
        "from generator.decoder import decode\n"
        "from generator.diagnostic import Rejected\n"
        "from generator.records import UnitBook\n"
        f"try: decode(UnitBook, '单位:\\n ' + {level!r} * {depth}, 'a.yaml')\n"
        "except Rejected as rejected: sys.exit(0 if '层次太深' in str(rejected) else 2)\n"
        "sys.exit(1)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_list_as_deep_as_any_content_goes_is_read() -> None:
    deep = "[" * 30 + "]" * 30

    assert refused(f"标题: {deep}\n") == [
        "1:5: 错误 wrong-type：“标题”应为一段文字，不是列表或下级条目"
    ]


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system", "!!int", "!own"])
def test_a_tag_makes_nothing_of_a_value_but_its_text(tag: str) -> None:
    assert page(f"标题: {tag} '42'\n").title == "42"


def test_no_key_can_stand_for_what_the_loader_knows() -> None:
    assert "1:1: 错误 unknown-key：键里有看不见的控制字符" in refused('"\\0id": 乙\n标题: 甲\n')


def test_several_documents_in_one_file_are_refused() -> None:
    (told,) = refused("标题: 甲\n---\n标题: 乙\n")

    assert told.startswith("2:1: 错误 syntax：")


# ── What a record says of itself ──────────────────────────────────────────


def test_a_record_remembers_where_it_stands() -> None:
    book = decode(UnitBook, "单位:\n- {标识: a, 名称: 甲, 类别: 其他}\n", "content/units.yaml")

    assert book.units[0].at("code") == Place("content/units.yaml", ("单位", 0, "统一社会信用代码"))


def test_references_are_told_by_field_family_index_and_value() -> None:
    found = page("标题: 甲\n栏目: [zcwj, jgzn]\n单位: 区财政局\n")

    assert list(references(found)) == [
        Reference("columns", "columns", "zcwj", Place(FILE, ("栏目", 0))),
        Reference("columns", "columns", "jgzn", Place(FILE, ("栏目", 1))),
        Reference("units", "units", "区财政局", Place(FILE, ("单位", 0))),
    ]
    assert list(references(found, "units")) == list(references(found))[2:]


@pytest.mark.parametrize("model", [Catalog, Collective, Config, Document, PlainPage, Task, Unit])
def test_hidden_keys_are_no_words_of_an_editor(model: type[Record]) -> None:
    assert all(word.isprintable() for word in words(model))


# ── What holds for any text ───────────────────────────────────────────────


def refused_lines(model: type[Record], text: str, lines_before: int = 0) -> list[int]:
    """Where the text is refused; nowhere, if it is a record.  Any other exception is a failure."""
    known = KNOWN if issubclass(model, Article) else {ID: "a"} if issubclass(model, Entry) else {}
    try:
        decode(model, text, FILE, lines_before=lines_before, known=known)
    except Rejected as rejected:
        return [each.location.line for each in rejected.diagnostics]
    return []


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=40)
VALUE = st.one_of(
    st.none(),
    TEXT,
    st.dates().map(str),
    st.booleans(),
    st.integers(),
    st.lists(TEXT, max_size=3),
    st.dictionaries(TEXT, TEXT, max_size=2),
)
KEY = st.sampled_from(words(PlainPage)) | TEXT
YAML_PIECES = st.sampled_from(
    ["标题", "更新日期", "栏目", ": ", "：", "\n", "- ", "  ", "\t", "[", "]", "{", "}", ", ", '"', "'", "|",
     ">", "#", "&a", "*a", "!!int", "---", "...", "?", "%", "@", "~", "2026-01-01", "甲"]
)  # fmt: skip


@given(st.dictionaries(st.text(max_size=8) | KEY, st.text(max_size=40) | VALUE, max_size=8))
@example({"标题": "甲", "摘要": "第一行\n---\n第二行"})
def test_any_mapping_as_front_matter_is_a_page_or_is_refused_within_the_file(
    mapping: dict[str, Any],
) -> None:
    text = f"---\n{yaml.safe_dump(mapping, allow_unicode=True)}---\n正文\n"
    parts = split_front_matter(text)
    assert parts is not None

    lines = len(text.splitlines())

    assert all(1 < line <= lines for line in refused_lines(PlainPage, parts[0], 1))


@given(title=TEXT.map(str.strip).filter(bool), columns=st.lists(TEXT.map(str.strip).filter(bool)))
def test_any_text_written_by_a_yaml_library_is_read_back_as_it_was(
    title: str, columns: list[str]
) -> None:
    found = page(yaml.safe_dump({"标题": title, "栏目": columns}, allow_unicode=True))

    assert (found.title, found.columns) == (title, tuple(columns))


@pytest.mark.parametrize("model", [PlainPage, Document, UnitBook, Catalog, Config])
@given(text=TEXT | st.text(max_size=30) | st.lists(YAML_PIECES, max_size=25).map("".join))
def test_no_text_is_anything_but_a_record_or_refused(model: type[Record], text: str) -> None:
    lines = len(text.splitlines())

    assert all(0 <= line <= lines + 1 for line in refused_lines(model, text))
