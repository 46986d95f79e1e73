"""Questions: what people asked of a policy, and the answer that the unit stands by."""

from datetime import date
from typing import ClassVar, Self

from pydantic import model_validator

from generator.attached import Attachments, attachments, named
from generator.record import Article, term
from generator.value import AtLeastOne, Day, Text, Texts
from generator.vocabulary import Origin


class Question(Article):
    """`content/questions/**/<id>.md`.  The text is the answer; a draft waits for it."""

    family: ClassVar[str] = "questions"
    noun: ClassVar[str] = "政策咨询问答"
    shelf: ClassVar[str] = "questions"

    title: Text = term("问题", hint="一句话，照提问的人会怎样问来写")
    phrasings: Texts = term("其他问法", default=(), hint="别的说法，显示在页面上，也搜得到")
    units: AtLeastOne = term("单位", to="units", hint="答复的单位")
    field: Text = term("领域", hint="如 社会救助、教育、惠企")
    audiences: AtLeastOne = term("受众", hint="如 个人、企业、个体工商户、农户")
    basis: Texts = term(
        "依据", default=(), to="documents", hint="文件的标识，可以指到条，如 2026/dbbz#a22"
    )
    other_basis: Texts = term("其他依据", default=(), hint="不在本网站的法规、文件的名称和条款")
    interpretations: Texts = term("相关解读", default=(), to="interpretations")
    origin: Origin = term("来源")
    received: Day | None = term("收到日期", default=None)
    answered: Day | None = term("答复日期", default=None)
    published: Day | None = term("发布日期", default=None)
    checked: Day | None = term("校核日期", default=None, hint="最近一次核对答复仍然准确的日期")
    expires: Day | None = term("有效至", default=None, hint="过了这一天，退出列表，页面写明已过期")
    columns: Texts = term("栏目", default=(), to="columns")
    attachments: Attachments = attachments()

    @model_validator(mode="after")
    def _is_answered(self) -> Self:
        """What is no draft stands in lists by its day, and has something to say."""
        if self.is_draft:
            return self
        if self.published is None:
            raise ValueError("缺少“发布日期”；还没有答复的，写“草稿: 是”")
        if not self.body.opening:
            raise ValueError("没有答复的内容；还没有答复的，写“草稿: 是”")
        return self

    @property
    def reference_date(self) -> date | None:
        return self.published or self.received

    @property
    def party_names(self) -> tuple[str, ...]:
        return self.units

    @property
    def marks(self) -> tuple[tuple[str, str | None], ...]:
        return (("title", self.title),)

    @property
    def attachment_names(self) -> tuple[tuple[str, str], ...]:
        return named(self.attachments)
