import pytest

from generator.rules.gazette_series import gazette_series
from tests.conftest import Told
from tests.rules.normatives import gazette, site


def messages(found: list[str]) -> list[str]:
    return [each.partition(": ")[2] for each in found]


def test_issues_that_follow_one_another_are_quiet(told: Told) -> None:
    assert told(gazette_series, site() + gazette("2026-1", 1) + gazette("2026-2", 2)) == []


@pytest.mark.parametrize(
    ("issues", "message"),
    [
        (
            gazette("2026-1", 2) + gazette("2026-2", 4),
            "提醒 gazette-series：缺总第1、3期，创刊以来的公报应当全部入库",
        ),
        (
            gazette("2026-1", 1) + gazette("2026-2", 1),
            "错误 gazette-series：总期号 1 与 content/gazettes/2026-1.yaml 的相同",
        ),
        (
            gazette("2026-2", 1) + gazette("2026-1", 2),
            "提醒 gazette-series：2026年第1期排在2026年第2期之后，次序颠倒",
        ),
        (
            gazette("2026-1", 1) + gazette("2026-2", 2, 发布日期="2026-03-01"),
            "提醒 gazette-series：发布日期 2026-03-01 早于上一期的 2026-03-15",
        ),
    ],
)
def test_a_break_in_the_series_is_told(issues: str, message: str, told: Told) -> None:
    assert messages(told(gazette_series, site() + issues)) == [message]
