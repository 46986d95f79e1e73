"""The issues of the gazette follow one another, and none is missing."""

from collections.abc import Iterator
from itertools import pairwise

from generator.diagnostic import Severity
from generator.records import Gazette
from generator.rule import Finding, over_site
from generator.site import Site


@over_site(severity=Severity.WARNING, title="公报期次不连续")
def gazette_series(site: Site) -> Iterator[Finding]:
    """创刊以来的各期公报都要入库：总期号从1起连续，不重复；期次、发布日期的先后与总期号一致。

    依据：国办发〔2018〕22号（建立政府公报数据库，实现创刊以来刊登内容全部入库）。
    怎么改：补录缺的各期；写错的改正。
    """
    issues = sorted(site.all(Gazette), key=lambda each: (each.serial, each.id))
    if not issues:
        return
    missing = sorted(set(range(1, issues[-1].serial)) - {each.serial for each in issues})
    if missing:
        numbers = "、".join(map(str, missing[:10])) + ("等" if len(missing) > 10 else "")
        message = f"缺总第{numbers}期，创刊以来的公报应当全部入库"
        yield Finding(issues[-1].at("serial"), message, issues[-1].party_names)
    for before, after in pairwise(issues):
        if before.serial == after.serial:
            message = f"总期号 {after.serial} 与 {before.place.file} 的相同"
            yield Finding(after.at("serial"), message, after.party_names, Severity.ERROR)
        elif (before.year, before.number) >= (after.year, after.number):
            message = f"{after.called}排在{before.called}之后，次序颠倒"
            yield Finding(after.at("serial"), message, after.party_names)
        elif before.published > after.published:
            message = f"发布日期 {after.published} 早于上一期的 {before.published}"
            yield Finding(after.at("published"), message, after.party_names)
