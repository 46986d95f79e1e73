"""An inspection says the same in every form."""

import io
import json
import re
from datetime import date
from pathlib import Path

import pytest
from lxml import html
from openpyxl import load_workbook

from generator.build import Order
from generator.inspection import Inspection, inspect
from generator.inspection_report import Form, written
from tests.conftest import FolderOf, moment_of
from tests.tasks import document, world

TASKS = """
- 序号: 1
  内容: 公开<预算>
  责任单位: [区财政局, 区民政局]
  分工: 分别负责
  时限: 2026年11月15日前
  佐证: [{文件: 2026/ys}]
- 序号: 2
  内容: 公开决算
  牵头单位: 区财政局
  时限: 2026年11月25日前
"""
SITE = world(TASKS, document("ys", "2026-11-10"))


@pytest.fixture
def found(folder_of: FolderOf) -> Inspection:
    folder = folder_of(SITE)
    order = Order(folder, folder / "output", moment_of(date(2026, 11, 20)), 1, "serial")
    return inspect(order, 20, lambda _step: None)


def test_the_text_tells_the_verdict_the_findings_the_states_and_the_days(
    found: Inspection,
) -> None:
    told = written(found, Form.TEXT).decode()

    assert told.startswith("示例区人民政府政府信息公开自查　截至2026年11月20日\n结论：合格\n")
    assert "  需人工检查　站点无法访问（" in told
    assert "  通过　首页不更新\n" in told
    assert (
        "清单：逾期1，临近1\n  第1项　公开<预算>　区民政局：2026年11月15日到期，没有找到佐证\n"
        in told
    )
    assert "预测：以后什么也不发布，到2026年12月10日\n" in told
    assert "  2026年11月26日\n" in told
    assert "    临近 → 逾期　第2项　公开决算　区财政局\n" in told


def test_every_finding_stands_in_every_form(found: Inspection) -> None:
    messages = {each.message for rule in found.results for each in rule.findings}
    page = html.document_fromstring(written(found, Form.HTML).decode()).text_content()
    sheet = load_workbook(io.BytesIO(written(found, Form.XLSX)))["问题"]
    cells = {row[6] for row in sheet.iter_rows(min_row=2, values_only=True)}
    data = json.loads(written(found, Form.JSON))
    told = {
        each["message"]
        for part in (*data["vetoes"], *data["groups"])
        for rule in part["rules"]
        for each in rule["findings"]
    }

    assert messages
    assert [each for each in messages if each not in page] == []
    assert cells == told == messages
    assert [each for each in messages if each not in written(found, Form.TEXT).decode()] == []


def test_the_page_stands_by_itself(found: Inspection) -> None:
    page = written(found, Form.HTML).decode()

    assert "<script" not in page
    assert not re.search(r"(?:src|href)=|url\(|https?:", page)
    assert "content=\"default-src 'none'; style-src 'unsafe-inline'\"" in page
    assert "公开&lt;预算&gt;" in page


def test_the_page_tells_rules_that_found_nothing_as_passed(found: Inspection) -> None:
    page = html.document_fromstring(written(found, Form.HTML).decode())
    rows = {
        row.xpath("string(td[last()-2])"): row.xpath("string(td[last()-1])")
        for row in page.iter("tr")
    }

    assert rows["单位名称查无此单位"] == "通过"
    assert rows["网站标识不全"] == "有提醒"


def test_every_table_of_the_page_has_a_caption_and_headings(found: Inspection) -> None:
    page = html.document_fromstring(written(found, Form.HTML).decode())

    assert [each for each in page.iter("table") if each.find("caption") is None] == []
    assert [each for each in page.iter("th") if not each.get("scope")] == []


def test_the_workbook_has_a_sheet_for_each_part(found: Inspection) -> None:
    book = load_workbook(io.BytesIO(written(found, Form.XLSX)))

    assert book.sheetnames == ["自查结论", "问题", "逐条规则", "任务状态", "按单位", "预测"]
    assert [cell.value for cell in book["自查结论"][2]][:3] == [
        "结论",
        "合格",
        "截至2026年11月20日",
    ]
    rows = list(book["任务状态"].iter_rows(min_row=2, values_only=True))
    assert [(row[1], row[3], row[6]) for row in rows] == [
        ("1", "区民政局", "逾期"),
        ("2", "区财政局", "临近"),
        ("1", "区财政局", "已完成（已核）"),
    ]


def test_the_data_name_their_schema_and_hold_the_forecast(found: Inspection) -> None:
    data = json.loads(written(found, Form.JSON))

    assert (data["schema"], data["as_of"], data["verdict"]) == (
        "gongkai-inspection/1",
        "2026-11-20T23:59",
        "合格",
    )
    assert list(data) == [
        "schema", "generator", "site", "section", "as_of", "verdict", "errors", "reminders",
        "vetoes", "groups", "catalogs", "units", "forecast",
    ]  # fmt: skip
    (catalog,) = data["catalogs"]
    assert catalog["states"]["逾期"] == 1
    assert catalog["tasks"][0] == {
        "task": "a/1", "label": "1", "title": "公开<预算>", "units": ["区民政局"], "period": "",
        "due": "2026-11-15", "state": "逾期", "reason": "2026年11月15日到期，没有找到佐证",
    }  # fmt: skip
    days = {each["day"]: each for each in data["forecast"]["days"]}
    assert [(each["before"], each["state"]) for each in days["2026-11-26"]["tasks"]] == [
        ("临近", "逾期")
    ]


def test_keys_of_the_data_are_in_the_manual(found: Inspection) -> None:
    manual = (Path(__file__).parents[1] / "docs/office.md").read_text("utf-8")
    chapter = manual.partition("### 自查的 JSON")[2].partition("\n## ")[0]
    keys: set[str] = set()

    def gather(value: object) -> None:
        if isinstance(value, dict):
            keys.update(key for key in value if key.isascii())
            for each in value.values():
                gather(each)
        elif isinstance(value, list):
            for each in value:
                gather(each)

    gather(json.loads(written(found, Form.JSON)))
    assert [key for key in sorted(keys) if not re.search(rf"\b{key}\b", chapter)] == []


@pytest.mark.parametrize("form", list(Form))
def test_the_same_inspection_gives_the_same_bytes(found: Inspection, form: Form) -> None:
    assert written(found, form) == written(found, form)
