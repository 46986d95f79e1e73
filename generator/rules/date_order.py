"""成文 before 发布 before today; in force not before it is made."""

from collections.abc import Iterator
from datetime import date

from generator.diagnostic import Severity
from generator.record import Entry
from generator.records import Catalog, Document, Interpretation
from generator.rule import Finding, over_site
from generator.site import Site


@over_site(Severity.ERROR, "日期先后不合理")
def date_order(site: Site) -> Iterator[Finding]:
    """成文日期不晚于发布日期，发布日期不晚于今天，施行日期一般不早于成文日期，有效期至不早于施行日期。

    依据：《中华人民共和国政府信息公开条例》第二十六条（自形成或者变更之日起20个工作日内公开）；
    国办秘函〔2019〕19号把伪造发稿日期列为单项否决。
    怎么改：核对原件，改正写错的日期。
    """
    for document in site.all(Document):
        yield from _order(document, ("formed", document.formed), ("published", document.published))
        yield from _order(document, ("published", document.published), ("", site.as_of))
        if document.effective and document.effective < document.formed:
            message = f"施行日期 {document.effective} 早于成文日期 {document.formed}，请核对"
            yield Finding(document.at("effective"), message, document.party_names, Severity.WARNING)
        if document.expires:
            start = (
                ("effective", document.effective)
                if document.effective
                else ("formed", document.formed)
            )
            yield from _order(document, start, ("expires", document.expires))
    for interpretation in site.all(Interpretation):
        yield from _order(interpretation, ("published", interpretation.published), ("", site.as_of))
    for catalog in site.all(Catalog):
        if catalog.formed and catalog.published:
            yield from _order(catalog, ("formed", catalog.formed), ("published", catalog.published))


def _order(record: Entry, earlier: tuple[str, date], later: tuple[str, date]) -> Iterator[Finding]:
    (field, first), (other, second) = earlier, later
    if first <= second:
        return
    if not other:
        yield Finding(
            record.at(field),
            f"{record.word(field)} {first} 晚于今天（{second}）",
            record.party_names,
        )
        return
    message = f"{record.word(field)} {first} 晚于{record.word(other)} {second}"
    yield Finding(record.at(other), message, record.party_names)
