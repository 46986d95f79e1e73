"""A build after an edit is the build that never knew the old content; a failed one changes nothing."""

import gzip
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.compress import LEAST
from tests.commands.edits import (
    Edit,
    changed,
    deleted,
    longer_template,
    own_template,
    redirected,
    renamed,
    together,
)
from tests.commands.portal import (
    AS_OF,
    CATALOG,
    CLEANUP,
    DOCUMENT,
    GAZETTE,
    GUIDE,
    INTERPRETATION,
    LAST_YEAR,
    ROOT,
    SITE,
    TABLE,
    UNITS,
    build,
    build_in_a_process,
    gongkai,
    process,
    replace,
    said,
    tree,
    write,
    write_portal,
)
from tests.indexes import segments_in

MARK = ".gongkai-release"
"""Written anew into every release; names it."""

ANOTHER = """\
---
标题: {title}
发布机构: 区政府
成文日期: 2026-03-01
发布日期: 2026-03-05
有效性: 有效
栏目: content
---

{text}
"""


def clean_build(portal: Path, *words: str) -> dict[str, str]:
    """What a builder without memory makes of the same content."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "portal")
        shutil.copytree(portal, copy, ignore=shutil.ignore_patterns("output", ".gongkai"))
        assert build(copy, *words).code == 0
        return said(copy / "output")


def put(path: Path, content: str) -> None:
    """Another file in a file's place: what is written into it, `verify` alone would find."""
    path.unlink()
    write(path, content)


def times(folder: Path) -> dict[str, int]:
    return {name: (folder / name).stat().st_mtime_ns for name in tree(folder)}


def index_files(output: Path) -> list[str]:
    """The search index but its tables: made anew as a whole where a page is more than a tenth of it."""
    (segment,) = segments_in(output)
    files = sorted((output / "search" / segment).iterdir())
    return ["search/index.bin", *(f"search/{segment}/{each.name}" for each in files)]


def rewritten(before: dict[str, int], after: dict[str, int]) -> set[str]:
    return {name for name, time in after.items() if before.get(name) != time} - {MARK}


# ── A first build and a second ────────────────────────────────────────────


def test_a_first_build_ends_with_its_numbers_and_where_to_look(tmp_path: Path) -> None:
    portal = write_portal(tmp_path / "portal")

    built = build(portal)

    assert built.code == 0
    assert built.err == "读取……\n检查……\n安排页面……\n生成页面……\n发布……\n"
    assert built.counts["新写"] == len(tree(portal / "output")) - 1  # all but the mark
    assert [built.counts[word] for word in ("沿用", "删去", "错误", "提醒")] == [0, 0, 0, 0]
    assert built.out.splitlines()[-1] == f"打开看看：{portal}/output/index.html"


def test_the_files_that_a_build_counts_are_those_it_wrote_and_kept(portal: Path) -> None:
    counts = build(portal).counts

    assert counts["文件"] == counts["新写"] + counts["沿用"]


def test_a_second_build_keeps_everything(portal: Path) -> None:
    bytes_before, times_before = tree(portal / "output"), times(portal / "output")

    built = build(portal)

    assert built.code == 0
    assert "生成页面" not in built.err
    assert (built.counts["新写"], built.counts["沿用"]) == (0, len(bytes_before) - 1)
    assert tree(portal / "output") == bytes_before
    assert rewritten(times_before, times(portal / "output")) == set()


def test_a_clean_build_writes_everything_again_and_the_same(portal: Path) -> None:
    before = tree(portal / "output")

    built = build(portal, "--clean")

    assert (built.code, built.counts["沿用"], built.counts["新写"]) == (0, 0, len(before) - 1)
    assert tree(portal / "output") == before


def test_two_folders_give_the_same_bytes(portal: Path, tmp_path: Path) -> None:
    other = write_portal(tmp_path / "另一处/网站 2")

    assert build(other).code == 0

    assert tree(other / "output") == tree(portal / "output")


