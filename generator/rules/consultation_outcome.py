"""What came of a consultation is told, in time, and its numbers agree."""

from collections.abc import Iterator

from generator.course import outcome_due
from generator.diagnostic import Severity
from generator.records import Matter
from generator.records.matter import Outcome
from generator.rule import Finding, over_each
from generator.site import Site
from generator.text import day
from generator.vocabulary import Adoption


@over_each(Matter, severity=Severity.WARNING, title="意见征集没有按期反馈")
def consultation_outcome(site: Site, matter: Matter) -> Iterator[Finding]:
    """征求意见截止以后，在规定的日数以内（site.yaml 的“反馈天数”，默认30日）公布收到多少意见、采纳多少、没有采纳的理由。
    采纳、部分采纳、未采纳相加等于收到的件数，主要意见的条数不超过各自的件数：对不上是错误。

    依据：《重大行政决策程序暂行条例》（国务院令第713号）第十五条、第三十二条；国办发〔2016〕80号（公众意见的采纳情况应当公布）。
    怎么改：写“反馈”；数目不符的核对以后改正；没有采纳、部分采纳的每一条写“理由”。
    """
    limit, outcome = outcome_due(site, matter), matter.outcome
    if limit is None or matter.consultation is None:
        return
    closed = f"“{matter.title}”{day(matter.consultation.until)}截止，应在{day(limit)}前反馈"
    if outcome is None:
        if site.has_passed(limit):
            told = f"{closed}，还没有反馈"
            yield Finding(matter.at("consultation"), told, matter.party_names)
        return
    if outcome.published > limit:
        told = f"{closed}，{day(outcome.published)}才反馈"
        yield Finding(outcome.at("published"), told, matter.party_names)
    yield from _numbers(matter, outcome)


def _numbers(matter: Matter, outcome: Outcome) -> Iterator[Finding]:
    total = outcome.adopted + outcome.partly + outcome.refused
    if total != outcome.received:
        told = f"采纳、部分采纳、未采纳共{total}件，收到{outcome.received}件，对不上"
        yield Finding(outcome.at("received"), told, matter.party_names, Severity.ERROR)
    limits = {
        Adoption.ADOPTED: ("adopted", outcome.adopted),
        Adoption.PARTLY: ("partly", outcome.partly),
        Adoption.REFUSED: ("refused", outcome.refused),
    }
    for adoption, (field, most) in limits.items():
        count = sum(each.count or 0 for each in outcome.opinions if each.adoption is adoption)
        if count > most:
            told = f"主要意见里{adoption.told}的有{count}条，多于{adoption.told}的{most}件"
            yield Finding(outcome.at(field), told, matter.party_names, Severity.ERROR)
    for opinion in outcome.opinions:
        if opinion.adoption is not Adoption.ADOPTED and not opinion.reason:
            told = f"意见“{opinion.text}”{opinion.adoption.told}，没有写“理由”"
            yield Finding(opinion.at("adoption"), told, matter.party_names)
