"""The sum of an import: what became of every character of the source."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby, pairwise

from generator.draft import used, values
from generator.passage import Passage
from generator.understand import Draft


class Fate(IntEnum):
    """What became of a character; white space has no fate."""

    NOTHING = 0
    VALUE = 1
    STRUCTURE = 2
    BLANK = 3

    @property
    def word(self) -> str:
        return ("没有用到", "写入清单", "读作表头、序号和分隔", "空白")[self]


@dataclass(frozen=True, slots=True)
class Account:
    """`fates[i]` is that of character `i` of the source's text."""

    fates: bytes

    def count(self, fate: Fate) -> int:
        return self.fates.count(fate)

    @property
    def total(self) -> int:
        """All characters but white space."""
        return len(self.fates) - self.count(Fate.BLANK)

    def runs(self) -> Iterator[tuple[Fate, int, int]]:
        """(fate, start, end) of neighbouring characters with one fate."""
        start = 0
        for fate, run in groupby(self.fates):
            end = start + len(list(run))
            yield Fate(fate), start, end
            start = end


class Miscounted(AssertionError):  # noqa: N818 - the count is wrong, whatever it is called
    """A value does not say what its characters in the source say: a fault of the program."""


def account(draft: Draft) -> Account:
    """Raises Miscounted where a value is not made of the source's own characters, in their order."""
    text = draft.source.text
    fates = bytearray(Fate.BLANK if each.isspace() else Fate.NOTHING for each in text)
    _mark(fates, used((*draft.reading.structure, *draft.facts.structure)), Fate.STRUCTURE)
    passages = list(all_values(draft))
    for passage in passages:
        if _comparable(passage.printed(text)) != _comparable(passage.text):
            raise Miscounted(passage.text)
        if any(before >= after for before, after in pairwise(passage.origin)):
            raise Miscounted(passage.text)
    _mark(fates, used(passages), Fate.VALUE)
    return Account(bytes(fates))


def _comparable(text: str) -> str:
    """One kind of blank, half width."""
    return re.sub(r"\s", " ", Passage(text).folded().text)


def all_values(draft: Draft) -> Iterable[Passage]:
    """Everything in the catalogue that came from the source."""
    facts = draft.facts
    yield from (facts.title, facts.notice, facts.document_number, facts.index_number)
    yield from (*facts.issuers, facts.formed, facts.published)
    for task in draft.tasks:
        yield from (heading.title for heading in task.path)
        yield from (passage for _, passage in values(task))


def _mark(fates: bytearray, offsets: Iterable[int], fate: Fate) -> None:
    for at in offsets:
        if fates[at] != Fate.BLANK:
            fates[at] = fate
