"""Site to plan: the shell once, then every page with its address, template and view."""

from collections.abc import Iterable, Mapping

from generator import entrance, part, url
from generator.page import Asset, Fact, Identity, Link, Page, Plan, Shell
from generator.pages import PAGES, sitemap
from generator.records import PlainPage
from generator.site import Site
from generator.url import Url


def plan(site: Site, static: Mapping[str, Asset]) -> Plan:
    """`static` are the files of `templates/static/` by name, under their hashed addresses."""
    pages: list[Page] = []
    assets: list[Asset] = list(static.values())
    for planner in PAGES:
        for planned in planner(site):
            if isinstance(planned, Page):
                pages.append(planned)
            else:
                assets.append(planned)
    pages.extend(sitemap.plan(site.config.base, pages))
    return Plan(_shell(site, static), tuple(pages), tuple(assets))


def _shell(site: Site, static: Mapping[str, Asset]) -> Shell:
    config = site.config
    entries = tuple(Link(each.name, entrance.entry_address(site, each)) for each in config.columns)
    return Shell(
        organ=config.name,
        section=config.section,
        menu=(*entries, Link("任务清单", url.CATALOGS), Link("单位", url.UNITS)),
        help=tuple(_help(site)),
        identity=_identity(site),
        stylesheet=static["style.css"].url,
        theme_script=static["theme.js"].url,
        script=static["site.js"].url,
        search_script=static["search.js"].url,
        home=url.HOME,
        search=url.SEARCH,
    )


def _help(site: Site) -> Iterable[Link]:
    """Links of the footer: fixed ones, then the plain pages that stand in no column."""
    yield Link("站点地图", url.SITE_MAP)
    yield Link("全部信息", Url("lists/index.html"))
    yield Link("数据下载", url.DATA)
    if part.everything(site):
        yield Link("订阅更新", url.FEED)
    for page in site.all(PlainPage):
        if not page.columns:
            yield Link(page.title, url.of(page))


def _identity(site: Site) -> Identity:
    """Standards for the footer of every page: 政府网站发展指引, and what 网站标识 asks for."""
    config = site.config
    contact = config.contact

    def unit(field: str, name: str | None) -> tuple[str, str | None]:
        names = part.issuer_names(site, config, field)
        return config.word(field), names or name

    contacts = part.facts(
        unit("sponsor", config.sponsor),
        unit("operator", config.operator),
        ("电话", contact.phone if contact else None),
        ("办公时间", contact.hours if contact else None),
        ("地址", contact.address if contact else None),
        ("邮政编码", contact.postcode if contact else None),
        ("电子邮箱", contact.email if contact else None),
    )
    marks: tuple[Fact, ...] = part.facts(
        ("网站标识码", config.site_code), ("ICP备案", config.icp), ("公安备案", config.police)
    )
    return Identity(contacts, marks, config.badge or "", config.correction or "")
