from datetime import date

from generator.rules.stale_home import stale_home
from tests.columns import item, portal
from tests.conftest import Told

COLUMN = "{标识: zcwj, 名称: 政策文件}"


def test_the_home_page_is_stale_after_two_weeks(told: Told) -> None:
    site = portal([COLUMN], item("2026-11-02", "zcwj"))

    assert told(stale_home, site, as_of=date(2026, 11, 16)) == []
    assert told(stale_home, site, as_of=date(2026, 11, 17)) == [
        "site.yaml:1:7: 提醒 stale-home：首页最近一次更新是2026年11月2日，应在2026年11月16日前更新（两周，单项否决）"
    ]


def test_the_newest_of_all_counts(told: Told) -> None:
    site = portal([COLUMN], item("2026-01-02", "zcwj"), item("2026-11-19", "zcwj"))

    assert told(stale_home, site) == []


def test_a_site_without_anything_is_not_stale(told: Told) -> None:
    assert told(stale_home, portal([COLUMN])) == []
