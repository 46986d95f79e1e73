"""Every address on the site, in one table.

An address is the path of a file under `output/`, without a leading slash.  It is flat,
permanent and made of the editor's ids, never of positions that may shift.
"""

import posixpath
import re
from functools import lru_cache
from typing import NewType, Protocol
from urllib.parse import quote, urlsplit

Url = NewType("Url", str)

HOME = Url("index.html")
UNITS = Url("units/index.html")
CATALOGS = Url("catalogs/index.html")
TABLES = Url("tables/index.html")
QUESTIONS = Url("questions/index.html")
SERVICES = Url("services/index.html")
TOPICS = Url("topics/index.html")
ANSWERS = Url("questions/ledger.html")
MATTERS = Url("matters/index.html")
CONSULTATIONS = Url("matters/consultations.html")
EVENTS = Url("matters/events.html")
EVENTS_TIMETABLE = Url("matters/events.ics")
NORMATIVE = Url("normative/index.html")
NORMATIVE_VOID = Url("normative/void.html")
GAZETTES = Url("gazettes/index.html")
GAZETTE_CONTENTS = Url("gazettes/contents.html")
SEARCH = Url("search.html")
SEARCH_INDEX = Url("search/index.bin")
SITE_MAP = Url("site-map.html")
DATA = Url("data/index.html")
NOT_FOUND = Url("404.html")
FEED = Url("feeds/all.xml")
QUESTION_FEED = Url("feeds/questions.xml")
CALENDAR = Url("calendar/index.html")
DUE = Url("calendar/due.html")
TIMETABLE = Url("calendar/all.ics")
DUTIES = Url("duties/index.html")
REQUEST = Url("request/index.html")
STANDARDS = Url("standards/index.html")
COLUMNS = Url("columns/index.html")
COVERAGE = Url("coverage.html")


class Addressed(Protocol):
    """What has a page of its own: a family (a folder) and an id within it."""

    @property
    def family(self) -> str: ...
    @property
    def id(self) -> str: ...


def of(record: Addressed) -> Url:
    return at(record.family, record.id)


def at(family: str, identifier: str) -> Url:
    return Url(f"{family}/{identifier}.html")


def data_of(record: Addressed) -> Url:
    """The same record as JSON."""
    return Url(f"{record.family}/{record.id}.json")


def table_of(record: Addressed) -> Url:
    """The numbers of a record as CSV."""
    return Url(f"{record.family}/{record.id}.csv")


def search_file(name: str) -> Url:
    """A file of the search index."""
    return Url(f"search/{name}")


_PERMANENT = re.compile(
    r"(?:documents|interpretations|questions(?!/ledger\.)|matters/[^/]+|pages)/.+\.html"
    r"|reports/(?!years/).+\.html"
    r"|tasks/[^/]+/[^/]+\.html"
    r"|(?:units|collectives|catalogs|columns|services|topics)/[^/]+\.html"
    r"|standards/[^/]+\.html"
    r"|cleanups/.+\.html|gazettes/\d+-\d+\.html"
    r"|tables/[^/]+(?:/[^/]+)?\.html"
)


def is_permanent(address: str) -> bool:
    """Whether it is a record's own: what was published there must stay reachable.

    Lists come and go with what they list: a year, a state, page 3 of a column.
    """
    return _PERMANENT.fullmatch(address) is not None


def beside(record: Addressed, name: str) -> Url:
    """A file that belongs to a record (attachment, picture), in a folder named like its page."""
    return Url(f"{record.family}/{record.id}/{name}")


def entry(unit: Addressed, name: str) -> Url:
    """One of the four statutory entries of an organ."""
    return Url(f"units/{unit.id}/{name}.html")


def normative_of(unit: str) -> Url:
    """The normative documents of a unit, by its id."""
    return Url(f"normative/units/{unit}.html")


def reports_year(year: int | str) -> Url:
    """The annual reports of all units for one year."""
    return Url(f"reports/years/{year}.html")


def figures(unit: Addressed) -> Url:
    """What a unit's annual reports say, year by year."""
    return Url(f"units/{unit.id}/figures.html")


def request_form(name: str, suffix: str = "html") -> Url:
    return Url(f"request/{name}.{suffix}")


def catalog_part(catalog: Addressed, key: str) -> Url:
    return Url(f"catalogs/{catalog.id}/parts/{key}.html")


