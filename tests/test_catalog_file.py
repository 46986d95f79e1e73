"""The YAML of a catalogue: written new, or revised without losing what an editor did."""

from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog_file import revised, written
from generator.decoder import decode
from generator.record import ID
from generator.records import Catalog


def task(number: str, content: str, **more: Any) -> dict[str, Any]:
    return {"序号": number, "内容": content, "责任单位": ["甲局"], **more}


def catalog(
    *tasks: dict[str, Any], title: str = "任务清单", part: str = "主动公开"
) -> dict[str, Any]:
    return {"标题": title, "年度": 2026, "部分": [{"标题": part, "任务": list(tasks)}]}


BEFORE = catalog(task("1", "公开预算。"), task("2", "公开决算。", 时限="6月底前"))
TEXT = written(BEFORE, "来源：清单.docx")


def test_a_new_file_reads_back_as_what_was_written() -> None:
    data = BEFORE | {"成文日期": "2026-04-15", "索引号": "007", "发文字号": "示府〔2026〕1号"}
    text = written(data, "来源：清单.docx")
    assert text.startswith("# 来源：清单.docx\n")
    assert yaml.load(text, yaml.BaseLoader) == _as_text(data)
    assert "成文日期: 2026-04-15\n" in text


def test_importing_the_same_again_changes_nothing() -> None:
    assert revised(TEXT, BEFORE, BEFORE).text == TEXT


def test_what_only_the_source_changed_is_taken() -> None:
    new = catalog(task("1", "公开预算。"), task("2", "公开决算。", 时限="7月底前"))
    revision = revised(TEXT, BEFORE, new)
    assert yaml.safe_load(revision.text) == new
    assert revision.kept == ()


def test_what_an_editor_changed_is_kept_with_comments_and_order() -> None:
    edited = TEXT.replace(
        "内容: 公开预算。", "名称: 预算   # 科长定的\n    内容: 公开预算、“三公”经费。"
    )
    new = catalog(task("1", "公开预算。"), task("2", "公开决算。", 时限="7月底前"))
    revision = revised(edited, BEFORE, new)
    assert revision.text == edited.replace("6月底前", "7月底前")


def test_where_both_changed_the_editor_wins_and_is_told() -> None:
    edited = TEXT.replace("6月底前", "8月底前")
    new = catalog(task("1", "公开预算。"), task("2", "公开决算。", 时限="7月底前"))
    revision = revised(edited, BEFORE, new)
    assert "8月底前" in revision.text
    assert revision.kept == ("任务2“公开决算。…”时限：保留“8月底前”，新的原件是“7月底前”",)


def test_what_the_source_took_back_is_taken_back() -> None:
    new = catalog(task("1", "公开预算。"), task("2", "公开决算。"))
    assert yaml.safe_load(revised(TEXT, BEFORE, new).text) == new


def test_where_both_made_the_same_change_there_is_nothing_to_tell() -> None:
    new = catalog(task("1", "公开预算。"), task("2", "公开决算。", 时限="7月底前"))
    revision = revised(TEXT.replace("6月底前", "7月底前"), BEFORE, new)
    assert yaml.safe_load(revision.text) == new
    assert revision.kept == ()


def test_a_task_that_an_editor_deleted_does_not_come_back() -> None:
    edited = TEXT[: TEXT.index('  - 序号: "2"')]
    revision = revised(edited, BEFORE, BEFORE)
    assert revision.text == edited
    assert revision.gone == ("任务2“公开决算。…”：您删去了这一项，没有加回来",)


def test_a_task_that_an_editor_wrote_anew_is_not_added_again() -> None:
    edited = TEXT.replace("公开预算。", "把今年的财政收支安排讲清楚，让居民看得懂。")
    assert revised(edited, BEFORE, BEFORE).text == edited


def test_a_key_that_was_published_never_changes() -> None:
    before = catalog(task("1", "公开预算。", 标识="1-1"))
    new = catalog(task("1", "公开预算。", 标识="2-1"))
    text = written(before, "x")
    assert revised(text, before, new).text == text


def test_comments_stay_beside_what_stays_in_a_list() -> None:
    before = catalog(task("1", "公开预算。") | {"责任单位": ["甲局", "乙局"]})
    edited = written(before, "x").replace("- 甲局", "- 甲局   # 主责")
    new = catalog(task("1", "公开预算。") | {"责任单位": ["甲局", "丙局"]})
    text = revised(edited, before, new).text
    assert text == edited.replace("- 乙局", "- 丙局")


