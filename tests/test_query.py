"""What was typed is read as a search box is used: words, phrases, numbers, dates."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.query import ALTERNATIVES, LONGEST, Query, readings
from tests.searches import VECTORS_OF

PIECES = [
    *'政府医保"“”-－＂〔〕[]（） 　\n\t\ufeff\x1c\x85年月日号第〇一二十萬aB',
    *("2019", "54", "2021-1-1", "国办发", "二〇二一年"),
]
TYPED = st.lists(st.sampled_from(PIECES)).map("".join)
GROUPS = st.lists(
    st.lists(st.sampled_from(["医保", "醫療保險", "政府", "机关", "$&", ""])), max_size=3
)


def told(found: tuple[Query, ...]) -> list[list[dict[str, Any]]]:
    return [
        [{"forms": list(each.forms), "without": each.is_without} for each in query.parts]
        for query in found
    ]


@pytest.mark.parametrize("vector", VECTORS_OF.query, ids=lambda each: ascii(each["typed"]))
def test_what_was_typed_is_read_in_the_likeliest_ways(vector: dict[str, Any]) -> None:
    assert told(readings(vector["typed"], vector.get("synonyms", ()))) == vector["readings"]


@given(TYPED, GROUPS)
def test_whatever_was_typed_is_read_and_never_without_something_wanted(
    typed: str, groups: list[list[str]]
) -> None:
    for query in readings(typed, groups):
        assert query.wanted
        assert all(1 <= len(each.forms) <= ALTERNATIVES for each in query.parts)
        assert all(0 < len(each.forms[0]) <= LONGEST for each in query.parts)


def test_what_is_looked_for_besides_is_told() -> None:
    (query,) = readings("医保 2021-1-1 -罚款", [["医保", "医疗保险"], ["罚款", "处罚"]])

    assert query.also == ("医疗保险", "2021年1月1日")
