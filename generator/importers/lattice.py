"""Tables in a PDF: nothing but lines on a sheet; where they cross, there are cells."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

THICKEST = 2.5
"""Points; a rectangle thinner than that is a line, as Chromium and Word draw them."""
NEAR = 4.0
"""Points between lines that are meant to be one, to touch, or to be a double frame."""
SHORTEST_ROW = 5.0
"""Points by which a line must stick out to show a row that the sheet's end cut."""
HIGHEST_SINGLE = 200.0
"""Points that upright lines alone must be high to be a row of a table."""
COVERED = 0.6
"""The share of a cell's side that must be drawn; lines stop short of each other."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: `at` across its direction, from `start` to `end` along it."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Box:
    """A cell by its place among the edges; `is_open_*`: no line closes it at the sheet's edge."""

    row: int
    column: int
    rows: int
    columns: int
    is_open_above: bool
    is_open_below: bool


@dataclass(frozen=True, slots=True)
class Lattice:
    """A table on one page: the edges of its columns and rows, and its cells."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    boxes: tuple[Box, ...]

    @property
    def top(self) -> float:
        return self.rows[0]

    def has(self, x: float, y: float) -> bool:
        return self.columns[0] <= x <= self.columns[-1] and self.rows[0] <= y <= self.rows[-1]

    def surrounds(self, other: "Lattice") -> bool:
        return self.has(other.columns[0], other.rows[0]) and self.has(
            other.columns[-1], other.rows[-1]
        )

    def places(self) -> dict[tuple[int, int], Box]:
        """The cell at each crossing of a row and a column."""
        return {
            (row, column): box
            for box in self.boxes
            for row in range(box.row, box.row + box.rows)
            for column in range(box.column, box.column + box.columns)
        }

    def crossing(self, x: float, y: float) -> tuple[int, int]:
        row = min(max(bisect_right(self.rows, y) - 1, 0), len(self.rows) - 2)
        column = min(max(bisect_right(self.columns, x) - 1, 0), len(self.columns) - 2)
        return row, column


Shape = dict[str, Any]
"""A line, rectangle or curve as pdfplumber has it."""


def lattices(shapes: Iterable[Shape]) -> list[Lattice]:
    """The tables that these lines make, from the top; a frame around something is none."""
    drawn = [each for shape in shapes for each in _strokes(shape)]
    across = _joined(stroke for is_level, stroke in drawn if is_level)
    down = _joined(stroke for is_level, stroke in drawn if not is_level)
    found, alone = [], []
    for levels, uprights in _touching(across, down):
        lattice = _lattice(levels, uprights)
        if lattice is not None:
            found.append(lattice)
        elif not levels:
            alone += uprights
    found += _open_rows(alone)
    return sorted(
        (
            each
            for each in found
            if not any(other is not each and other.surrounds(each) for other in found)
        ),
        key=lambda each: (each.top, each.columns[0]),
    )


def _strokes(shape: Shape) -> Iterator[tuple[bool, Stroke]]:
    """(whether it is level, the line) for each line that a shape draws."""
    left, right, top, bottom = shape["x0"], shape["x1"], shape["top"], shape["bottom"]
    is_filled = shape.get("fill") and not _is_white(shape.get("non_stroking_color"))
    is_stroked = shape.get("stroke") and not _is_white(shape.get("stroking_color"))
    if shape["object_type"] == "line":
        is_filled = False
    if not (is_filled or is_stroked):
        return
    width, height = right - left, bottom - top
    if height <= THICKEST and height < width:  # also the pieces of a dashed line
        yield True, Stroke((top + bottom) / 2, left, right)
    elif width <= THICKEST and width < height:
        yield False, Stroke((left + right) / 2, top, bottom)
    elif shape["object_type"] == "rect" and is_stroked and min(width, height) > THICKEST:
        yield True, Stroke(top, left, right)
        yield True, Stroke(bottom, left, right)
        yield False, Stroke(left, top, bottom)
        yield False, Stroke(right, top, bottom)


def _is_white(color: Any) -> bool:
    """White lines hold a layout together and are not seen."""
    parts = color if isinstance(color, tuple | list) else (color,)
    if not all(isinstance(each, int | float) for each in parts):
        return False
    return all(each == 0 for each in parts) if len(parts) == 4 else min(parts, default=0) >= 0.99


def _joined(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Lines as a reader sees them: each row of pieces is one."""
    rows: list[list[Stroke]] = []
    for each in sorted(strokes, key=lambda each: (each.at, each.start)):
        if rows and each.at - rows[-1][-1].at <= NEAR:
            rows[-1].append(each)
        else:
            rows.append([each])
    found = []
    for row in rows:
        at = sum(each.at for each in row) / len(row)
        pieces = sorted((each.start, each.end) for each in row)
        start, end = pieces[0]
        for next_start, next_end in pieces[1:]:
            if next_start > end + NEAR:
                found.append(Stroke(at, start, end))
                start = next_start
            end = max(end, next_end)
        found.append(Stroke(at, start, end))
    return found


