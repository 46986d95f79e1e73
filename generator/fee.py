"""Fees for handling requests (国办函〔2020〕109号): what so many items, or so many pages, cost.

Both scales are progressive: a dearer band is charged only for what lies in it.  One request
is charged by one of them, never by both.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Band:
    """So many items or pages, at so many yuan each; the last of a scale has no end."""

    first: int
    last: int
    price: int


@dataclass(frozen=True, slots=True)
class Example:
    """A number worked out: `12件` costs `2件×100元`, that is `200元`."""

    amount: str
    sum: str
    fee: str


@dataclass(frozen=True, slots=True)
class Scale:
    """One way of charging, as it stands on a page."""

    name: str
    basis: str
    rows: tuple[tuple[str, str], ...]
    """(range, price)."""
    examples: tuple[Example, ...]


_ENDLESS = 10**9
_PAGES = (Band(31, 100, 10), Band(101, 200, 20), Band(201, _ENDLESS, 40))


def by_item(items: int) -> int:
    """Yuan for the requests of one applicant in one calendar month."""
    return sum(count * price for count, price in _charged(items, _items(items)))


def by_page(pages: int) -> int:
    """Yuan for the pages given in answer to one request."""
    return sum(count * price for count, price in _charged(pages, _PAGES))


def _items(items: int) -> Iterator[Band]:
    """Ten are free, twenty at the first price, then ten at each following one, without end."""
    first, last, price = 11, 30, 100
    while first <= items:
        yield Band(first, last, price)
        first, last, price = last + 1, last + 10, price + 100


def _charged(amount: int, bands: Iterable[Band]) -> Iterator[tuple[int, int]]:
    """(how many, price) of each band that the amount reaches."""
    for band in bands:
        if band.first <= amount:
            yield min(amount, band.last) - band.first + 1, band.price


def _example(amount: int, unit: str, bands: Iterable[Band]) -> Example:
    charged = tuple(_charged(amount, bands))
    told = "＋".join(f"{count}{unit}×{price}元" for count, price in charged)
    fee = sum(count * price for count, price in charged)
    return Example(f"{amount}{unit}", told or "没有超出免费的数量", f"{fee}元")


BY_ITEM = Scale(
    "按件计收",
    "以同一申请人在一个自然月内提出的申请件数计算",
    (
        ("10件以下（含10件）", "不收费"),
        ("11至30件（含30件）", "100元/件"),
        ("31至40件（含40件）", "200元/件"),
        ("41件以上", "以10件为一档，每增加一档，单价提高100元/件"),
    ),
    tuple(_example(each, "件", _items(each)) for each in (10, 11, 30, 31, 40, 41, 50)),
)
BY_PAGE = Scale(
    "按量计收",
    "以提供的政府信息的页数计算，A4及以下幅面的单面为1页",
    (
        ("30页以下（含30页）", "不收费"),
        ("31至100页（含100页）", "10元/页"),
        ("101至200页（含200页）", "20元/页"),
        ("201页以上", "40元/页"),
    ),
    tuple(_example(each, "页", _PAGES) for each in (30, 31, 100, 101, 200, 201)),
)
SCALES = (BY_ITEM, BY_PAGE)
