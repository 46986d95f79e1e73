"""Where several share a task, somebody leads."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Catalog, Collective, Task
from generator.rule import Finding, over_each
from generator.site import Site
from generator.vocabulary import Division


@over_each(Catalog, severity=Severity.WARNING, title="任务没有牵头单位")
def blank_lead(site: Site, catalog: Catalog) -> Iterator[Finding]:
    """清单里别的任务都有牵头单位、这一项由几个单位承担却没有的，看不出由谁牵头。
    只有一个责任单位的、“分别负责”的、整份清单不分牵头和责任的不算。

    依据：《中华人民共和国政府信息公开条例》第十条（共同制作的由牵头机关公开）；国办发〔2016〕80号（明确责任分工）。
    怎么改：照原件补上“牵头单位”（合并的单元格要每项都写）；各做各的写“分工: 分别负责”；原件没有印的，在“存疑”里写明。
    """
    tasks = tuple(catalog.all_tasks())
    if not any(task.leads for task in tasks):
        return
    for task in tasks:
        if not task.leads and task.division is not Division.SEPARATELY and _is_shared(site, task):
            message = f"{task.called}由{'、'.join(task.responsible)}承担，没有写牵头单位"
            yield Finding(task.at("content"), message, task.party_names)


def _is_shared(site: Site, task: Task) -> bool:
    parties = site.parties(task, "responsible")
    return len(parties) > 1 or any(isinstance(each, Collective) for each in parties)
