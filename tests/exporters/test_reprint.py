"""What an importer has to do with a payload, and that it then gets the catalogue that was exported."""

from dataclasses import replace
from typing import Any

from hypothesis import given

from generator.records import Catalog
from generator.reprint import Reading, matched, restored
from generator.sheet import TITLE, Sheet, lay_out
from tests.exporters.catalogs import CATALOGS, sheet_of

TASKS = """
    部分:
    - 标题: 加强政策解读
      标识: jd
      任务:
      - {序号: 1, 标识: x-1, 内容: 公开年度预算和决算, 责任单位: 各镇街、地区, 时限: 年底前}
      - {序号: 2, 标识: x-2, 内容: 回应社会关切的热点, 责任单位: 各镇街、地区, 时限: 年底前}
"""


def readings(sheet: Sheet) -> list[Reading]:
    """The rows as a file shows them that nobody has edited."""
    headings = [column.heading for column in sheet.columns]
    return [
        Reading(True, {TITLE: row.texts[0]})  # noqa: FBT003
        if row.level
        else Reading(False, dict(zip(headings, row.texts, strict=True)))  # noqa: FBT003
        for row in sheet.rows
    ]


def edited(reading: Reading, **texts: str) -> Reading:
    return replace(reading, texts={**reading.texts, **texts})


def meant(sheet: Sheet, rows: list[Reading], read: dict[str, Any]) -> list[dict[str, Any] | None]:
    return [
        restored(sheet, row, reading, read) if row else None
        for row, reading in zip(matched(sheet, rows), rows, strict=True)
    ]


@given(CATALOGS)
def test_what_nobody_edited_means_what_the_payload_says(catalog: Catalog) -> None:
    sheet = lay_out(catalog)

    told = meant(sheet, readings(sheet), {"内容": "读错了", "标题": "读错了", "存疑": "读错了"})

    fields = [
        row.record.model_dump(
            mode="json", by_alias=True, exclude_defaults=True, exclude={"parts", "tasks"}
        )
        for row in sheet.rows
    ]
    assert told == fields


def test_a_cell_that_was_edited_means_what_it_says_and_the_others_what_they_did() -> None:
    sheet = sheet_of(TASKS)
    part, first, second = readings(sheet)

    now = [part, edited(first, 时限要求="6月底前"), edited(second, 责任单位="甲、乙")]

    read = {"时限": "6月底前", "责任单位": ["甲", "乙"], "内容": "读错了"}
    assert meant(sheet, now, read)[1:] == [
        {
            "序号": "1",
            "标识": "x-1",
            "内容": "公开年度预算和决算",
            "责任单位": ["各镇街、地区"],
            "时限": "6月底前",
        },
        {
            "序号": "2",
            "标识": "x-2",
            "内容": "回应社会关切的热点",
            "责任单位": ["甲", "乙"],
            "时限": "年底前",
        },
    ]


def test_a_cell_that_was_emptied_means_nothing() -> None:
    sheet = sheet_of(TASKS)
    part, first, second = readings(sheet)

    told = meant(sheet, [part, edited(first, 时限要求=""), second], {})

    assert told[1] is not None
    assert "时限" not in told[1]


def test_blanks_and_the_width_of_brackets_are_no_edit() -> None:
    sheet = sheet_of("任务:\n- {标识: a, 内容: 公开（网站） 预算, 责任单位: 甲、乙}\n")
    (row,) = readings(sheet)

    assert meant(sheet, [edited(row, 工作内容="公开(网站)\n预算")], {"内容": "读错了"}) == [
        {"标识": "a", "内容": "公开（网站） 预算", "责任单位": ["甲、乙"]}
    ]


def test_rows_that_came_in_between_are_new_and_the_others_keep_their_ids() -> None:
    sheet = sheet_of(TASKS)
    part, first, second = readings(sheet)
    new = edited(first, 序号="1", 工作内容="新增的一项任务要求")

    told = meant(sheet, [part, new, edited(first, 工作内容="公开年度预算和决算报告"), second], {})

    assert told[1] is None
    assert [each and each["标识"] for each in told] == ["jd", None, "x-1", "x-2"]


def test_a_row_that_was_taken_out_takes_nothing_from_the_others() -> None:
    sheet = sheet_of(TASKS)
    part, _first, second = readings(sheet)

    told = meant(sheet, [part, second], {})

    assert [each and each["标识"] for each in told] == ["jd", "x-2"]


def test_a_column_that_was_added_is_read() -> None:
    sheet = sheet_of(TASKS)
    part, first, second = readings(sheet)

    told = meant(sheet, [part, edited(first, 备注="存疑：原件不清"), second], {"存疑": "原件不清"})

    assert told[1] is not None
    assert told[1]["存疑"] == "原件不清"


def test_a_row_that_was_copied_is_the_old_one_only_once() -> None:
    sheet = sheet_of(TASKS)
    part, first, second = readings(sheet)
    copies = [edited(first, 工作内容=f"公开年度预算和决算{each}") for each in "甲乙"]

    told = meant(sheet, [part, *copies, second], {})

    assert [each and each["标识"] for each in told] == ["jd", "x-1", None, "x-2"]
