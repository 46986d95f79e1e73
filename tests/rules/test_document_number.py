import pytest

from generator.rules.document_number import document_number
from tests.conftest import Told

FILE = "content/documents/2026/a.md"


def document(number: str, name: str = "a") -> str:
    return f"""
        -- content/units.yaml --
        单位:
        - {{标识: qczj, 名称: 区财政局, 类别: 政府部门}}
        -- content/documents/2026/{name}.md --
        ---
        标题: 办法{name}
        发文字号: {number}
        发布机构: 区财政局
        成文日期: 2026-01-08
        发布日期: 2026-01-08
        栏目: zcwj
        ---
    """


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ('"示府发[2026]3号"', "示府发〔2026〕3号"),
        ("示府发（2026）3号", "示府发〔2026〕3号"),
        ("示府发【2026】3号", "示府发〔2026〕3号"),
        ("示府发［2026］3号", "示府发〔2026〕3号"),
        ("示府发〔2026〕03号", "示府发〔2026〕3号"),
        ("示府发〔2026〕第3号", "示府发〔2026〕3号"),
        ("示府发〔2026 3号", "示府发〔2026〕3号"),
        ("示府发〔202259号", "示府发〔2022〕59号"),
    ],
)
def test_a_number_with_wrong_marks_is_reported_with_the_right_spelling(
    wrong: str, right: str, told: Told
) -> None:
    (only,) = told(document_number, document(wrong))

    assert only.startswith(
        f"{FILE}:3:7: 错误 document-number：发文字号“{wrong.strip(chr(34))}”不规范"
    )
    assert only.endswith(f"，应为“{right}”")


def test_what_is_no_number_at_all_is_reported_with_an_example(told: Told) -> None:
    (only,) = told(document_number, document("无"))

    assert only.endswith("发文字号“无”不规范，应如“示府发〔2026〕3号”")


def test_a_number_of_another_year_is_a_warning(told: Told) -> None:
    assert told(document_number, document("示府发〔2025〕3号")) == [
        f"{FILE}:3:7: 提醒 document-number：发文字号“示府发〔2025〕3号”的年份与成文日期 2026-01-08 不一致"
    ]


def test_one_number_for_two_documents_is_reported_at_the_second(told: Told) -> None:
    site = document("示府发〔2026〕3号") + document("示府发〔2026〕3号", "b")

    assert told(document_number, site) == [
        f"content/documents/2026/b.md:3:7: 错误 document-number：发文字号“示府发〔2026〕3号”与 {FILE} 的相同"
    ]


def test_the_number_of_a_list_is_checked_too(told: Told) -> None:
    site = """
        -- content/catalogs/sl-2022.yaml --
        标题: 任务分工
        年度: 2022
        发文字号: 示府办发〔202281号
    """
    (only,) = told(document_number, site)

    assert only.startswith("content/catalogs/sl-2022.yaml:3:7: 错误 document-number：")
    assert only.endswith("，应为“示府办发〔2022〕81号”")


@pytest.mark.parametrize("number", ["示府办规〔2026〕3号", "示例区人民政府令第5号"])
def test_a_number_in_the_standard_s_form_is_quiet(number: str, told: Told) -> None:
    assert told(document_number, document(number)) == []


def test_a_list_may_share_the_number_of_the_notice_that_carries_it(told: Told) -> None:
    site = f"""{document("示府办发〔2026〕18号")}
        -- content/catalogs/sl-2026.yaml --
        标题: 任务分工
        年度: 2026
        发文字号: 示府办发〔2026〕18号
    """

    assert told(document_number, site) == []
