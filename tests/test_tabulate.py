"""Rows read by the dictionary: what is published of them, and what is wrong with which cell."""

import json
from pathlib import Path

import pytest
import xlsxwriter

from generator import shelf
from generator.build import opened
from generator.diagnostic import Rejected
from generator.records import DataTable
from generator.records.data_table import CHUNK, Choice
from generator.site import Site
from tests.conftest import AS_OF, FolderOf, RefusalOf, SiteOf, moment_of
from tests.tables import csv, once, table


def rows(site: Site, index: int = 0) -> list[list[str]]:
    """Of the one table, from the shelf."""
    contents = site.all(DataTable)[0].contents[index]
    found: list[list[str]] = []
    for chunk in contents.chunks:
        found += json.loads(shelf.read(site.memory.texts, chunk.rows))
    return found


FIELDS = """
- {名称: 镇街, 类型: 单位}
- {名称: 人数, 类型: 整数, 合计: 是}
- {名称: 金额, 类型: 金额, 计量单位: 万元, 合计: 是}
"""


# ── What is read ──────────────────────────────────────────────────────────


def test_columns_are_found_by_their_heads_in_any_order(site_of: SiteOf) -> None:
    site = site_of(once(FIELDS, "金额（万元）, 人 数 ,镇街\n1.50,3,东河街道\n"))

    assert rows(site) == [["东河街道", "3", "1.50"]]


def test_a_title_above_the_heads_and_empty_rows_are_passed_over(site_of: SiteOf) -> None:
    data = "2026年救助情况,,\n\n镇街,人数,金额\n东河街道,3,1.5\n,,\n区民政局,4,2\n"

    assert rows(site_of(once(FIELDS, data))) == [["东河街道", "3", "1.5"], ["区民政局", "4", "2"]]


def test_sums_are_worked_out_to_the_last_digit(site_of: SiteOf) -> None:
    site = site_of(once(FIELDS, "镇街,人数,金额\n东河街道,3,0.1\n区民政局,4,0.2\n"))

    assert site.all(DataTable)[0].contents[0].sums == ("", "7", "0.3")


def test_a_last_row_of_totals_is_compared_and_not_published(site_of: SiteOf) -> None:
    site = site_of(once(FIELDS, "镇街,人数,金额\n东河街道,3,0.1\n合 计,3,0.10\n"))

    assert rows(site) == [["东河街道", "3", "0.1"]]


def test_a_field_to_choose_by_counts_its_values_unit_by_unit(site_of: SiteOf) -> None:
    fields = "- {名称: 单位, 类型: 单位, 筛选: 是}\n- 事项\n"
    site = site_of(once(fields, "单位,事项\n区民政局、区财政局,甲\n区民政局,乙\n"))

    choices = site.all(DataTable)[0].contents[0].choices
    assert choices == ((Choice("区民政局", 2), Choice("区财政局", 1)), ())


def test_rows_may_be_written_in_the_yaml_by_name_or_in_order(site_of: SiteOf) -> None:
    site = site_of(
        table("""
            发布日期: 2026-03-01
            字段: [事项, {名称: 件数, 类型: 整数}]
            数据:
            - {件数: 3, 事项: 甲}
            - [乙, 4]
            - {事项: 丙}
        """)
    )

    assert rows(site) == [["甲", "3"], ["乙", "4"], ["丙", ""]]


def test_a_file_in_gb_18030_is_read(folder_of: FolderOf) -> None:
    folder = folder_of(once("- 事项\n", "事项\n"))
    (folder / "content/tables/a.csv").write_bytes("事项\r\n养老服务\r\n".encode("gb18030"))

    with opened(folder, moment_of(AS_OF)) as site:
        assert rows(site) == [["养老服务"]]


def test_data_may_lie_in_a_folder_named_like_the_table(site_of: SiteOf) -> None:
    text = "发布日期: 2026-03-01\n字段: 事项\n数据: b.csv\n"

    assert rows(site_of(table(text, "a", csv("事项\n甲\n", "a/b.csv")))) == [["甲"]]


def test_many_rows_lie_in_several_chunks(site_of: SiteOf) -> None:
    data = "事项\n" + "".join(f"第{number}项\n" for number in range(CHUNK + 1))
    (found,) = site_of(once("- 事项\n", data)).all(DataTable)[0].contents

    assert (found.count, [each.count for each in found.chunks]) == (CHUNK + 1, [CHUNK, 1])


