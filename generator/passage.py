"""Text that remembers, character by character, where in a source it stands."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Self


@dataclass(frozen=True, slots=True)
class Passage:
    """`origin[i]` is the offset in the source's text of character `i`; the two are equally long.

    Cutting, joining and squeezing keep the origins, so that whatever an import makes of
    a document can be traced back to the characters it was made from.
    """

    text: str = ""
    origin: tuple[int, ...] = ()

    @classmethod
    def at(cls, text: str, start: int) -> Self:
        """A text that stands in the source in one piece."""
        return cls(text, tuple(range(start, start + len(text))))

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> "Passage":
        return Passage(self.text[part], self.origin[part])

    def __add__(self, other: "Passage") -> "Passage":
        return Passage(self.text + other.text, self.origin + other.origin)

    def strip(self, characters: str | None = None) -> "Passage":
        start = len(self.text) - len(self.text.lstrip(characters))
        return self[start : max(start, len(self.text.rstrip(characters)))]

    def folded(self) -> "Passage":
        """In half width, character for character: a pattern need only know one comma."""
        return Passage(self.text.translate(_HALF_WIDTH), self.origin)

    def printed(self, source: str) -> str:
        """The characters as they stand in the source's text, undoing `folded`."""
        return "".join(source[at] for at in self.origin)

    def squeezed(self) -> "Passage":
        """Without any white space, as official texts are compared."""
        return self.kept(lambda character: not character.isspace())

    def kept(self, wanted: Callable[[str], bool]) -> "Passage":
        pairs = [
            (each, at) for each, at in zip(self.text, self.origin, strict=True) if wanted(each)
        ]
        return Passage("".join(each for each, _ in pairs), tuple(at for _, at in pairs))

    def group(self, match: re.Match[str], group: int | str = 0) -> "Passage":
        """What a group of a match in this text covers; nothing where the group took no part."""
        start, end = match.span(group)
        return self[start:end] if start >= 0 else Passage()

    def split(self, pattern: re.Pattern[str]) -> "Iterator[Passage]":
        """The pieces between the matches, empty ones too."""
        start = 0
        for match in pattern.finditer(self.text):
            yield self[start : match.start()]
            start = match.end()
        yield self[start:]

    def lines(self) -> "Iterator[Passage]":
        return self.split(_BREAK)


_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
_BREAK = re.compile(r"\n")


def joined(passages: Iterable[Passage]) -> Passage:
    return reduce(Passage.__add__, passages, Passage())
