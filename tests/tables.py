"""A data table in few lines, for tests."""

from textwrap import dedent, indent

UNITS = """
    -- content/units.yaml --
    单位:
    - {标识: qczj, 名称: 区财政局, 类别: 政府部门}
    - {标识: qmzj, 名称: 区民政局, 类别: 政府部门}
    - {标识: dhjd, 名称: 东河街道, 类别: 镇街}
"""

FIELDS = """
字段:
- {名称: 镇街, 类型: 单位}
- {名称: 人数, 类型: 整数, 合计: 是}
"""


def table(text: str, name: str = "a", *files: str, head: str = "") -> str:
    """A site with one table; `text` is the rest of its file, `files` lie beside it."""
    own = head or "标题: 救助情况\n种类: 社会救助\n单位: 区民政局\n栏目: zcwj\n"
    body = indent(own + dedent(text).strip("\n"), "    ")
    return f"{UNITS}\n    -- content/tables/{name}.yaml --\n{body}\n{''.join(files)}"


def csv(text: str, name: str = "a.csv") -> str:
    body = indent(text.strip("\n"), "    ")
    return f"    -- content/tables/{name} --\n{body}\n"


def once(fields: str, data: str, more: str = "") -> str:
    """A table that is published once, from a CSV file."""
    text = f"发布日期: 2026-03-01\n字段:\n{fields.strip()}\n数据: a.csv\n{more}"
    return table(text, "a", csv(data))
