"""Cells of data tables that hold ids of documents, columns and pages."""

import csv
import io
import json
from datetime import date

import pytest

from generator.build import Order, build
from generator.records import DataTable, Document
from generator.rules.dangling_reference import dangling_reference
from tests.conftest import AS_OF, FolderOf, SiteOf, Told, moment_of
from tests.tables import once

DOCUMENTS = """
    -- content/documents/2026/jz.md --
    ---
    标题: 救助办法
    索引号: A/2026-1
    发布机构: 区民政局
    成文日期: 2026-01-05
    发布日期: 2026-01-09
    主题分类: 其他
    体裁: 通知
    栏目: zcwj
    ---
    正文。

    -- content/documents/2026/cg.md --
    ---
    标题: 救助、临时补助草案
    索引号: A/2026-2
    发布机构: 区民政局
    成文日期: 2026-01-05
    发布日期: 2026-01-09
    主题分类: 其他
    体裁: 通知
    栏目: zcwj
    ---
    正文。
"""
FIELDS = """
- 事项
- {名称: 依据, 类型: 文件, 筛选: 是}
- {名称: 公开在, 类型: 栏目, 筛选: 是}
"""


def world(rows: str) -> str:
    return once(FIELDS, f"事项,依据,公开在\n{rows}") + DOCUMENTS


ROWS = world("低保,2026/jz；2026/cg,zcwj\n临时救助,2026/jz,zcwj\n收养,,\n")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("低保,2026/jz、2026/jx,zcwj\n", "2:4: 错误 dangling-reference：没有标识为“2026/jx”的内容（政策文件），是否应为“2026/jz”、“2026/cg”？"),
        ("低保,,\n收养,,zcwx\n", "3:5: 错误 dangling-reference：没有标识为“zcwx”的内容（栏目），是否应为“zcwj”？"),
    ],
)  # fmt: skip
def test_an_id_that_nothing_has_is_an_error_at_its_cell_with_a_guess(
    told: Told, rows: str, said: str
) -> None:
    assert told(dangling_reference, world(rows)) == [f"content/tables/a.csv:{said}"]


def test_a_draft_in_a_cell_is_only_told_and_is_not_shown(told: Told, folder_of: FolderOf) -> None:
    text = ROWS.replace("标题: 救助、临时补助草案", "标题: 救助、临时补助草案\n    草稿: 是")

    assert told(dangling_reference, text) == [
        "content/tables/a.csv:2:4: 提醒 dangling-reference：“2026/cg”（政策文件）还没有公布或者已经撤下，读者打不开"
    ]
    built = _built(folder_of, text)
    assert "草案" not in built.html + built.csv
    assert "2026/cg" not in built.html + built.csv


class _Built:
    def __init__(self, folder_of: FolderOf, text: str) -> None:
        self.folder = folder_of(text)
        self.again()

    def again(self, as_of: date = AS_OF) -> None:
        output = self.folder / "output"
        order = Order(self.folder, output, moment_of(as_of), engine="serial")
        build(order, lambda _step: None)
        self.html = (output / "tables/a.html").read_text("utf-8")
        self.csv = (output / "tables/a.csv").read_text("utf-8-sig")
        self.json = json.loads((output / "tables/a.json").read_text("utf-8"))


_built = _Built


def test_the_page_shows_titles_as_links_and_lets_readers_choose_by_them(
    folder_of: FolderOf,
) -> None:
    html = _built(folder_of, ROWS).html

    assert (
        '<a href="../documents/2026/jz.html">救助办法</a>；'
        '<a href="../documents/2026/cg.html">救助、临时补助草案</a>'
    ) in html
    assert '<a href="../columns/zcwj.html">政策文件</a>' in html
    assert '<option value="救助办法">救助办法（2）</option>' in html


def test_cells_lead_to_pages_too(folder_of: FolderOf) -> None:
    page = "\n    -- content/pages/zd.md --\n    ---\n    标题: 审查制度\n    ---\n    先审后发。\n"
    fields = "\n- 事项\n- {名称: 全文, 类型: 页面}\n"
    built = _built(folder_of, once(fields, "事项,全文\n审查,zd\n") + page)

    assert '<a href="../pages/zd.html">审查制度</a>' in built.html
    assert built.json["数据"][0]["全文"][0]["标识"] == "zd"


def test_files_say_titles_and_json_ids_and_addresses_too(folder_of: FolderOf) -> None:
    built = _built(folder_of, ROWS)
    lines = list(csv.reader(io.StringIO(built.csv, newline="")))

    assert lines[1] == ["低保", "救助办法；救助、临时补助草案", "政策文件"]
    assert lines[3] == ["收养", "", ""]
    column = {
        "标识": "zcwj",
        "标题": "政策文件",
        "网址": "https://www.shili.example.gov.cn/xxgk/columns/zcwj.html",
    }
    document = {
        "标识": "2026/jz",
        "标题": "救助办法",
        "网址": "https://www.shili.example.gov.cn/xxgk/documents/2026/jz.html",
    }
    assert built.json["数据"][1:] == [
        {"事项": "临时救助", "依据": [document], "公开在": [column]},
        {"事项": "收养", "依据": [], "公开在": []},
    ]


def test_a_new_title_is_shown_by_the_next_build(folder_of: FolderOf) -> None:
    built = _built(folder_of, ROWS)
    file = built.folder / "content/documents/2026/jz.md"
    file.write_text(file.read_text("utf-8").replace("标题: 救助办法", "标题: 新救助办法"), "utf-8")

    built.again()

    assert ">新救助办法</a>" in built.html
    assert "新救助办法；" in built.csv
    assert built.json["数据"][1]["依据"][0]["标题"] == "新救助办法"


def test_a_document_knows_the_tables_that_name_it(site_of: SiteOf) -> None:
    site = site_of(ROWS)
    document = site.get(Document, "2026/jz")
    assert document is not None

    assert [each.id for each in site.referring(DataTable, "cells", to=document)] == ["a"]


def test_titles_break_though_their_ids_are_short_codes(folder_of: FolderOf) -> None:
    html = _built(folder_of, ROWS.replace("低保,2026/jz；2026/cg", "低保,2026/jz")).html

    assert '<td data-label="依据"><span data-pagefind-ignore><a' in html


def test_a_document_that_a_cell_names_leads_to_the_table_from_the_next_build_on(
    folder_of: FolderOf,
) -> None:
    built = _built(folder_of, world("低保,,\n"))
    page = built.folder / "output/documents/2026/jz.html"
    before = page.read_text("utf-8")
    data = built.folder / "content/tables/a.csv"
    data.write_text(data.read_text("utf-8").replace("低保,,", "低保,2026/jz,"), "utf-8")

    built.again()

    assert "tables/a.html" not in before
    assert "tables/a.html" in page.read_text("utf-8")
