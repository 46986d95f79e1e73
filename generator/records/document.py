"""Documents: policy files and every other piece of information that is published as one item."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from generator.attached import Attachments, attachments, named
from generator.record import Article, Record, term
from generator.value import (
    AtLeastOne,
    Code,
    Day,
    Flag,
    Moment,
    Outside,
    Text,
    Texts,
    one_or_more,
    several,
)
from generator.vocabulary import Gate, Procedure, Validity, Verdict


class ProcedureStep(Record):
    """A step on the way of a normative document, with its day."""

    noun: ClassVar[str] = "制发程序"

    step: Procedure = term("环节")
    day: Day = term("日期")
    until: Day | None = term("至", default=None, hint="征求意见之类，到哪一天止")
    note: Text | None = term("说明", default=None)
    document: Text | None = term("文件", default=None, to="documents", hint="有关公告、结果的标识")


Gates = Annotated[tuple[Gate, ...], BeforeValidator(several), one_or_more(Gate)]


class Vetting(Record):
    """The review before publication: by whom, when, of what, with which result."""

    noun: ClassVar[str] = "发布审查"

    reviewer: Text = term("审查人", hint="岗位，如 政务公开科科长；写岗位，不写姓名")
    day: Day = term("日期")
    gates: Gates = term("方面", default=tuple(Gate), hint="不写的是五个方面都审了")
    verdict: Verdict = term("结论", default=Verdict.PUBLIC)


class Repost(Record):
    """Where a text of a higher government was taken from, and how soon."""

    noun: ClassVar[str] = "转载"

    source: Text = term("来源", hint="发布原文的机关或者网站")
    address: Outside = term("网址")
    published: Moment = term("发布时间", hint="原文的，如 2026-10-26 17:30")
    reposted: Moment = term("转载时间", hint="在本网站的")


class Document(Article):
    """`content/documents/<year>/<id>.md`."""

    family: ClassVar[str] = "documents"
    noun: ClassVar[str] = "政策文件"
    publishers: ClassVar[str] = "issuers"
    shelf: ClassVar[str] = "documents"

    title: Text = term("标题")
    document_number: Text | None = term("发文字号", default=None, hint="如 示府办规〔2026〕3号")
    index_number: Code | None = term("索引号", default=None)
    register_number: Text | None = term(
        "统一编号", default=None, hint="行政规范性文件的统一登记编号"
    )
    is_marked_normative: Flag = term(
        "规范性文件", default=False, hint="没有统一编号的行政规范性文件写“是”"
    )
    issuers: AtLeastOne = term("发布机构", to="units")
    formed: Day = term("成文日期")
    published: Day = term("发布日期")
    limit: Text | None = term(
        "公开时限", default=None, hint="不是20个工作日的才写，如 印发后3个工作日内"
    )
    effective: Day | None = term("施行日期", default=None)
    early_reason: Text | None = term(
        "施行说明", default=None, hint="公布后不满规定日数就施行的，说明原因，会显示在页面上"
    )
    expires: Day | None = term("有效期至", default=None)
    validity: Validity | None = term("有效性", default=None)
    topic: Text | None = term("主题分类", default=None, hint="大类/小类")
    genre: Text | None = term("体裁", default=None)
    columns: AtLeastOne = term("栏目", to="columns")
    abstract: Text | None = term("摘要", default=None, hint="内容概述，不超过150字")
    addressees: Text | None = term("主送", default=None)
    signatures: Texts = term("署名", default=())
    remark: Text | None = term("附注", default=None)
    repost: Repost | None = term("转载", default=None)
    amends: Texts = term("修改", default=(), to="documents")
    repeals: Texts = term("废止", default=(), to="documents")
    repealed: Day | None = term("废止日期", default=None)
    repealed_by: Text | None = term(
        "废止依据", default=None, hint="废止它、宣布它失效的文件不在本网站的，写名称和文号"
    )
    amended_by: Text | None = term(
        "修改依据", default=None, hint="修改它的文件不在本网站的，写名称和文号"
    )
    procedure: tuple[ProcedureStep, ...] = term("制发程序", default=())
    vetting: Vetting | None = term(
        "发布审查", default=None, hint="先审后发：谁、何时、审了哪些方面、结论"
    )
    needs_interpretation: Flag = term("需解读", default=False)
    explanation: Text | None = term(
        "未解读说明", default=None, hint="应当解读而没有解读的，书面说明原因，会显示在页面上"
    )
    attachments: Attachments = attachments()

    @property
    def is_normative(self) -> bool:
        """行政规范性文件: registered, or said to be one."""
        return self.is_marked_normative or self.register_number is not None

    @property
    def reference_date(self) -> date:
        return self.formed

    @property
    def party_names(self) -> tuple[str, ...]:
        return self.issuers

    @property
    def marks(self) -> tuple[tuple[str, str | None], ...]:
        return (
            ("document_number", self.document_number),
            ("index_number", self.index_number),
            ("register_number", self.register_number),
            ("title", self.title),
            *(("columns", f"{column} {self.title}") for column in self.columns),
        )

    @property
    def attachment_names(self) -> tuple[tuple[str, str], ...]:
        return named(self.attachments)
