"""Portals whose columns have gone without anything new."""

from collections.abc import Iterable


def portal(columns: Iterable[str], *files: str) -> str:
    """A site with these columns below 法定主动公开内容."""
    return f"""
    -- site.yaml --
    网站名称: 示例区人民政府
    基准网址: https://www.shili.example.gov.cn/xxgk/
    栏目:
    - {{标识: guide, 名称: 政府信息公开指南, 不适用: 另见}}
    - {{标识: rules, 名称: 政府信息公开制度, 不适用: 另见}}
    - {{标识: content, 名称: 法定主动公开内容, 子栏目: [{", ".join(columns)}]}}
    - {{标识: reports, 名称: 政府信息公开年报, 不适用: 另见}}
    -- content/units.yaml --
    单位:
    - {{标识: qczj, 名称: 区财政局, 类别: 政府部门}}
    {"".join(files)}"""


def item(day: str, column: str, *, issuer: str = "区财政局") -> str:
    return f"""
    -- content/documents/2026/{column}-{day}.md --
    ---
    标题: {column}的一件 {day}
    发布机构: [{issuer}]
    成文日期: {day}
    发布日期: {day}
    栏目: [{column}]
    ---
    """
