"""The wall: what a page is, once everything has been thought.

Before it, code thinks; after it, code writes and has never heard of a task.  A template
sees one frozen view and the shell, and nothing else, so that the hash of these two and of
the template says exactly when a page must be written again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.shelf import Stored
from generator.url import Url


@dataclass(frozen=True, slots=True)
class Link:
    """A link within the site or, where `url` has a scheme, to the outside."""

    title: str
    url: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value; `url` where the value leads somewhere."""

    word: str
    value: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A short mark in a list; `tone` is `""`, `quiet`, `warn` or `alarm`."""

    word: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a bar that is 1000 long; `role` names its colour: `led`, `named`, `overdue`."""

    role: str
    start: int
    width: int


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list: what, when, and what one must know before opening it."""

    title: str
    url: Url
    day: date | None
    number: str = ""
    note: str = ""
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class Download:
    """A file that a page offers, with what a reader wants to know first; `size` in bytes."""

    title: str
    kind: str
    size: int
    sha256: str
    url: Url


@dataclass(frozen=True, slots=True)
class Pager:
    """Where one is in a list numbered from its oldest item.  `number` 0 is the newest 20."""

    number: int
    newest: Url
    pages: tuple[Link, ...]
    older: Url | None
    newer: Url | None


@dataclass(frozen=True, slots=True)
class Head:
    """What every page has above its text, for people and for machines."""

    url: Url
    title: str
    description: str
    canonical: str
    meta: tuple[tuple[str, str], ...] = ()
    crumbs: tuple[Link, ...] = ()
    feeds: tuple[Link, ...] = ()
    entry: Url | None = None
    """The menu entry under which the page stands."""
    structured: str = ""
    """JSON-LD."""
    prefix: str = ""
    """Where links start from on a page that a server shows at any address (404); else they are relative."""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """What search knows of a page: everything enters the index through here.

    `texts` are all that stands on the page itself, in order, beside title and number; what
    leads to other pages is not part of it.
    """

    url: Url
    title: str
    kind: str
    texts: tuple[str | Stored, ...]
    day: date | None = None
    number: str = ""
    units: tuple[str, ...] = ()
    topic: str = ""
    validity: str = ""
    column: str = ""

    def __post_init__(self) -> None:
        """What a line of the index holds is one line, whatever an editor wrote."""
        for name in ("title", "kind", "number", "topic", "validity", "column"):
            object.__setattr__(self, name, " ".join(getattr(self, name).split()))
        object.__setattr__(self, "units", tuple(" ".join(each.split()) for each in self.units))

    @property
    def size(self) -> int:
        """Bytes of text, about."""
        return sum(each.size if isinstance(each, Stored) else len(each) * 3 for each in self.texts)


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site that is rendered: its address, its template and all that the template sees.

    `modified` is the day of its last change of substance, where it has one; `listed` says
    whether the sitemap names it.
    """

    url: Url
    template: str
    view: Any
    search: SearchDocument | None = None
    modified: date | None = None
    listed: bool = True
    place: str = ""
    """The content file that asks for this address, for error messages."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One file of the site that is copied (`source`, below the site's folder) or written as it is."""

    url: Url
    content: bytes = b""
    source: str = ""
    sha256: str = ""
    place: str = ""


Cell = tuple[str, list[Page | Asset]]
"""The name of a cell and what it makes of the release; nothing, where there is no such cell any more."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file made of a page; `content` is None where the worker has written it, or nobody wants it."""

    url: str
    sha256: str
    size: int
    content: bytes | None = None
    problem: str = ""
    """Why there is no such file."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The footer's identity items (政府网站发展指引) and how to reach the people behind the site."""

    contacts: tuple[Fact, ...]
    marks: tuple[Fact, ...]
    badge: str
    correction: str


@dataclass(frozen=True, slots=True)
class Shell:
    """What all pages share: a change here writes every page again, and should."""

    organ: str
    section: str
    menu: tuple[Link, ...]
    help: tuple[Link, ...]
    identity: Identity
    stylesheet: Url
    theme_script: Url
    script: Url
    search_files: tuple[Url, Url, Url, Url]
    """Of search: stylesheet, engine, page, titles."""
    home: Url
    search: Url


Value = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a table as data: its heading, what it means, and its kind (文本, 日期, 整数, 网址, 状态)."""

    word: str
    meaning: str
    kind: str = "文本"


@dataclass(frozen=True, slots=True)
class Table:
    """A table as data; rendered as CSV, as JSON or as a workbook."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    as_of: date | None = None
    """The day for which it was worked out, where its rows change by the day."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows on the shelf, as a JSON list of lists of texts, and what stands before each of them.

    For a worker that has no shelf `rows` is this list itself.
    """

    rows: Stored | str
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """What cells of a kind (文件, 栏目) lead to: they hold its id, readers see its title."""

    kind: str
    id: str
    title: str
    url: str


def by_kind(targets: Iterable[Target]) -> dict[str, dict[str, Target]]:
    """Then by id."""
    found: dict[str, dict[str, Target]] = {}
    for each in targets:
        found.setdefault(each.kind, {})[each.id] = each
    return found


@dataclass(frozen=True, slots=True)
class StoredTable:
    """A table as data whose rows lie on the shelf."""

    title: str
    columns: tuple[Column, ...]
    pieces: tuple[Piece, ...]
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class Appointment:
    """A day in a calendar for other programs; `alarm` is how many days before they remind of it, if at all.

    `stamp` is the day of the list that it comes from: the same content gives the same file.
    """

    key: str
    day: date
    stamp: date
    title: str
    text: str
    url: str
    words: tuple[str, ...]
    alarm: int | None


@dataclass(frozen=True, slots=True)
class Timetable:
    """A calendar for other programs; `url` leads to the same as a page."""

    title: str
    text: str
    url: str
    appointments: tuple[Appointment, ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """A JSON object, in order, as a frozen value.  Values: text, numbers, days, None, tuples, mappings."""

    pairs: tuple[tuple[str, Any], ...]
