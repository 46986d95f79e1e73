"""A task table that came out as text with one cell a line: its rows and columns must be found again."""

from dataclasses import dataclass, field, replace
from enum import Enum, auto

from generator import phrase
from generator.columns import Kind, kind
from generator.draft import DraftTask, Heading, Reading
from generator.outline import ITEM, NUMBER_ALONE, SECTION, marked
from generator.party_list import NOTHING, Names, Parties, Role, is_collective, is_party_list
from generator.party_list import read as read_parties
from generator.passage import Passage
from generator.source import Line, Source

ONE_CELL = "原件只印出一格，无法断定是牵头单位还是责任单位"
_ANY_YEAR = 2000
"""For phrases that print none: whether they are limits does not depend on it."""


class Sort(Enum):
    """What a line turns out to be."""

    HEADS = auto()
    PART = auto()
    NUMBER = auto()
    CONTENT = auto()
    UNITS = auto()
    DEADLINE = auto()


@dataclass(slots=True)
class _Group:
    """Tasks since the last unit cell, and the cells that came after them."""

    tasks: list[DraftTask] = field(default_factory=list)
    units: list[Passage] = field(default_factory=list)
    deadline: Passage = field(default_factory=Passage)


def read(source: Source, names: Names, *, first_leads: bool = False) -> Reading:
    """From the first run of heads on.  A unit cell comes after the tasks it covers."""
    lines = [
        block.passage.strip()
        for block in source.blocks
        if isinstance(block, Line) and not block.is_furniture and block.passage.text.strip()
    ]
    heads = _heads(lines)
    if heads is None:
        return Reading(())
    start, kinds = heads
    texts = {each.squeezed().text for each in lines[start : start + len(kinds)]}
    walk = _Walk(names, kinds, texts, first_leads)
    for line in lines[start:]:
        walk.take(line)
    walk.close()
    first = lines[start].origin[0]
    has_deadlines = Kind.DEADLINE in kinds
    return Reading(
        tuple(walk.tasks), tuple(walk.structure), start=first, has_deadlines=has_deadlines
    )


def _heads(lines: list[Passage]) -> tuple[int, tuple[Kind, ...]] | None:
    """The first run of three and more lines that are names of columns."""
    for start in range(len(lines)):
        kinds: list[Kind] = []
        for line in lines[start : start + 9]:
            found = kind(line.text)
            if found is None or marked(line):
                break
            kinds.append(found)
        units = {Kind.LEADS, Kind.RESPONSIBLE, Kind.DEADLINE} & set(kinds)
        if len(kinds) >= 3 and Kind.TOPIC in kinds and units:
            return start, tuple(kinds)
    return None


