from generator.rules.empty_column import empty_column
from tests.conftest import Told


def site(columns: str) -> str:
    return f"""
        -- site.yaml --
        网站名称: 示例区人民政府
        基准网址: https://www.shili.example.gov.cn/
        栏目:
        - {{标识: guide, 名称: 政府信息公开指南, 不适用: 甲}}
        - {{标识: rules, 名称: 政府信息公开制度, 不适用: 甲}}
        - {{标识: content, 名称: 法定主动公开内容, 不适用: 甲}}
        - {{标识: reports, 名称: 政府信息公开年报, 不适用: 甲}}
        - 标识: more
          名称: 更多
          子栏目:
          {columns}
        -- content/units.yaml --
        单位:
        - {{标识: qczj, 名称: 区财政局, 类别: 政府部门}}
    """


def document(column: str, validity: str) -> str:
    return f"""
        -- content/documents/2026/a.md --
        ---
        标题: 办法
        发布机构: 区财政局
        成文日期: 2026-01-08
        发布日期: 2026-01-08
        栏目: {column}
        有效性: {validity}
        ---
    """


def test_a_column_without_content_or_reason_is_a_warning_where_it_begins(told: Told) -> None:
    assert told(empty_column, site("- {标识: qygh, 名称: 区域规划}")) == [
        "site.yaml:11:5: 提醒 empty-column：栏目“区域规划”没有内容，也没有说明“不适用”的原因"
    ]


def test_a_column_with_content_with_a_reason_or_with_columns_below_is_quiet(told: Told) -> None:
    columns = "- {标识: qygh, 名称: 区域规划, 不适用: 由市级编制}\n          - {标识: zxgh, 名称: 专项规划}"

    assert told(empty_column, site(columns) + document("zxgh", "有效")) == []


def test_a_void_document_fills_the_column_that_gathers_them_and_no_other(told: Told) -> None:
    columns = "- {标识: zxgh, 名称: 专项规划}\n          - {标识: fzsx, 名称: 废止失效, 收录: 废止失效文件}"
    (only,) = told(empty_column, site(columns) + document("zxgh", "废止"))

    assert "“专项规划”" in only


def test_an_interpretation_without_a_column_fills_the_one_that_gathers_them(told: Told) -> None:
    text = f"""{site("- {标识: zcjd, 名称: 政策解读, 收录: 政策解读}")}
        -- content/interpretations/2026/wd.md --
        ---
        标题: 一问一答
        解读对象: 2026/a
        形式: 简明问答
        单位: 区财政局
        发布日期: 2026-01-09
        ---
    """

    assert told(empty_column, text) == []


def test_the_default_columns_are_checked_like_any_other(told: Told) -> None:
    text = """
        -- site.yaml --
        网站名称: 示例区人民政府
        基准网址: https://www.shili.example.gov.cn/
    """

    assert any("“行政规范性文件”没有内容" in each for each in told(empty_column, text))
