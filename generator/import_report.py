"""The report of an import: source and result side by side, and what became of every character."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.account import Fate
from generator.catalog_file import placed
from generator.ingest import Imported, Note
from generator.passage import Passage
from generator.source import Cell, Line


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters of one fate that one value was made of.

    `anchor` is set where a value begins; `to` is the value in the result, empty for none.
    """

    text: str
    fate: str
    anchor: str = ""
    to: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of the source, or a row of a table with its cells."""

    runs: tuple[Run, ...] = ()
    cells: tuple[tuple[Cell, tuple[Run, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the result: its parts, each with where in the source it begins."""

    key: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A task of the result, or the head data."""

    id: str
    title: str
    values: tuple[Value, ...]
    doubt: str = ""


def report(imported: Imported) -> str:
    """A page by itself: no script, nothing from outside."""
    environment = Environment(
        loader=PackageLoader("generator", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    account = imported.account
    runs = [(fate, start, end) for fate, start, end in account.runs() if fate is Fate.NOTHING]
    source = imported.draft.source
    return environment.get_template("import_report.html").render(
        name=source.name,
        pieces=list(_pieces(imported)),
        entries=list(_entries(imported)),
        sums=[(fate.word, account.count(fate)) for fate in Fate if fate is not Fate.BLANK],
        total=account.total,
        notes=imported.notes,
        unknown=imported.unknown,
        remarks=source.remarks,
        unused=[
            (source.place(start), f"#c{start}", source.text[start:end]) for _, start, end in runs
        ],
    )


# ── The source ────────────────────────────────────────────────────────────


def _pieces(imported: Imported) -> Iterator[Piece | list[Piece]]:
    """Lines as pieces, a table as a list of them."""
    writer = _Writer(imported)
    for block in imported.draft.source.blocks:
        if isinstance(block, Line):
            yield Piece(writer.runs(block.passage))
            continue
        rows: list[list[tuple[Cell, tuple[Run, ...]]]] = [[] for _ in range(block.height)]
        for cell in block.cells:
            rows[cell.row].append((cell, writer.runs(cell.passage)))
        yield [Piece(cells=tuple(sorted(row, key=lambda each: each[0].column))) for row in rows]


class _Writer:
    """Cuts passages into runs."""

    def __init__(self, imported: Imported) -> None:
        self._fates = imported.account.fates
        self._owners: dict[int, str] = {}
        self._anchors: set[int] = set()
        for address, passages in imported.manuscript.traces.items():
            for passage in passages:
                self._anchors.add(passage.origin[0])
                for at in passage.origin:
                    self._owners.setdefault(at, _target(address))
        self._notes = {at: note for note in imported.notes for at in range(note.start, note.end)}

    def runs(self, passage: Passage) -> tuple[Run, ...]:
        return tuple(self._cut(passage))

    def _cut(self, passage: Passage) -> Iterator[Run]:
        start = 0
        for index in range(1, len(passage) + 1):
            if index < len(passage) and self._is_one(passage.origin[start], passage.origin[index]):
                continue
            at = passage.origin[start]
            fate = Fate(self._fates[at])
            note = self._notes.get(at)
            yield Run(
                passage.text[start:index],
                fate.name.lower(),
                f"c{at}" if at in self._anchors or fate is Fate.NOTHING else "",
                self._owners.get(at, "") if fate is Fate.VALUE else "",
                _told(note) if note else "",
            )
            start = index

    def _is_one(self, first: int, at: int) -> bool:
        return (
            at not in self._anchors
            and self._fates[first] == self._fates[at]
            and self._owners.get(first) == self._owners.get(at)
            and self._notes.get(first) is self._notes.get(at)
        )


def _told(note: Note) -> str:
    return f"{note.kind}：{note.message}"


def _target(address: tuple[Any, ...]) -> str:
    return f"#t{address[0]}" if isinstance(address[0], int) else "#head"


# ── The result ────────────────────────────────────────────────────────────


def _entries(imported: Imported) -> Iterator[Entry]:
    data, traces = imported.manuscript.data, imported.manuscript.traces
    head = [
        Value(key, _parts(value, traces.get((key,), ())))
        for key, value in data.items()
        if key not in {"部分", "任务"}
    ]
    yield Entry("head", "清单", tuple(head))
    for index, each in enumerate(placed(data)):
        task = each.task
        values = [
            Value(key, _parts(value, traces.get((index, key), ())))
            for key, value in task.items()
            if key != "存疑"
        ]
        label = task.get("序号") or task.get("标识") or str(index + 1)
        headings = _parts(list(each.path), traces.get((index, "部分"), ()))
        values = [Value("部分", headings), *values] if headings else values
        yield Entry(f"t{index}", str(label), tuple(values), str(task.get("存疑", "")))


def _parts(value: Any, passages: Sequence[Passage]) -> tuple[tuple[str, str], ...]:
    """(text, address in the source); no address for what was not printed."""
    if isinstance(value, bool):
        return (("是" if value else "否", ""),)
    texts = [str(each) for each in value] if isinstance(value, list) else [str(value)]
    anchors = [f"#c{each.origin[0]}" for each in passages]
    return tuple(zip_longest(texts, anchors[: len(texts)], fillvalue=""))
