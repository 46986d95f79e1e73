"""The home page shows something new every two weeks."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.freshness import home_freshness
from generator.rule import Finding, over_site
from generator.site import Site
from generator.text import day as in_full


@over_site(Severity.WARNING, "首页没有更新")
def stale_home(site: Site) -> Iterator[Finding]:
    """首页应当至少每两周有新的内容。首页列出最新的文件和解读，任何一件新发布的都算。

    依据：国办秘函〔2019〕19号：首页两周没有更新为单项否决。
    怎么改：发布应有的文件、信息或解读。
    """
    found = home_freshness(site)
    if found is not None and found.is_stale and found.last and found.until:
        message = (
            f"首页最近一次更新是{in_full(found.last)}，应在{in_full(found.until)}前更新"
            "（两周，单项否决）"
        )
        yield Finding(site.config.at("name"), message, (site.config.name,))
