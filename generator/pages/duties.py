"""The map of silence as pages: what must be public, and whether it is, of all units and of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from generator import duty_table, part, standing, url
from generator.page import Head, Link, Page, Tag
from generator.planner import once
from generator.records import Task, Unit
from generator.registry import Party
from generator.silence import Cell, Duty, Explanation, Row, Silence, silence, years
from generator.site import Site
from generator.text import day as in_full
from generator.url import Url
from generator.vocabulary import Filling, Source

TITLE = "应公开事项核对表"
_ROOM = 4
"""Of more columns than this the cells are too narrow for sentences: these stand below the table."""
_TONES = {Filling.PUBLISHED: "", Filling.GAP: "alarm"}


@dataclass(frozen=True, slots=True)
class Box:
    """A cell as it is shown: what it holds, the item that shows it, and what is to be said besides.

    `mark` is the number of the note below the table that says more.
    """

    label: str
    tag: Tag
    figure: str
    url: Url | None
    title: str
    note: str
    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class Note:
    mark: str
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    parties: tuple[Link, ...]
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A period; `note` says by when and how often, where that does not go without saying."""

    label: str
    note: str


@dataclass(frozen=True, slots=True)
class DutyTable:
    anchor: str
    name: str
    url: Url | None
    ground: str
    tally: standing.Tally
    period: str
    """Where there is only one; the lines then stand side by side."""
    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A column, who keeps it up, and how fresh it is."""

    column: Link
    parties: tuple[Link, ...]
    last: date | None
    until: date | None
    box: Box


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    tables: tuple[DutyTable, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """A duty in the table at the top: how many cells hold what, in the order of `Filling`."""

    link: Link
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    lead: str
    links: tuple[Link, ...]
    downloads: tuple[Link, ...]
    tally: standing.Tally
    words: tuple[str, ...]
    summaries: tuple[Summary, ...]
    groups: tuple[Group, ...]
    columns: tuple[ColumnLine, ...]
    units: tuple[Link, ...]


@once
def plan(site: Site) -> Iterator[Page]:
    """The newest year on the address that stays, and what each unit owes in it; the others on their own."""
    newest, *others = years(site)
    current = silence(site, newest)
    units = tuple(each for each in site.all(Unit) if site.is_active(each))
    past = tuple(Link(f"{year}年", url.duties_year(year)) for year in others)
    links = tuple(Link(each.name, url.duties(each)) for each in units if _owes(current, each))
    yield _whole(site, url.DUTIES, current, past, links)
    for year in others:
        rest = (
            Link(f"{newest}年", url.DUTIES),
            *(each for each in past if each.title != f"{year}年"),
        )
        yield _whole(site, url.duties_year(year), silence(site, year), rest, ())
    for unit in units:
        yield _of_unit(site, unit, current)


def _whole(
    site: Site, address: Url, found: Silence, links: tuple[Link, ...], units: tuple[Link, ...]
) -> Page:
    title = duty_table.title(found.year)
    name = f"duties-{found.year}"
    view = replace(
        _view(site, address, title, found),
        links=links,
        downloads=(Link("CSV", url.table(name, "csv")), Link("JSON", url.table(name, "json"))),
        units=units,
    )
    return part.page_of(address, "duties", view)


def _of_unit(site: Site, unit: Unit, found: Silence) -> Page:
    """Where a unit has no duty that comes back, the page says so."""
    address = url.duties(unit)
    title = f"{unit.name}{duty_table.title(found.year)}"
    view = replace(
        _view(site, address, title, _owed(found, unit), unit),
        links=(Link("全部单位", url.DUTIES),),
        summaries=(),
    )
    return part.page_of(address, "duties", view, place=unit.place.file)


def _owes(found: Silence, unit: Unit) -> bool:
    return any(unit in row.parties for duty in found.duties for row in duty.rows)


def _owed(found: Silence, unit: Unit) -> Silence:
    own = (
        replace(duty, rows=tuple(row for row in duty.rows if unit in row.parties))
        for duty in found.duties
    )
    return replace(found, duties=tuple(duty for duty in own if duty.rows))


def _view(site: Site, address: Url, title: str, found: Silence, unit: Unit | None = None) -> View:
    tables = {
        source: tuple(
            _table(site, found.year, each) for each in found.duties if each.source is source
        )
        for source in (Source.STANDING, Source.TASK)
    }
    columns = [each for each in found.duties if each.source is Source.COLUMN]
    titles = {Source.STANDING: "每年都有的义务", Source.TASK: f"{found.year}年任务清单里定期的任务"}
    return View(
        head=_head(site, address, title, unit),
        lead=_lead(site),
        links=(),
        downloads=(),
        tally=_tally(cell for _duty, _row, cell in found.cells()),
        words=tuple(Filling),
        summaries=tuple(_summaries(found, address)),
        groups=tuple(Group(titles[source], each) for source, each in tables.items() if each),
        columns=tuple(_column(site, each) for each in columns),
        units=(),
    )


def _head(site: Site, address: Url, title: str, unit: Unit | None) -> Head:
    description = (
        f"{site.config.name}应当公开的事项，按单位、按期核对：已公开、书面说明、未到期、空缺"
    )
    above = (Link("单位", url.UNITS), part.party_link(unit)) if unit else (Link(TITLE, url.DUTIES),)
    return part.head(
        site,
        address,
        title,
        description,
        crumbs=() if address == url.DUTIES else above,
        meta=part.column_meta(TITLE, description, "信息公开目录"),
    )


def _lead(site: Site) -> str:
    return (
        "该公开的公开了没有？定期的公开任务、年报和指南、栏目的更新，按单位、按期逐格核对："
        "已公开的附链接，没有公开的附书面说明；还没有到期的注明未到期，到期没有公开也没有说明的是空缺。"
        f"截至{in_full(site.today())}。"
    )


def _tally(cells: Iterable[Cell]) -> standing.Tally:
    return standing.tally((each.filling for each in cells), "格", Filling)


def _summaries(found: Silence, address: Url) -> Iterator[Summary]:
    columns: list[Cell] = []
    for duty in found.duties:
        cells = [cell for row in duty.rows for cell in row.cells]
        if duty.source is Source.COLUMN:
            columns += cells
        else:
            yield _summary(duty.name, Url(f"{address}#{_anchor(duty)}"), cells)
    if columns:
        yield _summary("栏目更新", Url(f"{address}#columns"), columns)


def _summary(name: str, address: Url, cells: Iterable[Cell]) -> Summary:
    fillings = [each.filling for each in cells]
    return Summary(Link(name, address), tuple(fillings.count(each) for each in Filling))


# ── Tables ────────────────────────────────────────────────────────────────


def _anchor(duty: Duty) -> str:
    return f"{duty.source.name.lower()}-{duty.record.id.replace('/', '-')}"


def _table(site: Site, year: int, duty: Duty) -> DutyTable:
    anchor = _anchor(duty)
    periods = duty.rows[0].cells
    has_room = len(periods) <= _ROOM
    notes: list[Note] = []
    lines: list[Line] = []
    for row in duty.rows:
        boxes: list[Box] = []
        for cell in row.cells:
            box = _box(site, year, cell)
            if box.text and not has_room:
                mark = str(len(notes) + 1)
                told = f"{row.name}，{cell.period}：{box.text}"
                notes.append(Note(mark, f"{anchor}-{mark}", told))
                box = replace(box, text="", mark=mark)
            boxes.append(box)
        lines.append(Line(_links(row), tuple(boxes)))
    return DutyTable(
        anchor=anchor,
        name=duty.name,
        url=url.of(duty.record) if isinstance(duty.record, Task) else None,
        ground=duty.ground,
        tally=_tally(cell for row in duty.rows for cell in row.cells),
        period=_only(year, periods),
        headings=tuple(_heading(year, each) for each in periods),
        lines=tuple(lines),
        notes=tuple(notes),
    )


def _links(row: Row) -> tuple[Link, ...]:
    return tuple(map(_link, row.parties))


def _link(party: Party) -> Link:
    return part.party_link(party)


def _label(year: int, cell: Cell) -> str:
    return cell.period.removeprefix(f"{year}年") or cell.period


def _heading(year: int, cell: Cell) -> Heading:
    told = [f"应有{cell.times}次"] if cell.times > 1 else []
    if cell.due is not None and cell.due != cell.last:
        told.append(f"{_short(cell.due, year)}前")
    return Heading(_label(year, cell), "，".join(told))


def _only(year: int, periods: tuple[Cell, ...]) -> str:
    if len(periods) > 1:
        return ""
    heading = _heading(year, periods[0])
    return f"{heading.label}，{heading.note}" if heading.note else heading.label


def _short(day: date, year: int) -> str:
    return f"{day.month}月{day.day}日" if day.year == year else in_full(day)


def _box(site: Site, year: int, cell: Cell) -> Box:
    shown = cell.proofs[min(cell.times, len(cell.proofs)) - 1] if cell.proofs else None
    figure = f"{len(cell.proofs)}/{cell.times}次" if cell.times > 1 else ""
    if not figure and shown is not None:
        figure = _short(shown.day, year)
    return Box(
        label=_label(year, cell),
        tag=Tag(cell.filling, _TONES.get(cell.filling, "quiet")),
        figure=figure,
        url=url.of(shown.item) if shown else None,
        title=shown.item.called if shown else "",
        note=_note(site, cell),
        text=_told(cell.explanation) or _told(cell.claim, "自报："),
        mark="",
    )


def _note(site: Site, cell: Cell) -> str:
    if cell.filling is Filling.GAP:
        days = f"已{(site.today() - cell.due).days}天" if cell.due else ""
        if cell.last is None:
            return f"没有内容，开设{days}" if days else "没有内容"
        return days
    late = (cell.done - cell.due).days if cell.done and cell.due else 0
    return f"晚{late}天" if late > 0 else ""


def _told(told: Explanation | None, word: str = "") -> str:
    if told is None:
        return ""
    by = f"{told.by}，{in_full(told.day)}" if told.day else told.by
    return f"{word}{told.text}（{by}）"


def _column(site: Site, duty: Duty) -> ColumnLine:
    (row,) = duty.rows
    (cell,) = row.cells
    return ColumnLine(
        Link(duty.name, url.of(duty.record)),
        _links(row),
        cell.first,
        cell.last,
        replace(_box(site, site.today().year, cell), figure="", url=None, title=""),
    )
