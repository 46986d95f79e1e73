"""Questions and time: how long an answer took, when it was due, until when it holds."""

from datetime import date

from generator.deadline import Measure, Within
from generator.due import Sum, due
from generator.records import Question
from generator.site import Site
from generator.working_day import UnknownYear

LIMIT = Within(5, Measure.WORKING_DAY)
"""What inspections (国办秘函〔2019〕19号) give for a simple question."""


def due_day(site: Site, question: Question) -> date | None:
    """The last day for the answer; None where nobody waits, or holidays are not announced yet."""
    if question.received is None:
        return None
    last = due(LIMIT, event=question.received, calendar=site.calendar)
    return last.due if isinstance(last, Sum) else None


def took(site: Site, question: Question) -> int | None:
    """Working days from the question to its answer; the day itself does not count."""
    if question.received is None or question.answered is None:
        return None
    try:
        return site.calendar.between(question.received, question.answered).total
    except UnknownYear:
        return None


def is_expired(site: Site, question: Question) -> bool:
    return question.expires is not None and site.has_passed(question.expires)
