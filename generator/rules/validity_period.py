"""A normative document lasts as long as the rule of the place allows, and says how long."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.lifetime import Lifetime, Span, kind_of, last_day
from generator.records import Document
from generator.rule import Finding, over_each
from generator.site import Site
from generator.validity import is_void, start


@over_each(Document, severity=Severity.WARNING, title="有效期不合规定")
def validity_period(site: Site, document: Document) -> Iterator[Finding]:
    """行政规范性文件应当规定有效期，不超过本地规定的年限：一般不超过5年，标题含“暂行”“试行”的不超过2年；
    规定了最短年限的，不短于它。年限写在 site.yaml 的“有效期规则”；没有写的照通行的规定检查。
    文件没有写有效期的，“有效期规则”写了才按年限算出，页面上注明是算出来的。

    依据：国办发〔2018〕37号（建立行政规范性文件清理长效机制）；各省、市行政规范性文件管理规定的有效期条款。
    怎么改：核对原件，改正“有效期至”“施行日期”；原件确实超过的，与司法行政部门商定，重新登记、重新公布；
    本地规定与通行的不同，在 site.yaml 里写“有效期规则”。
    """
    if not document.is_normative or is_void(site, document):
        return
    rule = site.config.lifetime
    kind = kind_of(document.title, document.genre)
    span = rule.span(kind)
    if document.expires:
        for message in _compared(document, rule, span):
            told = (
                f"“{document.title}”按{kind.value}文件管理，有效期至 {document.expires}，{message}"
            )
            yield Finding(document.at("expires"), told, document.party_names)
    elif rule.must_say or site.config.lifetimes is None:
        why = f"（{rule.ground}要求写明）" if rule.must_say else "，site.yaml 里也没有“有效期规则”"
        message = f"“{document.title}”没有写“有效期至”{why}"
        yield Finding(document.at("expires"), message, document.party_names)


def _compared(document: Document, rule: Lifetime, span: Span) -> Iterator[str]:
    begin, end = start(document), document.expires
    if end and span.most is not None and end > (latest := last_day(begin, span.most)):
        yield f"超过{span.most}年（{rule.ground}），至迟应到 {latest}"
    if end and span.least is not None and end < (earliest := last_day(begin, span.least)):
        yield f"不足{span.least}年（{rule.ground}），至少应到 {earliest}"
