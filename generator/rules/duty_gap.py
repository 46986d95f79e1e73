"""What must be public by its day is public, or it is said in writing why not."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Catalog
from generator.rule import Finding, over_site
from generator.silence import Cell, silence, years
from generator.site import Site
from generator.vocabulary import Filling, Source


@over_site(Severity.WARNING, "应公开而未公开")
def duty_gap(site: Site) -> Iterator[Finding]:
    """定期的公开任务、每年都有的公开义务，到期应当有公开的内容，或者有书面说明。检查今年和最近一份清单那一年的。

    依据：《中华人民共和国政府信息公开条例》第十九条（应当主动公开的主动公开）、第四十九条（年度报告）、第五十三条（不依法公开、不及时更新的责任）。
    怎么改：公开应当公开的；不适用或者没有公开的，在任务或者 site.yaml 的公开义务里写“书面说明”，写明哪一期、由谁说明、哪天说明、什么原因。
    """
    for year in _current(site):
        for duty in silence(site, year).duties:
            if duty.source is Source.COLUMN:
                continue
            for row in duty.rows:
                gaps = tuple(each for each in row.cells if each.filling is Filling.GAP)
                if gaps:
                    periods = "、".join(map(_told, gaps))
                    message = f"{row.name}的“{duty.name}”到期没有公开，也没有书面说明：{periods}"
                    names = tuple(each.name for each in row.parties)
                    yield Finding(duty.record.place, message, names)


def _current(site: Site) -> tuple[int, ...]:
    """The year of the newest list, and this one where it has none yet."""
    newest = max((each.year for each in site.all(Catalog)), default=0)
    return tuple(year for year in years(site) if year >= newest)


def _told(cell: Cell) -> str:
    return (
        f"{cell.period}（已有{len(cell.proofs)}次，应有{cell.times}次）"
        if cell.times > 1
        else cell.period
    )
