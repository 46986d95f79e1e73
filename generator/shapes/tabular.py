"""Task tables whose cells are known: of Word, of a spreadsheet, of a page, of text with `|`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.columns import Kind, kind
from generator.draft import DraftTask, Heading, Reading
from generator.heads import Heads, Row, bare, continues, distinct, heads_of
from generator.outline import ITEM, POINT, SECTION, Marked, marked
from generator.party_list import NOTHING, Names, Parties, Role
from generator.party_list import read as read_parties
from generator.passage import Passage
from generator.source import Cell, Grid, Line, Source
from generator.vocabulary import Division

ONE_CELL = "原件只印出一格，可能是牵头与责任两栏合并；暂作牵头单位；也可能两栏都是"
NO_UNITS = "原件这一行没有印单位，可能与上一行共用一格；暂与上一行相同；也可能没有"
AT_BREAK = "换页处的单位格是空的，可能接着上一页的那一格；暂作空格"
_WORD = re.compile(r"[A-Za-z0-9]")
_DITTO = re.compile("同上|〃|″")
_REMARKED = re.compile(
    rf"(?=.)(?:分工:(?P<division>{'|'.join(Division)})[;。]?)?(?:等:(?P<others>是)[;。]?)?(?:存疑:(?P<doubt>.+))?",
    re.DOTALL,
)
_TITLE = re.compile(r"[^。;!?]{2,40}。?")
_PAGE_NUMBER = re.compile(r"[—–-]*\s*\d{1,3}\s*[—–-]*|第\s*\d+\s*页.*")
_TOTAL = re.compile(r"(?:合计|总计|小计|共计)[\d项个条件:.%]*")
_REMARK = re.compile(r"(?:备注|注|说明|填表人|填表说明|制表|联系人)\s*\d*[:.]")
_CHINESE_NUMBER = re.compile(r"\(?[一二三四五六七八九十]+\)?[、.]?")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column is what.  `parts` outermost first; `content` has the text of the task."""

    content: int
    number: int | None
    parts: tuple[int, ...]
    name: int | None
    leads: tuple[int, ...]
    responsible: tuple[int, ...]
    deadline: int | None
    remarks: int | None
    first_leads: bool

    @property
    def units(self) -> tuple[int, ...]:
        return self.leads + self.responsible


def read(source: Source, names: Names, *, first_leads: bool = False) -> Reading:
    """All task tables of the document as one list.  A table without heads goes on with the one before."""
    walk = _Walk(names, first_leads)
    before: Heads | None = None
    headings: list[Passage] = []
    is_apart = False
    for block in source.blocks:
        if isinstance(block, Line):
            text = block.passage.strip()
            if text and not block.is_furniture and not _PAGE_NUMBER.fullmatch(text.text):
                is_apart = is_apart or not _is_heading(text)
                headings = [*headings, text] if _is_heading(text) else []
            continue
        rows = list(block.rows())
        heads = heads_of(rows)
        if heads is None and before is not None and continues(before, rows, names):
            heads = replace(before, start=0, end=0)
        if heads is not None:
            if is_apart and heads.end:
                walk.path = []
            for text in headings:
                walk.enter(text, marked(text))
            walk.take(block, rows, heads)
            before, headings, is_apart = heads, [], False
    start = min((each.origin[0] for each in walk.structure if each), default=0)
    has_deadlines = before is not None and Kind.DEADLINE in before.kinds
    ignored = tuple(walk.ignored)
    return Reading(tuple(walk.tasks), tuple(walk.structure), start, ignored, has_deadlines)


def _is_heading(text: Passage) -> bool:
    """A line of its own above a table, or between its rows where these are text with `|`."""
    mark = marked(text)
    return mark is not None and mark.level <= SECTION and bool(_TITLE.fullmatch(mark.rest.text))


# ── Columns ───────────────────────────────────────────────────────────────


