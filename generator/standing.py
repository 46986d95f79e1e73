"""What pages show of the states of tasks: marks, proofs, bars; mirrors `templates/parts/states.html`."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator import part
from generator.page import Segment, Tag
from generator.progress import Turn, progress
from generator.records import Task, Unit
from generator.site import Site
from generator.url import Url
from generator.vocabulary import Filling, State

SHOWN = 5
_TONES = {State.OVERDUE: "alarm", State.SOON: "warn", State.DONE: ""}


def tag(state: State, note: str = "") -> Tag:
    return Tag(f"{state}{note}", _TONES.get(state, "quiet"))


def state_of(site: Site, task: Task, unit: Unit | None) -> State:
    """Of a unit's own share, where it has one; else of the whole task."""
    found = progress(site, task)
    own = (share.state for share in found.shares if unit is not None and share.is_of(unit))
    return next(own, found.state)


@dataclass(frozen=True, slots=True)
class ProofLink:
    """An item that proves something, and the day it was published."""

    kind: str
    title: str
    url: Url
    day: date


@dataclass(frozen=True, slots=True)
class Proofs:
    """The first few; `more` are left out."""

    shown: tuple[ProofLink, ...] = ()
    more: int = 0


def proofs(turn: Turn) -> Proofs:
    shown = tuple(
        ProofLink(each.item.noun, each.title, each.url, each.day) for each in turn.proofs[:SHOWN]
    )
    return Proofs(shown, len(turn.proofs) - len(shown))


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many are in a state; `role` names its colour."""

    word: str
    role: str
    count: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many are in each state, the most pressing first; states that nothing is in are left out."""

    total: int
    counts: tuple[StateCount, ...]
    segments: tuple[Segment, ...]
    told: str
    """The same in words."""


def role(state: State | Filling) -> str:
    return state.name.lower()


def state_count(state: State, count: int) -> StateCount:
    return StateCount(state.value, role(state), count)


def tally(
    states: Iterable[State | Filling],
    measure: str = "项",
    order: Iterable[State | Filling] = State,
) -> Tally:
    found = Counter(states)
    counts = tuple(StateCount(each.value, role(each), found[each]) for each in order if found[each])
    total = found.total()
    return Tally(
        total,
        counts,
        tuple(part.segments(((each.role, each.count) for each in counts), total or 1)),
        "，".join(f"{each.word}{each.count}{measure}" for each in counts),
    )
