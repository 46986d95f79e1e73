"""Records as they go to paper: what a WORD or PDF file is made of, and what it is called."""

from dataclasses import replace

from generator import part, url
from generator.page import Link
from generator.paper import Paper, Picture, file_name
from generator.records import Document, Interpretation
from generator.site import Site
from generator.url import Url
from generator.vocabulary import Rendition

_WORDS = {Rendition.WORD: "WORD版", Rendition.PDF: "PDF版"}


def version_url(document: Document, rendition: Rendition) -> Url:
    name = file_name(document.document_number or "", document.title, rendition)
    return url.beside(document, name)


def versions(site: Site, document: Document) -> tuple[Link, ...]:
    """What a normative document can be had as, beside its page."""
    if not document.is_normative:
        return ()
    return tuple(Link(_WORDS[each], version_url(document, each)) for each in site.config.renditions)


def paper(site: Site, record: Document | Interpretation) -> Paper:
    """Not what is only the page's, so that the file stays as it is when something becomes of the document."""
    shown = {each.name for each in record.body.images}
    found = Paper(
        title=record.title,
        number="",
        addressees="",
        html=record.body.html,
        text=record.body.text,
        attachments=(),
        signatures=(),
        formed=record.published,
        remark="",
        author=part.issuer_names(site, record, record.publishers),
        page=part.address(site, record),
        pictures=tuple(
            Picture(each.name, each.path, each.sha256)
            for each in record.files
            if each.name in shown
        ),
    )
    if isinstance(record, Interpretation):
        return found
    return replace(
        found,
        number=record.document_number or "",
        addressees=record.addressees or "",
        attachments=part.attachment_titles(record),
        signatures=record.signatures,
        formed=record.formed,
        remark=record.remark or "",
    )
