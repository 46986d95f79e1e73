"""A list beside that of the year before, task by task."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import part, task_table, url
from generator.comparison import Comparison, Suggestion, comparison
from generator.deadline import Deadline, Fixed
from generator.page import Fact, Head, Link, Page
from generator.planner import for_each
from generator.progress import deadline_of
from generator.records import Catalog, Task
from generator.site import Site
from generator.wording import Piece, pieces


@dataclass(frozen=True, slots=True)
class Row:
    """A task and what it goes on from; `pieces` is the wording, where the two are near enough to be read as one."""

    task: Link
    before: tuple[Link, ...]
    changes: tuple[str, ...]
    is_verbatim: bool
    old_words: tuple[str, ...]
    new_words: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class SuggestedRow:
    task: Link
    before: Link
    likeness: int


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    title: str
    year: int
    previous_year: int
    lists: tuple[Link, ...]
    counts: tuple[Fact, ...]
    kept: tuple[Row, ...]
    new: task_table.TaskTable
    dropped: task_table.TaskTable
    unconfirmed: tuple[SuggestedRow, ...]


@for_each(Catalog)
def plan(site: Site, catalog: Catalog) -> Iterator[Page]:
    found = comparison(site, catalog)
    if found is None:
        return
    previous, address = found.previous, url.comparison(catalog)
    title = f"{catalog.year}年与{previous.year}年任务对比"
    description = f"{catalog.title}与{previous.title}逐项对比：延续、新增、不再列入的任务"
    whole = Link(catalog.title, url.of(catalog))
    view = View(
        head=part.head(
            site,
            address,
            title,
            description,
            crumbs=(Link("任务清单", url.CATALOGS), whole),
            meta=part.column_meta("任务清单", description, "信息公开目录"),
            entry=url.CATALOGS,
        ),
        title=title,
        year=catalog.year,
        previous_year=previous.year,
        lists=(whole, Link(previous.title, url.of(previous))),
        counts=_counts(catalog, found),
        kept=tuple(_row(site, task, before) for task, before in found.kept),
        new=task_table.flat(site, f"{catalog.year}年新增的任务", found.new),
        dropped=task_table.flat(
            site, f"{previous.year}年有、{catalog.year}年不再列入的任务", found.dropped
        ),
        unconfirmed=tuple(map(_suggested, found.unconfirmed)),
    )
    yield part.page_of(
        address, "comparison", view, modified=catalog.published, place=catalog.place.file
    )


def _counts(catalog: Catalog, found: Comparison) -> tuple[Fact, ...]:
    def items(count: int) -> str:
        return f"{count}项" if count else ""

    return part.facts(
        (f"{catalog.year}年", items(sum(1 for _ in catalog.all_tasks()))),
        (f"{found.previous.year}年", items(sum(1 for _ in found.previous.all_tasks()))),
        ("延续", items(len(found.kept))),
        ("新增", items(len(found.new))),
        ("不再列入", items(len(found.dropped))),
        ("待确认", items(len(found.unconfirmed))),
    )


def _link(task: Task) -> Link:
    return Link(f"{task.label}　{part.task_title(task)}", url.of(task))


def _suggested(each: Suggestion) -> SuggestedRow:
    return SuggestedRow(_link(each.task), _link(each.before), each.likeness)


# ── What was changed ──────────────────────────────────────────────────────


def _row(site: Site, task: Task, before: tuple[Task, ...]) -> Row:
    """Of several tasks that were made one the wording is not compared."""
    words = pieces(before[0].content, task.content) if len(before) == 1 else ()
    return Row(
        _link(task),
        tuple(map(_link, before)),
        tuple(_changes(site, task, before)),
        [task.content] == [each.content for each in before],
        tuple(each.content for each in before),
        task.content,
        words,
    )


def _changes(site: Site, task: Task, before: tuple[Task, ...]) -> Iterator[str]:
    if not _same_deadline(site, task, before):
        yield _change("时限", (each.deadline or "" for each in before), task.deadline or "")
    for word, field in (("牵头单位", "leads"), ("责任单位", "responsible")):
        now = {each.id for each in site.parties(task, field)}
        then = {party.id for each in before for party in site.parties(each, field)}
        if now != then:
            old = ("、".join(getattr(each, field)) for each in before)
            yield _change(word, old, "、".join(getattr(task, field)))
    if [each.division for each in before] != [task.division] * len(before):
        yield _change("分工", (each.division or "" for each in before), task.division or "")


def _change(word: str, old: Iterator[str], new: str) -> str:
    before = "；".join(dict.fromkeys(filter(None, old)))
    if not before:
        return f"{word}：写明“{new}”，上年没有写"
    return f"{word}：由“{before}”改为“{new}”" if new else f"{word}：没有写，上年是“{before}”"


def _same_deadline(site: Site, task: Task, before: tuple[Task, ...]) -> bool:
    """A day that has only moved on with the list is the same."""
    return {_relative(site, task)} == {_relative(site, each) for each in before}


def _relative(site: Site, task: Task) -> Deadline | str | tuple[int, int, int]:
    deadline = deadline_of(site, task)
    if isinstance(deadline, Fixed):
        catalog = site.get(Catalog, task.catalog_id)
        last = deadline.last
        return last.year - (catalog.year if catalog else 0), last.month, last.day
    return deadline or task.deadline or ""
