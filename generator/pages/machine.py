"""What only machines read: robots.txt, redirects, attachments."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import url
from generator.page import Asset, Page
from generator.planner import for_each, once
from generator.record import Published
from generator.records import (
    AnnualReport,
    Document,
    Interpretation,
    Matter,
    PlainPage,
    Question,
    Service,
)
from generator.site import Site
from generator.url import Url


@dataclass(frozen=True, slots=True)
class Robots:
    sitemap: str


@dataclass(frozen=True, slots=True)
class Moved:
    """An address that was published and is no more.  Links are relative to it."""

    target: str
    canonical: str


@once
def plan(site: Site) -> Iterator[Page | Asset]:
    base = site.config.base
    yield Page(
        Url("robots.txt"),
        "pages/robots.txt",
        Robots(url.absolute(base, "sitemap.xml")),
        listed=False,
    )
    for redirect in site.config.redirects:
        moved = Moved(
            url.relative(redirect.target, redirect.source), url.absolute(base, redirect.target)
        )
        yield Page(Url(redirect.source), "pages/moved.html", moved, listed=False, place="site.yaml")


@for_each(Document, Interpretation, AnnualReport, Matter, Question, Service, PlainPage)
def plan_files(_site: Site, article: Published) -> Iterator[Asset]:
    for file in article.files:
        yield Asset(
            url.beside(article, file.name),
            source=file.path,
            sha256=file.sha256,
            place=article.place.file,
        )
