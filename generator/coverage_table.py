"""The matrix of organs and statutory items as data: a cell a row."""

from collections.abc import Iterable, Iterator

from generator.coverage import Cell, cells, organs
from generator.page import Column as Field
from generator.page import Table, Value
from generator.records import Unit
from generator.site import Site

NAME, TITLE = "coverage", "法定主动公开内容核对表"
FIELDS = (
    Field("单位", "机关的名称"),
    Field("条", "条例第几条", "整数"),
    Field("项", "第二十条的第几项"),
    Field("名称", "这一项的简称"),
    Field("内容", "条文说的是什么"),
    Field("公开情况", "已公开、说明、空白"),
    Field("件数", "这个单位在这一项的栏目里公开了几件", "整数"),
    Field("栏目", "这一项的栏目，以顿号分开"),
    Field("理由", "没有公开的理由"),
)


def table(site: Site) -> Table:
    """Organs as registered, then items in the order of the articles."""
    rows = (row for unit in organs(site) for row in _rows(unit, cells(site, unit)))
    return Table(TITLE, FIELDS, tuple(rows))


def _rows(unit: Unit, cells: Iterable[Cell]) -> Iterator[tuple[Value, ...]]:
    for each in cells:
        state = "已公开" if each.is_published else "说明" if each.reason else "空白"
        yield (
            unit.name, each.item.article, each.item.number or None, each.item.name, each.item.text,
            state, each.count, "、".join(column.name for column in each.columns) or None,
            each.reason.text if each.reason else None,
        )  # fmt: skip
