"""Pages to the files of a release: which are new, which stay as they are, which are gone."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from generator import url
from generator.compress import TEXT, variants
from generator.difference import Change
from generator.fingerprint import fingerprint
from generator.memory import Memory
from generator.page import Asset, Cell, Page, Rendered
from generator.pages import sitemap
from generator.publish import Release
from generator.row import FileRow
from generator.searched import row_of

MOVED = "pages/moved.html"
VARIANTS = {"gz", "br"}


class Claim(NamedTuple):
    """An address as written, and the file that asks for it."""

    url: str
    place: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A file that was written again, and why."""

    url: str
    reason: str


@dataclass(slots=True)
class Assembly:
    """Takes cell after cell; what must be rendered comes out, and what is rendered comes back in."""

    memory: Memory
    begin: Callable[[], Release] | None
    """The release to write to, begun when there is something to write; None on a trial."""
    root: Path
    is_first: bool
    is_anew: str
    """Why every file must be written, whatever it is made of; else empty."""
    restyled: Mapping[str, str]
    """Templates that have changed, with the reason."""
    changes: dict[str, Change] = field(default_factory=dict)
    explained: list[Explained] | None = None
    """Filled where somebody wants to know."""
    written: int = 0
    removed: int = 0
    expected: frozenset[str] = frozenset()
    """Permanent addresses that were published before the memory began."""
    parts: set[str] = field(default_factory=set)
    """Sitemaps that list other pages, or pages of another day, than before."""
    has_base: bool = True
    """Whether the release is made of an earlier one; else every file is new."""
    was_public: Callable[[str], bool] = lambda _address: True
    """Whether an address that is taken away could be seen by the public."""
    searched: dict[str, str] = field(default_factory=dict)
    """What search knows of a page that has changed: its row, empty where it knows nothing any more."""
    is_compressed: bool = False
    _waiting: dict[str, tuple[FileRow, FileRow | None]] = field(default_factory=dict)
    _before: dict[str, FileRow] = field(default_factory=dict)
    """Files that the cell now taken had made before, and has not made again yet."""
    _rewritten: set[str] = field(default_factory=set)
    _last: FileRow = field(default=FileRow("", "", "", "", "", 0, "", "", "", ""))
    _rows: list[FileRow] = field(default_factory=list)
    _gone: dict[str, FileRow] = field(default_factory=dict)
    _claims: dict[str, Claim] = field(default_factory=dict)
    _clashes: list[tuple[str, str, str]] = field(default_factory=list)
    _vanished: set[str] = field(default_factory=set)
    _unmade: list[tuple[str, str, str]] = field(default_factory=list)
    _moving: dict[str, tuple[str, str, FileRow]] = field(default_factory=dict)
    """Addresses that another cell had, and must have left: (address, who claims it, what it had)."""
    _moved: list[FileRow] = field(default_factory=list)
    """Kept back until the other cell has been asked what it has."""

    def stale(self, cells: Iterable[tuple[Cell, str]]) -> Iterator[Page]:
        """Pages to render.  Files that are copied or written as they are go straight to the release."""
        for (cell, found), reason in cells:
            known = {} if self.is_first else {row.url: row for row in self.memory.files_of(cell)}
            self._before = known
            for each in found:
                old = self._claim(cell, each, known.pop(each.url, None))
                if isinstance(each, Asset):
                    self._take_asset(cell, each, old, reason)
                elif self._take_page(cell, each, old, reason):
                    if self.begin is not None:
                        self.begin()
                    yield each
            for row in known.values():
                if not self._is_kept_variant(row, found):
                    self._gone[row.url] = row

    def _is_kept_variant(self, row: FileRow, found: Iterable[Page | Asset]) -> bool:
        """Whether it is a compressed form of a file that is not written again."""
        base, _, suffix = row.url.rpartition(".")
        if not self.is_compressed or suffix not in VARIANTS or base in self._rewritten:
            return False
        return any(each.url == base for each in found)

    def _claim(self, cell: str, each: Page | Asset, old: FileRow | None) -> FileRow | None:
        """The file that stands at an address now: the cell's own, or another's that must leave it."""
        key = each.url.lower()
        if key == each.url:
            key = each.url  # one text in memory for both
        if key in self._claims:
            self._clashes.append((each.url, each.place, self._claims[key].place))
        self._claims.setdefault(key, Claim(each.url, each.place))
        if old is not None or self.is_first:
            return old
        owner = self.memory.file(each.url)
        if owner is not None and owner.cell != cell:
            self._moving[key] = (each.url, each.place, owner)
        if owner is not None and owner.url != each.url:
            self._respell(owner)
            return None
        return owner

    def _respell(self, old: FileRow) -> None:
        """An address that differs from its new one by case only: taken away before the other is written."""
        if self.has_base and self.begin is not None:
            self.begin().remove(old.url)
        self._leave(old)

    def _take_page(self, cell: str, page: Page, old: FileRow | None, reason: str) -> bool:
        """Whether the page must be rendered."""
        listed = sitemap.part_of(page.url) if page.listed else ""
        modified = page.modified.isoformat() if page.modified else ""
        row = FileRow(
            page.url,
            cell,
            fingerprint(page.view),
            page.template,
            old.sha256 if old else "",
            old.size if old else 0,
            listed,
            modified,
            page.place,
            row_of(page.search) if page.search else "",
        )
        self._note_lists(row, old)
        if old is not None and old.mark == row.mark and old.template == row.template:
            why = self.is_anew or self.restyled.get(page.template, "")
            if not why:
                if row != old:
                    self._keep(row)
                return False
            reason = why
        self._explain(page.url, reason)
        self._waiting[page.url] = (row, old)
        self._rewritten.add(page.url)
        return True

    def _note_lists(self, row: FileRow, old: FileRow | None) -> None:
        before = (old.part, old.modified) if old else ("", "")
        if (row.part, row.modified) != before:
            self.parts |= {each for each in (row.part, before[0]) if each}
        if row.search != (old.search if old else ""):
            self.searched[row.url] = row.search

    def _take_asset(self, cell: str, asset: Asset, old: FileRow | None, reason: str) -> None:
        digest = asset.sha256 or sha256(asset.content).hexdigest()
        if old is not None and old.sha256 == digest and not self.is_anew:
            if (old.cell, old.place) != (cell, asset.place):
                self._keep(replace(old, cell=cell, place=asset.place))
            return
        size = len(asset.content)
        if self.begin is not None and asset.source:
            self.begin().copy(asset.url, self.root / asset.source)
        elif self.begin is not None:
            self.begin().write(asset.url, asset.content)
        row = FileRow(asset.url, cell, digest, "", digest, size, "", "", asset.place, "")
        self._explain(asset.url, self.is_anew or reason)
        self._rewritten.add(asset.url)
        self._write(row, old)
        if self.is_compressed and asset.url.endswith(TEXT):
            content = (self.root / asset.source).read_bytes() if asset.source else asset.content
            self._write_variants(row, content)

    def _write_variants(self, row: FileRow, content: bytes) -> None:
        self._last = row
        for address, each in variants(row.url, content):
            self.take(Rendered(address, sha256(each).hexdigest(), len(each), each))

    def _explain(self, address: str, reason: str) -> None:
        if self.explained is not None:
            self.explained.append(Explained(address, reason))

    def take(self, rendered: Rendered) -> None:
        if self.begin is not None and rendered.content is not None:
            self.begin().write(rendered.url, rendered.content)
        row, old = self._waiting.pop(rendered.url, (None, None))
        if rendered.problem:
            self._unmade.append((rendered.url, row.place if row else "", rendered.problem))
            return
        if row is None:
            self._take_variant(rendered)
            return
        self._last = row
        self._write(replace(row, sha256=rendered.sha256, size=rendered.size), old)

    def _take_variant(self, rendered: Rendered) -> None:
        """A compressed form of the page that was taken last."""
        old = self._gone.pop(rendered.url, None) or self._before.pop(rendered.url, None)
        row = FileRow(
            rendered.url, self._last.cell, "", "", rendered.sha256, rendered.size, "", "", "", ""
        )
        self._explain(rendered.url, f"随 {self._last.url}")
        self._write(row, old)

    def _write(self, row: FileRow, old: FileRow | None) -> None:
        before = old.sha256 if old and self.has_base else None
        self.changes[row.url] = Change(before, row.sha256)
        self.written += 1
        self._keep(row)

    def _keep(self, row: FileRow) -> None:
        (self._moved if row.key in self._moving else self._rows).append(row)
        if len(self._rows) >= 1000:
            self.flush()

    def flush(self) -> None:
        self.memory.keep_files(self._rows)
        self._rows = []

    def drop_gone(self) -> None:
        """Take away what no cell makes any more; after all cells are computed."""
        for address, place, owner in self._moving.values():
            if owner.url not in self._gone:
                self._clashes.append((address, place, owner.place))
        self._moving = {}
        gone = {
            address: row
            for address, row in self._gone.items()
            if address.lower() not in self._claims
        }
        for address, row in gone.items():
            if self.has_base and self.begin is not None:
                self.begin().remove(address)
            self._leave(row)
        self.memory.drop_files(gone)
        self._rows += self._moved
        self._moved, self._gone = [], {}
        self.flush()

    def _leave(self, row: FileRow) -> None:
        if self.has_base:
            self.changes[row.url] = Change(row.sha256, None)
        self.removed += 1
        self._note_lists(replace(row, part="", modified="", search=""), row)
        if url.is_permanent(row.url) and self.was_public(row.url):
            self._vanished.add(row.url)

    # ── What the rules over addresses ask ────────────────────────────────

    def is_file(self, address: str) -> bool:
        found = self.memory.file(address)
        return found is not None and found.url == address

    def is_redirect(self, address: str) -> bool:
        found = self.memory.file(address)
        return found is not None and found.template == MOVED

    @property
    def clashes(self) -> list[tuple[str, str, str]]:
        return self._clashes

    @property
    def unmade(self) -> list[tuple[str, str, str]]:
        return self._unmade

    @property
    def vanished(self) -> list[str]:
        missing = {each for each in self.expected if not self.is_file(each)}
        return sorted(self._vanished | missing)
