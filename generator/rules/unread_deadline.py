"""A deadline that the program cannot read is told, not guessed."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.progress import deadline_of
from generator.records import Task
from generator.rule import Finding, over_each
from generator.site import Site


@over_each(Task, severity=Severity.WARNING, title="时限读不出来")
def unread_deadline(site: Site, task: Task) -> Iterator[Finding]:
    """任务的时限应当推算得出截止的日子，或者是持续推进一类没有截止日子的用语。读不出来的照印的显示，状态是“无法计算”。

    依据：国办发〔2016〕80号（任务明确到时间）；到期没有完成的要能够查出来。
    怎么改：照原件核对“时限”；一格里写了几个时限或者夹着别的话的，“时限”只写一个，其余写进“内容”或“存疑”。
    能读的如“9月底前”“2026年6月30日前”“20个工作日内”“印发后3个工作日内”“按季度”“每年至少1次”“持续推进”。
    """
    if task.deadline and deadline_of(site, task) is None:
        message = (
            f"{task.called}的时限“{task.deadline}”读不出是哪一天，照印的显示；"
            "能读的如“9月底前”“印发后3个工作日内”“按季度”"
        )
        yield Finding(task.at("deadline"), message, task.party_names)
