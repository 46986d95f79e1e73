"""The day under a signature is the day that the metadata give."""

from collections.abc import Iterator

from generator.diagnostic import Place, Severity
from generator.records import Document
from generator.rule import Finding, over_each
from generator.site import Site
from generator.text import day as in_full
from generator.text import fold


@over_each(Document, severity=Severity.ERROR, title="成文日期与落款不符")
def signature_date(site: Site, document: Document) -> Iterator[Finding]:
    """正文落款（发布机构的名称单独成行，下一行是日期，或者日期接在后面）里的日期，应当就是“成文日期”。
    正文里有几处落款的，有一处相符即可；别的机关的落款不看。

    依据：《党政机关公文处理工作条例》第九条（成文日期署会议通过或者发文机关负责人签发的日期）；
    国办秘函〔2019〕19号把伪造发稿日期列为单项否决。
    怎么改：照原件改“成文日期”，不要用上传的日期；正文录错的改正文。
    """
    signed = document.body.signatures
    own = [each for each in signed if _is_own(site, document, each.name)] if signed else []
    if own and all(each.day != document.formed for each in own):
        first = own[0]
        message = (
            f"落款“{first.name}”的日期是{in_full(first.day)}，"
            f"与成文日期{in_full(document.formed)}不符"
        )
        place = Place(document.place.file, (), first.line)
        yield Finding(place, message, document.party_names)


def _is_own(site: Site, document: Document, signed: str) -> bool:
    """One of several that signed together is enough."""
    known = {fold(each) for each in (*document.issuers, *document.signatures)}
    issuers = site.parties(document, "issuers")
    for name in dict.fromkeys((signed, *signed.replace("、", " ").split())):
        if fold(name) in known:
            return True
        if any(party in issuers for party in site.meant((name,), document.formed)):
            return True
    return False
