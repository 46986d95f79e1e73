"""Every task is somebody's."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Task
from generator.rule import Finding, over_each
from generator.site import Site


@over_each(Task, severity=Severity.ERROR, title="任务没有责任主体")
def task_without_unit(_site: Site, task: Task) -> Iterator[Finding]:
    """每项任务至少要有一个牵头单位或责任单位。

    依据：《中华人民共和国政府信息公开条例》第四条、第十条：公开工作由确定的机构承担。
    怎么改：补上“牵头单位”或“责任单位”；原件确实没有印的，写明集合（如“有关单位”）并加“存疑”说明。
    """
    if not task.leads and not task.responsible:
        yield Finding(task.at("content"), f"第{task.label}项任务既没有“牵头单位”，也没有“责任单位”")
