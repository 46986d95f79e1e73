"""Templates: what frames see, what digests depend on, what a cache may and may not do."""

import os
from pathlib import Path
from posixpath import dirname
from typing import Any

import pytest

from generator.diagnostic import Rejected
from generator.environment import Sources, digest_templates, environment, read_templates
from generator.filter import Here, stand_at, standing
from generator.page import Head
from generator.url import Url
from tests.conftest import files_in
from tests.test_render import SHELL, View

ROOT = Path(__file__).parents[1]
PAGE = "pages/document.html"


def templates(folder: Path, text: str) -> Path:
    for name, content in files_in(text).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
    return folder


FRAMED = """
    -- pages/document.html --
    {% frame "parts/footer.html" %}
    {{ page.title }}
    -- parts/footer.html --
    {{ shell.home | href }}，{{ "static/a.css#b" | href }}，{{ here.url }}，{{ here.entry }}
"""


def shown(made: Any, address: str, entry: str = "") -> str:
    head = Head(Url(address), "题", "", "", entry=Url(entry))
    stand_at(Here(dirname(address), "", address, entry))
    text: str = made.get_template(PAGE).render(page=View(head, address, ""), shell=SHELL)
    return text.splitlines()[0]


# ── Frames ────────────────────────────────────────────────────────────────


def test_a_frame_is_rendered_once_for_all_pages_at_one_place(tmp_path: Path) -> None:
    made = environment([templates(tmp_path, FRAMED)])
    counted: list[str] = []

    def counting(target: str) -> str:
        counted.append(target)
        return target

    made.filters["href"] = counting

    for number in range(50):
        shown(made, f"documents/2026/{number}.html")

    assert len(counted) == 2


@pytest.mark.parametrize(
    ("address", "entry", "expected"),
    [
        ("documents/2026/a.html", "", "../../index.html，../../static/a.css#b，，"),
        ("documents/2026/a.html", "columns/x.html", "../../index.html，../../static/a.css#b，，columns/x.html"),
        ("documents/2025/a.html", "", "../../index.html，../../static/a.css#b，，"),
        ("static/a.css", "", "../index.html，a.css#b，，"),
        ("search.html", "", "index.html，static/a.css#b，search.html，"),
        ("other.html", "", "index.html，static/a.css#b，，"),
    ],
)  # fmt: skip
def test_a_frame_is_what_it_must_be_at_each_place_whatever_came_before(
    tmp_path: Path, address: str, entry: str, expected: str
) -> None:
    made = environment([templates(tmp_path, FRAMED)])
    for before in ("index.html", "documents/2026/b.html", "search.html", "static/b.css"):
        shown(made, before)

    assert shown(made, address, entry) == expected
    assert standing().url == address


@pytest.mark.parametrize("name", ["page", "titel"])
def test_a_frame_sees_nothing_of_the_page(tmp_path: Path, name: str) -> None:
    text = FRAMED.replace("{{ here.url }}", f"{{{{ {name}.title }}}}")
    made = environment([templates(tmp_path, text)])

    with pytest.raises(Exception, match=f"'{name}' is undefined"):
        shown(made, "documents/2026/a.html")


# ── Digests ───────────────────────────────────────────────────────────────

CHAIN = """
    -- base.html --
    {% frame "parts/footer.html" %}{% block main %}{% endblock %}
    -- parts/footer.html --
    {% import "parts/list.html" as list %}页脚
    -- parts/list.html --
    {% macro items() %}{% endmacro %}
    -- parts/other.html --
    没有用到
    -- pages/document.html --
    {% extends "base.html" %}
"""


@pytest.mark.parametrize(
    ("name", "matters"),
    [
        ("base.html", True),
        ("parts/footer.html", True),
        ("parts/list.html", True),
        (PAGE, True),
        ("parts/other.html", False),
    ],
)
@pytest.mark.parametrize("cached", [False, True])
def test_a_digest_changes_with_every_template_referred_to_and_with_no_other(
    tmp_path: Path, name: str, *, matters: bool, cached: bool
) -> None:
    folder = templates(tmp_path / "templates", CHAIN)
    cache = tmp_path / "cache" if cached else None
    before = digest_templates((folder,), [PAGE], cache)
    changed = folder / name
    stamp = changed.stat()

    changed.write_text(changed.read_text("utf-8") + "{# 新 #}", "utf-8")
    os.utime(changed, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))  # as a copy may leave it

    assert (digest_templates((folder,), [PAGE], cache) != before) == matters


