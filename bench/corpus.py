"""Real texts to any number of documents, each a pure function of the texts, the seed and its number.

Up to the number of texts a document is one of them.  Past that it is a run of paragraphs
that begins somewhere in one text and goes on into the next, until it is as long as a
third: the lengths stay distributed as the real ones are.  So the first 1,000 documents of
100,000 are the 1,000 of the smaller corpus.
"""

import hashlib
import re
import tarfile
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path, PurePosixPath

from bench.classification import COLUMNS, TOPICS, UNITS
from bench.enrichment import enrich
from generator.text import CONTROL
from generator.text import number as value_of

AS_OF = date(2026, 11, 20)
"""The day on which every site is built."""

SEED = 20261120
SHORTEST = 20
"""Characters; what is shorter is no text but a note beside the texts."""


class Unusable(Exception):  # noqa: N818 - nothing of ours went wrong
    """There are no texts to make documents of.  The message is for whoever measures."""


@dataclass(frozen=True, slots=True)
class Text:
    """A real text, its Markdown such that every generator takes it."""

    title: str
    formed: date | None
    blocks: tuple[str, ...]
    size: int
    """Bytes of UTF-8."""


@dataclass(frozen=True, slots=True)
class Document:
    number: int
    identity: str
    title: str
    unit: str
    topic: str
    column: str
    formed: date
    published: date
    body: str


@dataclass(frozen=True, slots=True)
class Corpus:
    texts: tuple[Text, ...]
    rich: bool = False
    seed: int = SEED

    def document(self, number: int) -> Document:
        return self._document(number, self._formed(number), number)

    def documents(self, size: int) -> Iterator[Document]:
        return map(self.document, range(size))

    def news(self, number: int, size: int) -> Document:
        """A document of today beside `size` others, as an office adds one: first in every list."""
        return self._document(number, AS_OF, size)

    def _document(self, number: int, formed: date, known: int) -> Document:
        """`known` documents may be linked to: none that is not there at every size."""
        title, blocks = self._text(number)
        if self.rich:
            blocks = enrich(blocks, self._draw(number, "enrich"), self._linked(number, known))
        delay = self._draw(number, "published") % 20
        return Document(
            number,
            _identity(number, formed),
            title,
            UNITS[self._weighted(number, "unit", len(UNITS), 0.8)],
            TOPICS[self._weighted(number, "topic", len(TOPICS), 0.6)],
            tuple(COLUMNS)[self._weighted(number, "column", len(COLUMNS), 0.5)],
            formed,
            min(formed + timedelta(days=delay), AS_OF),
            "\n\n".join(with_anchors(blocks)) + "\n",
        )

    def _text(self, number: int) -> tuple[str, Sequence[str]]:
        if number < len(self.texts):
            text = self.texts[number]
            return text.title, text.blocks
        wanted = self.texts[self._draw(number, "length") % len(self.texts)].size
        start = self._draw(number, "text") % len(self.texts)
        first = self.texts[start]
        skipped = self._draw(number, "block") % len(first.blocks)
        blocks: list[str] = []
        size = 0
        for block in self._from(start, skipped):
            blocks.append(block)
            size += len(block.encode()) + 2
            if size >= wanted:
                break
        return f"{first.title}（第{number}号）", blocks

    def _from(self, start: int, skipped: int) -> Iterator[str]:
        """Every block from one of a text on, through the following texts and round again."""
        yield from self.texts[start].blocks[skipped:]
        while True:
            start = (start + 1) % len(self.texts)
            yield from self.texts[start].blocks

    def _formed(self, number: int) -> date:
        known = self.texts[number].formed if number < len(self.texts) else None
        return known or date(2008, 5, 1) + timedelta(days=self._draw(number, "formed") % 6700)

    def _linked(self, number: int, known: int) -> tuple[str, ...]:
        if not known:
            return ()
        draws = (self._draw(number, "link", each) % known for each in range(8))
        return tuple(_identity(draw, self._formed(draw)) for draw in draws)

    def _weighted(self, number: int, of: str, count: int, slope: float) -> int:
        """One of `count`, the first ones more often, as some units publish more than others."""
        weights = [1 / (place + 1) ** slope for place in range(count)]
        left = self._draw(number, of) / 2**64 * sum(weights)
        for place, weight in enumerate(weights):
            left -= weight
            if left < 0:
                return place
        return count - 1

    def _draw(self, *key: object) -> int:
        return draw(self.seed, *key)


def _identity(number: int, formed: date) -> str:
    return f"{formed.year}/d{number:06d}"


def draw(*key: object) -> int:
    """A number below 2**64 that only the key decides, on every machine alike."""
    return int.from_bytes(hashlib.blake2b(repr(key).encode(), digest_size=8).digest(), "big")


