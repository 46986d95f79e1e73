import pytest

from generator.rules.annual_library import annual_library
from tests.annual_reports import UNITS, report
from tests.conftest import Told


def document(name: str, formed: str, more: str = "", issuers: str = "区财政局") -> str:
    return f"""
    -- content/documents/2025/{name}.md --
    ---
    标题: {name}
    统一编号: SLQGF-{name}
    发布机构: [{issuers}]
    成文日期: {formed}
    发布日期: 2026-01-02
    栏目: [zcwj]
    {more}
    ---
    正文。
    """


def counted(number: int, **changes: str) -> str:
    return report(("行政规范性文件: [2, 1, 12]", f"行政规范性文件: [0, 0, {number}]"))


def test_a2_documents_in_force_are_those_of_the_library(told: Told) -> None:
    text = UNITS + document("a", "2025-03-01") + document("b", "2025-12-31")

    assert told(annual_library, text + counted(2)) == []
    assert told(annual_library, text + counted(3)) == [
        "content/reports/qczj-2025.yaml:11:19: 提醒 annual-library：主动公开表“行政规范性文件”的现行有效是3，文件库里2025年末有效的是2（A2）"
    ]


@pytest.mark.parametrize(
    ("other", "in_force"),
    [
        (document("b", "2026-01-01"), 1),
        (document("b", "2020-01-01", "有效期至: 2025-12-30"), 1),
        (document("b", "2020-01-01", "有效期至: 2025-12-31"), 2),
        (document("b", "2020-01-01", "有效性: 废止"), 1),
        (document("b", "2025-06-01", "废止: [2025/a]"), 1),
        (document("b", "2025-06-01", "废止: [2025/a]\n    施行日期: 2026-01-01"), 2),
        (document("b", "2025-06-01", issuers="区民政局"), 1),
        (document("b", "2025-06-01", issuers="区民政局, 区财政局"), 1),
    ],
)
def test_what_counts_is_the_state_at_the_end_of_the_year(
    other: str, in_force: int, told: Told
) -> None:
    text = UNITS + document("a", "2025-03-01") + other

    assert told(annual_library, text + counted(in_force)) == []


def test_the_government_is_compared_with_the_documents_of_all(told: Told) -> None:
    site = """
    -- site.yaml --
    网站名称: 示例区人民政府
    基准网址: https://www.shili.example.gov.cn/
    主办单位: 区政府
    """
    text = document("a", "2025-03-01", issuers="区民政局") + document("b", "2025-03-01")
    whole = counted(2).replace("单位: 区财政局", "单位: 区政府").replace("01-26", "03-26")

    assert told(annual_library, site + UNITS + text + whole) == []


def test_a_reason_that_is_stated_is_enough(told: Told) -> None:
    reason = ("主要问题:", "勾稽说明: [{项: 文件库, 说明: 正在补录}]\n主要问题:")

    assert told(annual_library, UNITS + report(reason)) == []
