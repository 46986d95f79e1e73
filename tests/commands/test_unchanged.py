"""The short way of a build with nothing to do: it answers only where the long way would say the same."""

import os
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from filelock import FileLock

from generator import build as stages
from generator.build import Order
from generator.moment import moment
from generator.scan import Scan, Seen
from generator.unchanged import Ordinary, Told, answer
from tests.commands.edits import Edit, changed, deleted, linked, longer_template, renamed, written
from tests.commands.portal import (
    AS_OF,
    DOCUMENT,
    GUIDE,
    SITE,
    UNITS,
    build,
    gongkai,
    process,
    replace,
    settle,
    tree,
    whole,
    write,
)


def told(words: list[str]) -> Told | None:
    """What the short way says by itself; else it is left to the long way."""
    found = answer(words)
    return found if isinstance(found, Told) else None


def asked(portal: Path, *words: str) -> Told | None:
    return told(["build", str(portal), "--as-of", AS_OF, *words])


def noted(portal: Path, fact: str, value: str) -> None:
    """Something else in the memory."""
    with closing(sqlite3.connect(portal / ".gongkai/output/memory.sqlite")) as memory, memory:
        memory.execute("UPDATE facts SET value = ? WHERE name = ?", (value, fact))


# ── Nothing has changed ───────────────────────────────────────────────────


def test_a_build_with_nothing_to_do_says_so_and_touches_nothing(
    portal: Path, tmp_path: Path
) -> None:
    files, before = len(tree(portal / "output")) - 1, whole(tmp_path)

    ran = process("build", portal, "--as-of", AS_OF)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"没有变化：{files}个文件都是最新的；0个错误，0个提醒\n"
    assert whole(tmp_path) == before


def test_reminders_are_told_again_as_the_build_told_them(portal: Path) -> None:
    replace(portal / UNITS, "  负责人: 某丙（局长）\n", "")
    settle(portal)
    built = build(portal)
    assert len(built.findings) == 1

    ran = process("build", portal, "--as-of", AS_OF)

    assert ran.findings == built.findings
    assert ran.err.splitlines() == built.findings
    assert ran.out.endswith("；0个错误，1个提醒\n按单位：区财政局1\n")


@pytest.mark.parametrize(
    "words",
    [
        ("build", "{portal}", "--as-of", AS_OF),
        ("build", "--site", "{portal}", "--as-of", AS_OF),
        ("build", "{portal}", f"--as-of={AS_OF}", "-j", "2"),
        ("build", "-o", "{portal}/output", "--engine", "serial", "{portal}", "--as-of", AS_OF),
    ],
)
def test_options_may_be_written_in_any_way(portal: Path, words: tuple[str, ...]) -> None:
    assert told([each.format(portal=portal) for each in words]) is not None


def test_while_the_next_build_runs_the_release_is_still_what_the_content_says(portal: Path) -> None:
    with FileLock(portal / ".gongkai/output/lock"):
        assert asked(portal) is not None


# ── Something has, or may have ────────────────────────────────────────────

