"""Runs one command and tells what it cost, as one line of JSON: `stopwatch.py LOG COMMAND…`.

A small program of its own: Linux counts into a process's peak memory what its parent held
when it was started, and whoever makes 100,000 documents holds much.
"""

import json
import os
import sys
import time

MIB = 1024 * 1024
_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system tells the peak."""


def time_command(log: str, command: list[str]) -> dict[str, float | int | None]:
    """The cpu time is that of the command and all it waited for; the peak that of the largest process."""
    if not (hasattr(os, "wait4") and hasattr(os, "posix_spawnp")):
        return _time_without_rusage(log, command)
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    files = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, log, flags, 0o644),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    started = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=files)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - started
    return {
        "code": os.waitstatus_to_exitcode(status),
        "wall": wall,
        "cpu": used.ru_utime + used.ru_stime,
        "peak": used.ru_maxrss * _UNIT / MIB,
    }


def _time_without_rusage(log: str, command: list[str]) -> dict[str, float | int | None]:
    """Where the system tells no more: the wall clock alone."""
    import subprocess  # noqa: PLC0415 - would be a third of this process

    with open(log, "wb") as told:  # noqa: PTH123 - pathlib likewise
        started = time.perf_counter()
        code = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=told, stderr=told, check=False
        ).returncode
        wall = time.perf_counter() - started
    return {"code": code, "wall": wall, "cpu": None, "peak": None}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(time_command(sys.argv[1], sys.argv[2:])) + "\n")
