"""The pairs in tests/markdown, and what a text tells besides its HTML."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file
from markupsafe import Markup

from generator.full_markdown import NOTICES
from generator.markdown import REFERENCES, Body, Heading, Image, Link, render

PAIRS = sorted(Path(__file__).with_name("markdown").glob("*.md"))

# Digits are left out: they would only make long numbers of the numerals beside them.
PIECES = (
    "## ", "### ", "一、", "（二）", "第三条 ", "第四章", "1. ", "- ", "> ", "| a | b |\n|---|---|\n",
    "**", "*", "`", "```\n", "\n", "\n\n", " ", "　", "\t", "    ", "中文", "，", "“", "”", "word",
    "[", "]", "(", ")", "![", "](", "](document:2026/a#c1)", "](unit:)", "](#x)", "](x.png)", "<", ">",
    "<b>", "</b>", "<!--", "-->", "<script>", "</script>", "<SCRIPT src=x>", "&lt;script&gt;", "&#x3C;",
    "javascript:alert(1)", "[^a]", "\n[^a]: ", "^[", "\n: ", ":::", "::: 提示 ", "\n:::\n", "---\n", "===\n",
    "{#id}", " {#a}", "\\", "\\*\\*", "\r", "\0",
)  # fmt: skip
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Nd")), max_size=200)
MARKDOWN = st.one_of(TEXTS, st.lists(st.sampled_from(PIECES) | TEXTS, max_size=40).map("".join))


def body(source: str) -> Body:
    """The text, with links that show what they lead to."""
    return render(source, lambda family, name: f"{family}/{name}" if family else name)


def problems(source: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.rule) for problem in body(source).problems]


def message(source: str) -> str:
    """Of the only problem."""
    (problem,) = body(source).problems
    return problem.message


def _pairs() -> list[Any]:
    return [
        pytest.param(source, html, id=f"{file.stem}:{line} {title}")
        for file in PAIRS
        for line, title, source, html in read_fixture_file(file)
    ]


@pytest.mark.parametrize(("source", "html"), _pairs())
def test_markdown_becomes_the_html_beside_it(source: str, html: str) -> None:
    assert body(source).html.strip() == html.strip()


# ── Headings and anchors ──────────────────────────────────────────────────


def test_headings_are_told_with_level_text_and_anchor() -> None:
    found = body("## 一、**总则**\n\n### （一）目的 {#aim}\n")

    assert found.headings == (Heading(2, "一、总则", "c1"), Heading(3, "（一）目的", "aim"))


def test_anchors_are_headings_and_articles() -> None:
    assert body("## 第一章 总则\n\n第一条 甲。\n\n第二条 乙。\n").anchors == ("part1", "a1", "a2")


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("十七、附则", "c17"),
        ("一百零二、附则", "c102"),
        ("3、附则", "c3"),
        ("（十）附则", "c10"),
        ("(二)附则", "c2"),
        ("12.附则", "c12"),
        ("第二编 分则", "part2"),
        ("第三节 程序", "s3"),
        ("第二十条", "a20"),
        ("附则", "fu-ze"),
        ("……", "x"),
    ],
)
def test_an_anchor_is_the_clause_s_number_else_its_pinyin(heading: str, anchor: str) -> None:
    assert body(f"## {heading}\n").anchors == (anchor,)


@pytest.mark.parametrize(
    ("source", "anchor"),
    [("## ３、申报", "c3"), ("### １．申报", "c1"), ("## 第３条 甲", "a3"), ("第３条 甲", "a3")],
)
def test_full_width_digits_are_numbers_too(source: str, anchor: str) -> None:
    assert body(source).anchors == (anchor,)


@pytest.mark.parametrize("heading", ["第1十条", "٣、甲"])
def test_digits_that_no_official_text_has_do_not_make_rendering_fail(heading: str) -> None:
    assert len(body(f"## {heading}\n").anchors) == 1


@given(st.text(alphabet="#> 第一十百零〇1３²٣、．.）（()条章节　\n", max_size=12))
@example("## " + "1" * 5000 + "、")
def test_no_number_makes_rendering_fail(source: str) -> None:
    body(source)


def test_an_anchor_does_not_depend_on_what_stands_before_it() -> None:
    alone = body("## 三、附则\n").anchors
    after = body("## 说明\n\n## 一、总则\n\n## 二、分则\n\n## 三、附则\n").anchors

    assert after[-1:] == alone


def test_two_headings_with_one_anchor_are_a_problem_at_the_second() -> None:
    source = "## 附则\n\n甲\n\n## 附则\n"

    assert problems(source) == [(5, "duplicate-anchor")]
    assert "标题“附则”与前面的“附则”得出同一个锚点“fu-ze”" in message(source)


def test_an_explicit_anchor_settles_it() -> None:
    assert problems("## 附则\n\n## 附则 {#fu-ze-2}\n") == []


@pytest.mark.parametrize("anchor", ["a附件", "附件", "1a", "a b"])
def test_an_explicit_anchor_that_a_link_cannot_spell_is_a_problem(anchor: str) -> None:
    assert problems(f"甲\n\n## 附件 {{#{anchor}}}\n") == [(3, "bad-anchor")]


def test_a_heading_and_a_paragraph_of_one_article_have_one_anchor() -> None:
    found = body("## 第三条 总则\n\n第三条 本办法适用于本区。\n\n第三条 又。\n")

    assert found.anchors == ("a3",)
    assert str(found.html).count('id="a3"') == 1


def test_a_clause_below_an_explicit_anchor_is_still_numbered_by_its_own_clause() -> None:
    found = body("## 一、甲\n\n### （一）乙\n\n## 二、丙 {#c}\n\n### （一）丁\n")

    assert found.anchors == ("c1", "c1-1", "c", "c2-1")
    assert found.problems == ()


def test_a_first_level_heading_is_refused_because_the_page_has_one() -> None:
    assert problems("甲\n\n# 标题\n\n乙\n===\n") == [(3, "heading-level"), (5, "heading-level")]


# ── Links and pictures ────────────────────────────────────────────────────


def test_links_to_records_are_told_with_family_id_anchor_and_line() -> None:
    source = "甲\n\n见[办法](document:2022/81#a3)\n和[财政局](unit:qczj)，[下文](#c2)\n"

    assert body(source).links == (
        Link("documents", "2022/81", "a3", 3),
        Link("units", "qczj", "", 4),
        Link("", "", "c2", 4),
    )


def test_links_are_told_in_the_characters_that_were_typed() -> None:
    assert body("[甲](unit:某局)[乙](#附则)").links == (
        Link("units", "某局", "", 1),
        Link("", "", "附则", 1),
    )


@pytest.mark.parametrize(("scheme", "family"), REFERENCES.items())
def test_every_scheme_leads_to_its_family(scheme: str, family: str) -> None:
    assert body(f"[甲]({scheme}:x)").links == (Link(family, "x", "", 1),)


def test_links_in_table_cells_and_footnotes_keep_their_line() -> None:
    source = "| 甲 |\n|---|\n| [乙](unit:a) |\n\n丙[^1]\n\n[^1]: [丁](unit:b)\n"

    assert [link.line for link in body(source).links] == [3, 7]


@pytest.mark.parametrize(
    "href",
    ["../a.html", "a.html", "/a", "//evil.example/a", "#", "", "javascript:x", "data:text/html,x"],
)
def test_a_link_that_is_a_path_or_of_a_dangerous_kind_is_a_problem(href: str) -> None:
    assert problems(f"甲\n\n[乙]({href})") == [(3, "bad-link")]


def test_the_message_on_a_bad_link_says_what_would_be_right() -> None:
    assert "站内链接用标识，如“document:2026/qyjb”" in message("[甲](../a.md)")
    assert "类型“ftp:”不能用" in message("[甲](ftp://a.example/b)")


def test_pictures_are_told_by_file_name_and_line() -> None:
    assert body("![甲](a.png)\n\n文字![乙](流程图.svg)\n").images == (
        Image("a.png", 1),
        Image("流程图.svg", 3),
    )


def test_a_picture_that_can_be_measured_keeps_its_place_while_it_loads() -> None:
    sizes = {"a.png": (640, 480)}
    html = render("![甲](a.png)![乙](b.svg)", lambda _family, name: name, sizes.get).html

    assert '<img src="a.png" alt="甲" loading="lazy" width="640" height="480" />' in html
    assert '<img src="b.svg" alt="乙" loading="lazy" />' in html


@pytest.mark.parametrize("text", ["", " "])
def test_a_picture_without_alternative_text_is_a_problem(text: str) -> None:
    source = f"甲\n\n![{text}](a.png)"

    assert problems(source) == [(3, "image-without-text")]
    assert "没有替代文字" in message(source)


@pytest.mark.parametrize(
    "name", ["https://a.example/b.png", "../b.png", "images/b.png", "data:image/png;base64,x"]
)
def test_a_picture_from_elsewhere_is_a_problem_and_not_told(name: str) -> None:
    found = body(f"![甲]({name})")

    assert [problem.rule for problem in found.problems] == ["bad-image"]
    assert found.images == ()


def test_a_note_within_a_line_is_a_footnote_too() -> None:
    html = body("甲^[乙]丙[^a]\n\n[^a]: 丁\n").html

    assert 'href="#fn1" id="fnref1"' in html
    assert 'href="#fn2" id="fnref2"' in html


# ── What editors get wrong ────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("<div>甲</div>", 1),
        ("甲\n\n乙<br>丙", 3),
        ("甲\n乙\n丙<br>丁", 3),
        ("- 甲\n- <u>乙", 2),
        ("> 甲\n>\n> <p>", 3),
        ("甲\n\n<!-- 批注 -->", 3),
        ("| 甲 |\n|---|\n| 乙<br>丙 |", 3),
    ],
)
def test_raw_html_is_a_problem_at_its_line(source: str, line: int) -> None:
    assert problems(source) == [(line, "raw-html")]


@pytest.mark.parametrize(
    ("source", "line"),
    [("**甲** <b>", 1), ("甲\n**乙**丙 <b>", 2), ("**甲**、**乙**\n**丙** <b>", 2)],
)
def test_emphasis_does_not_shift_lines(source: str, line: int) -> None:
    assert problems(source) == [(line, "raw-html")]


def test_the_message_on_raw_html_shows_the_tag() -> None:
    assert "“<table border=1>”" in message("<table border=1>\n<tr>\n")


@pytest.mark.parametrize("source", ["**“甲”**乙", "甲**（乙）**丙", "**甲 **", "甲**乙"])
def test_emphasis_that_commonmark_leaves_open_is_a_problem(source: str) -> None:
    assert problems(f"丁\n\n{source}") == [(3, "loose-emphasis")]


@pytest.mark.parametrize("source", ["`2**3`\n\n    a ** b\n", r"2\*\*3"])
def test_asterisks_in_code_or_escaped_are_no_emphasis(source: str) -> None:
    assert problems(source) == []


def test_an_unknown_notice_is_a_problem_that_lists_the_known_ones() -> None:
    source = "甲\n\n::: 警告\n乙\n:::\n"

    assert problems(source) == [(3, "unknown-notice")]
    assert all(name in message(source) for name in NOTICES)


def test_all_problems_are_told_in_the_order_of_their_lines() -> None:
    found = problems("# 甲\n\n[乙](x)\n\n<b>\n\n**“丙”**丁\n\n![](a.png)\n")

    assert found == [
        (1, "heading-level"),
        (3, "bad-link"),
        (5, "raw-html"),
        (7, "loose-emphasis"),
        (9, "image-without-text"),
    ]


def test_a_sound_text_has_no_problems() -> None:
    assert problems("## 一、总则\n\n**第一条** [甲](document:a)。\n\n![乙](c.png)\n") == []


# ── Plain text, and what holds for any text ───────────────────────────────


def test_plain_text_has_a_line_for_each_block_and_no_marks() -> None:
    source = "## 一、**总则**\n\n甲[乙](unit:a)\n丙 `丁`\n\n- 戊\n\n| 己 |\n|---|\n| 庚 |\n\n![辛](a.png)\n"

    assert body(source).text == "一、总则\n甲乙丙 丁\n戊\n己\n庚\n辛"


def test_an_empty_text_is_an_empty_body() -> None:
    assert body("") == Body(html=Markup(""), text="")


@given(MARKDOWN)
@example("[" * 2000)
@example("> " * 500 + "甲")
@example("*" * 3000)
@example("- " * 300 + "甲")
def test_no_text_makes_rendering_fail(source: str) -> None:
    lines = len(re.split(r"\r\n|\r|\n", source))

    assert all(1 <= problem.line <= lines for problem in body(source).problems)


@given(MARKDOWN)
@example("<script>alert(1)</script>")
@example("甲<script>alert(1)</script>")
@example("::: 提示 <script>\n甲\n:::")
@example("![<script>](a.png '<script>')")
@example("```<script>\n甲\n```")
def test_no_text_brings_a_script_or_an_event_handler_into_the_page(source: str) -> None:
    html = str(body(source).html).lower()

    assert "<script" not in html
    assert re.search(r"href=\"\s*(?:javascript|data|vbscript):", html) is None


@given(MARKDOWN)
def test_the_same_text_is_always_the_same_page(source: str) -> None:
    assert body(source) == body(source)
