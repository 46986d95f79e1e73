"""Task tables: what each column is, which rows are headings, what merged cells cover."""

import pytest

from tests.imports import contents, imported, read


def html(*rows: str) -> str:
    """A table of rows such as `<th>序号<th>任务`."""
    return "<p>示例区2026年任务清单</p><table>" + "".join(f"<tr>{row}" for row in rows) + "</table>"


HEADS = "<th>序号<th>工作任务<th>牵头单位<th>责任单位<th>完成时限"


def table(*rows: str) -> list[tuple[tuple[str, ...], dict[str, object]]]:
    return read(html(HEADS, *rows), "清单.html")


def test_each_row_is_a_task_and_each_column_a_field() -> None:
    rows = table("<td>1<td>公开预算。<td>区财政局<td>各镇街、区教委<td>6月底前")
    assert rows == [
        (
            (),
            {
                "序号": "1",
                "内容": "公开预算。",
                "牵头单位": ["区财政局"],
                "责任单位": ["各镇街", "区教委"],
                "时限": "6月底前",
            },
        )
    ]


def test_columns_are_known_by_their_names_in_any_order() -> None:
    heads = "<th>时限要求<th>责任部门<th>具体要求<th>主办单位<th>序号<th>备注"
    rows = read(
        html(heads, "<td>年底前<td>区教委<td>公开预算。<td>区财政局<td>3<td>重点"), "清单.html"
    )
    assert rows == [
        (
            (),
            {
                "序号": "3",
                "内容": "公开预算。",
                "牵头单位": ["区财政局"],
                "责任单位": ["区教委"],
                "时限": "年底前",
            },
        )
    ]


def test_heads_of_two_rows_are_one() -> None:
    heads = (
        "<th rowspan=2>序号<th rowspan=2>工作任务<th colspan=2>责任分工",
        "<th>牵头单位<th>配合单位",
    )
    rows = read(html(*heads, "<td>1<td>公开预算。<td>区财政局<td>区教委"), "清单.html")
    assert rows[0][1]["牵头单位"] == ["区财政局"]
    assert rows[0][1]["责任单位"] == ["区教委"]


def test_a_column_of_another_name_beside_heads_of_two_rows_does_not_matter() -> None:
    heads = (
        "<th rowspan=2>序号<th rowspan=2>工作任务<th colspan=2>责任单位<th rowspan=2>某某栏",
        "<th>牵头<th>配合",
    )
    rows = read(html(*heads, "<td>1<td>公开预算。<td>区财政局<td>区教委<td>在办"), "清单.html")
    assert rows[0][1]["牵头单位"] == ["区财政局"]


def test_the_same_as_above_is_the_same_as_above() -> None:
    rows = table(
        "<td>1<td>公开预算。<td>甲局<td>乙局<td>6月", "<td>2<td>公开决算。<td>同上<td>〃<td>7月"
    )
    assert rows[1][1]["牵头单位"] == ["甲局"]
    assert rows[1][1]["责任单位"] == ["乙局"]


def test_tables_of_other_things_are_no_tasks() -> None:
    other = (
        "<table><tr><th>统计指标<th>单位<th>统计数<tr><td>主动公开规范性文件数<td>件<td>3</table>"
    )
    text = html(HEADS, "<td>1<td>公开预算。<td>甲局<td>乙局<td>6月")
    assert contents(text + other, "清单.html") == ["公开预算。"]


def test_rows_over_the_whole_table_are_parts_and_sections() -> None:
    rows = table(
        "<td colspan=5>一、主动公开",
        "<td colspan=5>（一）财政。",
        "<td>1<td>公开预算。<td>甲局<td>乙局<td>6月",
        "<td colspan=5>二、依申请公开",
        "<td>2<td>规范答复。<td>甲局<td>乙局<td>6月",
    )
    assert [path for path, _ in rows] == [("主动公开", "财政"), ("依申请公开",)]


def test_a_chapter_row_printed_again_on_the_next_sheet_does_not_close_the_section() -> None:
    rows = table(
        "<td colspan=5>一、主动公开",
        "<td colspan=5>（一）财政",
        "<td>1<td>公开预算。<td>甲局<td>乙局<td>6月",
        HEADS,
        "<td colspan=5>一、主动公开",
        "<td>2<td>公开决算。<td>甲局<td>乙局<td>6月",
    )
    assert [path for path, _ in rows] == [("主动公开", "财政"), ("主动公开", "财政")]


