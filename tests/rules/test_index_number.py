import pytest

from generator.rules.index_number import index_number
from tests.conftest import Told

CODE = "11370322004222241N"

UNITS = f"""
        -- content/units.yaml --
        单位:
        - {{标识: qczj, 名称: 区财政局, 类别: 政府部门, 统一社会信用代码: {CODE}}}
        - {{标识: qsjj, 名称: 区审计局, 类别: 政府部门}}
"""


def document(name: str, number: str, index: str, issuer: str = "区财政局") -> str:
    """Without a 发文字号, where `number` is empty."""
    return f"""
        -- content/documents/2026/{name}.md --
        ---
        标题: 办法{name}
        发文字号: {number}
        索引号: {index}
        发布机构: {issuer}
        成文日期: 2026-01-08
        发布日期: 2026-01-08
        栏目: zcwj
        ---
    """


def interpretation(index: str, unit: str = "区财政局") -> str:
    return f"""
        -- content/interpretations/2026/wd.md --
        ---
        标题: 一问一答
        解读对象: 2026/a
        形式: 简明问答
        单位: {unit}
        发布日期: 2026-01-09
        索引号: {index}
        ---
    """


def test_one_index_number_for_two_documents_is_an_error(told: Told) -> None:
    index = f"{CODE}/2026-00001"
    site = UNITS + document("a", "示发〔2026〕1号", index) + document("b", "示发〔2026〕2号", index)

    assert told(index_number, site) == [
        f"content/documents/2026/b.md:4:6: 错误 index-number：索引号“{index}”与 content/documents/2026/a.md 的相同"
    ]


def test_two_documents_without_a_number_are_not_one(told: Told) -> None:
    index = f"{CODE}/2026-00001"

    assert told(index_number, UNITS + document("a", "", index) + document("b", "", index)) == [
        f"content/documents/2026/b.md:4:6: 错误 index-number：索引号“{index}”与 content/documents/2026/a.md 的相同"
    ]


def test_one_index_number_for_a_document_and_an_interpretation_is_an_error(told: Told) -> None:
    index = f"{CODE}/2026-00001"
    site = UNITS + document("a", "示发〔2026〕1号", index) + interpretation(index)

    assert told(index_number, site) == [
        "content/interpretations/2026/wd.md:7:6: 错误 index-number："
        f"索引号“{index}”与 content/documents/2026/a.md 的相同"
    ]


@pytest.mark.parametrize(
    ("index", "end"),
    [
        ("2026-1", "的写法"),
        ("11500383009336512R/2026-00002", "不是发布机构的统一社会信用代码"),
        ("009336512/2026-00002", "不是发布机构的统一社会信用代码"),
    ],
)
def test_the_index_number_of_an_interpretation_is_its_units_too(
    index: str, end: str, told: Told
) -> None:
    article = document("a", "示发〔2026〕1号", f"{CODE}/2026-00001")
    (only,) = told(index_number, UNITS + article + interpretation(index))

    assert only.startswith("content/interpretations/2026/wd.md:7:6: 提醒 index-number：")
    assert only.endswith(end)


def test_a_list_and_the_notice_that_carries_it_are_one_document(told: Told) -> None:
    index = f"{CODE}/2026-00001"
    site = f"""{UNITS}{document("a", "示发〔2026〕1号", index)}
        -- content/catalogs/sl-2026.yaml --
        标题: 任务分工
        年度: 2026
        发文字号: 示发〔2026〕1号
        索引号: {index}
        发布机构: 区财政局
    """

    assert told(index_number, site) == []


@pytest.mark.parametrize(
    ("index", "message"),
    [
        ("2026-1", "索引号“2026-1”不合“{统一社会信用代码}/{年}-{5位序号}”的写法"),
        (
            "11341702000111222F/2021-00001",
            "索引号里的代码“11341702000111222F”校验码不符，可能抄错了一位",
        ),
        ("000014348/2021-00001", "索引号里的代码“000014348”校验码不符，可能抄错了一位"),
        (
            "11500383009336512R/2021-00001",
            "索引号里的代码“11500383009336512R”不是发布机构的统一社会信用代码",
        ),
    ],
)
def test_a_wrong_form_check_character_or_issuer_is_a_warning(
    index: str, message: str, told: Told
) -> None:
    assert told(index_number, UNITS + document("a", "示发〔2026〕1号", index)) == [
        f"content/documents/2026/a.md:4:6: 提醒 index-number：{message}"
    ]


@pytest.mark.parametrize(
    "index",
    [
        f"{CODE}/2026-00001",
        f"{CODE}/2026-5135380",
        f"{CODE}-202601-001",
        f"{CODE[8:17]}/2026-00001",
    ],
)
def test_index_numbers_as_they_are_in_use_are_quiet(index: str, told: Told) -> None:
    assert told(index_number, UNITS + document("a", "示发〔2026〕1号", index)) == []


def test_a_code_is_not_compared_where_the_issuer_has_none(told: Told) -> None:
    site = UNITS + document("a", "示发〔2026〕1号", "004222241/2026-00001", issuer="区审计局")

    assert told(index_number, site) == []
