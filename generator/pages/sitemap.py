"""sitemap.xml in parts of fixed membership, so that one new document touches one small file."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator import url
from generator.page import Page
from generator.url import Url


@dataclass(frozen=True, slots=True)
class Place:
    address: str
    modified: str
    """A day, or nothing."""


@dataclass(frozen=True, slots=True)
class View:
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    parts: tuple[str, ...]


def part_of(address: Url) -> str:
    """The part that lists a page: one for each family and year (`documents-2026`), one for all else."""
    family, *folders = address.split("/")
    if family in {"documents", "interpretations", "tasks", "matters"} and len(folders) > 1:
        return f"{family}-{folders[0]}"
    return (
        family
        if folders and family in {"units", "catalogs", "lists", "columns", "tables"}
        else "pages"
    )


def plan_part(base: str, name: str, pages: Iterable[tuple[str, str]]) -> Page:
    """`pages` are (address, day or "") in order."""
    places = tuple(Place(url.absolute(base, address), day) for address, day in pages)
    return Page(Url(f"sitemaps/{name}.xml"), "pages/sitemap.xml", View(places), listed=False)


def plan_index(base: str, names: Iterable[str]) -> Page:
    view = IndexView(tuple(url.absolute(base, f"sitemaps/{name}.xml") for name in names))
    return Page(Url("sitemap.xml"), "pages/sitemap-index.xml", view, listed=False)
