"""What search knows of a page, as the memory keeps it: a row of JSON, long texts by reference."""

import json
from datetime import date

from generator.page import SearchDocument
from generator.shelf import Stored, digest


def row_of(document: SearchDocument) -> str:
    texts = [
        [each.digest, each.pack, each.offset, each.size] if isinstance(each, Stored) else each
        for each in document.texts
        if each
    ]
    return json.dumps(
        [
            document.url,
            document.title,
            document.kind,
            texts,
            document.day.isoformat() if document.day else "",
            document.number,
            document.units,
            document.topic,
            document.validity,
            document.column,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def search_document(row: str) -> SearchDocument:
    address, title, kind, texts, day, number, units, *rest = json.loads(row)
    return SearchDocument(
        address,
        title,
        kind,
        tuple(Stored(*each) if isinstance(each, list) else each for each in texts),
        date.fromisoformat(day) if day else None,
        number,
        tuple(units),
        *rest,
    )


def mark(row: str) -> str:
    """Equal where the same would be found, wherever the texts lie."""
    whole = json.loads(row)
    whole[3] = [each[0] if isinstance(each, list) else each for each in whole[3]]
    return digest(json.dumps(whole, ensure_ascii=False).encode())
