"""The map of silence: no cell is empty, and each says what is the case."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from textwrap import dedent, indent
from typing import Protocol

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.duty_table import table
from generator.silence import Cell, Duty, Explanation, Silence, silence, years
from generator.vocabulary import Filling, Source
from tests import annual_reports
from tests.conftest import AS_OF, SITE, SiteOf

PUBLISHED, EXPLAINED, PENDING, GAP = Filling

UNITS = """
    -- content/units.yaml --
    单位:
    - {标识: qzf, 名称: 区政府, 类别: 政府机构}
    - {标识: qczj, 名称: 区财政局, 类别: 政府部门}
    - {标识: qmzj, 名称: 区民政局, 类别: 政府部门}
    - {标识: dhjd, 名称: 东河街道, 类别: 镇街}
    集合:
    - {名称: 有关单位, 成员: 不定}
    - {名称: 各部门, 成员: {类别: 政府部门}}
    - {名称: 两局, 成员: [区民政局, 区财政局]}
"""

REPORT = """
    - 标识: nb
      名称: 年报
      依据: 条例第四十九条
      单位类别: 政府部门
      栏目: reports
      标题含: 年度报告
      时限: 每年1月31日前
"""


def report(issuer: str, day: str, title: str = "年度报告", column: str = "reports") -> str:
    name = f"{issuer}-{day}".encode().hex()
    return f"""
    -- content/documents/{name}.md --
    ---
    标题: {issuer}{title}
    发布机构: [{issuer}]
    成文日期: {day}
    发布日期: {day}
    栏目: [{column}]
    ---
    正文。
    """


def world(duties: str, *files: str, units: str = UNITS) -> str:
    """A site with these standing duties (none: `[]`), units and files."""
    lines = duties if duties.strip() == "[]" else "\n" + indent(dedent(duties).strip("\n"), "    ")
    return f"{SITE}    主办单位: 区政府\n    公开义务: {lines}\n{units}{''.join(files)}"


def listed(task: str, year: int = 2026) -> str:
    task = indent(dedent(task).strip("\n"), "    ")
    return f"""
    -- content/catalogs/a.yaml --
    标题: 清单
    年度: {year}
    成文日期: {year}-01-04
    任务:
{task}
    """


class MapOf(Protocol):
    def __call__(self, text: str, as_of: date = AS_OF, year: int = 2026) -> Silence: ...


@pytest.fixture
def map_of(site_of: SiteOf) -> MapOf:
    return lambda text, as_of=AS_OF, year=2026: silence(site_of(text, as_of), year)


def duty(found: Silence, source: Source = Source.STANDING) -> Duty:
    (only,) = (each for each in found.duties if each.source is source)
    return only


def fillings(found: Silence, source: Source = Source.STANDING) -> dict[str, list[Filling]]:
    return {row.name: [each.filling for each in row.cells] for row in duty(found, source).rows}


def cell(found: Silence, source: Source = Source.STANDING) -> Cell:
    return duty(found, source).rows[0].cells[0]


# ── Standing duties ───────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("as_of", "filling"), [(date(2026, 1, 31), PENDING), (date(2026, 2, 1), GAP)]
)
def test_what_is_not_there_is_a_gap_once_its_day_is_over(
    map_of: MapOf, as_of: date, filling: Filling
) -> None:
    found = map_of(world(REPORT), as_of)

    assert fillings(found) == {"区财政局": [filling], "区民政局": [filling]}


@pytest.mark.parametrize(
    ("document", "filling"),
    [
        (report("区财政局", "2026-01-26"), PUBLISHED),
        (report("区财政局", "2026-03-05"), PUBLISHED),
        (report("区财政局", "2025-12-31"), GAP),
        (report("区民政局", "2026-01-26"), GAP),
        (report("区财政局", "2026-01-26", title="指南"), GAP),
        (report("区财政局", "2026-01-26", column="zcwj"), GAP),
        (report("区财政局", "2026-01-26").replace("正文。", "见[没有的](document:none)。"), GAP),
    ],
)
def test_a_publication_counts_in_its_column_by_its_unit_of_its_period_and_whole(
    map_of: MapOf, document: str, filling: Filling
) -> None:
    assert fillings(map_of(world(REPORT, document)))["区财政局"] == [filling]


def test_a_report_that_is_data_counts_like_one_that_is_text(map_of: MapOf) -> None:
    text = world(REPORT, annual_reports.UNITS, annual_reports.report(), units="")

    assert fillings(map_of(text))["区财政局"] == [PUBLISHED]


def test_what_came_late_is_published_and_says_on_which_day(map_of: MapOf) -> None:
    found = cell(map_of(world(REPORT, report("区财政局", "2026-03-05"))))

    assert (found.due, found.done) == (date(2026, 1, 31), date(2026, 3, 5))


EXPLAINED_REPORT = (
    REPORT
    + "      书面说明: [{单位: 区财政局, 期: 2026年, 日期: 2026-02-10, 说明: 并入区政府年报}]\n"
)


def test_an_explanation_fills_the_cell_of_its_unit_from_its_day_on(map_of: MapOf) -> None:
    text = world(EXPLAINED_REPORT)

    assert fillings(map_of(text, date(2026, 2, 9)))["区财政局"] == [GAP]
    found = map_of(text, date(2026, 2, 10))
    assert fillings(found) == {"区财政局": [EXPLAINED], "区民政局": [GAP]}
    told = cell(found).explanation
    assert told is not None
    assert (told.text, told.by, told.day) == ("并入区政府年报", "区财政局", date(2026, 2, 10))


def test_what_is_published_needs_no_explanation(map_of: MapOf) -> None:
    found = cell(map_of(world(EXPLAINED_REPORT, report("区财政局", "2026-03-05"))))

    assert (found.filling, found.explanation) == (PUBLISHED, None)


QUOTA = """
    - 标识: jd
      名称: 解读
      依据: 任务清单
      单位: 两局
      栏目: zcwj
      时限: 每年至少2次