def test_a_chinese_number_alone_with_a_title_is_a_part() -> None:
    rows = table("<td>一<td>主动公开<td><td><td>", "<td>1<td>公开预算。<td>甲局<td>乙局<td>6月")
    assert rows[0][0] == ("主动公开",)


def test_a_merged_left_column_gives_the_parts_one_level_a_column() -> None:
    heads = "<th>板块<th>类别<th>工作内容<th>责任单位"
    rows = read(
        html(
            heads,
            "<td rowspan=3>一、主动公开<td rowspan=2>财政<td>公开预算并做好说明。<td>甲局",
            "<td>公开决算并做好说明。<td>甲局",
            "<td>规划<td>公开规划并做好说明。<td>乙局",
        ),
        "清单.html",
    )
    assert [path for path, _ in rows] == [("主动公开", "财政")] * 2 + [("主动公开", "规划")]


def test_a_left_column_printed_once_goes_on_until_the_next_one() -> None:
    heads = "<th>类别<th>工作内容<th>责任单位"
    rows = read(
        html(
            heads,
            "<td>财政<td>公开预算并做好说明。<td>甲局",
            "<td><td>公开决算并做好说明。<td>甲局",
            "<td>规划<td>公开规划并做好说明。<td>乙局",
        ),
        "清单.html",
    )
    assert [path for path, _ in rows] == [("财政",), ("财政",), ("规划",)]


def test_a_short_title_of_every_row_is_its_name_and_no_part() -> None:
    heads = "<th>序号<th>重点任务<th>具体措施<th>责任单位"
    rows = read(
        html(
            heads,
            "<td>1<td>预算公开<td>公开预算并做好说明。<td>甲局",
            "<td>2<td>决算公开<td>公开决算并做好说明。<td>甲局",
        ),
        "清单.html",
    )
    assert [(path, task["名称"]) for path, task in rows] == [((), "预算公开"), ((), "决算公开")]


def test_a_merged_cell_counts_for_every_row_and_column_it_covers() -> None:
    rows = table(
        "<td>1<td>公开预算。<td colspan=2 rowspan=2>甲局、乙局<td rowspan=2>6月",
        "<td>2<td>公开决算。",
    )
    assert [task["牵头单位"] for _, task in rows] == [["甲局", "乙局"]] * 2
    assert [task["责任单位"] for _, task in rows] == [["甲局", "乙局"]] * 2
    assert [task["时限"] for _, task in rows] == ["6月"] * 2
    assert not any("存疑" in task for _, task in rows)


def test_an_empty_cell_of_its_own_stays_empty_and_is_not_in_doubt() -> None:
    rows = table("<td>1<td>公开预算。<td>甲局<td><td>—")
    assert rows == [((), {"序号": "1", "内容": "公开预算。", "牵头单位": ["甲局"]})]


def test_a_task_over_several_rows_has_the_units_of_all() -> None:
    rows = table(
        "<td rowspan=2>1<td rowspan=2>公开预算。<td>甲局<td>乙局<td rowspan=2>6月",
        "<td>丙局<td>丁局",
    )
    assert len(rows) == 1
    assert rows[0][1]["牵头单位"] == ["甲局", "丙局"]


@pytest.mark.parametrize(
    ("printed", "number", "content"),
    [
        ("1.公开预算。", "1", "公开预算。"),
        ("1．公开预算。", "1", "公开预算。"),
        ("（1）公开预算。", "（1）", "公开预算。"),
        ("01.公开预算。", "01", "公开预算。"),
    ],
)
def test_a_number_at_the_head_of_the_text_is_the_number_of_the_task(
    printed: str, number: str, content: str
) -> None:
    rows = read(html("<th>工作内容<th>责任单位", f"<td>{printed}<td>甲局"), "清单.html")
    assert rows[0][1]["序号"] == number
    assert rows[0][1]["内容"] == content


def test_points_within_one_cell_stay_in_the_text() -> None:
    rows = read(
        html("<th>工作内容<th>责任单位", "<td>（1）公开预算。（2）公开决算。<td>甲局"), "清单.html"
    )
    assert rows[0][1]["内容"] == "（1）公开预算。（2）公开决算。"


