"""The page of a task says how far it has come."""

from datetime import date

from generator.page import Page, Tag
from generator.pages import task
from generator.pages.task import ProgressView
from tests.conftest import AS_OF, SiteOf, pages_of
from tests.tasks import document, world


def shown(site_of: SiteOf, *files: str, as_of: date = AS_OF) -> ProgressView:
    (page,) = pages_of(site_of(world(*files), as_of), task.plan)
    view: ProgressView = page.view.progress
    return view


NAMED = """
- 序号: 1
  内容: 公开预算
  牵头单位: 区财政局
  时限: 2026年6月30日前
  佐证: [{文件: 2026/ys}, {文件: 2026/js}]
  自报: [{日期: 2026-06-20, 说明: 已印发}, {日期: 2026-12-20, 说明: 尚早}]
"""


def test_what_is_done_once_shows_its_proof_and_how_its_day_was_reckoned(site_of: SiteOf) -> None:
    view = shown(site_of, NAMED, document("ys", "2026-06-01"))

    assert view.only is not None
    assert view.only.state == view.state == Tag("已完成（已核）")
    assert view.only.day == date(2026, 6, 30)
    assert [(each.title, each.url, each.day) for each in view.only.proofs.shown] == [
        ("ys", "documents/2026/ys.html", date(2026, 6, 1))
    ]
    assert [each.lines for each in view.sums] == [("2026年6月30日前：含2026年6月30日当日",)]


def test_it_says_what_was_reported_and_what_proves_nothing(site_of: SiteOf) -> None:
    view = shown(site_of, NAMED)

    assert view.state.word == "自报完成"
    assert [(each.kind, each.day, each.text) for each in view.statements] == [
        ("自报", date(2026, 6, 20), "已印发")
    ]
    assert view.unfit == (
        "“2026/ys”没有公开，或者已经撤下",
        "“2026/js”没有公开，或者已经撤下",
    )


QUARTERLY = """
- 序号: 1
  内容: 公开进度
  责任单位: 各部门
  分工: 分别负责
  时限: 按季度
  佐证: [{查找: zcwj}]
"""


def test_what_is_done_by_each_and_by_period_has_a_row_for_each(site_of: SiteOf) -> None:
    view = shown(site_of, QUARTERLY, document("a", "2026-05-06"))

    assert (view.only, view.has_units, view.turn_word, view.sums) == (None, True, "期", ())
    assert [(each.units[0].title, each.name, each.state.word) for each in view.turns[:5]] == [
        ("区财政局", "2026年第一季度", "逾期"),
        ("区财政局", "2026年第二季度", "已完成（已核）"),
        ("区财政局", "2026年第三季度", "逾期"),
        ("区财政局", "2026年第四季度", "未到期"),
        ("区民政局", "2026年第一季度", "逾期"),
    ]
    assert view.tally.told == "逾期5次，未到期2次，已完成（已核）1次"


def test_of_many_proofs_the_first_few_are_shown_and_the_others_counted(site_of: SiteOf) -> None:
    files = [document(f"d{number}", f"2026-06-0{number}") for number in range(1, 8)]
    view = shown(site_of, NAMED.replace("文件: 2026/ys", "查找: zcwj"), *files)

    assert view.only is not None
    assert (len(view.only.proofs.shown), view.only.proofs.more) == (5, 2)


def test_search_knows_nothing_of_what_changes_by_the_day(site_of: SiteOf) -> None:
    page: Page
    (page,) = pages_of(site_of(world(NAMED)), task.plan)

    assert page.search is not None
    assert "自报" not in "".join(str(each) for each in page.search.texts)
