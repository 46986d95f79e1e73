"""sitemap.xml in parts of fixed membership, so that one new document touches one small file."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator import url
from generator.page import Page
from generator.url import Url


@dataclass(frozen=True, slots=True)
class Place:
    address: str
    modified: date | None


@dataclass(frozen=True, slots=True)
class View:
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    parts: tuple[str, ...]


def plan(base: str, pages: Iterable[Page]) -> Iterator[Page]:
    """One part for each family and year (`documents-2026`); everything else in `pages`."""
    parts: dict[str, list[Place]] = defaultdict(list)
    for page in pages:
        if page.listed:
            parts[_part(page.url)].append(Place(url.absolute(base, page.url), page.modified))
    for name, places in parts.items():
        ordered = tuple(sorted(places, key=lambda place: place.address))
        yield Page(Url(f"sitemaps/{name}.xml"), "pages/sitemap.xml", View(ordered), listed=False)
    names = tuple(url.absolute(base, f"sitemaps/{name}.xml") for name in sorted(parts))
    yield Page(Url("sitemap.xml"), "pages/sitemap-index.xml", IndexView(names), listed=False)


def _part(address: Url) -> str:
    family, *folders = address.split("/")
    if family in {"documents", "interpretations", "tasks"} and len(folders) > 1:
        return f"{family}-{folders[0]}"
    return family if folders and family in {"units", "catalogs", "lists", "columns"} else "pages"
