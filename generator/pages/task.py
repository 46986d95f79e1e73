"""The permanent page of one task: the obligation, whose it is, where it is printed, how far it has come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator import part, standing, task_table, url
from generator.due import Sum
from generator.page import Fact, Head, Link, Page, SearchDocument, Tag
from generator.planner import for_each
from generator.progress import Progress, Share, Turn, progress
from generator.records import Catalog, Collective, Task, Unit
from generator.site import Site, unique
from generator.text import day, summary
from generator.url import Url


@dataclass(frozen=True, slots=True)
class TurnView:
    units: tuple[Link, ...]
    name: str
    day: date | None
    state: Tag
    reason: str
    proofs: standing.Proofs


@dataclass(frozen=True, slots=True)
class SumView:
    """How the day was reckoned, of the turn of this name; or why there is none."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementView:
    kind: str
    day: date
    who: str
    """And of which period."""
    text: str


@dataclass(frozen=True, slots=True)
class ProgressView:
    """`only` where the task is done once, by all together; else a row for each share and turn."""

    state: Tag
    only: TurnView | None
    turns: tuple[TurnView, ...]
    tally: standing.Tally
    has_units: bool
    turn_word: str
    sums: tuple[SumView, ...]
    statements: tuple[StatementView, ...]
    unfit: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    title: str
    kind: str
    content: str
    trail: tuple[str, ...]
    leads: tuple[task_table.PartyLink, ...]
    responsible: tuple[task_table.PartyLink, ...]
    bound: tuple[Link, ...]
    division: str
    and_others: bool
    deadline: str
    stated: str
    """The limit that the words of the task state, where none is printed beside them."""
    progress: ProgressView
    doubt: str
    source: str
    catalog: Link
    row: Url
    citation: str
    address: str
    previous: Link | None
    following: Link | None
    years: tuple[Fact, ...]
    data_url: Url


@for_each(Catalog)
def plan(site: Site, catalog: Catalog) -> Iterator[Page]:
    tasks = tuple(catalog.all_tasks())
    for index, task in enumerate(tasks):
        before = tasks[index - 1] if index else None
        after = tasks[index + 1] if index + 1 < len(tasks) else None
        yield _page(site, catalog, task, before, after)


def _page(
    site: Site, catalog: Catalog, task: Task, before: Task | None, after: Task | None
) -> Page:
    address = url.of(task)
    label = f"第{task.label}项" if task.number else f"任务{task.label}"
    formed = day(catalog.formed) if catalog.formed else None
    done = progress(site, task)
    view = View(
        head=_head(site, catalog, task),
        title=part.task_title(task),
        kind=f"{catalog.year}年任务清单 · {label}",
        content=task.content,
        trail=task.trail,
        leads=task_table.party_links(site, task, "leads"),
        responsible=task_table.party_links(site, task, "responsible"),
        bound=tuple(map(part.party_link, _bound(site, task))),
        division=_division(task),
        and_others=task.and_others,
        deadline=task.deadline or "",
        stated=str(done.deadline) if done.deadline and not task.deadline else "",
        progress=_progress(site, done),
        doubt=task.doubt or "",
        source=part.citation(f"《{catalog.title}》", " › ".join(task.trail), label),
        catalog=Link(catalog.title, url.of(catalog)),
        row=Url(f"{url.of(catalog)}#task-{task.id.rpartition('/')[2]}"),
        citation=part.citation(f"《{catalog.title}》{label}", catalog.document_number, formed),
        address=url.absolute(site.config.base, address),
        previous=_neighbour(before),
        following=_neighbour(after),
        years=tuple(_years(site, task)),
        data_url=url.data_of(task),
    )
    return part.page_of(
        address,
        "task",
        view,
        search=_search(site, catalog, task, label),
        modified=catalog.published,
        place=catalog.place.file,
    )


def _head(site: Site, catalog: Catalog, task: Task) -> Head:
    return part.head(
        site,
        url.of(task),
        part.task_title(task),
        task.content,
        crumbs=(Link("任务清单", url.CATALOGS), Link(catalog.title, url.of(catalog))),
        meta=part.column_meta("任务清单", catalog.title, "信息公开目录"),
        entry=url.CATALOGS,
    )


def _search(site: Site, catalog: Catalog, task: Task, label: str) -> SearchDocument:
    parties = unique(
        party for field in ("leads", "responsible") for party in site.parties(task, field)
    )
    return SearchDocument(
        url.of(task),
        part.task_title(task),
        task.noun,
        (
            task.content,
            *task.trail,
            "、".join(link.title for link in task_table.party_links(site, task, "leads")),
            *(link.title for link in task_table.party_links(site, task, "responsible")),
            _division(task),
            task.deadline or "",
            task.doubt or "",
        ),
        catalog.published or catalog.formed,
        label,
        tuple(party.name for party in parties),
    )


def _bound(site: Site, task: Task) -> tuple[Unit, ...]:
    """Every unit that a closed collective of this task stands for."""
    return unique(
        unit
        for field in ("leads", "responsible")
        for party in site.parties(task, field)
        if isinstance(party, Collective)
        for unit in site.members(party, task.reference_date)
    )


def _division(task: Task) -> str:
    match task.division:
        case "分别负责":
            return "所列单位分别负责，各自完成本单位的部分。"
        case "会同":
            return "牵头单位会同责任单位共同完成。"
        case _:
            return ""


# ── How far it has come ───────────────────────────────────────────────────


def _progress(site: Site, found: Progress) -> ProgressView:
    turns = tuple(_turn(share, turn) for share in found.shares for turn in share.turns)
    names = any(each.name for each in turns)
    return ProgressView(
        state=standing.tag(found.state),
        only=turns[0] if len(turns) == 1 else None,
        turns=turns if len(turns) > 1 else (),
        tally=standing.tally(
            (turn.state for share in found.shares for turn in share.turns), measure="次"
        ),
        has_units=len(found.shares) > 1,
        turn_word=("期" if found.is_recurring else "起算事件") if names else "",
        sums=() if found.is_recurring else tuple(map(_sum, found.shares[0].turns)),
        statements=tuple(_statements(site, found.task)),
        unfit=tuple(each.reason for each in found.unfit),
    )


def _turn(share: Share, turn: Turn) -> TurnView:
    return TurnView(
        tuple(map(part.party_link, share.units)),
        turn.name,
        turn.last_day,
        standing.tag(turn.state),
        turn.reason,
        standing.proofs(turn),
    )


def _sum(turn: Turn) -> SumView:
    return SumView(turn.name, turn.due.lines if isinstance(turn.due, Sum) else (turn.due.reason,))


def _statements(site: Site, task: Task) -> Iterator[StatementView]:
    """Whatever the units said so far, also where it decides nothing."""
    for kind, statements in (("自报", task.claims), ("书面说明", task.explanations)):
        for each in statements:
            if not site.has_come(each.day):
                continue
            who = part.citation("、".join(each.units), each.period)
            yield StatementView(kind, each.day, f"（{who}）" if who else "", each.text)


def _years(site: Site, task: Task) -> Iterator[Fact]:
    """The same task in the lists of the years around."""
    for word, found in (
        ("上年同项", site.referred(task, "continues", Task)),
        ("下年同项", site.referring(Task, "continues", to=task)),
    ):
        for each in found:
            yield Fact(word, f"{each.label}　{part.task_title(each)}", url.of(each))


def _neighbour(task: Task | None) -> Link | None:
    if task is None:
        return None
    return Link(f"{task.label}　{task.name or summary(task.content, 36)}", url.of(task))
