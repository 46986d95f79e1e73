from datetime import date

import pytest

from generator.rules.stale_column import stale_column
from tests.columns import item, portal
from tests.conftest import Told


def test_a_column_is_told_with_its_last_day_its_limit_and_its_ground(told: Told) -> None:
    columns = ["{标识: tj, 名称: 统计信息, 更新周期: 每季度, 责任单位: 区财政局}"]
    site = portal(columns, item("2026-08-10", "tj"))

    assert told(stale_column, site, as_of=date(2026, 11, 10)) == []
    assert told(stale_column, site, as_of=date(2026, 11, 11)) == [
        "site.yaml:6:37: 提醒 stale-column：栏目“统计信息”最近一次更新是2026年8月10日，"
        "应在2026年11月10日前更新（每季度，更新周期“每季度”）"
    ]


def test_the_kind_decides_where_there_is_no_cycle(told: Told) -> None:
    columns = ["{标识: dt, 名称: 工作动态}", "{标识: wj, 名称: 政策文件, 更新周期: 及时更新}"]
    site = portal(columns, item("2026-05-19", "dt"), item("2026-05-19", "wj"))

    assert [each.partition("：")[2] for each in told(stale_column, site)] == [
        "栏目“工作动态”最近一次更新是2026年5月19日，应在2026年6月2日前更新（两周，国办秘函〔2019〕19号）",
        "栏目“政策文件”最近一次更新是2026年5月19日，应在2026年11月19日前更新（6个月，国办秘函〔2019〕19号）",
    ]


@pytest.mark.parametrize(
    "column",
    ["{标识: dt, 名称: 工作动态}", "{标识: dt, 名称: 工作动态, 不适用: 由市里发布}"],
)
def test_an_empty_column_is_left_to_another_rule(told: Told, column: str) -> None:
    assert told(stale_column, portal([column])) == []


def test_items_without_a_day_count_as_never_updated(told: Told) -> None:
    page = """
    -- content/pages/a.md --
    ---
    标题: 说明
    栏目: [ys]
    ---
    """
    (line,) = told(stale_column, portal(["{标识: ys, 名称: 预算}"], page))

    assert line.endswith("栏目“预算”里的内容没有写日期，等于没有更新过")
