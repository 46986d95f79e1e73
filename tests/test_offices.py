"""Every file that tests.offices makes holds every text of the catalogue, and nothing is lost between formats."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import docx
import lxml.html
import openpyxl
import pypdf
import pytest
import yaml

from generator.decoder import decode
from generator.record import ID
from generator.records import Catalog
from tests import office_documents, offices
from tests.offices import Catalogue, Cell, Layout, Table
from tests.seeds import SHARED

SAMPLE = Path(__file__).parents[1] / "content/catalogs"
TWINS = str.maketrans(
    "戶⺠⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻥⻦⻨⻩⻬⻮⻰⻳⻣⻤⺟",
    "户民西见角贝车长门青页风飞食马鱼鸟麦黄齐齿龙龟骨鬼母",
)
"""Radicals that Chromium writes for characters of the same shape and NFKC keeps apart."""
PRINTED = ("序号", "内容", "牵头单位", "责任单位", "时限")


@cache
def catalogues() -> dict[str, Catalogue]:
    """Those of the sample portal, and of the five sources where they are."""
    files = [*SAMPLE.glob("*.yaml"), *(SHARED / "catalogs").glob("*.yaml")]
    return {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in sorted(files)}


def tasks(node: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[dict[str, Any]]:
    for task in node.get("任务") or ():
        yield task | {"部分": path}
    for part in node.get("部分") or ():
        yield from tasks(part, (*path, part["标题"]))


def texts(catalogue: Catalogue) -> Iterator[str]:
    """All that the file has to hold."""
    yield catalogue["标题"]
    for key in ("来源文件", "发文字号", "索引号"):
        yield catalogue.get(key) or ""
    yield from catalogue.get("发布机构") or ()
    for task in tasks(catalogue):
        yield from task["部分"]
        for key in PRINTED:
            value = task.get(key) or ""
            yield from value if isinstance(value, list) else (value,)
        yield task.get("分工") or ""
        yield "等" if task.get("等") else ""


def bare(text: str) -> str:
    """Without blanks, and with the twins that a PDF's characters come out as made one."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text).translate(TWINS))


def words_of_docx(content: bytes) -> str:
    body = docx.Document(io.BytesIO(content)).element.body
    return "".join(node.text or "" for node in body.iter(f"{{{body.nsmap['w']}}}t"))


def words_of_xlsx(content: bytes) -> str:
    sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    rows = [row for sheet in sheets for row in sheet.iter_rows(values_only=True)]
    return "".join(str(value) for row in rows for value in row if value is not None)


def words_of_html(content: bytes) -> str:
    head = content[:300].decode("ascii", "replace")
    encoding = "gb18030" if "gb2312" in head else "utf-8"
    return str(lxml.html.document_fromstring(content.decode(encoding)).text_content())


def words_of_txt(content: bytes) -> str:
    return content.decode("utf-8-sig")


