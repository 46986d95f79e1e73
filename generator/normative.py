"""The directories of normative documents: in force, and no longer so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator import part, url
from generator.lifetime import months_before
from generator.listing import NORMATIVE, row_of
from generator.page import Column as Field
from generator.page import Table
from generator.records import Cleanup, Document
from generator.site import Site
from generator.table import read
from generator.url import Url
from generator.vocabulary import Validity

IN_FORCE, VOID = "normative-in-force", "normative-void"
"""What their tables are called as data."""
TITLES = {IN_FORCE: "现行有效的行政规范性文件目录", VOID: "废止、失效的行政规范性文件目录"}


@dataclass(frozen=True, slots=True)
class Line:
    """A document as the directories have it, from its card: days as text, empty where there is none."""

    title: str
    url: Url
    number: str
    register_number: str
    issuers: str
    published: str
    effective: str
    expires: str
    state: str
    ended: str
    basis: str
    soon: str
    """That its end is near, in words."""

    @property
    def is_void(self) -> bool:
        return self.state in {Validity.EXPIRED, Validity.REPEALED}


def lines(site: Site, name: str = NORMATIVE) -> Iterator[Line]:
    """Of a list of normative documents, newest first."""
    for card in site.cards(name):
        row = read(Document.family, row_of(card))
        yield Line(
            row["标题"],
            url.at(Document.family, row["标识"]),
            row["发文字号"],
            row["统一编号"],
            row["发布机构"],
            row["发布日期"],
            row["施行日期"],
            row["有效期至"],
            row["有效性"],
            row["废止失效日期"],
            row["废止失效依据"],
            _soon(site, row["有效期至"]) if row["有效性"] in _IN_FORCE else "",
        )


_IN_FORCE = {"", Validity.VALID, Validity.AMENDED}


def _soon(site: Site, expires: str) -> str:
    months = site.config.lifetime.review
    if not expires or months is None:
        return ""
    is_soon = site.has_come(months_before(date.fromisoformat(expires), months))
    return f"不足{months}个月" if is_soon else ""


def tables(site: Site) -> Iterator[tuple[str, Table]]:
    """Both directories, and each clean-up; a site without any has none."""
    found = tuple(lines(site))
    for name in (IN_FORCE, VOID) if found else ():
        fields, rows = _FIELDS[name], (each for each in found if each.is_void == (name == VOID))
        cells = tuple(_cells(site, name, row) for row in rows)
        yield name, Table(TITLES[name], fields, cells)
    for each in newest(site.all(Cleanup)):
        yield f"cleanup-{each.id}", of_cleanup(site, each)


def _cells(site: Site, name: str, line: Line) -> tuple[str | None, ...]:
    values = (getattr(line, attribute) or None for attribute in _ATTRIBUTES[name])
    return (*values, url.absolute(site.config.base, line.url))


_COMMON = (
    Field("统一编号", "统一登记编号"),
    Field("标题", "名称"),
    Field("发文字号", "机关代字、年份和序号"),
    Field("制定机关", "全称，以顿号分开"),
    Field("公布日期", "在本平台公布的日期", "日期"),
)
_ADDRESS = Field("网址", "文件页面", "网址")
_FIELDS = {
    IN_FORCE: (
        *_COMMON,
        Field("施行日期", "开始施行的日期", "日期"),
        Field("有效期至", "最后有效的日期", "日期"),
        Field("有效性", "有效、已修改、尚未施行"),
        _ADDRESS,
    ),
    VOID: (
        *_COMMON,
        Field("废止失效日期", "从这一天起不再有效", "日期"),
        Field("废止失效依据", "废止它、宣布它失效的文件"),
        Field("有效性", "废止、失效"),
        _ADDRESS,
    ),
}
_FIRST = ("register_number", "title", "number", "issuers", "published")
_ATTRIBUTES = {
    IN_FORCE: (*_FIRST, "effective", "expires", "state"),
    VOID: (*_FIRST, "ended", "basis", "state"),
}


def newest(found: Iterable[Cleanup]) -> list[Cleanup]:
    return sorted(found, key=lambda each: (-each.year, each.id))


def of_cleanup(site: Site, cleanup: Cleanup) -> Table:
    fields = (
        Field("标题", "文件的名称"),
        Field("发文字号", "机关代字、年份和序号"),
        Field("统一编号", "统一登记编号"),
        Field("结果", "继续有效、修改、废止、失效"),
        Field("说明", "理由和以后的安排"),
        _ADDRESS,
    )
    rows = tuple(
        (
            document.title,
            document.document_number,
            document.register_number,
            each.verdict.value,
            each.note,
            part.address(site, document),
        )
        for each in cleanup.results
        if (document := site.get(Document, each.document)) is not None
    )
    return Table(cleanup.title, fields, rows)
