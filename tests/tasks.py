"""A portal with one list of tasks, in one string, for tests of how far they have come."""

from textwrap import indent

UNITS = """
    -- content/units.yaml --
    单位:
    - {标识: qczj, 名称: 区财政局, 类别: 政府部门}
    - {标识: qmzj, 名称: 区民政局, 类别: 政府部门}
    - {标识: dhjd, 名称: 东河街道, 类别: 镇街}
    集合:
    - {名称: 有关单位, 成员: 不定}
    - {名称: 各部门, 成员: {类别: 政府部门}}
"""


def document(name: str, day: str, issuer: str = "区财政局", body: str = "正文。") -> str:
    return f"""
    -- content/documents/2026/{name}.md --
    ---
    标题: {name}
    发布机构: [{issuer}]
    成文日期: {day}
    发布日期: {day}
    栏目: [zcwj]
    ---
    {body}
    """


def world(task: str, *files: str) -> str:
    """A list of 2026, formed on 1 March, with one task."""
    task = indent(task.strip("\n"), "    ")
    return f"""{UNITS}
    -- content/catalogs/a.yaml --
    标题: 清单
    年度: 2026
    成文日期: 2026-03-01
    任务:
{task}
    {"".join(files)}"""
