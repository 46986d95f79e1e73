"""Plain pages: the guide, the rules about disclosure, help texts."""

from datetime import date
from typing import ClassVar

from generator.record import Article, term
from generator.value import Day, Text, Texts


class PlainPage(Article):
    """`content/pages/<id>.md`."""

    family: ClassVar[str] = "pages"
    noun: ClassVar[str] = "页面"

    title: Text = term("标题")
    columns: Texts = term("栏目", default=(), to="columns")
    units: Texts = term("单位", default=(), to="units")
    updated: Day | None = term("更新日期", default=None)
    abstract: Text | None = term("摘要", default=None)
    attachments: Texts = term("附件", default=())

    @property
    def published_on(self) -> date | None:
        return self.updated

    @property
    def reference_date(self) -> date | None:
        return self.updated

    @property
    def party_names(self) -> tuple[str, ...]:
        return self.units

    @property
    def attachment_names(self) -> tuple[tuple[str, str], ...]:
        return tuple((name, "") for name in self.attachments)
