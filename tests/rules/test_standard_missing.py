from generator.rules.standard_missing import standard_missing
from generator.standard_domain import domains
from tests.conftest import SITE, Told
from tests.standards import item, portal


def notes(*left_out: str) -> str:
    first, _later = domains()
    lines = "".join(
        f"    - {{名称: {each}, 说明: 市里公开}}\n" for each in first if each not in left_out
    )
    return f"    标准领域:\n{lines}"


def test_domains_without_catalogue_and_without_reason_are_told_together(told: Told) -> None:
    site = portal(item(), head=notes("社会救助", "就业", "救灾"))

    (line,) = told(standard_missing, site)
    assert line.endswith("没有标准目录，也没有说明原因的领域：救灾、就业")


def test_a_site_that_has_or_explains_all_and_one_without_any_are_quiet(told: Told) -> None:
    assert told(standard_missing, portal(item(), head=notes("社会救助"))) == []
    assert told(standard_missing, SITE) == []


def test_a_domain_that_nobody_knows_is_told_unless_the_place_has_it(told: Told) -> None:
    site = portal(item(), domain="茶叶", head=notes())
    (line,) = told(standard_missing, site)
    assert line.endswith("没有名为“茶叶”的领域；本地另有的，写进 site.yaml 的“标准领域”")

    own = portal(item(), domain="茶叶", head=notes() + "    - {名称: 茶叶}\n")
    assert told(standard_missing, own) == []


def test_two_catalogues_of_one_domain_are_told(told: Told) -> None:
    second = """
    -- content/standards/b.yaml --
    领域: 社会救助
    牵头单位: 区民政局
    栏目: content
    版本: [{日期: 2020-09-25, 变化: 首次编制}]
    事项:
    """ + item()
    lines = told(standard_missing, portal(item(), head=notes(), more=second))

    assert [each.partition("：")[2] for each in lines] == ["“社会救助”领域有两份标准目录"]
