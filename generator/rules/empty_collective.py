"""A closed collective binds somebody."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Collective
from generator.rule import Finding, over_site
from generator.site import Site


@over_site(Severity.WARNING, "封闭集合没有成员")
def empty_collective(site: Site) -> Iterator[Finding]:
    """封闭集合应当有成员，否则写给它的任务不落到任何单位。

    依据：《中华人民共和国政府信息公开条例》第十条：公开责任应当落到具体机关。
    怎么改：在 content/units.yaml 里登记这一类别的单位；或者改正“成员”；确实泛指的写“成员: 不定”。
    """
    for collective in site.all(Collective):
        if not collective.is_open and not site.members(collective):
            message = f"集合“{collective.name}”没有成员，写给它的任务不落到任何单位"
            yield Finding(collective.at("members"), message)
