"""The way back, and the proof that the site is as it was published, as a webmaster types them."""

from pathlib import Path

import pytest

from tests.commands.portal import (
    DOCUMENT,
    build,
    check,
    gongkai,
    process,
    replace,
    said,
    tree,
    write,
)

NOTHING_BEFORE = "没有可以退回的上一个版本。请从版本库取回以前的内容，再运行 gongkai build\n"


INDEX = 1 + 5 + 5
"""Files of the search index that another text changes: the pointer, a segment that comes, one that goes."""


def edited(portal: Path) -> dict[str, str]:
    """The tree before; the portal is built again with another text in one document."""
    before = tree(portal / "output")
    replace(portal / DOCUMENT, "见附件。", "详见附件。")
    assert build(portal).code == 0
    return before


# ── rollback ──────────────────────────────────────────────────────────────


def test_a_rollback_says_which_release_is_live_now(portal: Path) -> None:
    before = edited(portal)

    done = gongkai("rollback", portal)

    mark = (portal / "output/.gongkai-release").read_text("utf-8")
    digest = mark.splitlines()[1].removeprefix("版本：")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        f"现在公开的是版本 {digest[:12]}，与退下来的相差{6 + INDEX}个文件。改好内容后，照常运行 gongkai build\n"
    )
    assert tree(portal / "output") == before


def test_a_second_rollback_goes_forward_again(portal: Path) -> None:
    edited(portal)
    after = tree(portal / "output")

    assert [gongkai("rollback", portal).code for _ in range(2)] == [0, 0]

    assert tree(portal / "output") == after


def test_a_build_after_a_rollback_publishes_the_content_as_it_is_now(portal: Path) -> None:
    edited(portal)
    after = tree(portal / "output")
    gongkai("rollback", portal)

    built = build(portal)

    assert (built.code, built.counts["新写"]) == (0, 0)
    assert tree(portal / "output") == after


def test_a_build_of_other_content_after_a_rollback_equals_a_clean_build(portal: Path) -> None:
    edited(portal)
    gongkai("rollback", portal)
    replace(portal / DOCUMENT, "详见附件。", "见附件和附表。")

    assert build(portal).code == 0

    after = said(portal / "output")
    assert build(portal, "--clean").code == 0
    assert said(portal / "output") == after


def test_a_first_release_cannot_be_rolled_back(portal: Path) -> None:
    before = tree(portal / "output")

    done = gongkai("rollback", portal)

    assert (done.code, done.err) == (2, NOTHING_BEFORE)
    assert tree(portal / "output") == before


def test_a_build_that_changes_nothing_keeps_the_way_back(portal: Path) -> None:
    before = edited(portal)

    assert build(portal).code == 0

    assert gongkai("rollback", portal).code == 0
    assert tree(portal / "output") == before


def test_another_output_folder_is_rolled_back_by_its_name(portal: Path, tmp_path: Path) -> None:
    output = tmp_path / "publish/xxgk"
    build(portal, "--output", output)
    before = tree(output)
    replace(portal / DOCUMENT, "见附件。", "详见附件。")
    build(portal, "--output", output)

    assert gongkai("rollback", "--site", portal, "-o", output).code == 0

    assert tree(output) == before


@pytest.mark.parametrize("command", ["rollback", "verify"])
def test_where_nothing_was_published_nothing_is_made(tmp_path: Path, command: str) -> None:
    done = gongkai(command, tmp_path)

    assert done.code == 2
    assert f"{tmp_path}/output 没有发布记录" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_ours_is_not_rolled_back(portal: Path) -> None:
    edited(portal)
    (portal / "output/.gongkai-release").unlink()
    before = tree(portal / "output")

    done = gongkai("rollback", portal)

    assert done.code == 2
    assert "不是 gongkai 生成的文件" in done.err
    assert tree(portal / "output") == before


# ── verify ────────────────────────────────────────────────────────────────


def test_a_site_as_it_was_published_is_clean(portal: Path) -> None:
    files = len(tree(portal / "output")) - 1

    done = gongkai("verify", portal)

    assert (done.code, done.out) == (0, f"核对完毕：{files}个文件，都与发布时相同\n")


def test_what_is_not_as_it_was_published_is_listed(portal: Path) -> None:
    files = len(tree(portal / "output")) - 1
    (portal / "output/index.html").write_text("<h1>被改过</h1>", "utf-8")
    (portal / "output/sitemap.xml").unlink()
    write(portal / "output/hidden/virus.html", "<script>alert(1)</script>")

    done = process("verify", portal)

    assert (done.code, done.err) == (1, "")
    assert done.out.splitlines() == [
        "多出：hidden/virus.html",
        "被改动：index.html",
        "缺少：sitemap.xml",
        f"核对完毕：{files}个文件，3处与发布时不同。恢复：gongkai build --clean",
    ]


def test_a_clean_build_makes_good_what_verify_found(portal: Path) -> None:
    (portal / "output/index.html").write_text("<h1>被改过</h1>", "utf-8")
    assert gongkai("verify", portal).code == 1

    assert build(portal, "--clean").code == 0

    assert gongkai("verify", portal).code == 0


def test_a_site_that_was_rolled_back_is_verified_against_what_it_is_now(portal: Path) -> None:
    edited(portal)
    gongkai("rollback", portal)
    assert gongkai("verify", portal).code == 0
    (portal / "output/documents/2026/qyjb.html").write_text("被改", "utf-8")

    done = gongkai("verify", portal)

    assert (done.code, done.out.splitlines()[0]) == (1, "被改动：documents/2026/qyjb.html")


def test_a_check_changes_nothing_that_verify_would_find(portal: Path) -> None:
    check(portal)

    assert gongkai("verify", portal).code == 0
