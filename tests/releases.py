"""A builder in miniature, and disks and processes that fail at any file operation."""

import ctypes
import errno
import os
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, NoReturn

from generator.difference import Change
from generator.mark import MARK
from generator.publish import Release, Store

Files = dict[str, str]
"""What a release holds, by address."""


def contents(folder: Path) -> Files:
    """Without the mark."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MARK
    }


def inodes(folder: Path) -> dict[str, int]:
    return {name: (folder / name).stat().st_ino for name in contents(folder)}


def sums(files: Files) -> list[tuple[str, str]]:
    return [(url, sha256(text.encode()).hexdigest()) for url, text in files.items()]


@dataclass
class Builder:
    """Publishes what differs from the release that its record is of, as `generator.build` does."""

    store: Store
    digest: str = ""
    files: Files = field(default_factory=dict)

    def build(self, files: Files, *, clean: bool = False) -> None:
        with self.store.locked():
            base = "" if clean else self.store.base(self.digest)
            known = self.files if base else {}
            if base and known == files and self.store.live() == base:
                return
            release = Release.begin(self.store, base)
            try:
                digest = release.publish(_write(release, known, files))
            except BaseException:
                release.abandon()
                raise
            self.digest, self.files = digest, dict(files)


def _write(release: Release, known: Files, files: Files) -> dict[str, Change]:
    before, after = dict(sums(known)), dict(sums(files))
    urls = [url for url in {**known, **files} if before.get(url) != after.get(url)]
    for url in urls:
        if url not in files:
            release.remove(url)
    for url in urls:
        if url in files:
            release.write(url, files[url].encode())
    return {url: Change(before.get(url), after.get(url)) for url in urls}


def builder(folder: Path, *releases: Files) -> Builder:
    made = Builder(Store(folder / "output"))
    for files in releases:
        made.build(files)
    return made


# ── File operations ───────────────────────────────────────────────────────

_watcher: Callable[[str], None] | None = None
"""Told of every operation before it is done."""

_CHANGES = {"os.link", "os.remove", "os.rename", "os.mkdir", "os.rmdir"}
_READS = {"os.scandir", "os.listdir"}


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if _watcher is None:
        return
    if event in _CHANGES | _READS:
        _watcher(event)
    elif event == "open" and isinstance(arguments[2], int):
        _watcher("write" if arguments[2] & (os.O_WRONLY | os.O_RDWR) else "read")
    elif event == "ctypes.dlsym" and arguments[1] == "renameat2":
        _watcher("exchange")


sys.addaudithook(_watch)


@contextmanager
def watching(watcher: Callable[[str], None]) -> Iterator[None]:
    global _watcher  # noqa: PLW0603 - Python has one list of hooks, and none is ever taken off it
    _watcher = watcher
    try:
        yield
    finally:
        _watcher = None


@contextmanager
def counting() -> Iterator[list[str]]:
    """Every file operation."""
    done: list[str] = []
    with watching(done.append):
        yield done


@contextmanager
def failing(at: int, *, lasting: bool) -> Iterator[list[str]]:
    """A disk that is full when the n-th change is made; from then on, or only once.  All changes."""
    changes: list[str] = []

    def fail(event: str) -> None:
        if event in _READS or event == "read":
            return
        changes.append(event)
        full = event in {"write", "os.link", "os.mkdir"}
        if len(changes) == at or (lasting and len(changes) > at and full):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with watching(fail):
        yield changes


# ── Systems that lack something ───────────────────────────────────────────


def no_system_call(*_: object, **__: object) -> NoReturn:
    """For `ctypes.CDLL`: a system without an exchange of two folders."""
    raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))


def no_link(*_: object, **__: object) -> NoReturn:
    """For `os.link`: a file system without hard links."""
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


# ── Processes that are killed ─────────────────────────────────────────────


def survives(action: Callable[[], None], at: int, *, exchange: bool) -> bool:
    """Runs it in a process that is killed right before its n-th change; whether it came to its end."""
    with warnings.catch_warnings():
        # Test runners have threads, which are not in the child: it touches files only, and exits.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        try:
            _run(action, at, exchange=exchange)
            os._exit(0)
        except BaseException:  # nothing may return into the copy of the test runner
            traceback.print_exc()
            os._exit(1)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in {0, -signal.SIGKILL}
    return code == 0


def _run(action: Callable[[], None], at: int, *, exchange: bool) -> None:
    if not exchange:
        ctypes.CDLL = no_system_call  # type: ignore[assignment,misc]
    changes = 0

    def kill(event: str) -> None:
        nonlocal changes
        changes += event not in _READS and event != "read"
        if changes == at:
            os.kill(os.getpid(), signal.SIGKILL)

    with watching(kill):
        action()
