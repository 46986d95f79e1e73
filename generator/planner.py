"""What a planner is: a function from the site to pages, for each record, each page of a list, or once.

A planner says what a page shows; its cells are what is computed again when something that
it read has changed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from generator.page import Asset, Page
from generator.record import Entry
from generator.site import Site

Planned = Iterable[Page | Asset]


@dataclass(frozen=True, slots=True)
class EachPlanner:
    """Pages of one record."""

    kinds: tuple[type[Entry], ...]
    pages: Callable[[Site, Any], Planned]


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a list: number 0 holds the newest items, the others are full and never change."""

    facet: str
    value: str
    word: str
    number: int
    full: int
    """Full pages there are.  Page `number` may show no more of them than the next."""
    cards: tuple[bytes, ...]
    """What it shows of its items (see `listing.Card`)."""

    @property
    def name(self) -> str:
        return f"{self.facet}/{self.value}"


@dataclass(frozen=True, slots=True)
class ListPlanner:
    """Pages of the lists of some facets.  `is_paged` says whether the older items have pages too."""

    facets: tuple[str, ...]
    is_paged: Callable[[Site, str], bool]
    has_first: bool
    """Whether page 0 is planned here, and not as the page of a record."""
    page: Callable[[Site, ListPage], Planned]


@dataclass(frozen=True, slots=True)
class OncePlanner:
    """Pages of the whole site."""

    name: str
    pages: Callable[[Site], Planned]


def for_each(*kinds: type[Entry]) -> Callable[[Callable[[Site, Any], Planned]], EachPlanner]:
    return lambda pages: EachPlanner(kinds, pages)


def once(pages: Callable[[Site], Planned]) -> OncePlanner:
    return OncePlanner(f"{pages.__module__.rpartition('.')[2]}.{pages.__name__}", pages)


def for_lists(
    *facets: str, is_paged: Callable[[Site, str], bool], has_first: bool = True
) -> Callable[[Callable[[Site, ListPage], Planned]], ListPlanner]:
    return lambda page: ListPlanner(facets, is_paged, has_first, page)
