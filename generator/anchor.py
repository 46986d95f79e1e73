"""Places in a text that a link may jump to, named so that they survive reordering.

Official texts number their levels (GB/T 9704, and the form of statutes); the number is the
anchor: `#c3` for 三、, `#c3-2` for （二） below it, `#a12` for 第十二条.
"""

import re

from generator.body import Heading, Problem
from generator.text import number, slug

_NUMERAL = r"[零〇一二三四五六七八九十百0-9０-９]{1,6}"
_CLAUSES = (
    (1, "c", re.compile(rf"({_NUMERAL})、")),
    (2, "", re.compile(r"[（(]([零〇一二三四五六七八九十百]{1,6})[）)]")),
    (3, "", re.compile(r"([0-9０-９]{1,4})[.．、]")),
    (1, "part", re.compile(rf"第({_NUMERAL})[章编]")),
    (2, "s", re.compile(rf"第({_NUMERAL})节")),
    (3, "a", re.compile(rf"第({_NUMERAL})条")),
)
"""Depth, letter and form of each level."""

_ARTICLE = re.compile(rf"第({_NUMERAL})条[\s　]")
_EXPLICIT = re.compile(r"\s*\{#(?P<id>[^{}]*)\}$")
_VALID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def of_article(text: str) -> str:
    """`a3` for a paragraph that begins with 第三条; nothing for another."""
    found = _ARTICLE.match(text)
    return f"a{number(found[1])}" if found else ""


def split_explicit(text: str) -> tuple[str, str]:
    """A heading without the `{#id}` at its end, and the id."""
    found = _EXPLICIT.search(text)
    return (text[: found.start()], found["id"]) if found else (text, "")


def problem_with(anchor: str) -> str:
    """Why an id that an editor wrote cannot be linked; nothing, where it can."""
    if not anchor or _VALID.fullmatch(anchor):
        return ""
    return f"锚点“{anchor}”只能用字母、数字、连字符，以字母开头，如“{{#{slug(anchor)}}}”"


def of_clause(text: str, trail: dict[int, str]) -> str:
    """`三、…` → `c3`, `（二）…` below it → `c3-2`; `第三条` → `a3` wherever it stands."""
    for depth, letter, pattern in _CLAUSES:
        found = pattern.match(text)
        if not found:
            continue
        own = f"{letter}{number(found[1])}"
        if letter != "a":  # articles are numbered through the whole text
            above = next((trail[level] for level in range(depth - 1, 0, -1) if level in trail), "")
            own = f"{above}-{own}" if above else own if letter else f"c{own}"
        for level in [level for level in trail if level >= depth]:
            del trail[level]
        if letter != "a":
            trail[depth] = own
        return own
    return ""


class Anchors:
    """The anchors of one text, each given once.

    Headings come first: an article gets no anchor that a heading has, wherever that stands.
    """

    def __init__(self) -> None:
        self.headings: list[Heading] = []
        self.articles: list[str] = []
        self.problems: list[Problem] = []
        self._given: dict[str, str] = {}
        self._trail: dict[int, str] = {}

    def of_heading(self, level: int, text: str, explicit: str, line: int) -> Heading:
        """Survives reordering: an explicit `{#id}`, else the clause number, else pinyin."""
        clause = of_clause(text, self._trail)  # also with an id of its own: it counts
        name = explicit or clause or slug(text)
        wrong = problem_with(explicit)
        if wrong:
            self.problems.append(Problem(line, "bad-anchor", wrong))
        if name in self._given:
            message = (
                f"标题“{text}”与前面的“{self._given[name]}”得出同一个锚点“{name}”，"
                "请在其中一个末尾写明，如“{#fu-ze}”"
            )
            self.problems.append(Problem(line, "duplicate-anchor", message))
        self._given.setdefault(name, text)
        if level == 1:
            message = "正文里不用一级标题“# ”，标题已在“标题”一栏；请从“## ”开始"
            self.problems.append(Problem(line, "heading-level", message))
        heading = Heading(level, text, name)
        self.headings.append(heading)
        return heading

    def of_paragraph(self, text: str) -> str:
        """`第三条 …` gets `a3`, so that a single article can be cited; nothing for another."""
        name = of_article(text)
        if not name or name in self._given:
            return ""
        self._given[name] = text
        self.articles.append(name)
        return name

    def all(self) -> tuple[str, ...]:
        return (*(heading.anchor for heading in self.headings), *self.articles)
