"""`search` finds on a built site what its readers find; `search-index` hands the index on; `check --search` asks itself."""

import json
import re
import shutil
import subprocess
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from generator.published_index import PublishedIndex
from generator.search import search
from tests.commands.portal import ROOT, SITE, Ran, build, check, gongkai, replace, write_portal
from tests.searches import answers, node

SYNONYMS = """
    -- content/synonyms.yaml --
    同义词:
    - [申领, 申请]
"""


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small portal with a synonym, without what only lists or sums up the rest.  Never changed by a test."""
    folder = write_portal(tmp_path_factory.mktemp("searched") / "portal", SYNONYMS)
    for family in ("cleanups", "gazettes", "reports"):
        shutil.rmtree(folder / "content" / family)
    assert build(folder).code == 0
    return folder


def find(folder: Path, *words: str) -> Ran:
    return gongkai("search", "--site", folder, *words)


def urls(folder: Path, *words: str) -> list[str]:
    ran = find(folder, *words, "--json")
    assert (ran.code, ran.err) == (0, "")
    return [each["url"] for each in json.loads(ran.out)]


# ── search ────────────────────────────────────────────────────────────────


def test_each_hit_has_its_title_what_is_known_of_it_its_address_and_a_line(searched: Path) -> None:
    assert find(searched, "支持企业发展").out == (
        "1. 支持企业发展的简明问答\n"
        "   政策解读　2026-11-19　区财政局\n"
        "   interpretations/2026/qyjb-wd.html\n"
        "   简明问答\n"
        "2. 关于支持企业发展的通知\n"
        "   政策文件　示府发〔2026〕3号　2026-03-05　区政府\n"
        "   documents/2026/qyjb.html\n"
        "   示府发〔2026〕3号\n"
        "“支持企业发展”找到2条\n"
    )


def test_what_was_looked_for_besides_is_told(searched: Path) -> None:
    assert find(searched, "申领 企业").out.splitlines()[-1] == "“申领 企业”找到2条，也搜索了申请"


@pytest.mark.parametrize("typed", ["示府发〔2026〕3号", "示府发2026 3", "示府发[2026]第3号"])
def test_a_document_number_finds_its_document(searched: Path, typed: str) -> None:
    assert urls(searched, typed) == ["documents/2026/qyjb.html"]


def test_json_has_of_each_hit_what_a_program_wants(searched: Path) -> None:
    (hit,) = json.loads(find(searched, "示府发〔2026〕3号", "--json").out)

    score = hit.pop("score")
    assert score > 0
    assert hit == {
        "url": "documents/2026/qyjb.html",
        "title": "关于支持企业发展的通知",
        "kind": "政策文件",
        "day": "2026-03-05",
        "number": "示府发〔2026〕3号",
        "units": "区政府",
        "snippet": "示府发〔2026〕3号",
    }


def test_titles_named_by_their_pinyin_have_the_same_keys_in_json(searched: Path) -> None:
    (named,) = json.loads(find(searched, "qczj", "--json").out)

    assert (named["url"], named["title"]) == ("units/qczj.html", "区财政局")
    assert named.keys() == json.loads(find(searched, "企业", "--json").out)[0].keys()


FIRST = [f"tasks/sl-{year}/1.html" for year in (2026, 2025, 2024)]
BY_UNIT = [f"tasks/sl-{year}/1.html" for year in (2026, 2024, 2025)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["公布"], ["tasks/sl-2026/2.html", *FIRST]),
        (["公布", "--unit", "区财政局"], FIRST),
        (
            ["公布", "--unit", "区财政局", "--unit", "区政府办公室"],
            ["tasks/sl-2026/2.html", *FIRST],
        ),
        (["企业", "--kind", "政策文件"], ["documents/2026/qyjb.html"]),
        (["公布", "--kind", "政策文件"], []),
        (["公布", "--year", "2025"], []),
        (["公布", "--year", "2026", "--kind", "任务", "--limit", "1"], ["tasks/sl-2026/2.html"]),
        (["区财政局"], ["units/qczj.html", *BY_UNIT, "tables/zfbz.html"]),
        (
            ["区财政局", "--sort", "date"],
            ["tables/zfbz.html", "tasks/sl-2026/1.html", "units/qczj.html", *BY_UNIT[1:]],
        ),
        (["企业 -通知"], ["interpretations/2026/qyjb-wd.html"]),
    ],
    ids=" ".join,
)
def test_what_is_found_can_be_narrowed_down_and_sorted(
    searched: Path, words: list[str], found: list[str]
) -> None:
    assert urls(searched, *words) == found


def test_where_nothing_is_found_what_was_meant_is_asked(searched: Path) -> None:
    assert find(searched, "支尺企业").out == "“支尺企业”找到0条\n您是不是要找：支持企业\n"


def test_where_nothing_is_found_titles_with_that_pinyin_are_named(searched: Path) -> None:
    assert find(searched, "qczj").out == (
        "“qczj”找到0条\n标题的拼音符合的：\n   区财政局　units/qczj.html\n"
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["企业", "--unit", "区财证局"], "没有“区财证局”这个单位，是否应为“区财政局”？\n"),
        (["企业", "--kind", "文书"], "没有“文书”这个种类，可用的有："),
        (["企业", "--kind", "政策文书"], "没有“政策文书”这个种类，是否应为“政策文件”"),
        ([" "], "没有写要找什么，如 gongkai search 停车收费\n"),
        (["--", "-通知"], "“-通知”里没有要找的词\n"),
    ],
)
def test_what_cannot_be_looked_for_is_told(searched: Path, words: list[str], told: str) -> None:
    ran = find(searched, *words)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(told)


def test_another_folder_can_be_searched(searched: Path, tmp_path: Path) -> None:
    ran = gongkai("search", "企业", "--site", tmp_path, "--output", searched / "output")

    assert ran.out.splitlines()[-1] == "“企业”找到2条"


def test_without_an_index_it_is_said_and_the_code_is_2(tmp_path: Path) -> None:
    assert find(tmp_path, "企业") == Ran(
        2,
        "",
        f"{tmp_path}/output 里没有检索的索引。先运行 gongkai build；site.yaml 里的“检索”不要写“否”\n",
    )


def test_a_site_without_search_has_no_index(tmp_path: Path) -> None:
    folder = write_portal(tmp_path / "portal")
    replace(folder / SITE, "栏目:\n", "检索: 否\n栏目:\n")
    assert build(folder).code == 0

    assert not (folder / "output" / "search").exists()
    assert find(folder, "企业").code == 2


def test_the_browser_finds_the_same_with_the_published_script(searched: Path) -> None:
    node()
    (script,) = (searched / "output" / "static").glob("search-engine.*.js")
    queries = ["企业", "公布", "区财政局", "申领 企业", "示府发2026 3", "企业 -通知", "支", "无此"]

    index = PublishedIndex(searched / "output")
    for typed, answer in zip(queries, answers(searched / "output", queries, script), strict=True):
        hits = search(index, typed).hits
        assert answer["urls"][:10] == [each.url for each in hits[:10]]
        assert answer["scores"] == pytest.approx([each.score for each in hits[:10]], abs=1e-3)


# ── search-index ──────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def directory(searched: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index as Whoosh has it."""
    folder = tmp_path_factory.mktemp("whoosh") / "index"
    ran = gongkai("search-index", "--whoosh", folder, "--site", searched)
    assert ran == Ran(
        0, f"已写好 {folder}：{len(PublishedIndex(searched / 'output').urls())}件\n", ""
    )
    return folder


