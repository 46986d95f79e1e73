"""The guide of every organ has the nine items of article 12."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.entrance import has_entries
from generator.guide_part import nine_items
from generator.records import Unit
from generator.rule import Finding, over_each
from generator.site import Site


@over_each(Unit, severity=Severity.ERROR, title="公开指南九项不全")
def guide_items(site: Site, unit: Unit) -> Iterator[Finding]:
    """每个机关的公开指南要有九项：信息分类、编排体系、获取方式，以及公开机构的名称、办公地址、办公时间、联系电话、传真号码、互联网联系方式。
    site.yaml 里写了“公开指南”的网站才检查：写了，就是承诺把指南当数据来管。

    依据：《中华人民共和国政府信息公开条例》第十二条。
    怎么改：前三项写在 site.yaml 的“公开指南”里，与众不同的单位写在该单位的“公开指南”里；后六项写在该单位的“公开机构”里，确实没有传真的写“传真号码: 无”。
    """
    if site.config.guide is None or not has_entries(site, unit):
        return
    missing = [each.word for each in nine_items(site, unit) if not each.value]
    if missing:
        message = f"“{unit.name}”的公开指南缺少{'、'.join(missing)}"
        yield Finding(unit.place, message, (unit.name,))
