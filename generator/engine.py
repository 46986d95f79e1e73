"""Engines: who does the work.  In this process, in processes of this machine, or on a Dask cluster.

All are `concurrent.futures.Executor`; what is done does not know which.
"""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from multiprocessing.connection import Connection, wait
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

DASK = "dask:"
PATIENCE = 10
"""Seconds that a cluster has to answer, or to hand over what is done."""


class NoEngine(ValueError):  # noqa: N818 - the webmaster asked for what there is not
    """There is no such engine, or it cannot be reached.  The message is for the webmaster."""


class Engine(Executor):
    """An executor that says what its workers are like."""

    jobs = 1
    """How many work at once."""
    in_process = False
    """Whether they share our memory."""
    shares_disk = True

    def is_stalled(self) -> bool:
        """Whether nobody is left to do what was submitted."""
        return False

    def abandon(self) -> None:
        """Nobody works any longer on what was submitted when this returns."""


@contextmanager
def engine(name: str, jobs: int) -> Iterator[Engine]:
    """`serial`, `processes` or `dask:ADDRESS`.  Nothing is left working when it ends, however it ends.

    Raises NoEngine.
    """
    made = _engine(name, jobs)
    try:
        yield made
    except BaseException:
        made.abandon()
        raise
    finally:
        made.shutdown()


def _engine(name: str, jobs: int) -> Engine:
    if name == "serial" or (name == "processes" and jobs == 1):
        return Serial()
    if name == "processes":
        return Processes(jobs)
    if name.startswith(DASK) and name != DASK:
        return Dask(name.removeprefix(DASK))
    raise NoEngine(
        f"没有“{name}”这种引擎，可以写 serial、processes 或者 dask:调度器地址（如 dask:tcp://10.0.0.8:8786）"
    )


def cpus() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def is_loss(error: BaseException | None) -> bool:
    """Whether the worker failed and not the work: the same can be tried again."""
    return isinstance(error, (BrokenExecutor, CancelledError)) or (
        error is not None and type(error).__module__.partition(".")[0] == "distributed"
    )


class Serial(Engine):
    """Here and now."""

    in_process = True

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


# ── Processes ─────────────────────────────────────────────────────────────


class Processes(Engine):
    """Worker processes, started with the first work and again when one of them died."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._homeward, self._bell = multiprocessing.Pipe(duplex=False)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        if self._pool is not None:
            try:
                return self._pool.submit(fn, *args, **kwargs)
            except BrokenExecutor:
                self._pool.shutdown()
        self._pool = ProcessPoolExecutor(self.jobs, _context(), _start_worker, (self._homeward,))
        return self._pool.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as Executor has it
        if self._pool is not None:
            self._pool.shutdown(wait, cancel_futures=cancel_futures)
            self._pool = None

    def abandon(self) -> None:
        if self._pool is not None:
            self._bell.send_bytes(b"home")
            self.shutdown(cancel_futures=True)
            self._homeward, self._bell = multiprocessing.Pipe(duplex=False)


def _context() -> multiprocessing.context.BaseContext:
    """By fork, workers have everything imported and compiled; on macOS it is not safe, on Windows not there."""
    safe = sys.platform not in {"darwin", "win32"}
    return multiprocessing.get_context("fork" if safe else "spawn")


def _start_worker(homeward: Connection) -> None:
    """Work needs no collector: what it makes has no cycles.  Ctrl-C is the parent's to answer."""
    gc.freeze()
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_go_home, args=(homeward,), daemon=True).start()


def _go_home(homeward: Connection) -> None:
    """When the parent says so, in the midst of work; and when it was killed and cannot say anything.

    The message is left unread: it is for all workers.
    """
    parent = multiprocessing.parent_process()
    wait([homeward, *([parent.sentinel] if parent else [])])
    os._exit(1)


# ── Dask ──────────────────────────────────────────────────────────────────


class Dask(Engine):
    """A cluster somewhere.  Its workers have this program, and nothing of this disk."""

    shares_disk = False

    def __init__(self, address: str) -> None:
        try:
            distributed = import_module("distributed")
        except ImportError:
            raise NoEngine("没有安装 dask：请运行 pip install 'gongkai[dask]'") from None
        try:
            self._client: Any = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise NoEngine(f"连不上 Dask 调度器 {address}：{error}") from None
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            self._client.close()
            raise NoEngine(f"Dask 调度器 {address} 没有工作进程") from None

    @property
    def jobs(self) -> int:  # type: ignore[override]  # it changes while workers come and go
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def is_stalled(self) -> bool:
        return not self._client.nthreads()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Not by Dask's own executor: a result that is lost with its worker leaves its futures waiting for ever."""
        there = self._client.submit(fn, *args, pure=False, **kwargs)
        here: Future[T] = Future()
        there.add_done_callback(lambda _done: _bring(there, here))
        here.add_done_callback(lambda each: each.cancelled() and there.cancel())
        return here

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - as Executor has it
        """What nobody has asked the result of yet is cancelled."""
        self._client.close()


def _bring(there: Any, here: Future[Any]) -> None:
    if here.set_running_or_notify_cancel():
        try:
            here.set_result(there.result(timeout=PATIENCE))  # done: it has only to travel
        except TimeoutError:
            here.set_exception(CancelledError("lost with its worker"))
        except BaseException as error:  # of the work or of the cluster: whoever waits is told
            here.set_exception(error)