def workbook(path: Path, *sheets: list[list[object]], hidden_row: int | None = None) -> None:
    book = xlsxwriter.Workbook(path)
    for lines in sheets:
        page = book.add_worksheet()
        for number, line in enumerate(lines):
            page.write_row(number, 0, line)
        if hidden_row is not None:
            page.set_row(hidden_row, options={"hidden": True})
    book.close()


def in_workbook(
    folder_of: FolderOf, *sheets: list[list[object]], hidden: int | None = None
) -> Path:
    folder = folder_of(once(FIELDS, "").replace("a.csv", "a.xlsx"))
    (folder / "content/tables/a.xlsx").unlink()
    workbook(folder / "content/tables/a.xlsx", *sheets, hidden_row=hidden)
    return folder


def test_a_workbook_says_what_its_cells_show(folder_of: FolderOf) -> None:
    folder = in_workbook(
        folder_of, [["2026年"], ["镇街", "人数", "金额"], ["东河街道", 3, 1.5], ["合计", 3, 1.5]]
    )

    with opened(folder, moment_of(AS_OF)) as site:
        assert rows(site) == [["东河街道", "3", "1.5"]]


# ── What is wrong ─────────────────────────────────────────────────────────


def test_every_wrong_cell_is_told_at_once_where_it_stands(refusal_of: RefusalOf) -> None:
    fields = FIELDS + "- {名称: 日期, 类型: 日期, 必填: 是}\n- {名称: 编号, 唯一: 是}\n"
    data = """
镇街,人数,金额,日期,编号
东河街道,"1,2",1.5,2026-02-30,A
"东河
街道",3,约2万元,,A
"""

    assert refusal_of(once(fields, data)) == [
        "content/tables/a.csv:2:6: 错误 bad-cell：“人数”：“1,2”不是整数；计量单位写在字段的“计量单位”里",
        "content/tables/a.csv:2:16: 错误 bad-cell：“日期”：“2026-02-30”不是存在的日期",
        "content/tables/a.csv:3:4: 错误 bad-cell：“金额”：“约2万元”不是数",
        "content/tables/a.csv:3:4: 错误 duplicate-value：“编号”与第2行的相同",
        "content/tables/a.csv:3:4: 错误 missing：“日期”没有填",
    ]


def test_heads_that_are_not_in_the_dictionary_are_told_with_what_was_meant(
    refusal_of: RefusalOf,
) -> None:
    assert refusal_of(once(FIELDS, "镇街,人员数,金额,备注\n东河街道,3,1,\n")) == [
        "content/tables/a.csv:1:1: 错误 bad-head：表头缺少“人数”这一栏",
        "content/tables/a.csv:1:4: 错误 bad-head：字段里没有“人员数”这一栏，是否应为“人数”？",
        "content/tables/a.csv:1:11: 错误 bad-head：字段里没有“备注”这一栏",
    ]


def test_a_cell_of_a_workbook_beyond_the_heads_is_told_by_its_name(folder_of: FolderOf) -> None:
    folder = in_workbook(folder_of, [["镇街", "人数", "金额"], ["东河街道", 3, 1.5, "204.15"]])

    with pytest.raises(Rejected) as caught, opened(folder, moment_of(AS_OF)):
        pass

    told = [str(each) for each in caught.value.diagnostics]
    assert told == ["content/tables/a.xlsx:2:4: 错误 bad-cell：D2格，这一行有4格，表头只有3栏"]


def test_totals_that_are_no_totals_are_an_error(refusal_of: RefusalOf) -> None:
    assert refusal_of(once(FIELDS, "镇街,人数,金额\n东河街道,3,1.5\n合计,4,1.5\n")) == [
        "content/tables/a.csv:3:4: 错误 bad-sum：“人数”的合计写的是4，各行相加是3"
    ]


def test_a_wrong_cell_of_a_workbook_is_told_by_its_name(folder_of: FolderOf) -> None:
    folder = in_workbook(folder_of, [["镇街", "人数", "金额"], ["东河街道", "约3", 1.5]])

    with pytest.raises(Rejected) as caught, opened(folder, moment_of(AS_OF)):
        pass
    assert [str(each) for each in caught.value.diagnostics] == [
        "content/tables/a.xlsx:2:2: 错误 bad-cell：B2格，“人数”：“约3”不是整数"
    ]


