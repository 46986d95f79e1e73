"""The map of silence as data: a row for each cell, the same from the day that something is due to the next."""

from datetime import date

from generator import url
from generator.page import Column as Field
from generator.page import Table
from generator.silence import Cell, Duty, Row, silence
from generator.site import Site

_FIELDS = (
    Field("年度", "哪一年的核对表", "整数"),
    Field("义务标识", "任务、公开义务、栏目的固定代号"),
    Field("义务", "应当公开什么"),
    Field("依据", "任务清单的哪一项，或者法律依据"),
    Field("来源", "任务：当年的任务清单；常设：每年都有的义务；栏目：栏目的更新期限"),
    Field("单位标识", "应当公开的单位；几个单位合起来公开一次的，以顿号分开"),
    Field("单位", "应当公开的单位的名称，以顿号分开"),
    Field("期", "这一期的名称；栏目只有当前一期"),
    Field("起", "这一期从哪一天起；栏目是最近一次更新的日期", "日期"),
    Field("止", "这一期到哪一天止", "日期"),
    Field("截止日期", "最迟在哪一天公开；没有内容的栏目是开设日期", "日期"),
    Field("应有次数", "这一期应当公开几次", "整数"),
    Field("已有次数", "这一期找到几件", "整数"),
    Field("情况", "已公开、书面说明、未到期、空缺，只有这四种"),
    Field("公开日期", "凑够次数的那一件的发布日期", "日期"),
    Field("佐证网址", "找到的各件的网址，以空格分开", "网址"),
    Field("说明", "为什么没有公开或者不需要公开"),
    Field("说明单位", "由谁说明；单位尚未设立、已经撤并的，依据单位名录"),
    Field("说明日期", "说明的日期；栏目的是“不适用日期”", "日期"),
)


def title(year: int) -> str:
    return f"{year}年应公开事项核对表"


def table(site: Site, year: int) -> Table:
    rows = tuple(_row(site, year, *each) for each in silence(site, year).cells())
    return Table(title(year), _FIELDS, rows)


def _row(
    site: Site, year: int, duty: Duty, row: Row, cell: Cell
) -> tuple[str | int | date | None, ...]:
    told = cell.explanation
    return (
        year, duty.record.id, duty.name, duty.ground or None, duty.source,
        "、".join(each.id for each in row.parties), row.name,
        cell.period, cell.first, cell.last, cell.due, cell.times, len(cell.proofs), cell.filling, cell.done,
        " ".join(url.absolute(site.config.base, each.url) for each in cell.proofs) or None,
        told.text if told else None, told.by if told else None, told.day if told else None,
    )  # fmt: skip
