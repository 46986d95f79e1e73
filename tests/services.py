"""A service guide as an editor writes it, complete unless a test leaves something out."""

from tests.questions import UNITS, question

SITE = UNITS + question(问题="要带什么？")


def service(**fields: str) -> str:
    """A field that is empty is left out."""
    front = {
        "事项名称": "救助申请",
        "事项类型": "行政给付",
        "实施主体": "区民政局",
        "受众": "[个人]",
        "栏目": "zcwj",
        "设定依据": "2026/a#a3",
        "申请条件": "[有困难]",
        "办理材料": "[{名称: 申请表, 份数: 1, 来源: 填写样表}]",
        "办理流程": "[{环节: 受理, 时限: 当场}, {环节: 审核, 时限: 5个工作日内}]",
        "法定时限": "20个工作日内",
        "承诺时限": "5个工作日内",
        "收费": "不收费",
        "受理窗口": "[{地点: 一号路, 时间: 工作日, 电话: 0000-1}]",
        "办理结果": "决定书",
        "常见问题": "2026/q",
        "监督电话": "0000-2",
        "发布日期": "2026-03-02",
    } | fields
    lines = "".join(f"    {key}: {value}\n" for key, value in front.items() if value)
    return f"    -- content/services/jz.yaml --\n{lines}"