def catalog_unit(catalog: Addressed, party: Addressed) -> Url:
    return Url(f"catalogs/{catalog.id}/{party.family}/{party.id}.html")


def comparison(catalog: Addressed) -> Url:
    """A list beside that of the year before."""
    return Url(f"catalogs/{catalog.id}/comparison.html")


def calendar_year(year: int) -> Url:
    return Url(f"calendar/{year}.html")


def duties_year(year: int) -> Url:
    return Url(f"duties/{year}.html")


def duties(unit: Addressed) -> Url:
    """What a unit must publish, and whether it has."""
    return Url(f"units/{unit.id}/duties.html")


def calendar(unit: Addressed, suffix: str = "html") -> Url:
    """The days on which a unit's tasks fall due: as a page, and as a file for calendar programs."""
    return Url(f"units/{unit.id}/calendar.{suffix}")


def booklet(unit: Addressed | None = None) -> Url:
    """All service guides in one, to be printed: of a unit, or of all."""
    return (
        Url(f"{unit.family}/{unit.id}/services.html") if unit else Url("services/booklet/all.html")
    )


def policy(document: Addressed) -> Url:
    """Everything about a policy on one page."""
    return Url(f"policies/{document.id}.html")


def ledger(record: Addressed, suffix: str = "html") -> Url:
    """Of a list or of a unit."""
    return Url(f"{record.family}/{record.id}/ledger.{suffix}")


def ledger_table(catalog: Addressed) -> str:
    """The name of its table as data."""
    return f"ledger-{catalog.id}"


def reminder(unit: Addressed) -> Url:
    return Url(f"units/{unit.id}/reminder.html")


def progress(catalog: Addressed) -> Url:
    return Url(f"catalogs/{catalog.id}/progress.html")


def issue(table: Addressed, key: str) -> Url:
    """The data table of one period: `tables/shjz/2026-10.html`."""
    return Url(f"tables/{table.id}/{key}.html")


def rows(first: Url, number: int) -> Url:
    """Page `number` of the rows of a long table, the first of which stand on the table's own page."""
    return Url(f"{first.removesuffix('.html')}/pages/{number}.html") if number > 1 else first


def instead(address: Url, suffix: str) -> Url:
    """What a page shows, as data."""
    return Url(f"{address.removesuffix('.html')}.{suffix}")


def archive(facet: str, value: str) -> Url:
    """A list of everything with one value of a facet: `lists/year/2026.html`."""
    return Url(f"lists/{facet}/{value}.html")


def feed(facet: str, value: str) -> Url:
    return Url(f"feeds/{facet}/{value}.xml")


def table(name: str, suffix: str) -> Url:
    """A table as data: `data/units.csv`, `data/units.json`."""
    return Url(f"data/{name}.{suffix}")


def archive_page(first: Url, number: int) -> Url:
    """Page `number` of a list, counted from the oldest item, so that a full page never changes."""
    return Url(f"{first.removesuffix('.html')}/{number}.html")


def relative(target: str, page: str) -> str:
    """`target` as a link on `page`, percent-encoded; works at a domain's root, under a path and from disk."""
    address, mark, fragment = target.partition("#")
    if address == page and mark:
        return f"#{quote(fragment)}"
    path = _path_between(posixpath.dirname(page), address)
    return path + (f"#{quote(fragment)}" if mark else "")


_PLAIN = re.compile(r"(?:[\w~-][\w.~-]*/)*[\w~-][\w.~-]*", re.ASCII)
"""Paths that need neither quoting nor tidying: nearly all."""


@lru_cache(maxsize=4096)
def _path_between(folder: str, address: str) -> str:
    plain = _PLAIN.fullmatch(address) and (not folder or _PLAIN.fullmatch(folder))
    if not plain or f"{folder}/".startswith(f"{address}/"):
        return quote(posixpath.relpath(address, folder or "."))
    here, there = folder.split("/") if folder else [], address.split("/")
    shared = 0
    for mine, other in zip(here, there, strict=False):
        if mine != other:
            break
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:])


def absolute(base: str, target: str) -> str:
    """With the site's base address, for feeds, sitemap, canonical links and QR codes only."""
    path = "" if target == HOME else target
    return f"{base.rstrip('/')}/{path if _PLAIN.fullmatch(path) else quote(path, safe='/#')}"


def path_of(base: str) -> str:
    """The path of the site's base address, with a slash at both ends."""
    return f"/{urlsplit(base).path.strip('/')}/".replace("//", "/")
