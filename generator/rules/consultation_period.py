"""Views are asked for during thirty days, and papers of a hearing are public seven days before."""

from collections.abc import Iterator
from datetime import timedelta

from generator.diagnostic import Severity
from generator.records import Matter
from generator.rule import Finding, over_each
from generator.site import Site
from generator.text import day

LEAST = 30
_BEFORE = timedelta(7)


@over_each(Matter, severity=Severity.WARNING, title="征求意见期限不足")
def consultation_period(_site: Site, matter: Matter) -> Iterator[Finding]:
    """公开征求意见一般不少于30日，首尾都算；因情况紧急等原因需要缩短的，公布草案时说明理由。
    听证会的草案、时间、地点、参加人，在举行的7日以前公布。

    依据：《重大行政决策程序暂行条例》（国务院令第713号）第十五条、第十六条。
    怎么改：延长“止”；确实需要缩短的写“理由”，页面会照样显示；听证材料的日期写在“材料公布”里。
    """
    found = matter.consultation
    if found is None:
        return
    if found.days < LEAST and not found.reason:
        told = f"“{matter.title}”征求意见只有{found.days}日，不满{LEAST}日，没有写“理由”"
        yield Finding(found.at("until"), told, matter.party_names)
    hearing = found.hearing
    if hearing is not None:
        limit = hearing.when.day - _BEFORE
        if hearing.papers is None:
            told = f"听证会没有写“材料公布”，应在{day(limit)}前公布"
            yield Finding(found.at("hearing"), told, matter.party_names)
        elif hearing.papers > limit:
            told = f"听证材料{day(hearing.papers)}才公布，应在{day(limit)}前"
            yield Finding(hearing.at("papers"), told, matter.party_names)
