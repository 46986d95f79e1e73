"""Queries to hits, from the published index: Whoosh ranks, the texts decide.

`templates/static/search-engine.js` does the same in the browser; what may differ is only which
documents it has not looked at yet.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.gram import asked, choose
from generator.normaliser import fold, normalise
from generator.published_index import PublishedIndex
from generator.query import Part, Query, readings
from generator.segment import ENDS
from generator.titles import Title
from generator.whoosh_reader import scores

TITLE_BONUS, END_BONUS = 50.0, 25.0
"""For a title that holds the query, by how much of it the query is; and for one that ends with it."""
BEFORE, AFTER, SENTENCE = 30, 90, 20
"""Characters of a snippet before and after the place that was found; and of what is no mere number or name."""


NAMED = 10


@dataclass(frozen=True, slots=True)
class Hit:
    url: str
    title: str
    kind: str
    day: str
    number: str
    units: str
    score: float
    snippet: str


@dataclass(frozen=True, slots=True)
class Answer:
    """`hits` in order, all of them true; `also` was looked for besides.

    Where nothing is found: `meant` are words of titles that sound alike, and `named` titles
    whose pinyin was typed.
    """

    hits: tuple[Hit, ...]
    also: tuple[str, ...] = ()
    meant: tuple[str, ...] = ()
    named: tuple[Title, ...] = ()


def search(
    index: PublishedIndex,
    typed: str,
    *,
    facets: Mapping[str, Sequence[str]] | None = None,
    by_date: bool = False,
    among: Container[int] | None = None,
    shown: int | None = None,
) -> Answer:
    """`facets`: name → values of which a document must have one; `among`: no other documents.

    `shown`: how many hits get a snippet, if not all.
    """
    for query in readings(typed, index.synonyms):
        hits = _Search(index, query).hits(facets or {}, by_date=by_date, among=among, shown=shown)
        if hits:
            return Answer(tuple(hits), query.also)
    titles = index.titles_file()
    return Answer((), (), tuple(titles.meant(typed)), tuple(titles.by_pinyin(typed, NAMED)))


class _Search:
    def __init__(self, index: PublishedIndex, query: Query) -> None:
        self._index, self._query = index, query
        alphabet = index.segments[0].core.alphabet if index.segments else ""
        self._rarity = {each: place for place, each in enumerate(alphabet)}
        self._units: dict[Part, dict[int, list[int]]] = {}

    def hits(
        self,
        facets: Mapping[str, Sequence[str]],
        *,
        by_date: bool,
        among: Container[int] | None,
        shown: int | None,
    ) -> list[Hit]:
        parts = self._query.parts
        self._units = {part: self._candidates(part) for part in parts}
        wanted = self._query.wanted
        documents = set.intersection(*(set(self._units[part]) for part in wanted))
        if among is not None:
            documents = {each for each in documents if each in among}
        for name, values in facets.items():
            documents = {
                each for each in documents if set(self._index.facets(each)[name]) & set(values)
            }
        ranked = self._ranked(documents, by_date=by_date)
        true = [pair for pair in ranked if self._is_true(pair[0])]
        return [
            self._hit(document, score, is_shown=shown is None or place < shown)
            for place, (document, score) in enumerate(true)
        ]

    def _candidates(self, part: Part) -> dict[int, list[int]]:
        """Document → its units that may hold the part in one of its forms."""
        found: set[int] = set()
        for form in part.forms:
            units = [self._index.units(gram) for gram in asked(form)]
            found |= set.intersection(*sorted(units, key=len)) if units else set()
        documents: dict[int, list[int]] = {}
        for unit in sorted(found):
            document = self._index.document_of(unit)
            if not self._index.is_removed(document):
                documents.setdefault(document, []).append(unit)
        return documents

    # ── Rank ─────────────────────────────────────────────────────────────

    def _ranked(self, documents: set[int], *, by_date: bool) -> list[tuple[int, float]]:
        chosen = {
            form: choose(asked(form), self._rarity)
            for part in self._query.wanted
            for form in part.forms
        }
        grams = tuple(dict.fromkeys(gram for each in chosen.values() for gram in each))
        found = scores(self._index, grams)
        ranked = [
            (each, found.get(each, 0.0) + self._title_bonus(each, chosen)) for each in documents
        ]

        def order(pair: tuple[int, float]) -> tuple[float, float, int]:
            day = self._index.day(pair[0])
            return (-day, -pair[1], pair[0]) if by_date else (-pair[1], -day, pair[0])

        return sorted(ranked, key=order)

    def _title_bonus(self, document: int, chosen: Mapping[str, tuple[str, ...]]) -> float:
        length = 0
        for part in self._query.wanted:
            held = [form for form in part.forms if self._is_in_title(document, chosen[form])]
            if not held:
                return 0.0
            length += len(held[0])
        bonus = TITLE_BONUS * min(1.0, length / max(self._index.lengths(document)[1], 1.0))
        if len(self._query.wanted) == 1 and any(
            len(form) > 1 and self._index.titles(form[-2:]).get(document, 0) & ENDS for form in held
        ):
            bonus += END_BONUS
        return bonus

    def _is_in_title(self, document: int, grams: tuple[str, ...]) -> bool:
        return all(document in self._index.titles(gram) for gram in grams)

    # ── Check ────────────────────────────────────────────────────────────

    def _is_true(self, document: int) -> bool:
        return all(
            (self._place(document, part) is not None) != part.is_without
            for part in self._query.parts
        )

    def _place(self, document: int, part: Part) -> int | None:
        """The first unit that holds the part."""
        for unit in self._units[part].get(document, ()):
            text = normalise(self._index.text(unit)[1])
            if any(form in text for form in part.forms):
                return unit
        return None

    def _hit(self, document: int, score: float, *, is_shown: bool) -> Hit:
        first = self._index.first_unit(document)
        if not is_shown:
            return Hit(**self._index.text(first)[0]._asdict(), score=score, snippet="")
        unit = self._place(document, self._query.wanted[0])
        heading, text = self._index.text(first if unit is None else unit)
        own = snippet(text, heading.title, self._query.wanted)
        return Hit(**heading._asdict(), score=score, snippet=own)


def snippet(text: str, title: str, parts: Sequence[Part]) -> str:
    """The line that holds most of the parts, not the title where there is another, cut around the first.

    Where the title alone holds them, the first line that is a sentence.
    """
    lines = text.split("\n")
    if len(lines) > 1 and lines[0] == title:
        del lines[0]
    best = next((line for line in lines if len(line) >= SENTENCE), lines[0])
    most = start = 0
    for line in lines:
        spots = [spot for part in parts if (spot := find(line, part.forms)) is not None]
        if len(spots) > most:
            best, most, start = line, len(spots), min(spots)
        if most == len(parts):
            break
    return _cut(best, start)


def find(line: str, forms: Iterable[str]) -> int | None:
    """Where in a line as it was written one of the forms first stands.  Blanks come and go."""
    normal = _tight(normalise(line))
    form = next((each for each in map(_tight, forms) if each in normal), None)
    if form is None:
        return None
    places = [place for place, each in enumerate(line) for _part in _tight(fold(each))]
    return places["".join(_tight(fold(each)) for each in line).index(form)]


def _tight(text: str) -> str:
    return text.replace(" ", "")


def _cut(line: str, start: int) -> str:
    first, last = max(0, start - BEFORE), min(len(line), start + AFTER)
    return ("…" if first else "") + line[first:last].strip() + ("…" if last < len(line) else "")
