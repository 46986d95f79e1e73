"""The stages of a matter are those of its kind, and none that it must go through is left out in silence."""

from collections.abc import Iterator

from generator.course import Reach, kind_of, passages
from generator.diagnostic import Severity
from generator.records import Matter
from generator.rule import Finding, over_each
from generator.site import Site
from generator.text import did_you_mean


@over_each(Matter, severity=Severity.WARNING, title="事项缺少必经的环节")
def matter_stage(site: Site, matter: Matter) -> Iterator[Finding]:
    """事项的“环节”应当是这一种类有的环节，写错的是错误。后面的环节已经到了、前面必经的没有记录的，要补上日期，或者写明为什么不经过。
    环节的日期应当依次在后。

    依据：《重大行政决策程序暂行条例》（国务院令第713号）第十四条至第三十六条；国办发〔2017〕94号（重大建设项目批准和实施信息）。
    怎么改：在“环节”里补上“日期”；不经过的写“不适用: 原因”，页面会照样显示。
    """
    kind = kind_of(site, matter)
    if kind is None:
        return
    known = [each.name for each in kind.stages]
    for step in matter.steps:
        if step.stage not in known:
            hint = did_you_mean(step.stage, known) or f"，可用的有：{'、'.join(known)}"
            told = f"{kind.id}没有“{step.stage}”这个环节{hint if known else ''}"
            yield Finding(step.at("stage"), told, matter.party_names, Severity.ERROR)
    last = None
    for each in passages(site, matter) if known else ():
        if each.reach is Reach.MISSING:
            told = f"“{matter.title}”没有“{each.name}”的记录，后面的环节已经到了"
            yield Finding(matter.at("steps"), told, matter.party_names)
        if each.when is None or each.step is None:
            continue
        if last is not None and each.when.day < last.day:
            told = f"“{each.name}”{each.when} 早于前一个环节 {last}"
            yield Finding(each.step.at("when"), told, matter.party_names)
        last = each.when