def test_a_part_is_renamed_only_where_all_its_tasks_agree() -> None:
    before = catalog(task("1", "公开预算。"), task("2", "公开决算。"))
    moved = {
        "标题": "任务清单",
        "年度": 2026,
        "部分": [
            {"标题": "主动公开", "任务": [task("1", "公开预算。")]},
            {"标题": "依申请公开", "任务": [task("2", "公开决算。")]},
        ],
    }
    text = revised(written(before, "x"), before, moved).text
    assert [part["标题"] for part in yaml.safe_load(text)["部分"]] == ["主动公开"]


def test_two_like_tasks_are_not_taken_for_one() -> None:
    new = catalog(
        task("1", "公开预算。"), task("2", "公开决算。", 时限="6月底前"), task("3", "公开决算表。")
    )
    revision = revised(TEXT, BEFORE, new)
    assert yaml.safe_load(revision.text) == new
    assert revision.kept == ()


def test_a_heading_that_both_changed_is_told_once() -> None:
    edited = TEXT.replace("主动公开", "主动公开工作")
    new = catalog(*BEFORE["部分"][0]["任务"], part="全面主动公开")
    assert revised(edited, BEFORE, new).kept == (
        "标题：保留“主动公开工作”，新的原件是“全面主动公开”",
    )


def test_a_task_that_is_new_stands_behind_the_one_it_follows() -> None:
    new = catalog(
        task("1", "公开预算。"), task("3", "公开绩效。"), task("2", "公开决算。", 时限="6月底前")
    )
    numbers = [
        each["序号"] for each in yaml.safe_load(revised(TEXT, BEFORE, new).text)["部分"][0]["任务"]
    ]
    assert numbers == ["1", "3", "2"]


def test_a_task_that_the_source_no_longer_has_stays_and_is_told() -> None:
    revision = revised(TEXT, BEFORE, catalog(task("1", "公开预算。")))
    assert "公开决算。" in revision.text
    assert revision.gone == ("任务2“公开决算。…”：新的原件里没有这一项，仍保留",)


def test_a_renumbered_task_is_still_the_same_one() -> None:
    new = catalog(task("2", "公开预算。"), task("3", "公开决算。", 时限="6月底前"))
    revision = revised(TEXT, BEFORE, new)
    assert yaml.safe_load(revision.text) == new
    assert revision.gone == ()


def test_a_heading_that_the_source_corrected_is_corrected() -> None:
    new = catalog(*BEFORE["部分"][0]["任务"], part="全面主动公开")
    assert yaml.safe_load(revised(TEXT, BEFORE, new).text) == new


def test_a_doubt_that_an_editor_settled_stays_settled() -> None:
    before = catalog(task("1", "公开预算。", 存疑="原件只印出一格"))
    edited = written(before, "x").replace("    存疑: 原件只印出一格\n", "")
    assert revised(edited, before, before).text == edited


def test_without_a_record_of_the_last_import_nothing_of_an_editor_is_overwritten() -> None:
    new = catalog(task("1", "公开预算和说明。"), task("2", "公开决算。"), task("3", "公开绩效。"))
    revision = revised(TEXT, None, new)
    assert yaml.safe_load(revision.text)["部分"][0]["任务"][:2] == BEFORE["部分"][0]["任务"]
    assert "公开绩效。" in revision.text
    assert len(revision.kept) == 2


WORDS = st.text(
    "公开预算，决“：# -?:{}[]'\"&*!|>%@`0123456789年月noyesnull~\\", min_size=1, max_size=20
)


@given(
    WORDS.filter(str.strip), WORDS.filter(str.strip), st.lists(WORDS.filter(str.strip), max_size=3)
)
def test_any_text_survives_the_file(number: str, content: str, units: list[str]) -> None:
    data = catalog({"序号": number, "内容": content, "责任单位": units})
    read = yaml.load(written(data, "x"), yaml.BaseLoader)
    assert read == _as_text(data)


@given(
    st.lists(st.sampled_from("甲乙丙丁戊己"), unique=True),
    st.lists(st.sampled_from("甲乙丙丁戊己"), unique=True),
)
def test_after_a_revision_every_task_of_both_sides_is_there(old: list[str], new: list[str]) -> None:
    sides = [
        catalog(*(task(str(i), f"公开{each * 9}。") for i, each in enumerate(names)))
        for names in (old, new)
    ]
    text = revised(written(sides[0], "x"), sides[0], sides[1]).text
    assert {each for each in "甲乙丙丁戊己" if f"公开{each * 9}。" in text} == {*old, *new}


def test_what_is_written_passes_as_a_catalogue() -> None:
    found = decode(Catalog, TEXT, "content/catalogs/qd.yaml", known={ID: "qd"})
    assert [each.content for each in found.all_tasks()] == ["公开预算。", "公开决算。"]


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_text(each) for key, each in value.items()}
    return [_as_text(each) for each in value] if isinstance(value, list) else str(value)
