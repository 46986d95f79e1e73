"""What is no longer in force, or no longer as it was, says by what; and the later changes the earlier."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Document
from generator.rule import Finding, over_each
from generator.site import Site
from generator.validity import Ending, ending
from generator.vocabulary import Validity


@over_each(Document, severity=Severity.WARNING, title="废止、失效、修改没有依据")
def change_ground(site: Site, document: Document) -> Iterator[Finding]:
    """写“废止”的，要有废止它的文件；写“失效”的，要有已经届满的有效期，或者宣布它失效的文件；写“已修改”的，要有修改它的文件。
    废止、修改别的文件的，成文日期不能早于那件文件：先有的不能改后有的，是错误。

    依据：国办发〔2017〕47号（政府网站发展指引）：文件修改、废止、失效的，及时公开并在已发布的原文件上作出明确标注。
    怎么改：在作出废止、修改的文件里写“废止”“修改”；那件文件不在本网站的，在这件文件里写“废止依据”“废止日期”或者“修改依据”；
    清理时宣布失效的，写进当年的清理记录。
    """
    yield from _without_ground(site, document)
    for field in ("amends", "repeals"):
        for index, each in enumerate(site.referred(document, field, Document)):
            if document.formed < each.formed:
                word = document.word(field)
                message = f"“{document.title}” {document.formed} 成文，不能{word} {each.formed} 才成文的“{each.title}”"
                yield Finding(
                    document.at(field, index), message, document.party_names, Severity.ERROR
                )


def _without_ground(site: Site, document: Document) -> Iterator[Finding]:
    what = ""
    match document.validity:
        case Validity.REPEALED if not _is_grounded(site, document):
            what = "由哪件文件废止"
        case Validity.EXPIRED if not _is_grounded(site, document):
            what = "有效期何时届满，或者由哪件文件宣布失效"
        case Validity.AMENDED if not site.referring(Document, "amends", to=document):
            what = "" if document.amended_by else "由哪件文件修改"
    if what:
        message = f"“{document.title}”写的是“{document.validity}”，没有说{what}"
        yield Finding(document.at("validity"), message, document.party_names)


def _is_grounded(site: Site, document: Document) -> bool:
    end = ending(site, document) or Ending(None)
    has_expired = document.validity is Validity.EXPIRED and end.since is not None
    return bool(has_expired or end.actors or end.basis)
