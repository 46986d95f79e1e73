"""A task list as an import reads it: every value a passage that knows where it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.party_list import Parties
from generator.passage import Passage


@dataclass(frozen=True, slots=True)
class Heading:
    """A part or section above tasks.  `number` is what its printed mark counts; 0 without a mark."""

    title: Passage
    number: int = 0


@dataclass(frozen=True, slots=True)
class DraftTask:
    """One task.  `doubts` are the reader's own words; `printed_doubt` stood in the source."""

    content: Passage
    parties: Parties
    path: tuple[Heading, ...] = ()
    number: Passage = field(default_factory=Passage)
    name: Passage = field(default_factory=Passage)
    deadline: Passage = field(default_factory=Passage)
    doubts: tuple[str, ...] = ()
    printed_doubt: Passage = field(default_factory=Passage)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a shape made of a source: tasks in printed order, and what it read besides.

    `structure` are passages that were understood but are nobody's value (headings of
    columns, marks, separators, labels); what is in neither was mapped to nothing.
    `start` is the offset at which the list begins: what stands before is its notice.
    """

    tasks: tuple[DraftTask, ...]
    structure: tuple[Passage, ...] = ()
    start: int = 0
    ignored: tuple[Passage, ...] = ()
    """Columns for which a catalogue has no field: known, and left out on purpose."""
    has_deadlines: bool = False
    """Whether the list has a column for them: then a date in a text is no deadline."""

    def __bool__(self) -> bool:
        return bool(self.tasks)


@dataclass(frozen=True, slots=True)
class Facts:
    """Head data of the list, each as printed; empty where it is not."""

    title: Passage = field(default_factory=Passage)
    notice: Passage = field(default_factory=Passage)
    document_number: Passage = field(default_factory=Passage)
    index_number: Passage = field(default_factory=Passage)
    issuers: tuple[Passage, ...] = ()
    formed: Passage = field(default_factory=Passage)
    published: Passage = field(default_factory=Passage)
    structure: tuple[Passage, ...] = ()


def values(task: DraftTask) -> Iterator[tuple[str, Passage]]:
    """Every value of a task that came from the source, under its key in the catalogue."""
    yield "序号", task.number
    yield "名称", task.name
    yield "内容", task.content
    for name in task.parties.leads:
        yield "牵头单位", name
    for name in task.parties.responsible:
        yield "责任单位", name
    yield "时限", task.deadline
    yield "存疑", task.printed_doubt


def used(passages: Iterable[Passage]) -> set[int]:
    """The offsets that passages were made from."""
    return {at for passage in passages for at in passage.origin}
