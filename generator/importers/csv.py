"""CSV: a spreadsheet as text.  One that was exported here says everything in its columns."""

import csv
import io
import json
import re
from typing import Any

from generator.csv_cell import unguarded, unlisted
from generator.decoder import words
from generator.importers.text import decoded
from generator.payload import NAME, VERSION
from generator.records import Catalog, Task
from generator.source import Transcript, Unreadable, Written

_LISTS = {"发布机构", "牵头单位", "责任单位"}
_IDENTITY = "清单标识"
_MARK = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d+．|[\d.]+　")


def read(data: bytes, name: str) -> Transcript:
    """A grid without merges; what it carries, where its first column is 清单标识."""
    transcript = Transcript(name)
    try:
        rows = list(csv.reader(io.StringIO(decoded(data), newline="")))
    except csv.Error as error:
        raise Unreadable("不是完好的 CSV：有一格太长，多半是少了一个引号") from error
    transcript.grid(
        [
            Written(index, column, unguarded(text), f"第{index + 1}行第{column + 1}列")
            for index, row in enumerate(rows)
            for column, text in enumerate(row)
            if text.strip()
        ],
        keeps_merges=False,
    )
    if len(rows) > 1 and rows[0][:1] == [_IDENTITY]:
        filled = [dict(zip(rows[0], row, strict=False)) for row in rows[1:] if any(row)]
        if filled:
            transcript.carry(_carried(filled))
    return transcript


def _carried(rows: list[dict[str, str]]) -> str:
    catalog = _fields(rows[0], words(Catalog))
    parts: dict[tuple[str, ...], dict[str, Any]] = {(): catalog}
    for row in rows:
        trail: tuple[str, ...] = ()
        level = 1
        while title := unguarded(row.get(f"部分{level}", "")):
            above, trail = trail, (*trail, title)
            if trail not in parts:
                part: dict[str, Any] = {
                    "标题": _MARK.sub("", title, count=1) if _MARK.match(title) else title
                }
                if key := unguarded(row.get(f"部分{level}标识", "")):
                    part["标识"] = key
                parts[trail] = part
                parts[above].setdefault("部分", []).append(part)
            level += 1
        if task := _fields(row, words(Task)):
            parts[trail].setdefault("任务", []).append(task)
    identity = unguarded(rows[0][_IDENTITY])
    carried = {NAME: VERSION, "id": identity, "source": "", "catalog": catalog}
    return json.dumps(carried, ensure_ascii=False)


def _fields(row: dict[str, str], known: tuple[str, ...]) -> dict[str, Any]:
    cells = {word: unguarded(row[word]) for word in known if row.get(word)}
    return {word: list(unlisted(cell)) if word in _LISTS else cell for word, cell in cells.items()}
