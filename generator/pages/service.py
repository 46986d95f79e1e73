"""The page of a service guide; the booklets that hold many; the list of all."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator import ground, part, service_view, url
from generator.page import Head, Link, Page, SearchDocument
from generator.planner import for_each, once
from generator.records import Column, Document, Service, Unit
from generator.service_view import Guide
from generator.site import Site
from generator.text import day, summary
from generator.url import Url


@dataclass(frozen=True, slots=True)
class View:
    """Everything that templates/pages/service.html can see."""

    head: Head
    guide: Guide
    policies: tuple[Link, ...]
    booklet: Url
    updated: str
    citation: str
    address: str
    data_url: Url


@dataclass(frozen=True, slots=True)
class Booklet:
    """Everything that templates/pages/booklet.html can see."""

    head: Head
    lead: str
    guides: tuple[Guide, ...]


@dataclass(frozen=True, slots=True)
class Row:
    title: str
    url: Url
    kind: str
    audiences: str
    units: str
    promised: str
    fee: str


@dataclass(frozen=True, slots=True)
class IndexView:
    """Everything that templates/pages/services.html can see."""

    head: Head
    rows: tuple[Row, ...]
    audiences: tuple[Link, ...]
    kinds: tuple[str, ...]
    units: tuple[str, ...]
    booklets: tuple[Link, ...]


@for_each(Service)
def plan(site: Site, service: Service) -> Iterator[Page]:
    address = url.of(service)
    guide = service_view.guide(site, service)
    units = site.referred(service, "units", Unit)
    view = View(
        head=_head(site, service, units),
        guide=guide,
        policies=tuple(
            Link(ground.short_title(each), url.policy(each))
            for each in site.referred(service, "basis", Document)
        ),
        booklet=url.booklet(units[0]) if units else url.booklet(),
        updated=day(service.latest),
        citation=part.citation(
            f"{service.title}办事指南", part.unit_names(site, service, "units"), day(service.latest)
        ),
        address=url.absolute(site.config.base, address),
        data_url=url.data_of(service),
    )
    search = SearchDocument(
        address,
        service.title,
        service.noun,
        (*filter(None, service_view.texts(guide)), *part.attachment_titles(service)),
        service.latest,
        units=tuple(unit.name for unit in units),
    )
    yield part.page_of(
        address, "service", view, search=search, modified=service.latest, place=service.place.file
    )


def _head(site: Site, service: Service, units: tuple[Unit, ...]) -> Head:
    address = url.of(service)
    canonical = url.absolute(site.config.base, address)
    columns = site.referred(service, "columns", Column)
    description = service.abstract or f"{service.title}的条件、材料、流程、时限和受理窗口"
    source = part.issuer_names(site, service, "units")
    meta = (
        part.tags_of(columns[0])
        if columns
        else part.column_meta("办事指南", "办事指南", "办事服务")
    )
    meta += part.content_meta(
        service.title,
        service.latest,
        source=source,
        description=summary(description),
        address=canonical,
    )
    return part.head(
        site,
        address,
        service.title,
        description,
        crumbs=(Link("办事指南", url.SERVICES),),
        meta=meta,
        entry=url.at("columns", "content"),
        structured=_structured(site, service, units, description),
    )


def _structured(
    site: Site, service: Service, units: tuple[Unit, ...], description: str
) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": service.title,
        "description": description,
        "serviceType": service.kind.value,
        "url": part.address(site, service),
        "inLanguage": "zh-CN",
        "audience": [{"@type": "Audience", "audienceType": each} for each in service.audiences],
        "provider": [
            {
                "@type": "GovernmentOrganization",
                "name": unit.formal_name,
                "url": url.absolute(site.config.base, url.of(unit)),
            }
            for unit in units
        ],
        "availableChannel": [
            {
                "@type": "ServiceChannel",
                "name": each.name,
                "servicePhone": {"@type": "ContactPoint", "telephone": each.phone},
                "serviceLocation": {"@type": "Place", "address": each.address},
            }
            for each in service_view.windows(service)
        ],
    }


# ── Booklets ──────────────────────────────────────────────────────────────


@for_each(Unit)
def plan_unit(site: Site, unit: Unit) -> Iterator[Page]:
    found = site.referring(Service, "units", to=unit)
    if found:
        yield _booklet(site, url.booklet(unit), f"{unit.name}办事一本通", found, unit)


def _booklet(
    site: Site, address: Url, title: str, services: tuple[Service, ...], unit: Unit | None
) -> Page:
    lead = f"{len(services)}项办事指南合印，与网上单页同一份数据，打印用A4纸"
    crumbs = [Link("办事指南", url.SERVICES)]
    if unit:
        crumbs = [Link("单位", url.UNITS), part.party_link(unit)]
    head = part.head(
        site, address, title, lead, crumbs=crumbs, meta=part.column_meta(title, lead, "办事服务")
    )
    guides = tuple(service_view.guide(site, each) for each in services)
    return part.page_of(address, "booklet", Booklet(head, lead, guides))


# ── All of them ───────────────────────────────────────────────────────────


@once
def plan_index(site: Site) -> Iterator[Page]:
    """A site without any has neither list nor booklet."""
    if not (found := site.all(Service)):
        return
    order = {unit.id: at for at, unit in enumerate(site.all(Unit))}

    def rank(service: Service) -> int:
        """By the unit named first, in the order of the register."""
        first = next(iter(site.referred(service, "units", Unit)), None)
        return order[first.id] if first else len(order)

    found = tuple(sorted(found, key=lambda each: (rank(each), each.id)))
    description = "办事的条件、材料、流程、时限和窗口，按单位和办事对象查找"
    head = part.head(
        site,
        url.SERVICES,
        "办事指南",
        description,
        meta=part.column_meta("办事指南", description, "办事服务"),
        entry=url.at("columns", "content"),
    )
    rows = tuple(_row(site, each) for each in found)
    audiences = tuple(
        Link(word, url.archive("service-audience", value), count)
        for value, word, count in sorted(
            site.lists("service-audience"), key=lambda each: (-each[2], each[0])
        )
    )
    by_unit = groupby(found, key=rank)
    booklets = [Link("全部", url.booklet(), len(found))]
    for _, some in by_unit:
        services = list(some)
        for unit in site.referred(services[0], "units", Unit)[:1]:
            count = site.count(f"unit-services/{unit.id}")
            booklets.append(Link(unit.name, url.booklet(unit), count))
    view = IndexView(
        head,
        rows,
        audiences,
        tuple(dict.fromkeys(row.kind for row in rows)),
        tuple(dict.fromkeys(unit for row in rows for unit in row.units.split("、"))),
        tuple(booklets),
    )
    yield part.page_of(url.SERVICES, "services", view)
    yield _booklet(site, url.booklet(), "办事一本通", found, None)


def _row(site: Site, service: Service) -> Row:
    return Row(
        service.title,
        url.of(service),
        service.kind.value,
        "、".join(service.audiences),
        part.unit_names(site, service, "units"),
        service.promised_limit or service.legal_limit or "",
        service.fee or "",
    )
