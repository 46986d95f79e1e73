"""The short way writes what the whole of Markdown writes, byte for byte, or stands aside."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import full_markdown, plain_markdown
from generator.body import Body, Heading
from generator.markdown import render, render_in_full
from generator.syntax import split_front_matter

CONTENT = Path(__file__).resolve().parents[1] / "content"

# Texts that the short way takes.
PLAIN = (
    *("", "\n", "\n\n\n", "甲", "甲\n", "\n\n甲\n\n\n乙\n", "甲\n乙", "甲\na", "a\n甲", "a\nb", "é\né"),
    *("a\n“b”", "a…\nb", "甲\n\n\n\n乙", "甲\n\n\n\n\n乙", "a b  c", "甲　乙", "\ufeff甲", "a\u200bb"),
    *('"甲" > 乙', "甲 > 乙", "a!b", "a]b", "a)b", "{甲}", "甲{#a}", "$x$ % @ ~ ^ = + : |", "'a'"),
    *("　　甲", "甲　", "　", "　\n甲", "甲\n　", "　甲\n　乙\n　丙", "a\n　b", "甲\n　\n乙", "　 甲", "　# 甲", "　1. 甲"),
    *("　- 甲", "　> 甲", "甲\n\n　: 乙", "甲　\n　乙", "a　\nb"),
    *("1.甲", "1.2 甲", "2026年", "1", "１. 甲", "(1) 甲", "1)甲", "①甲"),
    *("第一条 甲", "第一条　甲", "第一条甲", "第3条 a", "第3条\na", "第一条\n甲", "第一条 甲\n\n第一条 乙", "第十二条　"),
    *("## 第一条 甲\n\n第一条 乙", "第一条 乙\n\n## 第一条 甲", "第二条 甲\n\n第一条 乙", "第1十条 甲"),
    *("# 甲", "## 甲", "### 甲", "###### 甲", "##   甲", "## 甲\n乙", "甲\n## 乙", "甲\n## 乙\n丙\n### 丁", "## 甲\n## 乙"),
    *("## 一、总则\n\n### （一）目的\n\n### （二）依据\n\n## 二、附则\n\n### （一）施行", "## 甲#乙", "## #甲", "## a # b"),
    *("## 　甲　", "## 　", "## 甲 ##　", "## 甲 {#a}", "## {#a}", "## 甲{#a}", "## 甲 {#a b}", "## 甲 {#}", "## {#a} 甲"),
    *('## 甲 {#a"b}', "## 甲 {#>}", '## "甲" > 乙', "## 附则\n\n## 附则", "# 附则\n\n# 附则 {#1}", "## 1. 甲", "## - 甲"),
    *("## > 甲", "## | 甲 |", "## : 甲", "## 甲 :::", "甲 :::", "# 甲\n\n甲\n\n# 甲", "## ……", "## a\n\n## A", "甲\n\n\n## 乙\n\n\n\n# 丙"),
)  # fmt: skip

# Texts with something that may mean more: all of it is left to the parser, needed or not.
OTHER = (
    *("&amp;", "a & b", "&#x3C;", "<b>甲</b>", "<甲>", "甲 < 乙", "<!-- 甲 -->", "<https://a.example>", "<div>\n\n甲\n\n</div>"),
    *("*甲*", "**甲**", "**“甲”**乙", "甲*乙", "_a_", "a_b", "`a`", "```\n甲\n```", "```\n\n甲\n\n```", "甲\\\n乙", "\\# 甲", "2\\*\\*3"),
    *("[甲](unit:a)", "![甲](a.png)", "[甲]", "甲[^a]\n\n[^a]: 乙", "甲^[乙]", "[a]: /b\n\n[a]", "[^a]: 甲\n\n    乙"),
    *("甲  \n乙", "甲 \n乙", "甲 ", "甲  ", " 甲", "    甲", "甲\n    乙", "甲\n 乙", "甲\n\n    乙\n\n    丙", "甲\n  \n乙", "  ", "　 "),
    *("\t甲", "甲\t", "甲\t乙", "甲\n\t乙", "甲\r\n\r\n乙", "甲\r乙", "甲\0乙", "\0", "\x0b甲", "甲\x0c", "\x1c甲\x1f", "\x85甲", "甲\x85"),
    *("\xa0甲", "甲\xa0", "\u1680甲", "\u2000甲\u200a", "\u2028甲", "甲\u2028乙", "甲\u2029", "\u202f甲", "\u205f甲", "## 甲\xa0", "甲\n\xa0乙"),
    *("甲\n===", "甲\n---", "甲\n=", "甲\n-", "---", "***", "___", "- - -", "-甲", "- 甲", "+ 甲", "* 甲", "=", "甲\n\n==="),
    *("1. 甲", "1) 甲", "甲\n1. 乙", "甲\n2. 乙", "1.", "1990.", "12.\n甲", "1234567890. 甲", "1. 甲\n\n   乙\n\n丙", "- 甲\n\n乙", "- 甲\n乙"),
    *("> 甲", "> 甲\n乙", ">", "甲\n> 乙", "~~~\n甲\n~~~", "~甲~", ": 甲", "甲\n: 乙", "甲\n\n: 乙", "甲\n\n: 乙\n\n丙\n\n丁\n: 戊", "甲\n~ 乙", "甲\n\n~ 乙"),
    *("甲\n\n\n: 乙", "## 甲\n\n: 乙", "甲\n乙\n\n: 丙", "甲\n\n  : 乙", "::: 提示\n甲\n:::", "::: 提示\n\n甲\n\n:::", "::: 警告\n甲\n:::", ":::"),
    *("甲\n:::", "## :::甲", "## 　::: 甲", "　:::甲", "　　::: 提示", "甲\n　:::"),
    *("#", "##", "## ", "#甲", "####### 甲", "## 甲 ##", "## 甲 #", "## #", "# #", "## 甲##", "甲#", " ## 甲", "##\t甲", "## 甲\\#"),
    *("| 甲 | 乙 |\n|---|--:|\n| 丙 | 丁 |", "甲 | 乙\n--|--\n丙 | 丁", "甲\n|-", "| 甲 |", "|甲|\n|:-:|\n\n乙"),
)  # fmt: skip

# Tables that the short way takes where they stand between others.
TABLES = (
    *("| 甲 |\n|---|", "| 甲 |\n|---|\n| 乙 |", "|甲|乙|\n|-|-|\n|丙|丁|\n|戊|己|", "| 甲 | 乙 |\n| :-- | --: |\n| 丙 | 丁 |"),
    *("| 甲 | 乙 |\n|:-:|:---|\n| 丙 | 丁 |", "| 甲 |  |\n|---|---|\n|  | 乙 |", "|| 甲 |\n|-|-|\n| 乙 ||", "||\n|-|\n||\n|　|", "|　甲　|\n|-|\n|　 乙 　|"),
    *('| "甲" | a > b |\n|---|---|\n| 第一条 "乙" | # > |', "| - | 1. |\n|---|---|\n| --- | --- |", "|---|\n|---|\n|---|", "\n| 甲 |\n|---|\n| 乙 |\n"),
    *("| : 甲 |\n| - |\n| ~ |", "| 甲 |\n|  :-----:  |\n| 乙 丙  丁 |"),
)  # fmt: skip

# Tables, and what only looks like one, that it leaves to the parser.
OTHER_TABLES = (
    *("| 甲 | 乙 |\n|---|\n| 丙 |", "| 甲 |\n|---|---|", "| 甲 | 乙 |\n|---|---|\n| 丙 |", "| 甲 |\n|---|\n| 乙 | 丙 |", "| 甲 |\n|---|\n乙", "| 甲\n|---|"),
    *("| 甲 |\n|---", "| 甲 |\n|---|\n| 乙", "| 甲 |\n|---|\n- 乙 |", "甲\n| 乙 |\n|---|\n| 丙 |", "| 甲 |\n|---|\n## 乙", "| 甲 |\n| 乙 |", "|\n|-|", "|\n|"),
    *("| 甲 |\n|　---|", "| 甲 |\n|- -|", "| 甲 |\n|:|", "| 甲 |\n||", "| 甲 |\n|---|\n| 乙 | ", " | 甲 |\n|---|", "| 甲 |\n|\t---|", "|甲\xa0|\n|-|", "| 甲 |\r\n|---|"),
    *("| `甲|乙` |\n|---|---|", "| 甲\\|乙 |\n|---|---|", "| **甲** |\n|---|\n| [乙](unit:a) |", "| a_b |\n|---|", "| &lt; |\n|---|", "| <b> |\n|---|", "| ::: |\n|---|"),
)  # fmt: skip

PIECES = (*PLAIN, *OTHER, *TABLES, *OTHER_TABLES)

AROUND = (
    "{}\n\n第一条 丙。\n\n## 二、丁\n\n### （一）戊\n",
    "## 一、丙\n\n第一条 丁。\n\n{}\n\n## 附则\n\n第一条 戊。\n",
    "甲\n\n{}",
    "- 丙\n\n{}\n\n丁\n",
    "1. 丙\n\n   {}\n\n丁\n",
    "> 丙\n\n{}\n\n> {}\n",
    "```\n\n{}\n\n```\n\n{}\n",
    "<!--\n\n{}\n\n-->\n\n{}\n",
    "<div>\n\n{}\n\n</div>\n",
    "::: 提示\n\n{}\n\n## 丙\n\n:::\n\n{}\n",
    "丙[^a]\n\n[^a]: 丁\n\n{}\n\n    戊\n",
    "丙\n\n: {}\n\n{}\n\n: 丁\n",
    "| 丙 |\n|---|\n{}\n\n{}",
    "丙^[<b>]\n\n{}\n",
    "丙\n\n| 丁 |\n|---|\n| 戊 |\n\n{}\n\n| **己** |\n|---|\n\n{}\n\n| 庚 |\n|---|\n",
)

SPECIAL = st.sampled_from(
    (
        *("\\", "`", "*", "**", "_", "[", "]", "(", ")", "<", ">", "&", "&amp;", "|", "!", "^", "{", "}", '"', "'"),
        *("#", "## ", "### ", "# ", "{#a}", "-", "- ", "---", "+ ", "=", "===", "~", "~~~", ":", ": ", ":::", "::: 提示", "```"),
        *("1. ", "2) ", "1.", "0", "[^a]", "\n[^a]: ", "^[", "](unit:a)", "](a.png)", "<b>", "<!--", "-->", "<div>\n"),
        *(" ", "  ", "    ", "　", "\t", "\r", "\r\n", "\0", "\x0b", "\x1c", "\x85", "\xa0", "\u2003", "\u2028", "\ufeff"),
    )
)  # fmt: skip
WORDS = st.sampled_from(
    (
        *("甲", "中文", "，", "。", "“", "”", "…", "·", "a", "word", "é", "あ", "一、", "（二）", "第三条 ", "第3条　", "第四条"),
        *("第五章", "附则", "## ", "### （一）", "# ", "##### ", "　", " ", '"', ">", "1.", "|", ":", "\n", "\n", "\n\n", "\n\n", "\n\n\n"),
    )
)  # fmt: skip
BLANKS = st.sampled_from(("\n", "\n\n", "\n\n", "\n\n", "\n\n\n", "\n \n", "\n\t\n\n"))
MIXED = st.lists(st.sampled_from(PIECES) | BLANKS, max_size=9).map("".join)
ROWS = st.lists(
    st.sampled_from(
        ("|", "|", "|", "甲", " ", "-", "---", ":", "　", "**", "\\", "\n", "|\n|", "|\n|")
    )
).map("".join)
TABLE = ROWS.map("| 甲 | 乙 |\n|---|--:|\n|{}".format) | ROWS
BLOCKS = st.lists(st.sampled_from(PIECES), max_size=6).map("\n\n".join)
SOURCES = st.one_of(
    st.lists(WORDS, max_size=14).map("".join),
    st.lists(WORDS | SPECIAL, max_size=20).map("".join),
    BLOCKS,
    MIXED,
    TABLE,
    st.lists(TABLE | st.sampled_from(PIECES), max_size=4).map("\n\n".join),
)


def address(family: str, name: str) -> str:
    return f"{family}/{name}" if family else name


def measure(name: str) -> tuple[int, int] | None:
    return (640, 480) if name.endswith("g") else None


def both_ways(source: str) -> tuple[Body, Body]:
    """As a page is made, and by the parser alone."""
    return render(source, address, measure), render_in_full(source, address, measure)


def with_short_cuts(source: str) -> Body:
    """By the parser with short cuts in it, also where the text needs no parser."""
    return full_markdown.render(source, address, measure, short_cuts=True)


@pytest.mark.parametrize("source", PLAIN)
def test_a_text_of_paragraphs_and_headings_is_the_same_without_the_parser(source: str) -> None:
    short, full = both_ways(source)

    assert plain_markdown.render(source) == short == full == with_short_cuts(source)


@pytest.mark.parametrize("source", OTHER)
def test_a_text_that_may_hold_more_is_left_to_the_parser(source: str) -> None:
    short, full = both_ways(source)

    assert plain_markdown.render(source) is None
    assert short == full


@pytest.mark.parametrize("source", TABLES)
def test_a_table_of_plain_cells_does_not_meet_the_parser(source: str) -> None:
    assert [run.blocks[0][0] for run in plain_markdown.runs(source).values()] == [-1]
    assert with_short_cuts(source) == render_in_full(source, address, measure)


@pytest.mark.parametrize("source", OTHER_TABLES)
def test_any_other_table_is_left_to_the_parser(source: str) -> None:
    assert plain_markdown.runs(source) == {}
    assert with_short_cuts(source) == render_in_full(source, address, measure)


@pytest.mark.parametrize("around", AROUND)
def test_blocks_between_others_are_the_same(around: str) -> None:
    sources = [around.replace("{}", piece) for piece in PIECES]

    assert [each for each in sources if len({*both_ways(each), with_short_cuts(each)}) > 1] == []


def test_every_text_of_the_sample_is_the_same() -> None:
    files = sorted(CONTENT.rglob("*.md"))
    texts = {str(file): split_front_matter(file.read_text("utf-8")) for file in files}
    differing = []
    for name, parts in texts.items():
        assert parts is not None
        short, full = both_ways(parts[1])
        if short != full:
            differing.append(name)

    assert len(files) > 100
    assert differing == []


@settings(max_examples=2000)
@given(SOURCES)
def test_any_text_is_the_same(source: str) -> None:
    short, full = both_ways(source)

    assert short == full == with_short_cuts(source)


def test_plain_blocks_above_a_list_and_below_it_do_not_meet_the_parser() -> None:
    found = plain_markdown.runs("\n## 甲\n乙\n\n\n丙\n\n- 丁\n\n戊\n己\n\n| 庚 |\n|---|\n")

    assert {start: (run.blocks, run.end) for start, run in found.items()} == {
        1: (((2, "甲", 2), (0, "乙", 3), (0, "丙", 6)), 6),
        9: (((0, "戊己", 10), (-1, "| 庚 |\n|---|", 13)), 14),
    }


def test_a_run_begins_at_its_first_block_however_many_blank_lines_stand_above() -> None:
    assert list(plain_markdown.runs("- 甲\n\n\n\n\n| 乙 |\n|---|\n\n- 丙\n\n\n丁\n")) == [5, 11]


def test_a_term_is_left_to_the_parser_with_its_definition() -> None:
    found = plain_markdown.runs("甲\n\n乙\n\n: 丙\n")

    assert [run.blocks for run in found.values()] == [((0, "甲", 1),)]


def test_a_short_text_tells_all_that_a_page_asks_for() -> None:
    body = plain_markdown.render(
        '# 办法\n\n第一条　甲\n乙 > "丙"。\n\n## 一、附则\na\nb\n\n第一条 丁。\n'
    )

    assert body is not None
    assert body.html == (
        '<h1 id="ban-fa">办法</h1>\n<p id="a1">第一条　甲乙 &gt; &quot;丙&quot;。</p>\n'
        '<h2 id="c1">一、附则</h2>\n<p>a\nb</p>\n<p>第一条 丁。</p>\n'
    )
    assert body.text == '办法\n第一条　甲乙 > "丙"。\n一、附则\na b\n第一条 丁。'
    assert body.headings == (Heading(1, "办法", "ban-fa"), Heading(2, "一、附则", "c1"))
    assert body.anchors == ("ban-fa", "c1", "a1")
    assert [(problem.line, problem.rule) for problem in body.problems] == [(1, "heading-level")]


def test_a_portal_of_plain_texts_never_imports_the_parser() -> None:
    code = (
        "import sys\n"
        "from generator.markdown import render\n"
        "render('## 一、甲\\n\\n第一条 乙。\\n', lambda family, name: name)\n"
        "assert 'markdown_it' not in sys.modules\n"
        "render('- 甲', lambda family, name: name)\n"
        "assert 'markdown_it' in sys.modules\n"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
