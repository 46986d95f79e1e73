"""Service guides: what one can have done, on what conditions, with which papers, where and how fast."""

from datetime import date
from typing import ClassVar

from generator.attached import Attachments, attachments, named
from generator.record import Published, Record, term
from generator.revision import Revision
from generator.value import AtLeastOne, Code, Day, Outside, Text, Texts
from generator.vocabulary import Necessity, PaperSource, ServiceKind


class Paper(Record):
    """A paper that an applicant hands in, or that the office finds out by itself."""

    noun: ClassVar[str] = "材料"

    name: Text = term("名称")
    copies: Code | None = term("份数", default=None, hint="如 1；共享取得的不写")
    form: Text | None = term("形式", default=None, hint="如 原件、复印件、电子件")
    source: PaperSource = term("来源")
    necessity: Necessity = term("必要性", default=Necessity.NEEDED)
    remark: Text | None = term("说明", default=None)


class ServiceStep(Record):
    """A step of the way through the office."""

    noun: ClassVar[str] = "环节"

    name: Text = term("环节")
    by: Text | None = term("办理人", default=None, hint="岗位或机构，不写姓名")
    limit: Text | None = term("时限", default=None, hint="如 5个工作日内、当场")
    standard: Text | None = term("审查标准", default=None)
    result: Text | None = term("结果", default=None)


class Window(Record):
    """Where one goes."""

    noun: ClassVar[str] = "受理窗口"

    name: Text | None = term("名称", default=None)
    address: Text | None = term("地点", default=None)
    hours: Text | None = term("时间", default=None)
    phone: Code | None = term("电话", default=None)


_ELEMENTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("设定依据", ("basis", "other_basis")),
    ("申请条件", ("conditions",)),
    ("办理材料", ("papers",)),
    ("办理流程", ("steps",)),
    ("办理时限", ("legal_limit", "promised_limit")),
    ("收费", ("fee",)),
    ("受理窗口", ("windows",)),
    ("办理结果", ("result",)),
    ("监督电话", ("complaints",)),
)
"""Beside the name and the organ, without which no guide is read."""


class Service(Published):
    """`content/services/<id>.yaml`.  What a guide must say is asked by rules, not here: a gap is told, not refused."""

    family: ClassVar[str] = "services"
    noun: ClassVar[str] = "办事指南"
    shelf: ClassVar[str] = "services"

    title: Text = term("事项名称")
    code: Code | None = term("事项编码", default=None)
    kind: ServiceKind = term("事项类型")
    units: AtLeastOne = term("实施主体", to="units")
    audiences: AtLeastOne = term("受众", hint="如 个人、企业、个体工商户、农户")
    abstract: Text | None = term("说明", default=None, hint="一句话：能办成什么")
    basis: Texts = term(
        "设定依据", default=(), to="documents", hint="文件的标识，可以指到条，如 2026/dbbz#a6"
    )
    other_basis: Texts = term("其他依据", default=(), hint="不在本网站的法规、文件的名称和条款")
    conditions: Texts = term("申请条件", default=())
    papers: tuple[Paper, ...] = term("办理材料", default=())
    steps: tuple[ServiceStep, ...] = term("办理流程", default=())
    legal_limit: Text | None = term("法定时限", default=None, hint="如 20个工作日内")
    promised_limit: Text | None = term("承诺时限", default=None, hint="如 8个工作日内、当场")
    fee: Text | None = term("收费", default=None, hint="不收费，或者标准和依据")
    windows: tuple[Window, ...] = term("受理窗口", default=())
    online: Outside | None = term("网上办理", default=None, hint="办事平台的网址")
    result: Text | None = term("办理结果", default=None)
    questions: Texts = term("常见问题", default=(), to="questions")
    complaints: Code | None = term("监督电话", default=None)
    remedy: Text | None = term("救济途径", default=None)
    published: Day = term("发布日期")
    revisions: tuple[Revision, ...] = term("变更记录", default=())
    columns: Texts = term("栏目", default=(), to="columns")
    attachments: Attachments = attachments()

    @property
    def lacking(self) -> tuple[str, ...]:
        """The elements of a guide that it leaves out."""
        return tuple(
            word for word, fields in _ELEMENTS if not any(getattr(self, field) for field in fields)
        )

    @property
    def latest(self) -> date:
        """The day of its last change."""
        return max((self.published, *(each.day for each in self.revisions)))

    @property
    def published_on(self) -> date:
        return self.latest

    @property
    def reference_date(self) -> date:
        return self.latest

    @property
    def party_names(self) -> tuple[str, ...]:
        return self.units

    @property
    def attachment_names(self) -> tuple[tuple[str, str], ...]:
        return named(self.attachments)