EDITS: dict[str, Edit] = {
    "a text": changed(DOCUMENT, "见附件。", "详见附件。"),
    "a text, to the same length": changed(DOCUMENT, "见附件。", "看附件。"),
    "a setting": changed(SITE, "网站名称: 示例区", "网站名称: 样例区"),
    "a new file": written("content/pages/a.md", "---\n标题: 甲\n---\n"),
    "a file gone": deleted(GUIDE),
    "a file renamed": renamed(GUIDE, "zhinan.md"),
    "an attachment": written("content/documents/2026/sqb.pdf", "%PDF-1.5"),
    "a file that nothing names": written("content/documents/2026/left.pdf", "%PDF-1.5"),
    "a link in the content": linked("content/documents/2026/x.md", "qyjb.md"),
    "a template of its own": longer_template("base.html", "<!-- 新 -->"),
    "a stylesheet of its own": longer_template("static/style.css", "\n/* 新 */\n"),
    "a page taken away": lambda root: (root / "output/index.html").unlink(),
    "a page added": written("output/units/virus.html", "<script>"),
    "the output taken away": lambda root: shutil.rmtree(root / "output"),
    "the memory taken away": lambda root: shutil.rmtree(root / ".gongkai"),
    "a memory that is none": written(".gongkai/output/memory.sqlite", "{"),
    "a memory of another program": lambda root: noted(root, "program", "1"),
    "a memory of another release": lambda root: noted(root, "release", "1"),
    "a memory that knows no days": lambda root: noted(root, "until", ""),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_whatever_has_changed_is_left_to_the_long_way(portal: Path, edit: Edit) -> None:
    assert asked(portal) is not None

    edit(portal)

    assert asked(portal) is None


@pytest.mark.parametrize("title", ["标题: 新的", "标題: "], ids=["good", "bad"])
def test_the_way_without_the_command_line_ends_as_the_way_with_it(
    portal: Path, tmp_path: Path, title: str
) -> None:
    replace(portal / DOCUMENT, "标题: ", title)
    other = Path(shutil.copytree(portal, tmp_path / "other", symlinks=True))
    assert isinstance(answer(["build", str(portal), "--as-of", AS_OF]), Ordinary)

    short = process("build", portal, "--as-of", AS_OF)
    long = process("build", other, "--as-of", AS_OF, "--site", other)

    def alike(text: str, root: Path) -> str:
        return re.sub(r"用时[\d.]+秒", "", text).replace(str(root), "")

    assert short.code == long.code == (0 if title == "标题: 新的" else 1)
    assert alike(short.out, portal) == alike(long.out, other)
    assert alike(short.err, portal) == alike(long.err, other)
    assert tree(portal / "output") == tree(other / "output")


def test_what_was_seen_before_another_build_published_is_not_believed(portal: Path) -> None:
    """Whose files it does not know would be gone."""
    seen = Seen("another", Scan({}, ()))

    summary = stages.build(
        Order(portal, portal / "output", moment(AS_OF), 1, "serial", seen=seen), lambda _step: None
    )

    assert (summary.written, summary.removed) == (0, 0)


def test_a_file_written_again_as_it_was_costs_one_long_build(portal: Path) -> None:
    os.utime(portal / DOCUMENT, (1e9 + 0.5, 1e9 + 0.5))
    assert asked(portal) is None

    assert build(portal).counts["新写"] == 0

    assert asked(portal) is not None


def test_after_a_rollback_the_content_is_not_what_is_published(portal: Path) -> None:
    replace(portal / DOCUMENT, "见附件。", "详见附件。")
    assert build(portal).code == 0
    assert gongkai("rollback", portal).code == 0

    assert asked(portal) is None


def test_a_refused_build_does_not_pass_for_the_last_one(portal: Path) -> None:
    replace(portal / DOCUMENT, "有效性: 有效", "有效性: 有用")
    assert build(portal).code == 1

    assert asked(portal) is None


# ── Time ──────────────────────────────────────────────────────────────────

DOCUMENT_OF_ITS_TIME = """\
---
标题: 又一件
发布机构: 区政府
成文日期: 2026-11-16
发布日期: 2026-11-19
有效性: 有效
栏目: content
{fact}
---
"""


def test_an_hour_at_which_something_turns_is_left_to_the_long_way_in_both_directions(
    portal: Path,
) -> None:
    before, after = "2026-12-01 08:59", "2026-12-01 09:00"
    assert is_short_after_a_build(portal, before, after), "nothing else turns between the two"
    new = DOCUMENT_OF_ITS_TIME.format(fact=f"发布时间: {after}")
    write(portal / "content/documents/2026/new.md", new)
    settle(portal)

    assert is_short_after_a_build(portal, before, before)
    assert not is_short_after_a_build(portal, before, after)
    assert is_short_after_a_build(portal, after, after)
    assert not is_short_after_a_build(portal, after, before)


def test_another_day_is_left_to_the_long_way_because_days_are_counted(portal: Path) -> None:
    assert not is_short_after_a_build(portal, "2026-11-30", "2026-12-01")
    assert not is_short_after_a_build(portal, "2026-12-01", "2026-11-30")
    assert is_short_after_a_build(portal, "2026-12-01", "2026-12-01 23:00")


def is_short_after_a_build(portal: Path, built: str, asked_for: str) -> bool:
    """Whether after a build for one moment there is nothing to do for another."""
    assert gongkai("build", portal, "--as-of", built).code == 0
    return told(["build", str(portal), "--as-of", asked_for]) is not None


def test_a_build_without_a_day_is_for_now(portal: Path) -> None:
    assert gongkai("build", portal).code == 0

    assert told(["build", str(portal)]) is not None


# ── What it does not understand ───────────────────────────────────────────


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("check",),
        ("build", "--help"),
        ("build", "--clean"),
        ("build", "--explain-rebuild"),
        ("build", "--published", "old.txt"),
        ("build", "{portal}", "{portal}"),
        ("build", "{portal}", "--jobs"),
        ("build", "{portal}", "--jobs", "abc"),
        ("build", "{portal}", "--jobs", "0"),
        ("build", "{portal}", "--engine", "nonsense"),
        ("build", "{portal}", "--as-of", "昨天"),
        ("build", "{portal}/content"),
        ("build", "{portal}", "--output", "{portal}/elsewhere"),
    ],
    ids=" ".join,
)
def test_whatever_else_is_asked_is_left_to_the_long_way(
    portal: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(portal)

    assert told([each.format(portal=portal) for each in words]) is None
