"""Waiting: what the system tells of comes at once, what it does not tell of comes too."""

import mmap
import os
import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.watch import Watch


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content/pages").mkdir(parents=True)
    (tmp_path / "content/pages/a.md").write_text("甲", "utf-8")
    (tmp_path / "site.yaml").write_text("网站名称: 甲", "utf-8")
    for name in ("content/pages/a.md", "site.yaml"):
        os.utime(tmp_path / name, (1_700_000_000.5, 1_700_000_000.5))
    return tmp_path


@contextmanager
def told(watch: Watch) -> Iterator[Future[tuple[str, ...]]]:
    """What comes next."""
    changes = iter(watch)
    with ThreadPoolExecutor(1) as thread:
        yield thread.submit(next, changes)


def test_a_change_is_named(root: Path) -> None:
    with told(Watch(root)) as found:
        (root / "content/pages/a.md").write_text("乙", "utf-8")

        assert found.result(10) == ("content/pages/a.md",)


def test_what_changed_before_the_first_question_is_told_too(root: Path) -> None:
    watch = Watch(root)
    (root / "content/pages/a.md").write_text("乙乙", "utf-8")

    with told(watch) as found:
        assert found.result(10) == ("content/pages/a.md",)


def test_a_change_that_the_system_does_not_tell_of_is_found(root: Path) -> None:
    """As on a shared folder of another machine: here, a file that is written through memory."""
    page = root / "content/pages/a.md"
    with (
        page.open("r+b") as file,
        mmap.mmap(file.fileno(), 0) as memory,
        told(Watch(root)) as found,
    ):
        memory[:] = "乙".encode()
        memory.flush()

        assert found.result(10) == ("content/pages/a.md",)


def test_what_editors_leave_behind_and_what_a_build_writes_is_nothing(root: Path) -> None:
    with told(Watch(root)) as found:
        (root / "content/pages/.a.md.swp").write_text("乙", "utf-8")
        (root / "content/pages/a.md~").write_text("乙", "utf-8")
        (root / "output").mkdir()
        (root / "output/index.html").write_text("乙", "utf-8")
        (root / ".gongkai").mkdir()
        (root / "README.md").write_text("乙", "utf-8")
        with pytest.raises(TimeoutError):
            found.result(3)
        (root / "site.yaml").write_text("网站名称: 乙", "utf-8")

        assert found.result(10) == ("site.yaml",)


def test_a_folder_that_goes_and_comes_back_is_followed(root: Path) -> None:
    watch = iter(Watch(root))
    with ThreadPoolExecutor(1) as thread:
        gone = thread.submit(next, watch)
        shutil.move(root / "content", root / "aside")
        assert any(name.startswith("content") for name in gone.result(10))

        back = thread.submit(next, watch)
        shutil.move(root / "aside", root / "content")
        assert any(name.startswith("content") for name in back.result(10))

        changed = thread.submit(next, watch)
        (root / "content/pages/a.md").write_text("乙", "utf-8")
        assert "content/pages/a.md" in changed.result(10)
