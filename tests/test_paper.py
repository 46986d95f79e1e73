from dataclasses import replace

import pytest

from generator.paper import difference, file_name, squeezed
from tests.renditions.papers import paper


def test_the_lines_of_a_document_stand_in_the_order_of_its_page() -> None:
    lines = list(paper("正文。").lines)

    assert lines == [
        "示例区人民政府关于印发《某某办法》的通知",
        "示府规〔2026〕1号",
        "各镇街，有关单位：",
        "正文。",
        "附件：1. 申请表",
        "2. 名单",
        "示例区人民政府",
        "2026年3月9日",
        "（此件公开发布）",
    ]


def test_what_a_document_does_not_have_is_not_in_it() -> None:
    bare = replace(
        paper("正文。"), number="", addressees="", attachments=("表",), signatures=(), remark=""
    )

    assert squeezed("".join(bare.lines)) == "示例区人民政府关于印发《某某办法》的通知正文。附件：表"


@pytest.mark.parametrize(
    ("right", "found", "told"),
    [
        ("甲乙 丙\n丁", "甲乙丙丁", ""),
        ("甲乙丙丁", "甲乙丁", "“甲乙”之后，网页上是“丙丁”，文件里是“丁”"),
        ("甲乙", "甲乙丙", "“甲乙”之后，网页上是“”，文件里是“丙”"),
    ],
)
def test_a_difference_is_told_by_the_words_around_it(right: str, found: str, told: str) -> None:
    assert difference(right, found) == told


@pytest.mark.parametrize(
    ("number", "title", "name"),
    [
        ("示府规〔2026〕1号", "关于印发《某某办法》的通知", "示府规〔2026〕1号_关于印发《某某办法》的通知.pdf"),
        ("", "A/B 两案：“甲”|“乙”?", "AB两案：“甲”“乙”.pdf"),
        ("", "结尾有点. ", "结尾有点.pdf"),
    ],
)  # fmt: skip
def test_a_file_is_called_by_number_and_title_as_every_system_takes_it(
    number: str, title: str, name: str
) -> None:
    assert file_name(number, title, "pdf") == name


def test_a_long_title_is_cut() -> None:
    name = file_name("示府规〔2026〕1号", "很长的标题" * 50, "docx")

    assert len(name.encode()) <= 185
    assert name.endswith("很长的.docx") or name.endswith("题.docx") or name.endswith(".docx")
