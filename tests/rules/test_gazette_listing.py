import pytest

from generator.rules.gazette_listing import gazette_listing
from tests.conftest import Told
from tests.rules.normatives import gazette, normative, path, site

PRINTED = "{名称: 文件, 文件: [2026/a]}"
ISSUES = gazette("2026-1", 1) + gazette("2026-2", 2)


def test_a_normative_document_is_in_an_issue(told: Told) -> None:
    assert told(gazette_listing, site() + normative(发布日期="2026-04-01") + ISSUES) == [
        f"{path()}: 提醒 gazette-listing：“某某办法” 2026-04-01 公布，哪一期政府公报都没有刊登"
    ]
    printed = gazette("2026-1", 1) + gazette("2026-2", 2, PRINTED)
    assert told(gazette_listing, site() + normative(发布日期="2026-04-01") + printed) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"发布日期": "2026-03-14"},
        {"发布日期": "2026-05-20"},
        {"发布日期": "2026-04-01", "有效性": "废止", "废止依据": "某文"},
        {"发布日期": "2026-04-01", "统一编号": ""},
    ],
    ids=["before the first issue", "too late for the last", "void", "not normative"],
)
def test_these_need_not_be(fields: dict[str, str], told: Told) -> None:
    assert told(gazette_listing, site() + normative(**fields) + ISSUES) == []


def test_without_a_gazette_nothing_need_be_in_it(told: Told) -> None:
    assert told(gazette_listing, site() + normative(发布日期="2026-04-01")) == []
