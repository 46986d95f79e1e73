"""The limits of the five real lists, against what was counted by hand (../shared/gold/STATS.md)."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from generator.deadline import AtOnce, Deadline, Every, Fixed, Month, Open, Quota, Within
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


# ── The tables of STATS.md themselves ─────────────────────────────────────

STATS = seeds.SHARED / "gold/STATS.md"
KINDS: tuple[tuple[str, type[Deadline] | None], ...] = (
    (r"fixed date", Fixed),
    (r"cycle not numbered|the statutory limit", Open),
    (r"cycle(?!.*given)|daily", Every),
    (r"number a (?:year|quarter)", Quota),
    (r"limit (?:for|per)|.*clock starts|.*start of the clock", Within),
    (r"yearly$", None),  # 每年开展检查 says how often, 年度目录 only what it is
    (r"yearly|once|weight|staff|length|each column must|evaluation counted", None),
)
"""What the table calls a duty, and which limit its words hold; None: they set no day."""


def stats() -> Iterator[tuple[int, str]]:
    """Year and line of each of the five lists in the reference."""
    year = 0
    for line in STATS.read_text("utf-8").splitlines():
        if found := re.match(r"## (.*)", line):
            name = re.search(r"\d{4}$", found[1])
            year = int(name[0]) if name else 0
        elif year:
            yield year, line


def kinds(words: str, year: int) -> set[type[Deadline]]:
    return {type(each.deadline) for each in mentions(words, year)}


def test_every_deadline_expression_of_the_reference_is_of_its_kind() -> None:
    found: Counter[tuple[int, type[Deadline] | None]] = Counter()
    for year, line in stats():
        for words, count in re.findall(
            r"(\S+) \((\d+): ", line.partition("Deadline expressions:")[2]
        ):
            deadline = parse(words, year)
            found[year, type(deadline) if deadline else None] += int(count)

    assert found == {
        (2020, Fixed): 1,
        (2021, Fixed): 33,
        (2021, Open): 8,
        (2021, Within): 2,
        (2022, Fixed): 5,
    }


def test_every_row_of_the_tables_of_duties_is_of_its_kind() -> None:
    counts: Counter[type[Deadline] | None] = Counter()
    for year, line in stats():
        cells = [each.strip() for each in line.strip("|").split("|")]
        if len(cells) != 4 or cells[0] == "task" or set(line) <= set("|-"):
            continue
        _, words, _, told = cells
        if column := re.fullmatch(r"column: (\S+)", told):
            assert isinstance(parse(column[1], year), Within), line
            counts[Within] += 1
            continue
        kind = next(kind for form, kind in KINDS if re.match(form, told))
        dated = kinds(words, year) - {Open, AtOnce}
        if kind is Open:
            assert (dated, Open in kinds(words, year)) == (set(), True), line
        elif kind is not None:
            assert dated == {kind}, line
        else:
            is_yearly = told == "yearly" and words.startswith("每年")
            assert dated == ({Every} if is_yearly else set()), line
        counts[kind] += 1

    assert (counts.total(), min(counts.values())) == (59, 3)


def test_words_of_time_without_a_number_set_no_day() -> None:
    phrases = [
        (year, phrase.partition(" ")[2])
        for year, line in stats()
        if line.startswith("Time words without a number: ")
        for phrase in line.partition(": ")[2].rstrip(".").split("; ")
    ]
    dated = [words for year, words in phrases if kinds(words, year) - {Open, AtOnce}]

    assert (len(phrases) > 40, dated) == (True, [])
