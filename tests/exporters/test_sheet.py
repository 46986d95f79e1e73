import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.payload import parsed
from generator.records import Catalog
from generator.sheet import Cell, Sheet, lay_out, marker, numeral
from generator.text import number
from tests.exporters.catalogs import CATALOGS, catalog_of, sheet_of, squeezed, values, words


def rows(sheet: Sheet) -> list[tuple[str, ...]]:
    return [row.texts for row in sheet.rows]


def headings(sheet: Sheet) -> list[str]:
    return [column.heading for column in sheet.columns]


def units(text: str) -> list[tuple[str, ...]]:
    """What the columns after 工作内容 say of the tasks; 备注, too."""
    return [row[1:] for row in rows(sheet_of(f"任务:\n{text}"))]


# ── Head ──────────────────────────────────────────────────────────────────


def test_the_head_says_what_is_known_a_line_each() -> None:
    sheet = sheet_of("""\
        标题: 任务分工
        年度: 2026
        来源文件: 关于印发任务分工的通知
        发文字号: 示府办发〔2026〕18号
        索引号: 11990001/2026-1
        发布机构: [区委办公室, 区政府办公室]
        成文日期: 2026-04-05
        发布日期: 2026-04-20
    """)

    assert (sheet.mark, sheet.title) == ("附件", "任务分工")
    assert [str(fact) for fact in sheet.facts] == [
        "索引号：11990001/2026-1",
        "发文字号：示府办发〔2026〕18号",
        "发布机构：区委办公室、区政府办公室",
        "来源文件：关于印发任务分工的通知",
        "成文日期：2026年4月5日",
        "发布日期：2026年4月20日",
        "年度：2026年",
    ]


def test_a_notice_known_by_its_id_is_printed_by_its_title() -> None:
    sheet = lay_out(catalog_of("来源文件: 2026/rwfg\n"), "关于印发任务分工的通知")

    assert str(sheet.facts[0]) == "来源文件：关于印发任务分工的通知"
    payload = parsed(sheet.payload)
    assert payload is not None
    assert (payload.catalog.source, payload.source) == ("2026/rwfg", "关于印发任务分工的通知")


@pytest.mark.parametrize("text", ["", "标题: 任务分工\n年度: 2026\n来源文件: 任务分工\n"])
def test_a_list_that_no_notice_brought_is_no_annex(text: str) -> None:
    assert sheet_of(text).mark == ""


# ── Columns ───────────────────────────────────────────────────────────────


def test_columns_that_no_task_uses_are_left_out() -> None:
    sheet = sheet_of("任务:\n- {标识: a, 内容: 甲, 责任单位: 某局}\n")

    assert (headings(sheet), rows(sheet)) == (["工作内容", "责任单位"], [("甲", "某局")])


def test_all_columns_stand_in_the_usual_order() -> None:
    sheet = sheet_of("""
        任务:
        - {序号: 1, 名称: 甲, 内容: 乙, 牵头单位: 丙, 责任单位: 丁, 时限: 年底前, 存疑: 戊}
    """)

    assert headings(sheet) == [
        *("序号", "任务名称", "工作内容", "牵头单位", "责任单位", "时限要求", "备注")
    ]
    assert rows(sheet) == [("1", "甲", "乙", "丙", "丁", "年底前", "存疑：戊")]


def test_a_list_without_tasks_still_has_a_table() -> None:
    assert (headings(sheet_of("")), rows(sheet_of(""))) == (["工作内容"], [])


# ── Parts ─────────────────────────────────────────────────────────────────


def test_parts_are_rows_over_the_whole_width_and_their_numbers_begin_anew_in_each() -> None:
    sheet = sheet_of("""
        任务:
        - {序号: 1, 内容: 甲, 责任单位: 某局}
        部分:
        - 标题: 一部
          部分:
          - 标题: 一节
            任务:
            - {序号: 2, 内容: 乙}
          - 标题: 二节
        - 标题: 二部
          部分:
          - 标题: 一节
            任务:
            - {序号: 3, 内容: 丙}
    """)

    assert [(row.level, row.cells[0].text, row.cells[0].columns) for row in sheet.rows] == [
        (0, "1", 1),
        (1, "一、一部", 3),
        (2, "（一）一节", 3),
        (0, "2", 1),
        (2, "（二）二节", 3),
        (1, "二、二部", 3),
        (2, "（一）一节", 3),
        (0, "3", 1),
    ]


@pytest.mark.parametrize(
    ("path", "mark"),
    [
        ((21,), "二十一、"),
        ((1, 2), "（二）"),
        ((1, 1, 3), "3．"),
        ((1, 1, 1, 4), "（4）"),
        ((1, 2, 3, 4, 5), "1.2.3.4.5　"),
    ],
)
def test_each_level_has_its_mark(path: tuple[int, ...], mark: str) -> None:
    assert marker(path) == mark


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (110, "一百一十"),
    ],
)
def test_numerals_are_said_as_in_chinese(value: int, said: str) -> None:
    assert numeral(value) == said


@given(st.integers(1, 2000))
def test_every_numeral_can_be_read(value: int) -> None:
    assert number(numeral(value)) == value


# ── Units ─────────────────────────────────────────────────────────────────


def test_units_are_joined_and_an_open_list_says_so() -> None:
    assert units("- {标识: a, 内容: 甲, 牵头单位: 乙, 责任单位: [丙, 丁], 等: true}") == [
        ("乙", "丙、丁等")
    ]


def test_an_open_list_of_leads_alone_says_so_there() -> None:
    assert units("- {标识: a, 内容: 甲, 牵头单位: [乙, 丙], 等: true}") == [("乙、丙等",)]


