"""Plain text: what remains when a page is copied, or saved as text."""

import csv
import io
import re
from collections.abc import Iterator

from generator.source import Transcript, Unreadable, Written

_CELL_LINES = 40
"""No cell of a task list has more."""
_NARROW, _FEW = 14, 6
_BEGINS = re.compile(
    r"[\s\u3000]*(?:第?[一二三四五六七八九十]+(?:、|章|部分|节)|[（(][一二三四五六七八九十\d]+[）)]|\d{1,3}[.、．])"
)
_BREAK = re.compile(r"\r\n|\r|\n")
_RULE = re.compile(r"[\s|:+-]+")


def read(data: bytes, name: str) -> Transcript:
    """Lines as lines; neighbouring lines with two and more `|`, or with tabs, as a grid.

    Raises Unreadable where the bytes are no text.
    """
    transcript = Transcript(name)
    kind, rows = "", list[tuple[int, str]]()
    for number, line in _unwrapped(list(_lines(decoded(data)))):
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
        return data.decode("utf-16", "replace")
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
    lines = _BREAK.split(text)  # and not at every sign that Unicode calls a break
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


def _unwrapped(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Text copied from a viewer has a break at the end of every printed line: paragraphs made whole.

    A line is as wide as the page if most are: then it goes on in the next one, unless
    that begins with a mark or the line ends a sentence at less than the width.
    """
    widths = sorted(len(line.rstrip()) for _, line in lines if len(line.strip()) > _NARROW)
    full = widths[len(widths) * 3 // 4] if widths else 0
    near = sum(abs(each - full) <= 1 for each in widths)
    is_wrapped = len(widths) >= _FEW and near > len(widths) * 0.6
    pending: tuple[int, str] | None = None
    for number, line in lines:
        if pending is not None and not _BEGINS.match(line) and line.strip():
            pending = (pending[0], pending[1] + line.strip())
        else:
            if pending is not None:
                yield pending
            pending = (number, line)
        is_full = is_wrapped and len(line.rstrip()) >= full - 1 and not _is_tabbed(line)
        if not (
            is_full and "|" not in line and not line.rstrip().endswith(("。", "；", "：", "）"))
        ):
            yield pending
            pending = None
    if pending is not None:
        yield pending


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
        try:
            return next(csv.reader(io.StringIO(line), delimiter="\t"), [])
        except csv.Error:
            return line.split("\t")
    if _RULE.fullmatch(line):
        return []  # the rule below the heads of a Markdown table
    texts = [each.strip() for each in line.strip().split("|")]
    return texts[1:] if not texts[0] else texts
