"""统一编号, the number under which a normative document is registered, by the pattern of the place."""

import re
from functools import cache

_PLACES = {
    "年": r"(?P<year>(?:19|20)\d{2})",
    "序号": r"(?P<serial>[1-9]\d*)",
    "机关": r"(?P<organ>[A-Za-z0-9]+)",
}
_PLACE = re.compile(r"\{(?:(\d)位)?([^{}]*)\}")


class BadPattern(ValueError):  # noqa: N818 - says what is wrong with it
    """A pattern by which no number can be read.  The message says why."""


@cache
def reader(pattern: str) -> re.Pattern[str]:
    """`SLQGF-{年}-{4位序号}` as a pattern with the groups `year`, `serial` and, where it has one, `organ`."""
    made, end, named = "", 0, []
    for place in _PLACE.finditer(pattern):
        width, word = place[1], place[2]
        if word not in _PLACES or (width and word != "序号"):
            raise BadPattern(f"“{place[0]}”不认得，可以用 {{年}}、{{序号}}、{{4位序号}}、{{机关}}")
        form = _PLACES[word] if not width else rf"(?P<serial>\d{{{width}}})"
        made += re.escape(pattern[end : place.start()]) + form
        end = place.end()
        named.append(word)
    if sorted(set(named) - {"机关"}) != ["年", "序号"] or len(set(named)) < len(named):
        raise BadPattern("应当有一个 {年} 和一个 {序号}，各写一次")
    return re.compile(made + re.escape(pattern[end:]))
