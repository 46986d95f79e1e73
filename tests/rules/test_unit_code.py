from generator.rules.unit_code import unit_code
from tests.conftest import Told

BOOK = "content/units.yaml"


def site(first: str, second: str) -> str:
    return f"""
        -- {BOOK} --
        单位:
        - 标识: a
          名称: 甲局
          类别: 政府部门
          统一社会信用代码: {first}
        - 标识: b
          名称: 乙局
          类别: 政府部门
          统一社会信用代码: {second}
    """


def test_a_code_with_a_wrong_check_character_is_a_warning_where_it_stands(told: Told) -> None:
    assert told(unit_code, site("11370322004222241N", "11341702000111222F")) == [
        f"{BOOK}:9:13: 提醒 unit-code：“乙局”的代码“11341702000111222F”校验码不符"
    ]


def test_one_code_for_two_units_is_a_warning_at_the_second(told: Told) -> None:
    assert told(unit_code, site("11370322004222241N", "11370322004222241N")) == [
        f"{BOOK}:9:13: 提醒 unit-code：“乙局”的代码与“甲局”的相同"
    ]


def test_right_codes_and_none_at_all_are_quiet(told: Told) -> None:
    assert told(unit_code, site("11370322004222241N", "11500383009336512R")) == []
    assert told(unit_code, site("11370322004222241N", "")) == []
