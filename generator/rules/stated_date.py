"""The days that a text gives as its own are the days that the metadata give."""

from collections.abc import Iterator
from datetime import date

from generator.diagnostic import Place, Severity
from generator.imprint import About
from generator.records import Document, Interpretation
from generator.rule import Finding, over_each
from generator.site import Site
from generator.text import day as in_full

_NOTE = (About.ISSUED, About.ADOPTED)
_WEAK = (About.ADOPTED, About.EFFECTIVE)
"""What may differ with reason: issued later than adopted; a part with a day of its own."""


@over_each(Document, Interpretation, severity=Severity.ERROR, title="正文里的日期与登记的不符")
def stated_date(_site: Site, record: Document | Interpretation) -> Iterator[Finding]:
    """正文自己写明的日期，应当与登记的相同：开头、末尾的“成文日期：”“发布时间：”“施行日期：”；标题下面括号里的题注
    （某年某月某日印发、公布、通过）；“本办法自某年某月某日起施行”。有几处的，有一处相符即可；转载的不看发布日期，
    没有写“施行日期”的不看施行。会议通过、施行的日期不符只提醒：印发的日期可以晚于通过，别的部分可以另定施行。

    依据：《党政机关公文处理工作条例》第九条（成文日期）；国办秘函〔2019〕19号把伪造发稿日期列为单项否决。
    怎么改：照原件改“成文日期”“发布日期”“施行日期”；正文录错、从别的网页带来的改正文。
    """
    if not record.body.stated:
        return
    if not isinstance(record, Document):
        yield from _against(record, (About.PUBLISHED,), record.published)
        return
    yield from _against(record, (About.FORMED,), record.formed)
    yield from _against(record, _NOTE, record.formed, record.published)
    if record.repost is None:
        yield from _against(record, (About.PUBLISHED,), record.published)
    if record.effective is not None:
        yield from _against(record, (About.EFFECTIVE,), record.effective)


def _against(
    record: Document | Interpretation, about: tuple[About, ...], *days: date
) -> Iterator[Finding]:
    """One that agrees is enough: a text may carry older ones, or those of what it encloses."""
    found = [each for each in record.body.stated if each.about in about]
    if found and all(each.day not in days for each in found):
        first = min(found, key=lambda each: each.about in _WEAK)
        named = About.FORMED if about == _NOTE else first.about
        message = f"正文里写的是“{first.words}”，与{named}{in_full(days[0])}不符"
        severity = Severity.WARNING if first.about in _WEAK else None
        place = Place(record.place.file, (), first.line)
        yield Finding(place, message, record.party_names, severity)
