"""Every domain has its standard catalogue, or says why it has none."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Standard
from generator.rule import Finding, over_site
from generator.site import Site
from generator.standard_domain import domains


@over_site(Severity.WARNING, "有的领域没有标准目录")
def standard_missing(site: Site) -> Iterator[Finding]:
    """已经编制标准目录的网站，26个试点领域的每一个都要有目录，或者在 site.yaml 的“标准领域”里写明原因；
    目录的“领域”应当是通行的名称，本地另有的写进“标准领域”。同一领域只有一份目录。

    依据：国办发〔2019〕54号：全面编制完成本级政务公开事项标准目录，覆盖26个试点领域。
    怎么改：在 content/standards/ 里编制这个领域的目录；本级没有这类事项的、由别处公开的，写“标准领域: [{名称: …, 说明: …}]”。
    """
    found = site.all(Standard)
    if not found:
        return
    first, later = domains()
    own = {each.name for each in site.config.domains}
    explained = {each.name for each in site.config.domains if each.note}
    made: set[str] = set()
    for standard in found:
        if standard.domain in made:
            message = f"“{standard.domain}”领域有两份标准目录"
            yield Finding(standard.at("domain"), message, standard.units)
        made.add(standard.domain)
        if standard.domain not in {*first, *later, *own}:
            message = f"没有名为“{standard.domain}”的领域；本地另有的，写进 site.yaml 的“标准领域”"
            yield Finding(standard.at("domain"), message, standard.units)
    missing = [each for each in first if each not in made | explained]
    if missing:
        message = f"没有标准目录，也没有说明原因的领域：{'、'.join(missing)}"
        yield Finding(site.config.at("domains"), message, (site.config.name,))
