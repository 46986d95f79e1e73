import pytest

from generator.rules.gazette_contents import gazette_contents
from tests.conftest import Told
from tests.rules.normatives import gazette, normative, site

PRINTED = "{名称: 文件, 文件: [2026/a]}"


def messages(found: list[str]) -> list[str]:
    return [each.partition("gazette-contents：")[2] for each in found]


def test_an_issue_of_this_government_s_own_is_quiet(told: Told) -> None:
    issue = gazette(
        "2026-1", 1, f"{PRINTED}, {{名称: 人事, 标题: 区政府任免事项}}", 纸质版日期="2026-03-20"
    )

    assert told(gazette_contents, site() + normative() + issue) == []


@pytest.mark.parametrize(
    ("contents", "fields", "message"),
    [
        (
            "{名称: 上级文件, 标题: 国务院关于某事的通知}",
            {},
            "2026年第1期“上级文件”转载了上级机关的“国务院关于某事的通知”",
        ),
        (
            "{名称: 上级文件, 标题: 示例省人民政府关于某事的通知}",
            {},
            "2026年第1期“上级文件”转载了上级机关的“示例省人民政府关于某事的通知”",
        ),
        (
            f"{PRINTED}, {PRINTED}",
            {},
            "2026年第1期“文件”里的“某某办法”重复刊登",
        ),
        (
            PRINTED,
            {"发布日期": "2026-02-15"},
            "2026年第1期“文件”里的“某某办法” 2026-03-01 才成文，晚于公报发布的 2026-02-15",
        ),
        (
            PRINTED,
            {"纸质版日期": "2026-03-14"},
            "电子版 2026-03-15 发布，晚于纸质版的 2026-03-14",
        ),
    ],
)
def test_what_does_not_belong_in_an_issue_is_told(
    contents: str, fields: dict[str, str], message: str, told: Told
) -> None:
    issue = gazette("2026-1", 1, contents, **fields)

    assert messages(told(gazette_contents, site() + normative() + issue)) == [message]
