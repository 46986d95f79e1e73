from datetime import date

import pytest

from generator.rules.cleanup_result import cleanup_result
from tests.conftest import Told
from tests.rules.normatives import cleanup, normative, site

OLD = {"成文日期": "2024-03-01", "发布日期": "2024-03-02", "施行日期": "2024-05-01"}


def messages(found: list[str]) -> list[str]:
    assert all(each.startswith("content/cleanups/2025.yaml:") for each in found)
    return [each.partition("cleanup-result：")[2] for each in found]


def verdict(word: str) -> str:
    return cleanup(f"{{文件: 2026/a, 结果: {word}}}")


@pytest.mark.parametrize(
    ("word", "fields", "problem"),
    [
        ("继续有效", {"有效期至": "2025-06-30", "有效性": "失效"}, "但它 2025-07-01 已经失效"),
        ("废止", {}, "但文件是“有效”"),
        ("失效", {"有效性": "废止", "废止依据": "某文"}, "但文件是“废止”"),
    ],
)
def test_a_verdict_that_the_document_contradicts_is_told(
    word: str, fields: dict[str, str], problem: str, told: Told
) -> None:
    found = told(cleanup_result, site() + normative(**(OLD | fields)) + verdict(word))

    assert messages(found) == [f"“某某办法”的结果是“{word}”，{problem}"]


@pytest.mark.parametrize(
    ("word", "fields"),
    [
        ("继续有效", {}),
        ("继续有效", {"有效期至": "2026-06-30", "有效性": "失效"}),
        ("废止", {"有效性": "废止", "废止依据": "某文"}),
        ("失效", {"有效性": "失效"}),
    ],
)
def test_a_verdict_that_agrees_is_quiet(word: str, fields: dict[str, str], told: Told) -> None:
    assert told(cleanup_result, site() + normative(**(OLD | fields)) + verdict(word)) == []


def test_what_should_be_amended_is_amended_within_a_year(told: Told) -> None:
    text = site() + normative(**OLD) + verdict("修改")

    assert told(cleanup_result, text, date(2026, 12, 28)) == []
    assert messages(told(cleanup_result, text, date(2027, 1, 1))) == [
        "“某某办法”的结果是“修改”，一年了还没有修改"
    ]


def test_a_document_has_one_verdict_and_is_normative(told: Told) -> None:
    twice = cleanup("{文件: 2026/a, 结果: 继续有效}, {文件: 2026/a, 结果: 修改}")

    assert messages(told(cleanup_result, site() + normative(**OLD) + twice)) == [
        "“某某办法”的结果是“修改”，这件文件写了两次"
    ]
    plain = normative(**(OLD | {"统一编号": ""}))
    assert messages(told(cleanup_result, site() + plain + verdict("继续有效"))) == [
        "“某某办法”的结果是“继续有效”，但它不是行政规范性文件"
    ]
