import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importers.html import read
from generator.source import Grid, Line, Source, Unreadable


def source(text: str) -> Source:
    return read(text.encode(), "件.html").source()


def texts(of: Source) -> list[str]:
    return [str(each.passage) for each in of.blocks if isinstance(each, Line)]


def shapes(of: Source) -> list[tuple[int, int, int, int, str]]:
    (grid,) = (each for each in of.blocks if isinstance(each, Grid))
    return [(c.row, c.column, c.rows, c.columns, str(c.passage)) for c in grid.cells]


def table(*rows: str) -> str:
    return "<table>" + "".join(f"<tr>{row}" for row in rows) + "</table>"


def test_blocks_and_line_breaks_give_lines_and_inline_elements_do_not() -> None:
    found = source("<h1>任务<b>分工</b></h1>前<div>一<span>二</span><br>三<p>四</div>后")

    assert texts(found) == ["任务分工", "前", "一二", "三", "四", "后"]
    assert found.place(found.text.index("三")) == "第4段第1字"


def test_white_space_shrinks_as_in_a_browser() -> None:
    found = source("<p> 甲 \n\t乙 <b> 丙</b>&nbsp;&nbsp;丁 </p><pre>a  b\n c</pre>")

    assert texts(found) == ["甲 乙 丙\u00a0\u00a0丁", "a  b", " c"]


def test_what_no_one_sees_is_left_out() -> None:
    found = source(
        "<title>题</title><body><script>脚</script><style>式</style><template>板</template>"
        "<noscript>无</noscript><!-- 注 --><p hidden>藏</p><p style='color:red; DISPLAY : none'>藏</p>"
        "<div style='visibility:hidden'>藏</div><dialog>藏</dialog><select><option>选</select>见"
    )

    assert found.text == "见\n"


def test_entities_and_raised_or_lowered_characters_are_text() -> None:
    assert texts(source("PM<sub>2.5</sub>&lt;10<sup>3</sup>&#20013;<q>引</q>")) == [
        "PM2.5<103中“引”"
    ]


def test_the_numbers_of_a_list_are_text() -> None:
    found = source(
        "<ol><li>甲<ol type=a><li>子<li>丑</ol><li><p>乙</p><li value=9>丙<li>丁<li></ol>"
        "<ol start=3 reversed><li>三<li>二</ol><ol type=I><li>罗</ol>"
        "<ol style='list-style-type: none'><li>无</ol><ul><li>点</ul>"
    )

    assert texts(found) == [
        "1. 甲", "a. 子", "b. 丑", "2. 乙", "9. 丙", "10. 丁", "11.",
        "3. 三", "2. 二", "I. 罗", "无", "点",
    ]  # fmt: skip


def test_merged_cells_are_one() -> None:
    found = source(
        table(
            "<th rowspan=2>序号<th colspan=2>任务",
            "<th>内容<th>时限",
            "<td>1<td>甲<br>乙<p>丙</p><td>6月",
        )
    )

    assert shapes(found) == [
        (0, 0, 2, 1, "序号"),
        (0, 1, 1, 2, "任务"),
        (1, 1, 1, 1, "内容"),
        (1, 2, 1, 1, "时限"),
        (2, 0, 1, 1, "1"),
        (2, 1, 1, 1, "甲\n乙\n丙"),
        (2, 2, 1, 1, "6月"),
    ]
    assert found.place(found.text.index("乙")) == "表1第3行第2列第3字"


def test_the_head_of_a_table_comes_first_and_its_foot_last() -> None:
    found = source(
        "<table><caption>表题</caption><tfoot><tr><td>合计<td>2</tfoot>"
        "<tbody><tr><td>甲<td>乙</tbody><thead><tr><th>序号<th>任务</thead></table>"
    )

    assert found.text == "表题\n序号\n任务\n甲\n乙\n合计\n2\n"


def test_a_rowspan_of_zero_and_one_too_long_end_with_their_section() -> None:
    found = source(
        "<table><tbody><tr><td rowspan=0>甲<td>1<tr><td>2</tbody>"
        "<tbody><tr><td rowspan=9>乙<td>3<tr><td>4</tbody></table>"
    )

    assert [each for each in shapes(found) if each[4] in "甲乙"] == [
        (0, 0, 2, 1, "甲"),
        (2, 0, 2, 1, "乙"),
    ]


def test_a_cell_over_another_gives_way() -> None:
    found = source(table("<td>1<td rowspan=2>甲<td>2", "<td colspan=3>乙", "<td>3<td>4<td>5"))

    assert (1, 0, 1, 1, "乙") in shapes(found)
    assert (0, 1, 2, 1, "甲") in shapes(found)


