"""One at a time: a lock that the system lets go of when its holder ends, however it ends."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Taken(Exception):  # noqa: N818 - a state, not a mistake
    """Somebody else holds the lock."""


@contextmanager
def locked(path: Path, patience: float = 0) -> Iterator[None]:
    """Holds the lock or raises Taken after `patience` seconds; OSError where the file cannot be made.

    The file stays: to remove it would let two holders in.
    """
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        end = time.monotonic() + patience
        while not _taken(file):
            if time.monotonic() >= end:
                raise Taken(str(path))
            time.sleep(0.02)
        yield
    finally:
        os.close(file)


def _taken(file: int) -> bool:
    try:
        _take(file)
    except (BlockingIOError, PermissionError):
        return False
    return True
