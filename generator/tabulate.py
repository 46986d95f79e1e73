"""Data tables with their rows read: every cell checked by the dictionary of fields, the rows put on the shelf."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any

from generator import cell, data_file, personal
from generator.data_file import BadRow, Sheet
from generator.deadline import AtOnce, Every, Open, Quota, Within
from generator.diagnostic import Place
from generator.period import named, periods
from generator.phrase import parse
from generator.record import CELLS, Reference
from generator.records.data_table import (
    CHUNK,
    Choice,
    Chunk,
    Contents,
    DataField,
    DataTable,
    Named,
    Reviewed,
    Suspect,
)
from generator.shelf import Shelf
from generator.source import Unreadable
from generator.text import CONTROL, did_you_mean
from generator.vocabulary import FieldKind

MOST_ROWS = 50_000
_MOST_CHOICES = 200
_MOST_TOLD = 100
"""Problems of one file that are told one by one."""
_LONGEST_CODE = 20
_Row = tuple[int, list[str]]
"""Its number in the file, from 0, and what its cells say."""
_CYCLES = (Every, Quota, AtOnce, Open, Within)
"""What 更新周期 may be: the last three have no periods."""
_TOTALS = {"合计", "总计", "总合计", "小计"}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that an editor must mend before the table can be published."""

    place: Place
    rule: str
    message: str


@dataclass(slots=True)
class Tabulated:
    """A table with its contents; `files` are those that were looked at."""

    table: DataTable
    faults: list[Fault] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


def tabulated(table: DataTable, root: Path, shelf: Shelf) -> Tabulated:
    """The rows themselves are no part of the record any more."""
    done = Tabulated(table)
    done.faults.extend(_of_dictionary(table))
    done.faults.extend(_of_periods(table))
    heads = tuple(_of_heads(table))
    contents: list[Contents] = []
    suspects: list[Suspect] = list(heads)
    sources = [(each.rows, each.at("rows")) for each in table.issues]
    if not sources and table.rows is not None:
        sources = [(table.rows, table.at("rows"))]
    # What a wrong dictionary says of cells is not worth reading.
    for rows, place in () if done.faults else sources:
        sheet = _sheet(table, rows, place, root, done)
        if sheet is not None:
            grid = _Grid(table.fields, sheet, shelf)
            contents.append(grid.contents())
            suspects.extend(grid.suspects)
            done.faults.extend(grid.told())
    bare = [each.model_copy(update={"rows": None}) for each in table.issues]
    done.table = table.model_copy(
        update={
            "rows": None,
            "issues": tuple(bare),
            "contents": tuple(contents),
            "suspects": tuple(suspects[:_MOST_TOLD]),
        }
    )
    return done


# ── What the table says of itself ─────────────────────────────────────────


def _of_dictionary(table: DataTable) -> Iterator[Fault]:
    if "/" in table.id:  # a folder holds the data of the table that it is named after
        message = f"数据表直接放在 content/{table.family}/ 里，不再分文件夹"
        yield Fault(Place(table.place.file), "bad-id", message)
    names = Counter(each.name for each in table.fields)
    for index, each in enumerate(table.fields):
        place = table.at("fields", index)
        if names[each.name] > 1:
            yield Fault(place, "duplicate-field", f"字段“{each.name}”写了不止一次")
        if each.review and not isinstance(parse(each.review, 2000), Within):
            message = f"“复核”：“{each.review}”应为期限，如“1年内”“3个月内”"
            yield Fault(place, "invalid-value", message)
    lasting = [index for index, each in enumerate(table.fields) if each.is_last_day]
    for index in lasting[1:]:
        message = "只有一个字段可以写“撤下”"
        yield Fault(table.at("fields", index), "duplicate-field", message)


def _of_periods(table: DataTable) -> Iterator[Fault]:
    cycle = table.recurrence
    is_read = table.cycle is None or isinstance(parse(table.cycle, 2000), _CYCLES)
    if table.cycle and cycle is None and (table.issues or not is_read):
        loose = "" if table.issues else "；不定期的写“及时更新”"
        message = f"“更新周期”：“{table.cycle}”不是周期，应如“每月”“每季度”“每年”“每学年”{loose}"
        yield Fault(table.at("cycle"), "invalid-value", message)
        return
    if table.issues and cycle is None:
        yield Fault(table.at("issues"), "missing", "写了“各期”，缺少“更新周期”")
        return
    if table.limit and not isinstance(parse(table.limit, 2000), Within):
        message = f"“公布时限”：“{table.limit}”应如“期满后15日内”“期满后20个工作日内”"
        yield Fault(table.at("limit"), "invalid-value", message)
    seen: set[str] = set()
    written = [(table.start, table.at("start"))] if table.start else []
    written += [(each.period, each.at("period")) for each in table.issues]
    written += [
        (each.period, each.at("period")) for each in table.explanations if each.period is not None
    ]
    for name, place in written:
        if cycle is not None and named(cycle, name) is None:
            yield Fault(place, "unknown-period", f"“{name}”不是“{table.cycle}”的一期{_like(cycle)}")
    for each in table.issues:
        if each.period in seen:
            yield Fault(each.at("period"), "duplicate-period", f"“{each.period}”写了两次")
        seen.add(each.period)