def _columns(heads: Heads, rows: Sequence[Row]) -> Columns:
    of_kind = {each: [i for i, found in enumerate(heads.kinds) if found is each] for each in Kind}
    topics = of_kind[Kind.TOPIC] or of_kind[Kind.NAME]
    content = max(topics, key=lambda column: (_length(rows, column), column))
    left = [column for column in topics if column < content]
    parts = tuple(column for column in left if _holds_parts(rows, column))
    names = [column for column in left if column not in parts]
    names += [column for column in of_kind[Kind.NAME] if column != content]
    return Columns(
        content,
        next(iter(of_kind[Kind.NUMBER]), None),
        parts,
        names[-1] if names else None,
        tuple(of_kind[Kind.LEADS]),
        tuple(of_kind[Kind.RESPONSIBLE]),
        next(iter(of_kind[Kind.DEADLINE]), None),
        next(iter(of_kind[Kind.REMARKS]), None),
        heads.first_leads,
    )


def _length(rows: Sequence[Row], column: int) -> int:
    cells = {id(row[column]): row[column] for row in rows if len(distinct(row)) > 1}
    return sum(len(cell.passage) for cell in cells.values() if cell)


def _holds_parts(rows: Sequence[Row], column: int) -> bool:
    """Headings: merged down, printed once or again for several rows, or marked 一、; else each row has its own."""
    cells = [row[column] for row in rows if len(distinct(row)) > 1]
    texts = [bare(cell) for cell in cells]
    marks = [_mark(text) for text in texts if text]
    if marks and all(mark is not None and mark.level <= SECTION for mark in marks):
        return True
    return not all(texts) or any(above == below for above, below in pairwise(texts))


def _mark(text: str) -> Marked | None:
    return marked(Passage.at(text, 0))


# ── Rows ──────────────────────────────────────────────────────────────────


