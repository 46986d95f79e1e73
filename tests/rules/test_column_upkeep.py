from generator.rules.column_upkeep import column_upkeep
from tests.conftest import Told


def site(column: str) -> str:
    kept = "更新周期: 及时更新, 责任单位: 区财政局"
    return f"""
        -- site.yaml --
        网站名称: 示例区人民政府
        基准网址: https://www.shili.example.gov.cn/
        栏目:
        - {{标识: guide, 名称: 政府信息公开指南, {kept}}}
        - {{标识: rules, 名称: 政府信息公开制度, {kept}}}
        - {{标识: content, 名称: 法定主动公开内容, {kept}, 子栏目: [{column}]}}
        - {{标识: reports, 名称: 政府信息公开年报, {kept}}}
        -- content/units.yaml --
        单位:
        - {{标识: qczj, 名称: 区财政局, 类别: 政府部门}}
    """


def test_a_column_that_nobody_keeps_is_a_warning_where_it_begins(told: Told) -> None:
    (only,) = told(column_upkeep, site("{标识: zcwj, 名称: 政策文件}"))

    assert only.startswith("site.yaml:6:")
    assert only.endswith("提醒 column-upkeep：栏目“政策文件”没有写明更新周期、责任单位")


def test_only_what_is_missing_is_named(told: Told) -> None:
    (only,) = told(column_upkeep, site("{标识: zcwj, 名称: 政策文件, 责任单位: 区财政局}"))

    assert only.endswith("栏目“政策文件”没有写明更新周期")


def test_a_column_that_is_kept_is_quiet(told: Told) -> None:
    column = "{标识: zcwj, 名称: 政策文件, 更新周期: 每月, 责任单位: 区财政局}"

    assert told(column_upkeep, site(column)) == []


def test_once_one_column_names_the_person_in_charge_all_must(told: Told) -> None:
    kept = "更新周期: 每月, 责任单位: 区财政局"
    columns = (
        f"{{标识: a, 名称: 预算, {kept}, 责任人: 预算科科长}}, {{标识: b, 名称: 决算, {kept}}}"
    )

    lines = told(column_upkeep, site(columns))

    assert any(each.endswith("栏目“决算”没有写明责任人") for each in lines)
    assert not any("“预算”" in each for each in lines)