# ── Files to texts ────────────────────────────────────────────────────────


def load(source: Path, *, rich: bool = False, seed: int = SEED) -> Corpus:
    """From a folder or a tar archive of Markdown files.  Raises Unusable."""
    if not source.exists():
        raise Unusable(f"没有语料 {source}；用 --corpus 指出放着 Markdown 文件的文件夹或 tar 包")
    files = _in_folder(source) if source.is_dir() else _in_archive(source)
    corpus = of_files(files, rich=rich, seed=seed)
    if not corpus.texts:
        raise Unusable(f"{source} 里没有可用的 Markdown 文件")
    return corpus


def of_files(files: Iterable[tuple[str, str]], *, rich: bool = False, seed: int = SEED) -> Corpus:
    """From (name, Markdown) of each file, in whatever order."""
    ordered = sorted(files, key=lambda file: (draw(seed, file[0]), file[0]))
    seen: set[str] = set()
    texts: list[Text] = []
    for name, markdown in ordered:
        text = read(name, markdown)
        if sum(map(len, text.blocks)) < SHORTEST:
            continue
        if text.title in seen:
            text = replace(text, title=f"{text.title}（第{len(texts)}号）")
        seen.add(text.title)
        texts.append(text)
    return Corpus(tuple(texts), rich, seed)


def _in_folder(folder: Path) -> Iterator[tuple[str, str]]:
    for path in folder.rglob("*.md"):
        yield path.relative_to(folder).as_posix(), path.read_text("utf-8-sig")


def _in_archive(archive: Path) -> Iterator[tuple[str, str]]:
    try:
        with tarfile.open(archive) as tar:
            for member in tar:
                content = tar.extractfile(member) if member.name.endswith(".md") else None
                if content is not None:
                    name = str(PurePosixPath(member.name))
                    yield name, content.read().decode("utf-8-sig")
    except (tarfile.TarError, OSError) as error:
        raise Unusable(f"{archive} 读不出来：{error}") from None


_TITLE = re.compile(r"\s*# +(\S.*)\n")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_RULE = re.compile(r"^[ \t]*(?:[-=_*][ \t]*){2,}$", re.MULTILINE)
_FIRST_LEVEL = re.compile(r"^# ", re.MULTILINE)


def read(name: str, markdown: str) -> Text:
    """One file: its first heading is the title, the day in its name the day it was formed.

    What a portal refuses (HTML, first-level headings, `**` that may not close, control
    characters) is put right; the words stay.
    """
    found = _TITLE.match(markdown)
    title = found[1].strip() if found else PurePosixPath(name).stem
    body = _COMMENT.sub("", markdown[found.end() :] if found else markdown).replace("\r\n", "\n")
    body = _RULE.sub("", re.sub(r"\*\*+|:::+|`", "", CONTROL.sub("", body)))
    body = _FIRST_LEVEL.sub("## ", _TAG.sub(r"\\<", re.sub(r"^ +", "", body, flags=re.MULTILINE)))
    blocks = tuple(block for each in re.split(r"\n\s*\n", body) for block in _blocks(each))
    return Text(title, _day(name), blocks, len("\n\n".join(blocks).encode()))


def _blocks(part: str) -> Iterator[str]:
    """A heading ends where its line ends, even without a blank line."""
    lines: list[str] = []
    for line in part.strip("\n").split("\n"):
        if line.startswith("#"):
            if lines:
                yield "\n".join(lines)
            yield line
            lines = []
        elif line.strip():
            lines.append(line)
    if lines:
        yield "\n".join(lines)


def _day(name: str) -> date | None:
    found = _DAY.search(PurePosixPath(name).stem)
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
    return day if day is not None and day <= AS_OF else None


# ── Anchors ───────────────────────────────────────────────────────────────

_NUMERAL = r"[零〇一二三四五六七八九十百0-9]{1,6}"
_NUMBERED = re.compile(rf"第(?P<whole>{_NUMERAL})[章编节条]|(?:（|\()?(?P<item>{_NUMERAL})[、.)）]")


def with_anchors(blocks: Sequence[str]) -> Iterator[str]:
    """Headings that might get one anchor twice are given their own, as an editor would have to.

    Stricter than the program is: a number that came before anywhere in the text, and
    every heading without a number but the first.
    """
    seen: set[int] = set()
    for place, block in enumerate(blocks):
        if not block.startswith("#"):
            yield block
            continue
        text = unicodedata.normalize("NFKC", block.lstrip("# "))
        number = _NUMBERED.match(text)
        key = value_of(number["whole"] or number["item"]) if number else -1
        yield f"{block} {{#x{place}}}" if key in seen else block
        seen.add(key)