class _Walk:
    """Goes down the rows of one table after the other and remembers under which headings it is."""

    def __init__(self, names: Names, first_leads: bool) -> None:  # noqa: FBT001 - private
        self.names = names
        self.first_leads = first_leads
        self.tasks: list[DraftTask] = []
        self.structure: list[Passage] = []
        self.ignored: list[Passage] = []
        self.path: list[tuple[int, Heading]] = []
        self._headings: dict[int, Passage] = {}
        self._headings_read: list[Passage] = []

    def take(self, grid: Grid, rows: list[Row], heads: Heads) -> None:
        for row in rows[heads.start : heads.end]:
            self.structure.extend(cell.passage for cell in distinct(row))
        body = self._body(rows[heads.end :], heads)
        if not any(len(distinct(row)) > 1 for row in body):
            return
        columns = _columns(heads, body)
        self._headings = {} if heads.end else self._headings
        self.ignored.extend(
            cell.passage
            for row in rows[heads.end :]
            for kind_of, cell in zip(heads.kinds, row, strict=False)
            if cell and kind_of in {Kind.OTHER, Kind.REMARKS}
        )
        above: Row = []
        for at, row in enumerate(body):
            if _begins_another_table(row):
                others = heads_of(body[at:])
                if others is not None and others.start == 0:
                    self.take(grid, body[at:], others)
                break
            if self._is_no_task(row) or self._is_part(row, columns):
                continue
            self.structure.extend(self._headings_read)
            self._headings_read = []
            if above and self._is_same(above, row, columns):
                self._add_units(row, columns)
            elif above and self._goes_on(row, columns):
                last = self.tasks[-1]
                more = last.content + _line(row[columns.content])
                self.tasks[-1] = replace(last, content=more)
            else:
                self._take_task(grid, row, columns)
            above = row

    def _body(self, rows: list[Row], heads: Heads) -> list[Row]:
        """Without repeated heads; cells that a page break cut are whole again."""
        body: list[Row] = []
        for row in rows:
            if heads.repeats(row):
                self.structure.extend(cell.passage for cell in distinct(row))
                continue
            whole = _mended(body, row) if body else row
            if whole and any(whole):
                body.append(whole)
        return body

    def _is_no_task(self, row: Row) -> bool:
        cells = distinct(row)
        if len(cells) == 1 and _PAGE_NUMBER.fullmatch(cells[0].passage.text.strip()):
            return True
        if not cells or _TOTAL.fullmatch(bare(cells[0])):
            return True
        return len(cells) == 1 and bool(_REMARK.match(bare(cells[0])))

    def _is_part(self, row: Row, columns: Columns) -> bool:
        """A row that is a heading: one text over the table, or a marked one alone in its row."""
        cells = distinct(row)
        texts = [cell.passage.strip() for cell in cells]
        if (
            len(cells) == 2
            and _CHINESE_NUMBER.fullmatch(texts[0].text)
            and _is_left(cells, columns)
        ):
            self._headings_read.append(texts[0])
            self.enter(texts[1], _mark(f"{texts[0].text.strip('、.')}、"))
            return True
        if len(cells) != 1 or not _is_left(cells, columns):
            return False
        mark = marked(texts[0])
        is_wide = cells[0].columns > 1 and cells[0].columns >= len(row) - 1
        is_marked = mark is not None and (mark.level < ITEM or (is_wide and mark.level >= ITEM))
        is_short = len(texts[0]) <= 40 and not texts[0].text.endswith(("。", ";"))
        if not (is_marked or is_wide or (is_short and cells[0].column < columns.content)):
            return False
        self.enter(texts[0], mark)
        return True

    def enter(self, text: Passage, mark: Marked | None) -> None:
        """Below a heading; the same one again, after a page break, changes nothing."""
        level = mark.level if mark else (self.path[0][0] if self.path else 0)
        title = (mark.rest if mark and mark.rest else text).strip(" \n。")
        self._headings_read.append(text)
        same = [at for at, (_, known) in enumerate(self.path) if _equal(known.title, title)]
        if same:
            return
        self.path = [each for each in self.path if each[0] < level]
        self.path.append((level, Heading(title, mark.number if mark else 0)))

    def _take_task(self, grid: Grid, row: Row, columns: Columns) -> None:
        number, content = self._number(row, columns)
        parties, doubts = self._parties(grid, row, columns)
        deadline = _line(row[columns.deadline]) if columns.deadline is not None else Passage()
        if NOTHING.fullmatch(deadline.text):
            self.structure.append(deadline)
            deadline = Passage()
        name = _line(row[columns.name]) if columns.name is not None else Passage()
        if not content and name:
            name, content = Passage(), name
        if not content:
            return
        path = tuple(heading for _, heading in self.path) + self._part_path(row, columns)
        parties, printed_doubt = self._remarked(parties, row, columns)
        self.tasks.append(
            DraftTask(
                content,
                parties,
                path,
                number,
                name,
                deadline or (parties.deadline if columns.deadline is None else Passage()),
                doubts,
                printed_doubt,
            )
        )

    def _number(self, row: Row, columns: Columns) -> tuple[Passage, Passage]:
        """(序号, the text): from its own column, or from the head of the text."""
        content = _line(row[columns.content])
        if columns.number is not None:
            cell = row[columns.number]
            printed = _line(cell)
            number = printed.strip(".、 ")
            self.structure.append(printed)
            if number and cell is not row[columns.content]:
                return number, content
        mark = marked(content)
        if mark and mark.level in {ITEM, POINT} and not _has_next(content, mark):
            self.structure.append(mark.mark)
            return mark.printed, mark.rest
        return Passage(), content

    def _part_path(self, row: Row, columns: Columns) -> tuple[Heading, ...]:
        headings: list[Heading] = []
        for column in columns.parts:
            text = self._carried(column, row)
            if not text:
                continue
            mark = marked(text)
            self.structure.append(text)
            title = (mark.rest if mark and mark.rest else text).strip(" \n。")
            if not (headings and _equal(headings[-1].title, title)):
                headings.append(Heading(title, mark.number if mark else 0))
        return tuple(headings)

    def _carried(self, column: int, row: Row) -> Passage:
        """A heading printed once goes on until the next one, or until one further out changes."""
        text = _line(row[column])
        if text:
            inner = {at: known for at, known in self._headings.items() if at < column}
            self._headings = inner | {column: text}
        return self._headings.get(column, Passage())

    def _parties(self, grid: Grid, row: Row, columns: Columns) -> tuple[Parties, tuple[str, ...]]:
        total = Parties()
        for column in sorted(columns.units):
            cell = row[column]
            if cell is None or NOTHING.fullmatch(cell.passage.text):
                continue
            role = Role.LEADS if column in columns.leads else Role.RESPONSIBLE
            if _DITTO.fullmatch(bare(cell)) and self.tasks:
                self.structure.append(cell.passage)
                total += _of_role(self.tasks[-1].parties, role)
                continue
            first = role is Role.RESPONSIBLE and not columns.leads
            first = first and (columns.first_leads or self.first_leads)
            total += read_parties(cell.passage, role, self.names, first_leads=first)
        self.structure.extend(total.structure)
        if grid.keeps_merges or not columns.units:
            is_open = any(cell and cell.may_be_cut for cell in (row[at] for at in columns.units))
            return total, (AT_BREAK,) if is_open else ()
        if not total.names and self.tasks:
            return self.tasks[-1].parties, (NO_UNITS,)
        if columns.leads and columns.responsible and total.leads and not total.responsible:
            return total, (ONE_CELL,)
        return total, ()

    def _remarked(self, parties: Parties, row: Row, columns: Columns) -> tuple[Parties, Passage]:
        """What an exported list says beside its cells: 分工, 等 and 存疑."""
        cell = row[columns.remarks] if columns.remarks is not None else None
        line = _line(cell)
        match = _REMARKED.fullmatch(line.text)
        if match is None or cell is None:
            return parties, Passage()
        self.structure.append(cell.passage)
        division = Division(match["division"]) if match["division"] else parties.division
        others = parties.and_others or bool(match["others"])
        return replace(parties, division=division, and_others=others), line.group(match, "doubt")

    def _is_same(self, above: Row, row: Row, columns: Columns) -> bool:
        """One task over several rows: its text is one merged cell, only its units differ."""
        cell = row[columns.content]
        return cell is not None and cell is above[columns.content] and bool(self.tasks)

    def _add_units(self, row: Row, columns: Columns) -> None:
        last = self.tasks[-1]
        parties, _ = self._parties(_MERGING, row, columns)
        self.tasks[-1] = replace(last, parties=last.parties + parties)

    def _goes_on(self, row: Row, columns: Columns) -> bool:
        """A row with text alone, while the text above has no end: the rest of a broken row."""
        cells = distinct(row)
        if len(cells) != 1 or not self.tasks or cells[0] is not row[columns.content]:
            return False
        before = self.tasks[-1].content.text
        return not before.endswith(("。", ";", "!", "?")) and marked(cells[0].passage) is None


