"""What guides show: the nine items of article 12, where to read, and what handling costs.

Mirrors `templates/parts/guide.html`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.records import PlainPage, Unit
from generator.site import Site


@dataclass(frozen=True, slots=True)
class GuideItem:
    """`value` is None where nobody has written it; a page then says `otherwise`."""

    word: str
    value: str | None
    otherwise: str = ""


def nine_items(site: Site, unit: Unit) -> tuple[GuideItem, ...]:
    """Three about the information, six about the office."""
    return (*_three(site, unit), *_six(unit))


def _three(site: Site, unit: Unit) -> Iterator[GuideItem]:
    config = site.config
    common = {
        "classes": "按政府信息公开制度、法定主动公开内容、政府信息公开年报分类；法定主动公开内容再按条例第二十条、第二十一条分项。",
        "arrangement": f"每件信息编有索引号（{config.index_pattern}）、名称、内容概述和生成日期，按发布日期倒序排列。",
        "ways": f"在{config.name}{config.section}平台查阅、检索和下载；没有主动公开的，可以依法申请。",
    }
    words = ("信息分类", "编排体系", "获取方式")
    for (field, text), word in zip(common.items(), words, strict=True):
        own = getattr(unit.guide, field) if unit.guide else None
        of_all = getattr(config.guide, field) if config.guide else text
        yield GuideItem(word, own or of_all, text)


def _six(unit: Unit) -> Iterator[GuideItem]:
    office = unit.office
    elsewhere = "详见本单位页面"
    yield GuideItem("公开机构名称", office.name if office else None, f"{unit.name}办公室")
    yield GuideItem("办公地址", (office.address if office else None) or unit.address, elsewhere)
    yield GuideItem("办公时间", (office.hours if office else None) or unit.hours, "工作日")
    yield GuideItem("联系电话", (office.phone if office else None) or unit.phone, elsewhere)
    yield GuideItem("传真号码", (office.fax if office else None) or unit.fax, "无")
    yield GuideItem("互联网联系方式", (office.online if office else None) or unit.email, "无")


def guide_updated(site: Site, unit: Unit) -> date | None:
    own = unit.guide.updated if unit.guide else None
    return own or (site.config.guide.updated if site.config.guide else None)


@dataclass(frozen=True, slots=True)
class Place:
    """Where information can be read."""

    name: str
    address: str
    hours: str
    phone: str
    offers: str
    """Equipment and services."""


def places(site: Site) -> tuple[Place, ...]:
    return tuple(
        Place(
            each.name,
            each.address,
            each.hours or "",
            each.phone or "",
            "；".join(filter(None, (each.equipment, each.services))),
        )
        for each in site.config.places
    )


def is_guide(page: PlainPage) -> bool:
    """Whether a page tells readers how to ask, and so where to read and what it costs."""
    return not {"guide", "request"}.isdisjoint(page.columns)
