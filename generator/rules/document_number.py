"""发文字号 in the form of GB/T 9704, of the year of 成文日期, and unique."""

import re
from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Catalog, Document
from generator.rule import Finding, over_site
from generator.site import Site


@over_site(Severity.ERROR, "发文字号不规范")
def document_number(site: Site) -> Iterator[Finding]:
    """发文字号由机关代字、年份和序号组成，年份用六角括号〔〕括入，序号不编虚位、不加“第”，如“示府发〔2026〕3号”；
    令为“某某令第5号”。年份应与成文日期一致，同一字号不能用于两件文件。

    依据：《党政机关公文处理工作条例》第九条、GB/T 9704—2012 第7.2.5条。
    怎么改：照原件改正；常见的是方括号、圆括号或缺了一半括号。
    """
    seen: dict[str, str] = {}
    for document in site.all(Document):
        number = document.document_number
        if not number:
            continue
        year = _YEAR.fullmatch(number)
        if year is None and not _ORDER.fullmatch(number):
            yield Finding(
                document.at("document_number"),
                f"发文字号“{number}”不规范{_right(number)}",
                document.party_names,
            )
        elif year is not None and int(year[1]) != document.formed.year:
            message = f"发文字号“{number}”的年份与成文日期 {document.formed} 不一致"
            yield Finding(
                document.at("document_number"), message, document.party_names, Severity.WARNING
            )
        if number in seen:
            message = f"发文字号“{number}”与 {seen[number]} 的相同"
            yield Finding(document.at("document_number"), message, document.party_names)
        seen.setdefault(number, document.place.file)
    for catalog in site.all(Catalog):
        number = catalog.document_number
        if number and not _YEAR.fullmatch(number):
            yield Finding(
                catalog.at("document_number"),
                f"发文字号“{number}”不规范{_right(number)}",
                catalog.party_names,
            )


_YEAR = re.compile(r"[\u4e00-\u9fa5A-Za-z]{2,16}〔((?:19|20)\d{2})〕[1-9]\d{0,3}号")
_ORDER = re.compile(r".{2,20}令第\d+号")
_LOOSE = re.compile(
    r"(\D{2,16}?)[\[［【(（﹝〔]?((?:19|20)\d{2})[\]］】)）﹞〕]?第?0*([1-9]\d{0,3})号?"
)


def _right(number: str) -> str:
    found = _LOOSE.fullmatch(number.replace(" ", ""))
    return f"，应为“{found[1]}〔{found[2]}〕{found[3]}号”" if found else "，应如“示府发〔2026〕3号”"
