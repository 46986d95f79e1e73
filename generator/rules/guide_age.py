"""Guides are kept up to date."""

from collections.abc import Iterator
from datetime import date

from generator.diagnostic import Place, Severity
from generator.records import Config, PlainPage, Unit
from generator.rule import Finding, over_each
from generator.site import Site
from generator.text import day as in_full


@over_each(Config, Unit, PlainPage, severity=Severity.WARNING, title="公开指南没有及时更新")
def guide_age(site: Site, record: Config | Unit | PlainPage) -> Iterator[Finding]:
    """公开指南要写明更新日期，至少每12个月核对、更新一次。

    依据：《中华人民共和国政府信息公开条例》第十二条（指南、目录应当及时更新）、第五十三条第（二）项（不及时更新的责任）；12个月是各地指南通常承诺的期限。
    怎么改：核对机构、电话、地址、收费标准，改正以后把“更新日期”写成核对的日期。
    """
    if isinstance(record, PlainPage):
        if "guide" in record.columns:
            yield from _aged(site, record.updated, record.at("updated"), record)
    elif record.guide is not None:
        inherits = isinstance(record, Unit) and record.guide.updated is None
        if not inherits:
            yield from _aged(site, record.guide.updated, record.guide.place, record)


def _aged(
    site: Site, updated: date | None, place: Place, record: Config | Unit | PlainPage
) -> Iterator[Finding]:
    names = (site.config.name,) if isinstance(record, Config) else record.party_names
    if updated is None:
        yield Finding(place, f"“{record.title}”的公开指南没有写“更新日期”", names)
    elif site.has_passed(_a_year_after(updated)):
        message = f"“{record.title}”的公开指南是{in_full(updated)}更新的，已经超过12个月"
        yield Finding(place, message, names)


def _a_year_after(day: date) -> date:
    month_and_day = (2, 28) if (day.month, day.day) == (2, 29) else (day.month, day.day)
    return date(day.year + 1, *month_and_day)
