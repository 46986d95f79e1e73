"""Plans in prose: where a task begins and ends, and who does it."""

from tests.imports import contents, imported, read


def test_a_bracket_closes_a_task_and_its_number_begins_it() -> None:
    rows = read(
        """
        示例区工作方案
        一、总体要求
        坚持公开为常态。
        二、主动公开
        （一）财政信息
        1.公开预算。（牵头单位：区财政局；责任单位：各镇街）
        2.公开决算（区财政局负责落实）。
        （二）规划信息
        公开规划。（区发改委牵头，各镇街负责落实）
        """
    )
    assert [(path, task.get("序号"), task["内容"]) for path, task in rows] == [
        (("主动公开", "财政信息"), "1", "公开预算。"),
        (("主动公开", "财政信息"), "2", "公开决算。"),
        (("主动公开", "规划信息"), None, "公开规划。"),
    ]
    assert [task["标识"] for _, task in rows] == ["2-1-1", "2-1-2", "2-2"]


def test_a_run_in_heading_is_a_part_where_every_paragraph_has_one() -> None:
    rows = read(
        """
        一、主动公开
        （一）推进财政公开。公开预算。（区财政局负责落实）公开决算。（区审计局牵头，区财政局负责落实）
        （二）推进规划公开。公开规划。（区发改委负责落实）
        """
    )
    assert [(path[-1], task["内容"]) for path, task in rows] == [
        ("推进财政公开", "公开预算。"),
        ("推进财政公开", "公开决算。"),
        ("推进规划公开", "公开规划。"),
    ]


def test_without_that_a_marked_paragraph_with_an_ending_is_a_task() -> None:
    rows = read(
        """
        一、主动公开
        （一）推进财政公开，公开预算和决算。（责任单位：区财政局）
        （二）推进规划公开。要公开规划。（责任单位：区发改委）
        """
    )
    assert [(path, task["序号"]) for path, task in rows] == [
        (("主动公开",), "（一）"),
        (("主动公开",), "（二）"),
    ]


def test_points_that_share_one_ending_are_one_task() -> None:
    rows = read(
        """
        一、主动公开
        1.做好财政公开，包括：
        （1）预算；
        （2）决算。（责任单位：区财政局）
        2.做好规划公开。（责任单位：区发改委）
        """
    )
    assert [task["内容"] for _, task in rows] == [
        "做好财政公开，包括：（1）预算；（2）决算。",
        "做好规划公开。",
    ]


def test_an_item_whose_points_have_their_own_units_is_a_heading() -> None:
    rows = read(
        """
        一、主动公开
        1.财政公开
        （1）公开预算。（责任单位：区财政局）
        （2）公开决算。（责任单位：区审计局）
        """
    )
    assert [(path, task["序号"]) for path, task in rows] == [
        (("主动公开", "财政公开"), "（1）"),
        (("主动公开", "财政公开"), "（2）"),
    ]


def test_units_in_a_line_of_their_own_belong_to_the_text_above() -> None:
    rows = read(
        """
        一、主动公开
        1.公开预算。
        牵头单位：区财政局
        责任单位：各镇街
        完成时限：6月底前
        2.公开决算。责任单位：区审计局；完成时限：长期坚持
        """
    )
    assert [task.get("牵头单位") for _, task in rows] == [["区财政局"], None]
    assert [task["时限"] for _, task in rows] == ["6月底前", "长期坚持"]


def test_brackets_with_something_else_are_part_of_the_text() -> None:
    text = """
        一、主动公开
        1.按照文件（国办发〔2016〕80号）公开村（居）务和各部门（单位）信息。（责任单位：区民政局）
        """
    assert contents(text) == ["按照文件（国办发〔2016〕80号）公开村（居）务和各部门（单位）信息。"]


def test_two_brackets_side_by_side_are_one_ending() -> None:
    rows = read(
        "一、公开\n1.公开预算。（区财政局负责）（完成时限：6月底前）\n2.公开决算。（区审计局负责）"
    )
    assert [(task["责任单位"], task.get("时限")) for _, task in rows] == [
        (["区财政局"], "6月底前"),
        (["区审计局"], None),
    ]


