"""References followed, both ways; names as they were meant on the day."""

from datetime import date

import pytest

from generator.listing import in_column
from generator.records import (
    Catalog,
    Collective,
    Column,
    Document,
    Interpretation,
    PlainPage,
    Task,
    Unit,
)
from generator.site import Site, bound_tasks
from tests.conftest import AS_OF, SiteOf, unresolved

UNITS = """
        -- content/units.yaml --
        单位:
        - {标识: qczj, 名称: 区财政局, 类别: 政府部门, 别名: [财政局]}
        - {标识: qsjj, 名称: 区审计局, 类别: 政府部门}
        - {标识: dzz, 名称: 东镇, 类别: 镇街}
        - {标识: xjd, 名称: 西街道, 类别: 镇街}
        - {标识: lzz, 名称: 老镇, 类别: 镇街, 去向: {方式: 并入, 单位: 东镇}}
        集合:
        - {名称: 各镇街, 成员: {类别: [镇街]}}
        - {名称: 综合部门, 成员: [区财政局, 财政局, 区审计局, 老镇]}
        - {名称: 有关单位, 成员: 不定}
"""


def document(name: str, more: str = "") -> str:
    return f"""
        -- content/documents/2026/{name}.md --
        ---
        标题: 办法{name}
        发布机构: 区财政局
        成文日期: 2026-01-05
        发布日期: 2026-01-08
        栏目: zcwj
        {more}
        ---
    """


def catalog(tasks: str) -> str:
    return f"""
        -- content/catalogs/sl-2026.yaml --
        标题: 任务分工
        年度: 2026
        任务:
        {tasks}
    """


def unit(site: Site, identity: str) -> Unit:
    found = site.get(Unit, identity)
    assert found is not None
    return found


def collective(site: Site, name: str) -> Collective:
    return next(each for each in site.all(Collective) if each.name == name)


# ── Both ways ─────────────────────────────────────────────────────────────


def test_a_reference_is_followed_and_found_again_from_its_target(site_of: SiteOf) -> None:
    site = site_of(f"""{UNITS}{document("a")}{document("b", "废止: [2026/a]")}
        -- content/interpretations/2026/wd.md --
        ---
        标题: 一问一答
        解读对象: [2026/b, 2026/a]
        形式: 简明问答
        单位: 区财政局
        发布日期: 2026-01-09
        ---
    """)
    first, second = site.all(Document)
    (interpretation,) = site.all(Interpretation)

    assert site.referred(second, "repeals", Document) == (first,)
    assert site.referring(Document, "repeals", to=first) == (second,)
    assert site.referred(interpretation, "interprets", Document) == (second, first)
    assert site.referring(Interpretation, "interprets", to=first) == (interpretation,)
    assert site.referring(Interpretation, "interprets", to=second) == (interpretation,)
    assert unresolved(site) == ()


def test_a_column_knows_what_is_filed_in_it(site_of: SiteOf) -> None:
    site = site_of(UNITS + document("a") + document("b"))
    column = site.get(Column, "zcwj")

    assert column is not None
    assert site.newest(in_column(column), 20) == site.all(Document)[::-1]
    assert site.count(in_column(column)) == 2


def test_each_name_as_written_has_its_party_and_each_unit_its_task_once(site_of: SiteOf) -> None:
    site = site_of(UNITS + catalog("- {序号: 1, 内容: 甲, 牵头单位: [区财政局, 区审计局, 财政局]}"))
    (task,), finance, audit = site.all(Task), unit(site, "qczj"), unit(site, "qsjj")

    assert site.named(task, "leads") == (finance, audit, finance)
    assert site.parties(task, "leads") == (finance, audit)
    assert site.referred(task, "leads", Unit) == (finance, audit)
    assert site.referring(Task, "leads", to=finance) == (task,)


