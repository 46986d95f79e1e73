"""No two items of one column share a title."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import AnnualReport, Document
from generator.rule import Finding, over_each
from generator.site import Site


@over_each(Document, AnnualReport, severity=Severity.WARNING, title="同一栏目里标题重复")
def duplicate_title(site: Site, document: Document | AnnualReport) -> Iterator[Finding]:
    """同一栏目里两件文件标题完全相同，多半是重复发布。

    依据：国办秘函〔2019〕19号：重复发布影响内容质量。
    怎么改：删去重复的一件（并给旧网址加重定向）；确为两件的，标题里写明区别，如年份、批次。
    """
    for column in document.columns:
        first = site.first_sharing(document, "columns", f"{column} {document.title}")
        if first is not None:
            message = f"标题与同一栏目的 {first.place.file} 相同"
            yield Finding(
                document.at("heading" if isinstance(document, AnnualReport) else "title"),
                message,
                document.party_names,
            )
