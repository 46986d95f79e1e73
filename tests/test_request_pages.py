"""Requests for information: who takes them, on which form, and until when they are answered."""

import io
from textwrap import indent
from zipfile import ZipFile

import pytest
from docx import Document

from generator.page import Asset
from generator.pages import plain, request
from generator.request_form import CITIZEN, FORMS, ORGANISATION, Form, docx
from tests.annual_reports import REPORT
from tests.conftest import SITE, RefusalOf, SiteOf, pages_of

SETTINGS = """    主办单位: 区政府
    依申请公开:
      受理机关: [区政府办公室, 各部门]
      在线申请: https://www.shili.example.gov.cn/ysqgk/
      投诉举报: 向区政府办公室投诉
      行政复议: 向区政府申请
      行政诉讼: 向人民法院起诉
      算例收到日: 2026-09-24
"""
UNITS = """
    -- content/units.yaml --
    单位:
    - {标识: qzf, 名称: 区政府, 类别: 政府机构}
    - {标识: zfb, 名称: 区政府办公室, 类别: 政府机构, 公开机构: {名称: 政务公开科, 联系电话: 0000-8000 1204}}
    - {标识: qczj, 名称: 区财政局, 类别: 政府部门}
    - {标识: qlsj, 名称: 区粮食局, 类别: 政府部门, 去向: {方式: 撤销, 日期: 2024-03-01}}
    集合:
    - {名称: 各部门, 成员: {类别: 政府部门}}
"""
WORLD = SITE + SETTINGS + UNITS


def view(site_of: SiteOf, world: str = WORLD) -> request.View:
    found = pages_of(site_of(world), request.plan)[0].view
    assert isinstance(found, request.View)
    return found


def test_every_receiver_has_its_office_and_those_that_are_no_more_have_none(
    site_of: SiteOf,
) -> None:
    found = view(site_of).receivers

    assert [each.unit.title for each in found] == ["区政府办公室", "区财政局"]
    assert (found[0].office, found[0].phone) == ("政务公开科", "0000-8000 1204")
    assert found[1].office == "区财政局办公室"


def test_the_example_is_reckoned_in_working_days(site_of: SiteOf) -> None:
    clocks = {each.matter: each for each in view(site_of).clocks}

    assert clocks["答复"].until == "2026年10月29日"
    assert "国庆节放假" in clocks["答复"].short
    assert clocks["一次性告知补正"].until == "2026年10月12日"
    assert clocks["缴纳信息处理费"].until == ""


def test_without_an_example_and_a_system_neither_is_shown(site_of: SiteOf) -> None:
    bare = WORLD.replace("      算例收到日: 2026-09-24\n", "").replace(
        "      在线申请: https://www.shili.example.gov.cn/ysqgk/\n", ""
    )
    found = view(site_of, bare)

    assert (found.example, {each.until for each in found.clocks}) == ("", {""})
    assert [each.word for each in found.channels] == ["当面提交", "邮寄", "传真"]


def test_a_year_whose_holidays_nobody_has_announced_is_not_guessed(site_of: SiteOf) -> None:
    late = view(site_of, WORLD.replace("2026-09-24", "2026-12-10"))

    assert {each.matter: each.until for each in late.clocks}["答复"] == ""


def test_a_site_that_says_nothing_of_requests_has_no_such_pages(site_of: SiteOf) -> None:
    assert pages_of(site_of(SITE), request.plan) == []


@pytest.mark.parametrize("word", ["投诉举报", "行政复议", "行政诉讼", "受理机关"])
def test_remedies_and_receivers_must_be_told(refusal_of: RefusalOf, word: str) -> None:
    world = "\n".join(line for line in WORLD.split("\n") if f"  {word}: " not in line)

    assert f"缺少“{word}”" in refusal_of(world)[0]


def test_the_explanation_in_the_column_leads_to_the_forms_and_back(site_of: SiteOf) -> None:
    page = """
    -- content/pages/request.md --
    ---
    标题: 依申请公开说明
    栏目: [request]
    ---
    正文。
    """
    column = "    - {标识: request, 名称: 依申请公开}\n"
    site = site_of(SITE + column + SETTINGS + UNITS + page)
    found = pages_of(site, request.plan)[0].view
    (told,) = pages_of(site, plain.plan)

    assert [(each.title, each.url) for each in found.links] == [
        ("依申请公开说明", "pages/request.html")
    ]
    assert told.view.request.url == "request/index.html"


def test_the_figures_come_from_the_reports_of_the_government(site_of: SiteOf) -> None:
    report = indent(REPORT.replace("单位: 区财政局", "单位: 区政府"), "    ")
    found = view(site_of, f"{WORLD}\n    -- content/reports/qzf-2025.yaml --{report}").figures

    assert found is not None
    assert [each.title for each in found.years] == ["2025年"]
    assert dict(found.rows)["本年新收"] == ("9",)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_the_word_form_asks_what_the_page_asks_in_boxes_to_fill_in(form: Form) -> None:
    content = docx(form, "示例区人民政府")
    document = Document(io.BytesIO(content))
    (table,) = document.tables
    asked = [row.cells[0].text.removesuffix("*") for row in table.rows]
    xml = ZipFile(io.BytesIO(content)).read("word/document.xml").decode()

    expected = [
        word for part in form.parts for word in (part.title, *(f.word for f in part.fields))
    ]
    assert asked == expected
    assert xml.count("<w:sdt>") == sum(len(part.fields) for part in form.parts)
    assert content == docx(form, "示例区人民政府")


def test_the_forms_ask_what_the_law_asks_and_no_purpose() -> None:
    """条例第二十九条: name, identity, contact; name or features of what is wanted; form of it."""
    for form in (CITIZEN, ORGANISATION):
        words = [field.word for part in form.parts for field in part.fields]
        assert not any("用途" in word for word in words)
        assert {"信息的名称", "其他特征描述", "提供方式", "联系地址"} <= set(words)
    needed = {f.word for part in CITIZEN.parts for f in part.fields if f.is_required}
    assert {"姓名", "证件名称", "证件号码", "联系电话"} <= needed
    optional = {f.word for part in ORGANISATION.parts for f in part.fields if not f.is_required}
    assert "法定代表人" in optional


def test_each_form_is_a_page_and_a_word_file(site_of: SiteOf) -> None:
    found = list(request.plan.pages(site_of(WORLD)))

    assert [each.url for each in found] == [
        "request/index.html",
        "request/citizen.html",
        "request/citizen.docx",
        "request/organisation.html",
        "request/organisation.docx",
    ]
    assert isinstance(found[2], Asset)
