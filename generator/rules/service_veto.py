"""So many guides that lack so much that the whole site fails an inspection."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Service
from generator.rule import Finding, over_site
from generator.site import Site

_ELEMENTS, _GUIDES = 4, 5
_SHOWN = 12


@over_site(Severity.WARNING, "办事指南缺少的要素达到单项否决")
def service_veto(site: Site) -> Iterator[Finding]:
    """缺少4类以上要素的办事指南有5个以上，会使整个网站在检查中不合格。生成不因此中断，自查报告（gongkai inspect）判为不合格。

    依据：国办秘函〔2019〕19号：服务不实用（办事指南重点要素类别缺失4类及以上的事项5个及以上）为单项否决。
    怎么改：先补缺得最多的，逐个见规则 service-elements；确实没有的要素，写明“无”和原因。
    """
    poor = [each for each in site.all(Service) if len(each.lacking) >= _ELEMENTS]
    if len(poor) >= _GUIDES:
        names = "、".join(each.title for each in poor[:_SHOWN])
        more = "等" if len(poor) > _SHOWN else ""
        message = f"缺少{_ELEMENTS}类以上要素的办事指南有{len(poor)}个，{_GUIDES}个以上为单项否决：{names}{more}"
        yield Finding(site.config.at("name"), message, (site.config.name,))
