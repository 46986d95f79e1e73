"""The catalogue itself, carried in an exported file beside its print, for what print cannot say.

A payload is one line of JSON without `<`, `>` and `&`:

    {"gongkai": 1, "id": "sl-2026", "source": "…的通知", "catalog": {"标题": "…", "部分": […]}}

`catalog` has the words, nesting and values of `content/catalogs/<id>.yaml`; `source` is the
title printed for 来源文件, which may be an id.  There are no digests of the print: whoever
reads the file lays the catalogue out again (`sheet.lay_out`) and believes it only where
that gives what the file says (`restore`).  So an edited cell counts as it was edited, and a
payload cannot claim what its file does not show.

Where it is: docx, the text of the root of the custom XML part whose root is `gongkai` of
`NAMESPACE`; xlsx, column A of the very hidden sheet `NAME`, to be joined without anything
between; html, `<script type="application/json" id="gongkai">`.  A csv has none: its columns
say everything.
"""

import json
from dataclasses import dataclass
from typing import Any

from generator.diagnostic import Place
from generator.record import ID
from generator.records import Catalog
from generator.syntax import HIDDEN, PLACE
from generator.value import identifier

VERSION = 1
NAME = "gongkai"
NAMESPACE = "urn:gongkai:catalog"
_ESCAPED = str.maketrans({each: f"\\u{ord(each):04x}" for each in "<>&\x85\u2028\u2029\ufeff"})


@dataclass(frozen=True, slots=True)
class Payload:
    catalog: Catalog
    source: str
    """As printed for 来源文件."""


def embed(payload: Payload) -> str:
    carried = {
        NAME: VERSION,
        "id": payload.catalog.id,
        "source": payload.source,
        "catalog": payload.catalog.model_dump(mode="json", by_alias=True, exclude_defaults=True),
    }
    return json.dumps(carried, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)


def parsed(text: str, file: str = "") -> Payload | None:
    """None for what is no payload, or is damaged, or of another version: then the print must do.

    The records say that they stand in `file`.
    """
    try:
        carried = json.loads(text)
        if type(carried) is not dict or carried.get(NAME) != VERSION:
            return None
        identity, source = carried["id"], carried["source"]
        for each in identity.split("/"):
            identifier(each)
        catalog = Catalog.model_validate(_placed(carried["catalog"], Place(file)) | {ID: identity})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return Payload(catalog, source) if isinstance(source, str) else None


def _placed(value: Any, place: Place) -> Any:
    """Every mapping tells where it stands, as the decoder's do."""
    if isinstance(value, list):
        return [
            _placed(each, Place(place.file, (*place.path, index)))
            for index, each in enumerate(value)
        ]
    if not isinstance(value, dict):
        return value
    if any(key.startswith(HIDDEN) for key in value):
        raise ValueError("a key that no editor can type")
    inner = {
        key: _placed(each, Place(place.file, (*place.path, key))) for key, each in value.items()
    }
    return {**inner, PLACE: place}
