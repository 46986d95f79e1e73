import pytest

from generator.rules.personal_data import personal_data
from tests.conftest import Told
from tests.tables import csv, once, table

IDENTITY = "11010519491231002X"


def test_a_number_of_identity_is_told_where_it_stands_and_not_repeated(told: Told) -> None:
    (only,) = told(personal_data, once("- 事项\n- 备注\n", f"事项,备注\n甲,证号{IDENTITY}\n"))

    assert only == (
        "content/tables/a.csv:2:3: 错误 personal-data：“备注”里有身份证号码，不能公布："
        "删去；确需区分同名的，只留前6位或者后4位，如“110105************”"
    )
    assert IDENTITY not in only


def test_a_mobile_number_may_be_one_that_a_unit_gives_to_the_public(told: Told) -> None:
    data = "窗口,值班电话\n甲,13812345678\n"

    assert told(personal_data, once("- 窗口\n- 值班电话\n", data)) == [
        "content/tables/a.csv:2:3: 错误 personal-data：“值班电话”里有手机号码，不能公布："
        "删去，或者写成“138****5678”；确是单位对外公布的电话，给字段写“对外联系方式: 是”"
    ]
    assert not told(personal_data, once("- 窗口\n- {名称: 值班电话, 对外联系方式: 是}\n", data))


@pytest.mark.parametrize(
    ("head", "masked", "bare"),
    [
        ("身份证号", "110105************", "110105194912"),
        ("手机号码", "138****5678", "138 1234"),
        ("一卡通账号", "****1234", "62220212"),
    ],
)
def test_a_column_for_a_personal_number_holds_masked_ones_only(
    told: Told, head: str, masked: str, bare: str
) -> None:
    assert not told(personal_data, once(f"- {head}\n", f"{head}\n{masked}\n\n"))
    (only,) = told(personal_data, once(f"- {head}\n", f"{head}\n{masked}\n{bare}\n"))
    assert only.startswith(
        f"content/tables/a.csv:3:1: 错误 personal-data：“{head}”是个人信息，不能公布："
    )


@pytest.mark.parametrize("head", ["家庭住址", "出生日期", "残疾等级"])
def test_some_columns_are_not_published_at_all(told: Told, head: str) -> None:
    (only,) = told(personal_data, once(f"- 组别\n- {head}\n", f"组别,{head}\n一组,略\n"))

    assert only.startswith(
        f"content/tables/a.yaml:8:3: 错误 personal-data：字段“{head}”是个人信息，不能公布："
    )


def test_each_period_is_looked_through(told: Told) -> None:
    text = """
        更新周期: 每月
        字段: [事项]
        各期:
        - {期: 2026年9月, 发布日期: 2026-10-09, 数据: 09.csv}
        - {期: 2026年10月, 发布日期: 2026-11-09, 数据: 10.csv}
    """
    files = (csv("事项\n甲\n", "a/09.csv"), csv(f"事项\n{IDENTITY}\n", "a/10.csv"))

    (only,) = told(personal_data, table(text, "a", *files))

    assert only.startswith("content/tables/a/10.csv:2:1: 错误 personal-data")


def test_codes_of_companies_and_telephones_of_offices_are_no_personal_data(told: Told) -> None:
    data = "名称,统一社会信用代码,联系电话\n某公司,113417030032499282,0000-8000 1263\n"

    assert not told(personal_data, once("- 名称\n- 统一社会信用代码\n- 联系电话\n", data))
