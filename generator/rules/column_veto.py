"""So many blank or stale columns that the whole site fails an inspection."""

from collections.abc import Iterable, Iterator

from generator.diagnostic import Severity
from generator.freshness import freshness, kind_limit, limit_of
from generator.listing import in_column
from generator.records import Column
from generator.rule import Finding, over_site
from generator.site import Site

_BLANK, _QUICK, _OTHERS = 5, 5, 10
_SHOWN = 12


@over_site(Severity.WARNING, "空白和不更新的栏目达到单项否决")
def column_veto(site: Site) -> Iterator[Finding]:
    """下列任何一项都会使整个网站在检查中不合格：空白栏目5个以上；动态、要闻类栏目两周没有更新的，
    与通知公告、政策文件类栏目6个月没有更新的，合计5个以上；其他应当更新而长期没有更新的栏目10个以上。
    同一类型的栏目一层套一层的，只算最上面的一个。生成不因此中断，自查报告（gongkai inspect）判为不合格。

    依据：国办秘函〔2019〕19号：栏目不更新为单项否决。
    怎么改：先补空白的、最久没有更新的；逐个栏目见规则 empty-column 和 stale-column。
    """
    blank: list[Column] = []
    quick: list[Column] = []
    others: list[Column] = []
    for column in site.all(Column):
        if not column.children and not column.not_applicable and not site.count(in_column(column)):
            blank.append(column)
        limit, kind = limit_of(site, column), kind_limit(site, column)
        is_quick = kind is not None and kind.is_quick
        found = freshness(site, column, limit and (kind if is_quick else limit))
        if found is not None and found.is_stale:
            (quick if is_quick else others).append(column)
    yield from _told(site, blank, _BLANK, "空白栏目")
    yield from _told(site, quick, _QUICK, "没有按期更新的动态、要闻、通知公告、政策文件类栏目")
    yield from _told(site, others, _OTHERS, "长期没有更新的其他栏目")


def _told(site: Site, columns: list[Column], limit: int, what: str) -> Iterable[Finding]:
    if len(columns) < limit:
        return
    names = "、".join(each.name for each in columns[:_SHOWN])
    more = "等" if len(columns) > _SHOWN else ""
    message = f"{what}有{len(columns)}个，{limit}个以上为单项否决：{names}{more}"
    yield Finding(site.config.at("columns"), message, (site.config.name,))
