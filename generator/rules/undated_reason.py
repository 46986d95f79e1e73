"""A column that says why it is empty says since when."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Column
from generator.rule import Finding, over_site
from generator.site import Site
from generator.text import day as in_full


@over_site(Severity.WARNING, "不适用没有日期")
def undated_reason(site: Site) -> Iterator[Finding]:
    """栏目写了“不适用”的，写明“不适用日期”：责任单位在哪一天说明的。原因和日期在栏目页、应公开事项核对表上公布，情况变了好复核。

    依据：国办秘函〔2019〕19号：空白栏目5个以上为单项否决，没有内容的要有说明；《中华人民共和国政府信息公开条例》第五十三条（不依法公开、不及时更新的责任）。
    怎么改：在 site.yaml 里给该栏目写“不适用日期”，写责任单位说明的那一天；每次复核以后照实改。
    """
    for column in site.all(Column):
        if not column.not_applicable:
            continue
        if column.explained is None:
            message = f"栏目“{column.name}”写了“不适用”，没有写“不适用日期”"
            yield Finding(column.at("not_applicable"), message, column.units)
        elif not site.has_come(column.explained):
            message = f"栏目“{column.name}”的“不适用日期”{in_full(column.explained)}还没有到"
            yield Finding(column.at("explained"), message, column.units)
