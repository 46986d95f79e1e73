"""The marks that every page's footer must carry."""

import re
from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.rule import Finding, over_site
from generator.site import Site


@over_site(Severity.WARNING, "网站标识不全")
def identity_items(site: Site) -> Iterator[Finding]:
    """每页页脚应当有：网站标识码、ICP备案编号、公安机关备案标识、党政机关网站标识、主办单位、联系方式、“我为政府网站找错”入口。
    缺少的提醒，写法不对的是错误。

    依据：国办发〔2017〕47号（政府网站发展指引）、国办秘函〔2019〕19号。
    怎么改：在 site.yaml 里补上或改正。标识码为10位数字（部委为 bm 加8位），域名以 .gov.cn 结尾。
    """
    config = site.config
    needed = ("site_code", "domain", "sponsor", "contact", "icp", "police", "badge", "correction")
    for field in needed:
        value = getattr(config, field)
        if value is None:
            yield Finding(
                config.at(field), f"缺少“{config.word(field)}”，页脚将不完整", (config.name,)
            )
        elif field in _FORMS and not re.fullmatch(_FORMS[field][0], value):
            message = f"“{config.word(field)}”的“{value}”写法不对，应如“{_FORMS[field][1]}”"
            yield Finding(config.at(field), message, (config.name,), Severity.ERROR)


_FORMS: dict[str, tuple[str, str]] = {
    "site_code": (r"\d{10}|bm\d{8}", "5109030018"),
    "domain": (r"[a-z0-9.-]+\.gov\.cn|.+\.政务", "www.某某.gov.cn"),
    "icp": (r"[\u4e00-\u9fa5]ICP备(?:\d{8}|\d{10})号(?:-\d+)?", "津ICP备05010518号"),
    "police": (r"[\u4e00-\u9fa5]公网安备\s?\d{14}号", "川公网安备51090302000210号"),
}
