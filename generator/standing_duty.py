"""What units owe year after year, whatever the list of a year says: annual reports, guides, quotas.

Written in `site.yaml`; `standing_duties.yaml` holds those of a site that writes none.
"""

import re
from typing import Annotated, ClassVar

from pydantic import AfterValidator, ValidationInfo, field_validator

from generator.deadline import Cycle, Every, Quota
from generator.period import Period, periods
from generator.phrase import parse
from generator.record import Entry, term
from generator.statement import Statement
from generator.value import AtLeastOne, Identifier, Text, Texts, UnitKinds, Whole
from generator.vocabulary import Division, Form

_ANY_YEAR = 2024
"""What recurs names no year."""


def _recurrence(phrase: str) -> Every | Quota:
    """Raises ValueError, in Chinese, for what does not come back, or is not followed up day by day."""
    found = parse(phrase, _ANY_YEAR)
    if isinstance(found, Every | Quota) and found.cycle is not Cycle.DAY:
        return found
    raise ValueError(f"“{phrase}”不是定期的时限，应如“每年1月31日前”“每季度”“每半年”“每年至少2次”")


def _recurs(phrase: str) -> str:
    _recurrence(phrase)
    return phrase


class StandingDuty(Entry):
    """One of `公开义务` in `site.yaml`.  Where no unit is named it is owed by the site's sponsor."""

    family: ClassVar[str] = "duties"
    noun: ClassVar[str] = "公开义务"

    id: Identifier = term("标识")
    name: Text = term("名称")
    basis: Text = term("依据")
    kinds: UnitKinds = term("单位类别", default=(), hint="这些类别的每个单位都有这项义务")
    units: Texts = term("单位", default=(), to="units")
    division: Division = term(
        "分工", default=Division.SEPARATELY, hint="会同：这些单位合起来公开就可以"
    )
    columns: AtLeastOne = term("栏目", to="columns", hint="公开在哪个栏目里")
    words: Text | None = term("标题含", default=None, hint="只算标题里有这几个字的")
    form: Form | None = term("形式", default=None, hint="只算这种形式的解读")
    deadline: Annotated[Text, AfterValidator(_recurs)] = term(
        "时限", hint="如 每年1月31日前、每季度、每年至少2次"
    )
    since: Whole | None = term("自", default=None, hint="从哪一年起核对，如 2026")
    explanations: tuple[Statement, ...] = term(
        "书面说明", default=(), hint="没有公开的，书面说明原因，会显示在页面上"
    )

    @field_validator("explanations", mode="after")
    @classmethod
    def _explain_periods(
        cls, explanations: tuple[Statement, ...], info: ValidationInfo
    ) -> tuple[Statement, ...]:
        """By their full names, with the year: a duty stands for many years."""
        if "deadline" not in info.data:
            return explanations
        recurrence = _recurrence(info.data["deadline"])
        for each in explanations:
            years = {each.day.year, *map(int, re.findall("[12][0-9]{3}", each.period or ""))}
            known = [found.name for year in sorted(years) for found in periods(recurrence, year)]
            if each.period not in known:
                told = f"“{each.period}”不是这项义务的一期" if each.period else "缺少“期”"
                raise ValueError(f"{told}，应写如“{known[0]}”")
        return explanations

    @property
    def title(self) -> str:
        return self.name

    @property
    def party_names(self) -> tuple[str, ...]:
        return self.units

    def periods(self, year: int) -> tuple[Period, ...]:
        return periods(_recurrence(self.deadline), year) if (self.since or year) <= year else ()
