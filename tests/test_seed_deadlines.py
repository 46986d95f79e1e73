"""The limits of the five real lists, against what was counted by hand (../shared/gold/STATS.md)."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from generator.deadline import Every, Fixed, Month, Open, Quota, Within
from generator.phrase import mentions, parse
from tests import seeds

pytestmark = pytest.mark.skipif(seeds.is_absent(), reason=seeds.ABSENT)


def tasks_of(name: str) -> list[tuple[str, str, str, int]]:
    """(label, content, 时限, year) of each task."""
    catalog = yaml.safe_load((seeds.SHARED / "catalogs" / f"{name}.yaml").read_text("utf-8"))

    def walk(holder: dict[str, Any]) -> Iterator[tuple[str, str, str, int]]:
        for task in holder.get("任务", ()):
            label = str(task.get("标识") or task["序号"])
            yield label, task["内容"], str(task.get("时限", "")), int(catalog["年度"])
        for part in holder.get("部分", ()):
            yield from walk(part)

    return list(walk(catalog))


def test_every_limit_of_ningguo_is_a_month_an_event_or_without_end() -> None:
    found = [parse(printed, year) for _, _, printed, year in tasks_of("ningguo-2021")]
    kinds = Counter(type(each) for each in found)
    assert kinds == {Fixed: 33, Within: 2, Open: 8}
    fixed = [each for each in found if isinstance(each, Fixed)]
    assert all(isinstance(each.stretch, Month) for each in fixed)
    assert Counter(each.last.month for each in fixed) == {8: 2, 9: 3, 10: 17, 11: 8, 12: 3}
    assert all(each.event for each in found if isinstance(each, Within))


def test_every_limit_that_is_printed_beside_a_task_is_understood() -> None:
    unread = [
        (name, label, printed)
        for name in seeds.NAMES
        for label, _, printed, year in tasks_of(name)
        if printed and parse(printed, year) is None
    ]
    assert unread == []


@pytest.mark.parametrize(
    ("name", "recurring"),
    [
        (
            "miyun-2020",
            {
                "2-5-3": ["每月", "每季度", "每学年"],
                "3-2-1": ["每季度"],
                "3-3-2": ["每年至少1次"],
                "3-6-1": ["每季度", "每季度至少1次"],
            },
        ),
        ("shaoxing-2020", {"35": ["每季度"], "37": ["每年一般不少于2次"]}),
    ],
)
def test_duties_that_come_back_are_found_in_the_words_of_the_tasks(
    name: str, recurring: dict[str, list[str]]
) -> None:
    found: dict[str, list[str]] = {}
    for label, content, _, year in tasks_of(name):
        stated = [each.deadline for each in mentions(content, year)]
        duties = [str(each) for each in stated if isinstance(each, Every | Quota)]
        if duties:
            found[label] = duties
    assert found == recurring
