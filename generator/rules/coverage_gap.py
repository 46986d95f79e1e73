"""No organ is silent on what articles 20 and 21 order."""

from collections.abc import Iterator

from generator.coverage import cells, is_kept, organs
from generator.diagnostic import Severity
from generator.rule import Finding, over_site
from generator.site import Site


@over_site(Severity.ERROR, "法定主动公开内容有空白")
def coverage_gap(site: Site) -> Iterator[Finding]:
    """每个机关对条例第二十条的十五项、第二十一条按层级的各项，要么有公开的内容，要么写明不适用的理由；两样都没有的，第二十条的是错误，第二十一条的是提醒。
    site.yaml 里写了“法定内容说明”的网站才检查：写了，就是承诺逐个单位核对；写 [] 也算写了。

    依据：《中华人民共和国政府信息公开条例》第二十条、第二十一条；国办公开办函〔2019〕61号（法定主动公开内容）；国办秘函〔2019〕19号（空白栏目）。
    怎么改：发布应有的内容，放进这一项的栏目；确实没有的，在 site.yaml 的“法定内容说明”里写明理由，可以按单位类别写，有内容的单位写进“除”；全区都没有的，写在栏目的“不适用”里。
    """
    if not is_kept(site):
        return
    for unit in organs(site):
        silent = [each.item for each in cells(site, unit) if each.is_silent]
        for article, severity in ((20, None), (21, Severity.WARNING)):
            names = [each.name for each in silent if each.article == article]
            if names:
                ground = "第二十条" if article == 20 else "第二十一条"
                message = f"“{unit.name}”在{ground}的这些项没有公开内容，也没有说明理由：{'、'.join(names)}"
                yield Finding(unit.place, message, (unit.name,), severity)
