import re
from datetime import date

import pytest

from generator import shelf
from generator.records import Document
from generator.vocabulary import Procedure, Validity
from tests.conftest import RefusalOf, SiteOf

FILE = "content/documents/2026/qyjb.md"

FRONT = """
        标题: 奖励办法
        发布机构: 区政府
        成文日期: 2026-01-05
        发布日期: 2026-01-08
        栏目: zcwj
"""


def test_a_document_s_id_is_its_path_and_its_facts_are_typed(site_of: SiteOf) -> None:
    site = site_of(f"""
        -- {FILE} --
        ---
        {FRONT.strip()}
        有效性: 有效
        索引号: 000100/2026-00001
        ---
        正文
    """)
    document = site.get(Document, "2026/qyjb")

    assert document is not None
    assert (document.formed, document.published) == (date(2026, 1, 5), date(2026, 1, 8))
    assert document.validity is Validity.VALID
    assert document.index_number == "000100/2026-00001"
    assert document.needs_interpretation is False
    assert shelf.read(site.memory.texts, document.body.text) == "正文"
    assert document.reference_date == document.formed


def test_what_a_document_must_say(refusal_of: RefusalOf) -> None:
    told = refusal_of(f"""
        -- {FILE} --
        ---
        摘要: 甲
        ---
    """)

    assert told == [
        f"{FILE}:2:1: 错误 missing：缺少“{word}”"
        for word in ("发布日期", "发布机构", "成文日期", "标题", "栏目")
    ]


def test_front_matter_may_stand_in_a_file_beside_the_text(
    site_of: SiteOf, refusal_of: RefusalOf
) -> None:
    site = site_of(f"""
        -- {FILE} --
        正文
        -- content/documents/2026/qyjb.yaml --
        {FRONT.strip()}
    """)
    told = refusal_of(f"""
        -- {FILE} --
        正文
        -- content/documents/2026/qyjb.yaml --
        {FRONT.strip()}
        有效性: 有用
    """)

    assert shelf.read(site.memory.texts, site.all(Document)[0].body.text) == "正文"
    assert told[0].startswith("content/documents/2026/qyjb.yaml:6:6: 错误 unknown-word：")


@pytest.mark.parametrize("key", ["发布机构", "栏目"])
def test_a_required_list_may_not_be_empty(key: str, refusal_of: RefusalOf) -> None:
    front = re.sub(rf"{key}: .*", f"{key}: []", FRONT.strip())
    (told,) = refusal_of(f"""
        -- {FILE} --
        ---
        {front}
        ---
    """)

    assert told.endswith(f" 错误 missing：“{key}”至少要有一项")


def test_a_text_without_front_matter_is_refused(refusal_of: RefusalOf) -> None:
    assert refusal_of(f"""
        -- {FILE} --
        正文
    """) == [
        f"{FILE}:1: 错误 missing-front-matter：文件开头缺少两行“---”之间的信息（标题、发布日期等）"
    ]


def test_problems_of_the_text_and_of_the_front_matter_are_told_together(
    refusal_of: RefusalOf,
) -> None:
    told = refusal_of(f"""
        -- {FILE} --
        ---
        {FRONT.strip()}
        体栽: 意见
        ---
        第一行

        <b>第三行
    """)

    assert told == [
        f"{FILE}:7:1: 错误 unknown-key：不认识的条目“体栽”，是否应为“体裁”？",
        f"{FILE}:11: 错误 raw-html：正文里有 HTML 标签“<b>”，只支持 Markdown 写法",
    ]


@pytest.mark.parametrize(
    ("text", "line", "code"), [("甲\x0c乙", 9, "000C"), ("甲\n\n乙\x0b", 11, "000B")]
)
def test_a_control_character_in_the_text_is_an_error_at_its_line(
    text: str, line: int, code: str, refusal_of: RefusalOf
) -> None:
    body = text.replace("\n", "\n        ")

    assert refusal_of(f"""
        -- {FILE} --
        ---
        {FRONT.strip()}
        ---

        {body}
    """) == [f"{FILE}:{line}: 错误 control-character：有不能出现的控制字符（U+{code}），请删去"]


def test_an_explicit_anchor_that_a_link_cannot_spell_is_refused(refusal_of: RefusalOf) -> None:
    assert refusal_of(f"""
        -- {FILE} --
        ---
        {FRONT.strip()}
        ---
        [甲](#a附件)

        ## 附件 {{#a附件}}
    """) == [
        f"{FILE}:10: 错误 bad-anchor：锚点“a附件”只能用字母、数字、连字符，以字母开头，如“{{#a-fu-jian}}”"
    ]


def test_a_picture_may_have_a_chinese_name(site_of: SiteOf) -> None:
    site = site_of(f"""
        -- {FILE} --
        ---
        {FRONT.strip()}
        ---
        ![流程](流程图.svg)
        -- content/documents/2026/流程图.svg --
        <svg/>
    """)

    assert [each.name for each in site.all(Document)[0].files] == ["流程图.svg"]


