"""People have time to get to know a normative document before it binds them."""

from collections.abc import Iterator
from datetime import timedelta

from generator.diagnostic import Severity
from generator.records import Document
from generator.rule import Finding, over_each
from generator.site import Site
from generator.validity import is_void, start


@over_each(Document, severity=Severity.WARNING, title="公布后过早施行")
def early_force(site: Site, document: Document) -> Iterator[Finding]:
    """行政规范性文件一般自公布之日起30日后施行（日数见“有效期规则”的“施行前公布日数”）；
    公布后不立即施行会有碍执行，或者不利于保障公民、法人权益的，可以提前，并说明原因。

    依据：各省、市行政规范性文件管理规定的施行日期条款（参照《规章制定程序条例》第三十二条）。
    怎么改：核对“发布日期”“施行日期”；确需提前施行的，在“施行说明”里写明原因，页面会照样显示。
    """
    days = site.config.lifetime.notice
    if not document.is_normative or days is None or document.early_reason:
        return
    begin = start(document)
    if is_void(site, document) or begin >= document.published + timedelta(days):
        return
    if document.effective is None:
        message = f"“{document.title}”没有写“施行日期”，即自成文之日起施行，公布后不满{days}日"
    else:
        message = f"“{document.title}” {document.published} 公布，{begin} 施行，不满{days}日"
    yield Finding(document.at("effective"), message, document.party_names)
