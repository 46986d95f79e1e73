from datetime import date

from generator.rules.cleanup_yearly import cleanup_yearly
from tests.conftest import Told
from tests.rules.normatives import cleanup, normative, site

KEPT = "{文件: 2026/a, 结果: 继续有效}"


def said(*years: int) -> list[str]:
    return [f"site.yaml: 提醒 cleanup-yearly：{year}年没有行政规范性文件清理记录" for year in years]


def messages(found: list[str]) -> list[str]:
    return [f"site.yaml: {each.partition(': ')[2]}" for each in found]


def test_every_year_that_is_over_has_its_clean_up(told: Told) -> None:
    text = site() + normative() + cleanup(KEPT, 2023)

    assert messages(told(cleanup_yearly, text)) == said(2024, 2025)
    assert messages(told(cleanup_yearly, text + cleanup(KEPT, 2024) + cleanup(KEPT, 2025))) == []


def test_a_year_is_asked_for_when_it_is_over(told: Told) -> None:
    text = site() + normative() + cleanup(KEPT, 2025)

    assert told(cleanup_yearly, text, date(2026, 12, 31)) == []
    assert messages(told(cleanup_yearly, text, date(2027, 1, 1))) == said(2026)


def test_without_any_the_last_year_is_asked_for(told: Told) -> None:
    old = normative(成文日期="2023-03-01", 发布日期="2023-03-02", 施行日期="2023-05-01")

    assert messages(told(cleanup_yearly, site() + old)) == said(2025)
    assert messages(told(cleanup_yearly, site() + normative())) == [], "made this year"
    assert told(cleanup_yearly, site()) == []
