"""Whatever happens to a portal, a build that goes on from the last one makes what a build from nothing makes.

To the byte, and with the same findings, refusals and forecast of the next change.
"""

import os
import shutil
import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, event, given, note, settings
from hypothesis import strategies as st

from tests.edits import EDITS, mend
from tests.histories import History, begun
from tests.indexes import segments_in
from tests.portals import MARK, Portal, built, column, document, first_template

HELP = "pages/help"


@pytest.fixture
def history(tmp_path: Path) -> History[Portal]:
    return begun(tmp_path)


def redirect(history: History[Portal], source: str, target: str = "index.html") -> None:
    history.portal.config["重定向"].append({"从": source, "到": target})


# ── Any history ───────────────────────────────────────────────────────────

LOST = (
    "",
    "spare",
    "folders",
    "texts",
    "memory.sqlite",
    "difference.json",
    "templates",
    "../../output",
)
STEPS = ("读取", "检查", "安排页面", "生成页面", "发布")
WAYS = ("build",) * 8 + ("touch", "jobs", "clean", "lose", "interrupt", "interrupt")


def live_through(data: st.DataObject, builds: int) -> None:
    """Some edits, a build, and again; a refused one is mended, or taken back to what it was."""
    with tempfile.TemporaryDirectory(prefix="gongkai-test-") as folder:
        documents = data.draw(st.sampled_from((3, 19, 20, 21, 41)))
        history = begun(Path(folder), documents)
        several = st.lists(st.sampled_from(EDITS), max_size=4)
        for edits in data.draw(st.lists(several, min_size=1, max_size=builds)):
            mend(history.portal)
            for edit in edits:
                note(edit.__name__)
                edit(history.portal, data.draw)
            way = data.draw(st.sampled_from(WAYS))
            if way == "touch":
                history.touch()
            elif way == "lose":
                history.lose(data.draw(st.sampled_from(LOST)))
            elif way == "interrupt":
                history.interrupt(data.draw(st.sampled_from(STEPS)))
            found = history.check(jobs=2 if way == "jobs" else 1, is_clean=way == "clean")
            event("refused" if found.refused else "published")
            if found.refused and data.draw(st.sampled_from((True, False))):
                history.portal = history.good.copy()


