"""No two sources claim one address."""

from collections.abc import Iterator

from generator.diagnostic import Place, Severity
from generator.rule import Addresses, Finding, over_addresses
from generator.site import Site


@over_addresses(Severity.ERROR, "两处内容争用一个网址")
def address_clash(_site: Site, addresses: Addresses) -> Iterator[Finding]:
    """一个网址只能由一处内容生成。大小写不同也算相同，因为有的系统不区分大小写。

    依据：《中华人民共和国政府信息公开条例》第二十四条：公开的信息应当能够查阅。
    怎么改：改其中一个的标识（文件名）；重定向与现有页面相同的，删去那条重定向。
    """
    for address, claiming, owning in addresses.clashes:
        # The same is told whichever of the two was there first.
        owner, place = sorted((claiming, owning)) if claiming and owning else (owning, claiming)
        first = "同一文件里另一处" if owner and owner == place else owner or "系统页面"
        message = f"网址“{address}”与 {first} 的相同，请改其中一个的标识"
        yield Finding(Place(place or "site.yaml"), message)
