"""What is marked secret, internal or a draft is not published as a finished document."""

import re
from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Column, Document
from generator.rule import Finding, over_each
from generator.site import Site


@over_each(Document, severity=Severity.ERROR, title="带有密级、内部或征求意见稿的标记")
def restricted_mark(site: Site, document: Document) -> Iterator[Finding]:
    """公开的文件不应当带有密级（绝密★、机密★、秘密★）、内部资料一类的标记；标题或者开头标着征求意见稿、送审稿、讨论稿的，
    不是定稿，只能放在“类型: 征集调查”的栏目里。

    依据：《中华人民共和国政府信息公开条例》第十四条（国家秘密不得公开）、第十六条（内部事务信息、过程性信息）；
    国办秘函〔2019〕19号：泄露国家秘密为单项否决。
    怎么改：有密级、内部标记的立即撤下，依程序核实；是定稿的删去标记；征求意见的放进征集栏目。
    """
    opening = document.body.opening[:_OPENING]
    if not (_SUSPECT.search(document.title) or _SUSPECT.search(opening)):
        return
    for text, place in ((document.title, "标题"), (opening, "正文开头")):
        for found in (*_SECRET.finditer(text), *_INTERNAL.finditer(text)):
            message = f"“{document.title}”的{place}标着“{found[0]}”，不得公开"
            yield Finding(document.at("title"), message, document.party_names)
    draft = _DRAFT_TITLE.search(document.title)
    if draft is None and not _CONSULTATION.search(document.title):
        draft = _DRAFT_TEXT.match(opening)
    if draft is not None and not _is_consultation(site, document):
        message = f"“{document.title}”标着“{draft['mark']}”，不是定稿，不能作为文件公开"
        yield Finding(document.at("title"), message, document.party_names)


_OPENING = 80
_SUSPECT = re.compile("[★☆稿]|密级|内部")
_SECRET = re.compile(r"(?:绝密|机密|秘密)\s*[★☆]|密级\s*[:：]\s*(?:绝密|机密|秘密)")
_INTERNAL = re.compile(
    r"[（(]内部(?:资料|文件|材料|使用|传阅)?[）)]|内部(?:资料|文件|材料)[，,、\s]*(?:请)?(?:注意保存|妥善保管|不得外传|严禁外传)"
)
_MARK = "(?P<mark>征求意见稿|送审稿|讨论稿|审议稿|修改稿)"
_DRAFT_TITLE = re.compile(rf"[（(〔\[]{_MARK}[）)〕\]]$")
_DRAFT_TEXT = re.compile(rf"[^。；]{{0,40}}[（(〔\[]{_MARK}[）)〕\]]")
_CONSULTATION = re.compile("征求|征集|公示|听证|意见反馈|采纳")


def _is_consultation(site: Site, document: Document) -> bool:
    columns = site.referred(document, "columns", Column)
    return any(
        _CONSULTATION.search(each.kind or "") or _CONSULTATION.search(each.name)
        for column in columns
        for each in site.trails[column.id]
    )
