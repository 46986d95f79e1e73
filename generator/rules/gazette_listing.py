"""Every normative document is printed in the gazette."""

from collections.abc import Iterator
from datetime import timedelta

from generator.diagnostic import Severity
from generator.listing import NORMATIVE, row_of
from generator.records import Document, Gazette
from generator.rule import Finding, over_site
from generator.site import Site
from generator.table import read
from generator.vocabulary import Validity

GRACE = timedelta(30)
"""An issue is closed some time before it comes out."""


@over_site(severity=Severity.WARNING, title="规范性文件没有刊登公报")
def gazette_listing(site: Site) -> Iterator[Finding]:
    """有政府公报的，行政规范性文件应当在公报上集中统一刊登。现行有效、创刊以后公布的，公布30日以后出的公报里应当有它。

    依据：国办发〔2018〕22号（做好政府公报工作，行政规范性文件集中统一刊登，及时、应登尽登）。
    怎么改：编进下一期公报的“目录”；已经刊登的，补进那一期。
    """
    issues = sorted(each.published for each in site.all(Gazette))
    if not issues:
        return
    first, last = issues[0], issues[-1]
    for card in site.cards(NORMATIVE):
        row = read(Document.family, row_of(card))
        published = row["发布日期"]
        is_void = row["有效性"] in {Validity.REPEALED, Validity.EXPIRED}
        is_due = first.isoformat() <= published <= (last - GRACE).isoformat()
        if is_void or not is_due:
            continue
        document = site.get(Document, row["标识"])
        if document and not site.referring(Gazette, "documents", to=document):
            message = f"“{document.title}” {published} 公布，哪一期政府公报都没有刊登"
            yield Finding(document.place, message, document.party_names)
