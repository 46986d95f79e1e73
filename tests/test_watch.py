"""Waiting: what the system tells of comes at once, what it does not tell of comes too."""

import mmap
import os
import shutil
import time
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

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


class Listener:
    """What comes next, in a thread that a failing test leaves behind."""

    def __init__(self, watch: Watch) -> None:
        self._heard: Queue[tuple[str, ...]] = Queue()
        Thread(target=self._listen, args=(watch,), daemon=True).start()

    def _listen(self, watch: Watch) -> None:
        for each in watch:
            self._heard.put(each)

    def next(self, seconds: float = 10) -> tuple[str, ...]:
        """Raises Empty."""
        return self._heard.get(timeout=seconds)

    def wait_for(self, name: str) -> None:
        """One move may be told of in parts.  Raises Empty."""
        next(each for each in iter(self.next, None) if name in each)


def test_a_change_is_named(root: Path) -> None:
    found = Listener(Watch(root))
    time.sleep(0.2)
    (root / "content/pages/a.md").write_text("乙", "utf-8")

    assert found.next() == ("content/pages/a.md",)


def test_what_changed_before_the_first_question_is_told_too(root: Path) -> None:
    watch = Watch(root)
    (root / "content/pages/a.md").write_text("乙乙", "utf-8")

    assert Listener(watch).next() == ("content/pages/a.md",)


def test_a_change_that_the_system_does_not_tell_of_is_found(root: Path) -> None:
    """As on a shared folder of another machine: here, a file that is written through memory."""
    page = root / "content/pages/a.md"
    with page.open("r+b") as file, mmap.mmap(file.fileno(), 0) as memory:
        found = Listener(Watch(root))
        time.sleep(0.2)
        memory[:] = "乙".encode()
        memory.flush()

        assert found.next() == ("content/pages/a.md",)


def test_what_editors_leave_behind_and_what_a_build_writes_is_nothing(root: Path) -> None:
    found = Listener(Watch(root))
    time.sleep(0.2)
    (root / "content/pages/.a.md.swp").write_text("乙", "utf-8")
    (root / "content/pages/a.md~").write_text("乙", "utf-8")
    (root / "output").mkdir()
    (root / "output/index.html").write_text("乙", "utf-8")
    (root / ".gongkai").mkdir()
    (root / "README.md").write_text("乙", "utf-8")
    with pytest.raises(Empty):
        found.next(3)
    (root / "site.yaml").write_text("网站名称: 乙", "utf-8")

    assert found.next() == ("site.yaml",)


def test_a_folder_that_goes_and_comes_back_is_followed(root: Path) -> None:
    found = Listener(Watch(root))
    time.sleep(0.2)
    shutil.move(root / "content", root / "aside")
    found.wait_for("content")

    shutil.move(root / "aside", root / "content")
    found.wait_for("content")

    time.sleep(0.2)
    (root / "content/pages/a.md").write_text("乙", "utf-8")
    found.wait_for("content/pages/a.md")