"""


def test_of_a_quota_the_cell_is_filled_by_the_last_one_that_was_lacking(map_of: MapOf) -> None:
    first = report("区财政局", "2026-03-05", column="zcwj")
    found = cell(map_of(world(QUOTA, first)))
    assert (found.filling, found.times, len(found.proofs)) == (PENDING, 2, 1)
    assert fillings(map_of(world(QUOTA, first), date(2027, 1, 1)))["区财政局"] == [GAP]

    second = report("区财政局", "2026-05-05", column="zcwj")
    found = cell(map_of(world(QUOTA, first, second)))
    assert (found.filling, found.done) == (PUBLISHED, date(2026, 5, 5))


def test_units_stand_in_the_order_of_the_register_each_for_itself(map_of: MapOf) -> None:
    assert [row.name for row in duty(map_of(world(QUOTA))).rows] == ["区财政局", "区民政局"]


def test_units_that_owe_something_together_have_one_row(map_of: MapOf) -> None:
    text = world(QUOTA.replace("时限: 每年至少2次", "时限: 每年\n      分工: 会同"))

    assert fillings(map_of(text)) == {"区财政局、区民政局": [PENDING]}
    found = map_of(text + report("区民政局", "2026-03-05", column="zcwj"))
    assert fillings(found) == {"区财政局、区民政局": [PUBLISHED]}


def test_where_no_unit_is_named_the_sponsor_owes_it(map_of: MapOf) -> None:
    text = world(REPORT.replace("      单位类别: 政府部门\n", ""), report("区政府", "2026-01-05"))

    assert fillings(map_of(text)) == {"区政府": [PUBLISHED]}


def test_what_nobody_owes_is_no_duty(map_of: MapOf) -> None:
    assert map_of(world(REPORT.replace("政府部门", "国有企业"))).duties == ()


def test_of_an_open_collective_anybody_may_do_it(map_of: MapOf) -> None:
    text = world(REPORT.replace("单位类别: 政府部门", "单位: 有关单位"))

    assert fillings(map_of(text)) == {"有关单位": [GAP]}
    assert fillings(map_of(text + report("东河街道", "2026-01-05"))) == {"有关单位": [PUBLISHED]}


# ── Units that come and go ────────────────────────────────────────────────

QUARTERLY = REPORT.replace("每年1月31日前", "每季度")


def test_a_unit_set_up_in_the_year_owes_the_periods_that_end_after_it(map_of: MapOf) -> None:
    units = UNITS.replace(
        "区民政局, 类别: 政府部门", "区民政局, 类别: 政府部门, 设立日期: 2026-05-20"
    )
    found = map_of(world(QUARTERLY, units=units))

    assert fillings(found)["区民政局"] == [EXPLAINED, GAP, GAP, PENDING]
    told = duty(found).rows[1].cells[0].explanation
    assert told is not None
    assert (told.text, told.by, told.day) == (
        "不适用：本单位2026年5月20日设立，这一期还没有本单位",
        "单位名录",
        date(2026, 5, 20),
    )


FATE = "去向: {方式: 并入, 单位: 区财政局, 日期: %s}"


def test_a_unit_that_is_no_more_owes_only_what_was_due_before(map_of: MapOf) -> None:
    units = UNITS.replace(
        "区民政局, 类别: 政府部门", f"区民政局, 类别: 政府部门, {FATE % '2026-05-20'}"
    )
    found = map_of(world(QUARTERLY, units=units))

    assert fillings(found)["区民政局"] == [GAP, EXPLAINED, EXPLAINED, EXPLAINED]
    told = duty(found).rows[1].cells[1].explanation
    assert told is not None
    assert told.text == "不适用：2026年5月20日职责并入区财政局"


@pytest.mark.parametrize(
    "more", ["设立日期: 2027-01-01", FATE % "2026-01-01", "去向: {方式: 撤销}"]
)
def test_a_unit_that_never_was_there_in_the_year_has_no_row(map_of: MapOf, more: str) -> None:
    units = UNITS.replace("区民政局, 类别: 政府部门", f"区民政局, 类别: 政府部门, {more}")

    assert list(fillings(map_of(world(QUARTERLY, units=units)))) == ["区财政局"]


# ── Tasks ─────────────────────────────────────────────────────────────────

MONTHLY = """
- 序号: 1
  内容: 公布数据
  牵头单位: 区民政局
  责任单位: 各部门
  时限: 按月度
  佐证: [{查找: zcwj}]
  书面说明: [{期: 2026年2月, 日期: 2026-02-26, 说明: 系统升级}]
  自报: [{期: 2026年3月, 日期: 2026-03-26, 说明: 已在公示栏公布}]
