"""Parts of the pages are looked for; a page that is not found is named."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.gate import Verdict, ask
from generator.published_index import NoIndex
from tests.searches import ENGINE, Publisher, document, node, publisher


@pytest.fixture
def publish(tmp_path: Path) -> Iterator[Publisher]:
    with publisher(tmp_path) as made:
        (made.output / "static").mkdir(parents=True)
        shutil.copyfile(ENGINE, made.output / "static" / "search-engine.0123abcd.js")
        yield made


def page(publish: Publisher, address: str, *lines: str) -> None:
    text = "".join(f"<p>{each}</p>" for each in lines)
    (publish.output / address).write_text(f"<main>{text}</main>", "utf-8")


def test_where_everything_is_found_nothing_is_lost(publish: Publisher) -> None:
    node()
    publish.publish(
        document("a.html", "停车收费办法", "第一条　为了规范，制定本办法。", number="示府发〔2026〕3号"),
        document("b.html", "“最多跑一次”改革"),
    )  # fmt: skip
    page(publish, "a.html", "停车收费办法", "示府发〔2026〕3号", "第一条　为了规范，制定本办法。")
    page(publish, "b.html", "“最多跑一次”改革")

    verdict = ask(publish.output)
    assert (verdict.lost, verdict.pages) == ((), 2)
    assert verdict.readers == ("命令行", "浏览器")
    assert verdict.questions > 20


def test_a_page_whose_text_is_not_in_the_index_is_told(publish: Publisher) -> None:
    node()
    publish.publish(document("a.html", "停车"), document("b.html", "绿化"))
    page(publish, "a.html", "停车")
    page(publish, "b.html", "停车")

    assert sorted(map(str, ask(publish.output).lost)) == [
        f"b.html: 错误 lost-in-search：页面上有“{query}”，{reader}的检索没有找到这一页"
        for query in ('"停车"', "停车")
        for reader in ("命令行", "浏览器")
    ]


def test_without_node_the_browser_is_not_asked(
    publish: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish.publish(document("a.html", "停车"))
    page(publish, "a.html", "停车")
    monkeypatch.setenv("PATH", "")

    assert ask(publish.output) == Verdict(2, 1, ("命令行",), ())


def test_the_same_seed_asks_the_same(publish: Publisher) -> None:
    publish.publish(document("a.html", "停车收费管理办法"))
    page(publish, "a.html", "停车收费管理办法")

    counts = [ask(publish.output, seed).questions for seed in (1, 1, 2)]
    assert counts[0] == counts[1]


def test_without_an_index_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoIndex):
        ask(tmp_path)
