"""Columns are kept fresh."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.freshness import freshness, limit_of
from generator.records import Column
from generator.rule import Finding, over_site
from generator.site import Site
from generator.text import day as in_full
from generator.vocabulary import STATUTORY_ENTRIES

_GUIDE = STATUTORY_ENTRIES[0][0]


@over_site(Severity.WARNING, "栏目没有按期更新")
def stale_column(site: Site) -> Iterator[Finding]:
    """栏目应当按期更新，下级栏目的更新也算。写了按周、按月、按季度、按年“更新周期”的照周期；其他的照“类型”：
    工作动态、要闻两周，通知公告、政策文件、政策解读6个月，年报次年3月31日前，其余12个月。
    “不适用”的、空白的、公开指南（另有规则）、收录废止失效文件的不算。

    依据：国办秘函〔2019〕19号（两周、6个月）；国办发〔2017〕47号（政府网站发展指引）：按期更新，无法保障的合并或关停；
    《中华人民共和国政府信息公开条例》第四十九条。其余12个月是本程序的默认，各地另有规定的写“更新周期”。
    怎么改：发布应有的内容；周期写得太短的，照实改“更新周期”；本级确实没有此类信息的，写“不适用: 原因”。
    """
    for column in site.all(Column):
        found = freshness(site, column, limit_of(site, column))
        if found is None or not found.is_stale or column.id == _GUIDE:
            continue
        if found.last is None or found.until is None:
            message = f"栏目“{column.name}”里的内容没有写日期，等于没有更新过"
        else:
            message = (
                f"栏目“{column.name}”最近一次更新是{in_full(found.last)}，应在{in_full(found.until)}前更新"
                f"（{found.limit.told}，{found.limit.ground}）"
            )
        yield Finding(column.place, message, column.units)
