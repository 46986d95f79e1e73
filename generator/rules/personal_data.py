"""Nobody's number of identity, telephone or bank card is published."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import DataTable
from generator.rule import Finding, over_each
from generator.site import Site


@over_each(DataTable, severity=Severity.ERROR, title="含有个人信息")
def personal_data(_site: Site, table: DataTable) -> Iterator[Finding]:
    """公布的表里不能有个人信息：身份证号码、手机号码、银行卡号、家庭住址、出生日期、病情等。按栏名查，也按格里的数字查（身份证按校验码，银行卡按校验位）。统一社会信用代码、单位的办公电话不是个人信息。

    依据：《中华人民共和国政府信息公开条例》第十五条；《中华人民共和国个人信息保护法》第二十八条；GB 11643—1999（公民身份号码的校验码）。
    怎么改：删去这一栏；确需区分同名的，照提示遮住一部分，如“138****5678”。确是单位对外公布的手机号码，给字段写“对外联系方式: 是”。
    """
    for each in table.suspects:
        yield Finding(each.place, each.message, table.party_names)
