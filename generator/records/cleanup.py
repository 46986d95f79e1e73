"""Yearly clean-ups of normative documents: each was looked at, and what was decided of it."""

from datetime import date
from typing import ClassVar

from generator.record import Published, Record, term
from generator.value import AtLeastOne, Day, Text, Texts, Whole
from generator.vocabulary import CleanupResult


class Judged(Record):
    """What a clean-up decided of a document."""

    noun: ClassVar[str] = "清理结果"

    document: Text = term("文件", to="documents")
    verdict: CleanupResult = term("结果")
    note: Text | None = term("说明", default=None)


class Cleanup(Published):
    """`content/cleanups/<id>.yaml`."""

    family: ClassVar[str] = "cleanups"
    noun: ClassVar[str] = "规范性文件清理"
    shelf: ClassVar[str] = "cleanups"

    title: Text = term("标题")
    year: Whole = term("年度")
    units: AtLeastOne = term("单位", to="units", hint="组织清理的单位")
    scope: Texts = term(
        "范围", default=(), to="units", hint="清理了哪些单位的文件；不写就是全部单位"
    )
    day: Day = term("清理日期", hint="清理结果确定的日期")
    published: Day = term("发布日期")
    decision: Text | None = term(
        "依据文件", default=None, to="documents", hint="公布清理结果的文件的标识"
    )
    columns: Texts = term("栏目", default=(), to="columns")
    abstract: Text | None = term("摘要", default=None)
    results: tuple[Judged, ...] = term("结果")

    @property
    def reference_date(self) -> date:
        return self.day

    @property
    def party_names(self) -> tuple[str, ...]:
        return self.units

    def judged(self, document: str) -> Judged | None:
        """What it says of a document, by id."""
        return next((each for each in self.results if each.document == document), None)
