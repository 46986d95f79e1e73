"""No two sources claim one address."""

from collections.abc import Iterator

from generator.diagnostic import Place, Severity
from generator.page import Plan
from generator.rule import Finding, Published, over_plan


@over_plan(Severity.ERROR, "两处内容争用一个网址")
def address_clash(plan: Plan, _published: Published) -> Iterator[Finding]:
    """一个网址只能由一处内容生成。大小写不同也算相同，因为有的系统不区分大小写。

    依据：《中华人民共和国政府信息公开条例》第二十四条：公开的信息应当能够查阅。
    怎么改：改其中一个的标识（文件名）；重定向与现有页面相同的，删去那条重定向。
    """
    owners: dict[str, str] = {}
    for each in plan.files:
        key = each.url.lower()
        if key in owners:
            first = owners[key] or "系统页面"
            if first == each.place:
                first = "同一文件里另一处"
            yield Finding(
                Place(each.place or "site.yaml"),
                f"网址“{each.url}”与 {first} 的相同，请改其中一个的标识",
            )
        owners.setdefault(key, each.place)
