"""The published index as a classic Whoosh directory, for those who answer searches on a server.

Its schema names a tokenizer of this module, so that the server needs this program installed.
"""

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.gram import asked, grams
from generator.normaliser import normalise
from generator.published_index import PublishedIndex
from generator.query import Query, readings

with warnings.catch_warnings():  # as in whoosh_reader
    warnings.simplefilter("ignore")
    from whoosh import fields, index, query
    from whoosh.analysis import Token, Tokenizer


class GramTokenizer(Tokenizer):  # type: ignore[misc]
    """The same grams as everywhere else, without positions: the stored text decides."""

    def __call__(self, value: str, **_options: Any) -> Iterator[Any]:
        token = Token()
        for gram in grams(normalise(value)):
            token.text, token.boost = gram, 1.0
            yield token


def schema() -> Any:
    gram = fields.TEXT(analyzer=GramTokenizer(), phrase=False, stored=True)
    return fields.Schema(
        url=fields.ID(stored=True, unique=True),
        title=gram,
        text=gram,
        kind=fields.ID(stored=True),
        units=fields.KEYWORD(stored=True, commas=True),
        day=fields.ID(stored=True),
        number=fields.STORED,
    )


def export(published: PublishedIndex, folder: Path) -> int:
    """Writes the directory anew; returns how many documents are in it."""
    folder.mkdir(parents=True, exist_ok=True)
    writer = index.create_in(folder, schema()).writer(limitmb=256)
    count = 0
    for document in sorted(published.urls().values()):
        first = published.first_unit(document)
        heading, _text = published.text(first)
        texts = [published.text(unit)[1] for unit in published.units_of(document)]
        writer.add_document(
            url=heading.url,
            title=heading.title,
            text="\n".join(texts),
            kind=heading.kind,
            units=heading.units.replace("、", ","),
            day=heading.day,
            number=heading.number,
        )
        count += 1
    writer.commit()
    return count


def whoosh_query(typed: str, synonyms: list[list[str]] | None = None) -> Any:
    """What was typed as a Whoosh query over `title` and `text`; compare the stored text with `is_true`."""
    found = [_query(each) for each in readings(typed, synonyms or [])]
    return query.Or(found) if found else query.NullQuery


def _query(reading: Query) -> Any:
    parts = []
    for part in reading.parts:
        forms = [
            query.And(
                [
                    query.Or([_term("title", gram, 5.0), _term("text", gram, 1.0)])
                    for gram in asked(form)
                ]
            )
            for form in part.forms
        ]
        # What should be absent is known from the text alone: its grams may stand apart.
        if not part.is_without:
            parts.append(query.Or(forms))
    return query.And(parts)


def _term(field: str, gram: str, boost: float) -> Any:
    """A single character is whatever begins with it."""
    kind = query.Term if len(gram) > 1 else query.Prefix
    return kind(field, gram, boost=boost)


def is_true(typed: str, text: str, synonyms: list[list[str]] | None = None) -> bool:
    """Whether a stored text, title included, holds what was typed."""
    normal = normalise(text)
    return any(
        all(any(form in normal for form in part.forms) != part.is_without for part in reading.parts)
        for reading in readings(typed, synonyms or [])
    )
