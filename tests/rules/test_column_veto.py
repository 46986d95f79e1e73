"""One column fewer than the inspection rules count is no veto."""

import pytest

from generator.rules.column_veto import column_veto
from tests.columns import item, portal
from tests.conftest import Told


def of(count: int, name: str, *, day: str = "", more: str = "") -> tuple[list[str], list[str]]:
    """So many columns, each with an item of a day if there is one."""
    ids = [f"a{number}" for number in range(1, count + 1)]
    columns = [f"{{标识: {each}, 名称: {name}{each}{more}}}" for each in ids]
    return columns, [item(day, each) for each in ids] if day else []


@pytest.mark.parametrize(
    ("name", "day", "more", "limit", "words"),
    [
        ("空白", "", "", 5, "空白栏目有5个，5个以上为单项否决：空白a1、空白a2、空白a3、空白a4、空白a5"),
        ("工作动态", "2026-11-05", "", 5, "没有按期更新的动态、要闻、通知公告、政策文件类栏目有5个，5个以上为单项否决：工作动态a1、工作动态a2、工作动态a3、工作动态a4、工作动态a5"),
        ("通知公告", "2026-05-19", "", 5, "没有按期更新的动态、要闻、通知公告、政策文件类栏目有5个，5个以上为单项否决：通知公告a1、通知公告a2、通知公告a3、通知公告a4、通知公告a5"),
        ("统计", "2025-11-19", "", 10, "长期没有更新的其他栏目有10个，10个以上为单项否决：统计a1、统计a2、统计a3、统计a4、统计a5、统计a6、统计a7、统计a8、统计a9、统计a10"),
        ("月报", "2026-10-19", ", 更新周期: 每月", 10, "长期没有更新的其他栏目有10个，10个以上为单项否决：月报a1、月报a2、月报a3、月报a4、月报a5、月报a6、月报a7、月报a8、月报a9、月报a10"),
    ],
)  # fmt: skip
def test_so_many_columns_are_a_veto(
    told: Told, name: str, day: str, more: str, *, limit: int, words: str
) -> None:
    columns, items = of(limit, name, day=day, more=more)
    filled = item("2026-11-19", "a1")

    assert [each.partition("：")[2] for each in told(column_veto, portal(columns, *items))] == [
        words
    ]
    assert told(column_veto, portal(columns, *items, filled)) == []


def test_a_promise_shorter_than_the_inspection_s_term_is_no_veto(told: Told) -> None:
    """Policy documents may be six months old, though the column promises one."""
    columns, items = of(5, "政策文件", day="2026-09-01", more=", 更新周期: 每月")

    assert told(column_veto, portal(columns, *items)) == []


def test_what_says_why_it_is_empty_and_what_gathers_the_void_are_not_counted(told: Told) -> None:
    excused, _ = of(5, "预警", more=", 不适用: 由市里发布")
    gathering = [f"{{标识: b{n}, 名称: 失效{n}, 收录: 废止失效文件}}" for n in range(5)]
    items = [item("2020-01-02", f"b{n}") for n in range(5)]

    assert told(column_veto, portal([*excused, *gathering], *items)) == []


def test_twelve_names_are_enough(told: Told) -> None:
    columns, _ = of(13, "空白")
    (line,) = told(column_veto, portal(columns))

    assert line.endswith("、空白a12等")
