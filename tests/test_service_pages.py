import json

from generator.pages import service as page
from generator.site import Site
from tests.conftest import SiteOf, pages_of
from tests.services import SITE, service


def view(site: Site) -> page.View:
    (found,) = pages_of(site, page.plan)
    assert isinstance(found.view, page.View)
    return found.view


def test_a_guide_shows_all_its_elements(site_of: SiteOf) -> None:
    guide = view(site_of(SITE + service())).guide

    assert [(each.word, each.value) for each in guide.facts] == [
        ("实施主体", "区民政局"),
        ("服务对象", "个人"),
        ("法定时限", "20个工作日内"),
        ("承诺时限", "5个工作日内"),
        ("收费", "不收费"),
        ("办理结果", "决定书"),
        ("监督电话", "0000-2"),
    ]
    assert [(each.title, each.url) for each in guide.grounds] == [
        ("《救助办法》第三条", "documents/2026/a.html#a3")
    ]
    assert [(each.number, each.name) for each in guide.steps] == [(1, "受理"), (2, "审核")]
    assert [(each.name, each.phone) for each in guide.windows] == [("受理窗口", "0000-1")]
    assert [each.title for each in guide.questions] == ["要带什么？"]


def test_a_guide_is_told_to_machines_as_a_government_service(site_of: SiteOf) -> None:
    told = json.loads(view(site_of(SITE + service())).head.structured)

    assert (told["@type"], told["name"], told["serviceType"]) == (
        "GovernmentService",
        "救助申请",
        "行政给付",
    )
    assert told["availableChannel"][0]["servicePhone"]["telephone"] == "0000-1"


def test_the_booklets_hold_the_same_guides_as_the_pages(site_of: SiteOf) -> None:
    site = site_of(SITE + service())
    guide = view(site).guide
    (of_unit,) = pages_of(site, page.plan_unit)
    index, of_all = pages_of(site, page.plan_index)

    assert of_unit.url == "units/qmzj/services.html"
    assert of_unit.view.guides == of_all.view.guides == (guide,)
    assert [(each.title, each.url) for each in index.view.booklets] == [
        ("全部", "services/booklet/all.html"),
        ("区民政局", "units/qmzj/services.html"),
    ]
    assert [(each.title, each.promised, each.fee) for each in index.view.rows] == [
        ("救助申请", "5个工作日内", "不收费")
    ]


def test_without_guides_there_is_neither_list_nor_booklet(site_of: SiteOf) -> None:
    site = site_of(SITE)

    assert [*pages_of(site, page.plan_index), *pages_of(site, page.plan_unit)] == []
