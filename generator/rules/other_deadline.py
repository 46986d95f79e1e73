"""A task whose words name another day than its 时限."""

from collections.abc import Iterator

from generator.deadline import Fixed
from generator.diagnostic import Severity
from generator.phrase import mentions
from generator.progress import deadline_of
from generator.records import Catalog, Task
from generator.rule import Finding, over_each
from generator.site import Site


@over_each(Task, severity=Severity.WARNING, title="内容里的日期与时限不同")
def other_deadline(site: Site, task: Task) -> Iterator[Finding]:
    """任务的内容里只写了一个日期的，应当与“时限”是同一天。程序照“时限”推算，内容里的日期没有人跟踪。

    依据：国办发〔2016〕80号（任务明确到时间）。
    怎么改：照原件核对“时限”和“内容”；原件如此的，在“存疑”里说明照哪一个，就不再提醒。
    """
    deadline, catalog = deadline_of(site, task), site.get(Catalog, task.catalog_id)
    if catalog is None or task.deadline is None or task.doubt or not isinstance(deadline, Fixed):
        return
    found = (each.deadline for each in mentions(task.content, catalog.year))
    named = dict.fromkeys(each for each in found if isinstance(each, Fixed))
    if len(named) == 1 and next(iter(named)).last != deadline.last:
        message = f"{task.called}的时限是“{task.deadline}”，内容里写的是“{next(iter(named))}”"
        yield Finding(task.at("deadline"), message, task.party_names)
