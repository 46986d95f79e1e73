"""Search documents to what the browser searches: titles, numbers and units, as one small script.

A script, not JSON: browsers refuse to fetch files beside a page opened by double click.
"""

import json
from collections.abc import Iterable

from generator import url
from generator.page import Asset, SearchDocument


def index(documents: Iterable[SearchDocument]) -> Asset:
    """Rows of address, title, kind, number, units, day; newest first, things without a day last."""
    ordered = sorted(
        documents,
        key=lambda each: (each.day.isoformat() if each.day else "", each.url),
        reverse=True,
    )
    rows = [
        [
            each.url,
            each.title,
            each.kind,
            each.number,
            "、".join(each.units),
            each.day.isoformat() if each.day else "",
        ]
        for each in ordered
    ]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return Asset(url.SEARCH_INDEX, f"window.gongkaiTitles={text};\n".encode())
