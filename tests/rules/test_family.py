"""Every member of a family is registered, documented and tested."""

import importlib
import pkgutil
import re
from pathlib import Path
from types import ModuleType

import pytest

import generator.pages
import generator.records
import generator.rules
from generator.decoder import words
from generator.pages import EACH, LISTS, ONCE, WITHDRAWN
from generator.planner import EachPlanner, ListPlanner, OncePlanner
from generator.record import Article, Entry, Record
from generator.records import ARTICLES, ENTRIES
from generator.rule import Rule
from generator.rules import RULES

TESTS = Path(__file__).parent.parent


def members(family: ModuleType) -> list[ModuleType]:
    found = pkgutil.iter_modules(family.__path__)
    return [importlib.import_module(f"{family.__name__}.{each.name}") for each in found]


def name(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


def records(module: ModuleType) -> list[type[Record]]:
    """The record types that a module declares itself."""
    return [
        each
        for each in vars(module).values()
        if isinstance(each, type)
        and issubclass(each, Record)
        and each.__module__ == module.__name__
    ]


# ── Rules ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("module", members(generator.rules), ids=name)
def test_a_rule_is_registered_under_the_name_of_its_file(module: ModuleType) -> None:
    rule = getattr(module, name(module))

    assert rule in RULES
    assert rule.name == name(module).replace("_", "-")


def test_no_rule_is_registered_twice_and_none_comes_from_elsewhere() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES) == len(members(generator.rules))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_a_page_of_the_manual_with_its_ground_and_its_remedy(rule: Rule) -> None:
    asks, ground, remedy = (rule.manual.find(part) for part in ("", "\n依据：", "\n怎么改："))

    assert re.match(r"[\u4e00-\u9fff]", rule.manual), "it begins with what it asks, in Chinese"
    assert asks < ground < remedy
    assert re.search(r"[\u4e00-\u9fff]", rule.title)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_looks_at_each_record_at_the_site_or_at_the_addresses(rule: Rule) -> None:
    assert [rule.each, rule.site, rule.addresses].count(None) == 2
    assert bool(rule.kinds) == (rule.each is not None)


@pytest.mark.parametrize("module", members(generator.rules), ids=name)
def test_a_rule_has_a_test_of_its_own(module: ModuleType) -> None:
    assert (TESTS / "rules" / f"test_{name(module)}.py").is_file()


# ── Records ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("module", members(generator.records), ids=name)
def test_every_record_with_an_address_is_registered(module: ModuleType) -> None:
    for record in records(module):
        assert not issubclass(record, Entry) or record in ENTRIES
        assert not issubclass(record, Article) or record in ARTICLES


@pytest.mark.parametrize("module", members(generator.records), ids=name)
def test_every_record_and_every_key_is_called_by_an_editor_s_word(module: ModuleType) -> None:
    for record in records(module):
        assert re.search(r"[\u4e00-\u9fff]", record.noun), record
        assert all(re.search(r"[\u4e00-\u9fff]", word) for word in words(record)), record


@pytest.mark.parametrize("module", members(generator.records), ids=name)
def test_a_record_has_a_test_of_its_own(module: ModuleType) -> None:
    assert (TESTS / "records" / f"test_{name(module)}.py").is_file()


# ── Pages ─────────────────────────────────────────────────────────────────


PLANNERS = (*EACH, *LISTS, *ONCE, WITHDRAWN)


@pytest.mark.parametrize("module", members(generator.pages), ids=name)
def test_every_planner_of_a_kind_of_page_is_registered(module: ModuleType) -> None:
    kinds = EachPlanner | ListPlanner | OncePlanner
    planners = [each for each in vars(module).values() if isinstance(each, kinds)]

    # The sitemap is no planner: it is made last, from the addresses of all other pages.
    assert planners or name(module) == "sitemap"
    assert [each for each in planners if each not in PLANNERS] == []


def test_no_planner_is_registered_twice() -> None:
    assert len(set(PLANNERS)) == len(PLANNERS)


def test_planners_of_the_whole_site_are_told_apart_by_name() -> None:
    assert len({each.name for each in ONCE}) == len(ONCE)


@pytest.mark.parametrize(
    "module",
    [
        each
        for family in (generator.rules, generator.records, generator.pages)
        for each in members(family)
    ],
    ids=lambda module: module.__name__,
)
def test_every_member_says_in_its_first_line_what_it_is_for(module: ModuleType) -> None:
    assert (module.__doc__ or "").strip()
