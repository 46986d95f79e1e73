"""A plan in prose: who does a thing stands in brackets, or in a line of its own, after the thing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.draft import DraftTask, Heading, Reading
from generator.outline import ITEM, SECTION, Marked, marked
from generator.party_list import (
    DUE_LABEL,
    HELP_LABEL,
    LEAD_LABEL,
    OTHER_LABEL,
    ROLE_WORD,
    Names,
    Parties,
    Role,
    is_party,
    is_party_list,
    without_due,
)
from generator.party_list import read as read_parties
from generator.passage import Passage, joined
from generator.source import Line, Source

_ANY_LABEL = rf"(?:(?:{LEAD_LABEL}|{HELP_LABEL})(?:\([^()]*\))?(?::|(?<=[位门])\s+)|(?:牵头|配合):)"
_LABEL = re.compile(rf"\s*(?:{_ANY_LABEL}|(?:{DUE_LABEL})(?::|为)|(?:{OTHER_LABEL}):)")
_LABELLED = re.compile(rf"(?:^|(?<=[。;!?\s])){_ANY_LABEL}.+$", re.DOTALL)
_DUE_ONLY = re.compile(rf"\s*(?:{DUE_LABEL}):.{{1,30}}")
_BY = re.compile(r"(?:^|(?<=[。;!?]))由[^。;]{2,80}(?:牵头|负责)[^。;]*[。;]?$")
_FOR_ALL = re.compile(r"[(【\[〔]?(?:以上|上述)")
_VERBAL = re.compile(r"[的了要为对将把以]|进行|开展|加强|推进|做好")
_END = re.compile(r"[。;,、.\s]*")
_GENERIC = re.compile(r"单位|部门|街道|乡镇|镇街|居|村|科室")
_HEADING = re.compile(r"[^。;:!?]{2,40}。?")
_RUN_IN = re.compile(r"(?P<title>[^。;:,!?]{2,30})。(?=.*[^。\s])", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Ending:
    """Where in a paragraph it is said who does it, and what it says."""

    start: int
    end: int
    parties: Parties


@dataclass(frozen=True, slots=True)
class _Paragraph:
    passage: Passage
    endings: tuple[_Ending, ...]

    @property
    def text(self) -> str:
        return self.passage.text

    def after(self, start: int) -> "_Paragraph":
        """The rest of it."""
        return _Paragraph(self.passage[start:], _moved(self.endings, -start))

    def behind(self, mark: Passage) -> "_Paragraph":
        """With its mark before it."""
        return _Paragraph(mark + self.passage, _moved(self.endings, len(mark)))


def _moved(endings: Sequence[_Ending], by: int) -> tuple[_Ending, ...]:
    return tuple(replace(each, start=each.start + by, end=each.end + by) for each in endings)


@dataclass(slots=True)
class _Node:
    """A numbered paragraph, the paragraphs without number behind it, and what is numbered below it."""

    mark: Marked | None
    paragraphs: list[_Paragraph]
    children: list["_Node"] = field(default_factory=list)

    @property
    def endings(self) -> list[_Ending]:
        return [ending for each in self.paragraphs for ending in each.endings]

    @property
    def has_units(self) -> bool:
        return bool(self.endings) or any(child.has_units for child in self.children)


def read(source: Source, names: Names, *, first_leads: bool = False) -> Reading:
    """A task is the text from its number, or from the ending before, to its own ending."""
    root = _tree(source, names)
    walk = _Walk(first_leads, _has_run_in_headings(root))
    walk.visit(root, ())
    starts = [each.origin[0] for task in walk.tasks for each in (*_titles(task), task.content)]
    return Reading(tuple(walk.tasks), tuple(walk.structure), min(starts, default=0))


def _titles(task: DraftTask) -> Iterator[Passage]:
    yield from (heading.title for heading in task.path if heading.title)


def _tree(source: Source, names: Names) -> _Node:
    root = _Node(None, [])
    stack: list[_Node] = [root]
    for block in source.blocks:
        if not isinstance(block, Line) or block.is_furniture:
            continue
        text = block.passage.strip()
        if not text:
            continue
        mark = marked(text)
        if mark is None or not mark.rest:
            stack[-1].paragraphs.append(_paragraph(text, names))
            continue
        while len(stack) > 1 and _level(stack[-1]) >= mark.level:
            stack.pop()
        node = _Node(mark, [_paragraph(mark.rest, names)])
        stack[-1].children.append(node)
        stack.append(node)
    return root


def _paragraph(passage: Passage, names: Names) -> _Paragraph:
    return _Paragraph(passage, tuple(_endings(passage, names)))


def _level(node: _Node) -> int:
    return node.mark.level if node.mark else -1


# ── Endings ───────────────────────────────────────────────────────────────


def _endings(paragraph: Passage, names: Names) -> list[_Ending]:
    """In order; neighbours such as (牵头单位:…)(完成时限:…) are one."""
    found: list[_Ending] = []
    for start, end in _brackets(paragraph.text):
        inner = paragraph[start + 1 : end - 1]
        if _is_ending(inner, paragraph.text[:start], paragraph.text[end:], names):
            ending = _Ending(start, end, read_parties(inner, Role.RESPONSIBLE, names))
            if found and not paragraph.text[found[-1].end : start].strip():
                before = found.pop()
                ending = _Ending(before.start, end, before.parties + ending.parties)
            found.append(ending)
    if found:
        return found
    match = _LABELLED.search(paragraph.text) or _BY.search(paragraph.text)
    match = match or _DUE_ONLY.fullmatch(paragraph.text)
    if match:
        parties = read_parties(paragraph.group(match), Role.RESPONSIBLE, names)
        is_labelled = _LABEL.match(paragraph.group(match).text)
        if is_labelled or _are_parties(parties, names):
            return [_Ending(match.start(), match.end(), parties)]
    return []


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """The outermost pairs of brackets."""
    depth = start = 0
    for index, character in enumerate(text):
        if character in "(【[〔":
            if depth == 0:
                start = index
            depth += 1
        elif character in ")】]〕" and depth:
            depth -= 1
            if depth == 0:
                yield start, index + 1


def _is_ending(inner: Passage, before: str, after: str, names: Names) -> bool:
    text = inner.text.strip()
    if _LABEL.match(text):
        parties = read_parties(inner, Role.RESPONSIBLE, names)
        return bool(parties.names or parties.deadline)
    if len(text) < 3 or "《" in text or "〔" in text:
        return False
    if ROLE_WORD.search(without_due(inner)[1].text):
        return _are_parties(read_parties(inner, Role.RESPONSIBLE, names), names)
    closes = before.rstrip().endswith(("。", ";", ")")) or not after.strip("。; \n")
    return closes and not _GENERIC.fullmatch(text) and is_party_list(text, names)


def _are_parties(parties: Parties, names: Names) -> bool:
    """One is an organ beyond doubt, and the rest is short enough to be one."""
    found = [each.text for each in parties.names]
    return any(names.knows(each) or is_party(each) for each in found) and all(
        names.knows(each) or is_party(each) or (len(each) <= 10 and not _VERBAL.search(each))
        for each in found
    )


def _has_run_in_headings(root: _Node) -> bool:
    """Whether （一）…。 opens a paragraph of tasks; only where every such paragraph opens so."""
    opened = [
        bool(_RUN_IN.match(node.paragraphs[0].text))
        for node in _all(root)
        if node.mark and node.mark.level <= SECTION and node.paragraphs[0].endings
    ]
    return bool(opened) and all(opened)


def _all(node: _Node) -> Iterator[_Node]:
    yield node
    for child in node.children:
        yield from _all(child)


# ── Tasks ─────────────────────────────────────────────────────────────────


class _Walk:
    def __init__(self, first_leads: bool, run_in: bool) -> None:  # noqa: FBT001 - private
        self.first_leads = first_leads
        self.run_in = run_in
        self.tasks: list[DraftTask] = []
        self.structure: list[Passage] = []

    def visit(self, node: _Node, path: tuple[Heading, ...]) -> None:
        if not node.has_units:
            return
        if node.mark is None:
            for paragraph in node.paragraphs:
                if paragraph.endings:
                    self._cut([paragraph], path, Passage())
        elif node.endings:
            path = self._own(node, path)
        elif self._shares(node):
            self._cut(list(_flat(node)), path, self._numbered(node.mark))
            return
        else:
            path = self._head(node, path)
            if self._share_below(node):
                self._cut(
                    [each for child in node.children for each in _flat(child, 1)], path, Passage()
                )
                return
        for child, borrowed in self._borrowed(node.children):
            if borrowed is None:
                self.visit(child, path)
            else:
                text = joined(each.passage for each in child.paragraphs)
                self.structure.extend(borrowed.structure)
                self._add(([text], Passage()), path, self._numbered(child.mark), borrowed, 0)

    def _borrowed(self, children: Sequence[_Node]) -> Iterator[tuple[_Node, Parties | None]]:
        """Items without units of their own get those of the item below that says 以上两项由…."""
        waiting: list[_Node] = []
        for child in children:
            if not child.has_units:
                waiting.append(child)
                continue
            ending = next(iter(child.endings), None)
            is_for_all = any(
                _FOR_ALL.match(each.text, found.start)
                for each in child.paragraphs
                for found in each.endings[:1]
            )
            for each in waiting:
                yield each, ending.parties if ending and is_for_all and each.mark else None
            waiting = []
            yield child, None

    def _own(self, node: _Node, path: tuple[Heading, ...]) -> tuple[Heading, ...]:
        """Tasks of a paragraph that says itself who does it; returns the path for what is below."""
        assert node.mark is not None
        first = node.paragraphs[0]
        match = _RUN_IN.match(first.text)
        if self.run_in and node.mark.level <= SECTION and match:
            self.structure.append(node.mark.mark)
            path = (*path, Heading(first.passage.group(match, "title"), node.mark.number))
            self.structure.append(first.passage[match.end("title") : match.end()])
            rest = [first.after(match.end()), *node.paragraphs[1:]]
            self._cut(rest, path, Passage())
        elif not first.endings and _is_heading(first) and _has_text(node.paragraphs[1:]):
            self.structure.append(node.mark.mark)
            path = (*path, Heading(first.passage.strip(" 。:"), node.mark.number))
            self._cut(node.paragraphs[1:], path, Passage())
        else:
            self._cut(node.paragraphs, path, self._numbered(node.mark))
        return path

    def _numbered(self, mark: Marked | None) -> Passage:
        if mark is None:
            return Passage()
        self.structure.append(mark.mark)
        return mark.printed

    def _shares(self, node: _Node) -> bool:
        """Its points share one ending, that of the last: then they are one task."""
        return not _is_heading(node.paragraphs[0]) and self._share_below(node)

    def _share_below(self, node: _Node) -> bool:
        have = [child.has_units for child in node.children]
        level = node.children[0].mark.level if node.children and node.children[0].mark else 0
        return len(have) > 1 and level > ITEM and have[-1] and not any(have[:-1])

    def _head(self, node: _Node, path: tuple[Heading, ...]) -> tuple[Heading, ...]:
        assert node.mark is not None
        self.structure.append(node.mark.mark)
        first = node.paragraphs[0]
        match = _RUN_IN.match(first.text)
        title = first.passage.group(match, "title") if match else first.passage.strip(" 。:")
        self.structure.append(first.passage[len(title) : len(title) + 1])
        return (*path, Heading(title, node.mark.number))

    def _cut(
        self, paragraphs: Iterable[_Paragraph], path: tuple[Heading, ...], number: Passage
    ) -> None:
        """Text up to each ending is a task; the first one has the number."""
        text: list[Passage] = []
        first = len(self.tasks)
        for each in paragraphs:
            paragraph, start = each.passage, 0
            for ending in each.endings:
                text.append(paragraph[start : ending.start])
                start = ending.end
                stop = _END.match(paragraph.text, start)
                after = paragraph.group(stop) if stop else Passage()
                self.structure.extend(
                    (*ending.parties.structure, *_marks(paragraph, ending), after)
                )
                start += len(after)
                self._add((text, after), path, number, ending.parties, first)
                text, number = [], Passage()
            text.append(paragraph[start:])

    def _add(
        self,
        said: tuple[list[Passage], Passage],
        path: tuple[Heading, ...],
        number: Passage,
        parties: Parties,
        first: int,
    ) -> None:
        """A task of (what stands before its ending, the stop behind it).

        An ending without a text adds to the task before it, if that is of the same item:
        `first` is the number of the item's first task.
        """
        text, after = said
        content = joined(each.strip() for each in text).strip(" \n,")
        if after.text.startswith("。") and not content.text.endswith(("。", "!", "?")):
            content += after[:1]
        if not content:
            if len(self.tasks) > first:
                last = self.tasks[-1]
                both = last.parties + parties
                self.tasks[-1] = replace(last, parties=both, deadline=both.deadline)
            return
        if self.first_leads and not parties.leads:
            leads, rest = parties.responsible[:1], parties.responsible[1:]
            parties = replace(parties, leads=leads, responsible=rest)
        self.tasks.append(DraftTask(content, parties, path, number, deadline=parties.deadline))


def _marks(paragraph: Passage, ending: _Ending) -> Iterator[Passage]:
    """The brackets of an ending."""
    for at in range(ending.start, ending.end):
        if paragraph.text[at] in "()【】[]〔〕":
            yield paragraph[at : at + 1]


def _is_heading(paragraph: _Paragraph) -> bool:
    return bool(_HEADING.fullmatch(paragraph.text))


def _has_text(paragraphs: Sequence[_Paragraph]) -> bool:
    """Whether they say what is to be done, and not only by whom."""
    for at, paragraph in enumerate(paragraphs):
        if paragraph.endings:
            return at > 0 or bool(paragraph.text[: paragraph.endings[0].start].strip())
    return False


def _flat(node: _Node, depth: int = 0) -> Iterator[_Paragraph]:
    """The paragraphs of a node and of what is below, with the marks of the points."""
    first, *rest = node.paragraphs
    yield first.behind(node.mark.mark) if depth and node.mark else first
    yield from rest
    for child in node.children:
        yield from _flat(child, depth + 1)
