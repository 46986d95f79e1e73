"""Both ways through Markdown, over 3,421 real statutes and tens of thousands of made-up texts."""

import tarfile
from itertools import product

import pytest
from hypothesis import given, settings

from generator import plain_markdown
from generator.markdown import render, render_in_full
from tests.seeds import SHARED
from tests.test_plain_markdown import PIECES, SOURCES, address, both_ways, with_short_cuts

LAWS = SHARED / "corpus/laws.tar.xz"
HEAD = "<!-- INFO END -->"
"""Behind the title and the dates of a statute."""

pytestmark = pytest.mark.proof


@pytest.mark.skipif(not LAWS.is_file(), reason="没有 ../shared/corpus/laws.tar.xz（法规全文）")
def test_every_statute_is_the_same_with_its_head_and_without() -> None:
    differing: list[str] = []
    count = short = 0
    with tarfile.open(LAWS) as archive:
        for member in archive:
            file = archive.extractfile(member)
            if file is None or not member.name.endswith(".md"):
                continue
            whole = file.read().decode("utf-8")
            text = whole.partition(HEAD)[2].lstrip()
            for source in (whole, text):
                once, full = both_ways(source)
                if once != full:
                    differing.append(member.name)
            count += 1
            short += plain_markdown.render(text) is not None

    assert count == 3421
    assert differing == []
    assert short > 0.95 * count


def test_any_two_blocks_one_below_the_other_are_the_same() -> None:
    pairs = ("\n\n".join(pair) for pair in product(PIECES, repeat=2))

    assert [each for each in pairs if render(each, address) != render_in_full(each, address)] == []


@settings(max_examples=20_000)
@given(SOURCES)
def test_any_of_twenty_thousand_texts_is_the_same(source: str) -> None:
    short, full = both_ways(source)

    assert short == full == with_short_cuts(source)
