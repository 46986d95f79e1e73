"""Rendering: the same bytes by whomever, a few pages at a time, and no dead worker ends the build."""

import hashlib
import json
import os
import signal
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from generator.build import opened
from generator.compress import variants
from generator.diagnostic import Rejected
from generator.engine import Engine, Processes, Serial, engine
from generator.load import load_static
from generator.page import Head, Identity, Link, Mapping, Page, Rendered, Shell
from generator.plan import plan_shell
from generator.render import CHUNK, FEW, WEIGHT, Renderer, render, renderer
from generator.scan import find_templates
from generator.shelf import Damaged, Shelf, Stored
from generator.url import Url
from tests.commands.portal import write_portal
from tests.conftest import AS_OF, all_cells, moment_of

ROOT = Path(__file__).parents[1]
MANY = 4 * CHUNK + 7
"""More than one process does, and no whole number of chunks."""

SHELL = Shell(
    organ="示例区人民政府",
    section="政府信息公开",
    menu=(Link("指南", Url("columns/guide.html")),),
    help=(),
    identity=Identity((), (), "", ""),
    stylesheet=Url("static/style.css"),
    theme_script=Url("static/theme.js"),
    script=Url("static/site.js"),
    search_files=(Url("s.css"), Url("e.js"), Url("s.js"), Url("t.js")),
    home=Url("index.html"),
    search=Url("search.html"),
)
TEMPLATE = """<title>{{ page.title }}</title>
<a href="{{ shell.home | href }}">{{ shell.organ }}</a>
{{ page.body }}
"""


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    title: str
    body: Any


def page(number: int, body: Any = "正文", template: str = "pages/document.html") -> Page:
    address = Url(f"documents/{number % 7}/{number}.html")
    head = Head(address, f"第{number}件", "", "")
    return Page(address, template, View(head, f"第{number}件<", body))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site's own templates, one of them."""
    (tmp_path / "templates/pages").mkdir(parents=True)
    (tmp_path / "templates/pages/document.html").write_text(TEMPLATE, "utf-8")
    return tmp_path / "templates"


def rendered(
    pages: Iterable[Page], how: Renderer, executor: Engine | None = None, **more: Any
) -> list[Rendered]:
    """In the order of their addresses."""
    found = render(pages, how, executor or Serial(), **{"folder": None, "done": ignore, **more})
    return sorted(found, key=lambda each: each.url)


def ignore(_pages: int) -> None:
    """Nobody counts."""


@pytest.fixture(scope="module")
def processes() -> Iterator[Engine]:
    with engine("processes", 2) as made:
        yield made


# ── The same by whomever ──────────────────────────────────────────────────


def test_processes_make_what_one_process_makes(folder: Path, processes: Engine) -> None:
    pages = [page(number) for number in range(MANY)]

    alone = rendered(pages, renderer((folder,), SHELL))

    assert rendered(pages, renderer((folder,), SHELL), processes) == alone
    assert [each.url for each in alone] == sorted(each.url for each in pages)
    text = alone[0].content or b""
    assert text.decode() == (
        "<title>第0件&lt;</title>\n"
        '<a href="../../index.html">示例区人民政府</a>\n'
        "正文\n"
    )  # fmt: skip


def test_no_page_depends_on_which_were_rendered_before_it(tmp_path: Path) -> None:
    """Frames and links are kept from page to page: each must be what it is in a process of its own."""
    portal = write_portal(tmp_path / "portal")
    templates = find_templates(portal)
    with opened(portal, moment_of(AS_OF)) as site:
        planned = [page for _cell, found in all_cells(site) for page in found]
        shell = plan_shell(site, load_static(templates))
        how = renderer(templates, shell, shelf=site.memory.texts, cache=tmp_path / "cache")
        pages = [each for each in planned if isinstance(each, Page)]

        forward = {each.url: each.content for each in rendered(pages, how)}
        back = rendered(pages[::-1], alone(how, "backward"))

        assert {each.url: each.content for each in back} == forward
        assert {page.url: alone(how, page.url)(page) for page in pages} == forward


def alone(how: Renderer, key: str) -> Renderer:
    """With another key: an environment of its own."""
    return replace(how, key=key)


