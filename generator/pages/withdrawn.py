"""What stands at the address of something that was withdrawn on its 撤下日期: that it was, and no more.

Not even its title, which may be what had to go (条例第十五条, personal data).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import part, url
from generator.page import Head, Link, Page
from generator.pages.guidance import WAYS
from generator.planner import for_each
from generator.record import Article
from generator.records import Document, Interpretation, PlainPage
from generator.site import Site
from generator.text import day


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    text: str
    ways: tuple[Link, ...]


@for_each(Document, Interpretation, PlainPage)
def plan(site: Site, article: Article) -> Iterator[Page]:
    since = day(article.disappears) if article.disappears else ""
    address = url.of(article)
    head = part.head(site, address, "已撤下", "这条信息已经撤下")
    view = View(head, f"这条信息按规定公开到{since}前，现已撤下。", WAYS)
    yield part.page_of(address, "withdrawn", view, listed=False, place=article.place.file)
