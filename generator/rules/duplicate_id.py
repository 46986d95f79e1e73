"""No two records share an id, and so an address."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.rule import Finding, over_site
from generator.site import Site


@over_site(Severity.ERROR, "标识重复")
def duplicate_id(site: Site) -> Iterator[Finding]:
    """标识就是网址，同一类内容里不能有两个相同的标识；同一清单里的任务也不能有相同的序号或标识。

    依据：《中华人民共和国政府信息公开条例》第二十四条：公开的信息应当能够查阅；一个网址只能对应一项内容。
    怎么改：给后来的一个另起标识；清单里序号重复的，给任务写“标识”，如“2-1-1”。
    """
    for each in site.duplicates:
        noun = each.record.noun
        yield Finding(
            each.record.place, f"{noun}的标识“{each.record.id}”已被 {each.first.place.file} 使用"
        )