def _like(cycle: Every | Quota) -> str:
    return f"，应如“{periods(cycle, 2026)[0].name}”"


def _of_heads(table: DataTable) -> Iterator[Suspect]:
    for each, index in zip(table.fields, range(len(table.fields)), strict=True):
        refused = personal.refused(each.name)
        if refused is not None and not refused.can_be_masked:
            message = f"字段“{each.name}”是个人信息，不能公布：{refused.remedy}"
            yield Suspect(table.at("fields", index), message)


# ── Where the rows are ────────────────────────────────────────────────────


def _sheet(table: DataTable, rows: Any, place: Place, root: Path, done: Tabulated) -> Sheet | None:
    known = [each.name for each in table.fields]
    try:
        if not isinstance(rows, str):
            return data_file.inline(rows, place, known)
        file = _found(table, rows, root)
        done.files.append(file)
        heads = [spelling for each in table.fields for spelling in (each.name, each.head)]
        return data_file.read(file, (root / file).read_bytes(), heads)
    except BadRow as bad:
        done.faults.append(Fault(bad.place, "bad-row", str(bad)))
    except _NoFile as none:
        done.faults.append(Fault(place, none.rule, str(none)))
    except Unreadable as unreadable:
        done.faults.append(Fault(Place(done.files[-1]), "unreadable", f"数据文件{unreadable}"))
    return None


class _NoFile(Exception):  # noqa: N818 - it is the name that is wrong
    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule


def _found(table: DataTable, name: str, root: Path) -> str:
    """Beside the table, or in the folder that bears its name.  Raises _NoFile."""
    if PurePosixPath(name).name != name or "\\" in name or name.startswith("."):
        raise _NoFile(
            "outside", f"“{name}”应放在数据表旁边，或者放在“{table.id}”文件夹里，只写文件名"
        )
    if PurePosixPath(name).suffix.lower() not in data_file.SUFFIXES:
        raise _NoFile("bad-file-kind", f"“{name}”不是 .csv 或者 .xlsx，请另存为其中的一种")
    beside = PurePosixPath(table.place.file).parent
    folders = (beside, beside / table.id)
    for folder in folders:
        path = root / folder / name
        if path.is_file():
            if path.stat().st_size > data_file.LARGEST:
                raise _NoFile("too-large", f"“{name}”太大，请分成几张表")
            return str(folder / name)
    there = [
        each.name
        for folder in folders
        if (root / folder).is_dir()
        for each in (root / folder).iterdir()
        if each.suffix.lower() in data_file.SUFFIXES
    ]
    raise _NoFile("missing-file", f"找不到数据文件“{name}”{did_you_mean(name, there)}")


# ── The rows ──────────────────────────────────────────────────────────────


