"""Lists numbered from their oldest item: what is full never changes again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import url
from generator.page import Item, Pager
from generator.part import PAGE_SIZE, paged
from generator.url import Url

FIRST = url.archive("year", "2026")
LENGTHS = st.integers(0, 130)

Pages = list[tuple[Url, tuple[Item, ...], Pager]]


def pages(length: int) -> Pages:
    """The list of `length` items, of which item 0 is the oldest."""
    newest_first = [Item(str(each), Url(f"{each}.html"), date.min) for each in range(length)][::-1]
    return list(paged(newest_first, FIRST))


def titles(items: tuple[Item, ...]) -> list[int]:
    return [int(item.title) for item in items]


@given(LENGTHS)
def test_every_item_stands_on_some_page_and_every_page_is_newest_first(length: int) -> None:
    found = [titles(items) for _, items, _ in pages(length)]

    assert {title for each in found for title in each} == set(range(length))
    assert all(each == sorted(each, reverse=True) for each in found)


@given(LENGTHS)
def test_the_list_s_own_address_shows_the_newest_twenty(length: int) -> None:
    address, items, pager = pages(length)[0]

    assert (address, pager.number, pager.newest) == (FIRST, 0, FIRST)
    assert titles(items) == list(range(length))[::-1][:PAGE_SIZE]


@given(LENGTHS)
def test_a_numbered_page_is_full_and_holds_what_its_number_says(length: int) -> None:
    for index, (address, items, pager) in enumerate(pages(length)[1:], start=1):
        start = (index - 1) * PAGE_SIZE
        expected = list(range(start, start + PAGE_SIZE))[::-1]

        assert (address, pager.number) == (url.archive_page(FIRST, index), index)
        assert titles(items) == expected


@given(LENGTHS, st.integers(1, 60))
def test_new_items_change_no_full_page_but_the_link_of_the_last_one(length: int, more: int) -> None:
    before, after = pages(length)[1:], pages(length + more)[1:]

    assert before[:-1] == after[: len(before)][:-1]
    assert [page[:2] for page in before] == [page[:2] for page in after[: len(before)]]


@given(LENGTHS, st.integers(1, 60))
def test_the_last_full_page_stays_the_same_until_a_newer_one_follows_it(
    length: int, more: int
) -> None:
    before, after = pages(length)[1:], pages(length + more)[1:]

    assert before == after or len(before) < len(after)


@given(LENGTHS)
def test_older_and_newer_lead_along_all_pages_and_back(length: int) -> None:
    found = {address: pager for address, _, pager in pages(length)}
    down = [FIRST]
    while (older := found[down[-1]].older) is not None:
        down.append(older)
    up = [down[-1]]
    while (newer := found[up[-1]].newer) is not None:
        up.append(newer)

    assert set(down) == set(found)
    assert up == down[::-1]


@given(LENGTHS)
def test_every_link_of_a_pager_leads_to_a_page_with_that_number(length: int) -> None:
    found = pages(length)
    numbers = {address: pager.number for address, _, pager in found}

    assert all(numbers[Url(link.url)] == int(link.title) for _, _, p in found for link in p.pages)


@pytest.mark.parametrize(("length", "numbered"), [(0, 0), (20, 0), (21, 1), (39, 1), (40, 2)])
def test_a_list_that_fits_on_one_page_has_no_numbered_pages(length: int, numbered: int) -> None:
    assert len(pages(length)) == 1 + numbered
