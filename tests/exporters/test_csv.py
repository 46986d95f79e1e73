import csv
import io
import re
from typing import Any

import yaml
from hypothesis import given

from generator.csv_cell import unguarded, unlisted
from generator.decoder import decode
from generator.exporters.csv import write
from generator.record import ID
from generator.records import Catalog
from generator.sheet import lay_out
from tests.exporters.catalogs import CATALOGS, catalog_of, sheet_of, values

LISTS = {"发布机构", "牵头单位", "责任单位"}
HEAD = ("标题", "年度", "来源文件", "发文字号", "索引号", "发布机构", "成文日期", "发布日期")
TASK = ("序号", "标识", "名称", "内容", "牵头单位", "责任单位", "分工", "时限", "等", "存疑")


def table(catalog: Catalog) -> list[dict[str, str]]:
    text = write(lay_out(catalog)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def rows(text: str) -> list[dict[str, str]]:
    """Without the empty cells."""
    return [{word: cell for word, cell in row.items() if cell} for row in table(catalog_of(text))]


def read(table: list[dict[str, str]]) -> Catalog:
    """The way back, from the columns alone."""
    catalog = fields(table[0], HEAD)
    parts: dict[tuple[str, ...], dict[str, Any]] = {(): catalog}
    for row in table:
        trail: tuple[str, ...] = ()
        for level in range(1, 99):
            title = unguarded(row.get(f"部分{level}", ""))
            if not title:
                break
            above, trail = trail, (*trail, title)
            if trail not in parts:
                mark = r"[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d+．|[\d.]+　"
                part: dict[str, Any] = {"标题": re.sub(f"^(?:{mark})", "", title)}
                if key := unguarded(row.get(f"部分{level}标识", "")):
                    part["标识"] = key
                parts[trail] = part
                parts[above].setdefault("部分", []).append(part)
        if task := fields(row, TASK):
            parts[trail].setdefault("任务", []).append(task)
    known = {ID: unguarded(table[0]["清单标识"])}
    return decode(Catalog, yaml.safe_dump(catalog, allow_unicode=True), "a.csv", known=known)


def fields(row: dict[str, str], words: tuple[str, ...]) -> dict[str, Any]:
    cells = {word: unguarded(row[word]) for word in words if row[word]}
    return {word: list(unlisted(cell)) if word in LISTS else cell for word, cell in cells.items()}


@given(CATALOGS)
def test_the_columns_give_the_catalogue_back_exactly(catalog: Catalog) -> None:
    back = read(table(catalog))

    assert (back.id, values(back)) == (catalog.id, values(catalog))


def test_a_task_is_a_row_and_a_field_a_column() -> None:
    assert rows("""
        部分:
        - 标题: 甲
          部分:
          - 标题: 乙
            标识: yi
            任务:
            - 序号: 7
              标识: 2-1-1
              名称: 丙
              内容: 丁
              牵头单位: [戊, 己]
              责任单位: 各镇街、地区
              分工: 会同
              时限: 年底前
              等: true
              存疑: 庚
    """) == [
        {
            "清单标识": "a",
            "标题": "任务分工",
            "年度": "2026",
            "部分1": "一、甲",
            "部分2": "（一）乙",
            "部分2标识": "yi",
            "序号": "7",
            "标识": "\t2-1-1",
            "名称": "丙",
            "内容": "丁",
            "牵头单位": "戊、己",
            "责任单位": "各镇街、地区；",
            "分工": "会同",
            "时限": "年底前",
            "等": "是",
            "存疑": "庚",
        }
    ]


def test_what_holds_no_task_has_a_row_all_the_same() -> None:
    assert len(rows("")) == 1
    assert [row["部分1"] for row in rows("部分: [{标题: 甲}, {标题: 甲}]\n")] == [
        "一、甲",
        "二、甲",
    ]


def test_no_cell_begins_a_formula() -> None:
    (row,) = rows("任务:\n- {标识: a, 内容: '=HYPERLINK(1)', 责任单位: ['+甲'], 存疑: '@SUM'}\n")

    assert (row["内容"], row["责任单位"], row["存疑"]) == ("'=HYPERLINK(1)", "'+甲", "'@SUM")


def test_spreadsheet_programs_see_utf_8() -> None:
    data = write(sheet_of("任务:\n- {序号: 1, 内容: 甲}\n"))

    assert data.startswith("\ufeff清单标识,标题,".encode())
    assert data.endswith(b"\r\n")
