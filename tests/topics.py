"""A topic as an editor writes it, in a portal with something to gather."""

from tests.questions import question
from tests.services import SITE as SERVICES
from tests.services import service

SITE = (
    SERVICES
    + service(标签="[惠民]")
    + question("r", 问题="乙？", 受众="企业", 标签="[惠民]", 发布日期="2026-05-01")
)


def topic(sections: str, **fields: str) -> str:
    """`sections` in flow style."""
    front = {
        "标题": "惠民",
        "导语": "汇在一处。",
        "单位": "区民政局",
        "发布日期": "2026-03-01",
    } | fields
    lines = "".join(f"    {key}: {value}\n" for key, value in front.items() if value)
    return f"    -- content/topics/hm.yaml --\n{lines}    部分: {sections}\n"
