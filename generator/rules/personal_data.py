"""Nobody's number of identity, telephone or bank card is published."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.personal import MASKS, found
from generator.records import DataTable, Question
from generator.rule import Finding, over_each
from generator.site import Site


@over_each(DataTable, Question, severity=Severity.ERROR, title="含有个人信息")
def personal_data(_site: Site, record: DataTable | Question) -> Iterator[Finding]:
    """公布的表、问答里不能有个人信息：身份证号码、手机号码、银行卡号、家庭住址、出生日期、病情等。按栏名查，也按格里的数字查（身份证按校验码，银行卡按校验位）。问答按问题和答复的开头查。统一社会信用代码、单位的办公电话不是个人信息。

    依据：《中华人民共和国政府信息公开条例》第十五条；《中华人民共和国个人信息保护法》第二十八条；GB 11643—1999（公民身份号码的校验码）。
    怎么改：删去这一栏；确需区分同名的，照提示遮住一部分，如“138****5678”。确是单位对外公布的手机号码，给字段写“对外联系方式: 是”。
    """
    if isinstance(record, DataTable):
        for each in record.suspects:
            yield Finding(each.place, each.message, record.party_names)
        return
    for kind in found("\n".join((record.title, *record.phrasings, record.body.opening))):
        message = f"问题或者答复的开头有{kind}，请{MASKS[kind]}"
        yield Finding(record.place, message, record.party_names)
