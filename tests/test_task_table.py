"""Rows as the paper prints them: names, whom they mean, and who divides the work."""

import pytest

from generator import task_table, url
from generator.records import Task, Unit
from generator.site import Site
from generator.task_table import TaskRow
from tests.conftest import SiteOf

UNITS = """
        -- content/units.yaml --
        单位:
        - {标识: qczj, 名称: 区财政局, 类别: 政府部门, 全称: 示例区财政局, 别名: [财政局]}
        - {标识: qsjj, 名称: 区审计局, 类别: 政府部门}
        - {标识: dzz, 名称: 东镇, 类别: 镇街}
        - {标识: lzz, 名称: 老镇, 类别: 镇街, 去向: {方式: 并入, 单位: 东镇, 日期: 2025-03-01}}
        - {标识: xzz, 名称: 新镇, 类别: 镇街, 设立日期: 2025-03-01}
        - {标识: zzz, 名称: 再镇, 类别: 镇街, 设立日期: 2026-01-01}
        集合:
        - {名称: 各镇街, 成员: {类别: [镇街]}}
        - {名称: 有关单位, 成员: 不定}
"""


def with_task(fields: str, day: str = "2026-04-20") -> str:
    return f"""{UNITS}
        -- content/catalogs/sl.yaml --
        标题: 任务分工
        年度: 2026
        成文日期: {day}
        任务:
        - {{序号: 1, 内容: 甲, {fields}}}
    """


def row_of(site: Site) -> TaskRow:
    (task,) = site.all(Task)
    return task_table.row(site, task)


def test_two_names_of_one_unit_and_a_second_unit_keep_their_names_and_links(
    site_of: SiteOf,
) -> None:
    leads = row_of(site_of(with_task("牵头单位: [财政局, 区审计局, 示例区财政局]"))).leads

    assert [(each.title, each.url) for each in leads] == [
        ("财政局", url.at("units", "qczj")),
        ("区审计局", url.at("units", "qsjj")),
        ("示例区财政局", url.at("units", "qczj")),
    ]


def test_the_names_of_a_row_are_what_its_filter_compares(site_of: SiteOf) -> None:
    row = row_of(site_of(with_task("牵头单位: [财政局, 区审计局], 责任单位: [区审计局, 各镇街]")))

    assert row.units == "财政局 区审计局 各镇街"


@pytest.mark.parametrize(
    ("leads", "responsible", "division", "notes"),
    [
        ("[]", "[区财政局, 区审计局]", "分别负责", ("", "（分别负责）")),
        ("[区财政局]", "[区审计局, 东镇]", "分别负责", ("", "（分别负责）")),
        ("[区财政局, 区审计局]", "[东镇]", "分别负责", ("（分别负责）", "")),
        ("[区财政局, 区审计局]", "[]", "分别负责", ("（分别负责）", "")),
        ("[区财政局]", "[]", "分别负责", ("（分别负责）", "")),
        ("[区财政局]", "[区审计局]", "会同", ("（会同）", "")),
        ("[区财政局, 区审计局]", "[东镇]", "会同", ("（会同）", "")),
        ("[区财政局]", "[区审计局]", "", ("", "")),
    ],
)
def test_the_division_stands_with_those_who_divide_the_work(
    leads: str, responsible: str, division: str, notes: tuple[str, str], site_of: SiteOf
) -> None:
    fields = f"牵头单位: {leads}, 责任单位: {responsible}, 分工: {division}"
    row = row_of(site_of(with_task(fields)))

    assert (row.leads_note, row.responsible_note) == notes


def test_and_others_stands_before_the_division(site_of: SiteOf) -> None:
    fields = "牵头单位: 区财政局, 责任单位: [区审计局, 东镇], 分工: 分别负责, 等: 是"

    assert row_of(site_of(with_task(fields))).responsible_note == "等（分别负责）"


@pytest.mark.parametrize(
    ("day", "note"),
    [
        ("2024-05-01", "封闭集合，2个单位"),
        ("2025-05-01", "封闭集合，2个单位"),
        ("2026-04-20", "封闭集合，3个单位"),
    ],
)
def test_a_collective_says_how_many_it_bound_on_the_day_of_the_list(
    day: str, note: str, site_of: SiteOf
) -> None:
    (party,) = row_of(site_of(with_task("牵头单位: 各镇街", day))).leads

    assert (party.title, party.note) == ("各镇街", note)


def test_an_open_collective_says_that_it_binds_nobody_in_particular(site_of: SiteOf) -> None:
    (party,) = row_of(site_of(with_task("牵头单位: 有关单位"))).leads

    assert party.note == "开放集合，不落到具体单位"


def test_a_row_says_how_the_task_stands_and_the_filter_knows_it(site_of: SiteOf) -> None:
    row = row_of(site_of(with_task("牵头单位: 区财政局, 时限: 2026年6月30日前, 存疑: 模糊")))

    assert (row.state.word, row.state.tone) == ("逾期", "alarm")
    assert row.states == "逾期 写明时限 存疑"


def test_in_the_table_of_a_unit_its_own_share_counts(site_of: SiteOf) -> None:
    fields = "牵头单位: [区财政局, 区审计局], 分工: 分别负责, 时限: 2026年6月30日前"
    said = "书面说明: [{单位: 区审计局, 日期: 2026-06-01, 说明: 无此事项}]"
    site = site_of(with_task(f"{fields}, {said}"))
    (task,) = site.all(Task)
    states = {
        unit.name: task_table.flat(site, "表", [task], unit).groups[0].rows[0].state.word
        for unit in site.all(Unit)[:2]
    }

    assert states == {"区财政局": "逾期", "区审计局": "不适用（说明）"}


def test_cells_with_different_notes_are_not_merged(site_of: SiteOf) -> None:
    site = site_of(f"""{UNITS}
        -- content/catalogs/sl.yaml --
        标题: 任务分工
        年度: 2026
        任务:
        - {{序号: 1, 内容: 甲, 牵头单位: [区财政局, 区审计局], 分工: 分别负责}}
        - {{序号: 2, 内容: 乙, 牵头单位: [区财政局, 区审计局], 分工: 分别负责}}
        - {{序号: 3, 内容: 丙, 牵头单位: [区财政局, 区审计局]}}
    """)
    rows = task_table.merged([task_table.row(site, task) for task in site.all(Task)])

    assert [row.same_leads for row in rows] == [False, True, False]
    assert [row.open_leads for row in rows] == [True, False, False]
