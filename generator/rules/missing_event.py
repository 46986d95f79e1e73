"""Whether something came in time can be told only if it is known when the time began."""

from collections.abc import Iterator

from generator.deadline import Within
from generator.diagnostic import Severity
from generator.progress import progress
from generator.records import Task
from generator.rule import Finding, over_site
from generator.site import Site
from generator.vocabulary import State


@over_site(Severity.WARNING, "缺少起算日期")
def missing_event(site: Site) -> Iterator[Finding]:
    """时限从某件事算起的任务（如“财政部门批复后20日内”），有了佐证或自报，那件事就已经发生，应当写明“起算”的日子，
    才算得出是不是按时。还没有佐证的不提醒：那件事也许还没有发生，状态是“无法计算”。

    依据：国办发〔2016〕80号（任务明确到时间）；预算、决算公开的起算日见《中华人民共和国预算法》第十四条。
    怎么改：给任务写“起算”，如“起算: [{事件: 财政部门批复, 日期: 2026-02-10}]”，一年几次的写几个。
    """
    for task in site.all(Task):
        state = progress(site, task)
        if not isinstance(state.deadline, Within) or task.events:
            continue
        if state.state in {State.DONE, State.CLAIMED}:
            what = f"“{state.deadline.event}”是哪一天" if state.deadline.event else "从哪一天算起"
            message = f"{task.called}已有佐证，没有写“起算”：不知道{what}，算不出是否按时"
            yield Finding(task.at("deadline"), message, task.party_names)
