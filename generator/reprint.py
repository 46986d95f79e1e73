"""A file that was exported and perhaps edited, set against what its payload would print now.

What still stands as printed means exactly what the payload says; what was changed means
what it says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from generator.sheet import (
    CONTENT,
    DEADLINE,
    LEADS,
    NAME,
    NUMBER,
    REMARKS,
    RESPONSIBLE,
    TITLE,
    Row,
    Sheet,
)
from generator.text import fold

PRINTED_IN = {
    "标题": (TITLE,),
    "序号": (NUMBER,),
    "名称": (NAME,),
    "内容": (CONTENT,),
    "牵头单位": (LEADS,),
    "责任单位": (RESPONSIBLE,),
    "分工": (LEADS, RESPONSIBLE, REMARKS),
    "等": (LEADS, RESPONSIBLE, REMARKS),
    "时限": (DEADLINE,),
    "存疑": (REMARKS,),
}
"""The headings under which a field of a part or task is printed; a field not named here is not printed."""

_LIKE = 0.6


@dataclass(frozen=True, slots=True)
class Reading:
    """A row as it stands in a file: what is under each heading, or under 标题 for a part."""

    is_part: bool
    texts: Mapping[str, str]


def matched(sheet: Sheet, rows: Sequence[Reading]) -> tuple[Row | None, ...]:
    """The row of the payload that each row of a file was printed from; None for a new one.

    A row whose content (of a part: title) was edited is the same one as long as most of it stands.
    """
    before = [_gist(bool(row.level), _texts(sheet, row)) for row in sheet.rows]
    now = [_gist(each.is_part, each.texts) for each in rows]
    found: list[Row | None] = [None] * len(rows)
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "equal":
            found[first:last] = sheet.rows[start:end]
            continue
        for index in range(first, last):
            same = next((at for at in range(start, end) if _is_like(before[at], now[index])), None)
            if same is not None:
                found[index], start = sheet.rows[same], same + 1  # noqa: PLW2901
    return tuple(found)


def restored(sheet: Sheet, row: Row, reading: Reading, read: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a row, by their words: the payload's where nothing was changed, else as `read`."""
    before, now = _folded(_texts(sheet, row)), _folded(reading.texts)
    carried = row.record.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude={"parts", "tasks"}
    )
    chosen = {}
    for word in dict.fromkeys((*carried, *read)):
        stands = all(
            before.get(heading, "") == now.get(heading, "") for heading in PRINTED_IN.get(word, ())
        )
        source: Mapping[str, Any] = carried if stands else read
        if word in source:
            chosen[word] = source[word]
    return chosen


def _texts(sheet: Sheet, row: Row) -> dict[str, str]:
    if row.level:
        return {TITLE: row.texts[0]}
    headings = (column.heading for column in sheet.columns)
    return dict(zip(headings, row.texts, strict=True))


def _folded(texts: Mapping[str, str]) -> dict[str, str]:
    return {heading: fold(text) for heading, text in texts.items()}


def _gist(is_part: bool, texts: Mapping[str, str]) -> tuple[bool, str]:  # noqa: FBT001
    return is_part, fold(texts.get(TITLE if is_part else CONTENT, ""))


def _is_like(before: tuple[bool, str], now: tuple[bool, str]) -> bool:
    return before[0] is now[0] and SequenceMatcher(None, before[1], now[1]).ratio() >= _LIKE