def test_two_links_to_one_record_are_one_reference(site_of: SiteOf) -> None:
    site = site_of(f"""{UNITS}{document("a")}
        -- content/pages/guide.md --
        ---
        标题: 指南
        ---
        [甲](unit:qczj)[乙](document:2026/a)[丙](unit:qczj)
    """)
    (page,) = site.all(PlainPage)

    assert site.referred(page, "links", Unit) == (unit(site, "qczj"),)
    assert site.referring(PlainPage, "links", to=unit(site, "qczj")) == (page,)


def test_fields_are_told_apart(site_of: SiteOf) -> None:
    site = site_of(UNITS + catalog("- {序号: 1, 内容: 甲, 牵头单位: 区财政局, 责任单位: 区审计局}"))
    finance = unit(site, "qczj")

    assert len(site.referring(Task, "leads", to=finance)) == 1
    assert site.referring(Task, "responsible", to=finance) == ()


def test_a_part_of_a_record_refers_for_its_owner(site_of: SiteOf) -> None:
    site = site_of(UNITS)

    assert site.referring(Unit, "unit", to=unit(site, "dzz")) == (unit(site, "lzz"),)


def test_links_in_a_text_are_references_too(site_of: SiteOf) -> None:
    site = site_of(f"""{UNITS}{document("a")}
        -- content/pages/guide.md --
        ---
        标题: 指南
        ---
        见[办法](document:2026/a)和[财政局](unit:qczj)，[下文](#xia-wen)。

        ## 下文
    """)
    (page,) = site.all(PlainPage)

    assert site.referred(page, "links", Document) == site.all(Document)
    assert site.referred(page, "links", Unit) == (unit(site, "qczj"),)
    assert unresolved(site) == ()


# ── What leads nowhere ────────────────────────────────────────────────────


def test_what_is_not_found_is_kept_with_its_place_and_suggestions(site_of: SiteOf) -> None:
    site = site_of(UNITS + catalog("- {序号: 1, 内容: 甲, 牵头单位: [区财政局, 区审记局]}"))
    (found,) = unresolved(site)

    assert (found.family, found.value, found.candidates) == ("units", "区审记局", ())
    assert found.suggestions[0] == "区审计局"
    assert found.place.file == "content/catalogs/sl-2026.yaml"
    assert found.place.path == ("任务", 0, "牵头单位", 1)


def test_a_link_that_leads_nowhere_is_kept_with_its_line(site_of: SiteOf) -> None:
    site = site_of("""
        -- content/pages/guide.md --
        ---
        标题: 指南
        ---
        甲

        [乙](#wu)
    """)
    (found,) = unresolved(site)

    assert (found.place.line, found.value) == (3, "#wu")


def test_what_leads_nowhere_is_linked_to_nothing(site_of: SiteOf) -> None:
    site = site_of(UNITS + document("a", "废止: [2025/x]"))
    (found,) = site.all(Document)

    assert site.referred(found, "repeals", Document) == ()


def test_of_two_records_with_one_id_the_first_is_kept(site_of: SiteOf) -> None:
    tasks = "- {序号: 1, 内容: 甲, 牵头单位: 区财政局}\n        - {序号: 1, 内容: 乙, 牵头单位: 区财政局}"
    site = site_of(UNITS + catalog(tasks))
    (duplicate,) = site.duplicates

    assert [task.content for task in site.all(Task)] == ["甲"]
    assert duplicate.first == site.all(Task)[0]
    assert duplicate.record.place.path == ("任务", 1)


def test_settings_alone_are_a_site_without_content(site_of: SiteOf) -> None:
    site = site_of("")

    assert (site.as_of, unresolved(site), site.all(Document)) == (AS_OF, (), ())


# ── Names ─────────────────────────────────────────────────────────────────

SUCCESSION = """
        -- content/units.yaml --
        单位:
        - {标识: qgtj, 名称: 区国土局, 类别: 政府部门, 别名: [{名称: 国土局, 至: 2018-12-31}]}
        - {标识: qzrj, 名称: 区自然资源局, 类别: 政府部门, 别名: [{名称: 国土局, 自: 2019-01-01}]}
"""


def dated(formed: str) -> str:
    return SUCCESSION + catalog("- {序号: 1, 内容: 甲, 牵头单位: 国土局}").replace(
        "年度: 2026", f"年度: 2026\n        {formed}"
    )