# ── Files ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("jobs", [1, 2])
def test_workers_write_the_files_and_say_what_they_wrote(
    folder: Path, tmp_path: Path, jobs: int
) -> None:
    pages = [page(number) for number in range(MANY)]
    asked = rendered(pages, renderer((folder,), SHELL))

    with engine("processes", jobs) as executor:
        told = rendered(pages, renderer((folder,), SHELL), executor, folder=tmp_path / "new")

    assert [(each.url, each.sha256, each.size) for each in told] == [
        (each.url, each.sha256, each.size) for each in asked
    ]
    assert {each.content for each in told} == {None}
    for each in told:
        written = (tmp_path / "new" / each.url).read_bytes()
        assert (hashlib.sha256(written).hexdigest(), len(written)) == (each.sha256, each.size)


def test_a_file_that_another_release_shares_is_replaced_and_not_written_into(
    folder: Path, tmp_path: Path
) -> None:
    shared = tmp_path / "new/documents/1/1.html"
    shared.parent.mkdir(parents=True)
    shared.write_text("旧的", "utf-8")
    os.link(shared, tmp_path / "live.html")

    rendered([page(1)], renderer((folder,), SHELL), folder=tmp_path / "new")

    assert (tmp_path / "live.html").read_text("utf-8") == "旧的"
    assert "第1件" in shared.read_text("utf-8")


def test_a_trial_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    told = rendered([page(1)], renderer((folder,), SHELL), folder=tmp_path / "new", trial=True)

    assert [each.content for each in told] == [None]
    assert not (tmp_path / "new").exists()


def test_a_disk_that_refuses_is_told_as_it_says(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "new").write_text("in the way", "utf-8")

    with pytest.raises(OSError, match=r"documents/1") as caught:
        rendered([page(1)], renderer((folder,), SHELL), folder=tmp_path / "new")

    assert caught.value.errno


def test_compressed_files_stand_beside_the_pages(folder: Path, tmp_path: Path) -> None:
    how = renderer((folder,), SHELL, compressed=True)
    pages = [page(1, Markup("<p>长</p>" * 500)), page(2)]

    told = {each.url: each for each in rendered(pages, how, folder=tmp_path / "new")}

    plain = (tmp_path / "new/documents/1/1.html").read_bytes()
    assert variants("documents/1/1.html", plain)
    for name, content in variants("documents/1/1.html", plain):
        assert (tmp_path / "new" / name).read_bytes() == content
        assert told[name].sha256 == hashlib.sha256(content).hexdigest()
    assert "documents/2/2.html.gz" not in told


# ── Little by little ──────────────────────────────────────────────────────


@pytest.mark.parametrize(("jobs", "ahead"), [(1, FEW + CHUNK), (2, FEW + 6 * CHUNK)])
def test_pages_are_taken_only_as_fast_as_they_are_rendered(
    folder: Path, jobs: int, ahead: int
) -> None:
    taken = given = most = 0

    def pages() -> Iterator[Page]:
        nonlocal taken
        for number in range(30 * CHUNK):
            taken += 1
            yield page(number)

    with engine("processes", jobs) as executor:
        for _ in render(pages(), renderer((folder,), SHELL), executor, folder=None, done=ignore):
            given += 1
            most = max(most, taken - given)

    assert given == 30 * CHUNK
    assert most <= ahead


