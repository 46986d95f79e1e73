"""Records to a linked site: the only place that follows references.

A record type declares `term(…, to="documents")`; that is all this stage needs to know of
it.  What cannot be resolved is kept as a value, for a rule to report with its ground.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import chain

from generator.diagnostic import Place
from generator.record import Article, Entry, Record, is_required, references
from generator.records import Collective, Unit
from generator.site import Duplicate, Site, Unresolved
from generator.text import fold, nearest

_PARTIES = "units"
"""References to this family are names, of units or collectives, not ids."""


def resolve(records: Iterable[Entry], as_of: date) -> Site:
    by_family: dict[str, dict[str, Entry]] = defaultdict(dict)
    duplicates: list[Duplicate] = []
    for record in records:
        first = by_family[record.family].setdefault(record.id, record)
        if first is not record:
            duplicates.append(Duplicate(record, first))
    # A second unit under a taken id is reported once, not again wherever its name stands.
    strays = [duplicate.record for duplicate in duplicates]
    registry = _Registry(by_family, strays)
    edges = _Edges(registry)
    for family in list(by_family.values()):
        for record in family.values():
            edges.follow(record)
    entries: dict[type[Entry], list[Entry]] = defaultdict(list)
    for family in by_family.values():
        for record in family.values():
            entries[type(record)].append(record)
    return Site(
        as_of,
        {kind: tuple(found) for kind, found in entries.items()},
        {(record.family, record.id): record for found in entries.values() for record in found},
        {key: tuple(found) for key, found in edges.targets.items()},
        {key: tuple(found) for key, found in edges.referrers.items()},
        tuple(edges.unresolved),
        tuple(duplicates),
    )


class _Registry:
    """Looks up what a reference means."""

    def __init__(self, by_family: dict[str, dict[str, Entry]], strays: Iterable[Entry]) -> None:
        self._by_family = by_family
        families = (by_family.get(kind.family, {}).values() for kind in (Unit, Collective))
        candidates = (*chain.from_iterable(families), *strays)
        self._parties = [each for each in candidates if isinstance(each, Unit | Collective)]
        self._names: dict[date | None, dict[str, list[Unit | Collective]]] = {}

    def find(self, family: str, value: str, day: date | None) -> list[Entry]:
        if family != _PARTIES:
            found = self._by_family.get(family, {}).get(value)
            return [found] if found else []
        exact = self._by_family.get(family, {}).get(value)
        return list(self._names_on(day).get(fold(value), ())) or ([exact] if exact else [])

    def suggestions(self, family: str, value: str, day: date | None) -> tuple[str, ...]:
        if family == _PARTIES:
            known = {name for party in self._parties for name in party.names_on(day)}
        else:
            known = set(self._by_family.get(family, {}))
        return nearest(value, known)

    def nearest_ids(self, family: str, value: str) -> tuple[str, ...]:
        """Links in a text name units by id, as they do everything else."""
        return nearest(value, self._by_family.get(family, {}))

    def _names_on(self, day: date | None) -> dict[str, list[Unit | Collective]]:
        if day not in self._names:
            names: dict[str, list[Unit | Collective]] = defaultdict(list)
            for party in self._parties:
                for name in dict.fromkeys(map(fold, party.names_on(day))):
                    names[name].append(party)
            self._names[day] = names
        return self._names[day]


class _Edges:
    def __init__(self, registry: _Registry) -> None:
        self._registry = registry
        self.targets: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
        self.referrers: dict[tuple[str, str, str, str], list[Entry]] = defaultdict(list)
        self.unresolved: list[Unresolved] = []

    def follow(self, record: Entry) -> None:
        self._follow_fields(record, record)
        for name in type(record).model_fields:
            # Parts of a record that are no entries themselves (a unit's 去向) refer for their owner.
            part = getattr(record, name)
            if isinstance(part, Record) and not isinstance(part, Entry):
                self._follow_fields(part, record)
        if isinstance(record, Article):
            self._follow_links(record)

    def _follow_fields(self, part: Record, owner: Entry) -> None:
        for field, family, index, value in references(part):
            day = owner.reference_date
            found = self._registry.find(family, value, day)
            if len(found) == 1:
                self._link(owner, field, found[0])
                continue
            if not found and not is_required(part, field):
                continue
            several = isinstance(getattr(part, field), tuple)
            place = part.at(field, index) if several else part.at(field)
            suggestions = () if found else self._registry.suggestions(family, value, day)
            self.unresolved.append(Unresolved(place, family, value, tuple(found), suggestions))

    def _follow_links(self, record: Article) -> None:
        """Links in the text: a record they name, and an anchor in it."""
        for link in record.body.links:
            place = Place(record.place.file, (), link.line)
            found = self._registry.find(link.family, link.id, None) if link.family else [record]
            target = next((each for each in found if each.id == link.id or not link.family), None)
            if target is None:
                suggestions = self._registry.nearest_ids(link.family, link.id)
                self.unresolved.append(Unresolved(place, link.family, link.id, (), suggestions))
                continue
            if (
                link.anchor
                and isinstance(target, Article)
                and link.anchor not in target.body.anchors
            ):
                suggestions = nearest(link.anchor, target.body.anchors)
                value = f"{link.id}#{link.anchor}"
                self.unresolved.append(Unresolved(place, target.family, value, (), suggestions))
            elif link.family:
                self._link(record, "links", target)

    def _link(self, record: Entry, field: str, target: Entry) -> None:
        self.targets[record.family, record.id, field].append(target)
        referrers = self.referrers[target.family, target.id, record.family, field]
        if record not in referrers[-1:]:
            referrers.append(record)
