"""Releases change places under a web server while readers read: nothing missing, torn or mixed."""

import contextlib
import gzip
import hashlib
import os
import re
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.commands.portal import SITE, build, write
from tests.recipes.web_server import RECIPES, Answer, WebServer, ask, program, serving

PATHS = (
    "",
    "index.html",
    "units/qczj.html",
    "catalogs/sl-2026.html",
    "documents/2026/qyjb.html",
    "data/index.html",
)
FORM = "documents/2026/qyjb/sqb.pdf"
SIZE_OF_THE_FORM = 6_000_000
"""More than the buffers between a server and a slow reader hold."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is remembered of an answer; not the page itself, for there are thousands."""

    path: str
    status: int
    complete: bool
    mark: str


def seen(path: str, answer: Answer) -> Seen:
    body, length = answer.body, answer.headers.get("content-length")
    complete = length is None or int(length) == len(body)
    if answer.headers.get("content-encoding") == "gzip":
        body = gzip.decompress(body)
    return Seen(path, answer.status, complete and body.rstrip().endswith(b"</html>"), _mark(body))


@dataclass
class Releases:
    """Every release that was public, in order: what each file was."""

    folder: Path
    known: list[dict[str, str]] = field(default_factory=list)

    def note(self) -> None:
        files = {path: self.folder / (path or "index.html") for path in (*PATHS, FORM)}
        self.known.append({path: _mark(file.read_bytes()) for path, file in files.items()})

    def of(self, path: str, mark: str) -> int:
        """Which release this is, whole.  Raises ValueError where it is none."""
        return [release[path] for release in self.known].index(mark)


@dataclass
class Reader:
    """Asks for the same addresses over and over, on one connection."""

    server: WebServer
    headers: dict[str, str]
    answers: list[Seen] = field(default_factory=list)
    trouble: list[Exception] = field(default_factory=list)

    def read(self, until: threading.Event) -> None:
        connection = self.server.connect()
        try:
            while not until.wait(0.002):  # leaves the build some of the machine
                self.answers += [
                    seen(path, ask(connection, f"/xxgk/{path}", **self.headers)) for path in PATHS
                ]
        except Exception as error:
            self.trouble.append(error)
        finally:
            connection.close()


@contextlib.contextmanager
def reading(*readers: Reader) -> Iterator[None]:
    """All of them at once, until the end of the block."""
    until = threading.Event()
    threads = [threading.Thread(target=each.read, args=(until,)) for each in readers]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        until.set()
        for thread in threads:
            thread.join()


def by_exchange(portal: Path, _folder: Path) -> Path:
    """Same machine: the build itself exchanges the folder that is being served."""
    return portal / "output"


def by_upload(portal: Path, folder: Path) -> Path:
    """Another machine: upload.sh renames a symbolic link."""
    for name in ("rsync", "flock"):
        program(name)
    write(folder / "ssh", '#!/bin/sh\n[ "$1" = -l ] && shift 2\nshift\nexec sh -c "$*"\n')
    (folder / "ssh").chmod(0o755)
    own = {
        "OUTPUT": str(portal / "output"),
        "SERVER": "gongkai@server",
        "FOLDER": str(folder / "www"),
        "SSH": str(folder / "ssh"),
        "KEEP": "3",
    }
    subprocess.run(
        [RECIPES / "upload.sh"], env={**os.environ, **own}, check=True, stdout=subprocess.DEVNULL
    )
    return folder / "www" / "current"


@pytest.mark.parametrize(
    ("name", "way", "rebuilds"),
    [("nginx", by_exchange, 12), ("Caddy", by_exchange, 5), ("nginx", by_upload, 5)],
)
def test_no_reader_finds_a_page_missing_torn_mixed_or_older_than_the_last(
    portal_of_its_own: Path,
    tmp_path: Path,
    name: str,
    way: Callable[[Path, Path], Path],
    rebuilds: int,
) -> None:
    portal = portal_of_its_own
    _renew(portal, 0)
    folder = way(portal, tmp_path)
    releases = Releases(folder)
    releases.note()
    with serving(name, folder, tmp_path / "server") as server:
        readers = [Reader(server, {}), Reader(server, {"Accept_Encoding": "gzip"})]
        with reading(*readers):
            for number in range(1, rebuilds + 1):
                _renew(portal, number)
                way(portal, tmp_path)
                releases.note()

    for reader in readers:
        assert reader.trouble == []
        assert {(each.status, each.complete) for each in reader.answers} == {(200, True)}
        found = [releases.of(each.path, each.mark) for each in reader.answers]
        assert found == sorted(found)
        # Pages were read between the exchanges, not only before and after.
        assert len(set(found)) > rebuilds / 2


@pytest.mark.parametrize("name", ["nginx", "Caddy"])
def test_a_slow_download_begun_releases_ago_arrives_whole(
    portal_of_its_own: Path, tmp_path: Path, name: str
) -> None:
    portal = portal_of_its_own
    _renew(portal, 0, SIZE_OF_THE_FORM)
    releases = Releases(portal / "output")
    releases.note()
    with serving(name, portal / "output", tmp_path / "server") as server:
        connection = server.connect()
        connection.request("GET", f"/xxgk/{FORM}")
        response = connection.getresponse()
        beginning = response.read(1000)
        for number in range(1, 4):
            _renew(portal, number, SIZE_OF_THE_FORM)
            releases.note()
        time.sleep(0.2)
        body = beginning + response.read()
        connection.close()
        now = server.get(f"/xxgk/{FORM}").body

    assert releases.of(FORM, _mark(body)) == 0
    assert releases.of(FORM, _mark(now)) == 3


def _renew(portal: Path, number: int, size: int = 2000) -> None:
    """Another name for the site and another form to fill in: every page of the next release differs."""
    text = (portal / SITE).read_text("utf-8")
    write(portal / SITE, re.sub("(?m)^网站名称: .*$", f"网站名称: 示例区人民政府{number:02}", text))
    write(portal / "content/documents/2026/sqb.pdf", b"%PDF-1.4 " + b"%02d" % number * (size // 2))
    done = build(portal)
    assert done.code == 0, done.err


def _mark(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
