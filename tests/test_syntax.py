"""YAML text to values whose places are known, and front matter told from the text."""

from typing import Any

import pytest
import yaml

from generator.diagnostic import Diagnostic, Place
from generator.syntax import PLACE, compose, find, plain, split_front_matter

FILE = "content/units.yaml"

TEXT = """\
单位:
- 标识: a
  别名: [甲, 乙]
- 标识: b
  名称:
"""


def node(text: str) -> yaml.Node:
    found = compose(text, FILE)
    assert found is not None
    return found


def spot(*path: str | int) -> tuple[int, int]:
    """Line and column, as an editor counts them, of a value in TEXT."""
    mark = find(node(TEXT), path)
    assert mark is not None
    return mark.line + 1, mark.column + 1


def test_the_place_of_a_value_is_where_it_begins() -> None:
    assert spot("单位", 0, "标识") == (2, 7)
    assert spot("单位", 0, "别名", 1) == (3, 11)
    assert spot("单位", 1) == (4, 3)


def test_the_place_of_a_key_without_a_value_is_the_key() -> None:
    assert spot("单位", 1, "名称") == (5, 3)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("单位", 1, "类别"), (4, 3)),
        (("单位", 0, "别名", 7), (3, 7)),
        (("单位", 1, "标识", "甲"), (4, 7)),
        (("集合",), (1, 1)),
        ((), (1, 1)),
    ],
)
def test_the_place_of_what_is_not_there_is_the_deepest_part_that_is(
    path: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    assert spot(*path) == place


@pytest.mark.parametrize("text", ["", "\n", "# 说明\n"])
def test_a_text_without_values_is_no_node_and_has_no_places(text: str) -> None:
    assert compose(text, FILE) is None
    assert find(None, ("单位",)) is None


def test_every_mapping_tells_where_it_stands_and_every_scalar_is_as_typed() -> None:
    problems: list[Diagnostic] = []
    found: Any = plain(node("单位:\n- {序号: 007, 名称: no}\n"), FILE, (), 0, problems)

    assert found == {
        PLACE: Place(FILE),
        "单位": [{PLACE: Place(FILE, ("单位", 0)), "序号": "007", "名称": "no"}],
    }
    assert problems == []


# ── Front matter ──────────────────────────────────────────────────────────


def test_front_matter_is_split_from_the_text_with_the_count_of_its_lines() -> None:
    assert split_front_matter("---\n标题: 甲\n---\n正文\n") == ("标题: 甲\n", "正文\n", 3)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("---\n---\n甲", ("", "甲", 2)),
        ("--- \n甲: 乙\n---  \n", ("甲: 乙\n", "", 3)),
        ("---\n甲: 乙\n---", ("甲: 乙\n", "", 2)),
        ("---\n甲: 乙\n---\n丙\n---\n丁\n", ("甲: 乙\n", "丙\n---\n丁\n", 3)),
    ],
)
def test_front_matter_ends_at_the_first_line_of_hyphens(
    text: str, parts: tuple[str, str, int]
) -> None:
    assert split_front_matter(text) == parts


@pytest.mark.parametrize("text", ["", "甲", "标题: 甲\n---\n", "\n---\n甲: 乙\n---\n", "----\n"])
def test_a_text_that_does_not_begin_with_hyphens_has_no_front_matter(text: str) -> None:
    assert split_front_matter(text) is None
