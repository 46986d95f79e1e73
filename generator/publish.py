"""A release to the public in one step, at the cost of what has changed.

`output/` is the live site.  Beside it, in `.gongkai/`, stands a spare tree: the release
before, whole, and the way back.  The next release is made of it by what differs, and then
the two trees change places: a reader finds the old release or the new one, whole, at every
instant.  A file that both trees share is never written into.
"""

import ctypes
import errno
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import (
    SQLITE_BUSY,
    SQLITE_CANTOPEN,
    SQLITE_FULL,
    SQLITE_IOERR,
    SQLITE_READONLY,
    DatabaseError,
)

from generator import difference, lock, mark
from generator.difference import Changes, Difference, chained, digest_after
from generator.mark import MARK
from generator.memory import is_damage
from generator.shelf import Damaged
from generator.tree import Survey, Tree, folders_above


class Refused(Exception):  # noqa: N818 - a refusal is not a bug
    """The release cannot be published here; `output/` is as it was.  The message is for the webmaster."""


@dataclass(frozen=True, slots=True)
class Store:
    """`output/` and the work folder beside it: on one file system, so that they can change places."""

    output: Path

    @property
    def work(self) -> Path:
        return self.output.parent / ".gongkai" / self.output.name

    @property
    def spare(self) -> Path:
        """The release before, or the next one in the making: then it has no mark."""
        return self.work / "spare"

    def live(self) -> str:
        """The digest of the release in `output/`; empty where there is none.

        Nor is there one where files were added, taken away or put in another's place since
        it was published.  What was written into a file is found by `verify` only.
        """
        return self._whole(self.output)

    def previous(self) -> str:
        """The same of the spare tree."""
        return self._whole(self.spare)

    def base(self, recorded: str) -> str:
        """`recorded`, where a release can start from it; else empty, and all must be written."""
        return recorded if recorded and recorded in {self.live(), self.previous()} else ""

    def difference(self) -> Difference | None:
        """Between the two trees, as a rule: see whether it is between the two that you mean."""
        return difference.read(self.work / "difference.json")

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Two builds at once would build into each other.  Also mends what an interrupted one left."""
        with refusing("准备输出文件夹"):
            self.work.mkdir(parents=True, exist_ok=True)
        with self._lock():
            try:
                with refusing("恢复上次中断的发布"):
                    self._recover()
                yield
            finally:
                # To take a tree apart costs more than to make it: not before the release is out.
                shutil.rmtree(self._waste, ignore_errors=True)

    @contextmanager
    def _lock(self) -> Iterator[None]:
        with ExitStack() as held:
            try:
                # The workers of a build that was killed inherited it, and hold it until they notice.
                held.enter_context(lock.locked(self.work / "lock", patience=5))
            except lock.Taken:
                raise Refused("另一个生成正在进行，请等它结束") from None
            except OSError as error:
                raise _refusal("准备输出文件夹", error) from None
            yield

    @property
    def leaving(self) -> Path:
        """Where the live release stands for an instant, on systems that cannot exchange two folders."""
        return self.work / "leaving"

    @property
    def _waste(self) -> Path:
        return self.work / "waste"

    def _recover(self) -> None:
        if not self.leaving.exists():
            return
        if not self.output.exists():
            self.leaving.rename(self.output)
        elif not self.spare.exists():
            self.leaving.rename(self.spare)
        else:
            self.discard(self.leaving)

    def discard(self, folder: Path) -> None:
        if folder.exists():
            self._waste.mkdir(exist_ok=True)
            folder.rename(Path(tempfile.mkdtemp(dir=self._waste), folder.name))

    # A tree is known again by the time of its own folder, which no renaming changes: two
    # trees may hold the same release, and only one of them as it was published.

    def _record(self, folder: Path) -> Path:
        return self.work / "folders" / f"{folder.stat().st_mtime_ns}.json"

    def folders(self, folder: Path) -> dict[str, int]:
        """The time of every folder of a release when it was finished."""
        found = json.loads(self._record(folder).read_text("utf-8"))
        return {name: int(time) for name, time in found.items()}

    def _whole(self, folder: Path) -> str:
        """The digest of the release in a folder that nobody has touched; else empty."""
        digest = mark.read(folder)
        try:
            times = self.folders(folder)
        except (OSError, ValueError, TypeError, AttributeError):
            return ""
        return digest if Tree(folder).times(times) == times else ""

    def mirror(self) -> dict[str, int]:
        """Make the spare share every file of the live release; the time of each folder."""
        (self.spare / MARK).unlink(missing_ok=True)
        live, spare, nothing = Tree(self.output), Tree(self.spare), Survey({}, frozenset({""}))
        wanted = live.survey().without(MARK)
        found = spare.survey() if self.spare.is_dir() else nothing
        if len(wanted.files.items() & found.files.items()) * 2 <= len(wanted.files):
            self.discard(self.spare)  # an empty tree is cheaper
            self.spare.mkdir()
            found = nothing
        spare.mirror(live, wanted, found)
        return spare.times(wanted.folders)

    def sign(self, digest: str, times: dict[str, int]) -> None:
        """The spare is a whole release from here on; `times` are of all its folders but the first."""
        spare = Tree(self.spare)
        spare.write(MARK, mark.text(digest).encode())
        record = self._record(self.spare)
        record.parent.mkdir(exist_ok=True)
        record.write_text(json.dumps({**times, **spare.times([""])}), "utf-8")

    def note(self, found: Difference | None) -> None:
        path = self.work / "difference.json"
        if found is None:
            path.unlink(missing_ok=True)
            return
        difference.write(path.with_suffix(".new"), found)
        path.with_suffix(".new").replace(path)

    def twin(self) -> None:
        """A spare equal to the live release, so that the next release costs what changes."""
        digest = self.live()
        if not digest:
            self.discard(self.spare)
            return
        times = self.mirror()
        self.note(Difference(digest, digest, {}))
        self.sign(digest, times)

    def forget(self) -> None:
        """The folders of releases that are gone."""
        trees = {self._record(each) for each in (self.output, self.spare) if each.exists()}
        for path in (self.work / "folders").iterdir():
            if path not in trees:
                path.unlink()


def check_output(output: Path, root: Path) -> None:
    """Raises Refused where the folder is not ours to replace, by whatever way it is named."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise Refused(f"{output} 不是普通文件夹，不会替换")
    output, root = output.resolve(), root.resolve()
    if (
        output == root
        or output in root.parents
        or {root / "content", root / "templates"} & {output, *output.parents}
    ):
        raise Refused(f"输出文件夹 {output} 与网站源文件重叠，请用 --output 另选一个")
    if not output.exists():
        return
    foreign = [
        each.name for each in output.iterdir() if each.name not in {".gitkeep", ".gitignore"}
    ]
    if foreign and not (output / MARK).is_file():
        raise Refused(
            f"{output} 里有不是 gongkai 生成的文件（如 {sorted(foreign)[0]}），不会替换；请移走它们，或用 --output 另选一个文件夹"
        )


