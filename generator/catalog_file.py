"""A catalogue's YAML file: written new, or revised without losing what an editor did to it."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

_QUOTED = {"序号", "标识", "索引号"}
_DATES = {"成文日期", "发布日期"}
Data = Mapping[str, Any]


def written(data: Data, comment: str) -> str:
    """A new file; `comment` stands on its first line."""
    document = _commented(data)
    document.yaml_set_start_comment(comment)
    return _dumped(document)


def _yaml() -> YAML:
    yaml = YAML()
    yaml.width = 1_000_000
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=2, offset=0)
    return yaml


def _dumped(document: CommentedMap) -> str:
    stream = io.StringIO()
    _yaml().dump(document, stream)
    return stream.getvalue()


def _commented(value: Any, key: str = "") -> Any:
    if isinstance(value, Mapping):
        return CommentedMap({name: _commented(each, name) for name, each in value.items()})
    if isinstance(value, Sequence) and not isinstance(value, str):
        return CommentedSeq(_commented(each) for each in value)
    if key in _DATES and isinstance(value, str):
        return date.fromisoformat(value)
    if isinstance(value, str) and (key in _QUOTED or _must_be_quoted(value)):
        return DoubleQuotedScalarString(value)
    return value


def _must_be_quoted(text: str) -> bool:
    """Where plain text would read as something else, or is easy to misread."""
    return text[:1].isdigit() or ": " in text or " #" in text or text[:1] in "“\"'-?[]{}&*!|>%@`#,"


def loaded(path: Path) -> Data | None:
    """A catalogue that an import wrote; None where there is none that can be read."""
    try:
        data = _yaml().load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, YAMLError):
        return None
    return data if isinstance(data, Mapping) else None


# ── Revising ──────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Revision:
    """The file as it will be, and what an editor should look at."""

    text: str
    kept: tuple[str, ...]
    """Edits by hand that the new source contradicts: they stay."""
    gone: tuple[str, ...]
    """Tasks that the new source no longer has: they stay too, a published address must not vanish."""


def revised(edited: str, former: Data | None, new: Data) -> Revision:
    """Three-way: what only the source changed is taken, what an editor changed is kept.

    `former` is what the last import wrote; without it every difference counts as an
    editor's.  Comments and the order of the edited file survive.
    """
    document = _yaml().load(edited) or CommentedMap()
    merge = _Merge(document, former, new)
    merge.head()
    merge.tasks()
    return Revision(_dumped(document), tuple(merge.kept), tuple(merge.gone))


@dataclass(frozen=True, slots=True)
class Placed:
    """A task in its place: what holds it, and the parts above it, outermost first."""

    task: Any
    holder: Any
    trail: tuple[Any, ...]

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(str(part.get("标题", "")) for part in self.trail)


def placed(holder: Any, trail: tuple[Any, ...] = ()) -> Iterator[Placed]:
    """The tasks of a catalogue in printed order."""
    for task in holder.get("任务") or ():
        yield Placed(task, holder, trail)
    for part in holder.get("部分") or ():
        yield from placed(part, (*trail, part))


def holder_in(data: dict[str, Any], trail: Iterable[Data]) -> dict[str, Any]:
    """The part to put a task in; the last one of the same title goes on."""
    holder = data
    for part in trail:
        parts = holder.setdefault("部分", [])
        own = {key: value for key, value in part.items() if key not in {"部分", "任务"}}
        if not parts or parts[-1].get("标题") != own.get("标题"):
            parts.append(own)
        holder = parts[-1]
        for key, value in own.items():
            holder.setdefault(key, value)
    return holder


class _Merge:
    def __init__(self, document: Any, former: Data | None, new: Data) -> None:
        self.document = document
        self.former = former
        self.new = new
        self.kept: list[str] = []
        self.gone: list[str] = []

    def head(self) -> None:
        former = self.former if self.former is not None else self.document
        self._fields(self.document, former, self.new, "", skip={"部分", "任务"})

    def tasks(self) -> None:
        """Each task of the source to the editor's, through what the last import made of it."""
        ours, theirs = list(placed(self.document)), list(placed(self.new))
        before = list(placed(self.former)) if self.former is not None else ours
        to_former = dict(paired(theirs, before))
        to_ours = dict(paired(before, ours)) if self.former is not None else to_former
        last: Placed | None = None
        met: set[int] = set()
        renamed: dict[int, list[tuple[Placed, Placed, Placed]]] = {}
        for index, each in enumerate(theirs):
            at = to_former.get(index)
            mine = to_ours.get(at) if at is not None and self.former is not None else at
            if at is not None and mine is None:
                self.gone.append(f"{_label(each.task)}：您删去了这一项，没有加回来")
            elif mine is None or at is None:
                last = self._insert(each, last)
            else:
                met.add(mine)
                last = ours[mine]
                self._fields(
                    last.task, before[at].task, each.task, _label(last.task), skip={"标识"}
                )
                renamed.setdefault(id(last.holder), []).append((last, before[at], each))
        for triples in renamed.values():
            self._title(triples)
        for at, each in enumerate(ours):
            if at not in met and (self.former is None or at in set(to_ours.values())):
                self.gone.append(f"{_label(each.task)}：新的原件里没有这一项，仍保留")

    def _fields(self, ours: Any, base: Any, theirs: Data, where: str, skip: set[str]) -> None:
        for key in dict.fromkeys((*base, *theirs)):
            if key in skip:
                continue
            mine, before, new = (_plain(each.get(key)) for each in (ours, base, theirs))
            if new in (mine, before):
                continue
            if mine != before or self.former is None:
                self.kept.append(f"{where}{key}：保留“{_shown(mine)}”，新的原件是“{_shown(new)}”")
            elif new is None:
                del ours[key]
            elif isinstance(ours.get(key), CommentedSeq) and isinstance(theirs[key], list):
                _follow(ours[key], theirs[key])
            else:
                ours[key] = _commented(theirs[key], key)

    def _title(self, triples: Sequence[tuple[Placed, Placed, Placed]]) -> None:
        """A heading that only the source changed, for all tasks below it."""
        ours, before, theirs = triples[0]
        titles = {new.path for _, _, new in triples}
        if not ours.path or len(titles) > 1 or len(theirs.path) != len(ours.path):
            return
        for depth, part in enumerate(ours.trail):
            mine, new = ours.path[depth], theirs.path[depth]
            was = before.path[depth] if len(before.path) == len(ours.path) else mine
            if new in (mine, was):
                continue
            if mine == was and self.former is not None:
                part["标题"] = _commented(new, "标题")
                continue
            note = f"标题：保留“{mine}”，新的原件是“{new}”"
            if note not in self.kept:
                self.kept.append(note)

    def _insert(self, new: Placed, after: Placed | None) -> Placed:
        """A task that is new in the source, behind the one that it follows there."""
        same = after is not None and after.path == new.path
        holder = after.holder if after is not None and same else self._part(new.path)
        tasks = holder.setdefault("任务", CommentedSeq())
        at = 0
        if after is not None and after.holder is holder:
            at = next(i for i, each in enumerate(tasks) if each is after.task) + 1
        elif after is not None:
            at = len(tasks)
        task = dict(new.task)
        key = str(task.get("标识") or "")
        taken = {str(each.task.get("标识")) for each in placed(self.document)}
        if key in taken:
            task["标识"] = next(k for n in range(2, 999) if (k := f"{key}-{n}") not in taken)
        tasks.insert(at, _commented(task))
        return Placed(tasks[at], holder, new.trail)

    def _part(self, path: tuple[str, ...]) -> Any:
        holder = self.document
        for title in path:
            parts = holder.setdefault("部分", CommentedSeq())
            found = next((each for each in parts if str(each.get("标题")) == title), None)
            if found is None:
                found = CommentedMap({"标题": title})
                parts.append(found)
            holder = found
        return holder


