"""The home page of the section."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import entrance, listing, overviews, part, url
from generator.page import Head, Item, Link, Page
from generator.planner import once
from generator.progress import progress
from generator.records import Catalog, Unit
from generator.site import Site
from generator.standing import Tally, tally
from generator.vocabulary import TOPICS, UnitKind

SHOWN = 8


@dataclass(frozen=True, slots=True)
class PartFigure:
    title: str
    url: str
    count: int
    share: int
    """Of the largest part, in percent: the length of its bar."""


@dataclass(frozen=True, slots=True)
class CatalogFigures:
    title: str
    url: str
    year: int
    tasks: int
    units: int
    with_deadline: int
    tally: Tally
    links: tuple[Link, ...]
    parts: tuple[PartFigure, ...]
    earlier: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class UnitGroup:
    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    entrances: tuple[entrance.Entrance, ...]
    figures: tuple[Link, ...]
    overviews: tuple[Link, ...]
    running_topics: tuple[Link, ...]
    documents: tuple[Item, ...]
    documents_url: str
    interpretations: tuple[Item, ...]
    interpretations_url: str
    catalog: CatalogFigures | None
    groups: tuple[UnitGroup, ...]
    units_url: str
    unit_count: int
    topics: tuple[Link, ...]
    platforms: tuple[Link, ...]
    subordinates: tuple[Link, ...]


@once
def plan(site: Site) -> Iterator[Page]:
    config = site.config
    title = f"{config.name}{config.section}"
    structured = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": title,
        "url": url.absolute(config.base, url.HOME),
        "inLanguage": "zh-CN",
        "publisher": {"@type": "GovernmentOrganization", "name": config.name},
    }
    head = part.head(
        site,
        url.HOME,
        title,
        f"{title}：指南、制度、法定主动公开内容、年报、依申请公开和年度任务清单",
        meta=part.column_meta("首页", f"{title}首页", "首页"),
        structured=structured,
    )
    active = [unit for unit in site.all(Unit) if site.is_active(unit)]
    view = View(
        head=head,
        entrances=entrance.of_portal(site),
        figures=tuple(_figures(site)),
        overviews=tuple(overviews.for_readers(site)),
        running_topics=tuple(overviews.running_topics(site)),
        documents=listing.newest(site, listing.DOCUMENTS, SHOWN),
        documents_url=url.archive("kind", "documents"),
        interpretations=listing.newest(site, listing.INTERPRETATIONS, SHOWN),
        interpretations_url=url.archive("kind", "interpretations"),
        catalog=_catalog(site),
        groups=tuple(
            UnitGroup(
                kind.value, tuple(part.party_link(unit) for unit in active if unit.kind is kind)
            )
            for kind in UnitKind
            if any(unit.kind is kind for unit in active)
        ),
        units_url=url.UNITS,
        unit_count=len(active),
        topics=_topics(site),
        platforms=tuple(Link(each.name, each.address) for each in config.platforms),
        subordinates=tuple(Link(each.name, each.address) for each in config.subordinates),
    )
    yield part.page_of(url.HOME, "home", view, place="site.yaml")


def _figures(site: Site) -> Iterator[Link]:
    """What stands on the site, each with the list that proves it."""
    for word, count, address in (
        ("件文件和信息", site.count(listing.DOCUMENTS), url.archive("kind", "documents")),
        ("件解读", site.count(listing.INTERPRETATIONS), url.archive("kind", "interpretations")),
        ("份任务清单", len(site.all(Catalog)), url.CATALOGS),
    ):
        if count:
            yield Link(word, address, count)


def _catalog(site: Site) -> CatalogFigures | None:
    catalogs = part.latest_catalogs(site)
    if not catalogs:
        return None
    newest, *earlier = catalogs
    tasks = tuple(newest.all_tasks())
    counts = [(each, len(tuple(each.all_tasks()))) for each in newest.parts]
    most = max((count for _, count in counts), default=0) or 1
    named = {
        (party.family, party.id)
        for task in tasks
        for field in ("leads", "responsible")
        for party in site.parties(task, field)
    }
    return CatalogFigures(
        newest.title,
        url.of(newest),
        newest.year,
        len(tasks),
        sum(1 for unit in site.all(Unit) if (unit.family, unit.id) in named),
        sum(1 for task in tasks if task.deadline),
        tally(progress(site, task).state for task in tasks),
        (Link("台账", url.ledger(newest)), Link("进度", url.progress(newest))),
        tuple(
            PartFigure(
                each.title,
                url.catalog_part(newest, each.key or str(index)),
                count,
                round(100 * count / most),
            )
            for index, (each, count) in enumerate(counts, start=1)
        ),
        tuple(Link(f"{each.year}年", url.of(each)) for each in earlier),
    )


def _topics(site: Site) -> tuple[Link, ...]:
    order = {topic: index for index, topic in enumerate(TOPICS)}
    found = sorted(site.lists("topic"), key=lambda each: (order.get(each[1], len(order)), each[1]))
    return tuple(Link(word, url.archive("topic", value), count) for value, word, count in found)
