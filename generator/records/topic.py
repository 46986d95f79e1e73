"""Topics (专题): pages put together from what carries a tag, stands in a column, or is named."""

from datetime import date
from typing import ClassVar, Self

from pydantic import model_validator

from generator.record import Published, Record, term
from generator.value import AtLeastOne, Day, Outside, Text, Texts, Whole
from generator.vocabulary import Shelf


class Pointer(Record):
    """A link to the outside."""

    noun: ClassVar[str] = "链接"

    name: Text = term("名称")
    address: Outside = term("网址")
    remark: Text | None = term("说明", default=None)


SOURCES = ("tag", "column", "subject", "units", "audience")
"""What a section can be gathered from, the narrowest first."""

NAMED = ("documents", "interpretations", "questions", "services", "tables", "matters")
"""What a section can name, in the order shown."""


def _runs_forward(since: date | None, until: date | None) -> None:
    if since and until and until < since:
        raise ValueError(f"“至”{until} 早于“自”{since}")


class Section(Record):
    """What it looks for, what it names, and where else to look."""

    noun: ClassVar[str] = "部分"

    title: Text = term("标题")
    remark: Text | None = term("说明", default=None)
    tag: Text | None = term("标签", default=None)
    column: Text | None = term("栏目", default=None, to="columns")
    subject: Text | None = term("主题分类", default=None, hint="大类，如 财政、金融、审计")
    units: Texts = term("单位", default=(), to="units")
    audience: Text | None = term("受众", default=None, hint="问答和办事指南的受众")
    words: Text | None = term("标题含", default=None)
    kind: Shelf | None = term("种类", default=None, hint="只收这一种")
    since: Day | None = term("自", default=None)
    until: Day | None = term("至", default=None)
    most: Whole = term("最多", default=10)
    documents: Texts = term("文件", default=(), to="documents")
    interpretations: Texts = term("解读", default=(), to="interpretations")
    questions: Texts = term("问答", default=(), to="questions")
    services: Texts = term("指南", default=(), to="services")
    tables: Texts = term("数据表", default=(), to="tables")
    matters: Texts = term("事项", default=(), to="matters")
    links: tuple[Pointer, ...] = term("链接", default=())

    @model_validator(mode="after")
    def _has_something(self) -> Self:
        _runs_forward(self.since, self.until)
        looks = any(getattr(self, each) for each in SOURCES)
        narrows = [self.word(each) for each in ("words", "kind") if getattr(self, each)]
        if narrows and not looks:
            ways = "”“".join(map(self.word, SOURCES))
            raise ValueError(f"“{'”“'.join(narrows)}”要与“{ways}”其中的一个一起用")
        if not looks and not self.links and not any(getattr(self, each) for each in NAMED):
            raise ValueError("这一部分没有写收哪些内容：写“标签”“栏目”之类，或者写出标识、链接")
        return self

    @property
    def looks(self) -> bool:
        return any(getattr(self, each) for each in SOURCES)


class Topic(Published):
    """`content/topics/<id>.yaml`."""

    family: ClassVar[str] = "topics"
    noun: ClassVar[str] = "专题"
    shelf: ClassVar[str] = "topics"

    title: Text = term("标题")
    abstract: Text = term("导语")
    units: AtLeastOne = term("单位", to="units", hint="维护的单位")
    published: Day = term("发布日期")
    since: Day | None = term("自", default=None, hint="收从这一天起公开的")
    until: Day | None = term("至", default=None, hint="过了这一天归档，不再收新的，页面保留")
    columns: Texts = term("栏目", default=(), to="columns")
    sections: tuple[Section, ...] = term("部分")

    @model_validator(mode="after")
    def _is_kept_forward(self) -> Self:
        _runs_forward(self.since, self.until)
        return self

    @property
    def reference_date(self) -> date:
        return self.published

    @property
    def party_names(self) -> tuple[str, ...]:
        return self.units
