"""Interpretations: what a policy document means, in one of the forms the task lists ask for."""

from datetime import date
from typing import ClassVar

from generator.record import Article, term
from generator.value import AtLeastOne, Code, Day, Text, Texts
from generator.vocabulary import Form


class Interpretation(Article):
    """`content/interpretations/<year>/<id>.md`."""

    family: ClassVar[str] = "interpretations"
    noun: ClassVar[str] = "政策解读"
    shelf: ClassVar[str] = "interpretations"

    title: Text = term("标题")
    interprets: AtLeastOne = term("解读对象", to="documents", hint="所解读文件的标识，可以多个")
    form: Form = term("形式")
    interpreter: Text | None = term("解读人", default=None)
    units: AtLeastOne = term("单位", to="units")
    published: Day = term("发布日期")
    columns: Texts = term("栏目", default=(), to="columns")
    abstract: Text | None = term("摘要", default=None)
    index_number: Code | None = term("索引号", default=None)
    attachments: Texts = term("附件", default=(), hint="与正文同一文件夹里的文件名")

    @property
    def reference_date(self) -> date:
        return self.published

    @property
    def party_names(self) -> tuple[str, ...]:
        return self.units

    @property
    def marks(self) -> tuple[tuple[str, str | None], ...]:
        return (("index_number", self.index_number),)

    @property
    def attachment_names(self) -> tuple[tuple[str, str], ...]:
        return tuple((name, "") for name in self.attachments)