def test_large_pages_travel_in_small_company(folder: Path, processes: Engine) -> None:
    counted: list[int] = []
    pages = [page(number, "长" * (WEIGHT // 6)) for number in range(FEW)]

    rendered(pages, renderer((folder,), SHELL), processes, done=counted.append)

    assert sum(counted) == FEW
    assert max(counted) <= 3


def test_few_pages_start_no_second_process(folder: Path) -> None:
    pages = [page(number, OwnProcess()) for number in range(FEW - 1)]

    with engine("processes", 2) as executor:
        found = rendered(pages, renderer((folder,), SHELL), executor)

    assert len(found) == FEW - 1


class OwnProcess:
    """Cannot be sent anywhere."""

    def __str__(self) -> str:
        return "正文"

    def __reduce__(self) -> str:
        raise AssertionError("sent to another process")


# ── Workers that die ──────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Deadly:
    """Kills the worker that unpacks it: once, if `flag` is a file to leave behind, or every one."""

    flag: str
    home: int

    def __post_init__(self) -> None:
        if os.getpid() == self.home or (self.flag and Path(self.flag).exists()):
            return
        if self.flag:
            Path(self.flag).touch()
        os.kill(os.getpid(), signal.SIGKILL)

    def __html__(self) -> str:
        return "正文"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
@pytest.mark.parametrize("once", [True, False], ids=["one worker", "every worker"])
def test_a_worker_that_is_killed_does_not_end_the_build(
    folder: Path, tmp_path: Path, *, once: bool
) -> None:
    pages = [page(number) for number in range(MANY)]
    asked = rendered(pages, renderer((folder,), SHELL))
    body = Deadly(str(tmp_path / "killed") if once else "", os.getpid())
    deadly = [*pages[:200], page(200, body), *pages[201:]]
    counted: list[int] = []

    with engine("processes", 2) as executor:
        found = rendered(deadly, renderer((folder,), SHELL), executor, done=counted.append)

    assert found == asked
    assert sum(counted) == MANY
    assert (tmp_path / "killed").exists() == once


def test_a_build_that_is_given_up_leaves_no_worker_writing(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "new"
    pages = (page(number) for number in range(100 * CHUNK))

    with engine("processes", 2) as executor:
        found = render(pages, renderer((folder,), SHELL), executor, folder=target, done=ignore)
        next(found)
        found.close()  # type: ignore[attr-defined]  # as a generator that its reader leaves is
        left = len(list(target.rglob("*.html")))
        executor.submit(sum, ()).result()

    assert len(list(target.rglob("*.html"))) == left < 100 * CHUNK


# ── What is wrong ─────────────────────────────────────────────────────────


def test_all_pages_are_tried_and_every_mistake_is_told(folder: Path, processes: Engine) -> None:
    wrong = "<p>\n{{ page.titel }}\n"
    (folder / "pages/wrong.html").write_text(wrong, "utf-8")
    pages = [page(number) for number in range(MANY)]
    pages[3], pages[250] = (
        page(3, template="pages/wrong.html"),
        page(250, template="pages/wrong.html"),
    )
    counted: list[int] = []

    with pytest.raises(Rejected) as caught:
        rendered(pages, renderer((folder,), SHELL), processes, done=counted.append)

    assert [str(each) for each in caught.value.diagnostics] == [
        "templates/pages/wrong.html:2: 错误 template：模板有错："
        f"'tests.test_render.View object' has no attribute 'titel'，无法生成 documents/{number % 7}/{number}.html"
        for number in (3, 250)
    ]
    assert sum(counted) == MANY


def test_a_mistake_of_the_program_is_no_mistake_in_a_template(folder: Path) -> None:
    odd = Page(Url("a.json"), "data.json", Mapping((("值", object()),)))

    with pytest.raises(ValueError, match="object"):
        rendered([odd], renderer((folder,), SHELL))


def test_a_process_that_stays_sees_templates_as_they_are_now(folder: Path) -> None:
    first = rendered([page(1)], renderer((folder,), SHELL))
    (folder / "pages/document.html").write_text("新的 {{ page.title }}", "utf-8")

    assert rendered([page(1)], renderer((folder,), SHELL)) != first


# ── Texts by reference ────────────────────────────────────────────────────


def test_a_template_sees_the_text_and_not_the_reference(
    folder: Path, tmp_path: Path, processes: Engine
) -> None:
    with Shelf(tmp_path, "texts") as shelf:
        body = shelf.add("<p>正文</p>")
        text = shelf.add("正文 < 文字")
    data = Page(Url("a.json"), "data.json", Mapping((("正文", (text,)),)))
    pages = [data, *(page(number, body) for number in range(MANY))]
    plain = [
        Page(Url("a.json"), "data.json", Mapping((("正文", ("正文 < 文字",)),))),
        *(page(number, Markup("<p>正文</p>")) for number in range(MANY)),
    ]
    how = renderer((folder,), SHELL, shelf=tmp_path)

    asked = rendered(plain, renderer((folder,), SHELL))

    assert rendered(pages, how) == rendered(pages, how, processes) == asked
    assert json.loads(asked[0].content or b"")["正文"] == ["正文 < 文字"]


def test_a_damaged_text_ends_the_build(folder: Path, tmp_path: Path) -> None:
    how = renderer((folder,), SHELL, shelf=tmp_path)

    with pytest.raises(Damaged):
        rendered([page(1, Stored("d", "texts", 0, 5))], how)
    with pytest.raises(Damaged), Processes(2) as executor:
        rendered(
            [page(number, Stored("d", "texts", 0, 5)) for number in range(MANY)], how, executor
        )