def test_totals_remarks_and_tables_without_tasks_are_no_tasks() -> None:
    text = html(
        HEADS,
        "<td>1<td>公开预算。<td>甲局<td>乙局<td>6月",
        "<td colspan=2>合计<td>1<td>1<td>",
        "<td colspan=5>注：此表由区政府办公室解释。",
    )
    assert contents(
        text + "<table><tr><th>姓名<th>电话<tr><td>某甲<td>80000000</table>", "清单.html"
    ) == ["公开预算。"]


def test_in_text_with_bars_a_single_unit_cell_is_in_doubt_because_merges_are_lost() -> None:
    rows = read(
        """
        序号 | 重点工作 | 牵头单位 | 责任单位 |
        一、主动公开 | |||
        1 | 公开预算。 | 甲局 | 乙局 |
        2 | 公开决算。 | 甲局、乙局 | |
        """
    )
    assert rows[0][0] == ("主动公开",)
    assert "存疑" not in rows[0][1]
    assert rows[1][1]["存疑"].startswith("原件只印出一格")


def test_in_text_with_bars_a_row_without_units_may_share_those_above() -> None:
    rows = read("任务 | 责任单位 |\n公开预算。 | 甲局、乙局 |\n公开决算。 | |\n公开绩效。 | 丙局 |")
    assert rows[1][1]["责任单位"] == ["甲局", "乙局"]
    assert rows[1][1]["存疑"].startswith("原件这一行没有印单位")


def test_a_second_list_with_a_title_of_its_own_is_not_below_the_parts_of_the_first() -> None:
    first = html(HEADS, "<td colspan=5>一、主动公开", "<td>1<td>公开预算。<td>甲局<td>乙局<td>6月")
    second = html(HEADS, "<td>1<td>公开决算。<td>甲局<td>乙局<td>6月")
    rows = {task["内容"]: path for path, task in read(first + second, "清单.html")}
    assert rows == {"公开预算。": ("主动公开",), "公开决算。": ()}


def test_headings_above_tables_are_their_parts() -> None:
    first = html(HEADS, "<td>1<td>公开预算。<td>甲局<td>乙局<td>6月")
    table_alone = first.partition("</p>")[2]
    page = f"<p>一、主动公开</p>{table_alone}<p>二、依申请公开</p>{table_alone}"
    rows = read(page, "清单.html")
    assert [path for path, _ in rows] == [("主动公开",), ("依申请公开",)]


def test_the_rule_of_a_markdown_table_is_no_row() -> None:
    text = "| 任务 | 责任单位 |\n|---|:--:|\n| 公开预算。 | 甲局 |\n| 公开决算。 | 乙局 |"
    assert contents(text) == ["公开预算。", "公开决算。"]


def test_a_table_pasted_with_tabs_is_a_table() -> None:
    assert contents('工作任务\t责任单位\n公开预算。\t甲局\n"公开\n决算。"\t乙局') == [
        "公开预算。",
        "公开决算。",
    ]


def test_the_document_can_say_that_the_first_one_leads() -> None:
    text = html("<th>工作任务<th>责任单位（排第一位的为牵头单位）", "<td>公开预算。<td>甲局、乙局")
    assert read(text, "清单.html")[0][1] == {
        "标识": "1",
        "内容": "公开预算。",
        "牵头单位": ["甲局"],
        "责任单位": ["乙局"],
    }


def test_a_second_table_without_heads_goes_on_with_the_first() -> None:
    first = html(HEADS, "<td>1<td>公开预算。<td>甲局<td>乙局<td>6月")
    rest = "<table><tr><td>2<td>公开决算。<td>甲局<td>乙局<td>7月</table>"
    assert contents(first + rest, "清单.html") == ["公开预算。", "公开决算。"]


def test_every_character_of_a_table_has_its_fate() -> None:
    text = html(HEADS, "<td>1<td>公开预算。<td>甲局、乙局分别负责<td>各镇街等单位<td>6月")
    account = imported(text, "清单.html").account
    lost = [
        imported(text, "清单.html").draft.source.text[a:b] for f, a, b in account.runs() if f == 0
    ]
    assert lost == []