@pytest.mark.parametrize(
    ("task", "cells"),
    [
        ("牵头单位: [乙, 丙], 责任单位: 丁", ("乙、丙分别负责", "丁")),
        ("牵头单位: 乙, 责任单位: [丙, 丁]", ("乙", "丙、丁分别负责")),
        ("牵头单位: 乙, 责任单位: [丙, 丁], 等: true", ("乙", "丙、丁等分别负责")),
        ("责任单位: [丙, 丁]", ("丙、丁分别负责",)),
        ("牵头单位: [丙, 丁]", ("丙、丁分别负责",)),
    ],
)
def test_who_divides_the_work_says_so_in_its_cell(task: str, cells: tuple[str, ...]) -> None:
    assert units(f"- {{标识: a, 内容: 甲, 分工: 分别负责, {task}}}") == [cells]


def test_who_works_together_stands_in_one_cell_over_both_columns() -> None:
    sheet = sheet_of(
        "任务:\n- {标识: a, 内容: 甲, 牵头单位: 乙, 责任单位: [丙, 丁], 分工: 会同, 等: true}"
    )

    (row,) = sheet.rows
    assert row.texts == ("甲", "乙会同丙、丁等", "乙会同丙、丁等")
    assert row.cells == (Cell(0, "甲"), Cell(1, "乙会同丙、丁等", columns=2))


@pytest.mark.parametrize(
    ("task", "cells"),
    [
        ("责任单位: [丙, 丁], 分工: 会同", ("丙、丁", "分工：会同")),
        ("牵头单位: 乙, 责任单位: 会同县政府, 分工: 会同", ("乙", "会同县政府", "分工：会同")),
        ("责任单位: 分别负责者, 分工: 分别负责", ("分别负责者", "分工：分别负责")),
        ("责任单位: 某局等, 等: true", ("某局等", "等：是")),
        ("等: true, 分工: 会同, 存疑: 原件不清", ("分工：会同\n等：是\n存疑：原件不清",)),
    ],
)
def test_what_a_cell_of_units_cannot_say_stands_in_the_remarks(
    task: str, cells: tuple[str, ...]
) -> None:
    assert units(f"- {{标识: a, 内容: 甲, {task}}}") == [cells]


# ── Merged cells ──────────────────────────────────────────────────────────


def test_equal_neighbours_of_one_part_are_one_cell() -> None:
    sheet = sheet_of("""
        部分:
        - 标题: 甲
          任务:
          - {标识: a, 内容: 乙, 责任单位: 某局, 时限: 年底前}
          - {标识: b, 内容: 乙, 责任单位: 某局, 时限: 5月}
          - {标识: c, 内容: 丙, 责任单位: 他局, 时限: 5月}
        - 标题: 丁
          任务:
          - {标识: d, 内容: 戊, 责任单位: 他局}
    """)

    assert [row.cells for row in sheet.rows if not row.level] == [
        (Cell(0, "乙"), Cell(1, "某局", rows=2), Cell(2, "年底前")),
        (Cell(0, "乙"), Cell(2, "5月", rows=2)),
        (Cell(0, "丙"), Cell(1, "他局")),
        (Cell(0, "戊"), Cell(1, "他局"), Cell(2, "")),
    ]


def test_a_cell_over_both_columns_is_no_part_of_one_over_a_single_column() -> None:
    sheet = sheet_of("""
        任务:
        - {标识: a, 内容: 甲, 牵头单位: 乙, 责任单位: 丙, 分工: 会同}
        - {标识: b, 内容: 丁, 牵头单位: 乙会同丙}
    """)

    assert [row.cells[1:] for row in sheet.rows] == [
        (Cell(1, "乙会同丙", columns=2),),
        (Cell(1, "乙会同丙"), Cell(2, "")),
    ]


def test_every_kind_of_line_break_is_printed_as_one() -> None:
    text = r"甲\r\n乙\r丙\N丁\L戊"

    assert rows(sheet_of(f'任务:\n- {{标识: a, 内容: "{text}"}}\n')) == [("甲\n乙\n丙\n丁\n戊",)]


def test_no_cell_covers_so_many_rows_that_a_sheet_of_paper_would_lack_its_text() -> None:
    tasks = "".join(f"- {{序号: {each}, 内容: 甲, 责任单位: 某局}}\n" for each in range(1, 13))

    sheet = sheet_of(f"任务:\n{tasks}")

    assert [cell.rows for row in sheet.rows for cell in row.cells if cell.text == "某局"] == [
        5,
        5,
        2,
    ]


@given(CATALOGS)
def test_the_cells_cover_every_place_once(catalog: Catalog) -> None:
    sheet = lay_out(catalog)

    places: dict[tuple[int, int], str] = {}
    for at, row in enumerate(sheet.rows):
        for cell in row.cells:
            for down in range(cell.rows):
                for right in range(cell.columns):
                    place = (at + down, cell.column + right)
                    assert place not in places
                    places[place] = cell.text
    texts = {
        (at, column): text
        for at, row in enumerate(sheet.rows)
        for column, text in enumerate(row.texts)
    }
    assert places == texts


@given(CATALOGS)
def test_every_word_is_printed_except_what_only_the_payload_carries(catalog: Catalog) -> None:
    sheet = lay_out(catalog)

    told = squeezed(
        "".join([sheet.title, *map(str, sheet.facts), *("".join(row.texts) for row in sheet.rows)])
    )
    keys = {task.key for task in catalog.all_tasks()} | {each.record.key for each in sheet.rows}
    days = {str(catalog.formed), str(catalog.published)}
    for word in set(words(values(catalog))) - keys - days - {"分别负责", "会同"}:
        assert squeezed(word) in told
