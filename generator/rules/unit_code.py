"""统一社会信用代码 has a valid check character."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Unit
from generator.rule import Finding, over_site
from generator.site import Site
from generator.standard import check_credit_code


@over_site(Severity.WARNING, "统一社会信用代码不符")
def unit_code(site: Site) -> Iterator[Finding]:
    """统一社会信用代码为18位，末位是校验码；两个单位不能用同一个代码。

    依据：GB 32100—2015《法人和其他组织统一社会信用代码编码规则》。
    怎么改：照代码证书改正。
    """
    seen: dict[str, str] = {}
    for unit in site.all(Unit):
        if not unit.code:
            continue
        if not check_credit_code(unit.code):
            yield Finding(
                unit.at("code"), f"“{unit.name}”的代码“{unit.code}”校验码不符", (unit.name,)
            )
        if unit.code in seen:
            yield Finding(
                unit.at("code"), f"“{unit.name}”的代码与“{seen[unit.code]}”的相同", (unit.name,)
            )
        seen.setdefault(unit.code, unit.name)
