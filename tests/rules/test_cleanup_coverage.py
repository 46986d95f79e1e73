import pytest

from generator.rules.cleanup_coverage import cleanup_coverage
from tests.conftest import Told
from tests.rules.normatives import cleanup, normative, site

OLD = {"成文日期": "2024-03-01", "发布日期": "2024-03-02", "施行日期": "2024-05-01"}
BOTH = normative("a", **OLD) + normative("b", title="另一办法", 统一编号="GF-2024-0002", **OLD)
KEPT = "{文件: 2026/a, 结果: 继续有效}"


def test_a_document_in_force_that_was_not_looked_at_is_told(told: Told) -> None:
    found = told(cleanup_coverage, site() + BOTH + cleanup(KEPT))

    assert [each.partition(": ")[2] for each in found] == [
        "提醒 cleanup-coverage：“2025年清理”没有“另一办法”（2026/b）的结果"
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"成文日期": "2026-01-02", "发布日期": "2026-01-03", "施行日期": "2026-03-01"},
        {"有效期至": "2025-12-30", "有效性": "失效"},
        {"统一编号": ""},
    ],
    ids=str,
)
def test_what_was_not_in_force_then_or_is_not_normative_is_not_asked(
    fields: dict[str, str], told: Told
) -> None:
    other = normative("b", title="另一办法", **(OLD | {"统一编号": "GF-2024-0002"} | fields))

    assert told(cleanup_coverage, site() + normative("a", **OLD) + other + cleanup(KEPT)) == []


def test_only_those_within_its_scope_are_asked(told: Told) -> None:
    text = site() + BOTH

    assert told(cleanup_coverage, text + cleanup(KEPT, 范围="区财政局")) == []
    assert len(told(cleanup_coverage, text + cleanup(KEPT, 范围="区政府"))) == 1
