"""The open-data catalogue, in the words by which portals harvest one another (W3C DCAT 3, as JSON-LD)."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from generator import part, url
from generator.deadline import Cycle
from generator.page import Link, Mapping
from generator.publication import display, turns
from generator.records import DataTable
from generator.site import Site
from generator.url import Url

ADDRESS = Url("data/catalog.jsonld")
CONTEXT = Mapping(
    (
        ("dcat", "http://www.w3.org/ns/dcat#"),
        ("dct", "http://purl.org/dc/terms/"),
        ("foaf", "http://xmlns.com/foaf/0.1/"),
        ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    )
)
_MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_IANA = "https://www.iana.org/assignments/media-types/"
_FREQUENCY = {
    Cycle.DAY: "DAILY",
    Cycle.WEEK: "WEEKLY",
    Cycle.MONTH: "MONTHLY",
    Cycle.QUARTER: "QUARTERLY",
    Cycle.HALF: "ANNUAL_2",
    Cycle.YEAR: "ANNUAL",
    Cycle.SCHOOL_YEAR: "ANNUAL",
}
_EVERY = "http://publications.europa.eu/resource/authority/frequency/"
_FILES = ("csv", "json", "xlsx")

Pairs = Iterator[tuple[str, Any]]


def catalogue(site: Site, tables: Iterable[tuple[str, tuple[Link, ...]]]) -> Mapping:
    """`tables` are those that the portal makes of its records: their titles and files."""
    datasets = (
        *(_table(site, title, files) for title, files in tables),
        *(_data_table(site, each) for each in site.all(DataTable) if _is_shown(site, each)),
    )
    config = site.config
    title = f"{config.name}数据目录"
    pairs: list[tuple[str, Any]] = [
        ("@context", CONTEXT),
        ("@id", _absolute(site, ADDRESS)),
        ("@type", "dcat:Catalog"),
        ("dct:title", _chinese(title)),
        ("dct:description", _chinese(f"{config.name}{config.section}平台公开的数据")),
        ("dct:publisher", _agent(config.name)),
        ("dct:language", "zh-CN"),
        ("foaf:homepage", _node(_absolute(site, url.HOME))),
        *_license(site),
        ("dcat:dataset", datasets),
    ]
    return Mapping(tuple(pairs))


def _is_shown(site: Site, table: DataTable) -> bool:
    """Rows shown for a time only are no open data."""
    found = display(site, table)
    return found is None


def _table(site: Site, title: str, files: tuple[Link, ...]) -> Mapping:
    page = _absolute(site, url.DATA)
    return Mapping(
        (
            ("@id", f"{_absolute(site, files[0].url)}#dataset"),
            ("@type", "dcat:Dataset"),
            ("dct:title", _chinese(title)),
            ("dct:publisher", _agent(site.config.name)),
            ("dcat:landingPage", _node(page)),
            *_license(site),
            ("dcat:distribution", tuple(_file(site, each.url, title) for each in files)),
        )
    )


def _data_table(site: Site, table: DataTable) -> Mapping:
    address = part.address(site, table)
    names = part.unit_names(site, table, "units")
    first = min((each.published for each in table.issues), default=table.published)
    pairs: list[tuple[str, Any]] = [
        ("@id", f"{address}#dataset"),
        ("@type", "dcat:Dataset"),
        ("dct:identifier", table.id),
        ("dct:title", _chinese(table.title)),
        ("dct:description", _chinese(table.gist)),
        ("dct:publisher", _agent(names)),
        ("dcat:landingPage", _node(address)),
        ("dcat:theme", _chinese(table.kind)),
    ]
    if first is not None:
        pairs.append(("dct:issued", _day(first)))
    pairs.append(("dct:modified", _day(table.latest)))
    if table.keywords:
        pairs.append(("dcat:keyword", tuple(map(_chinese, table.keywords))))
    if table.recurrence and table.recurrence.cycle:
        pairs.append(("dct:accrualPeriodicity", _node(_EVERY + _FREQUENCY[table.recurrence.cycle])))
    if table.place_name:
        pairs.append(("dct:spatial", _chinese(table.place_name)))
    pairs += [*_license(site), ("dcat:distribution", tuple(_files(site, table)))]
    return Mapping(tuple(pairs))


def _files(site: Site, table: DataTable) -> Iterator[Mapping]:
    """Of the table, or of each of its periods."""
    pages = [(url.of(table), table.title)]
    if table.issues:
        public = [each for each in turns(site, table) if each.issue]
        pages = [
            (url.issue(table, each.period.key), f"{table.title}（{each.period.name}）")
            for each in public
        ]
    for address, title in pages:
        for kind in _FILES:
            yield _file(site, url.instead(address, kind), title)


def _file(site: Site, address: str, title: str) -> Mapping:
    kind = address.rpartition(".")[2]
    target = _absolute(site, address)
    return Mapping(
        (
            ("@id", target),
            ("@type", "dcat:Distribution"),
            ("dct:title", _chinese(f"{title}（{kind.upper()}）")),
            ("dcat:accessURL", _node(target)),
            ("dcat:downloadURL", _node(target)),
            ("dcat:mediaType", _node(_IANA + _MEDIA[kind])),
            *_license(site),
        )
    )


def _license(site: Site) -> Pairs:
    terms = site.config.license
    if terms is not None:
        yield "dct:license", _node(terms.address)


def _agent(name: str) -> Mapping:
    return Mapping((("@type", "foaf:Organization"), ("foaf:name", _chinese(name))))


def _chinese(text: str) -> Mapping:
    return Mapping((("@value", text), ("@language", "zh-CN")))


def _day(day: date) -> Mapping:
    return Mapping((("@value", day), ("@type", "xsd:date")))


def _node(address: str) -> Mapping:
    return Mapping((("@id", address),))


def _absolute(site: Site, address: str) -> str:
    return url.absolute(site.config.base, address)
