"""The contract between planners and templates: a template reads exactly its view and the shell.

Read from the syntax trees of the templates, so that what no page of the sample happens to
show is checked as well.
"""

import re
import types
import typing
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, meta, nodes

from generator.build import opened
from generator.environment import Frame
from generator.filter import FILTERS, Here
from generator.page import Page, Shell
from generator.pages import WITHDRAWN, sitemap
from generator.records import PlainPage
from generator.shelf import Stored
from tests.conftest import AS_OF, all_cells, moment_of

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ROOT / "templates"
NAMES = sorted(
    path.relative_to(TEMPLATES).as_posix()
    for path in (TEMPLATES / "base.html", *TEMPLATES.glob("pages/*"), *TEMPLATES.glob("parts/*"))
)
PAGES = [name for name in NAMES if name.startswith("pages/")]

FRAMES = {
    frame
    for name in NAMES
    for frame in re.findall(r'{% frame "(.*?)" %}', (TEMPLATES / name).read_text("utf-8"))
}
"""Rendered by themselves, once for all pages at one place."""

every_template = pytest.mark.parametrize("name", NAMES)
every_page = pytest.mark.parametrize("name", PAGES)

Views = dict[str, set[type]]


@pytest.fixture(scope="session")
def views() -> Views:
    """Which kinds of view the planners pair with each template, found by planning the sample."""
    found: Views = defaultdict(set)
    with opened(ROOT, moment_of(AS_OF)) as site:
        pages = [page for _cell, planned in all_cells(site) for page in planned]
        withdrawn = list(WITHDRAWN.pages(site, site.all(PlainPage)[0]))
        maps = [sitemap.plan_part("", "pages", ()), sitemap.plan_index("", ())]
    for page in (*pages, *withdrawn, *maps):
        if isinstance(page, Page):
            found[page.template].add(type(page.view))
    return found


# ── Reading templates ─────────────────────────────────────────────────────


ENVIRONMENT = Environment(autoescape=True, extensions=[Frame])
BUILT_IN = frozenset(ENVIRONMENT.filters)
ENVIRONMENT.filters.update(FILTERS)


@cache
def tree(name: str) -> nodes.Template:
    return ENVIRONMENT.parse((TEMPLATES / name).read_text("utf-8"))


def references(name: str) -> list[nodes.Expr]:
    """What a template says of the templates that it extends, imports or includes."""
    found = tree(name)
    return [
        *(each.template for each in found.find_all(nodes.Extends)),
        *(each.template for each in found.find_all(nodes.Import)),
        *(each.template for each in found.find_all(nodes.FromImport)),
        *(each.template for each in found.find_all(nodes.Include)),
    ]


def defined(name: str) -> set[str]:
    """Names that a template gives to what it imports and to its own macros; its blocks see them."""
    macros = {each.name for each in tree(name).find_all(nodes.Macro)}
    return macros | {each.target for each in tree(name).find_all(nodes.Import)}


def literal(reference: nodes.Expr) -> str:
    return str(reference.value) if isinstance(reference, nodes.Const) else ""


