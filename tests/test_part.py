"""Lists numbered from their oldest item: what is full never changes again."""

from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import url
from generator.arrange import Arranger
from generator.build import opened
from generator.listing import Card, Listed
from generator.memory import PAGE_SIZE
from generator.page import Item, Page, Pager
from generator.pages import archive, column
from generator.part import full_pages
from generator.site import Site
from generator.url import Url
from tests.conftest import AS_OF, SITE, SiteOf, all_cells, files_in, moment_of

YEAR, COLUMN = url.archive("year", "2026"), url.at("columns", "zcwj")
FIRST = st.sampled_from([YEAR, COLUMN])
"""A list whose own address is planned as a list, and one that is the page of a record."""
LISTED = (Listed("year/2026", "2026年"), Listed("column/zcwj"))
LENGTHS = st.integers(1, 130)

Pages = list[tuple[Url, tuple[Item, ...], Pager]]


@cache
def every_page(length: int) -> Pages:
    """Both lists with `length` items, of which item 0 is the oldest, as they are planned."""
    with TemporaryDirectory() as folder:
        Path(folder, "site.yaml").write_text(files_in(SITE)["site.yaml"], "utf-8")
        with opened(Path(folder), moment_of(AS_OF)) as site:
            fill(site, length)
            return [
                (page.url, page.view.items, page.view.pager)
                for _cell, found in all_cells(site)
                for page in found
                if isinstance(page, Page) and isinstance(page.view, archive.View | column.View)
            ]


def fill(site: Site, length: int) -> None:
    """Several items share each day."""
    arranger = Arranger(site.memory, is_first=True)
    for index in range(length):
        day = date(2026, 1, 1) + timedelta(days=index // 3)
        card = Card(Item(str(index), Url(f"{index}.html"), day))
        arranger.take(("documents", f"2026/{index:03}"), LISTED, card)
    arranger.finish()


def pages(first: Url, length: int) -> Pages:
    """The list's own page, and those that are numbered."""
    found = [page for page in every_page(length) if page[2].newest == first]
    return sorted(found, key=lambda page: page[2].number)


def titles(items: tuple[Item, ...]) -> list[int]:
    return [int(item.title) for item in items]


@given(FIRST, LENGTHS)
def test_every_item_stands_on_some_page_and_every_page_is_newest_first(
    first: Url, length: int
) -> None:
    found = [titles(items) for _, items, _ in pages(first, length)]

    assert {title for each in found for title in each} == set(range(length))
    assert all(each == sorted(each, reverse=True) for each in found)


@given(FIRST, LENGTHS)
def test_the_list_s_own_address_shows_the_newest_twenty(first: Url, length: int) -> None:
    address, items, pager = pages(first, length)[0]

    assert (address, pager.number) == (first, 0)
    assert titles(items) == list(range(length))[::-1][:PAGE_SIZE]


@given(FIRST, LENGTHS)
def test_a_numbered_page_is_full_and_holds_what_its_number_says(first: Url, length: int) -> None:
    for index, (address, items, pager) in enumerate(pages(first, length)[1:], start=1):
        start = (index - 1) * PAGE_SIZE
        expected = list(range(start, start + PAGE_SIZE))[::-1]

        assert (address, pager.number) == (url.archive_page(first, index), index)
        assert titles(items) == expected


@given(FIRST, LENGTHS, st.integers(1, 60))
def test_new_items_change_no_full_page_but_the_link_of_the_last_one(
    first: Url, length: int, more: int
) -> None:
    before, after = pages(first, length)[1:], pages(first, length + more)[1:]

    assert before[:-1] == after[: len(before)][:-1]
    assert [page[:2] for page in before] == [page[:2] for page in after[: len(before)]]


@given(FIRST, LENGTHS, st.integers(1, 60))
def test_the_last_full_page_stays_the_same_until_a_newer_one_follows_it(
    first: Url, length: int, more: int
) -> None:
    before, after = pages(first, length)[1:], pages(first, length + more)[1:]

    assert before == after or len(before) < len(after)


@given(FIRST, LENGTHS)
def test_older_and_newer_lead_along_all_pages_and_back(first: Url, length: int) -> None:
    found = {address: pager for address, _, pager in pages(first, length)}
    down = [first]
    while (older := found[down[-1]].older) is not None:
        down.append(older)
    up = [down[-1]]
    while (newer := found[up[-1]].newer) is not None:
        up.append(newer)

    assert set(down) == set(found)
    assert up == down[::-1]


@given(FIRST, LENGTHS)
def test_every_link_of_a_pager_leads_to_a_page_with_that_number(first: Url, length: int) -> None:
    found = pages(first, length)
    numbers = {address: pager.number for address, _, pager in found}
    links = [link for _, _, pager in found for link in pager.pages if link.url]

    assert all(numbers[Url(link.url)] == int(link.title) for link in links)


@given(FIRST, LENGTHS)
def test_a_pager_shows_its_neighbours_and_the_oldest_page_and_marks_what_it_skips(
    first: Url, length: int
) -> None:
    full = full_pages(length)
    for _, _, pager in pages(first, length):
        at = pager.number or full
        shown = [int(link.title) for link in pager.pages if link.url]
        steps = [above - below for above, below in pairwise(shown)]
        gaps = [link.title for link in pager.pages if not link.url]

        assert set(shown) == {1, at - 2, at - 1, at, at + 1} & set(range(1, full + 1))
        assert all(step > 0 for step in steps)
        assert gaps == ["…" for step in steps if step > 1]
        assert not gaps or pager.pages[-2].url == "", "it stands before the oldest page"


@pytest.mark.parametrize("first", [YEAR, COLUMN])
@pytest.mark.parametrize(("length", "numbered"), [(1, 0), (20, 0), (21, 1), (39, 1), (40, 2)])
def test_a_list_that_fits_on_one_page_has_no_numbered_pages(
    length: int, numbered: int, first: Url
) -> None:
    assert len(pages(first, length)) == 1 + numbered


def test_an_empty_column_keeps_its_page_and_an_empty_list_has_none(site_of: SiteOf) -> None:
    addresses = {page.url for _cell, found in all_cells(site_of("")) for page in found}

    assert {each for each in addresses if each.startswith("columns/zcwj")} == {
        COLUMN,
        "columns/zcwj.json",
    }
    assert {each for each in addresses if each.startswith("lists/")} == {archive.INDEX}
