"""The state of a policy document on the day that the site shows."""

from generator.records import Document
from generator.site import Site
from generator.vocabulary import Validity


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
    if any(in_force(site, each) for each in site.referring(Document, "repeals", to=document)):
        return Validity.REPEALED
    if document.expires and site.has_passed(document.expires):
        return Validity.EXPIRED
    if document.effective and not site.has_come(document.effective):
        return Validity.PENDING
    if any(in_force(site, each) for each in site.referring(Document, "amends", to=document)):
        return Validity.AMENDED
    is_over = written is Validity.PENDING and document.effective is not None
    return Validity.VALID if is_over else written


def in_force(site: Site, document: Document) -> bool:
    """Whether what a document does to others has happened."""
    return site.has_come(document.effective or document.formed)


def is_void(site: Site, document: Document) -> bool:
    state = validity(site, document)
    return state is not None and state.is_void
