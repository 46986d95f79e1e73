"""What answers and guides rest on: documents of the portal, down to the clause, and others by name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import url
from generator.records import Document
from generator.site import Site
from generator.text import numeral
from generator.url import Url
from generator.validity import is_void, validity

_ISSUED = re.compile(r"印发(《.+》)的通知$")
_ARTICLE = re.compile(r"a(\d{1,3})")
_BELOW = re.compile(r"c(\d{1,3})-\d+")


@dataclass(frozen=True, slots=True)
class Ground:
    """A document, and the clause meant; `url` is empty for what the portal does not hold."""

    title: str
    url: str
    number: str
    validity: str
    is_void: bool


def grounds(site: Site, written: Iterable[str], others: Iterable[str]) -> tuple[Ground, ...]:
    """In the order written: ids, with an anchor or without; then names."""
    return (*_held(site, written), *(Ground(name, "", "", "", is_void=False) for name in others))


def _held(site: Site, written: Iterable[str]) -> Iterator[Ground]:
    for each in written:
        identity, _, anchor = each.partition("#")
        document = site.get(Document, identity)
        if document is None:
            continue
        address = f"{url.of(document)}#{anchor}" if anchor else url.of(document)
        yield Ground(
            short_title(document) + _clause(document, anchor),
            Url(address),
            document.document_number or "",
            validity(site, document) or "",
            is_void(site, document),
        )


def short_title(document: Document) -> str:
    """The name of what a notice issues, else its own title."""
    found = _ISSUED.search(document.title)
    return found[1] if found else document.title


def _clause(document: Document, anchor: str) -> str:
    article = _ARTICLE.fullmatch(anchor)
    if article:
        return f"第{numeral(int(article[1]))}条"
    heading = next((each for each in document.body.headings if each.anchor == anchor), None)
    below = _BELOW.fullmatch(anchor)
    above = f"{numeral(int(below[1]))}、" if below else ""
    return above + heading.text if heading else ""


def named(grounds: Iterable[Ground]) -> tuple[str, ...]:
    """As a page prints them, for search."""
    return tuple(each.title for each in grounds)