def _touching(
    across: list[Stroke], down: list[Stroke]
) -> Iterator[tuple[list[Stroke], list[Stroke]]]:
    """The lines that hang together, as (level ones, upright ones)."""
    leaders = list(range(len(across) + len(down)))
    heights = [each.at for each in across]
    for index, upright in enumerate(down, len(across)):
        first = bisect_left(heights, upright.start - NEAR)
        for other in range(first, bisect_right(heights, upright.end + NEAR)):
            if across[other].start - NEAR <= upright.at <= across[other].end + NEAR:
                leaders[_leader(leaders, index)] = _leader(leaders, other)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for index, stroke in enumerate([*across, *down]):
        group = groups.setdefault(_leader(leaders, index), ([], []))
        group[index >= len(across)].append(stroke)
    yield from groups.values()


def _leader(leaders: list[int], index: int) -> int:
    while leaders[index] != index:
        leaders[index] = leaders[leaders[index]]
        index = leaders[index]
    return index


def _lattice(levels: list[Stroke], uprights: list[Stroke]) -> Lattice | None:
    if not levels or not uprights or len(levels) + len(uprights) < 4:
        return None
    columns = _edges(uprights, levels)
    rows = _edges(levels, uprights)
    if (len(columns) - 1) * (len(rows) - 1) < 2:
        return None
    closed_right = [
        [_is_drawn(uprights, x, top, bottom) for x in columns[1:]] for top, bottom in pairwise(rows)
    ]
    closed_below = [
        [_is_drawn(levels, y, left, right) for left, right in pairwise(columns)] for y in rows[1:]
    ]
    return _closed_up(
        columns, rows, list(_boxes(columns, rows, levels, closed_right, closed_below))
    )


def _open_rows(uprights: list[Stroke]) -> Iterator[Lattice]:
    """A row that is higher than the sheet: three and more upright lines side by side, and no level one."""
    rows: list[list[Stroke]] = []
    for each in sorted(uprights, key=lambda each: (each.start, each.at)):
        alike = (
            row
            for row in rows
            if abs(row[0].start - each.start) <= NEAR and abs(row[0].end - each.end) <= NEAR
        )
        row = next(alike, None)
        if row is None:
            rows.append([each])
        else:
            row.append(each)
    for row in rows:
        columns = sorted(each.at for each in row)
        if len(columns) > 2 and row[0].end - row[0].start >= HIGHEST_SINGLE:
            boxes = (
                Box(0, column, 1, 1, is_open_above=True, is_open_below=True)
                for column in range(len(columns) - 1)
            )
            yield Lattice(tuple(columns), (row[0].start, row[0].end), tuple(boxes))


