"""No list is published with deadlines that are over already."""

from collections.abc import Iterator
from datetime import date

from generator.deadline import Deadline, Fixed, Within
from generator.diagnostic import Severity
from generator.due import Sum, due
from generator.progress import deadline_of
from generator.records import Catalog, Task
from generator.rule import Finding, over_each
from generator.site import Site
from generator.text import day as in_full


@over_each(Catalog, severity=Severity.WARNING, title="清单公开时任务已过时限")
def past_deadline(site: Site, catalog: Catalog) -> Iterator[Finding]:
    """任务的时限应当在清单公开以后。公开的那天已经过了时限的任务，各单位无从按时完成，公众也看不出是不是真的要做。没有印时限、内容里只写了一个的，照内容。

    依据：《中华人民共和国政府信息公开条例》第二十六条（清单自形成之日起20个工作日内公开）；国办发〔2016〕80号（明确时间表，抓好落实）。
    怎么改：核对清单的“发布日期”；清单及早公开；原件如此的照印，在任务的“存疑”里说明实际安排，并登记佐证。
    """
    if catalog.published is None:
        return
    for task in catalog.all_tasks():
        deadline = deadline_of(site, task)
        last = _last(site, task, deadline)
        if last is not None and last < catalog.published:
            message = (
                f"{task.called}的时限是“{task.deadline or deadline}”，"
                f"清单{in_full(catalog.published)}公开时已经过了"
            )
            place = task.at("deadline" if task.deadline else "content")
            yield Finding(place, message, task.party_names)


def _last(site: Site, task: Task, deadline: Deadline | None) -> date | None:
    """Of what comes due once, or by events that are known."""
    if isinstance(deadline, Fixed):
        return deadline.last
    if isinstance(deadline, Within) and task.events:
        event = max(each.day for each in task.events)
        last = due(deadline, event=event, calendar=site.calendar)
        return last.due if isinstance(last, Sum) else None
    return None
