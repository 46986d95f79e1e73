"""Every column says who keeps it and how often."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Column
from generator.rule import Finding, over_site
from generator.site import Site


@over_site(Severity.WARNING, "栏目没有明确维护责任")
def column_upkeep(site: Site) -> Iterator[Finding]:
    """每个栏目应当写明更新周期和责任单位；有栏目写了“责任人”（岗位）的网站，每个栏目都写。

    依据：国办发〔2017〕47号（政府网站发展指引）：栏目内容应当有专人维护、按期更新。
    怎么改：在 site.yaml 的栏目里补上“更新周期”“责任单位”“责任人”；使用默认栏目树的，把它写进 site.yaml 再补。
    """
    if site.config.has_default_columns:
        message = "用的是默认栏目树，没有写明各栏目的责任单位；请把“栏目”写进 site.yaml"
        yield Finding(site.config.at("columns"), message, (site.config.name,))
        return
    owed = ["cycle", "units"]
    if any(column.keeper for column in site.all(Column)):
        owed.append("keeper")
    for column in site.all(Column):
        missing = [column.word(field) for field in owed if not getattr(column, field)]
        if missing:
            message = f"栏目“{column.name}”没有写明{'、'.join(missing)}"
            yield Finding(column.place, message, column.units)
