import io
from collections.abc import Iterator
from typing import Protocol

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader, PdfWriter

from generator.importers.lattice import lattices
from generator.importers.pdf import read
from generator.importers.printed_line import PrintedLine as Printed
from generator.importers.printed_line import folded, furniture
from generator.source import Cell, Grid, Line, Source, Unreadable

STYLE = """
    <meta charset="utf-8"><style>
    @page { size: A4; margin: 25mm }
    body { font: 12pt/1.5 "Noto Serif CJK SC" }
    h1 { text-align: center; font-size: 22pt }
    p { text-indent: 2em; margin: 0; text-align: justify }
    table { border-collapse: collapse; width: 100%; table-layout: fixed }
    td, th { border: 0.5pt solid black; padding: 2pt }
    th { background: #ddd }
    </style>
"""


class Printing(Protocol):
    """A page as Chromium prints it; `foot` below each sheet."""

    def __call__(self, html: str, head: str = "", foot: str = "") -> bytes: ...


@pytest.fixture
def printed(browser: Browser) -> Iterator[Printing]:
    page = browser.new_page()

    def make(html: str, head: str = "", foot: str = "") -> bytes:
        page.set_content(STYLE + html)
        edge = "<span style='font-size: 9pt; margin: auto'>{}</span>"
        return page.pdf(
            prefer_css_page_size=True,
            display_header_footer=bool(head or foot),
            header_template=edge.format(head),
            footer_template=edge.format(foot),
        )

    yield make
    page.close()


def source(data: bytes) -> Source:
    return read(data, "件.pdf").source()


def texts(of: Source) -> list[str]:
    return [
        str(each.passage) for each in of.blocks if isinstance(each, Line) and not each.is_furniture
    ]


def cells(of: Source) -> list[Cell]:
    (grid,) = (each for each in of.blocks if isinstance(each, Grid))
    return list(grid.cells)


def shape(cell: Cell) -> tuple[int, int, int, int, str]:
    return cell.row, cell.column, cell.rows, cell.columns, str(cell.passage)


def rows(count: int, text: str = "内容") -> str:
    return "".join(f"<tr><td>{n}<td>{text}{n}<td>民政局" for n in range(1, count + 1))


def test_lines_are_joined_to_paragraphs(printed: Printing) -> None:
    first, second = "推进政务公开标准化规范化建设。" * 9, "加强组织领导，" * 14
    found = source(printed(f"<h1>任务分工</h1><p>{first}<p>{second}<p>短。<p>落款"))

    assert texts(found) == ["任务分工", first, second, "短。", "落款"]
    assert found.place(found.text.index("短")).startswith("第1页第")


def test_a_centred_title_of_two_lines_is_one(printed: Printing) -> None:
    title = "某某区人民政府办公室关于印发某某区政务公开工作要点的通知"

    assert texts(source(printed(f"<h1>{title}</h1><p>正文。"))) == [title, "正文。"]


def test_a_paragraph_goes_on_on_the_next_page_and_furniture_comes_after_it(
    printed: Printing,
) -> None:
    long = "推进政务公开标准化规范化建设，" * 120
    found = source(printed(f"<p>{long}", "某区文件", "— <span class=pageNumber></span> —"))

    assert texts(found) == [long]
    assert [str(e.passage) for e in found.blocks if isinstance(e, Line) and e.is_furniture] == [
        "某区文件",
        "— 1 —",
        "某区文件",
        "— 2 —",
    ]


@pytest.mark.parametrize(
    "foot",
    ["<i class=pageNumber></i>", "- <i class=pageNumber></i> -", "第 <i class=pageNumber></i> 页 共 <i class=totalPages></i> 页"],
)  # fmt: skip
def test_page_numbers_of_all_kinds_are_furniture(printed: Printing, foot: str) -> None:
    for html in ("<p>短文。", "<p>" + "文。" * 990):
        found = source(printed(html, foot=foot))

        assert {each.is_furniture for each in found.blocks if isinstance(each, Line)} == {
            True,
            False,
        }
        assert [each.strip("文。短") for each in texts(found)] == [""]


def test_a_number_in_the_text_is_no_page_number() -> None:
    line = Printed("1", 100, 110, 400, 12, 1, 1)

    assert furniture([(842, [line])]) == set()
    assert furniture([(842, [Printed("1", 100, 110, 800, 12, 1, 1)])]) != set()


