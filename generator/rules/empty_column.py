"""No column is empty without a reason."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.listing import in_column
from generator.records import Column
from generator.rule import Finding, over_site
from generator.site import Site


@over_site(Severity.WARNING, "栏目空白")
def empty_column(site: Site) -> Iterator[Finding]:
    """没有下级栏目的栏目应当有内容；本级确实没有此类信息的，写明“不适用”的原因，页面会照样显示。

    依据：国办秘函〔2019〕19号：空白栏目5个以上为单项否决；国办发〔2017〕47号：没有内容的栏目不得上线。
    怎么改：发布应有的内容；或在 site.yaml 里给该栏目写“不适用: 原因”；不再需要的栏目删去。
    """
    for column in site.all(Column):
        if not column.children and not column.not_applicable and not site.count(in_column(column)):
            message = f"栏目“{column.name}”没有内容，也没有说明“不适用”的原因"
            yield Finding(column.place, message, column.units)
