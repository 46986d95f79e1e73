"""Standard catalogues as data: a row for each item, with the fourteen columns of the form and what fulfils it."""

from collections.abc import Iterable, Iterator

from generator import part, url
from generator.page import Column as Field
from generator.page import Link, Table, Value
from generator.phrase import parse
from generator.record import Entry
from generator.records import Column, DataTable, Document, PlainPage, Standard, StandardItem
from generator.records.standard import Audience, Way
from generator.site import Site

TITLE = "基层政务公开标准目录"
NAME = "standards"
"""Of the table of all, as data."""
TICK = "√"

_BEFORE = (
    Field("领域", "哪个领域的目录"),
    Field("序号", "在这个领域的目录里", "整数"),
    Field("一级事项", "公开事项"),
    Field("二级事项", "公开事项"),
    Field("三级事项", "公开事项；多数领域没有"),
    Field("过程", "少数领域有"),
    Field("公开内容（要素）", "应当公开哪些要素"),
    Field("公开依据", "法律法规和文件"),
    Field("公开时限", "照印的时限"),
    Field("公开要求", "有的领域以它代替时限"),
    Field("公开形式", "少数领域有"),
    Field("规范时限", "程序读出来的时限，统一的写法；读不出来的空着"),
    Field("公开主体", "以顿号分开"),
    Field("公开渠道和载体", "■必选，□可选"),
    Field("全社会", "公开对象，√"),
    Field("特定群体", "公开对象，√或者群体的名称"),
    Field("主动", "公开方式，√"),
    Field("依申请公开", "公开方式，√"),
)
_AFTER = (
    Field("栏目", "落实这一项的栏目的标识"),
    Field("数据表", "落实这一项的数据表的标识"),
    Field("文件", "落实这一项的文件的标识"),
    Field("页面", "落实这一项的页面的标识"),
    Field("网址", "目录里的这一项", "网址"),
)


def anchor(number: int) -> str:
    return f"i{number}"


def fulfilments(site: Site, item: StandardItem) -> tuple[Link, ...]:
    """What of the portal shows an item, in the order written."""
    found: list[Entry | None] = [
        *(site.get(Column, each) for each in item.kept_in),
        *(site.get(DataTable, each) for each in item.tables),
        *(site.get(Document, each) for each in item.documents),
        *(site.get(PlainPage, each) for each in item.pages),
    ]
    return tuple(Link(each.called, url.of(each)) for each in found if each is not None)


def is_met(site: Site, item: StandardItem) -> bool:
    """Whether what must be on the website is there; what need not be counts as met."""
    return not item.is_owed_here or bool(fulfilments(site, item))


def standards(site: Site) -> tuple[Standard, ...]:
    return tuple(sorted(site.all(Standard), key=lambda each: each.id))


def levels(standards: Iterable[Standard]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(level for each in standards for level in each.levels))


def table(site: Site, title: str, found: tuple[Standard, ...]) -> Table:
    """Of one catalogue or of all."""
    words = levels(found)
    ticks = tuple(Field(each, "公开层级，√") for each in words)
    rows = tuple(row for each in found for row in _rows(site, each, words))
    return Table(title, (*_BEFORE, *ticks, *_AFTER), rows)


def _rows(site: Site, standard: Standard, words: tuple[str, ...]) -> Iterator[tuple[Value, ...]]:
    year = standard.published_on.year
    for number, item in standard.numbered():
        limit = parse(item.limit, year) if item.limit else None
        group = item.group or _tick(Audience.GROUP in item.audiences)
        address = f"{part.address(site, standard)}#{anchor(number)}"
        yield (
            standard.domain, number, item.first, item.second, item.third, item.process, item.content, item.basis,
            item.limit, item.requirement, item.forms, str(limit) if limit else None, "、".join(item.bodies),
            " ".join(item.channels), _tick(Audience.ALL in item.audiences), group,
            _tick(Way.ACTIVE in item.ways), _tick(Way.REQUEST in item.ways),
            *(_tick(each in item.levels) for each in words),
            *(" ".join(each) or None for each in (item.kept_in, item.tables, item.documents, item.pages)),
            address,
        )  # fmt: skip


def _tick(is_so: bool) -> str | None:  # noqa: FBT001
    return TICK if is_so else None