def test_the_bytes_do_not_depend_on_the_process(portal: Path, tmp_path: Path) -> None:
    """Sets and dictionaries of strings have another order in every process."""
    other = write_portal(tmp_path / "other")

    assert build_in_a_process(other, hash_seed="12345").code == 0

    assert tree(other / "output") == tree(portal / "output")


def test_two_workers_give_the_same_bytes_as_one(tmp_path: Path) -> None:
    """With more pages than one worker takes at a time."""
    tasks = "".join(
        f"  - {{序号: {number}, 内容: 公布第{number}项。, 牵头单位: 区财政局}}\n"
        for number in range(3, 120)
    )
    trees = []
    for jobs in ("1", "2"):
        portal = write_portal(tmp_path / jobs)
        write(portal / CATALOG, (portal / CATALOG).read_text("utf-8") + tasks)
        assert build(portal, "--jobs", jobs).code == 0
        trees.append(tree(portal / "output"))

    assert trees[0] == trees[1]
    assert len(trees[0]) > 300


def test_the_folder_may_be_named_by_an_option_or_by_standing_in_it(
    portal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(portal / "output")
    monkeypatch.chdir(portal)

    for words in ((), (".",), ("--site", str(portal))):
        assert gongkai("build", *words, "--as-of", AS_OF).code == 0

    assert tree(portal / "output") == before


# ── A build after an edit ─────────────────────────────────────────────────


def test_a_change_in_one_text_rewrites_only_what_shows_it(portal: Path) -> None:
    before = times(portal / "output")
    replace(portal / DOCUMENT, "见附件。", "详见附件。")

    assert build(portal).code == 0

    assert rewritten(before, times(portal / "output")) == {
        "documents/2026/qyjb.html",
        "documents/2026/qyjb.json",
        "documents/2026/qyjb/示府发〔2026〕3号_关于支持企业发展的通知.docx",
        "feeds/all.xml",
        "feeds/topic/zong-he-zheng-wu.xml",
        "feeds/unit/qzf.xml",
        *index_files(portal / "output"),
    }
    assert said(portal / "output") == clean_build(portal)


def test_a_change_of_a_telephone_number_rewrites_only_what_shows_it(portal: Path) -> None:
    before = times(portal / "output")
    replace(portal / UNITS, '"80001203"', '"80001209"')

    assert build(portal).code == 0

    assert rewritten(before, times(portal / "output")) == {
        "data/units.csv",
        "data/units.json",
        "interpretations/2026/qyjb-wd.html",
        "units/index.html",
        "units/qczj.html",
        "units/qczj.json",
        "units/qczj/guide.html",
        *index_files(portal / "output"),
    }
    assert said(portal / "output") == clean_build(portal)


def test_a_change_in_one_text_of_many_leaves_nearly_all_of_the_search_index(portal: Path) -> None:
    """Written are what the one document is searched by, and the pack that had its text."""
    for number in range(50):
        text = ANOTHER.format(title=f"第{number}号", text=f"第{number}号的正文。" * 200)
        write(portal / f"content/documents/2026/d{number}.md", text)
    assert build(portal).code == 0
    output = portal / "output"
    (large,) = segments_in(output)
    states = []
    for old, new in (("第7号的正文", "另一种正文"), ("标题: 第7号", "标题: 另一个标题")):
        before = times(output)
        path = portal / "content/documents/2026/d7.md"
        write(path, path.read_text("utf-8").replace(old, new))
        assert build(portal).code == 0
        assert said(output) == clean_build(portal)
        found = {each for each in rewritten(before, times(output)) if each.startswith("search/")}
        assert segments_in(output)[:1] == [large]
        small = f"search/{segments_in(output)[1]}/"
        states.append(sorted(each for each in found if not each.startswith(small)))

    (title,) = output.glob("search/titles.*.bin")
    (pack,) = states[0][:1]
    assert re.fullmatch(rf"search/{large}/t[0-9]+\.[0-9a-f]{{8}}\.bin", pack)
    assert states == [[pack, "search/index.bin"], ["search/index.bin", f"search/{title.name}"]]


@pytest.mark.parametrize(
    "edit",
    [
        changed(CATALOG, "年度: 2026\n", "年度: 2026 # 与通知一致\n"),
        changed(
            CATALOG,
            "标题: 2026年政务公开任务清单\n年度: 2026\n",
            "年度: 2026\n标题: 2026年政务公开任务清单\n",
        ),
        changed(DOCUMENT, "发布机构: 区政府", '发布机构: ["区政府"]'),
    ],
    ids=["a comment", "another order of keys", "another way of writing a list"],
)
def test_a_change_that_no_reader_sees_rewrites_nothing(portal: Path, edit: Edit) -> None:
    before = times(portal / "output")
    edit(portal)

    assert build(portal).code == 0

    assert rewritten(before, times(portal / "output")) == set()


@pytest.mark.parametrize(
    "edit",
    [
        changed(DOCUMENT, "标题: 关于支持企业", "标题: 关于大力支持企业"),
        changed(CATALOG, "公布财政预算", "公布财政预算和决算"),
        changed(CATALOG, "    牵头单位: 区政府办公室\n", "    牵头单位: 区财政局\n"),
        changed(LAST_YEAR, "延续: sl-2024/1", "新增: 是"),
        changed(LAST_YEAR, "时限: 2026年12月底前", "时限: 2027年1月31日前"),
        changed(UNITS, "名称: 区财政局", "名称: 区财政局\n  全称: 示例区财政局"),
        changed(UNITS, "成员: 不定", "成员: {类别: 政府部门}"),
        together(
            renamed(DOCUMENT, "zcqy.md"),
            changed(INTERPRETATION, "解读对象: 2026/qyjb", "解读对象: 2026/zcqy"),
            changed(INTERPRETATION, "document:2026/qyjb", "document:2026/zcqy"),
            changed(CLEANUP, "2026/qyjb", "2026/zcqy"),
            changed(GAZETTE, "文件: 2026/qyjb", "文件: 2026/zcqy"),
            changed(SITE, "到: documents/2026/qyjb.html", "到: documents/2026/zcqy.html"),
            redirected("documents/2026/qyjb.html", "documents/2026/zcqy.html"),
        ),
        together(deleted(GUIDE), redirected("pages/guide.html", "columns/guide.html")),
        lambda root: write(root / "content/documents/2026/sqb.pdf", "%PDF-1.5 新表"),
        lambda root: write(
            root / "content/documents/2025/new.md", ANOTHER.format(title="新的", text="新的。")
        ),
        lambda root: write(
            root / "content/catalogs/sl-2027.yaml",
            (root / CATALOG).read_text("utf-8").replace("2026年", "2027年"),
        ),
        longer_template("pages/plain.html", "<!-- 新 -->"),
        longer_template("parts/list.html", "{# 新 #}"),
        longer_template("base.html", "<!-- 新 -->"),
        longer_template("static/style.css", "\n/* 新 */\n"),
        longer_template("pages/robots.txt", "# 新\n"),
        changed(SITE, "网站名称: 示例区", "网站名称: 样例区"),
        changed(SITE, "gov.cn/xxgk/", "gov.cn/gk/"),
        changed(SITE, "找错入口:", "检索: 否\n找错入口:"),
        changed(SITE, "找错入口:", "预压缩: 是\n找错入口:"),
        changed(GUIDE, "栏目: guide", "栏目: guide\n撤下日期: 2026-11-20"),
        changed(SITE, "不适用: 新设平台", "不适用: 平台新设"),
        changed(
            SITE,
            "名称: 法定主动公开内容,",
            "名称: 法定主动公开内容, 子栏目: [{标识: a, 名称: 甲}],",
        ),
        changed(CLEANUP, "继续有效", "修改"),
        together(
            changed(DOCUMENT, "有效性: 有效", "有效性: 失效"), changed(CLEANUP, "继续有效", "失效")
        ),
        changed(GAZETTE, "名称: 政策解读", "名称: 解读"),
        changed(SITE, "找错入口:", "有效期规则: {参照: 上海}\n找错入口:"),
    ],
    ids=[
        "a title",
        "a task",
        "the unit of a task",
        "what a task goes on from",
        "the day a task falls due",
        "the full name of a unit",
        "the members of a collective",
        "a document renamed, with a redirect",
        "a page deleted, with a redirect",
        "an attachment",
        "a new document",
        "a new catalogue",
        "the template of a page",
        "a template that others include",
        "the base template",
        "the stylesheet",
        "robots.txt",
        "the name of the site",
        "the base address",
        "no search",
        "compressed forms",
        "a page withdrawn",
        "the reason of an empty column",
        "a new column",
        "what a clean-up decided",
        "a document that a clean-up ends",
        "a section of the gazette",
        "how long documents last",
    ],
)
def test_a_build_after_an_edit_equals_a_clean_build(portal: Path, edit: Edit) -> None:
    edit(portal)

    built = build(portal)

    assert built.code == 0, built.err
    assert said(portal / "output") == clean_build(portal)


def test_word_and_pdf_may_be_left_out_and_come_back(portal: Path) -> None:
    def versions() -> list[str]:
        return [name for name in tree(portal / "output") if name.endswith(".docx")]

    assert versions() == ["documents/2026/qyjb/示府发〔2026〕3号_关于支持企业发展的通知.docx"]
    assert build(portal, "--web-only").code == 0
    assert versions() == []
    assert "WORD版" not in (portal / "output/documents/2026/qyjb.html").read_text("utf-8")
    assert build(portal).code == 0
    assert len(versions()) == 1


def test_a_repeal_leaves_the_word_file_as_it_is(portal: Path) -> None:
    replace(portal / DOCUMENT, "有效性: 有效", "有效性: 废止\n废止依据: 某府发〔2026〕9号")
    built = build(portal, "--explain-rebuild")

    assert built.code == 0
    assert "documents/2026/qyjb.html" in built.out
    assert ".docx" not in built.out


def test_a_column_has_numbered_pages_as_long_as_something_stands_in_it_and_in_no_child(
    portal: Path,
) -> None:
    """Else the columns below have them, and its own page shows the newest only."""
    numbered = portal / "output/columns/content/1.html"
    of_its_own = portal / "content/documents/2026/own.md"
    replace(
        portal / SITE,
        "名称: 法定主动公开内容,",
        "名称: 法定主动公开内容, 子栏目: [{标识: a, 名称: 甲}],",
    )
    below = ANOTHER.replace("栏目: content", "栏目: a")
    for file in (DOCUMENT, INTERPRETATION, TABLE):
        replace(portal / file, "栏目: content", "栏目: a")
    for number in range(50):
        path = portal / f"content/documents/2026/d{number}.md"
        write(path, below.format(title=f"第{number}号", text="正文。"))
    states = []
    for front in (None, ANOTHER, below):
        if front is not None:
            write(of_its_own, front.format(title="新的", text="新的。"))
        assert build(portal).code == 0
        assert said(portal / "output") == clean_build(portal)
        states.append(numbered.exists())

    assert states == [False, True, False]


def test_compressed_forms_come_go_and_change_with_their_files(portal: Path) -> None:
    output = portal / "output"
    replace(portal / SITE, "找错入口:", "预压缩: 是\n找错入口:")
    for old, new in (("见附件。", "详见附件。"), ("详见附件。", "附后。")):
        replace(portal / DOCUMENT, old, new)
        assert build(portal).code == 0
        forms = sorted(output.rglob("*.html.gz"))
        pages = {page for page in output.rglob("*.html") if page.stat().st_size >= LEAST}

        assert {each.with_suffix("") for each in forms} == pages
        assert [
            each for each in forms if gzip.decompress(each.read_bytes()) != read_beside(each)
        ] == []
    assert gongkai("verify", portal).code == 0

    replace(portal / SITE, "预压缩: 是\n", "")
    assert build(portal).code == 0

    assert [*output.rglob("*.gz"), *output.rglob("*.br")] == []
    assert said(output) == clean_build(portal)


def read_beside(form: Path) -> bytes:
    """The file of which this is a compressed form."""
    return form.with_suffix("").read_bytes()


def test_a_template_put_back_brings_the_old_bytes_back(portal: Path) -> None:
    before = tree(portal / "output")
    longer_template("base.html", "<!-- 新 -->")(portal)
    assert build(portal).code == 0
    assert tree(portal / "output") != before
    shutil.rmtree(portal / "templates")

    assert build(portal).code == 0

    assert tree(portal / "output") == before


def test_one_template_of_the_portals_own_replaces_only_that_one(portal: Path) -> None:
    before = tree(portal / "output")
    write(
        portal / "templates/pages/plain.html", "<!DOCTYPE html>\n<title>{{ page.title }}</title>\n"
    )

    built = build(portal)

    assert built.code == 0, built.err
    after = tree(portal / "output")
    assert {name for name in after if after[name] != before.get(name)} == {"pages/guide.html", MARK}


# ── Any sequence of edits ─────────────────────────────────────────────────

KINDS = (
    "write",
    "delete",
    "text",
    "site",
    "template",
    "style",
    "tamper",
    "lose",
    "attachment",
    "rows",
)
IDS = ("a", "b")
Step = tuple[str, str, int]


def take(portal: Path, step: Step) -> None:
    """One edit as an editor would make it: what is taken away gets a redirect."""
    kind, identity, number = step
    path = portal / f"content/documents/2026/{identity}.md"
    line = f"- 从: documents/2026/{identity}.html\n  到: documents/2026/qyjb.html\n"
    site = (portal / SITE).read_text("utf-8")
    match kind:
        case "write":
            write(path, ANOTHER.format(title=f"第{number}号", text=f"正文{number}。"))
            write(portal / SITE, site.replace(line, ""))
        case "delete" if path.exists():
            path.unlink()
            write(portal / SITE, site.replace("重定向:\n", f"重定向:\n{line}"))
        case "text":
            text = (portal / DOCUMENT).read_text("utf-8")
            write(portal / DOCUMENT, f"{text}\n第{number}段。\n")
        case "site":
            write(portal / SITE, site.replace("区人民政府\n", f"区人民政府{number}\n", 1))
        case "template":
            path = portal / "templates" / ("base.html" if number % 2 else "pages/document.html")
            write(path, path.read_text("utf-8") + f"<!-- {number} -->")
        case "style":
            write(portal / "templates/static/style.css", f"/* {number} */")
        case "tamper":
            put(portal / "output/index.html", f"<p>{number}</p>")
        case "lose":
            shutil.rmtree(portal / "output/documents")
        case "attachment":
            write(portal / "content/documents/2026/sqb.pdf", f"%PDF {number}")
        case "rows":
            write(portal / "content/tables/zfbz.csv", f"项目,套数\n公共租赁住房,{number}\n")
        case _:
            assert kind in KINDS


FOLLOWED = """
    -- content/catalogs/zl-2026.yaml --
    标题: 重点任务
    年度: 2026
    成文日期: 2026-01-09
    任务:
    - {序号: 1, 内容: 公布政策, 责任单位: [区政府, 区财政局], 分工: 分别负责, 时限: 全年不少于2次, 佐证: [{查找: content}]}
    - {序号: 2, 内容: 公布通知, 牵头单位: 区财政局, 时限: 2026年11月30日前, 佐证: [{文件: 2026/qyjb}, {栏目: content}]}
"""


@pytest.fixture(scope="module")
def editable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small portal with templates and a list of its own, whose states follow its documents, built."""
    portal = write_portal(tmp_path_factory.mktemp("editable") / "portal", FOLLOWED)
    shutil.copytree(ROOT / "templates", portal / "templates")
    assert build(portal).code == 0
    return portal


@settings(max_examples=10)
@given(
    st.lists(
        st.tuples(st.sampled_from(KINDS), st.sampled_from(IDS), st.integers(0, 9)),
        min_size=1,
        max_size=3,
    )
)
def test_after_any_sequence_of_edits_the_site_equals_a_clean_build(
    editable: Path, steps: list[Step]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        portal = Path(shutil.copytree(editable, Path(folder, "portal")))
        for step in steps:
            take(portal, step)
            built = build(portal)
            assert built.code == 0, built.err

        assert said(portal / "output") == clean_build(portal)


# ── What the build finds in output/ ───────────────────────────────────────


@pytest.mark.parametrize(
    "damage",
    [
        lambda output: put(output / "index.html", "<h1>被换过</h1>"),
        lambda output: put(output / "documents/2026/qyjb.json", "{}"),
        lambda output: put(output / "documents/2026/qyjb/sqb.pdf", "%PDF-9.9 假的"),
        lambda output: put(output / "search/index.bin", ""),
        lambda output: put(next(output.glob("search/*/core.bin")), ""),
        lambda output: put(next(output.glob("static/style.*.css")), "*{display:none}"),
        lambda output: (output / "sitemap.xml").unlink(),
        lambda output: shutil.rmtree(output / "units"),
        lambda output: write(output / "hidden/virus.html", "<script>alert(1)</script>"),
        shutil.rmtree,
    ],
    ids=[
        "a page",
        "a record as data",
        "an attachment",
        "the search index",
        "a segment of it",
        "the stylesheet",
        "a file taken away",
        "a folder taken away",
        "a file added",
        "everything taken away",
    ],
)
def test_what_was_put_in_or_taken_from_the_output_is_made_again(
    portal: Path, damage: Callable[[Path], object]
) -> None:
    before = tree(portal / "output")
    damage(portal / "output")

    assert build(portal).code == 0

    assert tree(portal / "output") == before


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "documents/2026/qyjb.json",
        "documents/2026/qyjb/sqb.pdf",
        "search/index.bin",
        "search/*/t0.bin",
        "static/style.*.css",
    ],
)
def test_what_was_written_into_a_file_is_found_by_verify_and_made_again_by_a_clean_build(
    portal: Path, name: str
) -> None:
    before = tree(portal / "output")
    (file,) = (portal / "output").glob(name)
    write(file, "<h1>被改过</h1>")

    found = gongkai("verify", portal)

    assert found.out.splitlines()[0] == f"被改动：{file.relative_to(portal / 'output').as_posix()}"
    assert build(portal, "--clean").code == 0
    assert tree(portal / "output") == before


# ── What the build remembers ──────────────────────────────────────────────

MEMORY = ".gongkai/output/memory.sqlite"


def other_format(memory: Path) -> None:
    """As another version of the program may have left it."""
    with closing(sqlite3.connect(memory)) as database, database:
        database.execute("UPDATE facts SET value = '99' WHERE name = 'format'")


def without_a_table(memory: Path) -> None:
    with closing(sqlite3.connect(memory)) as database, database:
        database.execute("DROP TABLE edges")


@pytest.mark.parametrize(
    "damage",
    [
        lambda memory: write(memory, ""),
        lambda memory: write(memory, "{"),
        lambda memory: os.truncate(memory, memory.stat().st_size // 2),
        lambda memory: write(memory, memory.read_bytes()[:4096] + b"\xff" * 200_000),
        Path.unlink,
        other_format,
        without_a_table,
    ],
    ids=[
        "an empty file",
        "no database",
        "half of it",
        "rubbish in the middle",
        "none",
        "of another format",
        "without a table",
    ],
)
def test_a_memory_that_cannot_be_read_costs_time_and_no_byte(
    portal: Path, damage: Callable[[Path], object]
) -> None:
    before = tree(portal / "output")
    damage(portal / MEMORY)
    replace(portal / DOCUMENT, "栏目: content", "栏目: content\n需解读: 是")

    built = build(portal)

    assert (built.code, built.counts["沿用"]) == (0, 0)
    assert said(portal / "output") == clean_build(portal)
    replace(portal / DOCUMENT, "\n需解读: 是", "")
    assert build(portal).code == 0
    assert tree(portal / "output") == before


def rewrite(folder: Path, change: Callable[[bytes], bytes]) -> None:
    for path in folder.iterdir():
        write(path, change(path.read_bytes()))


@pytest.mark.parametrize(
    "damage",
    [
        shutil.rmtree,
        lambda texts: rewrite(texts, lambda _content: b""),
        lambda texts: rewrite(texts, lambda content: content[::-1]),
    ],
    ids=["none", "empty", "others"],
)
def test_kept_texts_that_cannot_be_read_cost_time_and_no_byte(
    portal: Path, damage: Callable[[Path], object]
) -> None:
    damage(portal / ".gongkai/output/texts")
    longer_template("pages/document.html", "<!-- 新 -->")(portal)

    assert build(portal).code == 0

    assert said(portal / "output") == clean_build(portal)


def test_a_memory_older_than_the_release_is_not_believed(portal: Path) -> None:
    """As after a crash between the two last steps of publishing."""
    memory = portal / MEMORY
    old = memory.read_bytes()
    replace(portal / DOCUMENT, "见附件。", "详见附件。")
    assert build(portal).code == 0
    memory.write_bytes(old)
    replace(portal / DOCUMENT, "详见附件。", "见附件。")

    assert build(portal).code == 0

    assert said(portal / "output") == clean_build(portal)


def test_a_memory_much_older_than_the_release_is_not_believed(portal: Path) -> None:
    """As after someone put an old copy back: of neither of the two releases at hand."""
    memory = portal / MEMORY
    old = memory.read_bytes()
    for text in ("详见附件。", "附后。", "见附件。"):
        replace(portal / DOCUMENT, (portal / DOCUMENT).read_text("utf-8").split()[-1], text)
        assert build(portal).code == 0
    memory.write_bytes(old)
    replace(portal / GUIDE, "怎样查找", "如何查找")

    assert build(portal).code == 0

    assert said(portal / "output") == clean_build(portal)


# ── A build that ends too early ───────────────────────────────────────────


def test_a_build_that_fails_in_the_middle_leaves_the_site_and_the_next_build_as_if_it_never_was(
    portal: Path,
) -> None:
    before = tree(portal / "output")
    replace(portal / SITE, "网站名称: 示例区", "网站名称: 样例区")
    own_template("pages/plain.html", "{{ nothing }}")(portal)

    failed = build(portal)

    assert failed.code == 1
    assert tree(portal / "output") == before
    shutil.rmtree(portal / "templates")
    assert build(portal).code == 0
    assert said(portal / "output") == clean_build(portal)


def test_a_build_that_is_killed_leaves_the_site_and_the_next_build_as_if_it_never_was(
    portal: Path,
) -> None:
    before = tree(portal / "output")
    forever = "{% for _ in range(99999) %}{% for _ in range(99999) %}{% endfor %}{% endfor %}"
    own_template("pages/plain.html", forever)(portal)
    process_ = subprocess.Popen(
        [sys.executable, "-m", "generator", "build", str(portal), "--as-of", AS_OF],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process_.stderr is not None
    steps = iter(process_.stderr.readline, "")
    assert "安排页面……\n" in steps
    time.sleep(0.5)

    process_.send_signal(signal.SIGKILL)
    process_.wait()
    process_.stderr.close()

    assert process_.returncode == -signal.SIGKILL
    assert tree(portal / "output") == before
    shutil.rmtree(portal / "templates")
    assert build(portal).code == 0
    assert tree(portal / "output") == before


def test_a_build_killed_between_two_renames_is_mended_by_the_next(portal: Path) -> None:
    """Where a system cannot exchange two folders, there is an instant without output/."""
    before = tree(portal / "output")
    (portal / "output").rename(portal / ".gongkai/output/leaving")

    built = build(portal)

    assert (built.code, built.counts["新写"]) == (0, 0)
    assert tree(portal / "output") == before


# ── Options ───────────────────────────────────────────────────────────────


def test_another_output_folder_leaves_the_usual_one_alone(portal: Path, tmp_path: Path) -> None:
    before = tree(portal)
    output = tmp_path / "publish/xxgk"

    built = build(portal, "--output", output)

    assert built.code == 0
    assert built.out.splitlines()[-1] == f"打开看看：{output}/index.html"
    assert tree(output) == tree(portal / "output")
    assert tree(portal) == before


def test_an_output_folder_made_ready_by_version_control_is_taken(portal: Path) -> None:
    write(portal / "public/.gitkeep", "")

    assert build(portal, "--output", portal / "public").code == 0

    assert tree(portal / "public") == tree(portal / "output")


def test_an_earlier_list_of_addresses_tells_what_has_vanished(portal: Path) -> None:
    write(portal / "old.txt", "pages/guide.html\ndocuments/2020/gone.html\n")

    built = build(portal, "--published", portal / "old.txt")

    assert (built.code, built.findings) == (
        1,
        [
            "site.yaml: 错误 vanished-address：上次公开的网址“documents/2020/gone.html”不见了；"
            "请恢复原内容，或在“重定向”里加“- 从: documents/2020/gone.html”和“到: 新网址”"
        ],
    )


def test_an_earlier_sitemap_tells_what_has_vanished(portal: Path, tmp_path: Path) -> None:
    """As a builder without memory checks out the content and fetches the sitemap of the live site."""
    sitemap = tmp_path / "pages.xml"
    shutil.copyfile(portal / "output/sitemaps/pages.xml", sitemap)
    (portal / GUIDE).rename(portal / "content/pages/zhinan.md")
    shutil.rmtree(portal / "output")
    shutil.rmtree(portal / ".gongkai")

    built = build(portal, "--published", sitemap)

    assert (built.code, built.findings) == (
        1,
        [
            "site.yaml: 错误 vanished-address：上次公开的网址“pages/guide.html”不见了；"
            "请恢复原内容，或在“重定向”里加“- 从: pages/guide.html”和“到: 新网址”"
        ],
    )


def test_earlier_sitemaps_of_what_is_still_there_are_satisfied(
    portal: Path, tmp_path: Path
) -> None:
    sitemaps = Path(shutil.copytree(portal / "output/sitemaps", tmp_path / "sitemaps"))

    for published in (sitemaps, sitemaps / "documents-2026.xml", sitemaps / "pages.xml"):
        built = build(portal, "--published", published)

        assert (built.code, built.findings) == (0, [])


def test_an_earlier_sitemap_that_names_no_page_of_the_site_is_no_proof(portal: Path) -> None:
    """As the sitemap of another site, or one that only names other sitemaps."""
    built = build(portal, "--published", portal / "output/sitemap.xml")

    assert built.code == 2
    assert f"{portal}/output/sitemap.xml 里没有本站" in built.err


@pytest.mark.parametrize("command", ["build", "check"])
def test_an_earlier_sitemap_that_is_no_text_is_told(portal: Path, command: str) -> None:
    write(portal / "old.xml", "<urlset><!-- 旧站 --></urlset>".encode("gbk"))

    ran = gongkai(command, portal, "--as-of", AS_OF, "--published", portal / "old.xml")

    assert ran.code in {1, 2}
    assert "old.xml" in ran.err + ran.out


@pytest.mark.parametrize(("day", "code"), [("2026-11-18", 1), ("2026-11-19", 0), ("2027-01-01", 0)])
def test_the_day_decides_what_is_published_too_early(portal: Path, day: str, code: int) -> None:
    built = gongkai("build", portal, "--as-of", day)

    assert built.code == code
    assert [each for each in built.findings if " date-order：" in each] == [
        f"{INTERPRETATION}:6:7: 错误 date-order：发布日期 2026-11-19 晚于今天（{day}）；要到那天才公开的，请写“发布时间”"
    ] * code


# ── As a program ──────────────────────────────────────────────────────────


def test_the_program_ends_with_the_code_of_what_happened(portal: Path) -> None:
    replace(portal / CATALOG, "年度: 2026", "年度: 今年")

    badly = process("check", portal, "--as-of", AS_OF)
    wrongly = process("build", portal, "--jbos", "2")

    assert (badly.code, badly.findings) == (
        1,
        ["content/catalogs/sl-2026.yaml:2:5: 错误 invalid-value：“年度”：“今年”应为整数"],
    )
    assert (wrongly.code, wrongly.out) == (2, "")
    assert wrongly.err.startswith("没有“--jbos”这个选项\n")