def test_a_workbook_hides_nothing(folder_of: FolderOf) -> None:
    folder = in_workbook(
        folder_of, [["镇街", "人数", "金额"], ["东河街道", 3, 1.5], ["区民政局", 3, 1.5]], hidden=2
    )

    with pytest.raises(Rejected) as caught, opened(folder, moment_of(AS_OF)):
        pass
    assert [str(each) for each in caught.value.diagnostics] == [
        "content/tables/a.xlsx: 错误 unreadable：数据文件有隐藏的行或者列（A3），请删去或者取消隐藏"
    ]


def test_a_workbook_has_one_sheet(folder_of: FolderOf) -> None:
    folder = in_workbook(folder_of, [["镇街", "人数", "金额"]], [["说明"]])

    with pytest.raises(Rejected) as caught, opened(folder, moment_of(AS_OF)):
        pass
    assert [str(each) for each in caught.value.diagnostics] == [
        "content/tables/a.xlsx: 错误 unreadable：数据文件有2张工作表（“Sheet1”、“Sheet2”），只留放数据的一张"
    ]


def test_wrong_rows_of_the_yaml_are_told_where_they_stand(refusal_of: RefusalOf) -> None:
    told = refusal_of(
        table("""
            发布日期: 2026-03-01
            字段: [事项, {名称: 件数, 类型: 整数}]
            数据:
            - {事项: 甲, 件数: 三}
            - [乙, 三]
        """)
    )

    assert told == [
        "content/tables/a.yaml:8:15: 错误 bad-cell：“件数”：“三”不是整数",
        "content/tables/a.yaml:9:7: 错误 bad-cell：“件数”：“三”不是整数",
    ]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("- [甲]", "9:3: 错误 bad-row：这一行有1个值，字段有2个"),
        ("- 甲", "9:3: 错误 bad-row：每行应为“字段: 值”的各项，或者方括号里依次写出的各值"),
        ("- {事项: [甲]}", "9:3: 错误 bad-row：一格里只能写一个值，不能再有列表或者下级条目"),
        ("- {事由: 甲}", "9:8: 错误 bad-head：字段里没有“事由”这一栏"),
    ],
)
def test_a_row_that_is_none_is_told(refusal_of: RefusalOf, row: str, told: str) -> None:
    text = "发布日期: 2026-03-01\n字段: [事项, 件数]\n数据:\n- [甲, 1]\n" + row

    assert refusal_of(table(text)) == [f"content/tables/a.yaml:{told}"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("b.csv", "missing-file：找不到数据文件“b.csv”，是否应为“a.csv”？"),
        ("b/a.csv", "outside：“b/a.csv”应放在数据表旁边，或者放在“a”文件夹里，只写文件名"),
        ("a.ods", "bad-file-kind：“a.ods”不是 .csv 或者 .xlsx，请另存为其中的一种"),
    ],
)
def test_a_file_that_cannot_be_is_told_where_it_is_named(
    refusal_of: RefusalOf, name: str, told: str
) -> None:
    text = once("- 事项\n", "事项\n甲\n").replace("数据: a.csv", f"数据: {name}")

    assert refusal_of(text) == [f"content/tables/a.yaml:8:5: 错误 {told}"]


def test_a_file_that_is_no_table_is_told(refusal_of: RefusalOf) -> None:
    assert refusal_of(once("- 事项\n", "\n")) == [
        "content/tables/a.csv: 错误 unreadable：数据文件里面没有内容"
    ]


def test_of_very_many_wrong_cells_the_first_are_told(refusal_of: RefusalOf) -> None:
    data = "人数\n" + "甲\n" * 150

    told = refusal_of(once("- {名称: 人数, 类型: 整数}\n", data))

    assert len(told) == 101
    assert told[0] == "content/tables/a.csv:1:1: 错误 bad-cell：另有50处，改好上面的再看"


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("- {名称: 事项, 合计: 是}", "invalid-value：“字段”：“事项”是文本，只有整数、小数、金额可以合计"),
        ("- {名称: 事项, 复核: 1年内}", "invalid-value：“字段”：“事项”是文本，只有日期可以写“复核”"),
        ("- {名称: 日期, 类型: 日期, 复核: 经常}", "invalid-value：“复核”：“经常”应为期限，如“1年内”“3个月内”"),
        ("- {名称: 事项, 类型: 数字}", "unknown-word：“类型”没有“数字”这个词，是否应为“小数”、“整数”？"),
    ],
)  # fmt: skip
def test_a_dictionary_makes_sense(refusal_of: RefusalOf, field: str, told: str) -> None:
    found = refusal_of(table(f"发布日期: 2026-03-01\n字段:\n{field}\n数据: []\n"))

    assert [each.partition("错误 ")[2] for each in found] == [told]