class Release:
    """The spare tree on its way to being the next release.

    Made by `begin`; then either `publish` or `abandon`.  Raises Refused where the disk does
    not let it.
    """

    def __init__(self, store: Store, base: str) -> None:
        self._store = store
        self._tree = Tree(store.spare)
        self._behind: Changes = {}
        """What makes `base` of the spare as it was found."""
        self._known: Changes | None = None
        """What makes `base` of the live release; None where that is not known."""
        self._times: dict[str, int] = {}
        self._touched: set[str] = set()
        self._published = False
        self.base = base

    @classmethod
    def begin(cls, store: Store, base: str) -> "Release":
        """`base` is what `Store.base()` said: the release from which the caller tells what differs.

        The release before is gone from here on: begin only when there is something to write.
        """
        release = cls(store, base)
        with refusing("写入新版本"):
            release._prepare()
        return release

    @property
    def folder(self) -> Path:
        """Where worker processes may write too, by `Tree(folder).write()`; `changes` must tell of it."""
        return self._tree.folder

    def write(self, url: str, content: bytes) -> None:
        self._touched.add(url)
        with refusing("写入新版本"):
            self._tree.write(url, content)

    def copy(self, url: str, source: Path) -> None:
        self._touched.add(url)
        with refusing("写入新版本"):
            self._tree.copy(url, source)

    def remove(self, url: str) -> None:
        self._touched.add(url)
        with refusing("写入新版本"):
            self._tree.remove(url)

    def publish(self, changes: Changes) -> str:
        """The digest of the new release, which differs from `base` by the changes and is live now.

        They name every file that was written or removed, even one that is as it was.
        """
        if self._touched - changes.keys():
            raise LookupError(f"not told of: {sorted(self._touched - changes.keys())}")
        digest = digest_after(self.base, changes)
        with refusing("写入新版本"):
            self._complete(changes)
            self._store.note(self._difference(digest, changes))
            self._store.sign(digest, self._times)
            _swap(self._store)
        self._published = True
        with suppress(OSError):  # the site is out, and `output/` was changed
            if not mark.read(self._store.spare):
                self._store.twin()
            self._store.forget()
        return digest

    def abandon(self) -> None:
        """Gives back what the release took of the disk; nothing once it is published."""
        if not self._published:
            with suppress(OSError):
                self._store.twin()
                self._store.forget()

    def _prepare(self) -> None:
        store, base = self._store, self.base
        if not base:
            store.discard(store.spare)
            store.spare.mkdir()
            return
        live, spare = store.live(), store.previous()
        found = store.difference()
        behind = found.between(spare, base) if found and live == base else None
        if live == base and behind is None:
            self._times, self._known = store.mirror(), {}
            return
        if base not in {live, spare}:
            raise LookupError(f"neither of the two trees is release {base}")
        self._times = store.folders(store.spare)
        (store.spare / MARK).unlink()
        if behind is None:
            self._known = found.between(live, base) if found else None
            return
        self._known, self._behind = {}, behind
        for url, change in behind.items():
            if change.after is None:
                self._tree.remove(url)

    def _complete(self, changes: Changes) -> None:
        """What differs from `base` only because the spare was behind it, and was not written anew."""
        for url, change in self._behind.items():
            if url not in changes and change.after is not None:
                self._tree.share(url, Tree(self._store.output))
        moved = {folder for url in (*changes, *self._behind) for folder in folders_above(url)}
        kept = {name: time for name, time in self._times.items() if name not in moved}
        self._times = kept | self._tree.times(moved)

    def _difference(self, digest: str, changes: Changes) -> Difference | None:
        """From the release that is live until now."""
        if self._known is None:
            return None
        return Difference(mark.read(self._store.output), digest, chained(self._known, changes))