def by_whoosh(directory: Path, typed: str, synonyms: list[list[str]]) -> set[str]:
    """As the manual tells whoever answers searches on a server."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from whoosh import index  # noqa: PLC0415 - complains of its own escapes

        from generator.whoosh_index import is_true, whoosh_query  # noqa: PLC0415

        with index.open_dir(directory).searcher() as searcher:
            hits: Sequence[Any] = searcher.search(whoosh_query(typed, synonyms), limit=None)
            return {hit["url"] for hit in hits if is_true(typed, hit["text"], synonyms)}


@pytest.mark.parametrize(
    "typed",
    ["企业", "支持企业发展", "公布 报告", "区财政局", "示府发〔2026〕3号", "申领", "企业 -通知", "支", "2026-3-9", '"区内企业"', "无此"],
)  # fmt: skip
def test_whoosh_finds_the_same_in_the_directory(
    searched: Path, directory: Path, typed: str
) -> None:
    index = PublishedIndex(searched / "output")

    assert by_whoosh(directory, typed, index.synonyms) == {
        each.url for each in search(index, typed).hits
    }


def test_without_an_index_there_is_nothing_to_hand_on(tmp_path: Path) -> None:
    ran = gongkai("search-index", "--whoosh", tmp_path / "whoosh", "--site", tmp_path)

    assert ran == Ran(2, "", f"{tmp_path}/output 里没有检索的索引。先运行 gongkai build\n")
    assert not (tmp_path / "whoosh").exists()


@pytest.mark.parametrize("module", ["whoosh_reader", "whoosh_index"])
def test_whoosh_is_loaded_without_a_warning_even_when_it_is_compiled(
    module: str, tmp_path: Path
) -> None:
    python = [sys.executable, "-W", "error", "-X", f"pycache_prefix={tmp_path}"]
    ran = subprocess.run(
        [*python, "-c", f"import generator.{module}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stderr) == (0, "")


# ── check --search ────────────────────────────────────────────────────────


def test_check_asks_for_parts_of_the_pages_and_finds_them(portal: Path) -> None:
    node()
    ran = check(portal, "--search")

    assert ran.code == 0
    assert re.fullmatch(
        r"检查完毕：0个错误，0个提醒\n检索核对：\d+个网页上的\d+句话，由命令行、浏览器各搜一遍，都找到了\n",
        ran.out,
    )


def test_check_cannot_ask_a_site_without_search(portal: Path) -> None:
    replace(portal / SITE, "栏目:\n", "检索: 否\n栏目:\n")

    ran = check(portal, "--search")
    assert ran.code == 2
    assert ran.err.splitlines()[-1] == "site.yaml 写着“检索: 否”，没有可查的"


def test_a_site_with_errors_is_not_searched(portal: Path) -> None:
    replace(portal / SITE, "基准网址:", "无此项: 1\n基准网址:")

    ran = check(portal, "--search")
    assert ran.code == 1
    assert "检索核对" not in ran.out


def test_the_program_in_the_manual_answers_the_search_form(searched: Path, directory: Path) -> None:
    manual = (ROOT / "docs/search.md").read_text("utf-8")
    (program,) = re.findall(r"```python\n(.*?)```", manual, re.DOTALL)
    assert len(program.splitlines()) <= 30
    names: dict[str, Any] = {}
    told: list[str] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(program.replace("/srv/portal/whoosh", str(directory)), names)
        page = b"".join(
            names["application"](
                {"QUERY_STRING": f"q={quote('支持企业发展')}"},
                lambda status, _headers: told.append(status),
            )
        ).decode()

    assert told == ["200 OK"]
    assert set(re.findall(r'href="/xxgk/(.*?)"', page)) == {
        each.url for each in search(PublishedIndex(searched / "output"), "支持企业发展").hits
    }
