"""What the annual reports of a unit say, year by year."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import annual, part, url
from generator.annual import MEASURES, printed
from generator.page import Head, Link, Page
from generator.planner import for_each
from generator.records import AnnualReport, Unit
from generator.site import Site
from generator.url import Url

_HEIGHT, _TOP, _STEP, _BAR = 100, 18, 96, 30
"""Of the picture: of its highest bar, above it, of a year, of one of a year's two bars."""


@dataclass(frozen=True, slots=True)
class Row:
    word: str
    values: tuple[str, ...]
    """A dash, where the report of that year does not have it."""


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the picture and the number above it; `role` is `led` or `named`."""

    role: str
    x: int
    y: int
    width: int
    height: int
    middle: int
    number: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Requests that came and that were settled."""

    width: int
    height: int
    base: int
    label: str
    bars: tuple[Bar, ...]
    years: tuple[tuple[int, str], ...]
    """(middle, year)."""


@dataclass(frozen=True, slots=True)
class View:
    """Everything that templates/pages/annual-figures.html can see."""

    head: Head
    unit: Link
    title: str
    years: tuple[Link, ...]
    """Newest first, where a narrow screen begins."""
    groups: tuple[Group, ...]
    picture: Picture | None
    csv_url: Url


@for_each(Unit)
def plan(site: Site, unit: Unit) -> Iterator[Page]:
    reports = annual.reports_of(site, unit)
    if not reports:
        return
    title = "年度报告历年数据"
    description = f"{unit.formal_name}历年政府信息公开工作年度报告的主要数据"
    view = View(
        head=part.head(
            site,
            url.figures(unit),
            f"{unit.name}{title}",
            description,
            crumbs=(Link("单位", url.UNITS), part.party_link(unit)),
            meta=part.column_meta(title, description, "信息公开年报"),
            entry=url.UNITS,
        ),
        unit=part.party_link(unit),
        title=title,
        years=tuple(Link(f"{each.year}年", url.of(each)) for each in reversed(reports)),
        groups=tuple(_groups(reports[::-1])),
        picture=_picture([each for each in reports if each.requests]),
        csv_url=url.table("reports", "csv"),
    )
    yield part.page_of(url.figures(unit), "annual-figures", view, place=unit.place.file)


def _groups(reports: tuple[AnnualReport, ...]) -> Iterator[Group]:
    for title in dict.fromkeys(each.group for each in MEASURES):
        rows = tuple(
            Row(each.word, tuple(printed(each.of(report)) or "—" for report in reports))
            for each in MEASURES
            if each.group == title and any(each.of(report) is not None for report in reports)
        )
        if rows:
            yield Group(title, rows)


def _picture(reports: list[AnnualReport]) -> Picture | None:
    """None for a single year: there is nothing to compare."""
    found = [
        (each.year, each.requests.new[-1], each.requests.total[-1])
        for each in reports
        if each.requests is not None
    ]
    if len(found) < 2:
        return None
    most = max(max(new, total) for _, new, total in found) or 1
    bars: list[Bar] = []
    years: list[tuple[int, str]] = []
    for index, (year, *numbers) in enumerate(found):
        left = index * _STEP + (_STEP - 2 * _BAR - 4) // 2
        years.append((index * _STEP + _STEP // 2, f"{year}年"))
        for place, (role, number) in enumerate(zip(("led", "bound"), numbers, strict=True)):
            height, x = round(_HEIGHT * number / most), left + place * (_BAR + 4)
            y = _TOP + _HEIGHT - height
            bars.append(Bar(role, x, y, _BAR, height, x + _BAR // 2, str(number)))
    told = "；".join(f"{year}年新收{new}件，办结{total}件" for year, new, total in found)
    base = _TOP + _HEIGHT
    return Picture(len(found) * _STEP, base + 22, base, told, tuple(bars), tuple(years))
