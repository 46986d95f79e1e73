"""A written statement names a period that there is, and a unit whose task it is."""

from collections.abc import Iterable, Iterator

from generator.diagnostic import Severity
from generator.period import is_period
from generator.progress import Progress, progress
from generator.records import Task
from generator.rule import Finding, over_site
from generator.site import Site
from generator.statement import Statement
from generator.text import did_you_mean

_SHOWN = 4


@over_site(Severity.ERROR, "说明的期或单位不对")
def statement_period(site: Site) -> Iterator[Finding]:
    """任务的“书面说明”“自报”里写的“期”应当是任务时限的一期，“单位”应当是承担任务的单位；不然这一条说明落不到任何一格。

    依据：国办发〔2016〕80号；未公开的书面说明原因，应当说得清是哪个单位、哪一期。
    怎么改：“期”照提示写，如“第一季度”“上半年”“3月”；不分期的任务不写“期”。集合不能写，逐个写单位。
    """
    for task in site.all(Task):
        for statement in (*task.claims, *task.explanations):
            state = progress(site, task)
            yield from _period(task, statement, state)
            yield from _units(site, task, statement, state)


def _period(task: Task, statement: Statement, state: Progress) -> Iterable[Finding]:
    written = statement.period
    names = tuple(dict.fromkeys(turn.name for share in state.shares for turn in share.turns))
    if written is None or any(is_period(written, name) for name in names):
        return
    known = [name for name in names if name]
    if known:
        more = "等" if len(known) > _SHOWN else ""
        right = did_you_mean(written, known) or f"，应为{'、'.join(known[:_SHOWN])}{more}"
        message = f"{task.called}没有“{written}”这一期{right}"
    else:
        message = f"{task.called}的时限不分期，不写“期”（写了“{written}”）"
    yield Finding(statement.at("period"), message, task.party_names)


def _units(site: Site, task: Task, statement: Statement, state: Progress) -> Iterable[Finding]:
    liable = [unit for share in state.shares for unit in share.units]
    for index, name in enumerate(statement.units):
        parties = site.meant((name,), task.reference_date)
        if parties and parties[0] not in liable:
            message = f"“{name}”不是承担{task.called}的单位，这一条说明落不到它头上"
            yield Finding(statement.at("units", index), message, task.party_names)