def test_two_fields_of_one_name_are_an_error(refusal_of: RefusalOf) -> None:
    text = "发布日期: 2026-03-01\n字段: [事项, 事项]\n数据: []\n"

    assert [each.partition("错误 ")[2] for each in refusal_of(table(text))] == [
        "duplicate-field：字段“事项”写了不止一次",
        "duplicate-field：字段“事项”写了不止一次",
    ]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("东河街道,2,1,204.15", "3:10: 错误 bad-cell：这一行有4格，表头只有3栏；数里有逗号的请加引号"),
        ("东河街道,2,204.15,,x,", "3:16: 错误 bad-cell：这一行有5格，表头只有3栏；数里有逗号的请加引号"),
    ],
)  # fmt: skip
def test_a_cell_beyond_the_heads_is_an_error_and_not_dropped(
    refusal_of: RefusalOf, row: str, told: str
) -> None:
    lines = refusal_of(once(FIELDS, f"镇街,人数,金额\n区民政局,4,2\n{row}\n"))

    assert lines == [f"content/tables/a.csv:{told}"]


def test_a_cell_under_an_empty_head_is_an_error(refusal_of: RefusalOf) -> None:
    (line,) = refusal_of(once(FIELDS, "镇街,人数,,金额\n区民政局,4,约,2\n"))

    told = "错误 bad-cell：这一格写了字，上面的表头却是空的"
    assert line == f"content/tables/a.csv:2:8: {told}"


def test_empty_cells_beyond_the_heads_and_quoted_commas_are_well(site_of: SiteOf) -> None:
    site = site_of(once(FIELDS, '镇街,人数,金额\n东河街道,3,"1,204.15",, ,\n'))

    assert rows(site) == [["东河街道", "3", "1204.15"]]


SERIES = """
更新周期: 每月
字段: [镇街, {名称: 人数, 类型: 整数, 合计: 是}]
各期:
- {期: 2026年1月, 发布日期: 2026-02-05, 数据: [[东河街道, 3]]}
"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("期: 2026年1月", "期: 2026年第一季度", "unknown-period：“2026年第一季度”不是“每月”的一期，应如“2026年1月”"),
        ("期: 2026年1月", "期: 1月", "unknown-period：“1月”不是“每月”的一期，应如“2026年1月”"),
        ("更新周期: 每月", "更新周期: 及时更新", "invalid-value：“更新周期”：“及时更新”不是周期，应如“每月”“每季度”“每年”“每学年”"),
        ("更新周期: 每月\n", "", "missing：写了“各期”，缺少“更新周期”"),
        ("更新周期: 每月\n", "更新周期: 每月\n公布时限: 月底\n", "invalid-value：“公布时限”：“月底”应如“期满后15日内”“期满后20个工作日内”"),
    ],
)  # fmt: skip
def test_periods_are_those_of_the_cycle(
    refusal_of: RefusalOf, old: str, new: str, told: str
) -> None:
    found = refusal_of(table(SERIES.replace(old, new)))

    assert [each.partition("错误 ")[2] for each in found] == [told]


@pytest.mark.parametrize("cycle", ["常常", "3月底前"])
def test_a_cycle_that_cannot_be_read_is_told_without_periods_too(
    refusal_of: RefusalOf, cycle: str
) -> None:
    (line,) = refusal_of(once(FIELDS, "镇街,人数,金额\n", f"更新周期: {cycle}\n"))

    like = "应如“每月”“每季度”“每年”“每学年”；不定期的写“及时更新”"
    assert line.endswith(f"错误 invalid-value：“更新周期”：“{cycle}”不是周期，{like}")


@pytest.mark.parametrize("cycle", ["及时更新", "不定期", "每年3月31日前", "变动之日起5个工作日内"])
def test_a_cycle_without_periods_is_well(site_of: SiteOf, cycle: str) -> None:
    site = site_of(once(FIELDS, "镇街,人数,金额\n", f"更新周期: {cycle}\n"))

    assert site.all(DataTable)[0].cycle == cycle


def test_a_period_is_written_once(refusal_of: RefusalOf) -> None:
    again = "- {期: 2026年1月, 发布日期: 2026-02-06, 数据: [[东河街道, 3]]}\n"

    (told,) = refusal_of(table(SERIES + again))

    assert told == "content/tables/a.yaml:9:7: 错误 duplicate-period：“2026年1月”写了两次"
