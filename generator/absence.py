"""Why organs publish nothing of what articles 20 and 21 order: `法定内容说明` in `site.yaml`."""

from typing import Annotated, ClassVar

from pydantic import AfterValidator

from generator.record import Record, term
from generator.statutory_content import statutory_items
from generator.text import did_you_mean
from generator.value import AtLeastOne, Text, Texts, UnitKinds


def _known(names: tuple[str, ...]) -> tuple[str, ...]:
    known = [each.name for each in statutory_items()]
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or f"，可用的有：{'、'.join(known)}"
            raise ValueError(f"没有“{name}”这一项{hint}")
    return names


class Absence(Record):
    """Some items, for some organs; where neither kinds nor units are named, for all."""

    noun: ClassVar[str] = "法定内容说明"

    items: Annotated[AtLeastOne, AfterValidator(_known)] = term(
        "项", hint="条例第二十条、第二十一条的哪几项，如 统计信息"
    )
    kinds: UnitKinds = term("单位类别", default=())
    units: Texts = term("单位", default=(), to="units")
    excepted: Texts = term("除", default=(), to="units", hint="这些单位不适用这条说明")
    reason: Text = term("理由", hint="会显示在页面上")
    column: Text | None = term("栏目", default=None, to="columns", hint="在哪个栏目里能查到")
