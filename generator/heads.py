"""The heads of a table: which row they are, what they say its columns are, where they come again."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.columns import FIRST_LEADS, WEAK, Kind, kind
from generator.party_list import Names, is_party, is_party_list
from generator.source import Cell

Row = list[Cell | None]
"""The cells that cover each place of a row (see `Grid.rows`)."""


@dataclass(frozen=True, slots=True)
class Heads:
    """Rows `start` to `end` (excluded) are the heads; `kinds` by column; `texts` tell them again."""

    start: int
    end: int
    kinds: tuple[Kind | None, ...]
    texts: frozenset[str]

    def repeats(self, row: Row) -> bool:
        """Whether a row prints the heads once more, as on the top of a sheet."""
        texts = [bare(cell) for cell in distinct(row)]
        return len(texts) >= 2 and all(text in self.texts for text in texts)

    @property
    def first_leads(self) -> bool:
        return any(FIRST_LEADS.search(text) for text in self.texts)


def heads_of(rows: Sequence[Row]) -> Heads | None:
    for start, row in enumerate(rows):
        kinds = _kinds(row)
        if not _is_heads(row, kinds, rows[start + 1 :]):
            continue
        end = start + 1
        while end < len(rows) and _goes_on(rows[end], row):
            kinds = [below or above for above, below in zip(kinds, _kinds(rows[end]), strict=True)]
            end += 1
        texts = frozenset(bare(cell) for each in rows[start:end] for cell in distinct(each))
        return Heads(start, end, tuple(kinds), texts)
    return None


_PARTIES_OR_DUE = {Kind.LEADS, Kind.RESPONSIBLE, Kind.DEADLINE}


def continues(heads: Heads, rows: Sequence[Row], names: Names) -> bool:
    """Whether a table without heads has units where the one before it has them."""
    if not rows or len(rows[0]) != len(heads.kinds):
        return False
    units = [i for i, each in enumerate(heads.kinds) if each in {Kind.LEADS, Kind.RESPONSIBLE}]
    cells = [row[column] for row in rows for column in units if len(distinct(row)) > 1]
    texts = [cell.passage.text for cell in cells if cell and cell.passage.text.strip()]
    good = sum(is_party_list(each, names) for each in texts)
    return bool(texts) and good > len(texts) / 2


def _kinds(row: Row) -> list[Kind | None]:
    return [kind(cell.passage.text) if cell else None for cell in row]


def _is_heads(row: Row, kinds: list[Kind | None], below: Sequence[Row]) -> bool:
    """Most cells are names of columns, one of them for what is to be done, one for by whom or when."""
    texts = distinct(row)
    named = [cell for cell in texts if kind(cell.passage.text)]
    if (
        len(named) < 2
        or len(named) < 0.6 * len(texts)
        or not {Kind.TOPIC, Kind.NAME} & set(kinds)
        or not _PARTIES_OR_DUE & set(kinds)
    ):
        return False
    telling = [at for at, each in enumerate(kinds) if each in _PARTIES_OR_DUE]
    if any(bare(row[at]) not in WEAK for at in telling):
        return True
    units = [at for at in telling if kinds[at] is Kind.RESPONSIBLE]
    cells = [bare(each[at]) for each in below for at in units if at < len(each)]
    return bool(units) and sum(map(is_party, cells)) > len(cells) / 2


def _goes_on(row: Row, above: Row) -> bool:
    """A second row of heads: the first one reaches down into it."""
    return any(cell is not None and cell.rows > 1 and cell in above for cell in row)


# ── Cells ─────────────────────────────────────────────────────────────────


def distinct(row: Row) -> list[Cell]:
    """Its cells with text, each once."""
    cells = {id(cell): cell for cell in row if cell is not None and cell.passage.text.strip()}
    return list(cells.values())


def bare(cell: Cell | None) -> str:
    return cell.passage.squeezed().text if cell else ""
