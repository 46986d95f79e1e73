"""Records to lists: who stands where, and which pages of which lists a change touches."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator import part
from generator.agenda import Key
from generator.listing import Card, Listed, governed
from generator.memory import PAGE_SIZE, Memory
from generator.shelf import digest

Place = tuple[str, str, str, str]
"""(list, day, family, id): the order in which a list stands."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The lists of one record with what it calls them, and its day in them."""

    day: str = ""
    lists: Mapping[str, str] = field(default_factory=dict)

    def places(self, key: Key) -> set[Place]:
        return {(name, self.day, *key) for name in self.lists}


@dataclass(slots=True)
class Shift:
    """What moves in one list: ranks are counted from the oldest item."""

    lowest: int
    highest: int
    reason: str


@dataclass(slots=True)
class Touched:
    """What arranging found changed."""

    keys: dict[str, str] = field(default_factory=dict)
    pages: dict[str, dict[int, str]] = field(default_factory=dict)
    """List → number of the page → reason.  0 is the newest items."""
    shifted: dict[str, Shift] = field(default_factory=dict)
    """Lists in which every page from the lowest rank on is another."""


class Arranger:
    """Takes one record after the other, then says what that means."""

    def __init__(self, memory: Memory, *, is_first: bool) -> None:
        self._memory, self._is_first = memory, is_first
        self._changes: list[tuple[Key, Standing, Standing, str]] = []
        self._cards: list[tuple[str, str, str, str, str, bytes]] = []
        self._places: list[Place] = []

    def take(self, key: Key, listed: Iterable[Listed], card: Card | None, reason: str = "") -> None:
        new = Standing()
        if card is not None:
            blob = card.packed()
            mark = digest(blob)
            names = {each.name: each.word for each in listed}
            new = Standing((card.item.day or date.min).isoformat(), names)
            lists = json.dumps(names, ensure_ascii=False, separators=(",", ":"))
            self._cards.append((*key, new.day, lists, mark, blob))
        if self._is_first:
            self._places.extend(new.places(key))
            self._flush()
            return
        known = self._memory.standing(*key)
        old = Standing(*known) if known else Standing()
        if old.lists or new.lists:
            self._changes.append((key, old, new, reason))

    def _flush(self, limit: int = 2000) -> None:
        if len(self._cards) >= limit:
            self._memory.keep_cards(self._cards)
            self._memory.add_places(sorted(self._places))
            self._cards, self._places = [], []

    def finish(self) -> Touched:
        if self._is_first:
            self._flush(0)
            self._memory.count_lists()
            return Touched()
        touched = Touched()
        gone = {key for key, _, new, _ in self._changes if not new.lists}
        moved = [
            (old.places(key), new.places(key), reason) for key, old, new, reason in self._changes
        ]
        for old, new, reason in moved:
            self._shift(touched, old - new, reason)
        self._memory.drop_places(place for old, new, _ in moved for place in old - new)
        self._memory.add_places(place for old, new, _ in moved for place in new - old)
        for old, new, reason in moved:
            self._shift(touched, new - old, reason)
        self._memory.drop_cards(gone)
        self._memory.keep_cards(self._cards)
        before = {name: self._memory.count(name) for name in touched.shifted}
        self._recount(touched)
        for name, shift in tuple(touched.shifted.items()):
            self._tell_shift(touched, name, shift, before[name])
        for old, new, reason in moved:
            for place in old & new:
                self._tell_change(touched, place, reason)
        return touched

    def _recount(self, touched: Touched) -> None:
        """How many stand in each list, and what it is called: two words may have one address."""
        reasons = {name: shift.reason for name, shift in touched.shifted.items()}
        for _key, old, new, reason in self._changes:
            for name in old.lists.keys() & new.lists.keys():
                if old.lists[name] != new.lists[name]:
                    reasons.setdefault(name, reason)
        for name, reason in reasons.items():
            word = self._memory.list_word(name)
            self._memory.recount(name)
            if self._memory.list_word(name) != word:
                facet = name.partition("/")[0]
                touched.keys.update({f"%{facet}": reason, f"${facet}": reason})
                pages = range(part.full_pages(self._memory.count(name)) + 1)
                touched.pages.setdefault(name, {}).update(dict.fromkeys(pages, reason))

    def _shift(self, touched: Touched, places: Iterable[Place], reason: str) -> None:
        for place in places:
            rank = self._memory.rank(*place)
            shift = touched.shifted.setdefault(place[0], Shift(rank, rank, reason))
            shift.lowest, shift.highest = min(shift.lowest, rank), max(shift.highest, rank)

    def _tell_shift(self, touched: Touched, name: str, shift: Shift, before: int) -> None:
        now = self._memory.count(name)
        facet = name.partition("/")[0]
        keys = {f"@{name}"}
        if now != before:
            keys |= {f"#{name}", f"%{facet}"}
        if bool(before) != bool(now):
            keys.add(f"${facet}")
            self._tell_governed(touched, governed(name), shift.reason)
        pages = touched.pages.setdefault(name, {})
        if shift.highest >= min(now, before) - PAGE_SIZE:
            keys.add(f"^{name}")
            pages[0] = shift.reason
        # The page before the first one that changes links to the one after it.
        for number in range(max(1, shift.lowest // PAGE_SIZE), part.full_pages(now) + 1):
            pages[number] = shift.reason
        if part.full_pages(now) != part.full_pages(before):
            pages[0] = shift.reason
        touched.keys.update(dict.fromkeys(keys, shift.reason))

    def _tell_governed(self, touched: Touched, name: str, reason: str) -> None:
        """A list that gets numbered pages, or loses them, because of what stands in another."""
        if name:
            numbers = range(part.full_pages(self._memory.count(name)) + 1)
            touched.pages.setdefault(name, {}).update(dict.fromkeys(numbers, reason))
            touched.shifted.setdefault(name, Shift(0, 0, reason))

    def _tell_change(self, touched: Touched, place: Place, reason: str) -> None:
        """A record that stays where it stands and shows something else."""
        name, count = place[0], self._memory.count(place[0])
        rank = self._memory.rank(*place)
        pages = touched.pages.setdefault(name, {})
        touched.keys[f"@{name}"] = reason
        if rank >= count - PAGE_SIZE:
            touched.keys[f"^{name}"] = reason
            pages[0] = reason
        if rank // PAGE_SIZE < part.full_pages(count):
            pages[rank // PAGE_SIZE + 1] = reason