_MERGING = Grid(())


def _begins_another_table(row: Row) -> bool:
    """Heads of something else below the list on the same sheet, such as a table of contacts."""
    cells = distinct(row)
    return len(cells) > 1 and kind(cells[0].passage.text) is Kind.NUMBER


def _is_left(cells: list[Cell], columns: Columns) -> bool:
    """They stand at the head of the table, not under the units or the deadline."""
    return all(cell.column <= columns.content for cell in cells)


def _equal(one: Passage, other: Passage) -> bool:
    return one.squeezed().text.strip("。") == other.squeezed().text.strip("。")


def _line(cell: Cell | None) -> Passage:
    """A cell's text on one line: a break within Chinese is no blank, one between words is."""
    whole = Passage()
    for line in cell.passage.lines() if cell else ():
        text = line.strip()
        if text and whole and _WORD.match(whole.text[-1]) and _WORD.match(text.text[0]):
            whole += Passage(" ", (whole.origin[-1] + 1,))
        whole += text
    return whole.strip()


def _has_next(content: Passage, mark: Marked) -> bool:
    """Whether the text goes on with (2): then (1) is a point of it and no 序号."""
    following = mark.mark.text.strip().replace(str(mark.number), str(mark.number + 1), 1).strip()
    return following in content.text


def _of_role(parties: Parties, role: Role) -> Parties:
    """What 同上 repeats of the row above."""
    if role is Role.LEADS:
        return Parties(leads=parties.leads, division=parties.division)
    return Parties(responsible=parties.responsible, and_others=parties.and_others)


def _mended(body: list[Row], row: Row) -> Row:
    """Joins to the cells above what a page break cut off; nothing where the whole row was cut off."""
    above = body[-1]
    if len(above) != len(row) or not any(cell and cell.is_cut for cell in row):
        return row
    mended: Row = []
    for column, cell in enumerate(row):
        upper = above[column]
        if cell is None or not cell.is_cut or upper is None:
            mended.append(cell)
            continue
        whole = replace(upper, passage=_continued(upper.passage, cell.passage))
        for earlier in body:
            earlier[:] = [whole if each is upper else each for each in earlier]
        mended.append(whole)
    if all(cell is None or cell is earlier for cell, earlier in zip(mended, body[-1], strict=True)):
        return []
    return mended


def _continued(upper: Passage, lower: Passage) -> Passage:
    if not lower.text.strip():
        return upper
    return upper + Passage("\n", (upper.origin[-1] + 1,)) + lower if upper else lower
