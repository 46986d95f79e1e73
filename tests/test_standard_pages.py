"""Standard catalogues as pages and as data."""

from generator.page import Table
from generator.pages import column, standard
from tests.conftest import SITE, SiteOf, pages_of
from tests.standards import item, portal

WORLD = portal(
    item(栏目="zcwj"),
    item(二级事项="对象公示", 公开层级="[县级, 乡级]"),
    item(一级事项="临时救助", 公开渠道和载体="□政府网站 ■公示栏", 公开对象="特定群体", 群体="村民"),
)


def view(site_of: SiteOf) -> standard.View:
    found = pages_of(site_of(WORLD), standard.plan)[0].view
    assert isinstance(found, standard.View)
    return found


def test_a_row_has_the_marks_of_the_form_in_its_order(site_of: SiteOf) -> None:
    one, two, three = view(site_of).rows

    words = ["全社会", "特定群体", "主动", "依申请公开", "县级", "乡级"]
    assert [each.word for each in one.marks] == words
    assert [each.text for each in one.marks] == ["√", "", "√", "", "√", ""]
    assert [each.text for each in two.marks][4:] == ["√", "√"]
    assert [each.text for each in three.marks][:2] == ["", "村民"]


def test_a_row_names_what_fulfils_it_or_says_that_nothing_does(site_of: SiteOf) -> None:
    one, two, three = view(site_of).rows

    assert [(each.title, each.url) for each in one.fulfilments] == [
        ("政策文件", "columns/zcwj.html")
    ]
    assert (one.gap, two.gap, three.gap) == ("", "目录未落实", "")
    assert (one.is_same, two.is_same, three.is_same) == (False, True, False)


def test_only_the_heads_that_a_catalogue_has_are_shown(site_of: SiteOf) -> None:
    assert view(site_of).extras == ("公开时限",)

    world = portal(item(公开时限="", 公开要求="准确", 三级事项="城市", 过程="决策"))
    page = pages_of(site_of(world), standard.plan)[0]
    assert page.view.extras == ("三级事项", "过程", "公开要求")


def test_the_newest_edition_stands_first(site_of: SiteOf) -> None:
    assert [each.change for each in view(site_of).editions] == ["修改1项", "首次编制"]


def test_the_column_shows_ground_limit_and_bodies_of_the_rows_it_fulfils(site_of: SiteOf) -> None:
    views = {str(each.url): each.view for each in pages_of(site_of(WORLD), column.plan)}
    (rule,) = views["columns/zcwj.html"].rules

    assert (rule.item.title, rule.item.url) == (
        "最低生活保障 › 保障标准",
        "standards/shjz.html#i1",
    )
    assert (rule.basis, rule.bodies) == ("《社会救助暂行办法》第十条", "区民政局")
    assert rule.limit == "信息形成或者变更之日起20个工作日内"
    assert views["columns/content.html"].rules == ()


def test_the_matrix_counts_by_level_and_tells_why_a_domain_has_none(site_of: SiteOf) -> None:
    world = WORLD.replace("    -- content/units.yaml --", "    标准领域: [{名称: 就业, 说明: 在编}]\n    -- content/units.yaml --")  # fmt: skip
    page = pages_of(site_of(world), standard.plan_index)[0]
    assert isinstance(page.view, standard.IndexView)
    rows = {row.title: row for group in page.view.groups for row in group.rows}

    assert (rows["社会救助"].counts, rows["社会救助"].total) == (("3", "1"), 3)
    assert rows["社会救助"].met == "1/2"
    assert (rows["就业"].note, rows["救灾"].note) == ("在编", "没有编制目录")
    assert page.view.sums == ("3", "1", "3", "1/2")


def test_a_site_without_catalogues_has_no_matrix(site_of: SiteOf) -> None:
    assert pages_of(site_of(SITE), standard.plan_index) == []


def test_the_table_has_the_fourteen_columns_and_the_limit_as_it_is_understood(
    site_of: SiteOf,
) -> None:
    table = next(
        each.view for each in pages_of(site_of(WORLD), standard.plan) if each.template == "data.csv"
    )
    assert isinstance(table, Table)
    words = [each.word for each in table.columns]
    row = dict(zip(words, table.rows[0], strict=True))

    assert row["规范时限"] == "自信息形成或者变更之日起20个工作日内"
    assert (row["公开渠道和载体"], row["县级"], row["乡级"]) == ("■政府网站 □两微一端", "√", None)
    assert row["栏目"] == "zcwj"
