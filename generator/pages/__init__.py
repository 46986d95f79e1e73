"""The family of page kinds.  A new one is a module here, its template, and a line in the tuple."""

from collections.abc import Callable, Iterable

from generator.page import Asset, Page
from generator.pages import (
    archive,
    catalog,
    collective,
    column,
    data,
    document,
    feed,
    guidance,
    home,
    interpretation,
    machine,
    plain,
    task,
    unit,
    unit_entry,
    units,
)
from generator.site import Site

Planner = Callable[[Site], Iterable[Page | Asset]]

PAGES: tuple[Planner, ...] = (
    home.plan,
    column.plan,
    units.plan,
    unit.plan,
    unit_entry.plan,
    collective.plan,
    catalog.plan,
    task.plan,
    document.plan,
    interpretation.plan,
    plain.plan,
    archive.plan,
    data.plan,
    feed.plan,
    guidance.plan,
    machine.plan,
)
