"""What the memory knows of the search index: its segments, and which document is where in them."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from generator.row import IndexRow

INDEXED = """
CREATE TABLE segments (
  name TEXT PRIMARY KEY, documents INTEGER, size INTEGER, position INTEGER, core BLOB);
CREATE TABLE patches (segment TEXT, pack INTEGER, mark TEXT, PRIMARY KEY (segment, pack)) WITHOUT ROWID;
CREATE TABLE indexed (
  url TEXT PRIMARY KEY, mark TEXT, number INTEGER, size INTEGER, body INTEGER, title INTEGER,
  day INTEGER, kind TEXT, line TEXT, segment TEXT);
CREATE INDEX indexed_by_segment ON indexed (segment);
"""
"""The tables, as SQL."""


class Indexed:
    """Statements over a memory's open database."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    _ROW = "SELECT url, mark, number, size, body, title, day, kind, line FROM indexed"

    def segments(self) -> list[str]:
        """The large one, then the small one, if there are any."""
        return [name for (name,) in self._db.execute("SELECT name FROM segments ORDER BY position")]

    def documents_of(self, segment: str) -> int:
        """How many it was made of, whether they are still true or not."""
        (count,) = self._db.execute(
            "SELECT documents FROM segments WHERE name = ?", (segment,)
        ).fetchone()
        return int(count)

    def rows(self, urls: Iterable[str]) -> Iterator[IndexRow]:
        for address in urls:
            for row in self._db.execute(f"{self._ROW} WHERE url = ?", (address,)):
                yield IndexRow(*row)

    def rows_in(self, segment: str) -> list[IndexRow]:
        statement = f"{self._ROW} WHERE segment = ? ORDER BY number"
        return [IndexRow(*row) for row in self._db.execute(statement, (segment,))]

    def titles(self, kinds: Sequence[str], most: int) -> list[str]:
        """Lines of the file of titles: some kinds first, then the newest."""
        asked = ", ".join("?" * len(kinds))
        statement = (
            f"SELECT line FROM indexed ORDER BY kind IN ({asked}) DESC, day DESC, url LIMIT ?"
        )
        return [line for (line,) in self._db.execute(statement, (*kinds, most))]

    def size(self, segment: str) -> tuple[int, int]:
        """Bytes of text that are still true, and of all."""
        (kept,) = self._db.execute(
            "SELECT COALESCE(SUM(size), 0) FROM indexed WHERE segment = ?", (segment,)
        ).fetchone()
        (whole,) = self._db.execute(
            "SELECT size FROM segments WHERE name = ?", (segment,)
        ).fetchone()
        return int(kept), int(whole)

    def lengths(self) -> tuple[int, list[tuple[int, int]], list[tuple[int, int]]]:
        """How many documents, and how often each code of a length occurs, of texts and of titles."""
        (count,) = self._db.execute("SELECT COUNT(*) FROM indexed").fetchone()
        bodies, titles = (
            self._db.execute(
                f"SELECT {name}, COUNT(*) FROM indexed GROUP BY {name} ORDER BY {name}"
            ).fetchall()
            for name in ("body", "title")
        )
        return int(count), bodies, titles

    def core(self, segment: str) -> bytes:
        (core,) = self._db.execute(
            "SELECT core FROM segments WHERE name = ?", (segment,)
        ).fetchone()
        return bytes(core)

    def numbers(self, segment: str, urls: Iterable[str]) -> list[int]:
        """Of those of these documents that are in the segment."""
        statement = "SELECT number FROM indexed WHERE url = ? AND segment = ?"
        return [
            number
            for address in urls
            for (number,) in self._db.execute(statement, (address, segment))
        ]

    def patches(self, segment: str) -> dict[int, str]:
        """Packs that were written again, since a text in them is no longer true."""
        found = self._db.execute(
            "SELECT pack, mark FROM patches WHERE segment = ? ORDER BY pack", (segment,)
        )
        return dict(found.fetchall())

    def keep_patch(self, segment: str, pack: int, mark: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO patches VALUES (?, ?, ?)", (segment, pack, mark))

    def keep(self, segment: str, core: bytes, rows: Iterable[IndexRow]) -> None:
        """A segment as it was made; it comes after those that there are."""
        found = [
            (r.url, r.mark, r.number, r.size, r.body, r.title, r.day, r.kind, r.line, segment)
            for r in rows
        ]
        self._db.execute(
            "INSERT OR REPLACE INTO segments VALUES (?, ?, ?, (SELECT COUNT(*) FROM segments), ?)",
            (segment, len(found), sum(row[3] for row in found), core),
        )
        self._db.executemany(
            "INSERT OR REPLACE INTO indexed VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", found
        )

    def cells_under(self, cell: str) -> list[str]:
        """The cell itself and those named below it that have files."""
        found = self._db.execute(
            "SELECT DISTINCT cell FROM files WHERE cell = ? OR cell GLOB ?", (cell, f"{cell} *")
        )
        return [name for (name,) in found]

    def drop(self, urls: Iterable[str] | None = None) -> None:
        """Some documents, or all; segments of which nothing is left go with them."""
        if urls is None:
            self._db.execute("DELETE FROM indexed")
        else:
            self._db.executemany("DELETE FROM indexed WHERE url = ?", ((each,) for each in urls))
        self._db.execute("DELETE FROM segments WHERE name NOT IN (SELECT segment FROM indexed)")
        self._db.execute("DELETE FROM patches WHERE segment NOT IN (SELECT name FROM segments)")
