"""What a higher government publishes is here within a day."""

from collections.abc import Iterator
from datetime import timedelta

from generator.diagnostic import Severity
from generator.records import Document
from generator.rule import Finding, over_each
from generator.site import Site

LIMIT = timedelta(hours=24)


@over_each(Document, severity=Severity.WARNING, title="转载上级政策超过24小时")
def repost_late(_site: Site, document: Document) -> Iterator[Finding]:
    """对全局性、政策性强的上级重要政策，应当在发布以后24小时内转载，写明来源和两边的时间（“转载”）。转载时间不会早于原文的发布时间。

    依据：国办发〔2017〕47号（政府网站发展指引）：及时转载上级政府网站发布的重要政策信息，注明来源；各地政务公开工作要点（24小时内转载）。
    怎么改：核对两边的时间；晚了的照实保留，以后及时转载。
    """
    repost = document.repost
    if repost is None:
        return
    took = repost.reposted - repost.published
    if took < timedelta():
        message = f"转载时间 {repost.reposted:%Y-%m-%d %H:%M} 早于原文的发布时间 {repost.published:%Y-%m-%d %H:%M}"
        yield Finding(repost.at("reposted"), message, document.party_names, Severity.ERROR)
    elif took > LIMIT:
        hours = took.total_seconds() / 3600
        message = f"“{document.title}”在原文发布{hours:.0f}小时以后才转载，应在24小时内"
        yield Finding(repost.at("reposted"), message, document.party_names)