@settings(
    max_examples=12,
    deadline=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
@given(st.data())
def test_after_any_history_the_site_is_what_a_build_from_nothing_makes(data: st.DataObject) -> None:
    live_through(data, 6)


@pytest.mark.proof
@settings(
    max_examples=100,
    deadline=None,
    derandomize=False,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
@given(st.data())
def test_after_any_long_history_too(data: st.DataObject) -> None:
    live_through(data, 10)


# ── What a history once got wrong ─────────────────────────────────────────


def test_a_redirect_takes_the_address_of_what_was_deleted(history: History[Portal]) -> None:
    del history.portal.texts[HELP]
    redirect(history, f"{HELP}.html")
    history.publish()


def test_what_was_deleted_comes_back_to_its_address(history: History[Portal]) -> None:
    gone = history.portal.texts.pop(HELP)
    redirect(history, f"{HELP}.html")
    history.publish()
    history.portal.texts[HELP] = gone
    history.portal.config["重定向"].clear()
    history.publish()


def test_an_attachment_may_change_the_case_of_its_name(history: History[Portal]) -> None:
    history.portal.files["content/pages/biao.csv"] = b"1"
    history.portal.texts[HELP].front["附件"] = ["biao.csv"]
    history.publish()
    history.portal.files["content/pages/Biao.csv"] = history.portal.files.pop(
        "content/pages/biao.csv"
    )
    history.portal.texts[HELP].front["附件"] = ["Biao.csv"]
    found = history.publish()
    assert {each for each in found.pages if each.lower().endswith(".csv") and HELP in each} == {
        "pages/help/Biao.csv"
    }


@pytest.mark.parametrize("files", [(), ("index.html",), ("documents/2026/d0.html", "a.html")])
def test_a_site_that_was_tampered_with_is_published_again(
    history: History[Portal], files: tuple[str, ...]
) -> None:
    """Taken away as a whole, or with files that are other, gone or foreign."""
    for name in files:
        (history.site / name).unlink(missing_ok=True)
        (history.site / name).write_text("别的", "utf-8")
    if not files:
        shutil.rmtree(history.site)
    history.publish()


@pytest.mark.parametrize("lost", ["folders", "difference.json", "spare", ""])
def test_the_records_of_earlier_releases_may_go_missing(
    history: History[Portal], lost: str
) -> None:
    history.lose(lost)
    history.publish()
    history.portal.texts[HELP].body.append("补充。")
    history.lose(lost)
    history.publish()


def test_nobody_forgets_what_was_published_though_the_memory_does(history: History[Portal]) -> None:
    del history.portal.texts[HELP]
    history.lose("")
    assert "pages/help.html" in history.refuse().refused[0]
    assert "pages/help.html" in history.check(is_clean=True).refused[0]
    history.refuse()


def test_what_was_said_of_a_file_goes_with_it(history: History[Portal]) -> None:
    """That it began with a byte order mark; that it named an attachment, which nobody names now."""
    history.portal.texts[HELP].has_mark = True
    history.portal.files["content/pages/biao.csv"] = b"1"
    history.portal.texts[HELP].front["附件"] = ["biao.csv"]
    assert {each.rule for each in history.publish().findings} >= {"bom"}
    del history.portal.texts[HELP]
    redirect(history, f"{HELP}.html")
    rules = {each.rule for each in history.publish().findings}
    assert "bom" not in rules
    assert "unlisted-file" in rules


def test_lines_move_in_front_matter_that_has_a_file_of_its_own(history: History[Portal]) -> None:
    text = history.portal.texts["documents/2026/d0"]
    text.beside = True
    del text.front["有效性"]
    history.publish()
    text.remarks = 3
    (found,) = [each for each in history.publish().findings if each.rule == "blank-validity"]
    assert found.location.line == 4


def test_a_build_that_was_refused_keeps_nothing_that_has_changed_since(
    history: History[Portal],
) -> None:
    """The attachment of a text it had read, and the hour."""
    history.portal.files["content/documents/2026/biao.csv"] = b"1"
    history.portal.texts["documents/2026/a"] = document(8, 附件=["biao.csv"])
    history.portal.texts["documents/2026/b"] = document(9, 发布时间="2026-06-16 09:00")
    history.portal.texts[HELP].front["没有这一项"] = "是"
    history.refuse()
    history.portal.files["content/documents/2026/biao.csv"] = b"22"
    history.portal.moment = datetime(2026, 6, 16, 9)
    del history.portal.texts[HELP].front["没有这一项"]
    assert history.publish().pages["documents/2026/a/biao.csv"] == b"22"


def test_front_matter_in_a_file_of_its_own_is_seen_after_a_refused_build(
    history: History[Portal],
) -> None:
    history.portal.texts["documents/2026/a"] = document(8)
    history.portal.texts[HELP].front["没有这一项"] = "是"
    history.refuse()
    history.portal.files["content/documents/2026/a.yaml"] = "标题: 又一个\n".encode()
    assert "two-front-matters" in "".join(history.refuse().refused)


def test_a_unit_gets_another_id_while_the_list_that_names_it_changes(
    history: History[Portal],
) -> None:
    history.portal.units[1]["标识"] = "czj"
    redirect(history, "units/qczj.html", "units/czj.html")
    history.portal.catalogs["2026"]["部分"][0]["任务"][0]["时限"] = "年底前"
    history.publish()


def test_a_unit_moves_to_a_file_of_its_own_while_the_list_changes(history: History[Portal]) -> None:
    history.portal.apart = {"qczj"}
    history.portal.catalogs["2026"]["部分"][0]["任务"][0]["时限"] = "年底前"
    history.publish()
    history.portal.apart = set()
    history.portal.catalogs["2026"]["部分"][0]["任务"][0]["时限"] = "六月底前"
    history.publish()


def test_a_unit_s_new_name_stands_over_its_list(history: History[Portal]) -> None:
    history.portal.units[1]["名称"] = "区财政局新"
    history.portal.units[1]["别名"] = ["区财政局", "财政局"]
    assert "区财政局新" in history.publish().pages["lists/unit/qczj.html"].decode()


def test_of_two_words_with_one_address_the_newest_item_has_the_one_that_is_shown(
    history: History[Portal],
) -> None:
    for name, genre in (
        ("d1", "同志"),
        ("d0", "同志"),
        ("d2", "同志"),
        ("d2", "通知"),
        ("d0", "通知"),
    ):
        history.portal.texts[f"documents/2026/{name}"].front["体裁"] = genre
        history.publish()


def test_a_column_that_gets_columns_below_it_keeps_older_pages_for_what_stands_in_itself(
    tmp_path: Path,
) -> None:
    history = begun(tmp_path, 41)
    policy = history.portal.config["栏目"][2]["子栏目"][0]["子栏目"][0]
    policy["子栏目"] = [column("xin", "新栏目")]
    assert "columns/zcwj-qtwj/1.html" in history.publish().pages
    for text in history.portal.texts.values():
        if "zcwj-qtwj" in text.front.get("栏目", ()):
            text.front["栏目"] = "xin"
    assert "columns/zcwj-qtwj/1.html" not in history.publish().pages


@pytest.mark.parametrize(
    "name",
    [
        "base.html", "parts/list.html", "parts/footer.html", "pages/document.html", "pages/feed.xml",
        "pages/moved.html", "pages/robots.txt", "pages/sitemap.xml", "pages/sitemap-index.xml",
        "static/style.css",
    ],
)  # fmt: skip
def test_a_template_of_ones_own_comes_changes_and_goes(history: History[Portal], name: str) -> None:
    redirect(history, "pages/old.html")
    history.publish()
    for more in (b"", b"\n<!-- x -->", None):
        history.portal.files.pop(f"templates/{name}", None)
        if more is not None:
            history.portal.files[f"templates/{name}"] = first_template(name) + more
        history.publish()


def test_the_base_address_stands_in_every_sitemap(history: History[Portal]) -> None:
    history.portal.config["基准网址"] = "https://xxgk.example.gov.cn/"
    history.publish()


def test_the_index_for_searching_comes_and_goes_with_the_setting(history: History[Portal]) -> None:
    for is_wanted in ("否", "是"):
        history.portal.config["检索"] = is_wanted
        found = [each for each in history.publish().pages if each.startswith("search/")]
        assert bool(found) == (is_wanted == "是")


def test_what_came_since_lies_in_a_small_segment_until_it_is_much(tmp_path: Path) -> None:
    """A withdrawn page leaves no gram behind, so that everything is made anew for it."""
    history = begun(tmp_path, 41)
    texts = history.portal.texts
    segments = [segments_in(history.site)]
    for names in ((4,), (5,), (4,), range(6, 30)):
        for number in names:
            texts[f"documents/2026/d{number}"].body.append(f"第三条 又补充{len(segments)}。")
        history.publish()
        segments.append(segments_in(history.site))
    texts["documents/2026/d4"].body.append("又一次。")
    history.publish()
    texts["documents/2026/d5"].front["撤下日期"] = "2026-06-01"
    history.publish()
    segments.append(segments_in(history.site))

    assert [len(each) for each in segments] == [1, 2, 2, 2, 1, 1]
    assert len({each[0] for each in segments[:4]}) == 1
    assert len({each[1] for each in segments[1:4]}) == 3


def test_synonyms_change_the_pointer_of_the_search_index_alone(history: History[Portal]) -> None:
    before = history.publish().pages
    for text in ("同义词:\n- 医保=医疗保险\n", "同义词:\n- [低保, 最低生活保障]\n", None):
        history.portal.files.pop("content/synonyms.yaml", None)
        if text is not None:
            history.portal.files["content/synonyms.yaml"] = text.encode()
        after = history.publish().pages
        assert {each for each in after if after[each] != before.get(each)} == {
            MARK,
            "search/index.bin",
        }
        before = after


def test_a_text_that_was_deleted_does_not_appear_when_its_hour_comes(
    history: History[Portal],
) -> None:
    history.portal.texts["documents/2026/a"] = document(8, 发布时间="2026-06-16 09:00")
    history.publish()
    del history.portal.texts["documents/2026/a"]
    history.portal.moment = datetime(2026, 6, 17)
    history.publish()


@pytest.mark.parametrize("time", [None, 4_000_000_000])
def test_two_edits_within_one_tick_of_the_clock_are_two(
    history: History[Portal], time: int | None
) -> None:
    """Or in a file that claims to be of the future; of one length, too."""
    path = history.root / "content/documents/2026/d1.md"
    for title in ("标题甲", "标题乙", "标题丙", "标题丁"):
        history.portal.texts["documents/2026/d1"].front["标题"] = title
        history.portal.write(history.root)
        if time is not None:
            os.utime(path, (time, time))
        outcome, _ = built(history.order())
        assert f"<h1>{title}</h1>" in outcome.pages["documents/2026/d1.html"].decode()