BORDERS = [
    "",
    "table { border-collapse: separate; border-spacing: 0 }",
    "td, th { border: 2px solid gray }",
    "table { border: 3pt double black }",
    "td, th { border: 1px dashed black }",
]


@pytest.mark.parametrize("style", BORDERS)
def test_merged_cells_are_found_by_their_lines(printed: Printing, style: str) -> None:
    found = source(
        printed(
            f"<style>{style}</style><p>前<table><tr><th rowspan=2>序号<th colspan=2>任务"
            "<tr><th>内容<th>时限<tr><td>1<td>甲<br>乙<td rowspan=2>6月<tr><td>2<td></table><p>后"
        )
    )

    assert [type(each) for each in found.blocks] == [Line, Grid, Line]
    assert [shape(each) for each in cells(found)] == [
        (0, 0, 2, 1, "序号"),
        (0, 1, 1, 2, "任务"),
        (1, 1, 1, 1, "内容"),
        (1, 2, 1, 1, "时限"),
        (2, 0, 1, 1, "1"),
        (2, 1, 1, 1, "甲\n乙"),
        (2, 2, 2, 1, "6月"),
        (3, 0, 1, 1, "2"),
        (3, 1, 1, 1, ""),
    ]
    assert found.place(found.text.index("乙")) == "第1页表1第3行第2列第3字"


def test_a_table_without_outer_lines_keeps_its_outer_columns(printed: Printing) -> None:
    style = "<style>td:first-child { border-left: 0 } td:last-child { border-right: 0 }</style>"
    found = source(printed(f"{style}<table>{rows(3)}</table>"))

    assert [str(each.passage) for each in cells(found)] == [
        "1", "内容1", "民政局", "2", "内容2", "民政局", "3", "内容3", "民政局",
    ]  # fmt: skip


def test_a_table_over_pages_is_one_grid_with_its_repeated_head(printed: Printing) -> None:
    head = "<thead><tr><th>序号<th>任务<th>单位</thead>"
    found = source(printed(f"<table>{head}{rows(60)}</table>", foot="<i class=pageNumber></i>"))
    numbers = [str(each.passage) for each in cells(found) if each.column == 0]

    assert numbers.count("序号") > 1
    assert [each for each in numbers if each != "序号"] == [str(n) for n in range(1, 61)]
    assert not any(each.is_cut for each in cells(found))


