"""Every character has one fate, and a value says what its characters say."""

from dataclasses import replace

import pytest

from generator.account import Fate, Miscounted, account
from generator.passage import Passage
from generator.understand import Draft
from tests.imports import imported

TEXT = "一、公开\n1.公开预算。（区财政局负责）"


def draft_with(content: Passage) -> Draft:
    draft = imported(TEXT).draft
    (task,) = draft.tasks
    reading = replace(draft.reading, tasks=(replace(task, content=content),))
    return replace(draft, reading=reading)


def test_a_value_that_says_something_else_is_a_fault() -> None:
    with pytest.raises(Miscounted):
        account(draft_with(Passage.at("公布预算。", TEXT.index("公开预算"))))


def test_a_value_whose_characters_changed_places_is_a_fault() -> None:
    at = TEXT.index("公开预算")
    with pytest.raises(Miscounted):
        account(draft_with(Passage("开公", (at + 1, at))))


def test_a_value_with_a_character_twice_is_a_fault() -> None:
    at = TEXT.index("公开预算")
    with pytest.raises(Miscounted):
        account(draft_with(Passage("公公", (at, at))))


def test_labels_of_the_head_are_read_and_not_left_over() -> None:
    found = imported("索引号：1150\n发布日期：2026-03-01\n" + TEXT)
    source = found.draft.source.text
    lost = [source[a:b] for fate, a, b in found.account.runs() if fate is Fate.NOTHING]
    assert lost == []
    assert found.manuscript.data["索引号"] == "1150"
