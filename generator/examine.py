"""Each record by itself: what rules say of it, and the lists that it stands in."""

from collections.abc import Iterator

from generator.agenda import Agenda, Key, days, noted
from generator.arrange import Arranger, Touched
from generator.check import Locate, check_record, check_site, site_rules
from generator.diagnostic import Diagnostic
from generator.listing import card, listed
from generator.memory import Memory
from generator.records import ENTRIES
from generator.row import thaw
from generator.site import Site

_BATCH = 1000


class Examination:
    """Goes through the agenda, and remembers what each cell read and found."""

    def __init__(self, site: Site, agenda: Agenda, locate: Locate) -> None:
        self._site, self._agenda, self._locate = site, agenda, locate
        self._memory: Memory = site.memory
        self._cells: list[tuple[str, str | None, str | None, frozenset[str]]] = []
        self._findings: list[tuple[str, str, Diagnostic]] = []

    def records(self, *, is_first: bool) -> Touched:
        arranger = Arranger(self._memory, is_first=is_first)
        for key in self._keys():
            cell = f"check {'/'.join(key)}"
            reason = self._agenda.why(cell)
            kept = self._memory.entry(*key)
            if kept is None:
                self._memory.drop_cells((cell,))
                arranger.take(key, (), None, reason)
                continue
            record = thaw(kept.blob, kept.digest)
            with self._site.reading() as reads:
                told = (
                    list(check_record(self._site, record, self._locate)) if kept.state < 2 else []
                )
                shown = card(self._site, record) if not kept.state else None
                lists = tuple(listed(self._site, record)) if shown else ()
            arranger.take(key, lists, shown, reason)
            self._findings.extend((cell, each.location.file, each) for each in told)
            self._cells.append((cell, *days(reads), noted(cell, reads)))
            if len(self._cells) >= _BATCH:
                self._keep()
        self._keep()
        touched = arranger.finish()
        self._agenda.touch(touched.keys)
        for name, pages in touched.pages.items():
            for number, reason in pages.items():
                self._agenda.add(f"list {name} {number}", reason)
        return touched

    def site(self) -> None:
        """Rules over the whole site, after all records stand in their lists."""
        for name, rule in site_rules().items():
            cell = f"rule {name}"
            if not self._agenda.has(cell):
                continue
            with self._site.reading() as reads:
                told = list(check_site(self._site, rule, self._locate))
            self._findings.extend((cell, each.location.file, each) for each in told)
            self._cells.append((cell, *days(reads), noted(cell, reads)))
        self._keep()

    def _keys(self) -> Iterator[Key]:
        if not self._agenda.everything:
            yield from list(self._agenda.records("check"))
            return
        yield from self._agenda.gone
        for kind in ENTRIES:
            for identity in self._memory.ids(kind.family):
                yield kind.family, identity

    def _keep(self) -> None:
        self._memory.keep_cells(self._cells)
        self._memory.keep_findings((cell for cell, *_ in self._cells), self._findings)
        self._cells, self._findings = [], []
