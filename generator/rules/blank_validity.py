"""A policy document says whether it is in force."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Document
from generator.rule import Finding, over_each
from generator.site import Site


@over_each(Document, severity=Severity.WARNING, title="有效性空白")
def blank_validity(_site: Site, document: Document) -> Iterator[Finding]:
    """政策文件应当标明有效性（有效、已修改、失效、废止、尚未施行），不能留空。

    依据：国办发〔2017〕47号（政府网站发展指引）：文件修改、废止、失效的，应当及时公开并在已发布的原文件上作出明确标注。
    怎么改：核实后填写“有效性”。
    """
    is_policy = document.is_normative or any(each.startswith("zcwj") for each in document.columns)
    if document.validity is None and is_policy:
        message = f"政策文件“{document.title}”没有标明有效性"
        yield Finding(document.at("validity"), message, document.party_names)
