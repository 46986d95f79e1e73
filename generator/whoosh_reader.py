"""The published index as Whoosh sees an index, so that Whoosh's own searcher and BM25F rank it."""

import warnings
from collections.abc import Iterator
from math import log
from typing import Any

from generator.published_index import PublishedIndex

with warnings.catch_warnings():  # Whoosh 2.7.4 has invalid escapes that Python complains of
    warnings.simplefilter("ignore")
    from whoosh import fields, formats, query, reading, scoring
    from whoosh.analysis import IDTokenizer
    from whoosh.matching import ListMatcher, NullMatcher
    from whoosh.searching import Searcher

BODY, TITLE = "body", "title"
TITLE_WEIGHT = 5.0


class Gram(fields.FieldType):  # type: ignore[misc]
    """A field whose terms are grams."""

    def __init__(self) -> None:
        self.analyzer = IDTokenizer()
        self.format = formats.Frequency()
        self.scorable = self.indexed = True
        self.stored = self.unique = self.spelling = self.sortable = False
        self.vector = self.column_type = None
        self.multitoken_query = "and"

    def to_bytes(self, value: str | bytes) -> bytes:
        return value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")


def _gram(term: str | bytes) -> str:
    return term.decode("utf-8", "surrogatepass") if isinstance(term, bytes) else term


class ShardReader(reading.IndexReader):  # type: ignore[misc]
    """What Whoosh needs to search."""

    def __init__(self, index: PublishedIndex) -> None:
        self._index = index
        self.schema = fields.Schema(**{TITLE: Gram(), BODY: Gram()})

    def weights(self, field: str, term: str | bytes) -> dict[int, float]:
        """Document → how often its field has the term."""
        gram = _gram(term)
        if field == TITLE:
            return {each: float(code & 3) for each, code in self._index.titles(gram).items()}
        return {each: float(often) for each, often in self._index.bodies(gram).items()}

    def __contains__(self, term: tuple[str, str | bytes]) -> bool:
        return bool(self.weights(*term))

    def indexed_field_names(self) -> list[str]:
        return [TITLE, BODY]

    def all_terms(self) -> Iterator[tuple[str, bytes]]:
        for gram in self._index.grams():
            for field in (BODY, TITLE):
                if self.weights(field, gram):
                    yield field, self.schema[field].to_bytes(gram)

    def term_info(self, field: str, term: str | bytes) -> Any:
        weights = self.weights(field, term).values()
        return reading.TermInfo(
            weight=sum(weights),
            df=len(weights),
            minlength=1,
            maxlength=self.max_field_length(field),
            maxweight=max(weights, default=0),
        )

    def frequency(self, field: str, term: str | bytes) -> float:
        return sum(self.weights(field, term).values())

    def doc_frequency(self, field: str, term: str | bytes) -> int:
        return len(self.weights(field, term))

    def postings(self, field: str, term: str | bytes, scorer: Any = None) -> Any:
        weights = self.weights(field, term)
        if not weights:
            return NullMatcher()
        return ListMatcher(
            list(weights),
            list(weights.values()),
            scorer=scorer,
            term=(field, term),
            format=formats.Frequency(),
        )

    def has_deletions(self) -> bool:
        return self._index.count != self._index.total

    def is_deleted(self, docnum: int) -> bool:
        return self._index.is_removed(docnum)

    def doc_count_all(self) -> int:
        return self._index.total

    def doc_count(self) -> int:
        return self._index.count

    def field_length(self, field: str) -> float:
        average = self._index.average_title if field == TITLE else self._index.average_body
        return float(average) * self._index.total  # Whoosh divides by all that ever were

    def min_field_length(self, _field: str) -> int:
        return 1

    def max_field_length(self, _field: str) -> int:
        return 1 << 32

    def doc_field_length(self, docnum: int, field: str, _default: int = 0) -> float:
        body, title = self._index.lengths(docnum)
        return title if field == TITLE else body

    def stored_fields(self, docnum: int) -> dict[str, str]:
        heading, _text = self._index.text(self._index.first_unit(docnum))
        return heading._asdict()

    def has_vector(self, _docnum: int, _field: str) -> bool:
        return False

    def vector(self, _docnum: int, _field: str, _format: Any = None) -> Any:
        raise KeyError("no vectors")

    def generation(self) -> int:
        return 0


class Weighting(scoring.BM25F):  # type: ignore[misc]
    """Counts only documents that are still there: a rank must not depend on what was."""

    def idf(self, searcher: Any, field: str, term: str | bytes) -> float:
        reader: ShardReader = searcher.reader()
        return log(reader.doc_count() / (reader.doc_frequency(field, term) + 1)) + 1


def scores(index: PublishedIndex, grams: tuple[str, ...]) -> dict[int, float]:
    """Document → BM25F of these grams, in texts and titles."""
    wanted = query.Or(
        [
            query.Or([query.Term(TITLE, gram, boost=TITLE_WEIGHT), query.Term(BODY, gram)])
            for gram in grams
        ]
    )
    searcher = Searcher(ShardReader(index), weighting=Weighting())
    return {hit.docnum: hit.score for hit in searcher.search(wanted, limit=None)}
