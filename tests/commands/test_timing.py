"""What is shown when: drafts, what waits for its hour, what was withdrawn."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from generator import build as stages
from generator.build import Order
from tests.commands.edits import written
from tests.commands.portal import DOCUMENT, INTERPRETATION, ROOT, Ran, gongkai, replace, write

TITLE = "关于暂不公开的通知"
NEW = "content/documents/2026/new.md"
ADDRESS = "documents/2026/new.html"


def with_new(portal: Path, fact: str) -> None:
    """A document with an attachment that nothing else in the portal speaks of."""
    text = f"""\
---
标题: {TITLE}
发文字号: 示府发〔2026〕9号
发布机构: 区财政局
成文日期: 2026-03-01
发布日期: 2026-03-05
有效性: 有效
主题分类: 国防
体裁: 通告
栏目: content
附件: [biao.pdf]
{fact}
---
暂不公开的正文。
"""
    write(portal / NEW, text)
    write(portal / "content/documents/2026/biao.pdf", "%PDF-1.4 暂不公开")


def build_at(portal: Path, moment: str) -> Ran:
    ran = gongkai("build", portal, "--as-of", moment)
    assert ran.code == 0, ran.err
    return ran


def shown(portal: Path, *needles: str) -> set[str]:
    """Files of the site that hold one of these words, or are called so."""
    output = portal / "output"
    return {
        path.relative_to(output).as_posix()
        for path in output.rglob("*")
        if path.is_file()
        and any(
            needle in path.relative_to(output).as_posix() or needle.encode() in path.read_bytes()
            for needle in needles
        )
    }


EVERYTHING_OF_IT = (TITLE, "2026/new", "暂不公开", "示府发〔2026〕9号", "guo-fang", "tong-gao")


# ── Drafts ────────────────────────────────────────────────────────────────


def test_a_draft_leaves_no_trace_on_the_site(portal: Path) -> None:
    with_new(portal, "草稿: 是")

    build_at(portal, "2026-11-20")

    assert shown(portal, *EVERYTHING_OF_IT) == set()


def test_a_draft_is_checked_like_anything_else(portal: Path) -> None:
    with_new(portal, "草稿: 是\n废止: [2020/nothing]")

    ran = gongkai("check", portal, "--as-of", "2026-11-20")

    assert (ran.code, len(ran.findings)) == (1, 1)
    assert " dangling-reference：" in ran.findings[0]


def test_a_draft_does_nothing_to_other_documents(portal: Path) -> None:
    with_new(portal, "草稿: 是\n废止: [2026/qyjb]")

    build_at(portal, "2026-11-20")

    assert "废止" not in (portal / "output/documents/2026/qyjb.html").read_text("utf-8")


def test_a_preview_shows_drafts_and_what_is_to_come(portal: Path, tmp_path: Path) -> None:
    with_new(portal, "草稿: 是\n发布时间: 2026-12-01 09:00")
    order = Order(
        portal, tmp_path / "preview", datetime(2026, 11, 20), 1, "serial", live=portal / "output"
    )

    stages.build(order, lambda _step: None)

    assert TITLE in (tmp_path / "preview" / ADDRESS).read_text("utf-8")
    assert TITLE in (tmp_path / "preview/columns/content.html").read_text("utf-8")


# ── 发布时间 ──────────────────────────────────────────────────────────────


def test_what_waits_for_its_hour_is_shown_at_that_minute_and_not_before(portal: Path) -> None:
    with_new(portal, "发布时间: 2026-12-01 09:00")

    build_at(portal, "2026-12-01 08:59")
    assert shown(portal, *EVERYTHING_OF_IT) == set()

    build_at(portal, "2026-12-01 09:00")
    assert {ADDRESS, "documents/2026/new/biao.pdf", "columns/content.html"} <= shown(
        portal, *EVERYTHING_OF_IT
    )


def test_a_day_alone_is_its_first_minute(portal: Path) -> None:
    with_new(portal, "发布时间: 2026-12-01")

    build_at(portal, "2026-11-30")
    assert not (portal / "output" / ADDRESS).exists()

    build_at(portal, "2026-12-01 00:00")
    assert (portal / "output" / ADDRESS).exists()


def test_a_build_says_when_the_site_will_change_by_itself(portal: Path) -> None:
    """At the hour of what waits for it; and at every midnight, when ledgers count the days anew."""
    announced = portal / ".gongkai/output/next-build.json"
    with_new(portal, "发布时间: 2026-12-01 09:00")
    told = []
    for moment in ("2026-11-30", "2026-12-01 08:00", "2026-12-01 09:00"):
        line = build_at(portal, moment).out.splitlines()[-2]
        told.append((line.partition("，到时")[0], json.loads(announced.read_text("utf-8"))["at"]))

    assert told == [
        ("内容下次自动变化：2026-12-01 00:00", "2026-12-01T00:00:00+08:00"),
        ("内容下次自动变化：2026-12-01 09:00", "2026-12-01T09:00:00+08:00"),
        ("内容下次自动变化：2026-12-02 00:00", "2026-12-02T00:00:00+08:00"),
    ]


def test_a_link_to_what_is_not_shown_yet_is_a_reminder(portal: Path) -> None:
    with_new(portal, "发布时间: 2026-12-01 09:00")
    replace(portal / INTERPRETATION, "都能申请。", "都能申请，见[通知](document:2026/new)。")

    early, due = (build_at(portal, day) for day in ("2026-11-30", "2026-12-01"))

    assert early.findings == [
        f"{INTERPRETATION}:12: 提醒 dangling-reference：“2026/new”（政策文件）还没有公布或者已经撤下，读者打不开"
    ]
    assert due.findings == []


# ── 撤下日期 ──────────────────────────────────────────────────────────────


def test_what_was_withdrawn_leaves_one_sentence_at_its_address_and_nothing_anywhere_else(
    portal: Path,
) -> None:
    with_new(portal, "撤下日期: 2026-12-01")
    build_at(portal, "2026-11-30")
    assert len(shown(portal, *EVERYTHING_OF_IT)) > 5

    build_at(portal, "2026-12-01")

    assert shown(portal, *EVERYTHING_OF_IT) == {ADDRESS}
    left = (portal / "output" / ADDRESS).read_text("utf-8")
    assert "公开到2026年12月1日前，现已撤下" in left
    assert [each for each in (TITLE, "暂不公开", "示府发") if each in left] == []


def test_what_was_withdrawn_may_not_be_deleted_so_that_its_address_goes_on_to_answer(
    portal: Path,
) -> None:
    with_new(portal, "撤下日期: 2026-12-01")
    build_at(portal, "2026-11-30")
    build_at(portal, "2026-12-01")
    (portal / NEW).unlink()

    ran = gongkai("build", portal, "--as-of", "2026-12-02")

    assert (ran.code, [each.split("：")[0] for each in ran.findings]) == (
        1,
        ["site.yaml: 错误 vanished-address"],
    )


def test_what_is_withdrawn_and_brought_back_is_as_it_was(portal: Path) -> None:
    with_new(portal, "撤下日期: 2026-12-01")
    build_at(portal, "2026-11-30")
    before = shown(portal, *EVERYTHING_OF_IT)
    build_at(portal, "2026-12-01")
    replace(portal / NEW, "撤下日期: 2026-12-01\n", "")

    build_at(portal, "2026-12-02")

    assert shown(portal, *EVERYTHING_OF_IT) == before


def test_a_document_is_no_longer_repealed_by_what_was_withdrawn(portal: Path) -> None:
    with_new(portal, "撤下日期: 2026-12-01\n废止: [2026/qyjb]")
    pages = []
    for day in ("2026-11-30", "2026-12-01"):
        build_at(portal, day)
        pages.append((portal / "output/documents/2026/qyjb.html").read_text("utf-8"))

    assert ["本文件已废止" in page for page in pages] == [True, False]


# ── 检索 ──────────────────────────────────────────────────────────────────


def test_a_site_without_search_has_no_index_of_it_and_no_way_to_it(portal: Path) -> None:
    replace(portal / "site.yaml", "找错入口:", "检索: 否\n找错入口:")

    build_at(portal, "2026-11-20")

    found = shown(portal, "search.html", "search/", "static/search", 'role="search"')
    assert {each for each in found if not each.startswith("static/search")} == set()


# ── --explain-rebuild ─────────────────────────────────────────────────────

TEMPLATE = "pages/document.html"
OWN = (ROOT / "templates" / TEMPLATE).read_text("utf-8") + "<!-- 新 -->"


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (lambda root: replace(root / DOCUMENT, "见附件。", "详见附件。"), DOCUMENT),
        (written(f"templates/{TEMPLATE}", OWN), f"模板 {TEMPLATE}"),
    ],
    ids=["a text", "a template"],
)
def test_every_file_that_is_written_again_says_why(portal: Path, edit: object, reason: str) -> None:
    assert callable(edit)
    edit(portal)

    ran = gongkai("build", portal, "--as-of", "2026-11-20", "--explain-rebuild")

    told = dict(line.split("：", 1) for line in ran.out.splitlines() if ".html：" in line)
    assert told == {"documents/2026/qyjb.html": reason}
