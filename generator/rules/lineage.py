"""Each task of a list says whether it goes on from the year before."""

from collections.abc import Iterator

from generator.comparison import comparison
from generator.diagnostic import Severity
from generator.records import Catalog, Task
from generator.rule import Finding, over_each
from generator.site import Site
from generator.text import summary


@over_each(Catalog, severity=Severity.WARNING, title="与上年清单的对应没有确认")
def lineage(site: Site, catalog: Catalog) -> Iterator[Finding]:
    """写了“上年清单”的，每项任务要说明是上年哪一项的延续，还是新增的；相近的只是提示，由公开科确认。“延续”只能写上年清单里的任务。

    依据：各年政务公开工作要点（任务的落实情况列入政府信息公开工作年度报告，接受社会监督）；没有条文规定怎样对应，这是本平台的要求：看得出哪些任务没有办完、不再列入。
    怎么改：是同一项的写“延续: 上年任务的标识”，如“延续: sl-2025/12”；不是的写“新增: 是”。
    """
    previous = next(iter(site.referred(catalog, "previous", Catalog)), None)
    if previous is not None and previous.year >= catalog.year:
        message = f"“上年清单”应是以前年度的，“{previous.title}”是{previous.year}年的"
        yield Finding(catalog.at("previous"), message, catalog.party_names, Severity.ERROR)
    for task in catalog.all_tasks():
        for message in _wrong(site, task, previous):
            yield Finding(task.at("continues"), message, catalog.party_names, Severity.ERROR)
    found = comparison(site, catalog)
    for each in found.unconfirmed if found else ():
        message = (
            f"{_label(each.task)}与上年清单的{_label(each.before)}相近（{each.likeness}%）："
            f"是同一项的写“延续: {each.before.id}”，不是的写“新增: 是”"
        )
        yield Finding(each.task.at("content"), message, catalog.party_names)


def _wrong(site: Site, task: Task, previous: Catalog | None) -> Iterator[str]:
    if not task.continues:
        return
    if task.is_new:
        yield f"{_label(task)}既写了“延续”，又写了“新增: 是”"
    if previous is None:
        yield f"{_label(task)}写了“延续”，清单没有写“上年清单”"
        return
    for each in site.referred(task, "continues", Task):
        if each.catalog_id != previous.id:
            yield f"{_label(task)}的“延续”写的“{each.id}”，不是上年清单“{previous.id}”里的任务"


def _label(task: Task) -> str:
    return f"第{task.label}项“{task.name or summary(task.content, 24)}”"