def test_a_name_means_the_unit_that_had_it_on_the_day_of_the_list(site_of: SiteOf) -> None:
    before, after = site_of(dated("成文日期: 2018-12-31")), site_of(dated("成文日期: 2019-01-01"))

    assert before.parties(before.all(Task)[0], "leads") == (unit(before, "qgtj"),)
    assert after.parties(after.all(Task)[0], "leads") == (unit(after, "qzrj"),)


def test_a_name_without_a_day_may_mean_either_and_is_kept_as_ambiguous(site_of: SiteOf) -> None:
    site = site_of(dated("来源文件: 通知"))
    (found,) = unresolved(site)

    assert [each.id for each in found.candidates] == ["qgtj", "qzrj"]
    assert found.suggestions == ()
    assert site.parties(site.all(Task)[0], "leads") == ()


def test_the_issuer_of_a_list_need_not_be_known_but_must_be_one(site_of: SiteOf) -> None:
    undated = dated("发布机构: [中共示例区委, 国土局]").replace(
        "牵头单位: 国土局", "牵头单位: 区国土局"
    )
    site = site_of(undated)
    (found,) = unresolved(site)

    assert [each.id for each in found.candidates] == ["qgtj", "qzrj"]
    assert found.place.path == ("发布机构", 1)
    assert site.parties(site.all(Catalog)[0], "issuers") == ()


def test_a_name_outside_its_dates_is_unknown(site_of: SiteOf) -> None:
    site = site_of(f"""
        -- content/units.yaml --
        单位:
        - {{标识: qczj, 名称: 区财政局, 类别: 政府部门, 别名: [{{名称: 财税处, 至: 1999-12-31}}]}}
        {document("a").replace("发布机构: 区财政局", "发布机构: 财税处")}
    """)

    assert [(each.value, each.candidates) for each in unresolved(site)] == [("财税处", ())]


def test_names_are_compared_without_blanks_and_widths(site_of: SiteOf) -> None:
    site = site_of(
        """
        -- content/units.yaml --
        单位:
        - {标识: qczj, 名称: 区财政局（国资局）, 类别: 政府部门}
        """
        + catalog("- {序号: 1, 内容: 甲, 牵头单位: 区财政局 (国资局)}")
    )

    assert site.parties(site.all(Task)[0], "leads") == (unit(site, "qczj"),)


def test_a_former_unit_may_still_be_named(site_of: SiteOf) -> None:
    site = site_of(UNITS + catalog("- {序号: 1, 内容: 甲, 牵头单位: 老镇}"))

    assert site.parties(site.all(Task)[0], "leads") == (unit(site, "lzz"),)


# ── Collectives ───────────────────────────────────────────────────────────


def test_a_rule_binds_every_active_unit_of_its_kinds_and_no_former_one(site_of: SiteOf) -> None:
    site = site_of(UNITS)

    assert site.members(collective(site, "各镇街")) == (unit(site, "dzz"), unit(site, "xjd"))
    assert site.collectives_of(unit(site, "lzz")) == (collective(site, "综合部门"),)


REFORM = """
        -- content/units.yaml --
        单位:
        - {标识: qczj, 名称: 区财政局, 类别: 政府部门}
        - {标识: qfpb, 名称: 区扶贫办, 类别: 政府部门, 去向: {方式: 并入, 单位: 区财政局, 日期: 2025-03-01}}
        - {标识: qsjj, 名称: 区数据局, 类别: 政府部门, 设立日期: 2025-03-01}
        集合:
        - {名称: 各部门, 成员: {类别: [政府部门]}}
        - {名称: 名单, 成员: [区扶贫办, 区数据局]}
"""
"""One department was merged in 2025, another one was set up."""