def closure(name: str) -> set[str]:
    """A template and all that it stands on."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += map(literal, references(each))
    return found


def chain(node: nodes.Node) -> tuple[str, ...]:
    """`page.head.url` as words; nothing where it does not begin with a name."""
    match node:
        case nodes.Name(name=name):
            return (name,)
        case nodes.Getattr(node=inner, attr=attribute):
            before = chain(inner)
            return (*before, attribute) if before else ()
        case _:
            return ()


def read(name: str, root: str) -> set[tuple[str, ...]]:
    """Every path below a root that a template or one of its parts reads."""
    return {
        path[1:]
        for each in closure(name)
        for node in tree(each).find_all(nodes.Getattr)
        if (path := chain(node))[:1] == (root,)
    }


def first_words(paths: set[tuple[str, ...]]) -> set[str]:
    return {path[0] for path in paths}


def names_of(kind: type) -> set[str]:
    return {field.name for field in fields(kind)} if is_dataclass(kind) else set()


def unknown(kind: Any, path: tuple[str, ...]) -> str:
    """The first word of a path that names no field; a value that is no view has no fields to name."""
    if not path:
        return ""
    for each in views_in(kind):
        known = typing.get_type_hints(each)
        return unknown(known[path[0]], path[1:]) if path[0] in known else path[0]
    return ""


def views_in(kind: Any) -> Iterator[type]:
    """The dataclass that a type is, may be, or (in a tuple) is one of."""
    if isinstance(kind, type) and is_dataclass(kind):
        yield kind
    elif isinstance(kind, types.UnionType) or typing.get_origin(kind) is typing.Union:
        for each in typing.get_args(kind):
            yield from views_in(each)


def parts_of(kind: Any, found: set[type]) -> set[type]:
    """Every dataclass that can be reached from a view, save for what is a text when a template sees it."""
    if kind is Stored:
        return found
    if isinstance(kind, type) and is_dataclass(kind) and kind not in found:
        found.add(kind)
        for each in typing.get_type_hints(kind).values():
            parts_of(each, found)
    for each in typing.get_args(kind):
        parts_of(each, found)
    return found


# ── Tests ─────────────────────────────────────────────────────────────────


@every_template
def test_a_template_sees_the_page_and_the_shell_and_nothing_else(name: str) -> None:
    seen = {"here", "shell"} if name in FRAMES else {"page", "shell"}

    assert meta.find_undeclared_variables(tree(name)) - defined(name) <= seen


@every_template
def test_what_a_frame_reads_of_where_it_stands_is_there(name: str) -> None:
    assert {unknown(Here, path) for path in read(name, "here")} <= {""}


@every_template
def test_the_page_and_the_shell_are_never_handed_on_whole_or_replaced(name: str) -> None:
    whole = {"page", "shell"}
    uses = [node for node in tree(name).find_all(nodes.Name) if node.name in whole]
    read_by_field = [
        node
        for node in tree(name).find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name in whole
    ]

    assert len(uses) == len(read_by_field)


@every_template
def test_every_reference_to_a_template_is_literal_and_leads_to_one(name: str) -> None:
    assert [each for each in references(name) if literal(each) not in NAMES] == []


@every_template
def test_every_filter_that_a_template_uses_exists(name: str) -> None:
    used = {node.name for node in tree(name).find_all(nodes.Filter)}

    assert used <= set(FILTERS) | BUILT_IN


def test_every_filter_is_used() -> None:
    used = {node.name for name in NAMES for node in tree(name).find_all(nodes.Filter)}

    assert set(FILTERS) - used == set()


def test_every_page_template_belongs_to_a_planner_and_every_part_to_a_page(views: Views) -> None:
    assert set(PAGES) == {template for template in views if (TEMPLATES / template).exists()}
    assert set(NAMES) == {each for name in PAGES for each in closure(name)}


@every_page
def test_a_template_has_one_kind_of_view(name: str, views: Views) -> None:
    assert len(views[name]) == 1


@every_page
def test_everything_a_template_reads_is_a_field_of_its_view(name: str, views: Views) -> None:
    (view,) = views[name]

    assert {unknown(view, path) for path in read(name, "page")} <= {""}


@every_page
def test_every_field_of_a_view_is_read_by_its_template(name: str, views: Views) -> None:
    (view,) = views[name]

    assert names_of(view) - first_words(read(name, "page")) == set()


@every_page
def test_every_field_of_what_a_view_holds_is_read_by_name(name: str, views: Views) -> None:
    (view,) = views[name]
    read_somewhere = {
        node.attr for each in closure(name) for node in tree(each).find_all(nodes.Getattr)
    }
    dead = {
        f"{part.__module__}.{part.__name__}.{field}"
        for part in parts_of(view, set())
        for field in names_of(part) - read_somewhere
    }

    assert dead - READ_OTHERWISE == set()


READ_OTHERWISE = {"generator.page.Head.prefix", "generator.page.Target.id"}
"""By the filter `href`, of every page; by the filter `by_kind`."""


@every_page
def test_everything_a_template_reads_of_the_shell_is_there(name: str) -> None:
    assert {unknown(Shell, path) for path in read(name, "shell")} <= {""}


def test_every_field_of_the_shell_is_read() -> None:
    assert (
        names_of(Shell) - {word for name in PAGES for word in first_words(read(name, "shell"))}
        == set()
    )
