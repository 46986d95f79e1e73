"""A table that came out as text, one cell a line."""

from tests.imports import imported, read

FOUR = """
    2026年任务分工

    工作任务
    贯彻举措
    牵头单位
    责任单位
    一、主动公开
    (一)财政。
    1.公开预算。
    区财政局
    各镇街
    2.公开决算。
    3.公开绩效。
    区财政局、区审计局
    各镇街、区教委
    一、主动公开
    4.公开补贴。
    区民政局
    扫一扫在手机打开当前页
    """


def test_a_unit_cell_holds_for_all_tasks_since_the_one_before() -> None:
    rows = read(FOUR)
    assert [task["序号"] for _, task in rows] == ["1", "2", "3", "4"]
    assert [task["牵头单位"] for _, task in rows[:3]] == [
        ["区财政局"],
        ["区财政局", "区审计局"],
        ["区财政局", "区审计局"],
    ]
    assert {path for path, _ in rows} == {("主动公开", "财政")}


def test_one_cell_of_two_is_in_doubt_and_the_doubt_names_the_readings() -> None:
    doubt = read(FOUR)[3][1]["存疑"]
    assert doubt.startswith("原件只印出一格，无法断定是牵头单位还是责任单位；暂作牵头单位")
    assert "责任单位可能与上一行共用（各镇街、区教委）" in doubt


def test_one_cell_of_collectives_is_taken_as_responsible() -> None:
    rows = read(FOUR.replace("区民政局", "各镇街、区政府有关部门"))
    assert rows[3][1]["责任单位"] == ["各镇街", "区政府有关部门"]
    assert "牵头单位" not in rows[3][1]


def test_numbers_of_their_own_and_a_column_of_deadlines_are_read() -> None:
    rows = read(
        """
        序号
        具体要求
        责任单位
        时限要求
        1
        公开预算。
        区财政局、区教委等
        2026年6月底
        2
        持续公开补贴。
        区民政局
        持续推进
        3
        公开决算。
        区财政局
        在批复后的20日内
        """
    )
    assert [(task["序号"], task["时限"]) for _, task in rows] == [
        ("1", "2026年6月底"),
        ("2", "持续推进"),
        ("3", "在批复后的20日内"),
    ]
    assert rows[0][1]["等"] is True


def test_what_follows_the_last_units_is_mapped_to_nothing_and_listed() -> None:
    found = imported(FOUR)
    text = found.draft.source.text
    lost = [text[start:end] for fate, start, end in found.account.runs() if fate == 0]
    assert lost == ["扫一扫在手机打开当前页"]


ANY_ORDER = """
    序号
    责任单位
    完成时限
    主要任务
    一、主动公开
    1
    区财政局、各镇街
    批复后20日内
    公开预算。
    序号
    责任单位
    完成时限
    主要任务
    2
    区教委
    长期
    公开招生方案
    返回顶部
    """


def test_where_no_cell_is_missing_the_columns_may_stand_in_any_order() -> None:
    rows = read(ANY_ORDER)
    assert [(path, task["内容"], task["责任单位"], task["时限"]) for path, task in rows] == [
        (("主动公开",), "公开预算。", ["区财政局", "各镇街"], "批复后20日内"),
        (("主动公开",), "公开招生方案", ["区教委"], "长期"),
    ]


def test_what_stands_below_such_a_table_is_no_part_of_it() -> None:
    found = imported(ANY_ORDER)
    text = found.draft.source.text
    lost = [text[start:end] for fate, start, end in found.account.runs() if fate == 0]
    assert lost == ["返回顶部"]
