"""A question as an editor writes it, in a portal that has what it refers to."""

UNITS = """
    -- content/units.yaml --
    单位:
    - {标识: qmzj, 名称: 区民政局, 类别: 政府部门, 联系电话: 0000-1}
    - {标识: qczj, 名称: 区财政局, 类别: 政府部门}
    -- content/documents/2026/a.md --
    ---
    标题: 区民政局关于印发《救助办法》的通知
    发文字号: 某民发〔2026〕1号
    发布机构: 区民政局
    成文日期: 2026-01-05
    发布日期: 2026-01-08
    有效性: 有效
    栏目: zcwj
    ---

    ## 一、对象

    ### （二）急难

    急难的家庭。

    第三条 有病的也算。
"""


def question(name: str = "q", text: str = "能。", **fields: str) -> str:
    """One file; a field that is empty is left out."""
    front = {
        "问题": "能申请吗？",
        "单位": "区民政局",
        "领域": "社会救助",
        "受众": "个人",
        "依据": "2026/a#a3",
        "来源": "热线",
        "发布日期": "2026-11-10",
    } | fields
    lines = "".join(f"    {key}: {value}\n" for key, value in front.items() if value)
    return f"    -- content/questions/2026/{name}.md --\n    ---\n{lines}    ---\n\n    {text}\n"
