from generator.rules.annual_in_force import annual_in_force
from tests.annual_reports import UNITS, report
from tests.conftest import Told


def last(in_force: str) -> str:
    return report(
        ("年度: 2025", "年度: 2024"),
        ("2026-01-26", "2025-01-20"),
        ("行政规范性文件: [2, 1, 12]", f"行政规范性文件: [0, 0, {in_force}]"),
        name="qczj-2024",
    )


def test_a1_documents_in_force_follow_from_the_year_before(told: Told) -> None:
    assert told(annual_in_force, UNITS + last("11") + report()) == []
    assert told(annual_in_force, UNITS + last("13") + report()) == [
        "content/reports/qczj-2025.yaml:11:19: 提醒 annual-in-force：主动公开表“行政规范性文件”的现行有效是12，2024年的13加制发2减废止1是14（A1）"
    ]


def test_regulations_are_counted_by_themselves(told: Told) -> None:
    line = "  行政规范性文件: ["
    text = last("11").replace(line, "  规章: [0, 0, 3]\n    " + line) + report().replace(
        line, "  规章: [1, 0, 3]\n    " + line
    )

    (only,) = told(annual_in_force, UNITS + text)

    assert only.endswith("主动公开表“规章”的现行有效是3，2024年的3加制发1减废止0是4（A1）")


def test_a_reason_that_is_stated_is_enough(told: Told) -> None:
    reason = ("主要问题:", "勾稽说明: [{项: 现行有效, 说明: 两件失效}]\n主要问题:")

    assert told(annual_in_force, UNITS + last("13") + report(reason)) == []