"""


def test_a_task_that_comes_back_has_a_cell_for_each_of_its_turns(map_of: MapOf) -> None:
    found = map_of(
        world("[]", listed(MONTHLY), report("区财政局", "2026-01-20", column="zcwj")),
        date(2026, 5, 31),
    )

    only = duty(found, Source.TASK)
    assert (only.name, only.ground) == ("公布数据", "清单第1项")
    assert fillings(found, Source.TASK) == {
        "区民政局": [PUBLISHED, EXPLAINED, GAP, GAP, *[PENDING] * 8]
    }


def test_a_claim_fills_no_cell_but_is_told(map_of: MapOf) -> None:
    found = map_of(world("[]", listed(MONTHLY)))

    march = duty(found, Source.TASK).rows[0].cells[2]
    assert march.filling is GAP
    assert march.claim is not None
    assert march.claim.text == "已在公示栏公布"


def test_of_a_divided_task_each_unit_has_a_row(map_of: MapOf) -> None:
    found = map_of(world("[]", listed(MONTHLY + "  分工: 分别负责\n")))

    assert list(fillings(found, Source.TASK)) == ["区财政局", "区民政局"]


def test_a_task_of_an_open_collective_stands_under_its_name(map_of: MapOf) -> None:
    task = "- {序号: 1, 内容: 某事, 责任单位: 有关单位, 时限: 每半年}"

    assert fillings(map_of(world("[]", listed(task))), Source.TASK) == {"有关单位": [GAP, PENDING]}


@pytest.mark.parametrize("limit", ["2026年6月30日前", "长期", "每日", "20个工作日内"])
def test_a_task_that_does_not_come_back_is_none_of_this_map(map_of: MapOf, limit: str) -> None:
    task = f"- {{序号: 1, 内容: 某事, 牵头单位: 区民政局, 时限: {limit}}}"

    assert map_of(world("[]", listed(task))).duties == ()


def test_what_a_unit_owed_goes_on_with_the_one_that_took_over(map_of: MapOf) -> None:
    """A duty of the list is not over because the unit is; one of the law the other has itself."""
    units = UNITS.replace(
        "区民政局, 类别: 政府部门", f"区民政局, 类别: 政府部门, {FATE % '2026-05-20'}"
    )
    task = "- {序号: 1, 内容: 某事, 牵头单位: 区民政局, 时限: 按季度, 佐证: [{查找: zcwj}]}"
    text = world("[]", listed(task), report("区财政局", "2026-08-03", column="zcwj"), units=units)

    assert fillings(map_of(text), Source.TASK) == {"区民政局": [GAP, GAP, PUBLISHED, PENDING]}


def test_a_map_holds_the_lists_of_its_year_only(map_of: MapOf) -> None:
    text = world("[]", listed(MONTHLY, year=2025))

    assert map_of(text, year=2026).duties == ()
    assert len(map_of(text, year=2025).duties) == 1


# ── Columns ───────────────────────────────────────────────────────────────


def column(more: str) -> str:
    return f"""
    -- site.yaml --
    网站名称: 示例区人民政府
    基准网址: https://www.shili.example.gov.cn/xxgk/
    公开义务: []
    栏目:
    - {{标识: guide, 名称: 政府信息公开指南}}
    - {{标识: rules, 名称: 政府信息公开制度}}
    - {{标识: content, 名称: 法定主动公开内容}}
    - {{标识: reports, 名称: 政府信息公开年报}}
    - {{标识: tj, 名称: 统计, {more}}}
    {UNITS}"""


KEPT = "更新周期: 每季度, 责任单位: 区财政局"


@pytest.mark.parametrize(
    ("as_of", "filling"), [(date(2026, 6, 5), PUBLISHED), (date(2026, 6, 6), GAP)]
)
def test_a_column_is_published_as_long_as_its_newest_item_is_fresh(
    map_of: MapOf, as_of: date, filling: Filling
) -> None:
    found = map_of(column(KEPT) + report("区民政局", "2026-03-05", column="tj"), as_of)

    only = cell(found, Source.COLUMN)
    assert (only.filling, only.first, only.due) == (filling, date(2026, 3, 5), date(2026, 6, 5))
    assert len(only.proofs) == (filling is PUBLISHED)


def test_an_empty_column_is_a_gap_without_days(map_of: MapOf) -> None:
    only = cell(map_of(column(KEPT)), Source.COLUMN)

    assert (only.filling, only.first, only.due) == (GAP, None, None)


@pytest.mark.parametrize(
    ("as_of", "filling"), [(date(2026, 6, 1), PENDING), (date(2026, 6, 2), GAP)]
)
def test_an_empty_column_is_a_gap_since_the_day_on_which_it_was_opened(
    map_of: MapOf, as_of: date, filling: Filling
) -> None:
    only = cell(map_of(column(KEPT + ", 开设日期: 2026-06-01"), as_of), Source.COLUMN)

    assert (only.filling, only.first, only.due) == (filling, None, date(2026, 6, 1))


def test_a_column_that_says_why_it_is_empty_is_explained(map_of: MapOf) -> None:
    why = ", 不适用: 由市里公布, 不适用日期: 2026-01-12"
    only = cell(map_of(column(KEPT + why)), Source.COLUMN)

    assert only.filling is EXPLAINED
    assert only.explanation == Explanation("由市里公布", "区财政局", date(2026, 1, 12))


def test_a_column_that_nobody_keeps_up_is_nobody_s_duty(map_of: MapOf) -> None:
    assert map_of(column("更新周期: 每季度")).duties == ()


def test_of_a_year_that_is_over_nobody_can_tell_how_fresh_a_column_was(map_of: MapOf) -> None:
    assert map_of(column(KEPT), year=2025).duties == ()


# ── Years ─────────────────────────────────────────────────────────────────


def test_there_is_a_map_of_each_year_with_a_list_and_of_this_year(site_of: SiteOf) -> None:
    text = world("[]", listed(MONTHLY, year=2024))

    assert years(site_of(text)) == (2026, 2024)
    assert years(site_of(text, date(2027, 1, 1))) == (2027, 2024)
    assert years(site_of(world("[]"))) == (2026,)


# ── Every cell ────────────────────────────────────────────────────────────

PHRASES = {
    "每年1月31日前": (1, 1),
    "每季度": (4, 1),
    "按月度": (12, 1),
    "每半年": (2, 1),
    "每季度至少2次": (4, 2),
    "每年至少3次": (1, 3),
}
"""Limits, with how many periods they have and how often each asks."""

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@st.composite
def worlds(draw: st.DrawFn) -> tuple[str, int, list[tuple[str, date]]]:
    """A site, the number of its cells, and who published on which day."""
    duties, cells = "", 0
    for number in range(draw(st.integers(1, 3))):
        phrase = draw(st.sampled_from(sorted(PHRASES)))
        bearers, count = draw(
            st.sampled_from(
                [
                    ("单位类别: 政府部门", 2),
                    ("单位类别: [政府部门, 镇街]", 3),
                    ("单位类别: 政府部门\n  分工: 会同", 1),
                    ("单位: [两局, 东河街道]", 3),
                    ("单位: 有关单位", 1),
                ]
            )
        )
        duties += (
            f"- 标识: d{number}\n  名称: 义务\n  依据: 条例\n  {bearers}\n"
            f"  栏目: zcwj\n  时限: {phrase}\n"
        )
        if draw(st.booleans()):
            day = draw(DAYS)
            period = {"每年1月31日前": "2026年", "每年至少3次": "2026年"}.get(phrase, "")
            if period:
                duties += f"  书面说明: [{{期: {period}, 日期: {day}, 说明: 缘由}}]\n"
        cells += count * PHRASES[phrase][0]
    published = draw(
        st.lists(
            st.tuples(st.sampled_from(["区财政局", "区民政局", "东河街道"]), DAYS),
            max_size=8,
            unique=True,
        )
    )
    files = [report(issuer, str(day), column="zcwj") for issuer, day in published]
    return world(duties, *files), cells, published


def recounted(row: Mapping[str, object], as_of: date) -> str:
    """What the row of a cell must say, from its other fields alone."""
    if int(str(row["已有次数"])) >= int(str(row["应有次数"])):
        return "已公开"
    if row["说明"]:
        return "书面说明"
    return "空缺" if str(row["截止日期"]) < str(as_of) else "未到期"


def counted(row: Mapping[str, object], published: list[tuple[str, date]], as_of: date) -> int:
    whose = str(row["单位"]).split("、")
    return sum(
        (issuer in whose or whose == ["有关单位"])
        and str(row["起"]) <= str(day) <= min(str(row["止"]), str(as_of))
        for issuer, day in published
    )


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=worlds(), as_of=st.dates(date(2026, 1, 1), date(2027, 2, 1)))
def test_every_cell_says_exactly_one_thing_that_its_data_bear_out(
    site_of: SiteOf, drawn: tuple[str, int, list[tuple[str, date]]], as_of: date
) -> None:
    text, cells, published = drawn
    found = table(site_of(text, as_of), 2026)
    words = [each.word for each in found.columns]
    rows = [dict(zip(words, row, strict=True)) for row in found.rows]

    assert len(rows) == cells
    assert [row["情况"] for row in rows] == [recounted(row, as_of) for row in rows]
    assert [row["已有次数"] for row in rows] == [counted(row, published, as_of) for row in rows]
    keys = Counter((row["义务标识"], row["单位标识"], row["期"]) for row in rows)
    assert set(keys.values()) == {1}


def test_the_map_says_the_same_from_one_day_that_something_is_due_to_the_next(
    site_of: SiteOf,
) -> None:
    text = world(QUARTERLY, report("区财政局", "2026-02-03"))
    maps = [
        table(site_of(text, date(2026, 7, 1) + timedelta(days)), 2026) for days in (0, 30, 91, 92)
    ]

    assert maps[0] == maps[1] == maps[2] != maps[3]
