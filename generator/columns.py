"""What the columns of a task table are, by the many names that offices give them."""

import re
from enum import Enum, auto

from generator.party_list import DUE_LABEL, HELP_LABEL, LEAD_LABEL


class Kind(Enum):
    NUMBER = auto()
    TOPIC = auto()
    """What is to be done, or the parts it is divided into: which of the two, the cells tell."""
    LEADS = auto()
    RESPONSIBLE = auto()
    DEADLINE = auto()
    NAME = auto()
    """A short title of the task, beside its text."""
    REMARKS = auto()
    OTHER = auto()
    """A column that the catalogue has no field for."""


_LEVEL = r"(?:省|市|州|县|区|乡|镇|街道|村|本)?(?:直|级)?"
_PERSON = r"(?:[、/及和]|以及)?(?:责任人员?|负责人|联系人|科室)?"
_KINDS = (
    (Kind.NUMBER, r"序号?|编号|项次|次序|项目编号|任务(?:编号|序号)|排序|No\.?"),
    (
        Kind.RESPONSIBLE,
        r"牵头(?:单位|部门)?(?:[、和及/]|以及)(?:责任|配合)(?:单位|部门)|分工单位|单位|部门|镇街|单位名称",
    ),
    (
        Kind.LEADS,
        rf"{_LEVEL}(?:{LEAD_LABEL}|牵头(?:落实|负责)?(?:单位|部门)?|主办|主管(?:单位|部门)|组长单位){_PERSON}",
    ),
    (
        Kind.RESPONSIBLE,
        rf"{_LEVEL}(?:{HELP_LABEL}|(?:责任|任务)(?:落实)?(?:分工|单位|部门)|负责(?:单位|部门)|"
        r"(?:具体|主要|第一|主体|配合|直接)(?:责任|负责|落实)(?:单位|部门|主体)|配合|协办|责任主体|"
        rf"(?:协作|成员|指导|协同|支持)(?:单位|部门)|公开(?:主体|责任单位|责任主体)){_PERSON}",
    ),
    (
        Kind.DEADLINE,
        rf"(?:计划|最迟|预期|拟|预计)?(?:{DUE_LABEL})|(?:时|期)限|时间(?:进度|要求|安排)?|完成(?:日期|节点)|"
        r"进度安排|截止(?:时间|日期)",
    ),
    (Kind.NAME, r"任务名称"),
    (Kind.REMARKS, r"备注"),
    (
        Kind.OTHER,
        r"说明|公开(?:渠道(?:和载体)?|方式|载体|形式|平台|依据|对象|层级|网址|链接)|(?:目前|工作)?进展(?:情况)?|"
        r"完成情况|落实情况|责任人|责任领导|(?:牵头|分管|包抓|挂联|联系|责任|县级|区级|市级)领导|"
        r"联系(?:人|方式|电话)|电话|经办人|责任人员|任务来源|文件依据|依据|来源|分值|权重|"
        r"考核(?:方式|标准|指标)|评分(?:标准)?|销号(?:情况)?|完成标志|成果形式|佐证(?:材料)?|更新(?:周期|频率)|"
        r"渠道|方式|全社会|特定群[体众]|主动(?:公开)?|依申请(?:公开)?|[县区乡镇村市]级|乡镇级|监督(?:渠道|电话)",
    ),
    (
        Kind.TOPIC,
        r".*(?:任务|内容|举措|措施|要求|事项|工作|要点|项目|类别|领域|分类|方面|目标|板块|指标|名称|标题|栏目|环节|清单|要素)",
    ),
)
WEAK = frozenset(("单位", "部门", "镇街", "单位名称", "时间", "时限", "期限"))
"""Names that tables of other things have too: the cells must bear them out."""
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
_BRACKETS = re.compile(r"\([^()]*\)$")


def kind(heading: str) -> Kind | None:
    """What a column of this name holds; None for a text that is no column's name.

    `heading` in half width.  What stands in brackets behind the name does not matter.
    """
    text = re.sub(r"\s+", "", heading).strip(":。")
    bare = _BRACKETS.sub("", text)
    if not bare or len(bare) > 14 or re.search(r"[,;。、](?!责任|配合)", bare):
        return None
    for found, pattern in _PATTERNS:
        if pattern.fullmatch(bare):
            return found
    return None


FIRST_LEADS = re.compile(
    r"(?:排(?:名|列|序)?(?:在|为|于)?第?(?:一|首|前)位?|列(?:在)?(?:第一|首)位|第一(?:个|位|家)?|首(?:个|位|家))"
    r"(?:的|单位|部门|责任单位|名称|排列)*(?:为|是|即为|即|系|作为)(?:该项|本项|各项)?(?:工作|任务)?(?:的)?牵头"
    r"|牵头(?:单位|部门)(?:排|列)(?:在)?(?:第一|首)位?"
)
"""A statement that of the units named for a task the first one leads (half width, no blanks)."""
