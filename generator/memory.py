"""What earlier builds found out: one SQLite file beside the output, and the shelf of rendered texts.

It can be deleted at any time: that costs time and never changes a byte of the site.  A
memory written by another version of the program, or one that is damaged, is made afresh.

Everything that a build computes is a *cell*: what a record is checked for and shown as,
a page of a list, the home page.  A cell is remembered with the *keys* of what it read,
and with the days between which it holds; so that a change leads straight to the cells
that it touches, whatever the size of the site.
"""

import json
import pickle
import shutil
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from generator.indexed import INDEXED, Indexed
from generator.row import Edge, FileRow, Kept, Source
from generator.shelf import digest

FORMAT = 1
PAGE_SIZE = 20
"""Items on one page of a list."""
_SPARE = 64 << 20

_SCHEMA = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE sources (path TEXT PRIMARY KEY, size INTEGER, modified INTEGER, digest BLOB) WITHOUT ROWID;
CREATE TABLE companions (path TEXT, reader TEXT, PRIMARY KEY (path, reader)) WITHOUT ROWID;
CREATE TABLE warnings (path TEXT PRIMARY KEY, blob BLOB) WITHOUT ROWID;
CREATE TABLE pending (path TEXT PRIMARY KEY, digest BLOB, blob BLOB);
CREATE TABLE entries (
  family TEXT, id TEXT, path TEXT, position INTEGER, digest TEXT, state INTEGER,
  appears TEXT, disappears TEXT, blob BLOB, PRIMARY KEY (family, id));
CREATE INDEX entries_by_path ON entries (path);
CREATE INDEX entries_by_day ON entries (appears, disappears) WHERE appears IS NOT NULL OR disappears IS NOT NULL;
CREATE TABLE edges (
  family TEXT, id TEXT, source_family TEXT, field TEXT, path TEXT, position INTEGER, source_id TEXT,
  PRIMARY KEY (family, id, source_family, field, path, position, source_id)) WITHOUT ROWID;
