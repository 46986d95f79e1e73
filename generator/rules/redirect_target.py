"""A redirect leads to a page of the site."""

from collections.abc import Iterator
from posixpath import normpath

from generator.diagnostic import Place, Severity
from generator.rule import Addresses, Finding, over_addresses
from generator.site import Site


@over_addresses(Severity.ERROR, "重定向没有着落")
def redirect_target(site: Site, addresses: Addresses) -> Iterator[Finding]:
    """重定向的“到”应当是本站现有的页面，而且不能又是一条重定向。

    依据：国办发〔2017〕47号（政府网站发展指引）：网站链接应当可用。
    怎么改：核对 site.yaml 里“重定向”的“到”；先后改过几次网址的，都直接写到最后的网址。
    """
    for index, redirect in enumerate(site.config.redirects):
        target = normpath(redirect.target)
        if not addresses.is_file(target) or addresses.is_redirect(target):
            place = Place("site.yaml", ("重定向", index, "到"))
            yield Finding(place, f"重定向的目标“{target}”不是本站的页面")
