"""统一编号: by the pattern of the place, of the year of 成文日期, and unique."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Document
from generator.register import reader
from generator.rule import Finding, over_each
from generator.site import Site


@over_each(Document, severity=Severity.WARNING, title="统一编号不规范")
def register_number(site: Site, document: Document) -> Iterator[Finding]:
    """行政规范性文件统一登记、统一编号、统一印发，一件一号。写法照 site.yaml 的“统一编号规则”，
    年份与成文日期一致；两件文件用一个编号是错误。

    依据：国办发〔2018〕37号；各地行政规范性文件“三统一”（统一登记、统一编号、统一印发）规定。
    怎么改：照登记簿改正；重复的核对是哪一件写错了；本地的写法与设置的不同，改 site.yaml 的“统一编号规则”。
    """
    number = document.register_number
    if not number:
        return
    at, units = document.at("register_number"), document.party_names
    first = site.first_sharing(document, "register_number", number)
    if first is not None:
        message = f"统一编号“{number}”与 {first.place.file} 的相同"
        yield Finding(at, message, units, Severity.ERROR)
    pattern = site.config.register_pattern
    if pattern is None:
        return
    found = reader(pattern).fullmatch(number)
    if found is None:
        yield Finding(at, f"统一编号“{number}”不合“{pattern}”的写法", units)
    elif int(found["year"]) != document.formed.year:
        message = f"统一编号“{number}”的年份与成文日期 {document.formed} 不一致"
        yield Finding(at, message, units)
