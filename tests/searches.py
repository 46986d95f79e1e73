"""A search index of a few documents, published as a build publishes it, and the browser's engine over it."""

import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import IO, Any

import pytest

from generator.engine import engine
from generator.index import index
from generator.memory import Memory
from generator.page import Asset, SearchDocument
from generator.published_index import PublishedIndex, read
from generator.row import FileRow
from generator.search import Answer, search
from generator.searched import row_of
from generator.url import SEARCH_INDEX, Url

ROOT = Path(__file__).resolve().parents[1]
ENGINE = ROOT / "templates" / "static" / "search-engine.js"
TITLES = ENGINE.with_name("search-titles.js")
READER = ROOT / "generator" / "search_reader.js"
TABLE = ROOT / "generator" / "traditional.txt"
VECTORS = ROOT / "tests" / "vectors"
CALLS = ROOT / "tests" / "scripts" / "vectors.js"

Synonyms = Sequence[Sequence[str]]


def document(
    url: str, title: str, *texts: str, kind: str = "政策文件", day: str = "", **facts: Any
) -> SearchDocument:
    """What search knows of one page."""
    return SearchDocument(
        Url(url), title, kind, texts, date.fromisoformat(day) if day else None, **facts
    )


class Publisher:
    """A memory and an output folder that holds the index alone, brought up to date by one change after the other."""

    def __init__(self, folder: Path) -> None:
        self.output = folder / "output"
        self._memory = Memory(folder / "memory", "test")

    def publish(
        self,
        *documents: SearchDocument,
        gone: Iterable[str] = (),
        synonyms: Synonyms = (),
        is_anew: bool = False,
    ) -> PublishedIndex:
        """These are new or have changed, `gone` are no longer there, and all others stay."""
        changed = {str(each.url): row_of(each) for each in documents}
        self._memory.begin()
        self._memory.keep_files(
            FileRow(address, "page", "", "", "", 0, "", "", "", row)
            for address, row in changed.items()
        )
        self._memory.drop_files(gone)
        changed |= dict.fromkeys(gone, "")
        with engine("serial", 1) as workers:
            for cell, found in index(self._memory, changed, synonyms, workers, is_anew=is_anew):
                assets = [each for each in found if isinstance(each, Asset)]
                self._write(cell, {each.url: each.content for each in assets})
        self._memory.commit()
        return PublishedIndex(self.output)

    def _write(self, cell: str, files: dict[str, bytes]) -> None:
        """A cell takes away what it made before and does not make any more."""
        gone = {row.url for row in self._memory.files_of(cell)} - files.keys()
        self._memory.drop_files(gone)
        for address in gone:
            (self.output / address).unlink()
        self._memory.keep_files(
            FileRow(address, cell, "", "", "", 0, "", "", "", "") for address in files
        )
        for address, content in files.items():
            path = self.output / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    def told(self) -> Any:
        """The file that names all others."""
        return json.loads(read(self.output / SEARCH_INDEX))

    def segments(self) -> set[str]:
        """The folders of the index, by name."""
        return {each.parent.name for each in (self.output / "search").glob("*/core.bin")}

    def close(self) -> None:
        self._memory.close()


@contextmanager
def publisher(folder: Path) -> Iterator[Publisher]:
    made = Publisher(folder)
    try:
        yield made
    finally:
        made.close()


def urls(answer: Answer) -> list[str]:
    return [each.url for each in answer.hits]


def found(published: PublishedIndex, typed: str, **how: Any) -> list[str]:
    """The addresses of what is found, in order."""
    return urls(search(published, typed, **how))


# ── The browser's engine, under Node ──────────────────────────────────────


def node() -> str:
    path = shutil.which("node")
    if path is None:
        pytest.skip("没有 Node：apt-get install nodejs 之后再运行浏览器检索的测试")
    return path


def answers(output: Path, queries: Sequence[str], script: Path = ENGINE) -> list[Any]:
    """What the browser finds: `urls` in order, `scores` of the first ten, and those it would show."""
    told = subprocess.run(
        [node(), str(READER), str(script), str(output / "search")],
        input=json.dumps(queries).encode(),
        capture_output=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr.decode()
    return list(json.loads(told.stdout))


class Scripts:
    """The functions of the engine in a process of Node that answers one call after the other."""

    def __init__(self, scripts: Sequence[Path] = (ENGINE,)) -> None:
        command = [node(), str(CALLS), str(TABLE), *map(str, scripts)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __call__(self, name: str, *arguments: Any) -> Any:
        self._pipe(self._process.stdin).write(json.dumps([name, *arguments]).encode() + b"\n")
        self._pipe(self._process.stdin).flush()
        return json.loads(self._pipe(self._process.stdout).readline())

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        assert pipe is not None
        return pipe

    def close(self) -> None:
        self._process.communicate()


@contextmanager
def running(*scripts: Path) -> Iterator[Scripts]:
    made = Scripts(scripts or (ENGINE,))
    try:
        yield made
    finally:
        made.close()


# ── Vectors ───────────────────────────────────────────────────────────────


class Vectors:
    """Inputs with what is expected of them, for Python, Node and a browser."""

    @staticmethod
    def _read(name: str) -> Any:
        return json.loads((VECTORS / f"{name}.json").read_text("utf-8"))

    @cached_property
    def normaliser(self) -> list[Any]:
        return list(self._read("normaliser"))

    @cached_property
    def query(self) -> list[Any]:
        return list(self._read("query"))

    @cached_property
    def asked(self) -> list[Any]:
        return list(self._read("gram")["asked"])

    @cached_property
    def chosen(self) -> list[Any]:
        return list(self._read("gram")["chosen"])

    @cached_property
    def grams(self) -> list[Any]:
        return list(self._read("gram")["grams"])

    def calls(self) -> list[tuple[list[Any], Any]]:
        """Calls of the engine's functions, each with its result."""
        return [
            *((["normalise", each["text"]], each["normal"]) for each in self.normaliser),
            *(
                (["readings", each["typed"], each.get("synonyms", [])], each["readings"])
                for each in self.query
            ),
            *((["asked", each["normal"]], list(map(points, each["asked"]))) for each in self.asked),
            *(
                (
                    ["choose", list(map(points, each["phrase"])), list(map(ord, each["common"]))],
                    list(map(points, each["chosen"])),
                )
                for each in self.chosen
            ),
        ]


def points(gram: str | list[int]) -> list[int]:
    """A gram as the numbers of its characters; in the vectors those of dates and numbers are written so."""
    return list(map(ord, gram)) if isinstance(gram, str) else gram


VECTORS_OF = Vectors()