def rollback(store: Store) -> str:
    """The release before takes the place of the live one, which becomes the release before."""
    with store.locked(), refusing("退回上一个版本"):
        digest = store.previous()
        if not digest or digest == store.live():
            raise Refused(
                "没有可以退回的上一个版本。请从版本库取回以前的内容，再运行 gongkai build"
            )
        _swap(store)
        return digest


def _swap(store: Store) -> None:
    """The spare and `output/` change places."""
    if not store.output.exists():
        store.spare.rename(store.output)
    elif not _exchange(store.spare, store.output):
        # For an instant there is no output/: _recover() mends an interruption right here.
        store.output.rename(store.leaving)
        try:
            store.spare.rename(store.output)
        except BaseException:
            store.leaving.rename(store.output)
            raise
        with suppress(OSError):
            store.leaving.rename(store.spare)


def _exchange(first: Path, second: Path) -> bool:
    """Two folders change names in one step (Linux, renameat2); False where the system has no such call."""
    if not sys.platform.startswith("linux"):
        return False
    at_current_folder, exchange = -100, 2
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    if (
        call(
            at_current_folder, os.fsencode(first), at_current_folder, os.fsencode(second), exchange
        )
        == 0
    ):
        return True
    code = ctypes.get_errno()
    if code in {errno.ENOSYS, errno.EINVAL, errno.EPERM}:
        return False
    raise OSError(code, os.strerror(code), str(second))


_REASONS: dict[int, str] = {
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "磁盘配额不足",
    errno.EACCES: "没有写入权限",
    errno.EPERM: "没有写入权限",
    errno.EROFS: "文件系统只读",
    errno.EXDEV: "工作文件夹与输出文件夹不在同一个文件系统",
    errno.EBUSY: "输出文件夹是挂载点，不能整个替换；请输出到它下面的一个文件夹",
}


@contextmanager
def memory_errors() -> Iterator[None]:
    """What SQLite says: the memory is damaged, or the disk does not take it."""
    try:
        yield
    except DatabaseError as error:
        if is_damage(error):
            raise Damaged(str(error)) from None
        reason = _SQLITE.get(error.sqlite_errorcode & 0xFF, str(error))
        raise Refused(f"写入新版本失败：{reason}。原来的网站没有改动") from None


_SQLITE = {
    SQLITE_FULL: "磁盘空间不足",
    SQLITE_IOERR: "磁盘读写出错，可能是空间不足",
    SQLITE_READONLY: "没有写入权限",
    SQLITE_CANTOPEN: "没有写入权限",
    SQLITE_BUSY: "另一个程序正在使用",
}


@contextmanager
def refusing(step: str) -> Iterator[None]:
    """What the operating system says, as a message for the webmaster."""
    try:
        yield
    except OSError as error:
        raise _refusal(step, error) from None


def _refusal(step: str, error: OSError) -> Refused:
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    where = f"（{error.filename}）" if error.filename else ""
    return Refused(f"{step}失败：{reason}{where}。原来的网站没有改动")
