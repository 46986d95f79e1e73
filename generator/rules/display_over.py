"""When a notice has been shown for its time, its rows go: from the site by themselves, from the files by hand."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.publication import display, shown
from generator.records import DataTable
from generator.rule import Finding, over_each
from generator.site import Site
from generator.text import day


@over_each(DataTable, severity=Severity.WARNING, title="公示期已满")
def display_over(site: Site, table: DataTable) -> Iterator[Finding]:
    """公示期满，网站自己撤下名单和数据，页面留下公示的情况；原稿里的名单也应当移走，并写明公示的结果。字段写了“撤下”的，过了日期的各行也是这样。公示到哪一天推算不出来的，也提醒。

    依据：《中华人民共和国政府信息公开条例》第十五条；《中华人民共和国个人信息保护法》第十九条（保存期限应当为实现处理目的所必要的最短时间）。
    怎么改：把数据文件移出网站文件夹存档，删去“数据”一行；在“公示”里写“结果”，如“公示期内没有收到异议”。各行各有日期的，把过了日期的行剪切到存档的文件里。放假安排没有公布的年份，先写“至”。
    """
    yield from _rows_over(site, table)
    found = display(site, table)
    if found is None:
        return
    at, units = table.at("notice"), table.party_names
    if found.last is None:
        yield Finding(at, f"公示到哪一天推算不出来：{found.told}；请把“工作日”换成“至”", units)
    elif found.is_over and table.contents:
        message = f"公示在{day(found.last)}期满，名单已经撤下；请把原稿里的数据移走，写明“结果”"
        yield Finding(at, message, units)


def _rows_over(site: Site, table: DataTable) -> Iterator[Finding]:
    field = table.last_day
    for index, contents in enumerate(shown(site, table) if field else ()):
        if field and contents.gone:
            at = table.issues[index].at("rows") if table.issues else table.at("rows")
            message = f"有{contents.gone}行过了“{field.name}”的日期，已经撤下；请从原稿里移走"
            yield Finding(at, message, table.party_names)
