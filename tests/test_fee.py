"""Fees are worked out as 国办函〔2020〕109号 says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.fee import BY_ITEM, BY_PAGE, by_item, by_page


@pytest.mark.parametrize(
    ("items", "yuan"),
    [(0, 0), (10, 0), (11, 100), (30, 2000), (31, 2200), (40, 4000), (41, 4300), (50, 7000)],
)
def test_items_cost_more_band_by_band(items: int, yuan: int) -> None:
    assert by_item(items) == yuan


@pytest.mark.parametrize(
    ("pages", "yuan"),
    [(0, 0), (30, 0), (31, 10), (100, 700), (101, 720), (200, 2700), (201, 2740)],
)
def test_pages_cost_more_band_by_band(pages: int, yuan: int) -> None:
    assert by_page(pages) == yuan


@given(st.integers(11, 5000))
def test_one_more_item_costs_the_price_of_its_band(items: int) -> None:
    price = 100 if items <= 30 else ((items - 31) // 10 + 2) * 100

    assert by_item(items) - by_item(items - 1) == price


def test_an_example_shows_how_it_is_worked_out() -> None:
    (found,) = (each for each in BY_ITEM.examples if each.amount == "41件")

    assert (found.sum, found.fee) == ("20件×100元＋10件×200元＋1件×300元", "4300元")


def test_what_is_free_says_why() -> None:
    assert [(each.sum, each.fee) for each in BY_PAGE.examples if each.amount == "30页"] == [
        ("没有超出免费的数量", "0元")
    ]
