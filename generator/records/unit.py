"""Units (organs, towns, institutions) and the collectives that task lists print instead of them."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic.json_schema import SkipJsonSchema

from generator.diagnostic import Place
from generator.guide import Guide
from generator.record import OR_TEXT, Entry, Record, hidden, term
from generator.syntax import PLACE
from generator.text import slug
from generator.value import Code, Day, Identifier, Text, Texts, UnitKinds
from generator.vocabulary import Fate, UnitKind


class Alias(Record):
    """A name that means the unit, for all time or between two dates."""

    noun: ClassVar[str] = "别名"

    name: Text = term("名称")
    since: Day | None = term("自", default=None)
    until: Day | None = term("至", default=None)

    def holds_on(self, day: date | None) -> bool:
        return day is None or (self.since or day) <= day <= (self.until or day)


def _aliases(value: Any) -> Any:
    """An alias without dates may be written as a bare name."""
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list):
        return value
    return [{"名称": each, PLACE: Place("")} if isinstance(each, str) else each for each in value]


class Office(Record):
    """The organ's disclosure office: the six contact items of article 12's guide."""

    noun: ClassVar[str] = "公开机构"

    name: Text | None = term("名称", default=None)
    address: Text | None = term("办公地址", default=None)
    hours: Text | None = term("办公时间", default=None)
    phone: Code | None = term("联系电话", default=None)
    fax: Code | None = term("传真号码", default=None)
    online: Text | None = term("互联网联系方式", default=None)


class Successor(Record):
    """What became of a unit that is no more."""

    noun: ClassVar[str] = "去向"

    fate: Fate = term("方式")
    unit: Text | None = term("单位", default=None, to="units")
    day: Day | None = term("日期", default=None)
    basis: Text | None = term("依据", default=None)


class Unit(Entry):
    """An organ with its own page.  Optional facts are the six items of article 20 (2) and more."""

    family: ClassVar[str] = "units"
    noun: ClassVar[str] = "单位"

    id: Identifier = term("标识", hint="用在网址里，公开后不再变动，如 qczj")
    name: Text = term("名称", hint="清单里印的简称")
    full_name: Text | None = term("全称", default=None)
    aliases: Annotated[tuple[Alias, ...], BeforeValidator(_aliases)] = Field(
        default=(),
        alias="别名",
        title="别名",
        description="所有指这个单位的名称，可带起止日期",
        json_schema_extra={OR_TEXT: True},
    )
    kind: UnitKind = term("类别")
    code: Code | None = term("统一社会信用代码", default=None)
    address: Text | None = term("办公地址", default=None)
    hours: Text | None = term("办公时间", default=None)
    phone: Code | None = term("联系电话", default=None)
    fax: Code | None = term("传真", default=None)
    postcode: Code | None = term("邮政编码", default=None)
    email: Text | None = term("电子邮箱", default=None)
    head: Text | None = term("负责人", default=None)
    functions: Text | None = term("机构职能", default=None)
    divisions: Texts = term("内设机构", default=())
    office: Office | None = term("公开机构", default=None)
    guide: Guide | None = term("公开指南", default=None, hint="与 site.yaml 里写的不同之处")
    founded: Day | None = term(
        "设立日期", default=None, hint="只在需要时写：此日以前的清单不约束它"
    )
    successor: Successor | None = term("去向", default=None)

    @property
    def title(self) -> str:
        return self.name

    @property
    def formal_name(self) -> str:
        return self.full_name or self.name

    def exists_on(self, day: date) -> bool:
        """Whether there was such a unit then: founded by that day, and not yet renamed, merged or dissolved."""
        ended = self.successor is not None and (self.successor.day or date.min) <= day
        return (self.founded or date.min) <= day and not ended

    @property
    def party_names(self) -> tuple[str, ...]:
        return (self.name,)

    def names_on(self, day: date | None) -> Iterable[str]:
        """Every name that meant this unit on a day; on any day, for None."""
        yield self.name
        if self.full_name:
            yield self.full_name
        yield from (alias.name for alias in self.aliases if alias.holds_on(day))


class MemberRule(Record):
    """Members by rule: every active unit of these kinds."""

    noun: ClassVar[str] = "成员"

    kinds: UnitKinds = term("类别")


OPEN = "不定"


def _names(value: Any) -> Any:
    if isinstance(value, str):
        return () if value == OPEN else (value,)
    return () if isinstance(value, dict) else value


_KINDS_SCHEMA = {"enum": [str(kind) for kind in UnitKind]}
_MEMBERS_SCHEMA = {
    "anyOf": [
        {"type": "string", "description": OPEN},
        {"type": "array", "items": {"type": "string"}},
        {
            "type": "object",
            "properties": {
                "类别": {"anyOf": [_KINDS_SCHEMA, {"type": "array", "items": _KINDS_SCHEMA}]}
            },
            "required": ["类别"],
            "additionalProperties": False,
        },
    ]
}


class Collective(Entry):
    """A name in a task list that stands for several units.

    A closed one has members, by rule or by name, and binds each of them; an open one
    (不定) is expanded to nobody.
    """

    family: ClassVar[str] = "collectives"
    noun: ClassVar[str] = "集合"

    id: Identifier = term("标识", default="")
    name: Text = term("名称")
    aliases: Texts = term("别名", default=())
    members: Annotated[
        tuple[Text, ...], BeforeValidator(_names), WithJsonSchema(_MEMBERS_SCHEMA)
    ] = term("成员", to="units")
    rule: SkipJsonSchema[MemberRule | None] = hidden("\0成员", default=None)
    is_open: SkipJsonSchema[bool] = hidden("\0open", default=False)

    @model_validator(mode="before")
    @classmethod
    def _three_ways(cls, data: Any) -> Any:
        """`成员` is a rule, a list of names, or the word 不定."""
        if not isinstance(data, dict):
            return data
        members = data.get("成员")
        more: dict[str, Any] = (
            {"\0成员": members} if isinstance(members, dict) else {"\0open": members == OPEN}
        )
        if "标识" not in data and isinstance(data.get("名称"), str):
            more["标识"] = slug(data["名称"])
        return data | more

    @property
    def title(self) -> str:
        return self.name

    def names_on(self, _day: date | None) -> Iterable[str]:
        return (self.name, *self.aliases)


class UnitBook(Record):
    """The file `content/units.yaml`."""

    noun: ClassVar[str] = "单位和集合"

    units: tuple[Unit, ...] = term("单位", default=())
    collectives: tuple[Collective, ...] = term("集合", default=())

    def contained(self) -> Iterable[Record]:
        return (*self.units, *self.collectives)