def _follow(ours: CommentedSeq, theirs: Sequence[Any]) -> None:
    """Makes a list what the source says, with the comments of the items that stay."""
    matcher = SequenceMatcher(
        None, [str(each) for each in ours], list(map(str, theirs)), autojunk=False
    )
    for tag, start, end, first, last in reversed(matcher.get_opcodes()):
        if tag == "equal":
            continue
        for _ in range(start, end):
            ours.pop(start)
        for offset, value in enumerate(theirs[first:last]):
            ours.insert(start + offset, _commented(value))


def paired(new: Sequence[Placed], old: Sequence[Placed]) -> Iterator[tuple[int, int]]:
    """Tasks that are the same one: by their text; the rest by headings and number; then by likeness."""
    texts = [_text(each.task) for each in new], [_text(each.task) for each in old]
    left, right = set(range(len(new))), set(range(len(old)))
    found: list[tuple[int, int]] = []
    for block in SequenceMatcher(None, texts[0], texts[1], autojunk=False).get_matching_blocks():
        found += [(block.a + i, block.b + i) for i in range(block.size)]
    for pair in found:
        left.discard(pair[0])
        right.discard(pair[1])
    numbers = {(each.path, _number(each.task)): at for at, each in enumerate(old) if at in right}
    for at in sorted(left):
        other = numbers.get((new[at].path, _number(new[at].task)))
        if other in right and other is not None and _likeness(texts[0][at], texts[1][other]) >= 30:
            found.append((at, other))
            left.discard(at)
            right.discard(other)
    likely = sorted(
        (-_likeness(texts[0][at], texts[1][other]), at, other) for at in left for other in right
    )
    for distance, at, other in likely:
        if at in left and other in right and distance <= -60:
            found.append((at, other))
            left.discard(at)
            right.discard(other)
    yield from found


def _likeness(one: str, other: str) -> float:
    """0 to 100."""
    return fuzz.ratio(one, other)


def _text(task: Data) -> str:
    return "".join(str(task.get("内容", "")).split())


def _number(task: Data) -> str:
    return str(task.get("标识") or task.get("序号") or "")


def _label(task: Data) -> str:
    return f"任务{_number(task)}“{str(task.get('内容', ''))[:12]}…”"


def _plain(value: Any) -> Any:
    """As YAML reads it back, so that 2026-04-15 equals itself, quoted or not."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [str(each) for each in value]
    return value if value is None or isinstance(value, bool) else str(value)


def _shown(value: Any) -> str:
    return (
        "、".join(value) if isinstance(value, list) else "（没有）" if value is None else str(value)
    )