def words_of_pdf(content: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


WORDS: Mapping[str, Callable[[bytes], str]] = {
    "docx": words_of_docx,
    "xlsx": words_of_xlsx,
    "html": words_of_html,
    "pdf": words_of_pdf,
    "txt": words_of_txt,
}


def lost(format_: str, catalogue: Catalogue, layout: Layout) -> list[str]:
    """Texts of the catalogue that its file does not hold."""
    held = bare(WORDS[format_](offices.FORMATS[format_](catalogue, layout)))
    return [text for text in texts(offices.expected(catalogue, layout)) if bare(text) not in held]


@pytest.mark.parametrize("format_", ["docx", "xlsx", "html"])
@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("name", catalogues())
def test_every_file_holds_every_text_of_the_catalogue(
    name: str, layout: Layout, format_: str
) -> None:
    assert lost(format_, catalogues()[name], layout) == []


@pytest.mark.skipif(not offices.has_browser(), reason="没有 Chromium")
@pytest.mark.parametrize("layout", Layout)
def test_every_printed_page_holds_every_text_of_the_catalogue(layout: Layout) -> None:
    assert lost("pdf", catalogues()["sl-2025"], layout) == []


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("name", catalogues())
def test_what_is_expected_is_a_catalogue_without_doubts(name: str, layout: Layout) -> None:
    catalogue = catalogues()[name]
    read = offices.expected(catalogue, layout)
    text = yaml.safe_dump({"年度": 2000} | read, allow_unicode=True)
    decode(Catalog, text, f"content/catalogs/{name}.yaml", known={ID: name})
    told = [task for task in tasks(catalogue) if task.get("牵头单位") or task.get("责任单位")]
    wanted = told if layout is Layout.PROSE else list(tasks(catalogue))
    dropped = {"存疑", "名称"}
    assert list(tasks(read)) == [
        {key: value for key, value in task.items() if key not in dropped} for task in wanted
    ]


@pytest.mark.parametrize("format_", [*offices.FORMATS])
def test_the_same_catalogue_gives_the_same_file(format_: str) -> None:
    if format_ == "pdf" and not offices.has_browser():
        pytest.skip("没有 Chromium")
    make = offices.FORMATS[format_]
    catalogue = {"标题": "云溪县2024年公开任务", "任务": [{"序号": "1", "内容": "公开预算。"}]}
    first, second = (make(catalogue, Layout.STANDARD) for _ in range(2))
    assert first == second


def test_merged_cells_cover_the_rows_and_columns_they_say() -> None:
    same = {"牵头单位": ["县财政局"], "责任单位": ["县财政局"]}
    catalogue = {
        "标题": "云溪县2024年公开任务",
        "任务": [
            {"序号": "1", "内容": "甲。"} | same,
            {"序号": "2", "内容": "乙。"} | same,
            {"序号": "3", "内容": "丙。", "牵头单位": ["县财政局"], "责任单位": ["县司法局"]},
            {"序号": "4", "内容": "丁。", "牵头单位": ["县审计局"], "责任单位": ["县司法局"]},
        ],
    }
    (table,) = (
        block for block in offices.blocks(catalogue, Layout.MERGED) if isinstance(block, Table)
    )
    units = [
        (row, column, cell) for row, column, cell in offices.placed(table) if row and 1 < column < 4
    ]
    assert units == [
        (1, 2, Cell("县财政局", across=2, down=2)),
        (3, 2, Cell("县财政局")),
        (3, 3, Cell("县司法局", down=2)),
        (4, 2, Cell("县审计局")),
    ]
    assert (
        "merge"
        in zipfile.ZipFile(io.BytesIO(offices.docx(catalogue, Layout.MERGED)))
        .read("word/document.xml")
        .decode()
        .lower()
    )


def test_a_long_list_repeats_its_headings_and_the_chapter_that_goes_on() -> None:
    chapter = {
        "标题": "深化财政公开",
        "任务": [
            {"序号": str(number), "内容": f"第{number}项。", "责任单位": ["县财政局"]}
            for number in range(1, 11)
        ],
    }
    page = offices.blocks({"标题": "任务清单", "部分": [chapter]}, Layout.REPEATED)
    (table,) = (block for block in page if isinstance(block, Table))
    first = [row[0].text for row in table.rows]
    assert first.count("序号") == first.count("一、深化财政公开") == 2


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五")]
)
def test_parts_are_counted_in_chinese(number: int, words: str) -> None:
    assert offices.numeral(number) == words


# The held-out documents.

SHOWN_ONLY = {
    "dates_and_hidden.xlsx": {"2024年6月30日", "2024/9/15", "2024年11月"},
    "merged_cells.html": {"分别负责"},
    "word_numbering.docx": {"1", "2", "3"},
}
"""What a reader sees and no text holds: a date as its cell shows it, 分别牵头, numbers that Word makes."""


@pytest.mark.parametrize("file_name", office_documents.file_names())
def test_every_reference_says_only_what_its_document_prints(file_name: str) -> None:
    document = office_documents.document(file_name)
    held = bare(WORDS[Path(file_name).suffix[1:]](document.content))
    absent = {
        text
        for text in texts(document.reference)
        if not all(bare(words) in held for words in text.split())
    }
    assert absent - SHOWN_ONLY.get(file_name, set()) == set()


@pytest.mark.parametrize("file_name", office_documents.file_names())
def test_every_reference_is_a_catalogue(file_name: str) -> None:
    file = office_documents.FOLDER / f"{Path(file_name).stem}.yaml"
    catalog = decode(Catalog, file.read_text("utf-8"), str(file), known={ID: file.stem})
    ids = [task.id for task in catalog.all_tasks()]
    assert 6 <= len(ids) == len(set(ids)) <= 25


def test_every_registry_knows_the_units_of_its_document() -> None:
    for document in office_documents.documents():
        if document.units:
            registry = yaml.safe_load(document.units.read_text("utf-8"))
            known = {entry["名称"] for family in ("单位", "集合") for entry in registry[family]}
            named = {
                name
                for task in tasks(document.reference)
                for key in ("牵头单位", "责任单位")
                for name in task.get(key) or ()
            }
            assert named - known <= {"市民政局及所属单位"}


def test_every_file_in_the_folder_belongs_to_a_document() -> None:
    names = {
        Path(name).stem for name in (*office_documents.BUILDERS, *office_documents.file_names())
    }
    assert len(names) >= 24
    assert {file.name.split(".")[0] for file in office_documents.FOLDER.glob("*.yaml")} == names


@pytest.mark.parametrize("file_name", sorted(office_documents.BUILDERS))
def test_every_built_document_has_the_same_bytes_every_time(file_name: str) -> None:
    if file_name not in office_documents.file_names():
        pytest.skip("没有 Chromium")
    build = office_documents.BUILDERS[file_name]
    assert build() == build()