def test_what_refers_to_what_is_taken_from_the_cache_only_for_the_same_text(tmp_path: Path) -> None:
    folder = templates(tmp_path / "templates", CHAIN)
    cold = digest_templates((folder,), [PAGE], tmp_path / "cache")
    warm = digest_templates((folder,), [PAGE], tmp_path / "cache")
    (folder / PAGE).write_text('{% extends "parts/other.html" %}', "utf-8")

    other = digest_templates((folder,), [PAGE], tmp_path / "cache")
    (folder / "parts/other.html").write_text("改了", "utf-8")

    assert cold == warm == digest_templates((templates(tmp_path / "again", CHAIN),), [PAGE])
    assert digest_templates((folder,), [PAGE], tmp_path / "cache") != other


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b'{"a": 1}', b"\xff"])
def test_a_damaged_cache_of_references_is_made_afresh(tmp_path: Path, damage: bytes) -> None:
    folder = templates(tmp_path / "templates", CHAIN)
    good = digest_templates((folder,), [PAGE], tmp_path / "cache")
    (tmp_path / "cache/references.json").write_bytes(damage)

    assert digest_templates((folder,), [PAGE], tmp_path / "cache") == good


def test_a_template_of_the_sites_own_takes_the_place_of_ours(tmp_path: Path) -> None:
    ours = templates(tmp_path / "ours", CHAIN)
    own = templates(tmp_path / "own", "-- parts/list.html --\n自己的\n")

    assert Sources((own, ours)).digest(PAGE) != Sources((ours,)).digest(PAGE)
    assert read_templates((own, ours))["parts/list.html"] == "自己的\n"


def test_everything_wrong_with_templates_is_told_at_once(tmp_path: Path) -> None:
    folder = templates(
        tmp_path,
        """
        -- pages/a.html --
        {% if %}
        -- pages/b.html --
        {% include "parts/no.html" %}
        -- pages/c.html --
        {% include page.title %}
        -- pages/d.html --
        {% frame page.title %}
        """,
    )
    (folder / "pages/e.html").write_bytes("中文".encode("gbk"))

    with pytest.raises(Rejected) as caught:
        digest_templates((folder,), [f"pages/{each}.html" for each in "abcde"])

    assert [str(each) for each in caught.value.diagnostics] == [
        "templates/pages/a.html:1: 错误 template：模板有错：Expected an expression, got 'end of statement block'",
        "templates/pages/c.html: 错误 template：模板有错：引用别的模板时要直接写出名称",
        "templates/pages/d.html: 错误 template：模板有错：引用别的模板时要直接写出名称",
        "templates/pages/e.html: 错误 template：模板有错：文件不是 UTF-8 编码，请另存为 UTF-8",
        "templates/parts/no.html: 错误 template：模板有错：没有这个模板文件",
    ]


# ── Compiled templates ────────────────────────────────────────────────────


def compiled(cache: Path) -> list[Path]:
    return sorted(path for path in cache.rglob("*") if path.is_file())


def test_compiled_templates_are_kept_and_follow_the_text(tmp_path: Path) -> None:
    folder = templates(tmp_path / "templates", FRAMED)
    first = shown(environment([folder], cache=tmp_path / "cache"), "a/b.html")
    assert compiled(tmp_path / "cache")
    (folder / "parts/footer.html").write_text("新的\n", "utf-8")

    assert shown(environment([folder], cache=tmp_path / "cache"), "a/b.html") == "新的" != first


@pytest.mark.parametrize("damage", [b"", b"j2", None])
def test_damaged_compiled_templates_are_compiled_again(
    tmp_path: Path, damage: bytes | None
) -> None:
    folder = templates(tmp_path / "templates", FRAMED)
    good = shown(environment([folder], cache=tmp_path / "cache"), "a/b.html")
    for file in compiled(tmp_path / "cache"):
        file.write_bytes(file.read_bytes()[:-20] + b"\0" * 20 if damage is None else damage)

    assert shown(environment([folder], cache=tmp_path / "cache"), "a/b.html") == good


def test_a_disk_that_keeps_nothing_is_no_reason_to_stop(tmp_path: Path) -> None:
    folder = templates(tmp_path / "templates", FRAMED)
    (tmp_path / "cache").write_text("a file where the folder should be", "utf-8")

    assert shown(environment([folder], cache=tmp_path / "cache"), "a/b.html")
    assert digest_templates((folder,), [PAGE], tmp_path / "cache")


def test_what_another_program_compiled_goes(tmp_path: Path) -> None:
    old = tmp_path / "cache/templates/another/__jinja2_x.cache"
    old.parent.mkdir(parents=True)
    old.touch()

    shown(environment([templates(tmp_path / "t", FRAMED)], cache=tmp_path / "cache"), "a/b.html")

    assert not old.parent.exists()
    assert compiled(tmp_path / "cache")


def test_a_link_is_never_worked_out_when_a_template_is_compiled(tmp_path: Path) -> None:
    """Jinja does so with a filter of a literal: it would be the first page's link for ever."""
    text = '-- pages/document.html --\n{{ "units/a.html" | href }}\n'
    made = environment([templates(tmp_path, text)], cache=tmp_path / "cache")

    assert [shown(made, "units/b.html"), shown(made, "x/y/z.html")] == [
        "a.html",
        "../../units/a.html",
    ]
