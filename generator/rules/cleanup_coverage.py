"""A clean-up looks at every normative document that is in force."""

from collections.abc import Iterator
from datetime import date

from generator.diagnostic import Severity
from generator.listing import NORMATIVE, row_of
from generator.records import Cleanup, Document, Unit
from generator.rule import Finding, over_site
from generator.site import Site
from generator.table import read


@over_site(severity=Severity.WARNING, title="清理漏了文件")
def cleanup_coverage(site: Site) -> Iterator[Finding]:
    """清理时有效的行政规范性文件（清理日期以前成文、还没有废止失效的），都应当在清理记录里有结果；
    写了“范围”的，只看这些单位的文件。

    依据：国办发〔2018〕37号（对行政规范性文件定期全面清理）。
    怎么改：把漏了的文件补进“结果”；确实不在这次清理范围的，写明“范围”。
    """
    for cleanup in site.all(Cleanup):
        judged = {each.document for each in cleanup.results}
        names = {each.formal_name for each in site.referred(cleanup, "scope", Unit)}
        for identity, title in _in_force(site, cleanup.day, names):
            if identity not in judged:
                message = f"“{cleanup.title}”没有“{title}”（{identity}）的结果"
                yield Finding(cleanup.at("results"), message, cleanup.party_names)


def _in_force(site: Site, day: date, names: set[str]) -> Iterator[tuple[str, str]]:
    for card in site.cards(NORMATIVE):
        row = read(Document.family, row_of(card))
        issuers = set(row["发布机构"].split("、"))
        is_meant = not names or bool(names & issuers)
        has_ended = row["废止失效日期"] and row["废止失效日期"] <= day.isoformat()
        if is_meant and row["成文日期"] <= day.isoformat() and not has_ended:
            yield row["标识"], row["标题"]
