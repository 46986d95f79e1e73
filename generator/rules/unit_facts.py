"""What article 20 (2) wants known of every organ."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Unit
from generator.rule import Finding, over_site
from generator.site import Site
from generator.vocabulary import UnitKind


@over_site(Severity.WARNING, "机关职能信息不全")
def unit_facts(site: Site) -> Iterator[Finding]:
    """行政机关应当公开机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名。

    依据：《中华人民共和国政府信息公开条例》第二十条第（二）项；公开指南的联系方式见第十二条。
    怎么改：在 content/units.yaml 里给该单位补上所缺各项。
    """
    for unit in site.all(Unit):
        if not site.is_active(unit) or unit.kind not in _ORGANS:
            continue
        missing = [unit.word(field) for field in _FACTS if not getattr(unit, field)]
        if missing:
            yield Finding(unit.place, f"“{unit.name}”缺少{'、'.join(missing)}", (unit.name,))


_FACTS = ("functions", "divisions", "address", "hours", "phone", "head")
_ORGANS = {UnitKind.GOVERNMENT, UnitKind.DEPARTMENT, UnitKind.TOWN}
