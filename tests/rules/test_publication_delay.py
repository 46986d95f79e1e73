from datetime import date

import pytest

from generator.rules.publication_delay import publication_delay
from tests.conftest import RefusalOf, Told

FILE = "content/documents/2026/qyjb.md"
CATALOG = "content/catalogs/a.yaml"


def document(formed: str, published: str, more: str = "") -> str:
    return f"""
        -- content/units.yaml --
        单位:
        - {{标识: qczj, 名称: 区财政局, 类别: 政府部门}}
        -- {FILE} --
        ---
        标题: 奖励办法
        发布机构: 区财政局
        成文日期: {formed}
        发布日期: {published}
        栏目: zcwj
        {more}
        ---
    """


@pytest.mark.parametrize(
    ("formed", "last", "late"),
    [
        ("2020-06-03", "2020-07-02", "2020-07-03"),
        ("2021-08-20", "2021-09-17", "2021-09-18"),
        ("2022-01-10", "2022-02-10", "2022-02-11"),
        ("2026-02-02", "2026-03-06", "2026-03-07"),
    ],
)
def test_twenty_working_days_are_counted_over_holidays_and_made_up_days(
    told: Told, formed: str, last: str, late: str
) -> None:
    assert told(publication_delay, document(formed, last)) == []
    assert len(told(publication_delay, document(formed, late))) == 1


def test_it_is_told_on_which_working_day_it_came_and_when_it_was_due(told: Told) -> None:
    assert told(publication_delay, document("2021-08-20", "2021-11-20")) == [
        f"{FILE}:5:7: 提醒 publication-delay：“奖励办法”成文后第61个工作日才公开，应在2021年9月17日前"
    ]


@pytest.mark.parametrize(
    ("limit", "last", "late", "words"),
    [
        ("印发后3个工作日内", "2026-03-09", "2026-03-10", "成文后第4个工作日才公开，应在2026年3月9日前"),
        ("批复后20日内", "2026-03-24", "2026-03-25", "成文后第21日才公开，应在2026年3月24日前"),
        ("1个月内", "2026-04-07", "2026-04-08", "成文后第35日才公开，应在2026年4月7日前"),
        ("3月底前", "2026-03-31", "2026-04-01", "到2026年4月1日才公开，应在2026年3月31日前"),
        ("及时", "2026-04-01", "2026-04-02", "成文后第21个工作日才公开，应在2026年4月1日前"),
    ],
)  # fmt: skip
def test_an_item_may_have_a_limit_of_its_own(
    told: Told, limit: str, last: str, late: str, words: str
) -> None:
    more = f"公开时限: {limit}"

    assert told(publication_delay, document("2026-03-04", last, more)) == []
    (line,) = told(publication_delay, document("2026-03-04", late, more))
    assert line.endswith(words)


@pytest.mark.parametrize("limit", ["看情况", "每月", "会前3日"])
def test_a_limit_that_cannot_be_read_is_told(told: Told, limit: str) -> None:
    more = f"公开时限: {limit}"

    assert told(publication_delay, document("2026-03-04", "2026-03-05", more)) == [
        f"{FILE}:7:7: 提醒 publication-delay：“公开时限”的“{limit}”读不出是哪一天，应如“印发后3个工作日内”“批复后20日内”"
    ]


def test_where_the_year_s_holidays_are_unknown_nothing_is_guessed(told: Told) -> None:
    day = date(2027, 6, 1)

    assert told(publication_delay, document("2026-12-04", "2027-05-31"), as_of=day) == []
    assert told(publication_delay, document("2027-01-04", "2027-05-31"), as_of=day) == []


def test_what_was_due_in_a_known_year_is_certain_even_so(told: Told) -> None:
    (line,) = told(publication_delay, document("2026-12-03", "2027-01-04"), as_of=date(2027, 6, 1))

    assert line.endswith("“奖励办法”成文后第32日才公开，应在2026年12月31日前")


def test_nothing_was_due_before_the_regulation_was_in_force(told: Told) -> None:
    assert told(publication_delay, document("2008-04-30", "2010-01-01")) == []
    assert len(told(publication_delay, document("2008-05-01", "2010-01-01"))) == 1


@pytest.mark.parametrize(
    ("days", "count"),
    [
        ("成文日期: 2026-03-02\n        发布日期: 2026-03-30", 0),
        ("成文日期: 2026-03-02\n        发布日期: 2026-03-31", 1),
        ("发布日期: 2026-03-31", 0),
        ("成文日期: 2026-03-02", 0),
    ],
)
def test_a_list_is_published_in_time_too(told: Told, days: str, count: int) -> None:
    text = f"""
        -- {CATALOG} --
        标题: 清单
        年度: 2026
        {days}
    """
    assert len(told(publication_delay, text)) == count


def column(*limits: str) -> str:
    return f"""
        -- site.yaml --
        网站名称: 示例区人民政府
        基准网址: https://www.example.gov.cn/
        栏目:
        - {{标识: guide, 名称: 政府信息公开指南}}
        - {{标识: rules, 名称: 政府信息公开制度}}
        - 标识: content
          名称: 法定主动公开内容
          {limits[0]}
          子栏目:
          - 标识: czyjs
            名称: 财政预决算
            子栏目:
            - 标识: zcwj
              名称: 部门预决算
              {limits[1]}
        - {{标识: reports, 名称: 政府信息公开年报}}
    """


@pytest.mark.parametrize(
    ("limits", "name"),
    [
        (("", "公开时限: 批复后20日内"), "部门预决算"),
        (("公开时限: 批复后20日内", ""), "法定主动公开内容"),
        (("公开时限: 3日内", "公开时限: 批复后20日内"), "部门预决算"),
    ],
)
def test_a_column_may_have_a_limit_for_all_that_is_in_it(
    told: Told, limits: tuple[str, str], name: str
) -> None:
    world = column(*limits)

    assert told(publication_delay, world + document("2026-03-04", "2026-03-24")) == []
    (line,) = told(publication_delay, world + document("2026-03-04", "2026-03-25"))
    assert line.endswith(
        f"成文后第21日才公开，应在2026年3月24日前（栏目“{name}”的公开时限是“批复后20日内”）"
    )


def test_a_document_s_own_limit_comes_before_its_column_s(told: Told) -> None:
    world = column("", "公开时限: 批复后20日内")
    late = document("2026-03-04", "2026-03-30", "公开时限: 1个月内")

    assert told(publication_delay, world + late) == []


@pytest.mark.parametrize("limit", ["看情况", "每月", "会前3日", "3月底前"])
def test_a_limit_of_a_column_is_so_long_after_something(refusal_of: RefusalOf, limit: str) -> None:
    (line,) = refusal_of(column("", f"公开时限: {limit}"))

    assert f"“{limit}”读不出是形成以后多少天" in line
