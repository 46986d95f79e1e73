"""Search over 3,421 statutes: what stands on the pages is found, by both readers, also after edits."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator import gate
from generator.published_index import PublishedIndex
from generator.search import search

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared/corpus/laws.tar.xz"
RELATED = ("whoosh-reloaded", "whoosh3")
"""Packages that are called whoosh where they are imported."""

pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif(not CORPUS.exists(), reason="没有 shared/corpus 里的法规，不做这一项"),
]


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("statutes")
    subprocess.run([sys.executable, "-m", "bench.statutes", folder], cwd=ROOT, check=True)
    build(folder)
    return folder


def build(folder: Path) -> None:
    command = [sys.executable, "-m", "generator", "build", str(folder), "--as-of", "2026-11-20"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def test_everything_asked_for_is_found(portal: Path) -> None:
    for seed in range(3):
        verdict = gate.ask(portal / "output", seed)
        assert verdict.lost == ()
        assert verdict.questions > 200


def test_a_history_of_edits_ranks_as_a_build_from_nothing(portal: Path, tmp_path: Path) -> None:
    """Twenty documents changed one after the other, against the same content built afresh."""
    files = sorted((portal / "content/documents").rglob("*.md"))[::170][:20]
    for number, file in enumerate(files):
        with file.open("a", encoding="utf-8") as text:
            text.write(f"\n第{number}次修改以后的行政处罚法。\n")
        build(portal)
    shutil.copytree(portal / "output/search", tmp_path / "search")
    history = PublishedIndex(tmp_path)
    assert len(history.segments) == 2
    shutil.rmtree(portal / ".gongkai")
    build(portal)
    afresh = PublishedIndex(portal / "output")
    assert len(afresh.segments) == 1
    for query in ("行政处罚法", "次修改以后", "停车 收费", "2021年1月1日起施行"):
        both = [
            [(hit.url, round(hit.score, 9)) for hit in search(index, query).hits]
            for index in (history, afresh)
        ]
        assert both[0] == both[1]


@pytest.mark.parametrize("package", RELATED)
def test_other_packages_called_whoosh_rank_alike(
    portal: Path, tmp_path: Path, package: str
) -> None:
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(tmp_path)]
    subprocess.run([*install, package], check=True)
    queries = ["行政处罚法", "停车 收费 -罚款", "国务院令", "2019年4月3日"]
    told = [_asked(portal, queries, path) for path in ("", str(tmp_path))]

    assert told[0][0] != told[1][0]
    assert told[0][1] == told[1][1]


def _asked(portal: Path, queries: list[str], path: str) -> tuple[str, object]:
    """Where Whoosh came from, and what it found."""
    code = (
        "import json, sys, whoosh; from pathlib import Path;"
        "from generator.published_index import PublishedIndex; from generator.search import search;"
        "index = PublishedIndex(Path(sys.argv[1]));"
        "print(whoosh.__file__);"
        "print(json.dumps([[(hit.url, round(hit.score, 9)) for hit in search(index, query).hits]"
        " for query in sys.argv[2:]]))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, portal / "output", *queries],
        cwd=ROOT,
        env={"PYTHONPATH": path, "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    where, found = done.stdout.strip().split("\n")
    assert re.search("whoosh", where)
    return where, json.loads(found)
