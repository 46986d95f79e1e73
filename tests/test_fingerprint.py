"""Fingerprints: equal exactly where the values are equal, whatever objects they are made of."""

import copy
import io
import pickle
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.fingerprint import Reducers, digest, fingerprint
from generator.page import Fact, Link, Mapping, Tag
from generator.shelf import Stored
from generator.url import Url
from generator.vocabulary import Validity

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class One:
    only: Any


words = st.text(st.sampled_from("ab\0信")) | st.text(max_size=3).map(Markup)
leaves = st.none() | st.booleans() | st.integers(0, 9) | words | st.dates(max_value=date(1, 1, 9))
values = st.recursive(
    leaves | st.sampled_from(Validity),
    lambda inner: (
        st.lists(inner, max_size=4).map(tuple)
        | st.builds(One, inner)
        | st.builds(Link, words, words.map(Url))
        | st.builds(Fact, words, words, words)
        | st.builds(Tag, words, words)
        | st.lists(st.tuples(words, inner), max_size=3).map(lambda pairs: Mapping(tuple(pairs)))
    ),
    max_leaves=10,
)


def rebuilt(value: Any) -> Any:
    """Equal, and no part of it is the same object as before, nor as any other part."""
    match value:
        case str():
            return type(value)(
                value.encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass")
            )
        case tuple():
            return tuple([rebuilt(each) for each in value])
        case _ if hasattr(value, "__dataclass_fields__"):
            return type(value)(
                *(rebuilt(getattr(value, name)) for name in value.__dataclass_fields__)
            )
        case _:
            return copy.deepcopy(value)


def shape(value: Any) -> Any:
    """The value with the types that decide how it is shown: True is no 1, and HTML no text."""
    match value:
        case tuple():
            return tuple(shape(each) for each in value)
        case _ if hasattr(value, "__dataclass_fields__"):
            inner = (shape(getattr(value, name)) for name in value.__dataclass_fields__)
            return type(value), *inner
        case _:
            return type(value), value


@given(values)
def test_equal_values_have_equal_fingerprints_whichever_parts_are_one_object(value: Any) -> None:
    shared = (value, value)
    apart = (value, rebuilt(value))

    assert fingerprint(shared) == fingerprint(apart) == fingerprint(rebuilt(apart))


@given(values, values)
def test_different_values_have_different_fingerprints(one: Any, other: Any) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (shape(one) == shape(other))


def test_two_kinds_of_view_with_the_same_values_differ() -> None:
    assert fingerprint(Link("a", Url("b"))) != fingerprint(Asked("a", Url("b")))


@dataclass(frozen=True, slots=True)
class Asked:
    title: str
    url: str
    count: int | None = None


@given(st.text(), st.text())
def test_interned_text_is_text_like_any_other(one: str, other: str) -> None:
    joined = one + other

    assert fingerprint(joined) == fingerprint(sys.intern(rebuilt(joined)))


def test_a_text_on_the_shelf_is_known_by_what_it_says() -> None:
    assert fingerprint(One(Stored("d", "a", 1, 2))) == fingerprint(One(Stored("d", "b", 3, 4)))
    assert fingerprint(One(Stored("d", "a", 1, 2))) != fingerprint(One(Stored("e", "a", 1, 2)))


@given(st.lists(st.binary(max_size=3), max_size=4), st.lists(st.binary(max_size=3), max_size=4))
def test_no_byte_passes_from_one_part_into_the_next(one: list[bytes], other: list[bytes]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)


@pytest.mark.parametrize("seed", ["0", "1", "77"])
def test_another_process_finds_the_same(seed: str) -> None:
    said = (
        "from generator.fingerprint import fingerprint, program;"
        "from generator.page import Link;"
        "print(fingerprint((Link('标题', 'a.html', 3), '标题'), 'x'), program())"
    )
    told = subprocess.run(
        [sys.executable, "-c", said], cwd=ROOT, env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    here, program = told.stdout.split()

    assert here == fingerprint((Link("标题", "a.html", 3), "标题"), "x")
    assert len(program) == 32


@pytest.mark.parametrize("value", [date(2026, 11, 20), Validity.VALID, Markup("<p>")])
def test_what_is_no_dataclass_is_pickled_in_its_own_way(value: object) -> None:
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, 5)
    pickler.dispatch_table = Reducers(lambda kind, values: lambda of: (kind, values(of)))
    pickler.dump((value, value))

    assert stream.getvalue() == pickle.dumps((value, value), 5)
