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
