"""A planned day that went by is explained, and a promise is kept."""

from collections.abc import Iterator

from generator.course import Reach, passages
from generator.diagnostic import Severity
from generator.records import Matter
from generator.rule import Finding, over_each
from generator.site import Site
from generator.text import day


@over_each(Matter, severity=Severity.WARNING, title="计划和承诺过期")
def matter_delay(site: Site, matter: Matter) -> Iterator[Finding]:
    """过了计划日期还没有到的环节，要写明延期的原因和新的日期；承诺过了期限的，要写明兑现的日期，或者为什么没有兑现。

    依据：国办发〔2017〕94号（重大建设项目实施进展和变更）；国办发〔2016〕61号（回应中的承诺应当落实）。
    怎么改：已经到了的写“日期”；延期的在“延期”里写“原定”“改为”“原因”，并改“计划”；承诺已经兑现的写“兑现”，没有兑现的写“说明”。
    """
    for each in passages(site, matter):
        if each.reach is Reach.LATE and each.planned and each.step:
            told = f"“{matter.title}”计划{day(each.planned)}{each.name}，没有日期，也没有说明延期"
            if not any(delay.original == each.planned for delay in matter.delays):
                yield Finding(each.step.at("planned"), told, matter.party_names)
    for promise in matter.promises:
        if not promise.kept and not promise.note and site.has_passed(promise.due):
            told = f"承诺“{promise.text}”应在{day(promise.due)}前兑现，没有写明是否兑现"
            yield Finding(promise.at("due"), told, matter.party_names)
