"""What articles 20 and 21 order every organ to publish, as data; and which column is for what."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import yaml

from generator.vocabulary import Level


@dataclass(frozen=True, slots=True)
class StatutoryItem:
    """`number` is empty in article 21, which numbers nothing; `levels` is empty for what all owe."""

    article: int
    number: str
    name: str
    text: str
    column: str
    levels: tuple[Level, ...]

    @property
    def ground(self) -> str:
        """As columns cite it."""
        return f"第二十条第{self.number}项" if self.article == 20 else "第二十一条"

    def is_owed_at(self, level: Level) -> bool:
        return not self.levels or level in self.levels


@cache
def statutory_items() -> tuple[StatutoryItem, ...]:
    """In the order of the articles."""
    text = resources.files("generator").joinpath("statutory_content.yaml").read_text("utf-8")
    return tuple(
        StatutoryItem(
            int(each["条"]),
            each.get("项", ""),
            each["名称"],
            each["内容"],
            each["栏目"],
            tuple(map(Level, each.get("层级", ()))),
        )
        for each in yaml.load(text, Loader=yaml.BaseLoader)
    )


@lru_cache(maxsize=1024)
def items_of(identity: str, name: str, basis: str | None) -> tuple[StatutoryItem, ...]:
    """What a column is for: by its id, else by the ground that it cites."""
    return tuple(
        each
        for each in statutory_items()
        if identity == each.column or (basis is not None and _cites(basis, name, each))
    )


def _cites(basis: str, name: str, item: StatutoryItem) -> bool:
    """Brackets may be of any width; article 21 is cited by columns of the same name."""
    plain = re.sub(r"\s", "", basis).replace("(", "（").replace(")", "）")
    return item.ground in plain and (item.article == 20 or item.name == name)
