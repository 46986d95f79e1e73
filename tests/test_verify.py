"""Every file of the published site, byte by byte."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.mark import MARK
from generator.verify import verify
from tests.releases import builder, sums

FILES = {"index.html": "首页", "a/1.html": "甲", "a/2.html": "乙"}


def found(folder: Path) -> list[str]:
    return [str(each) for each in verify(folder, sums(FILES))]


def in_its_place(path: Path) -> None:
    """As long as it was, and as old."""
    before = path.stat()
    path.write_bytes(path.read_bytes()[::-1])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def linked(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to(path.with_name("elsewhere"))


def test_a_site_as_it_was_published_has_nothing_to_tell(tmp_path: Path) -> None:
    assert found(builder(tmp_path, FILES).store.output) == []


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda output: in_its_place(output / "index.html"), ["被改动：index.html"]),
        (lambda output: (output / "a/1.html").unlink(), ["缺少：a/1.html"]),
        (lambda output: (output / "a/x.html").touch(), ["多出：a/x.html"]),
        (lambda output: in_its_place(output / MARK), [f"被改动：{MARK}"]),
        (lambda output: (output / MARK).unlink(), [f"缺少：{MARK}"]),
        (lambda output: linked(output / "a/2.html"), ["被改动：a/2.html", "多出：a/elsewhere"]),
        (
            lambda output: linked(output / "a"),
            [
                "多出：a",
                "缺少：a/1.html",
                "缺少：a/2.html",
                "多出：elsewhere/1.html",
                "多出：elsewhere/2.html",
            ],
        ),
        (
            lambda output: output.rename(output.with_name("x")),
            [f"缺少：{name}" for name in (MARK, "a/1.html", "a/2.html", "index.html")],
        ),
    ],
    ids=[
        "a page defaced",
        "a page lost",
        "a page added",
        "another mark",
        "no mark",
        "a page that is a link",
        "a folder that is a link",
        "nothing there",
    ],
)
def test_what_is_not_as_it_was_published_is_named(
    tmp_path: Path, damage: Callable[[Path], object], told: list[str]
) -> None:
    output = builder(tmp_path, FILES).store.output
    damage(output)

    assert found(output) == told


def test_everything_that_is_wrong_is_named_in_one_run(tmp_path: Path) -> None:
    output = builder(tmp_path, FILES).store.output
    in_its_place(output / "index.html")
    (output / "a/2.html").unlink()
    (output / "virus.html").touch()

    assert found(output) == ["缺少：a/2.html", "被改动：index.html", "多出：virus.html"]


def test_the_mark_of_another_release_is_a_changed_file(tmp_path: Path) -> None:
    output = builder(tmp_path, FILES).store.output
    other = builder(tmp_path / "other", {**FILES, "b.html": "丙"}).store.output
    (output / MARK).write_bytes((other / MARK).read_bytes())

    assert found(output) == [f"被改动：{MARK}"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="这个系统没有命名管道")
def test_a_pipe_in_the_place_of_a_page_is_named_and_not_waited_for(tmp_path: Path) -> None:
    output = builder(tmp_path, FILES).store.output
    (output / "a/1.html").unlink()
    os.mkfifo(output / "a/1.html")

    assert found(output) == ["被改动：a/1.html"]