class _Walk:
    """Takes line by line and gathers tasks until their unit cells have come."""

    def __init__(
        self,
        names: Names,
        kinds: tuple[Kind, ...],
        heads: set[str],
        first_leads: bool,  # noqa: FBT001 - private
    ) -> None:
        self.names = names
        self.first_leads = first_leads
        self.kinds = kinds
        self.heads = heads
        self.tasks: list[DraftTask] = []
        self.structure: list[Passage] = []
        self.path: list[tuple[int, Heading]] = []
        self._has_parts = kinds.count(Kind.TOPIC) > 1
        self.group = _Group()
        self.number = Passage()
        self._last = Sort.HEADS
        self._is_numbered: bool | None = None

    def take(self, line: Passage) -> None:
        sort = self._sort(line)
        if sort in {Sort.PART, Sort.NUMBER, Sort.CONTENT} and (
            self.group.units or self.group.deadline
        ):
            self.close()
        match sort:
            case Sort.HEADS:
                self.structure.append(line)
            case Sort.PART:
                self._enter(line)
            case Sort.NUMBER:
                self.structure.append(line)
                self.number = line.strip(".、 ")
            case Sort.UNITS:
                self.group.units.append(line)
            case Sort.DEADLINE:
                self.group.deadline = line
            case Sort.CONTENT:
                self._begin(line)
        self._last = sort

    def _sort(self, line: Passage) -> Sort:
        text = line.text
        mark = marked(line)
        if line.squeezed().text in self.heads:
            return Sort.HEADS
        if NUMBER_ALONE.fullmatch(text):
            return Sort.NUMBER
        if mark and mark.level <= SECTION and mark.rest and (not self.number or self._has_parts):
            return Sort.PART
        has_content = bool(self.group.tasks) and self._last is not Sort.NUMBER
        if has_content and Kind.DEADLINE in self.kinds and _is_deadline(text):
            return Sort.DEADLINE
        if has_content and is_party_list(text, self.names):
            return Sort.UNITS
        return Sort.CONTENT

    def _enter(self, line: Passage) -> None:
        mark = marked(line)
        if mark is None:
            return
        self.structure.append(line)
        title = mark.rest.strip(" 。")
        if any(known.title.squeezed().text == title.squeezed().text for _, known in self.path):
            return
        self.path = [each for each in self.path if each[0] < mark.level]
        self.path.append((mark.level, Heading(title, mark.number)))

    def _begin(self, line: Passage) -> None:
        mark = marked(line)
        number, text = self.number, line
        if not number and mark and mark.level >= ITEM:
            self.structure.append(mark.mark)
            number, text = mark.printed, mark.rest
        if self._is_numbered is None:
            self._is_numbered = bool(number)
        if not number and self._is_numbered:
            self._add_line(line)
            return
        path = tuple(heading for _, heading in self.path)
        self.group.tasks.append(DraftTask(text, Parties(), path, number))
        self.number = Passage()

    def _add_line(self, line: Passage) -> None:
        """A second paragraph of the task above; after the last unit cell it belongs to no task."""
        if self.group.tasks and self._last is Sort.CONTENT:
            last = self.group.tasks[-1]
            self.group.tasks[-1] = replace(last, content=last.content + line)

    def close(self) -> None:
        """The cells of a group have come: they hold for each of its tasks."""
        group, self.group = self.group, _Group()
        if not group.units and not group.deadline:
            return
        parties, doubts = self._parties(group.units)
        self.structure.extend(parties.structure)
        deadline = Passage() if NOTHING.fullmatch(group.deadline.text) else group.deadline
        if not deadline:
            self.structure.append(group.deadline)
        for task in group.tasks:
            self.tasks.append(
                replace(task, parties=parties, deadline=deadline, doubts=task.doubts + doubts)
            )

    def _parties(self, cells: list[Passage]) -> tuple[Parties, tuple[str, ...]]:
        columns = [each for each in self.kinds if each in {Kind.LEADS, Kind.RESPONSIBLE}]
        if len(cells) < len(set(columns)):
            total = self._all(cells, [Role.RESPONSIBLE] * len(cells))
            if not total.leads and not all(is_collective(each.text) for each in total.responsible):
                total = replace(total, leads=total.responsible, responsible=())
            return total, (ONE_CELL + self._readings(total),)
        roles = [
            Role.LEADS if column is Kind.LEADS else Role.RESPONSIBLE for column in columns
        ] or [Role.RESPONSIBLE]
        roles += [roles[-1]] * (len(cells) - len(roles))
        return self._all(cells, roles), ()

    def _readings(self, taken: Parties) -> str:
        """Which of the two was taken, and whose cell would span down to here under the other."""
        chosen, other = ("责任单位", "牵头单位") if taken.responsible else ("牵头单位", "责任单位")
        before = self.tasks[-1].parties if self.tasks else Parties()
        above = before.leads if taken.responsible else before.responsible
        carried = f"，{other}可能与上一行共用（{'、'.join(map(str, above))}）" if above else ""
        return f"；暂作{chosen}{carried}；也可能是{other}，或者两栏合并"

    def _all(self, cells: list[Passage], roles: list[Role]) -> Parties:
        total = Parties()
        only_responsible = Kind.LEADS not in self.kinds
        for cell, role in zip(cells, roles, strict=False):
            first = self.first_leads and only_responsible
            total += read_parties(cell, role, self.names, first_leads=first)
        return total


def _is_deadline(text: str) -> bool:
    return bool(NOTHING.fullmatch(text)) or phrase.parse(text, _ANY_YEAR) is not None
