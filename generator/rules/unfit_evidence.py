"""What is given as evidence proves the task."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.progress import progress
from generator.records import Task
from generator.rule import Finding, over_site
from generator.site import Site


@over_site(Severity.WARNING, "佐证不算数")
def unfit_evidence(site: Site) -> Iterator[Finding]:
    """任务的“佐证”应当是已经公开、没有撤下、链接都打得开的内容，由承担任务的单位发布，日期不早于清单（或起算的日子）。
    不符合的不算，任务的状态照没有这一条佐证来定。

    依据：国办发〔2016〕80号（逐项对账、销号）；完成与否以公开的内容为准，不以填报为准。
    怎么改：照提示换成符合的；还没有公开的等公开了再写；别的单位发布的，核对任务的责任单位。
    """
    for task in site.all(Task):
        # What does not exist at all is told as such, by another rule.
        dangling = {each.place for each in site.unresolved(task) if not each.is_hidden}
        for each in progress(site, task).unfit:
            if each.place in dangling:
                continue
            yield Finding(each.place, f"{task.called}的佐证不算：{each.reason}", task.party_names)
