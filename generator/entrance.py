"""The statutory entries as cards: of the portal, and of every organ (国办公开办函〔2019〕61号)."""

from dataclasses import dataclass

from generator import url
from generator.listing import in_column, of_unit_in
from generator.records import Column, PlainPage, Unit
from generator.site import Site
from generator.url import Url
from generator.vocabulary import STATUTORY_ENTRIES, UnitKind

WITHOUT_ENTRIES = {UnitKind.PARTY, UnitKind.ENTERPRISE, UnitKind.OTHER}
"""Not administrative organs: 条例 asks no platform of them."""


@dataclass(frozen=True, slots=True)
class Entrance:
    """One of the statutory entries as a card."""

    title: str
    note: str
    figure: str
    url: Url


def entry_address(site: Site, column: Column) -> Url:
    """Where an entry leads: to its only text, where it has just one, else to the column."""
    only = _only_page(site, column) if not column.children else None
    return url.of(only) if only else url.of(column)


def _only_page(site: Site, column: Column) -> PlainPage | None:
    if site.count(in_column(column)) != 1:
        return None
    (only,) = site.newest(in_column(column), 1)
    return only if isinstance(only, PlainPage) else None


def of_portal(site: Site) -> tuple[Entrance, ...]:
    """The four statutory entries in order, and 依申请公开 where the tree has it."""
    return tuple(_entrance(site, column) for column in site.config.columns)


def _entrance(site: Site, column: Column) -> Entrance:
    only, count = _only_page(site, column), site.count(in_column(column))
    if only is not None:
        figure = f"更新于{only.updated.isoformat()}" if only.updated else ""
    else:
        figure = f"{count}条" if count else ""
    return Entrance(column.name, column.purpose or "", figure, entry_address(site, column))


def has_entries(site: Site, unit: Unit) -> bool:
    return site.is_active(unit) and unit.kind not in WITHOUT_ENTRIES


def of_unit(site: Site, unit: Unit) -> tuple[Entrance, ...]:
    """Those of one organ; none, where 条例 asks no platform of it."""
    if not has_entries(site, unit):
        return ()
    reports = site.count(of_unit_in(unit, "reports"))
    count = site.count(of_unit_in(unit, "content"))
    notes = {
        "guide": ("怎么查、怎么申请、找谁", "指南九项"),
        "rules": ("公开信息所依据的制度", ""),
        "content": ("按法定类别列出的信息", f"{count}条"),
        "reports": ("逐年公布的工作年度报告", f"{reports}份" if reports else "尚无"),
    }
    return tuple(
        Entrance(title, *notes[name], url.entry(unit, name)) for name, title in STATUTORY_ENTRIES
    )
