"""The files of one release on disk.

Two releases share the files that are alike, by hard links.  So a file is never written
into: it is taken away, and another is put in its place.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Survey:
    """Everything in a tree: files with device and inode, and folders (`""` is the tree itself)."""

    files: Mapping[str, tuple[int, int]]
    folders: frozenset[str]

    def without(self, url: str) -> "Survey":
        files = {each: inode for each, inode in self.files.items() if each != url}
        return Survey(files, self.folders)


@dataclass(frozen=True, slots=True)
class Tree:
    """Travels to worker processes, which may all write into it at once."""

    folder: Path

    def write(self, url: str, content: bytes) -> None:
        with self._make(url, lambda path: path.open("xb")) as file:
            file.write(content)

    def copy(self, url: str, source: Path) -> None:
        path = self._make(url, _touch)
        shutil.copyfile(source, path)

    def share(self, url: str, other: "Tree") -> None:
        """The same file as in another tree; a copy where the file system has no hard links."""
        source = other.folder / url
        self._make(url, lambda path: _link(source, path))

    def remove(self, url: str) -> None:
        """With the folders that it leaves empty.  Not while others write."""
        path = self.folder / url
        with suppress(FileNotFoundError, NotADirectoryError):
            path.unlink()
        for folder in folders_above(url)[:-1]:
            try:
                (self.folder / folder).rmdir()
            except OSError:
                return

    def survey(self) -> Survey:
        files: dict[str, tuple[int, int]] = {}
        folders = {""}
        left = [""]
        while left:
            at = left.pop()
            device = (self.folder / at).stat().st_dev
            with os.scandir(self.folder / at) as entries:
                for entry in entries:
                    name = f"{at}/{entry.name}" if at else entry.name
                    if entry.is_dir(follow_symlinks=False):
                        folders.add(name)
                        left.append(name)
                    else:
                        files[name] = (device, entry.inode())
        return Survey(files, frozenset(folders))

    def mirror(self, model: "Tree", wanted: Survey, found: Survey) -> None:
        """Share every file that is `wanted` of the model and nothing else; `found` is what is here."""
        for url, inode in found.files.items():
            if wanted.files.get(url) != inode:
                (self.folder / url).unlink()
        for folder in sorted(found.folders - wanted.folders, reverse=True):
            (self.folder / folder).rmdir()
        for url, inode in wanted.files.items():
            if found.files.get(url) != inode:
                self.share(url, model)

    def times(self, folders: Iterable[str]) -> dict[str, int]:
        """When a file was last added to, taken from or replaced in each folder that is there (ns)."""
        found = {}
        for name in folders:
            with suppress(FileNotFoundError, NotADirectoryError):
                found[name] = (self.folder / name).lstat().st_mtime_ns
        return found

    def _make(self, url: str, create: Callable[[Path], _Made]) -> _Made:
        """`create` must refuse a file that is there; mostly there is none, and its folder is."""
        path = self.folder / url
        try:
            return create(path)
        except FileExistsError:
            path.unlink()
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
        return create(path)


def folders_above(url: str) -> list[str]:
    """From the one that holds the file up to the tree itself."""
    folders = []
    while url:
        url = url.rpartition("/")[0]
        folders.append(url)
    return folders


def _touch(path: Path) -> Path:
    path.touch(exist_ok=False)
    return path


def _link(source: Path, path: Path) -> None:
    try:
        os.link(source, path)
    except (FileExistsError, FileNotFoundError):
        raise
    except OSError:
        shutil.copy2(source, _touch(path))
