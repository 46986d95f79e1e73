"""What has changed in the content since the last release, read and linked."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from generator.diagnostic import Diagnostic, Rejected, errors
from generator.environment import digest_templates, page_templates, template_cache
from generator.load import (
    Reader,
    Reading,
    astray,
    load,
    readers_of,
    records_in,
    state_at,
    strangers,
)
from generator.memory import Memory
from generator.record import Article, StoredBody
from generator.resolve import Changes, Linker, Referring, referring
from generator.row import Kept, Source, thaw
from generator.scan import CONTENT, Difference, Scan, Stat, difference, is_template, scan

_BATCH = 500
"""Records that are linked at once."""
_PENDING = 500
"""Readings that are kept for the next build when this one is refused."""
_UNCLAIMED = "unclaimed"
"""Under which the memory keeps what is said of files that nothing names."""


def comings_and_goings(memory: Memory) -> Iterator[datetime]:
    """When records come or go by themselves."""
    for kept in memory.timed():
        for moment in (kept.appears, kept.disappears):
            if moment:
                yield datetime.fromisoformat(moment)


@dataclass(slots=True)
class Intake:
    """Compares, reads and links; `memory` is in a transaction of the caller's."""

    memory: Memory
    reader: Reader
    templates: tuple[Path, ...]
    known: Scan | None = None
    """A scan that was made just now."""
    restyled: tuple[str, ...] = ()
    """Files of templates that have changed."""
    _scan: Scan = field(default_factory=lambda: Scan({}, ()))
    _sources: dict[str, Source | None] = field(default_factory=dict)
    _pending: list[tuple[str, bytes, bytes]] = field(default_factory=list)
    _has_new_companions: bool = False

    @property
    def scanned(self) -> Scan:
        """The files that were found."""
        return self._scan

    def run(self, workers: Executor, tell: Callable[[str], None]) -> Changes:
        """Raises Rejected with every error of every file."""
        self._scan = self.known or scan(self.reader.root, self.templates)
        strays = tuple(astray(self.reader.root, self._scan.links))
        for stray in strays:
            self._scan.files.pop(stray.location.file, None)
        found = self._really(difference(self.memory.sources(), self._scan.files))
        self.restyled = tuple(
            path for path in (*found.changed, *found.added, *found.gone) if is_template(path)
        )
        paths = self._to_read(found)
        gone = [path for path in found.gone if path.startswith(CONTENT)]
        flips = list(self._flips((*paths, *gone)))
        linker = Linker(self.memory, (*paths, *(kept.path for kept in flips)), gone)
        problems = list(strays)
        problems += self._take(linker, paths, workers, tell)
        self._forget(gone)
        linker.take(self._shown(kept) for kept in flips)
        if found.added or found.gone or self._has_new_companions:
            self._look_for_strangers()
        problems = [*problems, *self.memory.warnings()]
        if errors(tuple(problems)):
            # What a broken text names cannot be known, so nothing is called unlisted beside an error.
            told = {each for each in problems if each.rule != "unlisted-file"}
            raise Rejected(tuple(sorted(told)))
        changes = linker.finish()
        # What stands in them may stand on another line.
        changes.files.update(paths, found.changed, found.added, found.gone)
        return changes

    # ── What has changed ─────────────────────────────────────────────────

    def _really(self, found: Difference) -> Difference:
        """Files whose stat differs are read: only another content is a change."""
        changed = []
        for path in found.changed:
            if self._digest(path) != self.memory.source_digest(path):
                changed.append(path)
        # New texts are digested by whoever reads them: on a first build, all of them.
        is_first = not self.memory.has_entries() and not self.memory.has_pending()
        for path in found.added:
            if not (is_first and records_in((path,))):
                self._digest(path)
        self._sources.update(dict.fromkeys(found.gone))
        return replace(found, changed=tuple(changed))

    def _digest(self, path: str) -> bytes:
        """Empty for what cannot be read, which is reported when it is."""
        size, modified = self._scan.files[path]
        try:
            with self._file(path).open("rb") as stream:
                hashed = blake2b(digest_size=16)
                while block := stream.read(1 << 20):
                    hashed.update(block)
                digest = hashed.digest()
        except OSError:
            digest = b""
        self._sources[path] = Source(size, modified, digest)
        return digest

    def _file(self, path: str) -> Path:
        if path.startswith("+templates/"):
            return self.templates[-1] / path.removeprefix("+templates/")
        return self.reader.root / path

    def _to_read(self, found: Difference) -> list[str]:
        moved = [
            each for each in (*found.changed, *found.added, *found.gone) if not is_template(each)
        ]
        readers = (
            reader for path in moved for reader in readers_of(path, self.memory.readers((path,)))
        )
        return [path for path in records_in(dict.fromkeys(readers)) if path in self._scan.files]

    # ── Time ─────────────────────────────────────────────────────────────

    def _flips(self, read_anyway: Iterable[str]) -> Iterator[Kept]:
        """Records that come or go by themselves, and did."""
        skipped = set(read_anyway)
        for kept in self.memory.timed():
            if kept.path not in skipped and self._state(kept) != kept.state:
                yield kept

    def _state(self, kept: Kept) -> int:
        record = thaw(kept.blob, kept.digest)
        return state_at(record, self.reader.moment, is_preview=self.reader.is_preview)

    def _shown(self, kept: Kept) -> Referring:
        return referring(replace(kept, state=self._state(kept)), thaw(kept.blob, kept.digest))

    # ── Reading ──────────────────────────────────────────────────────────

    def _take(
        self, linker: Linker, paths: list[str], workers: Executor, tell: Callable[[str], None]
    ) -> Iterable[Diagnostic]:
        problems: list[Diagnostic] = []
        is_first = not self.memory.has_entries()
        batch: list[Referring] = []
        warnings: dict[str, tuple[Diagnostic, ...]] = {}
        companions: list[tuple[str, str]] = []
        for count, reading in enumerate(self._readings(paths, workers), start=1):
            batch.extend(reading.records)
            told = errors(reading.problems)
            problems.extend(told)
            reminders = tuple(each for each in reading.problems if each not in told)
            if reminders or not is_first:
                warnings[reading.path] = reminders
            companions.extend((each, reading.path) for each in reading.companions)
            if len(batch) >= _BATCH and not self._is_party_file(reading.path):
                linker.take(batch)
                batch = []
                tell(f"读取 {count}/{len(paths)}")
        linker.take(batch)
        self.memory.keep_warnings(warnings)
        self._has_new_companions = self._keep_companions(paths, companions)
        return problems

    def _forget(self, gone: list[str]) -> None:
        """What was said of files that are no more, and what they looked at."""
        self.memory.keep_warnings(dict.fromkeys(gone, ()))
        self.memory.keep_companions(gone, ())

    @staticmethod
    def _is_party_file(path: str) -> bool:
        return path.startswith("content/units")

    def _readings(self, paths: list[str], workers: Executor) -> Iterator[Reading]:
        known: list[Reading] = []
        rest: list[str] = []
        for path in paths:
            reading = self._pending_reading(path)
            if reading is None:
                rest.append(path)
            else:
                known.append(reading)
        found = load(self.reader, rest, self._bodies(rest), workers)
        known_first = sorted(
            known, key=lambda each: (not self._is_party_file(each.path), each.path)
        )
        parties = [each for each in known_first if self._is_party_file(each.path)]
        yield from parties
        for reading in found:
            if reading.path not in self._sources:
                size, modified = self._scan.files[reading.path]
                self._sources[reading.path] = Source(size, modified, reading.digest)
            self._keep_pending(reading)
            yield reading
        yield from known_first[len(parties) :]

    def _pending_reading(self, path: str) -> Reading | None:
        """What a build that was refused had read, if all that it looked at is as it was."""
        source = self._sources.get(path)
        blob = self.memory.pending(path, source.digest) if source else None
        if blob is None:
            return None
        reading: Reading
        reading, beside = pickle.loads(blob)
        if beside is None or beside != self._beside(reading):
            return None
        # By now it may have come or gone.
        records = tuple(
            replace(each, kept=replace(each.kept, state=self._state(each.kept)))
            for each in reading.records
        )
        return replace(reading, records=records)

    def _beside(self, reading: Reading) -> dict[str, Stat | None] | None:
        """The other files that a reading depends on, as they are; None where that is not certain."""
        files = (*reading.companions, str(PurePosixPath(reading.path).with_suffix(".yaml")))
        found = {each: self._scan.files.get(each) for each in files if each != reading.path}
        return None if any(each and not each[1] for each in found.values()) else found

    def _bodies(self, paths: Iterable[str]) -> dict[str, StoredBody]:
        """Texts that were rendered before, of which there can be few."""
        found: dict[str, StoredBody] = {}
        if not self.memory.has_entries():
            return found
        for path in paths:
            for kept in self.memory.entries_of(path) if path.endswith(".md") else ():
                record = thaw(kept.blob, kept.digest)
                if isinstance(record, Article):
                    found[path] = record.body
        return found

    def _keep_pending(self, reading: Reading) -> None:
        source = self._sources.get(reading.path)
        if source and not errors(reading.problems) and len(self._pending) < _PENDING:
            blob = pickle.dumps((reading, self._beside(reading)))
            self._pending.append((reading.path, source.digest, blob))

    def _keep_companions(self, readers: list[str], pairs: list[tuple[str, str]]) -> bool:
        """Whether other files are looked at than before."""
        before = self.memory.companions_of(readers)
        self.memory.keep_companions(readers, pairs)
        return before != set(pairs)

    def _look_for_strangers(self) -> None:
        claimed = self.memory.companions()
        told = tuple(strangers(sorted(self._scan.files), claimed))
        self.memory.keep_warnings({_UNCLAIMED: told})

    # ── Templates ────────────────────────────────────────────────────────

    def templates_changed(self, *, is_first: bool) -> dict[str, str]:
        """Templates that are others than they were, with the reason."""
        if not is_first and not self.restyled:
            return {}
        marks = digest_templates(
            self.templates, page_templates(self.templates), template_cache(self.memory.folder)
        )
        changed = {
            name: f"模板 {name}"
            for name, mark in marks.items()
            if self.memory.fact(f"template {name}") != mark
        }
        self.memory.note(**{f"template {name}": mark for name, mark in marks.items()})
        return changed

    # ── The end ──────────────────────────────────────────────────────────

    def keep(self) -> None:
        """The files as they are now are those of the release."""
        self.memory.keep_sources(self._sources)
        self.memory.drop_pending()

    def keep_pending(self) -> None:
        """The build was refused: what was read need not be read again."""
        self.memory.keep_pending(self._pending)
