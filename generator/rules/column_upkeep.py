"""Every column says who keeps it and how often."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Column
from generator.rule import Finding, over_site
from generator.site import Site


@over_site(Severity.WARNING, "栏目没有明确维护责任")
def column_upkeep(site: Site) -> Iterator[Finding]:
    """每个栏目应当写明更新周期和责任单位。

    依据：国办发〔2017〕47号（政府网站发展指引）：栏目内容应当有专人维护、按期更新。
    怎么改：在 site.yaml 的栏目里补上“更新周期”“责任单位”；使用默认栏目树的，把它写进 site.yaml 再补。
    """
    if site.config.has_default_columns:
        message = "用的是默认栏目树，没有写明各栏目的责任单位；请把“栏目”写进 site.yaml"
        yield Finding(site.config.at("columns"), message, (site.config.name,))
        return
    for column in site.all(Column):
        missing = [
            word
            for word, value in (("更新周期", column.cycle), ("责任单位", column.units))
            if not value
        ]
        if missing:
            yield Finding(
                column.place, f"栏目“{column.name}”没有写明{'、'.join(missing)}", column.units
            )