def test_a_bracket_with_a_file_or_a_bare_word_is_no_ending() -> None:
    text = "一、公开\n1.按《条例》要求公开（《示例区办法》）。公开各科室（单位）。（区财政局负责）"
    assert contents(text) == ["按《条例》要求公开（《示例区办法》）。公开各科室（单位）。"]


def test_a_bracket_with_names_alone_says_who_is_responsible() -> None:
    rows = read("一、主动公开\n1.公开预算。（区财政局、各镇街）\n2.公开决算。（区审计局）")
    assert [task["责任单位"] for _, task in rows] == [["区财政局", "各镇街"], ["区审计局"]]


def test_a_date_in_the_text_is_the_deadline() -> None:
    rows = read("一、主动公开\n1.2026年9月底前公开预算。（区财政局负责落实）")
    assert rows[0][1]["时限"] == "2026年9月底前"


def test_paragraphs_of_the_notice_are_no_tasks_and_are_listed() -> None:
    found = imported(
        "各镇街：\n现印发给你们。\n一、主动公开\n1.公开预算。（区财政局负责落实）\n分享到："
    )
    text = found.draft.source.text
    lost = [text[start:end] for fate, start, end in found.account.runs() if fate == 0]
    assert lost == ["各镇街：", "现印发给你们。", "分享到："]


def test_items_without_units_get_those_of_the_ending_that_says_for_which_it_is() -> None:
    rows = read("一、主动公开\n1.升级网站。\n2.开设专栏。\n（以上两项由区教委牵头，区财政局配合）")
    assert [(task["内容"], task["牵头单位"]) for _, task in rows] == [
        ("升级网站。", ["区教委"]),
        ("开设专栏。", ["区教委"]),
    ]


def test_a_signature_below_the_last_task_does_not_make_a_heading_of_it() -> None:
    rows = read(
        "1.公开甲\n责任单位：区财政局\n2.公开乙\n责任单位：区审计局\n区政府办公室\n2026年3月1日"
    )
    assert [(task["内容"], task["责任单位"]) for _, task in rows] == [
        ("公开甲", ["区财政局"]),
        ("公开乙", ["区审计局"]),
    ]


def test_one_name_of_an_unusual_kind_does_not_hide_an_ending() -> None:
    rows = read(
        "一、主动公开\n1.公开甲。（区教育局牵头，区财政局、区妇联配合）\n2.公开乙。〔责任单位：区工商联〕"
    )
    assert [task["责任单位"] for _, task in rows] == [["区财政局", "区妇联"], ["区工商联"]]


def test_a_text_with_a_break_at_the_end_of_every_line_is_made_whole() -> None:
    paragraphs = [
        "1.公开预算决算和三公经费安排情况，做好说明。（牵头单位：区财政局；责任单位：各镇街）",
        "2.公开国土空间规划和专项规划，及时更新内容。（牵头单位：区规划局；责任单位：各镇街）",
        "3.公开义务教育招生方案和学区划分范围情况等。（牵头单位：区教育局；责任单位：各镇街）",
    ]
    text = "\n".join(each[at : at + 18] for each in paragraphs for at in range(0, len(each), 18))
    assert [task["牵头单位"] for _, task in read(text)] == [
        ["区财政局"],
        ["区规划局"],
        ["区教育局"],
    ]


def test_parts_chapters_and_sections_nest() -> None:
    rows = read("第一部分　任务\n第一章　公开\n第一节　决策\n1、公开草案。（区司法局负责）")
    assert rows[0][0] == ("任务", "公开", "决策")


def test_what_was_left_out_between_two_tasks_is_pointed_at() -> None:
    found = imported(
        "一、公开\n1.公开甲信息。（区教委负责）\n2.公开乙信息和丙信息。\n3.公开丁。（区教委负责）"
    )
    assert [(note.kind, note.place) for note in found.notes] == [
        ("没有读入", "第3行第1字"),
        ("没有读入", "第4行第1字"),
    ]