def test_ragged_rows_and_senseless_spans_are_taken_as_they_are() -> None:
    found = source(
        table("<td colspan=100000>题", "<td>甲<td>乙<td colspan=x>丙", "<td colspan=0>丁")
    )

    assert shapes(found) == [
        (0, 0, 1, 3, "题"),
        (1, 0, 1, 1, "甲"),
        (1, 1, 1, 1, "乙"),
        (1, 2, 1, 1, "丙"),
        (2, 0, 1, 1, "丁"),
    ]


def test_tables_that_only_arrange_are_descended_into() -> None:
    found = source(table(f"<td>左<td>{table('<td>甲<td>乙')}") + table("<td>框"))

    assert texts(found) == ["左", "框"]
    assert [each[4] for each in shapes(found)] == ["甲", "乙"]


def test_a_hidden_row_or_cell_is_none() -> None:
    found = source(
        "<table><tr><td>甲<td style='display:none'>藏<td>乙<tr hidden><td>藏<td>藏<tr><td>丙<td>丁</table>"
    )

    assert found.text == "甲\n乙\n丙\n丁\n"
    assert [each[:2] for each in shapes(found)] == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_pictures_are_remarked_on() -> None:
    found = source("<p>甲<img alt='印章'><img alt=''><img></p>")

    assert (found.text, found.remarks) == ("甲\n", ("图片没有导入：“印章”",))


@pytest.mark.parametrize(
    "data",
    [
        "<p>政务公开".encode(),
        "\ufeff<p>政务公开".encode(),
        "<p>政务公开".encode("gb18030"),
        "<p>政务公开".encode("utf-16"),
        "<meta charset=gb2312><p>政务公开".encode("gbk"),
        '<meta http-equiv="Content-Type" content="text/html; charset=GBK"><p>政务公开'.encode(
            "gbk"
        ),
        "<meta charset='big5'><p>政務公開".encode("big5"),
        "<meta charset=utf-16><p>政务公开".encode(),
        "<meta charset=rot13><p>政务公开".encode(),
        "<meta charset=nonsense><p>政务公开".encode("gb18030"),
    ],
)
def test_the_encoding_is_the_declared_one_if_it_fits_or_else_found(data: bytes) -> None:
    found = read(data, "件.html").source()

    assert found.text.strip() in {"政务公开", "政務公開"}
    assert not found.remarks


def test_a_page_in_no_encoding_is_read_and_told() -> None:
    found = read("<meta charset=utf-8><p>政务".encode() + b"\xff\xff", "件.html").source()

    assert found.text.startswith("政务")
    assert found.remarks == ("网页里有些字的编码不对，写成了“\ufffd”，请对照原文改正",)


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(Unreadable, match="不是网页文件"):
        read(b"\x89PNG\r\n\0\0", "件.html")


def test_pages_may_be_nested_as_deep_and_tables_be_as_large_as_they_like() -> None:
    start = time.perf_counter()
    found = source("<div>" * 5000 + "甲" + "<table><tr><td>" * 500 + "乙")
    wide = source(table("<td rowspan=65534 colspan=1000>甲" * 200, "<td>乙"))

    assert texts(found) == ["甲", "乙"]
    assert len(shapes(wide)) == 201
    assert time.perf_counter() - start < 5


@st.composite
def rows(draw: st.DrawFn) -> list[list[tuple[int, int]]]:
    """The (rowspan, colspan) of each cell, as a careless page has them."""
    span = st.integers(0, 4)
    row = st.lists(st.tuples(span, span), min_size=0, max_size=5)
    return draw(st.lists(row, min_size=1, max_size=6))


@given(rows())
def test_no_table_loses_or_doubles_a_character(spans: list[list[tuple[int, int]]]) -> None:
    wanted = [f"字{i}-{j}。" for i, row in enumerate(spans) for j, _ in enumerate(row)]
    html = table(
        *(
            "".join(
                f"<td rowspan={down} colspan={across}>字{i}-{j}。"
                for j, (down, across) in enumerate(row)
            )
            for i, row in enumerate(spans)
        )
    )
    found = source("<p>头" + html)
    assert found.text.split() == ["头", *wanted]
    if len(wanted) < 2:
        return

    covered = [
        (row + i, column + j)
        for row, column, down, across, _ in shapes(found)
        for i in range(down)
        for j in range(across)
    ]
    assert len(covered) == len(set(covered))
