from datetime import date

from generator.records import Service
from generator.vocabulary import Necessity, PaperSource
from tests.conftest import RefusalOf, SiteOf, unresolved
from tests.services import SITE, service

FILE = "content/services/jz.yaml"


def test_a_guide_names_papers_steps_and_windows(site_of: SiteOf) -> None:
    site = site_of(SITE + service())
    (found,) = site.all(Service)

    assert (found.called, found.units, found.basis) == ("救助申请", ("区民政局",), ("2026/a#a3",))
    assert [(each.name, each.copies, each.source, each.necessity) for each in found.papers] == [
        ("申请表", "1", PaperSource.TEMPLATE, Necessity.NEEDED)
    ]
    assert [each.limit for each in found.steps] == ["当场", "5个工作日内"]
    assert unresolved(site) == ()


def test_the_day_of_a_guide_is_that_of_its_last_change(site_of: SiteOf) -> None:
    changed = service(变更记录="[{日期: 2026-05-06, 说明: 减少一份材料}]")

    assert site_of(SITE + changed).all(Service)[0].published_on == date(2026, 5, 6)
    assert site_of(SITE + service()).all(Service)[0].published_on == date(2026, 3, 2)


def test_only_what_makes_a_guide_at_all_must_be_said(refusal_of: RefusalOf) -> None:
    told = refusal_of(f"-- {FILE} --\n收费: 不收费\n")

    assert told == [
        f"{FILE}:1:1: 错误 missing：缺少“{word}”"
        for word in ("事项名称", "事项类型", "发布日期", "受众", "实施主体")
    ]


def test_a_guide_stands_in_lists_by_unit_and_audience(site_of: SiteOf) -> None:
    site = site_of(SITE + service())

    assert site.lists("service-audience") == (("ge-ren", "个人", 1),)
    assert [site.count(name) for name in ("kind/services", "unit-services/qmzj")] == [1, 1]
    assert site.count("column/zcwj") == 2
