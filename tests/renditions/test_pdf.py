import io
import re
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pypdf
import pytest

from generator.paper import Entry, NotMade, squeezed
from generator.renditions import missing
from generator.vocabulary import Rendition
from tests.renditions.papers import LONG, issue, paper

pytestmark = pytest.mark.skipif(bool(missing(Rendition.PDF)), reason=missing(Rendition.PDF))


def write(of: object = None) -> bytes:
    from generator.renditions.pdf import write  # noqa: PLC0415 - not everywhere

    return write(of or paper())  # type: ignore[arg-type]


def read(file: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(file))


def said(file: bytes) -> list[str]:
    """By page, without blanks and numbers of pages."""
    pages = (squeezed(page.extract_text()) for page in read(file).pages)
    return [re.sub(r"—\d+—", "", page) for page in pages]


def test_it_says_what_the_page_says_in_its_order() -> None:
    found = "".join(said(write()))
    right = squeezed("".join(paper().lines))

    for shown, text in (
        ("〔1〕", ""),
        ("1.第", "第"),
        ("2.第", "第"),
        ("3.松", "松"),
        ("•", ""),
        ("1.注", "注"),
    ):
        found = found.replace(shown, text, 1) if shown != "•" else found.replace(shown, text)
    assert found == right.replace("甲乙两地的示意图", "")


def test_a_file_that_would_say_something_else_is_not_made() -> None:
    with pytest.raises(NotMade, match=r"PDF 版与网页的文字不一致：“.*”之后，网页上是“甲、乙"):
        write(replace(paper(), text=f"{paper().text}\n甲、乙"))


def test_a_head_of_a_table_that_comes_again_is_no_new_text() -> None:
    found = said(write(paper(LONG)))

    assert len(found) > 2
    assert all("序号事项" in page for page in found[:3])


def test_it_can_be_read_aloud() -> None:
    root: Any = read(write()).trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "zh-CN"
    assert root["/StructTreeRoot"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_it_is_laid_out_as_a_text_of_an_office() -> None:
    file = read(write())

    assert [round(float(each) / 72 * 25.4) for each in file.pages[0].mediabox[2:]] == [210, 297]
    assert file.metadata is not None
    assert file.metadata.title == paper().title
    assert file.metadata.author == "示例区人民政府"
    assert str(file.metadata.creation_date).startswith("2026-03-09")
    assert "—1—" in squeezed(file.pages[0].extract_text())


def test_nothing_is_fetched_from_elsewhere() -> None:
    foreign = str(paper().html).replace("map.png", "elsewhere.png")

    with pytest.raises(
        NotMade, match=r"做不出 PDF 版：图片“https://.*/a/elsewhere\.png”不在正文旁边"
    ):
        write(replace(paper(), html=foreign))


def write_issue(of: object = None) -> bytes:
    from generator.renditions.pdf import write_issue  # noqa: PLC0415 - not everywhere

    return write_issue(of or issue())  # type: ignore[arg-type]


def test_an_issue_has_a_cover_contents_with_pages_and_every_text_on_a_page_of_its_own() -> None:
    found = said(write_issue())

    assert found[0] == "示例区人民政府公报2026年第1期（总第9期）2026年4月15日本期说明。"
    assert re.fullmatch(
        r"目录区政府文件某某办法[.．]*3另一办法[.．]*(\d+)人事任免任免事项", found[1]
    )
    second = int(re.findall(r"\d+", found[1])[-1])
    assert found[2].startswith("示例区人民政府关于印发《某某办法》的通知")
    assert found[second - 1].startswith("另一办法")


def test_links_within_a_text_of_an_issue_stay_within_it() -> None:
    file = read(write_issue())
    names = set(file.named_destinations)

    assert {"t0", "t1", "t0-fn1", "t1-fn1", "t0-fnref1", "t1-fnref1"} <= names


def test_an_issue_that_would_lose_a_text_is_not_made() -> None:
    lost = replace(paper(), html="<p>别的</p>")
    sections = (("区政府文件", (Entry("某某办法", lost),)),)

    with pytest.raises(NotMade, match="与网页的文字不一致"):
        write_issue(issue(sections=sections))


def test_the_same_document_is_the_same_bytes_whatever_was_made_before() -> None:
    program = (
        "import sys, hashlib; sys.path.insert(0, '.')\n"
        "from generator.renditions.pdf import write\n"
        "from tests.renditions.papers import LONG, issue, paper\n"
        "for _ in range(int(sys.argv[1])): write(paper(LONG))\n"
        "print(hashlib.sha256(write(paper())).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program, before],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for before, seed, zone in (("0", "1", "UTC"), ("1", "2", "Asia/Shanghai"))
    }

    assert len(found) == 1
