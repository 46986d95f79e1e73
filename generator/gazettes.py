"""The government's gazette: what stands in each issue, and all issues as one table."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator import part, url
from generator.page import Column as Field
from generator.page import Table
from generator.paper import file_name
from generator.records import Document, Gazette, Interpretation
from generator.site import Site
from generator.url import Url
from generator.vocabulary import Rendition

CONTENTS = "gazette-contents"
"""What the table of all contents is called as data."""
TITLE = "政府公报总目录"


@dataclass(frozen=True, slots=True)
class Item:
    """`record` and `url` are empty for what has no page on the portal."""

    title: str
    url: Url
    number: str
    issuers: str
    day: date | None
    record: Document | Interpretation | None


@dataclass(frozen=True, slots=True)
class Contents:
    """A section of an issue."""

    name: str
    items: tuple[Item, ...]


def contents(site: Site, gazette: Gazette) -> Iterator[Contents]:
    for section in gazette.sections:
        documents = (site.get(Document, each) for each in section.documents)
        interpretations = (site.get(Interpretation, each) for each in section.interpretations)
        items = [_item(site, each) for each in (*documents, *interpretations) if each is not None]
        items += [Item(title, Url(""), "", "", None, None) for title in section.titles]
        yield Contents(section.name, tuple(items))


def _item(site: Site, record: Document | Interpretation) -> Item:
    issuers = part.issuer_names(site, record, record.publishers)
    number, day = "", record.published
    if isinstance(record, Document):
        number, day = record.document_number or "", record.formed
    return Item(record.title, url.of(record), number, issuers, day, record)


def numbered(gazette: Gazette) -> str:
    return f"{gazette.called}（总第{gazette.serial}期）"


def pdf_url(site: Site, gazette: Gazette) -> Url | None:
    if Rendition.PDF not in site.config.renditions:
        return None
    return url.beside(gazette, file_name("", part.title(site, gazette), Rendition.PDF))


def newest(site: Site) -> list[Gazette]:
    return sorted(site.all(Gazette), key=lambda each: (-each.serial, each.id))


def table(site: Site) -> Table:
    """All that was ever printed, newest first."""
    rows = tuple(
        (
            item.title,
            item.number or None,
            item.issuers or None,
            item.day,
            section.name,
            gazette.year,
            gazette.number,
            gazette.serial,
            gazette.published,
            url.absolute(site.config.base, item.url) if item.url else None,
            part.address(site, gazette),
        )
        for gazette in newest(site)
        for section in contents(site, gazette)
        for item in section.items
    )
    return Table(TITLE, FIELDS, rows)


FIELDS = (
    Field("标题", "名称"),
    Field("发文字号", "机关代字、年份和序号"),
    Field("发布机构", "全称，以顿号分开"),
    Field("日期", "文件的成文日期，解读的发布日期", "日期"),
    Field("公报栏目", "在公报的哪一栏"),
    Field("年", "公报的年份", "整数"),
    Field("期", "当年第几期", "整数"),
    Field("总期号", "创刊以来第几期", "整数"),
    Field("公报发布日期", "电子公报的发布日期", "日期"),
    Field("网址", "内容的页面", "网址"),
    Field("公报网址", "这一期的页面", "网址"),
)
