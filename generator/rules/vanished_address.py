"""What was published stays reachable."""

from collections.abc import Iterator

from generator.diagnostic import Place, Severity
from generator.rule import Addresses, Finding, over_addresses
from generator.site import Site


@over_addresses(Severity.ERROR, "公开过的网址消失")
def vanished_address(_site: Site, addresses: Addresses) -> Iterator[Finding]:
    """公开过的页面不能无故消失：要么内容还在，要么旧网址转到新网址。

    依据：国办发〔2017〕47号（政府网站发展指引）：网页下线、改址应当妥善处理，链接应当可用。
    怎么改：恢复原来的文件或标识；确需改址的，在 site.yaml 的“重定向”里写明“从”和“到”。
    """
    for address in addresses.vanished:
        yield Finding(
            Place("site.yaml"),
            f"上次公开的网址“{address}”不见了；请恢复原内容，或在“重定向”里加“- 从: {address}”和“到: 新网址”",
        )
