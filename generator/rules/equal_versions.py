"""WORD and PDF say what the web page says."""

from collections.abc import Iterator

from generator.diagnostic import Place, Severity
from generator.rule import Addresses, Finding, over_addresses
from generator.site import Site


@over_addresses(severity=Severity.ERROR, title="三种文本不一致")
def equal_versions(_site: Site, addresses: Addresses) -> Iterator[Finding]:
    """行政规范性文件的网页、WORD、PDF 三种文本由同一份原稿做成，文字应当完全一样。做好一份就读出其中的文字，与网页的逐字比较。

    依据：各地规范性文件公布格式的规定（WORD版、PDF版、网页版格式统一）；国办发〔2018〕37号（统一公布）。
    怎么改：提醒里写着从哪几个字起不一样。多半是正文用了纸上排不出的写法，换一种写法；确是程序的问题，请告诉网站管理人员。
    """
    for _address, place, problem in addresses.unmade:
        yield Finding(Place(place), problem)
