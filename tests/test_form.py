"""JSON and CSV without templates."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.form import FORMS, as_csv, as_json
from generator.page import Column, Mapping, Table
from generator.shelf import Stored
from generator.vocabulary import Validity

texts = st.text(st.characters(exclude_categories=["Cs"]))
leaves = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | texts | st.dates()
values = st.recursive(
    leaves | st.sampled_from(Validity),
    lambda inner: (
        st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(texts, inner, max_size=4).map(lambda pairs: Mapping(tuple(pairs.items())))
    ),
    max_leaves=12,
)


def nothing_stored(stored: Stored) -> str:
    raise AssertionError(stored)


def plain(value: Any) -> Any:
    match value:
        case Mapping(pairs):
            return {key: plain(each) for key, each in pairs}
        case tuple():
            return [plain(each) for each in value]
        case date():
            return value.isoformat()
        case _:
            return value


@given(values)
def test_json_is_laid_out_as_pythons_own_encoder_does(value: Any) -> None:
    expected = json.dumps(plain(value), ensure_ascii=False, indent=1) + "\n"

    assert as_json(value, nothing_stored).decode() == expected


def test_a_text_on_the_shelf_stands_in_json_wherever_it_is_named() -> None:
    stored = Stored("d", "pack", 0, 1)
    value = Mapping((("正文", stored), ("各条", (Mapping((("文", stored),)),))))

    made = json.loads(as_json(value, lambda _stored: "第一条"))

    assert made == {"正文": "第一条", "各条": [{"文": "第一条"}]}


def test_a_table_as_csv_has_a_byte_order_mark_and_quotes_what_must_be() -> None:
    table = Table(
        "表", (Column("名称", ""), Column("日期", "")), (('a,"b"', date(2026, 1, 2)), (None, 3))
    )

    assert (
        as_csv(table, nothing_stored)
        == '\ufeff名称,日期\r\n"a,""b""",2026-01-02\r\n,3\r\n'.encode()
    )


@pytest.mark.parametrize("name", ["data.json", "data.csv", "data.xlsx", "data.ics"])
def test_the_forms_are_known_by_what_pages_name_as_template(name: str) -> None:
    assert name in FORMS
