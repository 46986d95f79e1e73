"""A document as it lies on paper: the parts of its page's text, in order, for WORD and PDF.

What banners and tables beside the text say belongs to the page alone, so that a file
stays as it is when a document is amended or repealed.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from generator.shelf import Stored
from generator.text import day


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the text: its name there, and where it lies below the site's folder."""

    name: str
    source: str
    sha256: str
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Paper:
    """`html` and `text` are the body, made ready and plain; `page` its full address."""

    title: str
    number: str
    addressees: str
    html: Stored | str
    text: Stored | str
    attachments: tuple[str, ...]
    signatures: tuple[str, ...]
    formed: date
    remark: str
    author: str
    page: str
    pictures: tuple[Picture, ...] = ()

    def filled(self, read: Callable[[Stored], str], fetch: Callable[[str], bytes]) -> "Paper":
        """With its texts and pictures."""
        return replace(
            self,
            html=read(self.html) if isinstance(self.html, Stored) else self.html,
            text=read(self.text) if isinstance(self.text, Stored) else self.text,
            pictures=tuple(
                each if each.data else replace(each, data=fetch(each.source))
                for each in self.pictures
            ),
        )

    @property
    def attachment_lines(self) -> tuple[str, ...]:
        """附件：1. …; one alone has no number."""
        count = len(self.attachments)
        return tuple(
            ("附件：" if place == 1 else "") + (f"{place}. " if count > 1 else "") + title
            for place, title in enumerate(self.attachments, start=1)
        )

    @property
    def signature_lines(self) -> tuple[str, ...]:
        return (*self.signatures, day(self.formed)) if self.signatures else ()

    @property
    def lines(self) -> Iterator[str]:
        """All that the page's text says, in order."""
        yield self.title
        yield self.number
        yield f"{self.addressees}：" if self.addressees else ""
        yield str(self.text)
        yield from self.attachment_lines
        yield from self.signature_lines
        yield f"（{self.remark}）" if self.remark else ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in an issue: a text, or the title of what is not on the portal."""

    title: str
    paper: Paper | None


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue of the gazette: a cover, its contents, and every text of the portal that it holds."""

    title: str
    name: str
    """What the gazette is called."""
    number: str
    """Which issue it is, in words."""
    cover: str
    made: date
    author: str
    page: str
    sections: tuple[tuple[str, tuple[Entry, ...]], ...]

    def filled(self, read: Callable[[Stored], str], fetch: Callable[[str], bytes]) -> "Issue":
        return replace(
            self,
            sections=tuple(
                (
                    name,
                    tuple(
                        replace(each, paper=each.paper.filled(read, fetch)) if each.paper else each
                        for each in entries
                    ),
                )
                for name, entries in self.sections
            ),
        )

    @property
    def papers(self) -> tuple[Paper, ...]:
        return tuple(
            each.paper for _, entries in self.sections for each in entries if each.paper is not None
        )

    @property
    def lines(self) -> Iterator[str]:
        """All that it says: the cover, the contents, the texts."""
        yield from (self.name, self.number, day(self.made), self.cover, "目录")
        for name, entries in self.sections:
            yield name
            yield from (each.title for each in entries)
        for paper in self.papers:
            yield from paper.lines


class NotMade(Exception):  # noqa: N818 - says of a file what became of it
    """A file that could not be made, or does not say what the page says.  The message tells."""


def squeezed(text: str) -> str:
    """Without blanks: where lines break is the paper's affair."""
    return re.sub(r"\s+", "", text)


def difference(right: str, found: str) -> str:
    """Where two texts part, in words; empty where they say the same."""
    right, found = squeezed(right), squeezed(found)
    if right == found:
        return ""
    at = next(
        (index for index, pair in enumerate(zip(right, found, strict=False)) if pair[0] != pair[1]),
        min(len(right), len(found)),
    )
    before = right[max(0, at - 12) : at]
    return f"“{before}”之后，网页上是“{right[at : at + 12]}”，文件里是“{found[at : at + 12]}”"


_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_LONGEST = 180
"""Bytes of a file name; most systems take 255, and archives put folders before it."""


def file_name(number: str, title: str, suffix: str) -> str:
    """文号 + 标题, as every system takes it."""
    name = _UNFIT.sub("", "_".join(filter(None, (number, title)))).replace(" ", "").strip(". ")
    while len(name.encode()) > _LONGEST:
        name = name[:-1]
    return f"{name}.{suffix}"
