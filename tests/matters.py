"""A matter in few lines, for tests."""

from textwrap import dedent, indent

UNITS = """
    -- content/units.yaml --
    单位:
    - {标识: qmzj, 名称: 区民政局, 类别: 政府部门}
    - {标识: qyjj, 名称: 区应急管理局, 类别: 政府部门}
"""

FILE = "content/matters/2026/a.md"


def matter(kind: str, text: str, name: str = "2026/a", *, title: str = "某事") -> str:
    """A site with one matter, published on 1 March 2026."""
    return UNITS + only(kind, text, name, title=title)


def only(kind: str, text: str, name: str, *, title: str = "某事") -> str:
    """Another matter of the same site."""
    front = f"标题: {title}\n种类: {kind}\n单位: 区民政局\n栏目: zcwj\n发布日期: 2026-03-01\n"
    body = indent(f"---\n{front}{dedent(text).strip()}\n---\n", "    ")
    return f"\n    -- content/matters/{name}.md --\n{body}"


def views(since: str, until: str, more: str = "") -> str:
    return f"征集: {{起: {since}, 止: {until}, 方式: 电话80001263}}\n{more}"
