"""Search documents to what the browser searches: titles, numbers and units, as one small script.

A script, not JSON: browsers refuse to fetch files beside a page opened by double click.
"""

import json
from collections.abc import Iterable

from generator import url
from generator.page import Asset


def index(rows: Iterable[str]) -> Asset:
    """Rows are JSON lists of address, title, kind, number, units, day; newest first, things without a day last."""
    ordered = sorted(
        (json.loads(row) for row in rows), key=lambda row: (row[5], row[0]), reverse=True
    )
    text = json.dumps(ordered, ensure_ascii=False, separators=(",", ":"))
    return Asset(url.SEARCH_INDEX, f"window.gongkaiTitles={text};\n".encode())
