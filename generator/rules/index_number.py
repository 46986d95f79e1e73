"""索引号: unique, of a known form, with a valid code of the issuer."""

import re
from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.record import Entry, Published
from generator.records import AnnualReport, Catalog, Document, Interpretation, Unit
from generator.rule import Finding, over_each
from generator.site import Site
from generator.standard import check_credit_code, check_organisation_code

Numbered = Catalog | Document | Interpretation | AnnualReport


@over_each(
    Catalog,
    Document,
    Interpretation,
    AnnualReport,
    severity=Severity.WARNING,
    title="索引号不规范",
)
def index_number(site: Site, record: Numbered) -> Iterator[Finding]:
    """索引号在全站唯一，公开后不再变动；形如“统一社会信用代码/年份-序号”，其中的代码应当有效，并属于发布机构。

    依据：《中华人民共和国政府信息公开条例》第十二条（公开目录包括索引、名称、内容概述、生成日期）；
    GB 32100—2015、GB 11714—1997（校验码）。各地编法不同，格式和校验码的问题只提醒，重复是错误。
    怎么改：照本地的编制规则改正；重复的另编一个。
    """
    number = record.index_number
    if not number:
        return
    at, units = record.at("index_number"), record.party_names
    for other in site.sharing(record, "index_number", number):
        # A list and the notice that carries it are one document, under one number.
        same = isinstance(other, Catalog) != isinstance(record, Catalog) and _number(
            other
        ) == _number(record)
        if not same:
            message = f"索引号“{number}”与 {other.place.file} 的相同"
            yield Finding(at, message, units, Severity.ERROR)
            break
    parts = _FORM.fullmatch(number)
    if parts is None:
        yield Finding(at, f"索引号“{number}”不合“{site.config.index_pattern}”的写法", units)
        return
    code = parts["code"]
    valid = check_credit_code(code) if len(code) == 18 else check_organisation_code(code)
    if not valid:
        yield Finding(at, f"索引号里的代码“{code}”校验码不符，可能抄错了一位", units)
        return
    field = record.publishers if isinstance(record, Published) else "issuers"
    codes = {unit.code for unit in site.referred(record, field, Unit) if unit.code}
    if len(code) == 9:
        codes = {each[8:17] for each in codes}
    if codes and code not in codes:
        yield Finding(at, f"索引号里的代码“{code}”不是发布机构的统一社会信用代码", units)


_FORM = re.compile(
    r"(?P<code>[0-9A-HJ-NPQRTUWXY]{18}|[0-9A-Z]{8}[0-9X])[/-](?P<period>\d{4}(?:\d{2})?)-(?P<serial>\d{3,7})"
)


def _number(record: Entry) -> str | None:
    return record.document_number if isinstance(record, Catalog | Document) else None
