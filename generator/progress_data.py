"""How far a task has come, as data: all that is needed to work its state out again by other means."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from generator import url
from generator.deadline import AtOnce, Cycle, Every, Fixed, Open, Quota, Within
from generator.due import Sum
from generator.evidence import Proof, Unfit
from generator.page import Mapping
from generator.progress import Progress, Share, Turn, progress
from generator.records import Task, Unit
from generator.site import Site
from generator.vocabulary import State

KINDS = {
    Fixed: "指定日期",
    Within: "起算后若干日",
    Every: "定期",
    Quota: "次数",
    AtOnce: "没有写明期限",
    Open: "没有截止日期",
}
DAILY, NOT_PRINTED, NOT_READ = "逐日", "没有写明时限", "不能推算"


def pairs(site: Site, task: Task) -> Iterator[tuple[str, Any]]:
    """What is added to the task's own JSON."""
    found = progress(site, task)
    yield "状态", found.state
    yield "截止日期", found.next.last_day
    yield "推算", _sum(found.next)
    yield "理由", found.next.reason
    yield "时限种类", _kind(found)
    yield "时限读作", str(found.deadline) if found.deadline else None
    yield (
        "办理",
        tuple(_turn(site, share, turn) for share in found.shares for turn in share.turns),
    )
    yield (
        "未采用的佐证",
        tuple(Mapping((("第几条", _number(each)), ("原因", each.reason))) for each in found.unfit),
    )


def _number(unfit: Unfit) -> int:
    """Which piece of the task's evidence it is, counted from 1."""
    return next((each + 1 for each in reversed(unfit.place.path) if isinstance(each, int)), 1)


def _kind(found: Progress) -> str:
    deadline = found.deadline
    if deadline is None:
        return NOT_READ if found.task.deadline else NOT_PRINTED
    if isinstance(deadline, Every | Quota) and deadline.cycle is Cycle.DAY:
        return DAILY
    return KINDS[type(deadline)]


def _sum(turn: Turn) -> tuple[str, ...]:
    return turn.due.lines if isinstance(turn.due, Sum) else (turn.due.reason,)


def _turn(site: Site, share: Share, turn: Turn) -> Mapping:
    last_day, said = turn.last_day, turn.statement
    kind = "书面说明" if turn.state is State.EXPLAINED else "自报"
    return Mapping(
        (
            ("单位", _names(share.units)),
            ("牵头", _names(share.leads)),
            ("期", turn.name or None),
            ("起", turn.first),
            ("止", turn.last if turn.last < date.max else None),
            ("截止日期", last_day),
            ("临近日期", last_day - timedelta(site.config.soon) if last_day else None),
            ("推算", _sum(turn)),
            ("次数", turn.times),
            ("状态", turn.state),
            ("理由", turn.reason),
            ("佐证", tuple(_proof(site, each) for each in turn.proofs)),
            (
                "说明",
                Mapping((("种类", kind), ("日期", said.day), ("内容", said.text)))
                if said
                else None,
            ),
        )
    )


def _proof(site: Site, proof: Proof) -> Mapping:
    item = proof.item
    return Mapping(
        (
            ("类型", item.noun),
            ("标识", item.id),
            ("标题", proof.title),
            ("网址", url.absolute(site.config.base, proof.url)),
            ("日期", proof.day),
            ("单位", _names(proof.units)),
        )
    )


def _names(units: tuple[Unit, ...]) -> tuple[str, ...]:
    return tuple(each.name for each in units)
