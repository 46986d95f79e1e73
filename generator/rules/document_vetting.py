"""What is published was reviewed before, where the site keeps record of it."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Document
from generator.rule import Finding, over_each
from generator.site import Site
from generator.vocabulary import Gate


@over_each(Document, severity=Severity.WARNING, title="没有登记发布审查")
def document_vetting(site: Site, document: Document) -> Iterator[Finding]:
    """网站要求登记发布审查（`发布审查` 写了从哪一天起）的，从那天起发布的文件和信息都要先审后发：写明审查人的岗位、日期和结论。
    登记了的，不论网站有没有要求，审查不晚于发布，政治、法律、政策、保密、文字五个方面都要审。

    依据：《中华人民共和国政府信息公开条例》第十七条（公开前审查）；国办发〔2017〕47号：信息发布先审后发，把好政治关、法律关、政策关、保密关、文字关。
    怎么改：照审查的记录补上“发布审查”；没有审的先审，审查日期照实写。
    """
    vetting = document.vetting
    if vetting is None:
        since = site.config.vetted_since
        if since is not None and document.published >= since:
            message = f"“{document.title}”没有写“发布审查”"
            yield Finding(document.at("published"), message, document.party_names)
        return
    if vetting.day > document.published:
        message = f"发布审查 {vetting.day} 晚于发布日期 {document.published}"
        yield Finding(vetting.at("day"), message, document.party_names)
    missing = [each for each in Gate if each not in vetting.gates]
    if missing:
        message = f"发布审查没有审{'、'.join(missing)}"
        yield Finding(vetting.at("gates"), message, document.party_names)
