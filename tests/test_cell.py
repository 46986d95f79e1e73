"""Cells as people type them and spreadsheets show them, to one way of writing."""

import pytest

from generator.cell import read
from generator.vocabulary import FieldKind


@pytest.mark.parametrize(
    ("kind", "typed", "published"),
    [
        (FieldKind.TEXT, "  007 ", "007"),
        (FieldKind.TEXT, "—", "—"),
        (FieldKind.WHOLE, "1,286", "1286"),
        (FieldKind.WHOLE, "１２８６", "1286"),
        (FieldKind.WHOLE, "-12", "-12"),
        (FieldKind.WHOLE, "12.0", "12"),
        (FieldKind.WHOLE, "—", ""),
        (FieldKind.WHOLE, "", ""),
        (FieldKind.NUMBER, "0.50", "0.50"),
        (FieldKind.NUMBER, "+3.2", "3.2"),
        (FieldKind.MONEY, "1,234.50", "1234.50"),
        (FieldKind.DAY, "2026-03-09", "2026-03-09"),
        (FieldKind.DAY, "2026/3/9", "2026-03-09"),
        (FieldKind.DAY, "2026.3.9", "2026-03-09"),
        (FieldKind.DAY, "2026年3月9日", "2026-03-09"),
        (FieldKind.DAY, "2026-03-09 00:00:00", "2026-03-09"),
        (FieldKind.DAY, "/", ""),
        (FieldKind.FLAG, "√", "是"),
        (FieldKind.FLAG, "否", "否"),
        (FieldKind.UNIT, "区财政局；区民政局", "区财政局、区民政局"),
        (FieldKind.ADDRESS, "https://www.gov.cn/a?b=1", "https://www.gov.cn/a?b=1"),
    ],
)
def test_a_cell_is_published_in_one_way_however_it_was_typed(
    kind: FieldKind, typed: str, published: str
) -> None:
    assert read(kind, typed) == published


@pytest.mark.parametrize(
    ("kind", "typed", "told"),
    [
        (FieldKind.WHOLE, "约30", "“约30”不是整数"),
        (FieldKind.WHOLE, "30户", "“30户”不是整数；计量单位写在字段的“计量单位”里"),
        (FieldKind.WHOLE, "12.5", "“12.5”应为整数"),
        (FieldKind.NUMBER, "1,23", "“1,23”不是数；计量单位写在字段的“计量单位”里"),
        (FieldKind.MONEY, "1.234", "“1.234”的小数超过2位，金额最多写到分"),
        (FieldKind.DAY, "2026年3月", "“2026年3月”不是日期，应如“2026-03-09”"),
        (FieldKind.DAY, "2026-02-30", "“2026-02-30”不是存在的日期"),
        (FieldKind.FLAG, "基本是", "“基本是”应为“是”或“否”"),
        (FieldKind.ADDRESS, "www.gov.cn", "“www.gov.cn”应为完整的网址，以 https:// 开头，不含空格"),
        (FieldKind.ADDRESS, "javascript:alert(1)", "“javascript:alert(1)”应为完整的网址，以 https:// 开头，不含空格"),
    ],
)  # fmt: skip
def test_what_is_none_of_its_kind_is_told_with_what_it_should_be(
    kind: FieldKind, typed: str, told: str
) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        read(kind, typed)

    assert str(caught.value) == told


@pytest.mark.parametrize(
    ("typed", "measure", "published"), [("30户", "户", "30"), ("98.3%", "%", "98.3"), ("98.3％", "%", "98.3")]
)  # fmt: skip
def test_a_cell_may_repeat_the_measure_of_its_field(
    typed: str, measure: str, published: str
) -> None:
    assert read(FieldKind.NUMBER, typed, measure) == published


def test_an_amount_in_ten_thousands_may_be_written_to_the_fen() -> None:
    assert read(FieldKind.MONEY, "0.123456", "万元") == "0.123456"
