"""Nobody's number of identity, telephone or bank card is published."""

from collections.abc import Iterator

from generator.diagnostic import Place, Severity
from generator.personal import CARD, MASKS, PHONE, WEAK, found
from generator.record import Article, Entry, texts
from generator.records import ENTRIES, DataTable, Question
from generator.rule import Finding, over_each
from generator.site import Site

_REMINDED = {PHONE, CARD, WEAK}
"""Units publish numbers of these kinds, with reason: to be called, to be paid."""


@over_each(*ENTRIES, severity=Severity.ERROR, title="含有个人信息")
def personal_data(_site: Site, record: Entry) -> Iterator[Finding]:
    """公布的内容里不能有个人信息。每一种内容的每一项文字、正文全文都查身份证号码（校验码对得上的），是错误；手机号码、
    银行卡号、只遮住出生日期的身份证号码是提醒，因为单位也会公布自己的，但是问答的问题里不能有。“电话”各项可以写手机号码。
    表里都是错误，并按栏名查：家庭住址、出生日期、病情等。统一社会信用代码、单位的办公电话不是个人信息。

    依据：《中华人民共和国政府信息公开条例》第十五条；《中华人民共和国个人信息保护法》第二十八条；GB 11643—1999（公民身份号码的校验码）。
    怎么改：删去；确需区分同名的，照提示遮住一部分，如“138****5678”。确是单位对外公布的手机号码，表里给字段写“对外联系方式: 是”，别处的提醒可以不理会。
    """
    if isinstance(record, DataTable):
        for each in record.suspects:
            yield Finding(each.place, each.message, record.party_names)
    is_asked = isinstance(record, Question)
    for place, word, text in texts(record):
        for kind in found(text):
            if kind != PHONE or "电话" not in word:
                severity = None if is_asked else _severity(kind)
                yield Finding(place, _message(f"“{word}”", kind), record.party_names, severity)
    for private in record.body.privacies if isinstance(record, Article) else ():
        place = Place(record.place.file, (), private.line)
        message = _message("正文", private.kind)
        yield Finding(place, message, record.party_names, _severity(private.kind))


def _severity(kind: str) -> Severity | None:
    return Severity.WARNING if kind in _REMINDED else None


def _message(where: str, kind: str) -> str:
    return f"{where}里有{kind}，请{MASKS[kind]}"
