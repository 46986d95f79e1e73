"""Text as a cell of a CSV file that spreadsheet programs will open, and back.

They run what begins like a formula, turn 007 into 7 and 2-1-1 into a date, and the file
that they save has lost the text.  So the one gets an apostrophe before it, the other a
tab, which they take for text; both come off again.  Texts have no blanks at their ends.
"""

import json
import re
from collections.abc import Sequence

_FORMULA = "=+-@＝＋－＠"
_CHANGED = re.compile(
    r"(?=.*\d)[\d\s.,:/%()+\-eE年月日时分，：／％（）]+|true|false", re.IGNORECASE
)
_KEPT = re.compile(r"0|[1-9][0-9]{0,9}")


def guarded(text: str) -> str:
    if text.startswith(("'", *_FORMULA)):
        return f"'{text}"
    is_changed = _CHANGED.fullmatch(text) and not _KEPT.fullmatch(text)
    return f"\t{text}" if is_changed else text


def unguarded(cell: str) -> str:
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in {"'", *_FORMULA} else text


def listed(names: Sequence[str]) -> str:
    """`甲、乙`; `各镇街、地区；甲；` where a name holds 、; a JSON list where one holds ； too."""
    whole = "".join(names)
    if not re.search(r'[、；]|^\["', whole):
        return "、".join(names)
    if not re.search(r'；|^\["', whole):
        return "".join(f"{name}；" for name in names)
    return json.dumps(list(names), ensure_ascii=False)


def unlisted(text: str) -> tuple[str, ...]:
    """The names that `listed` joined; as a hand may have joined them, too."""
    if text.startswith('["'):
        try:
            names = json.loads(text)
        except ValueError:
            names = ()
        if names and all(isinstance(name, str) for name in names):
            return tuple(names)
    pieces = text.split("；" if "；" in text else "、")
    return tuple(name for each in pieces if (name := each.strip()))
