"""Plain text: what remains when a page is copied, or saved as text."""

import csv
import io
import re
from collections.abc import Iterator

from generator.source import Transcript, Unreadable, Written

_CELL_LINES = 40
"""No cell of a task list has more."""
_RULE = re.compile(r"[\s|:+-]+")


def read(data: bytes, name: str) -> Transcript:
    """Lines as lines; neighbouring lines with two and more `|`, or with tabs, as a grid.

    Raises Unreadable where the bytes are no text.
    """
    transcript = Transcript(name)
    kind, rows = "", list[tuple[int, str]]()
    for number, line in _lines(decoded(data)):
        this = "|" if line.count("|") >= 2 else "\t" if _is_tabbed(line) else ""
        if this != kind and rows:
            _take(transcript, kind, rows)
            rows = []
        kind = this
        if kind:
            rows.append((number, line))
        else:
            transcript.line(line, f"第{number}行")
    if rows:
        _take(transcript, kind, rows)
    return transcript


def decoded(data: bytes) -> str:
    """Raises Unreadable where the bytes are no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    if b"\0" in data:
        raise Unreadable("不是文本文件。可以导入 .txt、.html、.docx、.xlsx、.pdf")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("不是文本文件，或者编码既不是 UTF-8 也不是 GB 18030")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """(number, line); a cell copied from a spreadsheet may hold line breaks within quotes."""
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        end = at + 1
        if lines[at].count('"') % 2:
            together = (
                after
                for after in range(at + 2, min(at + _CELL_LINES, len(lines) + 1))
                if "\n".join(lines[at:after]).count('"') % 2 == 0
            )
            closed = next(together, end)
            if "\t" in "".join(lines[at:closed]):
                end = closed
        yield at + 1, "\n".join(lines[at:end])
        at = end


def _is_tabbed(line: str) -> bool:
    return line.strip().count("\t") >= 1


def _take(transcript: Transcript, kind: str, rows: list[tuple[int, str]]) -> None:
    if kind == "\t" and len(rows) < 2:
        for number, line in rows:
            transcript.line(line, f"第{number}行")
        return
    cells = []
    for index, (number, line) in enumerate(rows):
        for column, text in enumerate(_cells(kind, line)):
            cells.append(Written(index, column, text, f"第{number}行第{column + 1}列"))
    transcript.grid(cells, keeps_merges=False)


def _cells(kind: str, line: str) -> list[str]:
    if kind == "\t":
        return next(csv.reader(io.StringIO(line), delimiter="\t"), [])
    if _RULE.fullmatch(line):
        return []  # the rule below the heads of a Markdown table
    texts = [each.strip() for each in line.strip().split("|")]
    return texts[1:] if not texts[0] else texts
