"""What an editor wrote under 有效性 agrees with the dates and with what other documents do."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Document
from generator.rule import Finding, over_each
from generator.site import Site
from generator.validity import expiry, in_force, validity
from generator.vocabulary import Validity


@over_each(Document, severity=Severity.WARNING, title="有效性与事实不符")
def validity_state(site: Site, document: Document) -> Iterator[Finding]:
    """有效期已过、被废止、被修改、施行日期未到的文件，“有效性”应当照实写。页面上已按日期显示实际状态，
    定时生成不会因此中断；这里提醒编辑把原稿改成一致。

    依据：国办发〔2017〕47号（政府网站发展指引）：在已发布的原文件上明确标注修改、废止、失效；
    国办发〔2018〕37号（行政规范性文件的有效期和清理）。
    怎么改：照事实改“有效性”；或更正“有效期至”“施行日期”“废止”“修改”里写错的内容。
    """
    state = validity(site, document)
    if document.validity is None or state is None or state is document.validity:
        return
    reason = _reason(site, document, state)
    message = f"“{document.title}”写的是“{document.validity}”，但{reason}，页面按“{state}”显示"
    yield Finding(document.at("validity"), message, document.party_names)


def _reason(site: Site, document: Document, state: Validity) -> str:
    match state:
        case Validity.REPEALED:
            actors = _actors(site, document, "repeals")
            return f"已被{actors}废止" if actors else f"废止日期 {document.repealed} 已到"
        case Validity.AMENDED:
            return f"已被{_actors(site, document, 'amends')}修改"
        case Validity.EXPIRED:
            end = expiry(site, document)
            how = "（没有写，照“有效期规则”计算）" if end and end.is_computed else ""
            return f"有效期至 {end and end.day}{how}，已过"
        case Validity.PENDING:
            return f"施行日期 {document.effective} 未到"
        case _:
            return f"施行日期 {document.effective} 已到"


def _actors(site: Site, document: Document, field: str) -> str:
    found = site.referring(Document, field, to=document)
    return "、".join(f"“{each.title}”" for each in found if in_force(site, each))
