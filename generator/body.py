"""A rendered text: its HTML, and what it tells of headings, links, pictures and mistakes."""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

REFERENCES = {
    "document": "documents",
    "interpretation": "interpretations",
    "matter": "matters",
    "unit": "units",
    "collective": "collectives",
    "catalog": "catalogs",
    "task": "tasks",
    "column": "columns",
    "page": "pages",
    "report": "reports",
    "table": "tables",
    "standard": "standards",
    "question": "questions",
    "service": "services",
    "gazette": "gazettes",
    "cleanup": "cleanups",
    "topic": "topics",
}
"""Link schemes for other records, `[…](document:2026/qyjb)`, and the families they lead to."""


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another record: its family, id and the anchor in it; `line` is counted from 1 in the text."""

    family: str
    id: str
    anchor: str
    line: int


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that lies beside the text, and the line that shows it."""

    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something an editor must mend, at a line of the text counted from 1."""

    line: int
    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered text.  `html` is safe."""

    html: Markup
    text: str
    headings: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()
    """Every place a link may jump to: headings, and paragraphs that begin with 第…条."""
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    problems: tuple[Problem, ...] = ()


Address = Callable[[str, str], str]
"""(family, id) of a record to a link; family `""` is a file that lies beside the text."""

Measure = Callable[[str], tuple[int, int] | None]
"""Width and height of a picture beside the text, so that nothing moves while it loads."""
