"""The state of a policy document on the day that the site shows, and by what it came to its end."""

from dataclasses import dataclass
from datetime import date, timedelta

from generator.lifetime import kind_of, last_day, months_before
from generator.records import Cleanup, Document
from generator.site import Site
from generator.vocabulary import CleanupResult, Validity


@dataclass(frozen=True, slots=True)
class Expiry:
    """The last day in force; `is_computed` where the text is silent and the rule of the place decides."""

    day: date
    is_computed: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """How a document came to its end: since when, by which documents or clean-ups of the portal, or by what is told."""

    since: date | None
    actors: tuple[Document | Cleanup, ...] = ()
    basis: str = ""


def validity(site: Site, document: Document) -> Validity | None:
    """The state on the day the site shows: what the editor wrote, carried on by the dates.

    So a scheduled build shows a document in force, expired or repealed on the very day,
    and nobody has to be awake.  Blank stays blank while no date decides.
    """
    return site.recall(document, "validity", lambda: _validity(site, document))


def _validity(site: Site, document: Document) -> Validity | None:
    written = document.validity
    if written is not None and written.is_void:
        return written
    if _actors(site, document, "repeals"):
        return Validity.REPEALED
    if document.repealed and site.has_come(document.repealed):
        return Validity.REPEALED
    end = expiry(site, document)
    if end and site.has_passed(end.day):
        return Validity.EXPIRED
    if document.effective and not site.has_come(document.effective):
        return Validity.PENDING
    if _actors(site, document, "amends"):
        return Validity.AMENDED
    is_over = written is Validity.PENDING and document.effective is not None
    return Validity.VALID if is_over else written


def expiry(site: Site, document: Document) -> Expiry | None:
    """Where the site states no rule, a text that is silent has no end: nobody's law is guessed."""
    if document.expires:
        return Expiry(document.expires)
    if not document.is_normative or site.config.lifetimes is None:
        return None
    rule = site.config.lifetime
    years = rule.span(kind_of(document.title, document.genre)).most
    if years is None or rule.must_say:
        return None
    return Expiry(last_day(start(document), years), is_computed=True)


def start(document: Document) -> date:
    """The first day in force."""
    return document.effective or document.formed


def ends_soon(site: Site, document: Document) -> bool:
    """Whether it is in force, and within the months before its end in which it must be reviewed."""
    end, months = expiry(site, document), site.config.lifetime.review
    if end is None or months is None or not site.has_come(months_before(end.day, months)):
        return False
    state = validity(site, document)
    return state is not Validity.PENDING and (state is None or not state.is_void)


def in_force(site: Site, document: Document) -> bool:
    """Whether what a document does to others has happened."""
    return site.has_come(start(document))


def is_void(site: Site, document: Document) -> bool:
    state = validity(site, document)
    return state is not None and state.is_void


def ending(site: Site, document: Document) -> Ending | None:
    """None for what has not ended."""
    match validity(site, document):
        case Validity.REPEALED:
            actors = _actors(site, document, "repeals")
            if not actors:  # written 废止 ahead of the day
                actors = site.referring(Document, "repeals", to=document)
            if not actors:
                return _cleaned(site, document, CleanupResult.REPEALED)
            return Ending(document.repealed or min(map(start, actors)), actors)
        case Validity.EXPIRED:
            end = expiry(site, document)
            if end and site.has_passed(end.day):
                return Ending(end.day + timedelta(1), (), document.repealed_by or "")
            return _cleaned(site, document, CleanupResult.EXPIRED)
        case _:
            return None


def _cleaned(site: Site, document: Document, verdict: CleanupResult) -> Ending:
    """By a clean-up that says so, or by what is told."""
    actors = cleanups(site, document, verdict)
    since = document.repealed or min((each.day for each in actors), default=None)
    return Ending(since, actors, document.repealed_by or "")


def cleanups(site: Site, document: Document, verdict: CleanupResult) -> tuple[Cleanup, ...]:
    """Clean-ups that decided this of a document."""
    return tuple(
        each
        for each in site.referring(Cleanup, "document", to=document)
        if any(found.verdict is verdict for found in each.results if found.document == document.id)
    )


def _actors(site: Site, document: Document, field: str) -> tuple[Document, ...]:
    """Documents in force that amend or repeal this one, in the order in which they took effect."""
    found = (each for each in site.referring(Document, field, to=document) if in_force(site, each))
    return tuple(sorted(found, key=lambda each: (start(each), each.id)))


def amending(site: Site, document: Document) -> tuple[Document, ...]:
    return _actors(site, document, "amends")


def was_in_force(site: Site, document: Document, day: date) -> bool:
    """Whether it counted as 现行有效 on a day: made by then, and not yet at an end.

    What is void since nobody knows when never counts.
    """
    end = _end(site, document)
    if end is None and document.validity is not None and document.validity.is_void:
        return False
    return document.formed <= day and (end is None or day < end)


def was_repealed(site: Site, document: Document, year: int) -> bool:
    """Whether it came to its end in a year by an act, not by lapse of time."""
    ends = _repeals(site, document)
    return bool(ends) and min(ends).year == year


def _end(site: Site, document: Document) -> date | None:
    """The first day on which it is no longer in force, past or to come."""
    expires = expiry(site, document)
    lapse = [expires.day + timedelta(1)] if expires else []
    return min((*_repeals(site, document), *lapse), default=None)


def _repeals(site: Site, document: Document) -> list[date]:
    acts = [start(each) for each in site.referring(Document, "repeals", to=document)]
    return [*acts, document.repealed] if document.repealed else acts
