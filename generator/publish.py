"""Bytes to a release, and the release to the public in one step.

`output/` is the live site.  A release is built whole beside it, in `.gongkai/`, and takes
its place by one exchange of two folders: a reader finds the old release or the new one,
never a mixture.  A build that fails leaves `output/` as it was.
"""

import ctypes
import errno
import hashlib
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from generator import manifest
from generator.manifest import File, Manifest
from generator.page import Asset, Page, Rendered
from generator.url import Url

MARK = ".gongkai-release"
"""A file in every release, by which the next build knows that the folder may be replaced."""
_MARK_TEXT = "本文件夹由 gongkai 生成，每次生成都会整个替换，请勿在此修改。\n"


class Refused(Exception):  # noqa: N818 - a refusal is not a bug
    """The release cannot be published here; `output/` is as it was.  The message is for the webmaster."""


@dataclass(frozen=True, slots=True)
class Outcome:
    written: int
    kept: int
    removed: int


@dataclass(frozen=True, slots=True)
class Store:
    """`output/` and the work folder beside it: on one file system, so that they can change places."""

    output: Path

    @property
    def work(self) -> Path:
        return self.output.parent / ".gongkai" / self.output.name

    @property
    def next(self) -> Path:
        return self.work / "next"

    @property
    def previous(self) -> Path:
        return self.work / "previous"

    def last(self) -> Manifest:
        """What is published now, as far as it is still as it was written."""
        return manifest.read(self.work / "manifest.json")

    def is_intact(self, url: str, file: File) -> bool:
        try:
            found = (self.output / url).lstat()
        except OSError:
            return False
        return found.st_size == file.size and found.st_mtime_ns == file.modified

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Two builds at once would build into each other.  Also mends what an interrupted one left."""
        with _refusing("准备输出文件夹"):
            self.work.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.work / "lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise Refused("另一个生成正在进行，请等它结束") from None
        except OSError as error:
            raise _refusal("准备输出文件夹", error) from None
        try:
            with _refusing("恢复上次中断的发布"):
                self._recover()
            yield
        finally:
            lock.release()

    def _recover(self) -> None:
        if not self.output.exists() and self.previous.exists():
            self.previous.rename(self.output)
        if self.next.exists():
            shutil.rmtree(self.next)


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


def stale(
    store: Store, pages: Iterable[Page], fingerprints: Mapping[str, str], last: Manifest
) -> list[Page]:
    """Pages whose file is missing, was made from something else, or is no longer as it was written."""
    return [
        page
        for page in pages
        if page.url not in last.files
        or last.files[page.url].fingerprint != fingerprints[page.url]
        or not store.is_intact(page.url, last.files[page.url])
    ]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a release is made of: pages to write, pages to keep, files to copy."""

    rendered: Iterable[Rendered]
    kept: Iterable[str]
    assets: Iterable[Asset]
    fingerprints: Mapping[str, str]


def publish(store: Store, root: Path, contents: Contents, last: Manifest) -> Outcome:
    """Write the release beside the live one and let it take its place.

    Raises Refused where the disk does not let it, and whatever `contents.rendered` raises;
    either way `output/` is untouched and nothing is left behind.
    """
    marks = contents.fingerprints
    try:
        with _refusing("写入新版本"):
            release = _Release(store, last)
            release.add(Asset(Url(MARK), _MARK_TEXT.encode()), root)
            for page in contents.rendered:
                release.write(page.url, page.content, marks[page.url])
            for url in contents.kept:
                release.keep(url)
            for asset in contents.assets:
                release.add(asset, root)
            manifest.write(store.work / "next.json", Manifest(release.files))
            _go_live(store)
    except BaseException:
        shutil.rmtree(store.next, ignore_errors=True)
        raise
    removed = sum(1 for url in last.files if url not in release.files)
    return Outcome(release.written, release.kept, removed)


class _Release:
    """A folder that becomes a release."""

    def __init__(self, store: Store, last: Manifest) -> None:
        self._store, self._last = store, last
        self._folders: set[Path] = set()
        self.files: dict[str, File] = {}
        self.written = self.kept = 0
        store.next.mkdir()

    def write(self, url: str, content: bytes, fingerprint: str) -> None:
        path = self._path(url)
        path.write_bytes(content)
        self._record(url, path, fingerprint, hashlib.sha256(content).hexdigest())
        self.written += 1

    def keep(self, url: str) -> None:
        """Share the live file: it is never written into, only replaced with its folder."""
        path, live = self._path(url), self._store.output / url
        try:
            os.link(live, path)
        except OSError:
            shutil.copy2(live, path)
        known = self._last.files[url]
        self._record(url, path, known.fingerprint, known.sha256)
        self.kept += 1

    def add(self, asset: Asset, root: Path) -> None:
        known = self._last.files.get(asset.url)
        fingerprint = asset.sha256 or hashlib.sha256(asset.content).hexdigest()
        if known and known.fingerprint == fingerprint and self._store.is_intact(asset.url, known):
            self.keep(asset.url)
        elif asset.source:
            path = self._path(asset.url)
            shutil.copyfile(root / asset.source, path)
            self._record(asset.url, path, fingerprint, asset.sha256)
            self.written += 1
        else:
            self.write(asset.url, asset.content, fingerprint)

    def _path(self, url: str) -> Path:
        path = self._store.next / url
        if path.parent not in self._folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(path.parent)
        return path

    def _record(self, url: str, path: Path, fingerprint: str, sha256: str) -> None:
        found = path.stat()
        self.files[url] = File(fingerprint, sha256, found.st_size, found.st_mtime_ns)


def _go_live(store: Store) -> None:
    if store.previous.exists():
        shutil.rmtree(store.previous)
    if not store.output.exists():
        store.next.rename(store.output)
    elif _exchange(store.next, store.output):
        store.next.rename(store.previous)
    else:
        # No exchange on this system: for an instant there is no output/; _recover() mends an
        # interruption right here.
        store.output.rename(store.previous)
        store.next.rename(store.output)
    (store.work / "next.json").replace(store.work / "manifest.json")


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
def _refusing(step: str) -> Iterator[None]:
    """What the operating system says, as a message for the webmaster."""
    try:
        yield
    except OSError as error:
        raise _refusal(step, error) from None


def _refusal(step: str, error: OSError) -> Refused:
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    where = f"（{error.filename}）" if error.filename else ""
    return Refused(f"{step}失败：{reason}{where}。原来的网站没有改动")
