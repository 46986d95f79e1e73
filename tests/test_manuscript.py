"""A draft as a catalogue: keys, parts, texts on one line."""

from tests.imports import imported, read


def keys(text: str) -> list[str | None]:
    return [task.get("标识") for _, task in read(text)]


def test_numbers_that_tell_the_tasks_apart_are_enough() -> None:
    assert keys("1.公开甲。（区教委负责）\n2.公开乙。（区教委负责）") == [None, None]


def test_numbers_that_begin_again_need_keys_of_part_and_number() -> None:
    text = "一、甲\n1.公开甲。（区教委负责）\n二、乙\n1.公开乙。（区教委负责）"
    assert keys(text) == ["1-1", "2-1"]


def test_a_number_printed_twice_in_a_part_gives_way_to_the_count() -> None:
    text = "一、甲\n1.公开甲。（区教委负责）\n1.公开乙。（区教委负责）\n2.公开丙。（区教委负责）"
    assert keys(text) == ["1-1", "1-2", "1-3"]


def test_two_parts_with_one_mark_do_not_give_two_tasks_one_key() -> None:
    text = "一、甲\n1.公开甲。（区教委负责）\n一、乙\n1.公开乙。（区教委负责）"
    assert keys(text) == ["1-1", "1-1-2"]


def test_a_title_that_comes_again_later_is_another_part() -> None:
    text = (
        "一、甲\n1.公开甲。（区教委负责）\n二、乙\n2.公开乙。（区教委负责）\n"
        "三、甲\n3.公开丙。（区教委负责）"
    )
    data = imported(text).manuscript.data
    assert [part["标题"] for part in data["部分"]] == ["甲", "乙", "甲"]


def test_a_line_break_within_chinese_goes_and_between_words_becomes_a_blank() -> None:
    page = "<table><tr><th>工作任务<th>责任单位<tr><td>公开<br>open<br>data<br>目录。<td>区教委</table>"
    assert read(page, "a.html")[0][1]["内容"] == "公开open data目录。"


def test_control_characters_go_whether_accepted_or_not() -> None:
    found = imported("1.公开\x0b预算。（区教委负责）")
    assert read("1.公开\x0b预算。（区教委负责）")[0][1]["内容"] == "公开预算。"
    assert [note.kind for note in found.notes] == ["控制字符"]


def test_the_wider_of_two_repairs_in_one_place_is_the_choice() -> None:
    found = imported("1.公开 beplay体育赢钱 封号预算。（区教委负责）", accepted=("全部",))
    assert "beplay" not in read("1.公开预算。（区教委负责）")[0][1]["内容"]
    assert "beplay" not in str(found.manuscript.data)


def test_a_date_in_the_text_is_no_deadline_where_there_is_a_column_for_it() -> None:
    page = (
        "<table><tr><th>工作任务<th>责任单位<th>完成时限"
        "<tr><td>年底前公开预算。<td>区教委<td>"
        "<tr><td>年底前公开决算。<td>区教委<td>10月底</table>"
    )
    found = imported(page, "a.html")
    assert [task.get("时限") for _, task in read(page, "a.html")] == [None, "10月底"]
    assert [note.kind for note in found.notes] == ["时限不一"]


def test_a_day_up_to_which_something_was_done_is_no_deadline() -> None:
    rows = read(
        "1.截至2025年12月底前已办结的全部公开。（区教委负责）\n2.公开2026年9月底前的安排。（区教委负责）"
    )
    assert [task.get("时限") for _, task in rows] == [None, "2026年9月底前"]


def test_many_tasks_whose_numbers_begin_again_are_told_apart_in_reasonable_time() -> None:
    text = "\n".join(
        f"{'一二三四五六七八九十'[part]}、第{part}部分\n"
        + "\n".join(f"{n}.公开第{n}项。（区教委负责）" for n in range(1, 201))
        for part in range(10)
    )
    found = keys(text)
    assert found[0] == "1-1"
    assert len(set(found)) == 2000
