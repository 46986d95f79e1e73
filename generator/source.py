"""A document as an importer hands it on: all its characters in reading order, in lines and grids."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from generator.passage import Passage


class Unreadable(Exception):  # noqa: N818 - it is the file that is wrong
    """The file is none that can be read; the text says why and what to do, in Chinese."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a line of a text.

    `is_furniture`: it belongs to the sheet and not to the text (a running head, a page
    number), so what stands before it goes on after it.
    """

    passage: Passage
    is_furniture: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    r"""A cell of a grid; it covers `rows` x `columns` places from (row, column), counted from 0.

    Lines within a cell are divided by "\n".  `is_hidden`: a hidden row or column of a
    spreadsheet; `is_cut`: the rest of a cell that began on the sheet before (PDF);
    `may_be_cut`: an empty one of which that cannot be told.
    """

    row: int
    column: int
    rows: int
    columns: int
    passage: Passage
    is_hidden: bool = False
    is_cut: bool = False
    may_be_cut: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.  Its cells do not overlap; a place that none covers is empty."""

    cells: tuple[Cell, ...]
    name: str = ""
    """A spreadsheet's name; otherwise empty."""
    keeps_merges: bool = True
    """Whether an empty place was empty; text with `|` no longer tells which cells were merged."""

    @property
    def height(self) -> int:
        return max((each.row + each.rows for each in self.cells), default=0)

    @property
    def width(self) -> int:
        return max((each.column + each.columns for each in self.cells), default=0)

    def rows(self) -> Iterator[list[Cell | None]]:
        """Each row as the cells that cover it, left to right; a merged cell in each place it covers."""
        places: list[list[Cell | None]] = [[None] * self.width for _ in range(self.height)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    places[row][column] = cell
        yield from places


Block = Line | Grid


@dataclass(frozen=True, slots=True)
class Source:
    """A document, whatever its format.

    `text` holds every character that a reader of the document sees, each once; the
    passages of `blocks` point into it.  `places` names the pieces by where they begin,
    ascending: `(0, "第1段"), (31, "表1第1行第1列")`.  `remarks` tell of what the format
    holds and a list cannot (comments, hidden columns, pictures), in Chinese.
    """

    name: str
    text: str
    blocks: tuple[Block, ...]
    places: tuple[tuple[int, str], ...]
    remarks: tuple[str, ...] = ()
    payload: str = ""
    """What a file that was exported here carries beside its print (`payload.parsed`)."""

    def place(self, offset: int) -> str:
        """Where a character stands, in an editor's words: `表1第3行第2列第5字`."""
        index = bisect_right(self.places, (offset, "\U0010ffff")) - 1
        start, name = self.places[max(index, 0)] if self.places else (0, "")
        return f"{name}第{offset - start + 1}字"


class Transcript:
    """Takes a document down, block by block, in reading order."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._pieces: list[str] = []
        self._length = 0
        self._places: list[tuple[int, str]] = []
        self._blocks: list[Block] = []
        self._remarks: list[str] = []
        self._payload = ""

    def line(self, text: str, place: str, *, is_furniture: bool = False) -> None:
        self._blocks.append(Line(self._passage(text, place), is_furniture))

    def grid(self, cells: list["Written"], name: str = "", *, keeps_merges: bool = True) -> None:
        """A table; `cells` row by row, left to right."""
        self._blocks.append(
            Grid(
                tuple(
                    Cell(
                        each.row,
                        each.column,
                        each.rows,
                        each.columns,
                        self._passage(each.text, each.place),
                        each.is_hidden,
                        each.is_cut,
                        each.may_be_cut,
                    )
                    for each in cells
                ),
                name,
                keeps_merges,
            )
        )

    def remark(self, text: str) -> None:
        self._remarks.append(text)

    def carry(self, payload: str) -> None:
        self._payload = payload

    def source(self) -> Source:
        """Raises Unreadable where there is not a character."""
        text = "".join(self._pieces)
        if not text.strip():
            raise Unreadable("里面没有文字。如果清单是图片，请先做文字识别，或者向起草单位要原稿")
        return Source(
            self._name,
            text,
            tuple(self._blocks),
            tuple(self._places),
            tuple(self._remarks),
            self._payload,
        )

    def _passage(self, text: str, place: str) -> Passage:
        passage = Passage.at(text, self._length)
        self._places.append((self._length, place))
        self._pieces.append(text + "\n")
        self._length += len(text) + 1
        return passage


@dataclass(frozen=True, slots=True)
class Written:
    """A cell to take down: where it is, what it covers, its text, and its place in an editor's words."""

    row: int
    column: int
    text: str
    place: str
    rows: int = 1
    columns: int = 1
    is_hidden: bool = False
    is_cut: bool = False
    may_be_cut: bool = False
