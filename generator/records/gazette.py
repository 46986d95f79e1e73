"""Issues of the government's gazette: what stands in each, by section."""

from datetime import date
from typing import ClassVar, Self

from pydantic import model_validator

from generator.record import Published, Record, term
from generator.value import AtLeastOne, Day, Text, Texts, Whole


class Section(Record):
    """A section of an issue; documents first, then interpretations, then what has no page on the portal."""

    noun: ClassVar[str] = "公报栏目"

    name: Text = term("名称", hint="如 区政府文件")
    documents: Texts = term("文件", default=(), to="documents")
    interpretations: Texts = term("解读", default=(), to="interpretations")
    titles: Texts = term("标题", default=(), hint="本网站没有的内容，只列标题")


class Gazette(Published):
    """`content/gazettes/<year>-<no>.yaml`."""

    family: ClassVar[str] = "gazettes"
    noun: ClassVar[str] = "政府公报"
    shelf: ClassVar[str] = "gazettes"

    year: Whole = term("年")
    number: Whole = term("期")
    serial: Whole = term("总期号", hint="从创刊起的总期数")
    units: AtLeastOne = term("主办", to="units")
    published: Day = term("发布日期")
    printed: Day | None = term("纸质版日期", default=None, hint="纸质公报印发的日期")
    cover: Text | None = term("封面说明", default=None)
    columns: Texts = term("栏目", default=(), to="columns")
    sections: tuple[Section, ...] = term("目录")

    @model_validator(mode="after")
    def _is_named_by_year_and_number(self) -> Self:
        if self.id != f"{self.year}-{self.number}":
            raise ValueError(f"文件名应为“{self.year}-{self.number}.yaml”，与“年”“期”一致")
        return self

    @property
    def called(self) -> str:
        return f"{self.year}年第{self.number}期"

    @property
    def marks(self) -> tuple[tuple[str, str | None], ...]:
        return (("serial", str(self.serial)),)

    @property
    def reference_date(self) -> date:
        return self.published

    @property
    def party_names(self) -> tuple[str, ...]:
        return self.units

    @property
    def gist(self) -> str:
        return self.cover or "、".join(each.name for each in self.sections)
