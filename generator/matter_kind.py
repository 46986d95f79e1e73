"""Kinds of matters: which stages each goes through, within which limits, on which ground.

`matter_kinds.yaml` holds those that every site has; `事项种类` in `site.yaml` adds others, or
puts its own in the place of one of the same name.
"""

from typing import Annotated, ClassVar

from pydantic import AfterValidator, model_validator

from generator.deadline import From, Within
from generator.phrase import parse
from generator.record import Entry, Record, term
from generator.value import Flag, Identifier, Text, Texts

OCCURRED = "发生"
"""The word of a clock's start for the time at which a thing happened."""
_ANY_YEAR = 2024


def limit_of(phrase: str) -> Within:
    """Raises ValueError, in Chinese, for what is no stretch of time."""
    found = parse(phrase, _ANY_YEAR)
    if isinstance(found, Within) and not found.event and found.link is From.AFTER:
        return found
    raise ValueError(f"“{phrase}”应如“24小时内”“30日内”“7个工作日内”")


def _reads(phrase: str) -> str:
    limit_of(phrase)
    return phrase


class Stage(Record):
    """A stage that matters of a kind go through."""

    noun: ClassVar[str] = "环节"

    name: Text = term("名称")
    reached: Text | None = term(
        "状态", default=None, hint="到了这一环节，事项是什么状态，如 已决定"
    )
    is_required: Flag = term("必经", default=False)
    is_held: Flag = term("举行", default=False, hint="日期就是“日程”的时间，不必另写")
    basis: Text | None = term("依据", default=None)


class Clock(Record):
    """A limit from one stage, or from what happened, to another."""

    noun: ClassVar[str] = "时限"

    start: Text = term("自", default=OCCURRED, hint="从哪一环节起算；不写的从“发生”起算")
    end: Text = term("到", hint="到哪一环节")
    limit: Annotated[Text, AfterValidator(_reads)] = term("时限", hint="如 24小时内、7个工作日内")
    levels: Texts = term("级别", default=(), hint="只限这些级别的事项")
    basis: Text | None = term("依据", default=None)


class MatterKind(Entry):
    """One of `事项种类`, known by its name."""

    family: ClassVar[str] = "matter-kinds"
    noun: ClassVar[str] = "事项种类"

    id: Text = term("名称")
    key: Identifier = term("标识", hint="用在列表和数据的网址里")
    basis: Text | None = term("依据", default=None)
    columns: Texts = term(
        "栏目",
        default=(),
        to="columns",
        required=False,
        hint="事项没有写栏目的，放在这里；写几个的，用网站上有的第一个",
    )
    needs: Texts = term("必填", default=(), hint="这一种事项必须写的键，如 征集、发生")
    stages: tuple[Stage, ...] = term("环节", default=())
    clocks: tuple[Clock, ...] = term("时限", default=())

    @model_validator(mode="after")
    def _clocks_name_stages(self) -> "MatterKind":
        known = [each.name for each in self.stages]
        for clock in self.clocks:
            for name in (clock.end, *((clock.start,) if clock.start != OCCURRED else ())):
                if name not in known:
                    raise ValueError(f"“时限”写了“{name}”，“环节”里没有它")
        return self

    @property
    def title(self) -> str:
        return self.id
