import io
import subprocess
import sys
from dataclasses import replace

import docx
import pytest
from docx.shared import Length

from generator.paper import NotMade, squeezed
from generator.renditions.docx import words, write
from tests.renditions.papers import LONG, PNG, paper


def styles(file: bytes) -> dict[str, str]:
    """Of the paragraphs, by their text."""
    return {
        each.text: each.style.name if each.style else ""
        for each in docx.Document(io.BytesIO(file)).paragraphs
    }


def test_it_says_what_the_page_says_in_its_order() -> None:
    found = words(write(paper()))

    assert squeezed(found) == squeezed("".join(paper().lines))
    assert found.startswith(
        "示例区人民政府关于印发《某某办法》的通知示府规〔2026〕1号各镇街，有关单位："
    )
    assert found.endswith("附件：1. 申请表2. 名单示例区人民政府2026年3月9日（此件公开发布）")


def test_numbers_of_lists_and_notes_are_shown() -> None:
    found = words(write(paper()), shown=True)

    for each in (
        "〔1〕。1. 第一项；2. 第二项：• 甲；• 乙。3. 松散的一项。",
        "1. 注里的话，有着重。",
    ):
        assert each in found


def test_a_file_that_would_say_something_else_is_not_made() -> None:
    with pytest.raises(
        NotMade, match=r"WORD 版与网页的文字不一致：“.*”之后，网页上是“甲、乙.*”，文件里是“附件.*”"
    ):
        write(replace(paper(), text=f"{paper().text}\n甲、乙"))


def test_it_is_laid_out_as_a_text_of_an_office() -> None:
    document = docx.Document(io.BytesIO(write(paper())))
    section, found = document.sections[0], styles(write(paper()))

    lengths = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    assert [round(Length(each or 0).mm) for each in lengths] == [210, 297, 37, 28]
    assert found["一、总则"] == "Heading 2"
    assert found["（一）适用范围"] == "Heading 3"
    assert document.core_properties.title == paper().title
    assert document.core_properties.created.isoformat().startswith("2026-03-09")


def test_the_head_of_a_table_comes_again_on_every_page() -> None:
    (table,) = docx.Document(io.BytesIO(write(paper(LONG)))).tables

    heads = [row for row in table.rows if row._tr.xpath("./w:trPr/w:tblHeader")]
    assert [cell.text for cell in heads[0].cells] == ["序号", "事项"]
    assert len(heads) == 1


def test_a_picture_is_in_it_with_its_words() -> None:
    document = docx.Document(io.BytesIO(write(paper())))

    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == "甲乙两地的示意图"
    assert PNG in [part.blob for part in document.part.package.iter_parts()]


def test_what_word_cannot_draw_it_says() -> None:
    drawing = replace(paper().pictures[0], data=b"<svg/>")

    assert "甲乙两地的示意图" in words(write(replace(paper(), pictures=(drawing,))))


def test_the_same_document_is_the_same_bytes() -> None:
    program = (
        "import sys, hashlib; sys.path.insert(0, '.')\n"
        "from generator.renditions.docx import write\n"
        "from tests.renditions.papers import paper\n"
        "print(hashlib.sha256(write(paper())).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai"))
    }

    assert len(found) == 1
