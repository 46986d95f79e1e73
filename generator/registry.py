"""Units and collectives by every name that they had."""

from collections.abc import Iterable
from datetime import date

from generator.records import Collective, Unit
from generator.text import fold

Party = Unit | Collective
"""Who a name in a task list can mean."""


class Registry:
    """Units and collectives by every name that they had."""

    def __init__(self, parties: Iterable[Party]) -> None:
        self.parties = {(each.family, each.id): each for each in parties}
        self._names: dict[str, list[Party]] = {}
        for party in self.parties.values():
            for name in dict.fromkeys(map(fold, party.names_on(None))):
                self._names.setdefault(name, []).append(party)

    def named(self, name: str, day: date | None) -> list[Party]:
        """Whom a name meant on a day; on any day, for None.  An id means its unit where no name does."""
        folded = fold(name)
        found = self._names.get(folded, [])
        if day is not None and found:
            found = [
                each for each in found if any(fold(known) == folded for known in each.names_on(day))
            ]
        exact = None if found else self.parties.get((Unit.family, name))
        return [exact] if exact else found

    def known(self, day: date | None) -> set[str]:
        return {name for party in self.parties.values() for name in party.names_on(day)}

    def mark(self) -> str:
        """Equal as long as every name means whom it meant."""
        return repr(
            [
                (*key, tuple(party.names_on(None)), getattr(party, "aliases", ()))
                for key, party in sorted(self.parties.items())
            ]
        )
