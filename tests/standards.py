"""Portals with a standard catalogue."""

from tests.conftest import SITE

UNITS = """
    -- content/units.yaml --
    单位:
    - {标识: qmzj, 名称: 区民政局, 类别: 政府部门}
    - {标识: qczj, 名称: 区财政局, 类别: 政府部门}
"""

ITEM = {
    "一级事项": "最低生活保障",
    "二级事项": "保障标准",
    "公开内容": "城乡标准",
    "公开依据": "《社会救助暂行办法》第十条",
    "公开时限": "信息形成或者变更之日起20个工作日内",
    "公开主体": "区民政局",
    "公开渠道和载体": "■政府网站 □两微一端",
    "公开对象": "全社会",
    "公开方式": "主动",
    "公开层级": "县级",
}


def item(**words: str) -> str:
    """A row in one line; a word that is empty is left out."""
    found = {word: value for word, value in (ITEM | words).items() if value}
    return "- {" + ", ".join(f"{word}: {value}" for word, value in found.items()) + "}"


def portal(*items: str, more: str = "", domain: str = "社会救助", head: str = "") -> str:
    rows = "\n".join(f"    {each}" for each in items)
    return f"""{SITE}{head}{UNITS}
    -- content/standards/shjz.yaml --
    领域: {domain}
    牵头单位: 区民政局
    栏目: content
    版本:
    - {{日期: 2020-09-25, 变化: 首次编制}}
    - {{日期: 2026-11-12, 变化: 修改1项}}
    事项:
{rows}
{more}"""
