"""What is formed is published within twenty working days, or within a limit of its own."""

from collections.abc import Iterator
from datetime import date

from generator.deadline import AtOnce, Deadline, Fixed, From, Measure, Open, Within
from generator.diagnostic import Severity
from generator.due import Sum, due
from generator.phrase import parse
from generator.records import Catalog, Column, Document
from generator.rule import Finding, over_each
from generator.site import Site
from generator.text import day as in_full
from generator.working_day import UnknownYear

_STATUTORY = Within(20, Measure.WORKING_DAY)
_IN_FORCE = date(2008, 5, 1)
"""Since when the regulation asks it of anything."""


@over_each(Document, Catalog, severity=Severity.WARNING, title="公开超过时限")
def publication_delay(site: Site, record: Document | Catalog) -> Iterator[Finding]:
    """政府信息应当自形成之日起20个工作日内公开；另有规定的，照规定，从成文日期算起：写在文件的“公开时限”里，
    或者写在栏目的“公开时限”里，这个栏目和下级栏目的文件都照它。周末、放假不计，调休上班计入；没有公布放假安排的年份不猜。

    依据：《中华人民共和国政府信息公开条例》第二十六条；预算、决算依《中华人民共和国预算法》第十四条，批准、批复后20日内。
    怎么改：核对“成文日期”“发布日期”；确实晚了的，以后按时公开，这一件照实保留日期；
    另有时限的，写“公开时限”，如“印发后3个工作日内”“批复后20日内”；整个栏目都是的，写在 site.yaml 的栏目里。
    """
    if record.formed is None or record.published is None or record.formed < _IN_FORCE:
        return
    written, column = _written(site, record)
    limit = _limit(written, record.formed)
    if limit is None:
        message = f"“公开时限”的“{written}”读不出是哪一天，应如“印发后3个工作日内”“批复后20日内”"
        yield Finding(record.at("limit"), message, record.party_names)
        return
    # So many calendar days are never more working days; most items are in time.
    if limit is _STATUTORY and (record.published - record.formed).days <= _STATUTORY.count:
        return
    last = due(limit, event=record.formed, calendar=site.calendar)
    if isinstance(last, Sum) and record.published > last.due:
        told = _told(site, limit, record.formed, record.published)
        whose = f"（栏目“{column.name}”的公开时限是“{written}”）" if column else ""
        message = f"“{record.title}”{told}才公开，应在{in_full(last.due)}前{whose}"
        yield Finding(record.at("published"), message, record.party_names)


def _written(site: Site, record: Document | Catalog) -> tuple[str | None, Column | None]:
    """Its own limit, or that of the nearest column above it that has one."""
    if not isinstance(record, Document):
        return None, None
    if record.limit is not None:
        return record.limit, None
    trails = (reversed(site.trails.get(each, ())) for each in record.columns)
    found = (each for trail in trails for each in trail if each.limit is not None)
    column = next(found, None)
    return (column.limit, column) if column else (None, None)


def _limit(written: str | None, formed: date) -> Deadline | None:
    """Words that name no term leave the statutory one; the event of a term is that it was formed."""
    if written is None:
        return _STATUTORY
    found = parse(written, formed.year)
    match found:
        case AtOnce() | Open():
            return _STATUTORY
        case Fixed():
            return found
        case Within() if found.link is not From.BEFORE:
            return found
        case _:
            return None


def _told(site: Site, limit: Deadline, formed: date, published: date) -> str:
    days = f"成文后第{(published - formed).days}日"
    if not isinstance(limit, Within):
        return f"到{in_full(published)}"
    if limit.measure is not Measure.WORKING_DAY:
        return days
    try:
        return f"成文后第{site.calendar.between(formed, published).total}个工作日"
    except UnknownYear:
        return days