@pytest.mark.parametrize(
    ("day", "members"),
    [
        (date(2024, 5, 1), ["qczj", "qfpb"]),
        (date(2025, 2, 28), ["qczj", "qfpb"]),
        (date(2025, 3, 1), ["qczj", "qsjj"]),
        (None, ["qczj", "qsjj"]),
    ],
)
def test_a_rule_means_the_units_that_there_were_on_the_day(
    day: date | None, members: list[str], site_of: SiteOf
) -> None:
    site = site_of(REFORM)
    departments = collective(site, "各部门")

    assert [each.id for each in site.members(departments, day)] == members


def test_a_rule_without_a_day_means_the_day_that_the_site_shows(site_of: SiteOf) -> None:
    site = site_of(REFORM, as_of=date(2024, 5, 1))

    assert [each.id for each in site.members(collective(site, "各部门"))] == ["qczj", "qfpb"]


def test_a_list_of_2024_binds_who_was_merged_since_and_not_who_was_set_up_since(
    site_of: SiteOf,
) -> None:
    site = site_of(
        REFORM
        + catalog("- {序号: 1, 内容: 甲, 牵头单位: 各部门}").replace(
            "年度: 2026", "年度: 2024\n        成文日期: 2024-05-01"
        )
    )
    departments, (task,) = collective(site, "各部门"), site.all(Task)

    assert bound_tasks(site, unit(site, "qfpb")) == ((task, departments),)
    assert bound_tasks(site, unit(site, "qsjj")) == ()


def test_a_list_of_names_means_the_same_on_every_day(site_of: SiteOf) -> None:
    site = site_of(REFORM)
    named = [each.id for each in site.members(collective(site, "名单"), date(2024, 5, 1))]

    assert named == ["qfpb", "qsjj"]


def test_a_list_binds_whom_it_names_once_each(site_of: SiteOf) -> None:
    site = site_of(UNITS)
    members = [each.id for each in site.members(collective(site, "综合部门"))]

    assert members == ["qczj", "qsjj", "lzz"]


def test_an_open_collective_binds_nobody(site_of: SiteOf) -> None:
    site = site_of(UNITS + catalog("- {序号: 1, 内容: 甲, 牵头单位: 有关单位}"))
    open_ = collective(site, "有关单位")

    assert site.members(open_) == ()
    assert site.referring(Task, "leads", to=open_) == site.all(Task)
    assert all(bound_tasks(site, each) == () for each in site.all(Unit))


def test_a_task_binds_a_unit_through_a_collective_unless_it_names_it(site_of: SiteOf) -> None:
    site = site_of(
        UNITS
        + catalog(
            """
        - {序号: 1, 内容: 甲, 牵头单位: 各镇街}
        - {序号: 2, 内容: 乙, 牵头单位: 区财政局, 责任单位: [各镇街, 东镇]}
        - {序号: 3, 内容: 丙, 牵头单位: 区财政局}
    """.strip()
        )
    )
    towns = collective(site, "各镇街")
    first, second, _ = site.all(Task)

    assert bound_tasks(site, unit(site, "dzz")) == ((first, towns),)
    assert bound_tasks(site, unit(site, "xjd")) == ((first, towns), (second, towns))
    assert bound_tasks(site, unit(site, "lzz")) == ()


def test_a_collective_may_be_meant_by_another_of_its_names(site_of: SiteOf) -> None:
    site = site_of(
        """
        -- content/units.yaml --
        集合:
        - {名称: 各镇街, 别名: [各镇（街道）], 成员: {类别: [镇街]}}
        """
        + catalog("- {序号: 1, 内容: 甲, 牵头单位: 各镇(街道)}")
    )

    assert site.parties(site.all(Task)[0], "leads") == (collective(site, "各镇街"),)


# ── The day ───────────────────────────────────────────────────────────────


def test_the_site_shows_the_day_it_was_asked_for(site_of: SiteOf) -> None:
    assert site_of("", date(2030, 1, 1)).as_of == date(2030, 1, 1)


def test_the_order_of_the_files_is_the_order_of_the_records(site_of: SiteOf) -> None:
    names = [each.id for each in site_of(UNITS + document("b") + document("a")).all(Document)]

    assert names == ["2026/a", "2026/b"]
