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


WORLD = f"""
    -- content/units.yaml --
    单位:
    - {{标识: qczj, 名称: 区财政局, 类别: 政府部门, 联系电话: "13812345678"}}
    -- content/documents/2026/a.md --
    ---
    标题: 一件
    发布机构: 区财政局
    成文日期: 2026-01-05
    发布日期: 2026-01-08
    栏目: zcwj
    摘要: 证号{IDENTITY}
    ---
    第一行，见<https://www.example.gov.cn/13812345678.html>。

    {"很长的一段。" * 300}

    申请人证号{IDENTITY}，联系人 138 1234 5678。
    -- content/pages/bangzhu.md --
    ---
    标题: 帮助
    更新日期: 2026-01-08
    ---
    {IDENTITY}
    -- content/questions/2026/q.md --
    ---
    问题: 我的号码13812345678怎样改？
    单位: 区财政局
    领域: 其他
    受众: 个人
    来源: 窗口
    发布日期: 2026-01-08
    ---
    {"答。" * 500}{IDENTITY}
    -- content/tables/t.yaml --
    标题: 一张表
    种类: 其他
    单位: 区财政局
    栏目: zcwj
    发布日期: 2026-01-08
    说明: 证号{IDENTITY}
    字段: [事项]
    数据: [[甲]]
"""


def test_every_text_of_every_kind_of_content_is_looked_through_to_its_end(told: Told) -> None:
    identity = "身份证号码，请删去；确需区分同名的，只留前6位或者后4位，如“110105************”"
    phone = "手机号码，请删去，或者写成“138****5678”"

    assert told(personal_data, WORLD) == [
        f"content/documents/2026/a.md:7:5: 错误 personal-data：“摘要”里有{identity}",
        f"content/documents/2026/a.md:13: 提醒 personal-data：正文里有{phone}",
        f"content/documents/2026/a.md:13: 错误 personal-data：正文里有{identity}",
        f"content/pages/bangzhu.md:5: 错误 personal-data：正文里有{identity}",
        f"content/questions/2026/q.md:2:5: 错误 personal-data：“问题”里有{phone}",
        f"content/questions/2026/q.md:9: 错误 personal-data：正文里有{identity}",
        f"content/tables/t.yaml:6:5: 错误 personal-data：“说明”里有{identity}",
    ]
