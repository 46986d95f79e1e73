"""Texts by reference: what is put on the shelf comes back, or the damage is told."""

import multiprocessing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.shelf import Damaged, Shelf, Stored, read


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_every_text_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("shelf")
    with Shelf(folder, "a") as shelf:
        stored = [shelf.add(text) for text in texts]

    assert [read(folder, each) for each in stored] == texts


def test_what_is_put_there_later_leaves_what_was_there(tmp_path: Path) -> None:
    with Shelf(tmp_path, "a") as shelf:
        first = shelf.add("第一次")
    with Shelf(tmp_path, "a") as shelf:
        second = shelf.add("第二次")

    assert [read(tmp_path, first), read(tmp_path, second)] == ["第一次", "第二次"]


def test_another_process_reads_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    with Shelf(tmp_path, "a") as shelf, context.Pool(1) as pool:
        stored = shelf.add("正文")

        assert pool.apply(read, (tmp_path, stored)) == "正文"


def test_equal_texts_are_equal_references_wherever_they_are_kept(tmp_path: Path) -> None:
    with Shelf(tmp_path, "a") as one, Shelf(tmp_path, "b") as other:
        one.add("别的")

        assert one.add("正文") == other.add("正文")
        assert one.add("正文") != other.add("正文。")


@pytest.mark.parametrize("damage", ["changed", "cut", "gone"])
def test_damage_is_told_and_never_published(tmp_path: Path, damage: str) -> None:
    with Shelf(tmp_path, "a") as shelf:
        stored = shelf.add("政府信息公开")
    pack = tmp_path / "a"
    match damage:
        case "changed":
            pack.write_bytes("政府信息不公开".encode())
        case "cut":
            pack.write_bytes(pack.read_bytes()[:-1])
        case "gone":
            pack.unlink()

    with pytest.raises(Damaged):
        read(tmp_path, stored)


def test_a_pack_made_afresh_is_found_by_a_process_that_read_the_old_one(tmp_path: Path) -> None:
    with Shelf(tmp_path, "a") as shelf:
        read(tmp_path, shelf.add("旧的"))
    (tmp_path / "a").unlink()
    with Shelf(tmp_path, "a") as shelf:
        stored = shelf.add("新的")

    assert read(tmp_path, stored) == "新的"


def test_where_a_text_is_kept_is_not_part_of_what_it_is() -> None:
    assert repr(Stored("d", "a", 1, 2)) == repr(Stored("d", "b", 3, 4)) == "Stored(digest='d')"
