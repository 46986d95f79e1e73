"""A matter says what its kind requires."""

from collections.abc import Iterator

from generator import part
from generator.course import kind_of
from generator.diagnostic import Severity
from generator.records import Matter
from generator.rule import Finding, over_each
from generator.site import Site


@over_each(Matter, severity=Severity.ERROR, title="事项缺少必填的内容")
def matter_parts(site: Site, matter: Matter) -> Iterator[Finding]:
    """每一种事项各有必填的内容：意见征集有起止日期，突发事件有发生的时间和级别，会议有日程，重大建设项目有项目代码。
    级别写这一种类的时限所用的词：突发事件是特别重大、重大、较大、一般。事项至少在一个栏目里。

    依据：《重大行政决策程序暂行条例》第十五条；国办发〔2017〕94号；国办发〔2016〕61号。
    怎么改：补上提到的键；默认的栏目不在 site.yaml 里的，加上它，或者写“栏目”，或者在 site.yaml 的“事项种类”里给这一种类写“栏目”。
    """
    kind = kind_of(site, matter)
    if kind is None:
        return
    words = {field.alias: name for name, field in Matter.model_fields.items()}
    for need in kind.needs:
        if need in words and not getattr(matter, words[need]):
            yield Finding(matter.at("kind"), f"{kind.id}缺少“{need}”", matter.party_names)
    levels = tuple(dict.fromkeys(level for clock in kind.clocks for level in clock.levels))
    if levels and matter.level and matter.level not in levels:
        message = f"“级别”：“{matter.level}”没有对应的时限，应为{'、'.join(levels)}其中之一"
        yield Finding(matter.at("level"), message, matter.party_names)
    if not part.columns_of(site, matter):
        default = f"默认放进的栏目“{'”“'.join(kind.columns)}”在 site.yaml 里没有"
        lacking = default if kind.columns else "没有默认的栏目"
        message = f"{kind.id}{lacking}：在 site.yaml 的“栏目”里加上，或者在这里写“栏目”"
        yield Finding(matter.at("kind"), message, matter.party_names)
