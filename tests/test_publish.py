"""At every instant `output/` is one whole release, and publishing costs what differs."""

import ctypes
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import mark
from generator.difference import Change, digest_of
from generator.mark import MARK
from generator.publish import Refused, Release, Store, rollback
from generator.tree import Tree
from generator.verify import verify
from tests.releases import (
    Builder,
    Files,
    builder,
    contents,
    counting,
    failing,
    inodes,
    no_link,
    no_system_call,
    sums,
    survives,
)

OLD = {"index.html": "旧首页", "a/1.html": "甲", "a/2.html": "乙", "b/c/3.html": "丙"}
NEW = {"index.html": "新首页", "a/1.html": "甲", "d/4.html": "丁", "b/c/3.html": "丙"}
NEXT = {"index.html": "新首页", "a/1.html": "新甲", "b/c/3.html": "丙", "b/c/5.html": "戊"}


@pytest.fixture(params=["exchange", "two renames"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With the system call that exchanges two folders, and without."""
    if request.param == "two renames":
        monkeypatch.setattr(ctypes, "CDLL", no_system_call)
    return str(request.param)


def assert_sound(store: Store, *releases: Files) -> None:
    """The live release is one of these, and so is the spare tree if it says that it is whole."""
    found = contents(store.output)
    assert found in releases
    assert store.live() == mark.read(store.output) == digest_of(sums(found))
    assert verify(store.output, sums(found)) == []
    if store.previous():
        assert contents(store.spare) in releases
        assert store.previous() == digest_of(sums(contents(store.spare)))


# ── One release after another ─────────────────────────────────────────────


def test_a_first_release_holds_what_was_written_and_its_mark(tmp_path: Path, system: str) -> None:
    made = builder(tmp_path, OLD)

    assert contents(made.store.output) == OLD
    assert made.store.live() == made.digest == digest_of(sums(OLD))
    assert (made.store.output / MARK).read_text("utf-8") == (
        "本文件夹由 gongkai 生成，每次生成都会整个替换，请勿在此修改。\n"
        f"版本：{digest_of(sums(OLD))}\n"
    )


def test_a_second_release_leaves_the_first_whole_as_the_spare(tmp_path: Path, system: str) -> None:
    made = builder(tmp_path, OLD, NEW)

    assert contents(made.store.output) == NEW
    assert contents(made.store.spare) == OLD
    assert made.store.previous() == digest_of(sums(OLD))
    assert not (made.store.output / "a/2.html").exists()


def test_a_release_takes_the_spare_from_two_releases_ago_to_the_next(
    tmp_path: Path, system: str
) -> None:
    made = builder(tmp_path, OLD, NEW)

    made.build(NEXT)

    assert contents(made.store.output) == NEXT
    assert contents(made.store.spare) == NEW
    assert not (made.store.output / "d").exists()


def test_what_two_releases_share_is_one_file_and_what_differs_is_two(tmp_path: Path) -> None:
    made = builder(tmp_path, OLD, NEW, NEXT)

    live, spare = inodes(made.store.output), inodes(made.store.spare)

    assert {url for url in live if live[url] == spare.get(url)} == {"index.html", "b/c/3.html"}


def test_a_change_of_one_file_costs_the_same_in_a_small_site_and_in_a_large(tmp_path: Path) -> None:
    costs = []
    for number in (20, 400):
        files = {f"{each % 5}/{each}.html": "旧" for each in range(number)}
        made = builder(tmp_path / str(number), files, files | {"0/0.html": "二"})

        with counting() as done:
            made.build(files | {"1/1.html": "三"})

        costs.append(len(done))
    assert costs[0] == costs[1]


def test_the_second_release_of_all_costs_no_more_than_the_third(tmp_path: Path) -> None:
    files = {f"{each}.html": "旧" for each in range(100)}
    made = builder(tmp_path, files)

    with counting() as done:
        made.build(files | {"0.html": "新"})

    assert len(done) < 40


@pytest.mark.skipif(sys.platform != "linux", reason="没有一步对换的系统，看不出是哪一刻")
def test_a_tree_without_kin_is_taken_apart_only_after_the_release_is_out(tmp_path: Path) -> None:
    files = {f"{each}.html": "旧" for each in range(60)}
    made = builder(tmp_path, files, files | {"0.html": "二"})
    made.build(files, clean=True)

    with counting() as done:
        made.build(files | {"0.html": "新"})

    assert done[: done.index("exchange")].count("os.remove") < 5
    assert done.count("os.remove") > 60


def test_a_file_may_take_the_place_of_a_folder_and_a_folder_that_of_a_file(tmp_path: Path) -> None:
    one, two = {"a": "文件", "b/c": "夹"}, {"a/c": "夹", "b": "文件"}

    made = builder(tmp_path, one, two, one, two)

    assert contents(made.store.output) == two


def test_an_attachment_is_copied_and_shares_nothing_with_its_source(tmp_path: Path) -> None:
    (tmp_path / "表.pdf").write_text("%PDF", "utf-8")
    store = Store(tmp_path / "output")

    with store.locked():
        release = Release.begin(store, "")
        release.copy("a/表.pdf", tmp_path / "表.pdf")
        release.publish({"a/表.pdf": Change(None, dict(sums({"a": "%PDF"}))["a"])})

    assert contents(store.output) == {"a/表.pdf": "%PDF"}
    (tmp_path / "表.pdf").write_text("改了", "utf-8")
    assert verify(store.output, sums({"a/表.pdf": "%PDF"})) == []


def test_workers_may_write_into_the_folder_of_the_release(tmp_path: Path) -> None:
    made = builder(tmp_path, OLD, NEW)
    with made.store.locked():
        release = Release.begin(made.store, made.digest)

        Tree(release.folder).write("index.html", NEXT["index.html"].encode())
        Tree(release.folder).write("f/6.html", "己".encode())
        before, after = dict(sums(NEW)), dict(sums(NEXT | {"f/6.html": "己"}))
        release.publish(
            {url: Change(before.get(url), after[url]) for url in ("index.html", "f/6.html")}
        )

    assert contents(made.store.output) == NEW | {"f/6.html": "己"}
    assert contents(made.store.spare) == NEW


def test_a_file_that_the_caller_does_not_tell_of_is_a_mistake_of_the_caller(tmp_path: Path) -> None:
    made = builder(tmp_path, OLD)
    release = Release.begin(made.store, made.digest)
    release.write("index.html", b"")

    with pytest.raises(LookupError, match=r"index\.html"):
        release.publish({})

    assert contents(made.store.output) == OLD


# ── From where a release can start ────────────────────────────────────────


def test_a_record_of_the_release_before_starts_from_the_spare(tmp_path: Path, system: str) -> None:
    """As after a kill between the exchange and the caller's own record."""
    made = builder(tmp_path, OLD)
    earlier = Builder(made.store, made.digest, made.files)
    made.build(NEW)

    assert made.store.base(earlier.digest) == earlier.digest
    earlier.build(NEXT)

    assert_sound(made.store, NEXT, NEW)
    assert contents(made.store.output) == NEXT
    made = Builder(made.store, earlier.digest, earlier.files)
    made.build(OLD)  # brings the spare up to NEXT by what is known of three releases
    assert contents(made.store.output) == OLD


def test_a_lost_spare_is_made_afresh_of_links(tmp_path: Path) -> None:
    made = builder(tmp_path, OLD, NEW)
    shutil.rmtree(made.store.spare)

    made.build(NEXT)

    assert contents(made.store.output) == NEXT
    live, spare = inodes(made.store.output), inodes(made.store.spare)
    assert {url for url in live if live[url] == spare.get(url)} == {"index.html", "b/c/3.html"}


@pytest.mark.parametrize(
    "damage",
    [
        lambda spare: (spare / MARK).unlink(),
        lambda spare: (spare / "b/c/3.html").unlink(),
        lambda spare: (spare / "b/c/virus.html").write_text("毒", "utf-8"),
        lambda spare: (spare / MARK).write_text("版本：无", "utf-8"),
    ],
    ids=["without a mark", "a file lost", "a file added", "a mark that is not ours"],
)
def test_a_spare_that_is_not_whole_is_never_trusted(
    tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    made = builder(tmp_path, OLD, NEW)
    damage(made.store.spare)

    assert made.store.previous() == ""
    made.build(NEXT)

    assert contents(made.store.output) == NEXT
    assert_sound(made.store, NEW, NEXT)


@pytest.mark.parametrize("text", [None, "", "{", "[]", '{"files": {"index.html": 1}}'])
def test_without_the_difference_the_spare_is_made_again_from_the_live_release(
    tmp_path: Path, text: str | None
) -> None:
    made = builder(tmp_path, OLD, NEW)
    path = made.store.work / "difference.json"
    path.unlink() if text is None else path.write_text(text, "utf-8")

    made.build(NEXT)

    assert_sound(made.store, NEW, NEXT)
    assert contents(made.store.output) == NEXT


def test_a_new_tree_holds_nothing_of_the_old(tmp_path: Path, system: str) -> None:
    made = builder(tmp_path, OLD, NEW)
    before = set(inodes(made.store.output).values())

    made.build(NEXT, clean=True)

    assert contents(made.store.output) == NEXT
    assert before.isdisjoint(inodes(made.store.output).values())
    assert contents(made.store.spare) == NEW


def test_a_release_unknown_to_both_trees_is_nothing_to_start_from(tmp_path: Path) -> None:
    made = builder(tmp_path, OLD, NEW)

    assert made.store.base("f" * 64) == ""
    with pytest.raises(LookupError):
        Release.begin(made.store, "f" * 64)


@pytest.mark.parametrize(
    ("lost", "base"),
    [("nothing", NEW), ("difference.json", NEW), ("nothing", {}), ("nothing", OLD)],
    ids=["the spare brought up", "the spare made again", "a new tree", "the spare as it is"],
)
def test_a_tree_in_the_making_has_no_mark(tmp_path: Path, lost: str, base: Files) -> None:
    """Nor would it be told from a whole release where folders have no exact times."""
    made = builder(tmp_path, OLD, NEW)
    (made.store.work / lost).unlink(missing_ok=True)

    release = Release.begin(made.store, digest_of(sums(base)) if base else "")

    assert not (release.folder / MARK).exists()


def test_a_build_that_fails_leaves_the_site_and_the_next_build_as_if_it_never_was(
    tmp_path: Path, system: str
) -> None:
    made = builder(tmp_path, OLD, NEW)
    for base in (made.digest, ""):
        with made.store.locked():
            release = Release.begin(made.store, base)
            release.write("index.html", "半页".encode())
            release.write("x/y.html", "半页".encode())
            release.abandon()

        assert contents(made.store.output) == NEW
        assert made.store.live() == made.digest
    made.build(NEXT)
    assert_sound(made.store, NEW, NEXT)
    assert contents(made.store.output) == NEXT


def test_a_folder_made_ready_by_version_control_gives_way(tmp_path: Path, system: str) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output/.gitkeep").touch()

    made = builder(tmp_path, OLD)

    assert contents(made.store.output) == OLD


# ── The way back ──────────────────────────────────────────────────────────


def test_a_rollback_brings_the_release_before_and_another_brings_it_back(
    tmp_path: Path, system: str
) -> None:
    made = builder(tmp_path, OLD, NEW)

    assert rollback(made.store) == digest_of(sums(OLD))
    assert contents(made.store.output) == OLD
    assert_sound(made.store, OLD, NEW)
    assert rollback(made.store) == digest_of(sums(NEW))
    assert contents(made.store.output) == NEW
    assert_sound(made.store, OLD, NEW)


@pytest.mark.parametrize("files", [NEXT, OLD, NEW], ids=["another", "the old one", "the new one"])
def test_a_build_after_a_rollback_publishes_what_it_was_given(
    tmp_path: Path, system: str, files: Files
) -> None:
    made = builder(tmp_path, OLD, NEW)
    rollback(made.store)

    made.build(files)

    assert contents(made.store.output) == files
    assert_sound(made.store, OLD, files)
    if files != OLD:
        rollback(made.store)
        assert contents(made.store.output) == OLD


def test_what_differs_between_the_two_releases_is_known_with_its_sums(tmp_path: Path) -> None:
    made = builder(tmp_path, OLD, NEW)
    rollback(made.store)

    found = made.store.difference()

    assert found is not None
    changes = found.between(made.digest, made.store.live())
    assert changes is not None
    files: dict[str, str | None] = dict(sums(NEW))
    files |= {url: change.after for url, change in changes.items()}
    assert {url: sha256 for url, sha256 in files.items() if sha256} == dict(sums(OLD))


REFUSED = "没有可以退回的上一个版本。请从版本库取回以前的内容，再运行 gongkai build"


@pytest.mark.parametrize(
    "state",
    [
        lambda made: made.store.spare.rename(made.store.work / "elsewhere"),
        lambda made: (made.store.spare / "a/1.html").unlink(),
        lambda made: Release.begin(made.store, made.digest),
        lambda made: Release.begin(made.store, made.digest).abandon(),
        lambda made: Release.begin(made.store, ""),
        lambda made: shutil.rmtree(made.store.work),
    ],
    ids=["lost", "damaged", "half-made", "given up", "empty", "without .gongkai"],
)
def test_there_is_no_way_back_to_what_is_no_whole_release(
    tmp_path: Path, state: Callable[[Builder], object]
) -> None:
    made = builder(tmp_path, OLD, NEW)
    state(made)

    with pytest.raises(Refused, match=REFUSED):
        rollback(made.store)

    assert contents(made.store.output) == NEW


def test_a_first_release_has_none_before_it(tmp_path: Path) -> None:
    made = builder(tmp_path, OLD)

    with pytest.raises(Refused, match=REFUSED):
        rollback(made.store)


def test_a_site_that_was_tampered_with_does_not_come_back(tmp_path: Path) -> None:
    made = builder(tmp_path, OLD, NEW)
    (made.store.output / "virus.html").write_text("毒", "utf-8")

    made.build(NEXT)

    assert contents(made.store.output) == NEXT
    with pytest.raises(Refused, match=REFUSED):
        rollback(made.store)
    made.build(OLD)
    assert contents(made.store.output) == OLD


# ── Tampering ─────────────────────────────────────────────────────────────


def replaced(path: Path) -> None:
    path.with_name("new").write_text("假的", "utf-8")
    path.with_name("new").replace(path)


@pytest.mark.parametrize(
    "damage",
    [
        lambda output: (output / "virus.html").write_text("毒", "utf-8"),
        lambda output: (output / "b/c/virus.html").write_text("毒", "utf-8"),
        lambda output: (output / "b/virus").mkdir(),
        lambda output: (output / "a/1.html").unlink(),
        lambda output: replaced(output / "b/c/3.html"),
        lambda output: shutil.rmtree(output / "b"),
        lambda output: (output / MARK).unlink(),
        lambda output: (output / MARK).write_text("改过\n", "utf-8"),
        shutil.rmtree,
    ],
    ids=[
        "a file added",
        "a file added deep down",
        "a folder added",
        "a file taken away",
        "a file replaced",
        "a folder taken away",
        "the mark taken away",
        "the mark changed",
        "everything taken away",
    ],
)
@pytest.mark.parametrize("releases", [(NEW,), (OLD, NEW), (OLD, NEXT, NEW)], ids=len)
def test_tampering_is_noticed_and_made_good(
    tmp_path: Path, releases: tuple[Files, ...], damage: Callable[[Path], object]
) -> None:
    made = builder(tmp_path, *releases)
    damage(made.store.output)

    assert made.store.live() == ""
    made.build(NEW)

    assert contents(made.store.output) == NEW
    assert_sound(made.store, NEW, OLD, NEXT)


def test_a_page_defaced_in_its_place_never_comes_back_after_a_clean_build(tmp_path: Path) -> None:
    made = builder(tmp_path, OLD, NEW)
    (made.store.output / "a/1.html").write_text("被改", "utf-8")

    made.build(NEW, clean=True)

    for files in (NEXT, NEW, OLD, NEW):
        assert "被改" not in contents(made.store.output).values()
        made.build(files)
    assert "被改" not in contents(made.store.output).values()


def test_a_page_written_anew_as_it_was_never_brings_its_defaced_self_back(tmp_path: Path) -> None:
    made = builder(tmp_path, OLD, NEW)
    (made.store.output / "a/1.html").write_text("被改", "utf-8")
    sum_ = dict(sums(NEW))["a/1.html"]
    with made.store.locked():
        release = Release.begin(made.store, made.digest)
        release.write("a/1.html", NEW["a/1.html"].encode())
        release.publish({"a/1.html": Change(sum_, sum_)})

    made.build(NEW | {"index.html": "改"})

    assert contents(made.store.output) == NEW | {"index.html": "改"}


def test_what_was_added_to_the_live_site_is_not_taken_over_where_both_trees_are_one_release(
    tmp_path: Path,
) -> None:
    made = builder(tmp_path, OLD)
    made.build(OLD, clean=True)
    (made.store.output / "virus.html").write_text("毒", "utf-8")

    made.build(NEW)

    assert contents(made.store.output) == NEW


def test_the_folder_of_the_records_may_be_deleted_at_any_time(tmp_path: Path) -> None:
    made = builder(tmp_path, OLD, NEW)
    shutil.rmtree(made.store.work)

    assert made.store.live() == ""
    made.build(NEXT)

    assert contents(made.store.output) == NEXT
    assert_sound(made.store, NEXT, NEW)


# ── Any history ───────────────────────────────────────────────────────────

URLS = ("index.html", "a/1.html", "a/2.html", "b/c/3.html", "b/4.html")
STEPS: st.SearchStrategy[tuple[str, Files]] = st.one_of(
    st.tuples(
        st.sampled_from(("build", "clean", "killed")),
        st.dictionaries(st.sampled_from(URLS), st.sampled_from(("甲", "乙", "丙")), min_size=1),
    ),
    st.tuples(
        st.sampled_from(("rollback", "no spare", "no work", "damage", "add", "lose", "replace")),
        st.just(Files()),
    ),
)


def take(made: Builder, step: str, files: Files, history: list[Files]) -> None:
    """One thing that may happen to a site; the files are those of a build."""
    output, spare = made.store.output, made.store.spare
    match step:
        case "build" | "clean":
            history.append(files)
            made.build(files, clean=step == "clean")
            assert contents(output) == files
        case "killed":  # after the exchange, before its own record
            history.append(files)
            Builder(made.store, made.digest, made.files).build(files)
        case "rollback":
            before, way = contents(output), contents(spare) if spare.exists() else {}
            try:
                rollback(made.store)
            except Refused:
                assert contents(output) == before
            else:
                assert (contents(output), contents(spare)) == (way, before)
        case "no spare":
            shutil.rmtree(spare, ignore_errors=True)
        case "no work":
            shutil.rmtree(made.store.work, ignore_errors=True)
        case "damage" if spare.exists():
            (spare / "left.html").write_text("半页", "utf-8")
        case "add":
            (output / "virus.html").write_text("毒", "utf-8")
        case "lose":
            next(path for path in output.rglob("*.html")).unlink()
        case "replace":
            replaced(next(path for path in output.rglob("*.html")))


@settings(max_examples=150)
@given(steps=st.lists(STEPS, min_size=1, max_size=8), exchange=st.booleans())
def test_whatever_happened_the_next_build_publishes_a_whole_release_and_a_way_back(
    *, steps: list[tuple[str, Files]], exchange: bool
) -> None:
    history = [OLD]
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        if not exchange:
            patch.setattr(ctypes, "CDLL", no_system_call)
        made = builder(Path(folder), OLD)
        for step, files in steps:
            take(made, step, files, history)
            if not {path.name for path in made.store.output.glob("*.html")} & {"virus.html"}:
                continue
            assert made.store.live() == ""

        made.build(NEW)

        assert contents(made.store.output) == NEW
        assert_sound(made.store, NEW, *history)


# ── Interruptions ─────────────────────────────────────────────────────────


def prepared(folder: Path, case: str) -> Builder:
    """A site in one of the states from which a release can start."""
    made = builder(folder) if case == "first" else builder(folder, NEXT, OLD)
    match case:
        case "spare":
            record = Builder(made.store, made.digest, made.files)
            Builder(made.store, made.digest, made.files).build(NEXT)
            return record
        case "afresh":
            shutil.rmtree(made.store.spare)
        case "tampered":
            (made.store.output / "virus.html").write_text("毒", "utf-8")
    return made


def act(made: Builder, case: str) -> None:
    if case == "rollback":
        rollback(made.store)
    else:
        made.build(NEW, clean=case == "clean")


CASES = ("first", "difference", "spare", "afresh", "clean", "rollback", "tampered")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="没有 fork，杀不了做到一半的进程")
@pytest.mark.parametrize("exchange", [True, False], ids=["exchange", "two renames"])
@pytest.mark.parametrize("case", CASES)
def test_killed_at_any_step_the_site_is_one_whole_release_and_the_next_build_as_ever(
    tmp_path: Path, *, case: str, exchange: bool
) -> None:
    for number in range(1, 200):
        made = prepared(tmp_path / str(number), case)
        output = made.store.output
        before = contents(output) if output.exists() else None

        survived = survives(partial(act, made, case), number, exchange=exchange)

        found = contents(output) if output.exists() else None
        after = NEXT if case == "rollback" else NEW
        mid_way = not exchange and (made.store.work / "leaving").exists()
        assert found in ([before, after, None] if mid_way else [before, after])
        with made.store.locked():  # as any command does first
            assert (contents(output) if output.exists() else None) in [before, after]
        made.build(NEW)
        assert_sound(made.store, NEW, NEXT, OLD)
        assert contents(output) == NEW
        made.build(OLD)
        assert_sound(made.store, OLD, NEW)
        if survived:
            break
    assert survived
    assert number > 3  # to roll back takes a lock and an exchange, all else takes more


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("case", CASES)
def test_a_disk_that_fails_at_any_step_leaves_a_whole_release_and_the_next_build_as_ever(
    tmp_path: Path, system: str, *, case: str, lasting: bool
) -> None:
    refusals = 0
    for number in range(1, 200):
        made = prepared(tmp_path / str(number), case)
        output = made.store.output
        before = contents(output) if output.exists() else None
        done = None

        with failing(number, lasting=lasting) as changes:
            try:
                act(made, case)
            except Refused as refused:
                done = str(refused)

        if done is None:
            assert contents(output) == (NEXT if case == "rollback" else NEW)
        else:
            refusals += 1
            assert "磁盘空间不足" in done
            assert "原来的网站没有改动" in done
            assert (contents(output) if output.exists() else None) == before
        made.build(NEW)
        assert_sound(made.store, NEW, NEXT, OLD)
        assert contents(output) == NEW
        if len(changes) < number:
            break
    assert len(changes) < number
    assert refusals


def test_a_reader_finds_a_whole_release_at_every_instant(tmp_path: Path) -> None:
    """Two pages of one release say the same, whenever they are opened from one folder."""
    one, two = ({"a.html": text, "b/b.html": text} for text in ("一", "二"))
    made = builder(tmp_path, one)
    if not hasattr(os, "O_PATH"):
        pytest.skip("没有一步对换的系统，有一瞬间没有 output/")
    problems: list[str] = []
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            try:
                folder = os.open(made.store.output, os.O_RDONLY)
            except OSError as error:
                problems.append(str(error))
                return
            pages = []
            for name in ("a.html", "b/b.html"):
                with open(os.open(name, os.O_RDONLY, dir_fd=folder), encoding="utf-8") as page:  # noqa: PTH123
                    pages.append(page.read())
            os.close(folder)
            if len(set(pages)) != 1:
                problems.append(f"{pages}")

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(50):
        rollback(made.store) if made.store.previous() != made.store.live() else made.build(two)
    over.set()
    reader.join()

    assert problems == []


# ── File systems that lack something ──────────────────────────────────────


def test_without_hard_links_files_are_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setattr(os, "link", no_link)

    made = builder(tmp_path, OLD, NEW, NEXT, OLD)
    rollback(made.store)
    made.build(NEW)

    assert contents(made.store.output) == NEW
    live, spare = inodes(made.store.output), inodes(made.store.spare)
    assert set(live.values()).isdisjoint(spare.values())


def test_a_copy_keeps_the_time_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Servers tell browsers by it what is new."""
    made = builder(tmp_path, OLD)
    os.utime(made.store.output / "a/1.html", (1_700_000_000, 1_700_000_000))
    shutil.rmtree(made.store.spare)
    monkeypatch.setattr(os, "link", no_link)

    made.build(NEW)

    assert (made.store.output / "a/1.html").stat().st_mtime == 1_700_000_000


def test_nothing_is_left_of_what_was_replaced(tmp_path: Path, system: str) -> None:
    made = builder(tmp_path, OLD, NEW, NEXT)
    made.build(OLD, clean=True)
    made.build(NEW)

    names = {path.name for path in made.store.work.iterdir()}

    assert names == {"difference.json", "folders", "lock", "spare"}
    assert len(list((made.store.work / "folders").iterdir())) == 2
