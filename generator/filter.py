"""What templates can do with a value: links, days, sizes, titles, QR codes."""

import json
import re
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from posixpath import dirname
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator import url
from generator.page import Link, by_kind
from generator.qr_code import qr_code
from generator.text import day


@dataclass(frozen=True, slots=True)
class Here:
    """Where the file being made stands, as far as it matters to what several files share."""

    folder: str
    prefix: str = ""
    """Where links start from, if not from the folder."""
    url: str = ""
    """The page's own address; in a frame only where the shell itself leads there."""
    entry: str = ""
    """The menu entry under which the page stands."""


_here: ContextVar[tuple[Here, "_Links"]] = ContextVar("here")


def stand_at(here: Here) -> None:
    """Links that this thread makes from now on start here."""
    _here.set((here, _links(here.folder, here.prefix)))


def standing() -> Here:
    return _here.get()[0]


def here_of(address: str, head: Any) -> Here:
    """Of a page with its address and, where its view has one, its head."""
    if head is None:
        return Here(dirname(address), url=address)
    return Here(dirname(head.url), head.prefix, head.url, head.entry or "")


class _Links(dict[str, str]):
    """Links from one folder by target, as far as they do not depend on the page."""

    def __init__(self, folder: str, prefix: str) -> None:
        super().__init__()
        self._prefix = prefix
        self._anywhere = f"{folder}/" if folder else ""

    def __missing__(self, target: str) -> str:
        link = self.link(target, "")
        if len(self) < 512:  # what is linked often comes early: the menu, the crumbs
            self[target] = link
        return link

    def link(self, target: str, page: str) -> str:
        if _SCHEME.match(target):
            return target
        if self._prefix:
            return f"{self._prefix}{target}"
        return url.relative(target, page or self._anywhere)


_SCHEME = re.compile(r"[a-z]+:")
_links = lru_cache(maxsize=16)(_Links)


@pass_context  # it depends on the page: Jinja must not work it out when it compiles a template
def href(_context: Context, target: str) -> str:
    """An address of the site as a link on the page being rendered; an outside one as it is."""
    here, links = _here.get()
    return links.link(target, here.url) if "#" in target else links[target]


def size(value: int) -> str:
    """Bytes in words: `26 KB`."""
    if value < 1024:
        return f"{value}字节"
    return f"{value / 1024:.0f} KB" if value < 1024 * 1024 else f"{value / 1024 / 1024:.1f} MB"


_BREAKS = re.compile(
    r"(?<=[府局委会室办厅院镇乡])(?=关于)|(?=关于印发)|(?=《)|(?<=》)|(?=的(?:通知|公告|通告|意见|决定|批复|函)$)|(?<=：)"
)


@lru_cache(maxsize=4096)  # a title stands on its page and on several lists
def breaks(title: str) -> Markup:
    """A title that breaks at sense units, as GB/T 9704 asks: after the organ, before 关于印发, around 《》."""
    return Markup("<wbr>").join(escape(piece) for piece in _BREAKS.split(title) if piece)


def rows(texts: Iterable[str]) -> list[list[str]]:
    """The rows of chunks of a data table, from the shelf."""
    return [row for text in texts for row in json.loads(text)]


def by_title(links: Iterable[Link]) -> dict[str, str]:
    """Where each title leads."""
    return {link.title: link.url for link in links}


def is_outside(target: str) -> bool:
    return target.startswith(("http:", "https:"))


FILTERS: dict[str, Callable[..., Any]] = {
    "href": href,
    "day": day,
    "size": size,
    "breaks": breaks,
    "qr": qr_code,
    "outside": is_outside,
    "rows": rows,
    "by_title": by_title,
    "by_kind": by_kind,
    "json": lambda value: Markup(value.replace("<", "\\u003c")),
}