def _edges(strokes: list[Stroke], crossing: list[Stroke]) -> list[float]:
    """Where the lines are, and where those that cross them end: an open side is a side, too."""
    edges: list[float] = []
    for at in sorted(each.at for each in strokes):
        if not edges or at - edges[-1] > NEAR:
            edges.append(at)
    first, last = min(each.start for each in crossing), max(each.end for each in crossing)
    if first < edges[0] - SHORTEST_ROW:
        edges.insert(0, first)
    if last > edges[-1] + SHORTEST_ROW:
        edges.append(last)
    return edges


def _is_drawn(strokes: list[Stroke], at: float, start: float, end: float) -> bool:
    drawn = sum(
        max(min(each.end, end) - max(each.start, start), 0)
        for each in strokes
        if abs(each.at - at) <= NEAR
    )
    return drawn >= COVERED * (end - start)


def _boxes(
    columns: list[float],
    rows: list[float],
    levels: list[Stroke],
    closed_right: list[list[bool]],
    closed_below: list[list[bool]],
) -> Iterator[Box]:
    """The cells: crossings without a line between them are one, if together they are a rectangle."""
    for top, left, bottom, right in _rectangles(closed_right, closed_below):
        x0, x1 = columns[left], columns[right + 1]
        yield Box(
            top,
            left,
            bottom - top + 1,
            right - left + 1,
            is_open_above=top == 0 and not _is_drawn(levels, rows[0], x0, x1),
            is_open_below=bottom == len(rows) - 2 and not _is_drawn(levels, rows[-1], x0, x1),
        )


def _rectangles(
    closed_right: list[list[bool]], closed_below: list[list[bool]]
) -> Iterator[tuple[int, int, int, int]]:
    height, width = len(closed_right), len(closed_right[0])
    leaders = list(range(height * width))
    for row in range(height):
        for column in range(width):
            index = row * width + column
            if column + 1 < width and not closed_right[row][column]:
                leaders[_leader(leaders, index)] = _leader(leaders, index + 1)
            if row + 1 < height and not closed_below[row][column]:
                leaders[_leader(leaders, index)] = _leader(leaders, index + width)
    groups: dict[int, list[tuple[int, int]]] = {}
    for index in range(height * width):
        groups.setdefault(_leader(leaders, index), []).append(divmod(index, width))
    for group in groups.values():
        yield from _as_rectangles(group)


def _as_rectangles(group: list[tuple[int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """One rectangle, or one for each stretch of rows that are alike where a line is missing."""
    rectangles: list[tuple[int, int, int, int]] = []  # top, left, bottom, right
    by_row: dict[int, list[int]] = {}
    for row, column in group:
        by_row.setdefault(row, []).append(column)
    for row, columns in sorted(by_row.items()):
        start = columns[0]
        for column, after in zip(columns, [*columns[1:], -1], strict=True):
            if after == column + 1:
                continue
            top = row
            above = [each for each in rectangles if each[1:] == (start, row - 1, column)]
            if above:
                rectangles.remove(above[0])
                top = above[0][0]
            rectangles.append((top, start, row, column))
            start = after
    yield from rectangles


def _closed_up(columns: list[float], rows: list[float], boxes: list[Box]) -> Lattice:
    """Without the edges at which no cell begins: underlines, marks, pieces of frames."""
    used_rows = sorted({each.row for each in boxes})
    used_columns = sorted({each.column for each in boxes})
    closed = []
    for each in boxes:
        row = bisect_left(used_rows, each.row)
        column = bisect_left(used_columns, each.column)
        closed.append(
            Box(
                row,
                column,
                bisect_left(used_rows, each.row + each.rows) - row,
                bisect_left(used_columns, each.column + each.columns) - column,
                each.is_open_above,
                each.is_open_below,
            )
        )
    return Lattice(
        (*(columns[each] for each in used_columns), columns[-1]),
        (*(rows[each] for each in used_rows), rows[-1]),
        tuple(sorted(closed, key=lambda each: (each.row, each.column))),
    )
