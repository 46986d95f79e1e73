"""A catalogue's YAML file: written new, or revised without losing what an editor did to it."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
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
        ours = list(placed(self.document))
        theirs = list(placed(self.new))
        before = list(placed(self.former)) if self.former is not None else ours
        of_ours = dict(paired(theirs, ours))
        of_former = dict(paired(theirs, before))
        titles: dict[tuple[str, ...], Any] = {}
        last: Placed | None = None
        for index, each in enumerate(theirs):
            if index in of_ours:
                last = ours[of_ours[index]]
                base = before[of_former[index]].task if index in of_former else {}
                base = base if self.former is not None else last.task
                self._fields(last.task, base, each.task, _label(each.task), skip=set())
                titles.setdefault(each.path, last.holder)
                self._title(last, each, before[of_former[index]] if index in of_former else None)
            else:
                last = self._insert(each, last, titles)
        for at in sorted(set(range(len(ours))) - set(of_ours.values())):
            self.gone.append(f"{_label(ours[at].task)}：新的原件里没有这一项，仍保留")

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
            else:
                ours[key] = _commented(theirs[key], key)

    def _title(self, ours: Placed, theirs: Placed, base: Placed | None) -> None:
        """A heading that only the source changed."""
        if not ours.path or not theirs.path or ours.path[-1] == theirs.path[-1]:
            return
        if (
            base is not None
            and base.path
            and base.path[-1] == ours.path[-1]
            and self.former is not None
        ):
            ours.holder["标题"] = _commented(theirs.path[-1], "标题")
        else:
            note = f"标题：保留“{ours.path[-1]}”，新的原件是“{theirs.path[-1]}”"
            if note not in self.kept:
                self.kept.append(note)

    def _insert(
        self, new: Placed, after: Placed | None, titles: dict[tuple[str, ...], Any]
    ) -> Placed:
        """A task that is new in the source, behind the one that it follows there."""
        holder = titles.get(new.path)
        if holder is None:
            holder = self._part(new.path)
            titles[new.path] = holder
        tasks = holder.setdefault("任务", CommentedSeq())
        at = len(tasks)
        if after is not None and after.holder is holder:
            at = next(i for i, each in enumerate(tasks) if each is after.task) + 1
        tasks.insert(at, _commented(new.task))
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
        if other in right and other is not None and _is_like(texts[0][at], texts[1][other], 0.3):
            found.append((at, other))
            left.discard(at)
            right.discard(other)
    for at in sorted(left):
        likely = [other for other in sorted(right) if _is_like(texts[0][at], texts[1][other], 0.6)]
        if likely:
            found.append((at, likely[0]))
            right.discard(likely[0])
    yield from found


def _is_like(one: str, other: str, ratio: float) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ratio


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