def test_an_attachment_is_a_file_name_or_a_file_with_a_title(site_of: SiteOf) -> None:
    site = site_of(f"""
        -- {FILE} --
        ---
        {FRONT.strip()}
        附件:
        - a.csv
        - {{文件: b.csv, 名称: 补贴标准}}
        ---
        -- content/documents/2026/a.csv --
        1
        -- content/documents/2026/b.csv --
        2
    """)
    (document,) = site.all(Document)

    assert document.attachment_names == (("a.csv", ""), ("b.csv", "补贴标准"))
    assert [(each.name, each.size) for each in document.files] == [("a.csv", 2), ("b.csv", 2)]


def test_errors_in_attachments_are_told_where_they_stand(refusal_of: RefusalOf) -> None:
    told = refusal_of(f"""
        -- {FILE} --
        ---
        {FRONT.strip()}
        附件:
        - 申请表.csv
        - {{文件: "", 名字: 甲}}
        ---
    """)

    assert told == [
        f"{FILE}:9:4: 错误 invalid-value：“文件”：不能为空",
        f"{FILE}:9:12: 错误 unknown-key：不认识的条目“名字”，是否应为“名称”？",
    ]


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("../a.csv", "outside"),
        (".env", "outside"),
        ("a.exe", "bad-file-kind"),
        ("b.pdf", "wrong-file-kind"),
        ("c.csv", "empty-file"),
    ],
)
def test_an_attachment_that_cannot_be_published_is_refused_where_it_is_named(
    name: str, rule: str, refusal_of: RefusalOf
) -> None:
    (told,) = refusal_of(f"""
        -- {FILE} --
        ---
        {FRONT.strip()}
        附件: [{name}]
        ---
        -- content/documents/2026/b.pdf --
        no PDF
        -- content/documents/2026/c.csv --
    """)

    assert told.startswith(f"{FILE}:7:6: 错误 {rule}：“{name}”")


@pytest.mark.parametrize(
    ("name", "rule"), [("no.png", "missing-file"), ("b.png", "wrong-file-kind")]
)
def test_a_picture_that_cannot_be_published_is_refused_at_its_line(
    name: str, rule: str, refusal_of: RefusalOf
) -> None:
    (told,) = refusal_of(f"""
        -- {FILE} --
        ---
        {FRONT.strip()}
        ---
        甲

        ![乙]({name})
        -- content/documents/2026/b.png --
        no PNG
    """)

    assert told.startswith(f"{FILE}:10: 错误 {rule}：")


def test_the_name_of_a_missing_attachment_is_guessed(refusal_of: RefusalOf) -> None:
    (told,) = refusal_of(f"""
        -- {FILE} --
        ---
        {FRONT.strip()}
        附件: [申请.csv]
        ---
        -- content/documents/2026/申请表.csv --
        1
    """)

    assert told == f"{FILE}:7:6: 错误 missing-file：找不到文件“申请.csv”，是否应为“申请表.csv”？"


@pytest.mark.parametrize("name", ["QYJB", "企业", "a_b", "a.b"])
def test_a_file_name_that_cannot_be_an_address_is_refused(name: str, refusal_of: RefusalOf) -> None:
    (told,) = refusal_of(f"""
        -- content/documents/2026/{name}.md --
        ---
        {FRONT.strip()}
        ---
    """)

    assert told.startswith(
        f"content/documents/2026/{name}.md: 错误 bad-id：文件名就是网址的一部分："
    )


def test_a_document_tells_the_steps_that_it_went_through(site_of: SiteOf) -> None:
    document = site_of(f"""
        -- {FILE} --
        ---
        {FRONT.strip()}
        制发程序:
        - {{环节: 公开征求意见, 日期: 2025-11-01, 至: 2025-12-01, 文件: 2026/qyjb}}
        - {{环节: 合法性审核, 日期: 2025-12-20}}
        ---
    """).all(Document)[0]

    first, second = document.procedure
    assert (first.step, first.day, first.until) == (
        Procedure.CONSULTED,
        date(2025, 11, 1),
        date(2025, 12, 1),
    )
    assert first.document == "2026/qyjb"
    assert second.step is Procedure.REVIEWED


@pytest.mark.parametrize(
    ("line", "is_normative"),
    [
        ("统一编号: GF-2026-0001", True),
        ("规范性文件: 是", True),
        ("规范性文件: 否", False),
        ("", False),
    ],
)
def test_a_normative_document_is_registered_or_said_to_be_one(
    line: str, *, is_normative: bool, site_of: SiteOf
) -> None:
    document = site_of(f"""
        -- {FILE} --
        ---
        {FRONT.strip()}
        {line}
        ---
    """).all(Document)[0]

    assert document.is_normative is is_normative
