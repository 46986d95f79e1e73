"""The browser's engine, under Node, says what Python says: of the vectors and of any text."""

import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.gram import asked, choose
from generator.minify import minified
from generator.normaliser import normalise
from generator.query import readings
from tests.searches import ENGINE, TITLES, VECTORS_OF, Scripts, points, running
from tests.test_gram import LINES
from tests.test_query import GROUPS, TYPED, told

ASSIGNED = [
    chr(point)
    for point in range(sys.maxunicode + 1)
    if unicodedata.category(chr(point)) not in {"Cn", "Cs"}
]
"""What the Unicode of this Python knows: Node's may be newer, and names characters that Python has no form of."""
FREQUENT = "政府萬醫〔〕（）“”—·○Ⅲaz09 　\n\u200b"


@pytest.fixture(scope="module")
def scripts() -> Iterator[Scripts]:
    with running() as made:
        yield made


def test_the_vectors_hold_in_node(scripts: Scripts) -> None:
    wrong = [
        (call, expected, said)
        for call, expected in VECTORS_OF.calls()
        if (said := scripts(*call)) != expected
    ]

    assert wrong == []


def test_every_character_is_folded_as_python_folds_it(scripts: Scripts) -> None:
    text = "\n".join(each for each in ASSIGNED if each != "\n")

    lines = zip(ASSIGNED, normalise(text).split("\n"), scripts("normalise", text).split("\n"), strict=False)  # fmt: skip
    assert [each for each in lines if each[1] != each[2]] == []


@given(st.text(st.sampled_from(ASSIGNED) | st.sampled_from(FREQUENT)))
def test_any_text_is_normalised_as_python_does_it(scripts: Scripts, text: str) -> None:
    assert scripts("normalise", text) == normalise(text)


@settings(max_examples=300)
@given(TYPED, GROUPS)
def test_any_query_is_read_as_python_reads_it(
    scripts: Scripts, typed: str, groups: list[list[str]]
) -> None:
    assert scripts("readings", typed, groups) == told(readings(typed, groups))


@settings(max_examples=300)
@given(LINES, st.text(st.sampled_from("政府信息公开条例办法的01"), max_size=13))
def test_the_same_grams_are_asked_and_chosen(scripts: Scripts, line: str, common: str) -> None:
    phrase = asked(normalise(line))
    known = list(dict.fromkeys(common))
    chosen = choose(phrase, {character: place for place, character in enumerate(known)})

    in_points: list[Any] = [points(each) for each in phrase]
    assert scripts("asked", normalise(line)) == in_points
    assert scripts("choose", in_points, list(map(ord, known))) == [points(each) for each in chosen]


def test_the_vectors_hold_for_the_scripts_as_they_are_published(tmp_path: Path) -> None:
    scripts = [tmp_path / path.name for path in (ENGINE, TITLES)]
    for source, path in zip((ENGINE, TITLES), scripts, strict=True):
        path.write_bytes(minified(".js", source.read_bytes()))

    with running(*scripts) as engine:
        assert [call for call, said in VECTORS_OF.calls() if engine(*call) != said] == []
