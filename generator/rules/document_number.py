"""发文字号 in the form of GB/T 9704, of the year of 成文日期, and unique."""

import re
from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Catalog, Document
from generator.rule import Finding, over_each
from generator.site import Site


@over_each(Document, Catalog, severity=Severity.ERROR, title="发文字号不规范")
def document_number(site: Site, record: Document | Catalog) -> Iterator[Finding]:
    """发文字号由机关代字、年份和序号组成，年份用六角括号〔〕括入，序号不编虚位、不加“第”，如“示府发〔2026〕3号”；
    令为“某某令第5号”。年份应与成文日期一致，同一字号不能用于两件文件。

    依据：《党政机关公文处理工作条例》第九条、GB/T 9704—2012 第7.2.5条。
    怎么改：照原件改正；常见的是方括号、圆括号或缺了一半括号。
    """
    number = record.document_number
    if not number:
        return
    at, units = record.at("document_number"), record.party_names
    year = _YEAR.fullmatch(number)
    if year is None and (isinstance(record, Catalog) or not _ORDER.fullmatch(number)):
        yield Finding(at, f"发文字号“{number}”不规范{_right(number)}", units)
    if isinstance(record, Catalog):
        return
    if year is not None and int(year[1]) != record.formed.year:
        message = f"发文字号“{number}”的年份与成文日期 {record.formed} 不一致"
        yield Finding(at, message, units, Severity.WARNING)
    first = site.first_sharing(record, "document_number", number)
    if first is not None:
        yield Finding(at, f"发文字号“{number}”与 {first.place.file} 的相同", units)


_YEAR = re.compile(r"[\u4e00-\u9fa5A-Za-z]{2,16}〔((?:19|20)\d{2})〕[1-9]\d{0,3}号")
_ORDER = re.compile(r".{2,20}令第\d+号")
_LOOSE = re.compile(
    r"(\D{2,16}?)[\[［【(（﹝〔]?((?:19|20)\d{2})[\]］】)）﹞〕]?第?0*([1-9]\d{0,3})号?"
)


def _right(number: str) -> str:
    found = _LOOSE.fullmatch(number.replace(" ", ""))
    return f"，应为“{found[1]}〔{found[2]}〕{found[3]}号”" if found else "，应如“示府发〔2026〕3号”"
