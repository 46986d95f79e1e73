"""Synonyms: words that a reader may type for one another."""

import re
from collections.abc import Iterable
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema
from pydantic.json_schema import SkipJsonSchema

from generator.record import ID, Entry, Record, hidden, term
from generator.value import Text


def _group(value: Any) -> Any:
    """`医保=医疗保险` may be written as well as a list."""
    return [each.strip() for each in re.split("[=＝]", value)] if isinstance(value, str) else value


def _several(group: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(group)) < 2:
        raise ValueError("一组同义词至少有两个不同的词，如 [医保, 医疗保险]")
    return group


Group = Annotated[
    tuple[Text, ...],
    AfterValidator(_several),
    BeforeValidator(_group),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]


class SynonymBook(Entry):
    """The file `content/synonyms.yaml`."""

    family: ClassVar[str] = "synonyms"
    noun: ClassVar[str] = "同义词"

    id: SkipJsonSchema[str] = hidden(ID, default="synonyms")
    groups: tuple[Group, ...] = term("同义词", default=(), hint="一行一组，如 [医保, 医疗保险]")

    def contained(self) -> Iterable[Record]:
        """A book of one record: all groups are asked for together."""
        return (self,)