class _Grid:
    """One sheet under one dictionary: its columns found, its cells read."""

    def __init__(self, fields: Sequence[DataField], sheet: Sheet, shelf: Shelf) -> None:
        self._fields, self._sheet, self._shelf = fields, sheet, shelf
        self._faults: list[Fault] = []
        self.suspects: list[Suspect] = []
        self._columns = tuple(self._find_columns())
        for row, column, message in data_file.headless(sheet):
            self._fault(row, column, "bad-cell", message)
        self._count = len(sheet.rows) - self._has_totals()
        """Rows of the table; one more may say what they come to."""

    def told(self) -> Iterator[Fault]:
        yield from self._faults[:_MOST_TOLD]
        more = len(self._faults) - _MOST_TOLD
        if more > 0:
            yield Fault(self._sheet.place(-1, 0), "bad-cell", f"另有{more}处，改好上面的再看")

    def _fault(self, row: int, column: int, rule: str, message: str) -> None:
        label = self._sheet.label(row, column) if row >= 0 else ""
        self._faults.append(Fault(self._sheet.place(row, column), rule, f"{label}{message}"))

    # ── Heads ─────────────────────────────────────────────────────────────

    def _find_columns(self) -> Iterator[int]:
        """Where each field stands; -1 where it does not."""
        heads = [data_file.folded(each) for each in self._sheet.heads]
        known = [
            {data_file.folded(each.name), data_file.folded(each.head)} for each in self._fields
        ]
        missing = []
        for each, spellings in zip(self._fields, known, strict=True):
            found = [at for at, head in enumerate(heads) if head in spellings]
            for again in found[1:]:
                self._fault(-1, again, "bad-head", f"表头“{each.name}”写了两次")
            if not found:
                missing.append(each.name)
            yield found[0] if found else -1
        every = set().union(*known)
        for at, head in enumerate(heads):
            if head and head not in every:
                guess = did_you_mean(self._sheet.heads[at], missing)
                self._fault(-1, at, "bad-head", f"字段里没有“{self._sheet.heads[at]}”这一栏{guess}")
        for name in missing:
            self._fault(-1, 0, "bad-head", f"表头缺少“{name}”这一栏")

    # ── Cells ─────────────────────────────────────────────────────────────

    def contents(self) -> Contents:
        columns = [
            self._column(each, at) for each, at in zip(self._fields, self._columns, strict=True)
        ]
        rows = [list(row) for row in zip(*columns, strict=True)]
        totals, rows = rows[self._count :], rows[: self._count]
        if len(rows) > MOST_ROWS:
            message = f"有{len(rows)}行，一张表最多{MOST_ROWS}行，请分成几张表"
            self._fault(-1, 0, "too-large", message)
            rows = []
        self._require(rows)
        numbered = list(enumerate(rows))
        parts = tuple(self._parts(numbered))
        chunks = [chunk for part in parts for chunk in part.chunks] or self._chunks(rows)
        every = replace(self._contents(numbered), chunks=tuple(chunks), parts=parts)
        self._compare(totals, every.sums)
        self._limit_choices(every)
        return every

    def _is_code(self, at: int, rows: list[list[str]]) -> bool:
        """Ids are shown as titles, which must break."""
        return not self._fields[at].kind.family and _are_codes([row[at] for row in rows])

    def _contents(self, rows: list[_Row]) -> Contents:
        """Without the rows themselves."""
        values = [row for _, row in rows]
        places = range(len(self._fields))
        return Contents(
            len(rows),
            (),
            tuple(self._sum(at, values) for at in places),
            tuple(self._choices(at, values) for at in places),
            tuple(self._is_code(at, values) for at in places),
            tuple(self._units(rows)),
            tuple(self._reviews(rows)),
            tuple(self._cited(rows)),
        )

    def _parts(self, rows: list[_Row]) -> Iterator[Contents]:
        """Rows that are taken down together, where they are taken down one by one."""
        ends = [at for at, each in enumerate(self._fields) if each.is_last_day]
        for at in ends[:1]:
            for last, some in groupby(rows, key=lambda row: row[1][at]):
                part = list(some)
                yield replace(
                    self._contents(part),
                    chunks=tuple(self._chunks([row for _, row in part])),
                    last=date.fromisoformat(last) if last else None,
                )

    def _column(self, each: DataField, column: int) -> list[str]:
        if column < 0:
            return [""] * len(self._sheet.rows)
        refused = personal.refused(each.name)
        found: list[str] = []
        for row, written in data_file.cells(self._sheet, column):
            value = ""
            text = written if row < self._count or each.kind.is_number else ""
            try:
                if CONTROL.search(text):
                    raise ValueError("有看不见的控制字符，请删去")
                value = cell.read(each.kind, text, each.measure or "")
            except ValueError as error:
                self._fault(row, column, "bad-cell", f"“{each.name}”：{error}")
            found.append(value)
            self._suspect(each, refused, row, column, text)
        return found

    def _suspect(
        self, each: DataField, refused: personal.Refused | None, row: int, column: int, text: str
    ) -> None:
        if refused is not None and refused.can_be_masked and not each.is_contact:
            if text and not personal.is_masked(text):
                message = f"“{each.name}”是个人信息，不能公布：{refused.remedy}"
                self._add_suspect(row, column, message)
            return
        for kind in personal.found(text) if len(text) > 9 else ():
            if kind == personal.PHONE and each.is_contact:
                continue
            hint = (
                "；确是单位对外公布的电话，给字段写“对外联系方式: 是”"
                if kind == personal.PHONE
                else ""
            )
            self._add_suspect(
                row, column, f"“{each.name}”里有{kind}，不能公布：{personal.MASKS[kind]}{hint}"
            )

    def _add_suspect(self, row: int, column: int, message: str) -> None:
        label = self._sheet.label(row, column)
        self.suspects.append(Suspect(self._sheet.place(row, column), f"{label}{message}"))

    # ── What rows come to ─────────────────────────────────────────────────

    def _has_totals(self) -> bool:
        """Whether the last row says what the others come to: it is compared, and not published."""
        last = self._sheet.rows[-1] if self._sheet.rows else ()
        return any("".join(each.split()) in _TOTALS for each in last[:2])

    def _sum(self, at: int, rows: list[list[str]]) -> str:
        if not self._fields[at].is_summed:
            return ""
        return f"{sum((Decimal(row[at]) for row in rows if row[at]), Decimal(0)):f}"

    def _compare(self, totals: list[list[str]], sums: Sequence[str]) -> None:
        for row in totals:
            for at, (total, true) in enumerate(zip(row, sums, strict=True)):
                if total and true and Decimal(total) != Decimal(true):
                    message = f"“{self._fields[at].name}”的合计写的是{total}，各行相加是{true}"
                    self._fault(self._count, self._columns[at], "bad-sum", message)

    def _require(self, rows: list[list[str]]) -> None:
        for at, each in enumerate(self._fields):
            column, seen = self._columns[at], dict[str, int]()
            if column < 0 or not (each.is_required or each.is_unique):
                continue
            for row, values in enumerate(rows):
                value = values[at]
                raw = self._sheet.rows[row]
                is_empty = not (column < len(raw) and raw[column].strip())
                if each.is_required and is_empty:
                    self._fault(row, column, "missing", f"“{each.name}”没有填")
                if each.is_unique and value and seen.setdefault(value, row) != row:
                    first = self._sheet.place(seen[value], column)
                    where = f"第{first.line}行" if first.line else f"第{seen[value] + 1}行数据"
                    self._fault(row, column, "duplicate-value", f"“{each.name}”与{where}的相同")

    def _chunks(self, rows: list[list[str]]) -> Iterator[Chunk]:
        for first in range(0, len(rows), CHUNK):
            some = rows[first : first + CHUNK]
            data = json.dumps(some, ensure_ascii=False, separators=(",", ":"))
            text = "\n".join(
                value
                for row in some
                for each, value in zip(self._fields, row, strict=True)
                if value and not each.kind.family  # a title stands there, and leads elsewhere
            )
            yield Chunk(self._shelf.add(data), self._shelf.add(text), len(some))

    def _choices(self, at: int, rows: list[list[str]]) -> tuple[Choice, ...]:
        each = self._fields[at]
        if not each.is_facet:
            return ()
        counts = Counter(
            value
            for row in rows
            for value in (row[at].split("、") if each.kind.is_several else (row[at],))
            if value
        )
        return tuple(Choice(value, count) for value, count in counts.items())

    def _limit_choices(self, contents: Contents) -> None:
        for at, choices in enumerate(contents.choices):
            if len(choices) > _MOST_CHOICES:
                message = f"“{self._fields[at].name}”有{len(choices)}个不同的值，不适合“筛选”，最多{_MOST_CHOICES}个"
                self._fault(-1, max(self._columns[at], 0), "bad-head", message)

    def _units(self, rows: list[_Row]) -> Iterator[Named]:
        for at, each in enumerate(self._fields):
            for name, place in self._said(at, rows) if each.kind is FieldKind.UNIT else ():
                yield Named(name, place)

    def _cited(self, rows: list[_Row]) -> Iterator[Reference]:
        for at, each in enumerate(self._fields):
            for identity, place in self._said(at, rows) if each.kind.family else ():
                yield Reference(CELLS, each.kind.family, identity, place)

    def _said(self, at: int, rows: list[_Row]) -> Iterator[tuple[str, Place]]:
        """What the cells of a field name, each once, where it stands first."""
        seen: set[str] = set()
        for row, values in rows:
            for name in filter(None, values[at].split("、")):
                if name not in seen:
                    seen.add(name)
                    yield name, self._sheet.place(row, self._columns[at])

    def _reviews(self, rows: list[_Row]) -> Iterator[Reviewed]:
        for at, each in enumerate(self._fields):
            for row, values in rows if each.review else ():
                if values[at]:
                    place = self._sheet.place(row, self._columns[at])
                    yield Reviewed(at, date.fromisoformat(values[at]), _label(values, at), place)


def _are_codes(values: Sequence[str]) -> bool:
    return any(values) and all(each.isascii() and len(each) <= _LONGEST_CODE for each in values)


def _label(values: Sequence[str], but: int) -> str:
    """What a row is called: its first text that is no mere number."""
    others: Iterable[str] = (value for at, value in enumerate(values) if at != but and value)
    return next((each for each in others if not each.isdigit()), "")
