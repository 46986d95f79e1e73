"""Tasks whose day is over and of which nothing proves that they were done."""

from collections.abc import Iterable, Iterator

from generator.diagnostic import Severity
from generator.progress import Progress, Share, progress
from generator.records import Catalog, Task
from generator.rule import Finding, over_site
from generator.site import Site
from generator.vocabulary import State

_SHOWN = 6


@over_site(Severity.WARNING, "任务逾期")
def overdue_task(site: Site) -> Iterator[Finding]:
    """过了时限的任务，应当有佐证、单位的自报或者书面说明。“分别负责”的逐个单位看，定期的逐期看。
    最近一年清单里的定期任务由规则 duty-gap 提醒。一份清单还没有一项登记过佐证、自报或书面说明的，只提醒一次。

    依据：国办发〔2016〕80号（抓好督查落实，逐项销号）；未按期公开的应当书面说明原因。
    怎么改：公开应有的内容，写进任务的“佐证”；已经做了还没有佐证的写“自报”；不适用或者确有原因的写“书面说明”。
    """
    newest = max((catalog.year for catalog in site.all(Catalog)), default=0)
    for catalog in site.all(Catalog):
        tasks = tuple(catalog.all_tasks())
        found = [(task, progress(site, task)) for task in tasks]
        late = [
            (task, state)
            for task, state in found
            if state.state is State.OVERDUE and not (state.is_recurring and catalog.year >= newest)
        ]
        if late and not any(map(_is_followed, tasks)):
            message = (
                f"“{catalog.title}”有{len(late)}项任务已过时限，还没有一项登记佐证、自报或书面说明"
            )
            yield Finding(catalog.at("title"), message, catalog.party_names)
            continue
        for task, state in late:
            yield from _told(task, state)


def _is_followed(task: Task) -> bool:
    return bool(task.evidence or task.claims or task.explanations or task.events)


def _told(task: Task, state: Progress) -> Iterable[Finding]:
    for share in state.shares:
        if share.state is State.OVERDUE:
            names = tuple(unit.name for unit in share.leads) or task.party_names
            yield Finding(
                task.at("deadline"), f"{task.called}逾期：{_lacking(share, names)}", names
            )


def _lacking(share: Share, names: tuple[str, ...]) -> str:
    more = f"等{len(names)}个单位" if len(names) > _SHOWN else ""
    first, *others = (turn for turn in share.turns if turn.state is State.OVERDUE)
    period = f"{first.name}的" if first.name else ""
    rest = f"；另有{len(others)}期也逾期" if others else ""
    return f"{'、'.join(names[:_SHOWN])}{more}{period}，{first.reason}{rest}"