def test_a_row_cut_by_the_end_of_a_page_goes_on_as_cut_cells(printed: Printing) -> None:
    long = "推进政务公开标准化规范化建设，" * 60
    for head in ("", "<thead><tr><th>序号<th>任务<th>单位</thead>"):
        html = (
            f"<table>{head}{rows(20)}<tr><td>长<td>{long}<td>教育局<tr><td>末<td>尾<td>止</table>"
        )
        found = source(printed(html))
        cut = [each for each in cells(found) if each.is_cut]
        (begin,) = (each for each in cells(found) if str(each.passage) == "长")
        (upper,) = (e for e in cells(found) if (e.row, e.column) == (begin.row, 1))

        assert [each.column for each in cut] == [0, 1, 2] * (len(cut) // 3)
        assert (
            "".join(
                "".join(str(each.passage).split()) for each in (upper, *cut) if each.column == 1
            )
            == long
        )
        assert not any(str(each.passage) for each in cut if each.column != 1)


def test_a_merged_cell_cut_by_the_end_of_a_page_goes_on_as_a_cut_cell(printed: Printing) -> None:
    head = "<thead><tr><th>部分<th>任务</thead>"
    html = "".join(f"<tr>{'' if n else '<td rowspan=50>甲'}<td>任务{n}" for n in range(50))
    found = source(printed(f"<table>{head}{html}</table>"))
    cut = [each for each in cells(found) if each.is_cut]

    assert [(each.column, str(each.passage)) for each in cut] == [(0, "")] * len(cut)
    assert sum(each.rows for each in cells(found) if each.column == 0) == 50 + 1 + len(cut)
    assert cut


def test_an_empty_cell_below_one_that_reached_the_end_of_the_page_is_its_rest(
    printed: Printing,
) -> None:
    page = "<div style='break-before: page'></div>"
    found = source(
        printed(
            "<table><tr><td>序号<td>任务<td>单位<tr><td>1<td>甲<td rowspan=2>民政局<tr><td>2<td>乙"
            f"</table>{page}<table><tr><td>3<td>丙<td rowspan=2><tr><td>4<td></table>"
        )
    )

    assert [shape(each) for each in cells(found) if each.is_cut] == [(3, 2, 2, 1, "")]


def test_a_row_without_a_line_above_it_on_a_page_is_the_rest_of_one(printed: Printing) -> None:
    page = "<div style='break-before: page'></div>"
    open_above = "<style>.open tr:first-child td { border-top: 0 }</style>"
    found = source(
        printed(
            f"{open_above}<table>{rows(2)}</table>{page}<table class=open>{rows(2, '续')}</table>"
        )
    )

    assert [str(each.passage) for each in cells(found) if each.is_cut] == ["1", "续1", "民政局"]


@pytest.mark.parametrize(
    "between",
    ["<p>二、另一类</p>{page}{whole}", "{page}{narrow}", "<p style='height: 2em'></p>{whole}"],
)
def test_tables_that_do_not_follow_each_other_stay_apart(printed: Printing, between: str) -> None:
    width = "<style>td { width: 100px } table { width: auto }</style>"
    following = between.format(
        page="<div style='break-before: page'></div>",
        whole=f"<table>{rows(2)}</table>",
        narrow="<table><tr><td>甲<td>乙</table>",
    )
    found = source(printed(f"{width}<table>{rows(2)}</table>{following}"))

    assert sum(isinstance(each, Grid) for each in found.blocks) == 2


def test_a_frame_around_text_is_no_table(printed: Printing) -> None:
    found = source(printed("<div style='border: 1pt solid'><p>框里</div><p>框外"))

    assert texts(found) == ["框里", "框外"]


def test_every_character_is_read_once(printed: Printing) -> None:
    html = (
        "<h1>标题</h1><p>正文<b>粗</b>。<table>"
        + "".join(
            f"<tr><td>{n}<td rowspan={1 + n % 2}>格{n}" + "<td>甲" * (n % 3) for n in range(40)
        )
        + "</table><p>结尾"
    )
    found = source(printed(html))
    wanted = "标题正文粗。结尾" + "".join(f"{n}格{n}" + "甲" * (n % 3) for n in range(40))

    assert sorted("".join(found.text.split())) == sorted(wanted)


def test_radicals_read_as_the_characters_they_look_like() -> None:
    assert folded("⼀⺠⻔⻓⻅⽂⼾㬵a①") == "一民门长见文户胶a①"


def test_what_is_printed_twice_to_be_bold_is_read_once(printed: Printing) -> None:
    twice = "<div style='position: absolute; top: 0; left: {}px'>责任单位</div>"
    found = source(printed(twice.format(0) + twice.format(0.4)))

    assert texts(found) == ["责任单位"]


def test_white_and_missing_lines_divide_nothing() -> None:
    def line(
        x0: float, top: float, x1: float, bottom: float, color: float = 0
    ) -> dict[str, object]:
        return {
            "object_type": "line", "x0": x0, "x1": x1, "top": top, "bottom": bottom,
            "stroke": True, "fill": False, "stroking_color": (color,), "non_stroking_color": None,
        }  # fmt: skip

    frame = [line(0, y, 100, y) for y in (0, 20, 40)] + [line(x, 0, x, 40) for x in (0, 100)]
    (found,) = lattices([*frame, line(50, 0, 50, 40, 1), line(50, 20, 50, 40)])

    assert [(each.row, each.column, each.rows, each.columns) for each in found.boxes] == [
        (0, 0, 1, 2),
        (1, 0, 1, 1),
        (1, 1, 1, 1),
    ]


def test_a_scan_is_refused_with_what_to_do(printed: Printing) -> None:
    picture = "<svg width=300 height=300><rect width=300 height=300 fill=red /></svg>"

    with pytest.raises(Unreadable, match=r"扫描件.*OCR.*Word 原稿"):
        read(printed(picture), "件.pdf")


def test_a_locked_file_is_refused_and_one_that_opens_without_a_password_is_read(
    printed: Printing,
) -> None:
    def locked(password: str) -> bytes:
        writer, stream = PdfWriter(clone_from=PdfReader(io.BytesIO(data))), io.BytesIO()
        writer.encrypt(password, "owner", algorithm="AES-256")
        writer.write(stream)
        return stream.getvalue()

    data = printed("<p>正文")

    with pytest.raises(Unreadable, match="打开密码"):
        read(locked("secret"), "件.pdf")
    assert texts(source(locked(""))) == ["正文"]


def test_a_damaged_file_is_refused(printed: Printing) -> None:
    data = printed("<p>正文")

    with pytest.raises(Unreadable):
        read(data[: len(data) // 3], "件.pdf").source()
