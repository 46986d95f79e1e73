"""An issue of the gazette prints what this government made, and is online no later than on paper."""

import re
from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Document, Gazette
from generator.rule import Finding, over_each
from generator.site import Site

_ABOVE = re.compile(
    r"中共中央|国务院|全国人民代表大会|最高人民(?:法院|检察院)|[^市县区]{1,8}(?:省|自治区)人民政府"
)


@over_each(Gazette, severity=Severity.WARNING, title="公报内容不当")
def gazette_contents(site: Site, gazette: Gazette) -> Iterator[Finding]:
    """公报刊登本级政府及其部门的文件，不转载上级机关的文件；电子版不晚于纸质版发布；刊登的文件在公报发布以前成文；
    同一期里不重复。

    依据：国办发〔2018〕22号（不刊登上级机关的文件；电子版同步或者提前发布）。
    怎么改：撤下上级文件，在上级平台查看；改正日期。
    """
    if gazette.printed and gazette.published > gazette.printed:
        message = f"电子版 {gazette.published} 发布，晚于纸质版的 {gazette.printed}"
        yield Finding(gazette.at("published"), message, gazette.party_names)
    seen: set[str] = set()
    for index, section in enumerate(gazette.sections):
        for problem in _problems(site, gazette, section.documents, section.titles, seen):
            message = f"{gazette.called}“{section.name}”{problem}"
            yield Finding(gazette.at("sections", index), message, gazette.party_names)


def _problems(
    site: Site,
    gazette: Gazette,
    documents: tuple[str, ...],
    titles: tuple[str, ...],
    seen: set[str],
) -> Iterator[str]:
    for title in titles:
        if _ABOVE.match(title):
            yield f"转载了上级机关的“{title}”"
    for identity in documents:
        document = site.get(Document, identity)
        if document is None:
            continue
        if document.formed > gazette.published:
            yield f"里的“{document.title}” {document.formed} 才成文，晚于公报发布的 {gazette.published}"
        if identity in seen:
            yield f"里的“{document.title}”重复刊登"
        seen.add(identity)
        if _ABOVE.match(document.title):
            yield f"转载了上级机关的“{document.title}”"
