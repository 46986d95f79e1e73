"""The register of columns (栏目登记册): who keeps each, how often, when something came last and by when more is owed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator import part
from generator.freshness import Limit, freshness, limit_of
from generator.listing import in_column
from generator.page import Column as Field
from generator.page import Table
from generator.records import Column
from generator.registry import Party
from generator.site import Site

TITLE = "栏目登记册"


class Upkeep(StrEnum):
    """How a column stands."""

    FRESH = "按期更新"
    STALE = "到期未更新"
    EMPTY = "没有内容"
    NOT_APPLICABLE = "不适用"
    UNLIMITED = "不设期限"


@dataclass(frozen=True, slots=True)
class Line:
    """A column; without `limit` where nothing is owed, without days where nothing has come."""

    column: Column
    above: tuple[Column, ...]
    parties: tuple[Party, ...]
    count: int
    limit: Limit | None
    last: date | None
    until: date | None
    upkeep: Upkeep


def lines(site: Site) -> Iterator[Line]:
    """In the order of the tree."""
    return (_line(site, each) for each in site.all(Column))


def _line(site: Site, column: Column) -> Line:
    limit = limit_of(site, column)
    found = freshness(site, column, limit)
    if column.not_applicable:
        upkeep = Upkeep.NOT_APPLICABLE
    elif limit is None:
        upkeep = Upkeep.UNLIMITED
    elif found is None:
        upkeep = Upkeep.EMPTY
    else:
        upkeep = Upkeep.STALE if found.is_stale else Upkeep.FRESH
    return Line(
        column=column,
        above=part.column_trail(site, column)[:-1],
        parties=site.parties(column, "units"),
        count=site.count(in_column(column)),
        limit=limit,
        last=found.last if found else None,
        until=found.until if found else None,
        upkeep=upkeep,
    )


_FIELDS = (
    Field("标识", "网址里用的固定代号"),
    Field("名称", "栏目名称"),
    Field("上级", "上级栏目的标识"),
    Field("说明", "栏目的用途和主要内容"),
    Field("类型", "栏目类别，没有写“更新周期”的照它定期限"),
    Field("更新周期", "多久更新一次"),
    Field("责任单位", "由谁维护，以顿号分开"),
    Field("责任人", "负责维护的岗位"),
    Field("依据", "法律依据"),
    Field("件数", "栏目和下级栏目里现有几件", "整数"),
    Field("最近更新", "最近一件的发布日期", "日期"),
    Field("更新期限", "两次更新之间至多多久"),
    Field("期限依据", "更新期限是照什么定的"),
    Field("最迟再更新", "最迟在哪一天再更新", "日期"),
    Field("情况", "、".join(Upkeep)),
    Field("不适用", "没有此类信息的原因"),
    Field("不适用日期", "责任单位说明原因的日期", "日期"),
    Field("开设日期", "从哪一天起应当有内容", "日期"),
    Field("网址", "栏目页面", "网址"),
)


def table(site: Site) -> Table:
    return Table(TITLE, _FIELDS, tuple(_row(site, each) for each in lines(site)))


def _row(site: Site, line: Line) -> tuple[str | int | date | None, ...]:
    column, limit = line.column, line.limit
    return (
        column.id, column.name, line.above[-1].id if line.above else None, column.purpose,
        column.kind, column.cycle, "、".join(column.units) or None, column.keeper, column.basis,
        line.count, line.last, limit.told if limit else None, limit.ground if limit else None,
        line.until, line.upkeep.value, column.not_applicable, column.explained, column.opened,
        part.address(site, column),
    )  # fmt: skip