CREATE TABLE places (list TEXT, day TEXT, family TEXT, id TEXT, PRIMARY KEY (list, day, family, id)) WITHOUT ROWID;
CREATE TABLE lists (name TEXT PRIMARY KEY, word TEXT, count INTEGER) WITHOUT ROWID;
CREATE TABLE cards (family TEXT, id TEXT, day TEXT, lists TEXT, digest TEXT, blob BLOB, PRIMARY KEY (family, id));
CREATE TABLE cells (cell TEXT PRIMARY KEY, since TEXT, until TEXT, keys TEXT) WITHOUT ROWID;
CREATE INDEX cells_by_day ON cells (until, since) WHERE since IS NOT NULL OR until IS NOT NULL;
CREATE TABLE reads (key TEXT, cell TEXT, PRIMARY KEY (key, cell)) WITHOUT ROWID;
CREATE TABLE findings (cell TEXT, file TEXT, blob BLOB);
CREATE INDEX findings_by_cell ON findings (cell);
CREATE TABLE published (url TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE files (
  key TEXT PRIMARY KEY, url TEXT, cell TEXT, mark TEXT, template TEXT, sha256 TEXT, size INTEGER,
  part TEXT, modified TEXT, place TEXT, search TEXT);
CREATE INDEX files_by_cell ON files (cell);
CREATE INDEX files_by_template ON files (template);
CREATE INDEX files_by_part ON files (part, url) WHERE part != '';
"""

Row = tuple[Any, ...]


class Memory:
    """Statements, grouped by what they are about.  One writer; a transaction is a build."""

    def __init__(self, folder: Path, program: str | None = None) -> None:
        """`program` names the version of everything that computes: another one begins afresh.

        Without it the memory is only read.
        """
        self.folder = folder
        self._file = folder / "memory.sqlite"
        if program is None:
            self._open("?mode=ro")
            return
        folder.mkdir(parents=True, exist_ok=True)
        try:
            if not self._is_of(program):
                self.start_afresh(program)
        except BaseException:
            self.close()
            raise

    def _is_of(self, program: str) -> bool:
        try:
            self._open()
            return self.fact("program") == program and self.fact("format") == str(FORMAT)
        except sqlite3.DatabaseError as error:
            if is_damage(error):
                return False
            raise  # somebody else uses it, or the disk does not let us

    @staticmethod
    def exists(folder: Path) -> bool:
        return (folder / "memory.sqlite").is_file()

    @property
    def texts(self) -> Path:
        """The folder of the shelf."""
        return self.folder / "texts"

    def _open(self, how: str = "") -> None:
        address = f"file:{quote(str(self._file.absolute()))}{how}"
        self._db = sqlite3.connect(address, isolation_level=None, timeout=0.5, uri=True)
        if how:
            return
        # A killed process leaves a journal that the next one rolls back.  Syncing would guard
        # against a power cut only, at which SQLite notices what is damaged and we begin afresh.
        self._db.executescript(
            "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=OFF; PRAGMA cache_size=-6144; PRAGMA temp_store=MEMORY;"
        )

    def is_overgrown(self) -> bool:
        """Whether texts that nobody needs any more take most of the shelf."""
        limit = 2 * int(self.fact("texts") or 0) + _SPARE
        return self.shelved() > limit

    def shelved(self) -> int:
        """Bytes of all texts, needed or not."""
        packs = self.texts.iterdir() if self.texts.is_dir() else ()
        return sum(each.stat().st_size for each in packs)

    def start_afresh(self, program: str) -> None:
        """As if there had been no build before; only which addresses were published is carried over."""
        published = self._published_before()
        self.close()
        for file in self.folder.glob("memory.sqlite*"):
            file.unlink()
        shutil.rmtree(self.texts, ignore_errors=True)
        self._open()
        self._db.executescript(f"BEGIN; {_SCHEMA} {INDEXED} COMMIT;")
        self.begin()
        self.note(program=program, format=str(FORMAT))
        self._many("INSERT INTO published VALUES (?)", published)
        self.commit()

    def _published_before(self) -> list[tuple[str]]:
        try:
            return self._db.execute(
                "SELECT url FROM files UNION SELECT url FROM published"
            ).fetchall()
        except sqlite3.DatabaseError:
            return []

    def published(self) -> list[str]:
        """Addresses that were published before this memory began."""
        return [address for (address,) in self._db.execute("SELECT url FROM published")]

    def forget_published(self) -> None:
        """They are part of the release, or were left out of it on purpose."""
        self._db.execute("DELETE FROM published")

    def close(self) -> None:
        if hasattr(self, "_db"):
            self._db.close()

    @property
    def indexed(self) -> Indexed:
        """What the search index holds."""
        return Indexed(self._db)

    # ── Transactions and single facts ────────────────────────────────────

    def begin(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        self._db.execute("COMMIT")

    def roll_back(self) -> None:
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    def fact(self, name: str) -> str:
        found = self._db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    def note(self, **facts: str) -> None:
        self._many("INSERT OR REPLACE INTO facts VALUES (?, ?)", facts.items())

    def _many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        self._db.executemany(statement, rows)

    # ── Sources ──────────────────────────────────────────────────────────

    def sources(self) -> dict[str, tuple[int, int]]:
        """(size, time in ns) of every file as it was at the last release."""
        found = self._db.execute("SELECT path, size, modified FROM sources")
        return {path: (size, modified) for path, size, modified in found}

    def source_digest(self, path: str) -> bytes:
        row = self._db.execute("SELECT digest FROM sources WHERE path = ?", (path,)).fetchone()
        return bytes(row[0]) if row else b""

    def keep_sources(self, changed: Mapping[str, Source | None]) -> None:
        gone = [(path,) for path, source in changed.items() if source is None]
        self._many("DELETE FROM sources WHERE path = ?", gone)
        self._many(
            "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?)",
            (
                (path, source.size, source.modified, source.digest)
                for path, source in changed.items()
                if source is not None
            ),
        )

    def readers(self, paths: Iterable[str]) -> set[str]:
        """Files whose reading also looked at one of these."""
        return {
            reader
            for path in paths
            for (reader,) in self._db.execute(
                "SELECT reader FROM companions WHERE path = ?", (path,)
            )
        }

    def companions_of(self, readers: Iterable[str]) -> set[tuple[str, str]]:
        """(path, reader) of what these readers looked at."""
        wanted = set(readers)
        if not self._db.execute("SELECT 1 FROM companions LIMIT 1").fetchone():
            return set()
        return {
            (path, reader)
            for path, reader in self._db.execute("SELECT path, reader FROM companions")
            if reader in wanted
        }

    def companions(self) -> set[str]:
        return {path for (path,) in self._db.execute("SELECT DISTINCT path FROM companions")}

    def keep_companions(self, readers: Iterable[str], pairs: Iterable[tuple[str, str]]) -> None:
        """`pairs` are (path, reader), and replace what those readers looked at before."""
        gone = set(readers)
        if gone and self._db.execute("SELECT 1 FROM companions LIMIT 1").fetchone():
            self._many("DELETE FROM companions WHERE reader = ?", ((each,) for each in gone))
        self._many("INSERT OR REPLACE INTO companions VALUES (?, ?)", pairs)

    def pending(self, path: str, digest: bytes) -> bytes | None:
        """What a build that was refused had already read."""
        row = self._db.execute(
            "SELECT blob FROM pending WHERE path = ? AND digest = ?", (path, digest)
        ).fetchone()
        return bytes(row[0]) if row else None

    def has_pending(self) -> bool:
        return self._db.execute("SELECT 1 FROM pending LIMIT 1").fetchone() is not None

    def keep_pending(self, rows: Iterable[tuple[str, bytes, bytes]]) -> None:
        self._many("INSERT OR REPLACE INTO pending VALUES (?, ?, ?)", rows)

    def drop_pending(self) -> None:
        self._db.execute("DELETE FROM pending")

    def warnings(self) -> Iterator[Any]:
        for (blob,) in self._db.execute("SELECT blob FROM warnings"):
            yield from pickle.loads(blob)

    def keep_warnings(self, found: Mapping[str, Sequence[Any]]) -> None:
        """By file; an empty sequence forgets what was said of it."""
        if self._db.execute("SELECT 1 FROM warnings LIMIT 1").fetchone():
            self._many("DELETE FROM warnings WHERE path = ?", ((path,) for path in found))
        self._many(
            "INSERT INTO warnings VALUES (?, ?)",
            ((path, pickle.dumps(told)) for path, told in found.items() if told),
        )

    # ── Records ──────────────────────────────────────────────────────────

    _ENTRY = "family, id, path, position, digest, state, appears, disappears, blob"

    def entry(self, family: str, identity: str) -> Kept | None:
        row = self._db.execute(
            f"SELECT {self._ENTRY} FROM entries WHERE family = ? AND id = ?", (family, identity)
        ).fetchone()
        return Kept(*row) if row else None

    def family(self, family: str) -> Iterator[Kept]:
        """In the order of their files."""
        statement = f"SELECT {self._ENTRY} FROM entries WHERE family = ? ORDER BY path, position"
        for row in self._db.execute(statement, (family,)).fetchall():
            yield Kept(*row)

    def entries_of(self, path: str) -> list[Kept]:
        statement = f"SELECT {self._ENTRY} FROM entries WHERE path = ? ORDER BY position"
        return [Kept(*row) for row in self._db.execute(statement, (path,))]

    def has_entries(self) -> bool:
        return self._db.execute("SELECT 1 FROM entries LIMIT 1").fetchone() is not None

    def ids(self, family: str) -> list[str]:
        """In the order of their files."""
        found = self._db.execute(
            "SELECT id FROM entries WHERE family = ? ORDER BY path, position", (family,)
        )
        return [identity for (identity,) in found]

    def every_key(self) -> list[tuple[str, str]]:
        """(family, id) of all records, in the order of their files."""
        return self._db.execute("SELECT family, id FROM entries ORDER BY path, position").fetchall()

    def keep_entries(self, rows: Iterable[Kept]) -> None:
        self._many(
            "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    each.family, each.id, each.path, each.position, each.digest, each.state,
                    each.appears, each.disappears, each.blob,
                )
                for each in rows
            ),
        )  # fmt: skip

    def drop_entries(self, keys: Iterable[tuple[str, str]]) -> None:
        self._many("DELETE FROM entries WHERE family = ? AND id = ?", keys)

    def timed(self) -> list[Kept]:
        """Records that come or go at a time of their own."""
        statement = (
            f"SELECT {self._ENTRY} FROM entries WHERE appears IS NOT NULL OR disappears IS NOT NULL"
        )
        return [Kept(*row) for row in self._db.execute(statement)]

    # ── Edges ────────────────────────────────────────────────────────────

    def referrers(self, family: str, identity: str, source: str, field: str) -> list[str]:
        """Ids of the records of a family that refer to this one in a field, in their files' order."""
        found = self._db.execute(
            "SELECT source_id FROM edges WHERE family = ? AND id = ? AND source_family = ? AND field = ?"
            " ORDER BY path, position",
            (family, identity, source, field),
        )
        return list(dict.fromkeys(identity for (identity,) in found))

    def referred(self, family: str) -> Iterator[str]:
        """Ids of the records of a family that any other refers to."""
        for (identity,) in self._db.execute(
            "SELECT DISTINCT id FROM edges WHERE family = ?", (family,)
        ):
            yield identity

    def keep_edges(self, gone: Iterable[Edge], come: Iterable[Edge]) -> None:
        self._many(
            "DELETE FROM edges WHERE family = ? AND id = ? AND source_family = ? AND field = ?"
            " AND path = ? AND position = ? AND source_id = ?",
            map(_edge_row, gone),
        )
        self._many("INSERT OR IGNORE INTO edges VALUES (?, ?, ?, ?, ?, ?, ?)", map(_edge_row, come))

    # ── Lists ────────────────────────────────────────────────────────────

    def standing(self, family: str, identity: str) -> tuple[str, dict[str, str]] | None:
        """(day, {list: what the record calls it}) of a record."""
        row = self._db.execute(
            "SELECT day, lists FROM cards WHERE family = ? AND id = ?", (family, identity)
        ).fetchone()
        return (row[0], _words(row[1])) if row else None

    def keep_cards(self, rows: Iterable[tuple[str, str, str, str, str, bytes]]) -> None:
        self._many("INSERT OR REPLACE INTO cards VALUES (?, ?, ?, ?, ?, ?)", rows)

    def drop_cards(self, keys: Iterable[tuple[str, str]]) -> None:
        self._many("DELETE FROM cards WHERE family = ? AND id = ?", keys)

    def add_places(self, rows: Iterable[tuple[str, str, str, str]]) -> None:
        self._many("INSERT OR IGNORE INTO places VALUES (?, ?, ?, ?)", rows)

    def drop_places(self, rows: Iterable[tuple[str, str, str, str]]) -> None:
        self._many("DELETE FROM places WHERE list = ? AND day = ? AND family = ? AND id = ?", rows)

    def rank(self, name: str, day: str, family: str, identity: str) -> int:
        """How many items of a list are older than this one would be."""
        (count,) = self._db.execute(
            "SELECT COUNT(*) FROM places WHERE list = ? AND (day, family, id) < (?, ?, ?)",
            (name, day, family, identity),
        ).fetchone()
        return int(count)

    def count(self, name: str) -> int:
        row = self._db.execute("SELECT count FROM lists WHERE name = ?", (name,)).fetchone()
        return int(row[0]) if row else 0

    def count_lists(self) -> None:
        """All of them, on a first build."""
        for (name,) in self._db.execute("SELECT DISTINCT list FROM places").fetchall():
            self.recount(name)

    def list_names(self) -> list[tuple[str, str, int]]:
        """(name, word, count) of every list."""
        return self._db.execute("SELECT name, word, count FROM lists ORDER BY name").fetchall()

    def list_word(self, name: str) -> str:
        row = self._db.execute("SELECT word FROM lists WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def recount(self, name: str) -> None:
        """A list is called what its newest item calls it."""
        found = self._db.execute(
            "SELECT cards.lists FROM places JOIN cards USING (family, id) WHERE list = ?"
            " ORDER BY places.day DESC, places.family DESC, places.id DESC LIMIT 1",
            (name,),
        ).fetchone()
        if found is None:
            self._db.execute("DELETE FROM lists WHERE name = ?", (name,))
            return
        self._db.execute(
            "INSERT OR REPLACE INTO lists SELECT ?, ?, COUNT(*) FROM places WHERE list = ?",
            (name, _words(found[0])[name], name),
        )

    def lists(self, facet: str) -> list[tuple[str, str, int]]:
        """(name, word, count) of the lists `facet/…`."""
        return self._db.execute(
            "SELECT name, word, count FROM lists WHERE name > ? AND name < ? ORDER BY name",
            (f"{facet}/", f"{facet}0"),  # “0” follows “/”
        ).fetchall()

    def newest(self, name: str, limit: int) -> list[tuple[str, str]]:
        """(family, id) of the newest items, newest first."""
        return self._db.execute(
            "SELECT family, id FROM places WHERE list = ? ORDER BY day DESC, family DESC, id DESC LIMIT ?",
            (name, limit),
        ).fetchall()

    def dated(self, name: str, first: str, last: str) -> list[tuple[str, str]]:
        """(family, id) of the items of these days, oldest first."""
        found = "SELECT family, id FROM places WHERE list = ? AND day BETWEEN ? AND ? ORDER BY day, family, id"
        return self._db.execute(found, (name, first, last)).fetchall()

    _SHOWN = (
        "SELECT cards.blob FROM places JOIN cards USING (family, id) WHERE list = ?"
        " ORDER BY places.day {0}, places.family {0}, places.id {0} LIMIT ? OFFSET ?"
    )

    def newest_cards(self, name: str, limit: int) -> list[bytes]:
        found = self._db.execute(self._SHOWN.format("DESC"), (name, limit, 0))
        return [blob for (blob,) in found]

    def oldest_cards(self, name: str, number: int) -> list[bytes]:
        """Of one full page, counted from 1 at the oldest item; newest first."""
        start = (number - 1) * PAGE_SIZE
        found = self._db.execute(self._SHOWN.format("ASC"), (name, PAGE_SIZE, start)).fetchall()
        return [blob for (blob,) in found[::-1]]

    def full_pages(self, name: str) -> Iterator[list[bytes]]:
        """All full pages from the oldest on, in one pass."""
        found = self._db.execute(self._SHOWN.format("ASC"), (name, -1, 0))
        while len(rows := found.fetchmany(PAGE_SIZE)) == PAGE_SIZE:
            yield [blob for (blob,) in rows[::-1]]

    # ── Cells ────────────────────────────────────────────────────────────

    def cells_reading(self, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
        """(cell, key) of whatever read one of these."""
        for key in keys:
            for (cell,) in self._db.execute("SELECT cell FROM reads WHERE key = ?", (key,)):
                yield cell, key

    def cells_like(self, prefix: str) -> list[str]:
        found = self._db.execute(
            "SELECT cell FROM cells WHERE cell >= ? AND cell < ?", (prefix, prefix + "\uffff")
        )
        return [cell for (cell,) in found]

    def cells_ended(self, day: str) -> list[str]:
        """Cells that do not hold on a day."""
        found = self._db.execute(
            "SELECT cell FROM cells WHERE (since IS NOT NULL AND since > ?) OR (until IS NOT NULL AND until <= ?)",
            (day, day),
        )
        return [cell for (cell,) in found]

    def span(self) -> tuple[str | None, str | None]:
        """The days between which every cell holds: the last beginning, the first end."""
        row = self._db.execute(
            "SELECT MAX(since), MIN(until) FROM cells WHERE since IS NOT NULL OR until IS NOT NULL"
        ).fetchone()
        return row[0], row[1]

    def next_end(self, *kinds: str) -> str | None:
        """The first day on which a cell of these kinds holds no more."""
        like = " OR ".join("cell GLOB ?" for _ in kinds)
        statement = f"SELECT MIN(until) FROM cells WHERE until IS NOT NULL AND ({like})"
        found = self._db.execute(statement, [f"{each}*" for each in kinds]).fetchone()
        return str(found[0]) if found[0] else None

    def keep_cells(
        self, rows: Sequence[tuple[str, str | None, str | None, frozenset[str]]]
    ) -> None:
        """(cell, since, until, keys): what was read before and is read no more is forgotten."""
        fresh: list[tuple[str, str]] = []
        stale: list[tuple[str, str]] = []
        for cell, _since, _until, keys in rows:
            known = self._db.execute("SELECT keys FROM cells WHERE cell = ?", (cell,)).fetchone()
            before = frozenset(filter(None, known[0].split("\n"))) if known else frozenset()
            fresh.extend((key, cell) for key in keys - before)
            stale.extend((key, cell) for key in before - keys)
        self._many("DELETE FROM reads WHERE key = ? AND cell = ?", stale)
        self._many("INSERT OR IGNORE INTO reads VALUES (?, ?)", fresh)
        self._many(
            "INSERT OR REPLACE INTO cells VALUES (?, ?, ?, ?)",
            ((cell, since, until, "\n".join(sorted(keys))) for cell, since, until, keys in rows),
        )

    def drop_cells(self, cells: Iterable[str]) -> None:
        for cell in cells:
            row = self._db.execute("SELECT keys FROM cells WHERE cell = ?", (cell,)).fetchone()
            if row:
                keys = filter(None, row[0].split("\n"))
                self._many(
                    "DELETE FROM reads WHERE key = ? AND cell = ?", ((key, cell) for key in keys)
                )
                self._db.execute("DELETE FROM cells WHERE cell = ?", (cell,))
            self._db.execute("DELETE FROM findings WHERE cell = ?", (cell,))

    # ── Findings ─────────────────────────────────────────────────────────

    def findings(self) -> Iterator[Any]:
        for (blob,) in self._db.execute("SELECT blob FROM findings"):
            yield pickle.loads(blob)

    def keep_findings(self, cells: Iterable[str], rows: Iterable[tuple[str, str, Any]]) -> None:
        """(cell, file, finding): all that these cells say."""
        self._many("DELETE FROM findings WHERE cell = ?", ((cell,) for cell in cells))
        self._many(
            "INSERT INTO findings VALUES (?, ?, ?)",
            ((cell, file, pickle.dumps(told)) for cell, file, told in rows),
        )

    def cells_finding_in(self, files: Iterable[str]) -> set[str]:
        """Cells that told of something in one of these files: its lines may have moved."""
        wanted = set(files)
        return {
            cell
            for cell, file in self._db.execute("SELECT DISTINCT cell, file FROM findings")
            if file in wanted
        }

    # ── Files of the release ─────────────────────────────────────────────

    _FILE = "url, cell, mark, template, sha256, size, part, modified, place, search"

    def file(self, url: str) -> FileRow | None:
        """By address, whatever its case."""
        row = self._db.execute(
            f"SELECT {self._FILE} FROM files WHERE key = ?", (url.lower(),)
        ).fetchone()
        return FileRow(*row) if row else None

    def files_of(self, cell: str) -> list[FileRow]:
        statement = f"SELECT {self._FILE} FROM files WHERE cell = ?"
        return [FileRow(*row) for row in self._db.execute(statement, (cell,))]

    def files_in(self, part: str) -> list[tuple[str, str]]:
        """(url, day) of the pages that one sitemap lists."""
        return self._db.execute(
            "SELECT url, modified FROM files WHERE part = ? ORDER BY url", (part,)
        ).fetchall()

    def parts(self) -> list[str]:
        found = self._db.execute("SELECT DISTINCT part FROM files WHERE part != '' ORDER BY part")
        return [part for (part,) in found]

    def searched(self) -> Iterator[str]:
        for (search,) in self._db.execute("SELECT search FROM files WHERE search != ''"):
            yield search

    def search_of(self, url: str) -> str:
        """What search knows of a page; empty where nothing."""
        found = self.file(url)
        return found.search if found else ""

    def hashes(self) -> list[tuple[str, str]]:
        """(url, sha256) of every file, by address."""
        return self._db.execute("SELECT url, sha256 FROM files ORDER BY url").fetchall()

    def file_count(self) -> int:
        (count,) = self._db.execute("SELECT COUNT(*) FROM files").fetchone()
        return int(count)

    def cells_using(self, templates: Iterable[str]) -> set[str]:
        return {
            cell
            for name in templates
            for (cell,) in self._db.execute(
                "SELECT DISTINCT cell FROM files WHERE template = ?", (name,)
            )
        }

    def templates(self) -> list[str]:
        return [name for (name,) in self._db.execute("SELECT DISTINCT template FROM files")]

    def keep_files(self, rows: Iterable[FileRow]) -> None:
        self._many(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    each.key, each.url, each.cell, each.mark, each.template, each.sha256, each.size,
                    each.part, each.modified, each.place, each.search,
                )
                for each in rows
            ),
        )  # fmt: skip

    def drop_files(self, urls: Iterable[str]) -> None:
        self._many("DELETE FROM files WHERE key = ?", ((url.lower(),) for url in urls))


def _words(lists: str) -> dict[str, str]:
    """The lists of a card, each with its word."""
    found: dict[str, str] = json.loads(lists)
    return found


def _edge_row(edge: Edge) -> Row:
    return (
        edge.family, edge.id, edge.source_family, edge.field, edge.path, edge.position, edge.source_id,
    )  # fmt: skip


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether the file is none, or none of ours; else somebody uses it, or the disk refuses."""
    if "no such table" in str(error) or "no such column" in str(error):
        return True
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in {
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
    }


@contextmanager
def temporary() -> Iterator[Memory]:
    """A memory that nobody keeps, for a check of a site that has never been built."""
    import tempfile  # noqa: PLC0415 - a build without changes does not need it

    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        memory = Memory(Path(folder), "")
        try:
            yield memory
        finally:
            memory.close()


def program(package: Path) -> str:
    """What computes: this package and everything installed beside it, by size and time of its files.

    A stat of some eighty files; reading them would cost more than a build without changes.
    """
    marks = [sys.version]
    for file in sorted(package.rglob("*.py")):
        found = file.stat()
        marks.append(f"{file.name} {found.st_size} {found.st_mtime_ns}")
    for folder in sys.path:
        path = Path(folder)
        if path.name in {"site-packages", "dist-packages"} and path.is_dir():
            marks.append(f"{folder} {path.stat().st_mtime_ns}")
    return digest("\n".join(marks).encode())
