"""What a standard catalogue puts on the website is somewhere on it."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Standard
from generator.rule import Finding, over_each
from generator.site import Site


@over_each(Standard, severity=Severity.WARNING, title="目录未落实")
def standard_unfulfilled(_site: Site, standard: Standard) -> Iterator[Finding]:
    """标准目录里勾了“■政府网站”、公开方式有“主动”的每一项，都要写明由哪个栏目、数据表、文件或者页面落实。

    依据：国办发〔2019〕54号：标准目录应当落实到政府网站的栏目和内容。
    怎么改：在这一项里写“栏目”“数据表”“文件”或者“页面”；确实不在网站上公开的，改渠道的勾选。
    """
    for _number, item in standard.numbered():
        if item.is_owed_here and not item.is_fulfilled:
            message = f"目录未落实：{standard.domain}领域的“{item.title}”没有写由哪个栏目、数据表、文件或者页面公开"
            yield Finding(item.at("second"), message, item.bodies)
