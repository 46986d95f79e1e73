"""What is owed every year: as written in site.yaml, or the duties of the law."""

import pytest

from generator.records import Column, StandingDuty
from generator.rules.dangling_reference import dangling_reference
from generator.rules.duplicate_id import duplicate_id
from generator.rules.unknown_unit import unknown_unit
from generator.vocabulary import Division, UnitKind
from tests.conftest import SITE, RefusalOf, SiteOf, Told

DUTY = "- {标识: nb, 名称: 年报, 依据: 条例, 单位类别: 政府部门, 栏目: reports, 时限: 每年1月31日前"


def with_duties(*duties: str) -> str:
    return f"{SITE}    公开义务:\n" + "".join(f"    {each}\n" for each in duties)


def test_a_site_that_writes_none_has_those_of_the_law(site_of: SiteOf) -> None:
    site = site_of("")

    duties = {each.id: each for each in site.all(StandingDuty)}
    assert list(duties) == ["annual-report", "government-report", "guide", "website-report"]
    assert duties["annual-report"].kinds == (
        UnitKind.DEPARTMENT,
        UnitKind.TOWN,
        UnitKind.VERTICAL,
    )
    assert duties["guide"].division is duties["website-report"].division is Division.JOINTLY
    assert all(site.referred(each, "columns", Column) for each in duties.values())


def test_a_site_may_say_that_it_has_none(site_of: SiteOf) -> None:
    assert site_of(f"{SITE}    公开义务: []\n").all(StandingDuty) == ()


def test_what_a_site_writes_stands_instead(site_of: SiteOf) -> None:
    (duty,) = site_of(with_duties(DUTY + "}")).all(StandingDuty)

    assert (duty.id, duty.columns, duty.since) == ("nb", ("reports",), None)


@pytest.mark.parametrize(
    "phrase", ["每年1月31日前", "每季度", "按月度", "每半年", "每年至少2次", "不少于2次", "每学年"]
)
def test_a_limit_that_comes_back_is_one(site_of: SiteOf, phrase: str) -> None:
    (duty,) = site_of(with_duties(DUTY.replace("每年1月31日前", phrase) + "}")).all(StandingDuty)

    assert duty.periods(2026)


@pytest.mark.parametrize("phrase", ["2026年1月31日前", "及时", "每日", "20个工作日内", "随便写的"])
def test_any_other_limit_is_refused_and_a_right_one_named(
    refusal_of: RefusalOf, phrase: str
) -> None:
    (told,) = refusal_of(with_duties(DUTY.replace("每年1月31日前", phrase) + "}"))

    assert told.startswith("site.yaml:")
    assert told.endswith(
        f"错误 invalid-value：“时限”：“{phrase}”不是定期的时限，应如“每年1月31日前”“每季度”“每半年”“每年至少2次”"
    )


def test_a_duty_begins_in_the_year_from_which_it_is_owed(site_of: SiteOf) -> None:
    (duty,) = site_of(with_duties(DUTY + ", 自: 2026}")).all(StandingDuty)

    assert duty.periods(2025) == ()
    assert [each.name for each in duty.periods(2026)] == ["2026年"]


@pytest.mark.parametrize(
    ("period", "told"),
    [
        ("期: 2026年, ", ""),
        ("期: 2031年, ", ""),
        ("", "“书面说明”：缺少“期”，应写如“2026年”"),
        (
            "期: 第一季度, ",
            "“书面说明”：“第一季度”不是这项义务的一期，应写如“2026年”",
        ),
        (
            "期: 2026年第一季度, ",
            "“书面说明”：“2026年第一季度”不是这项义务的一期，应写如“2026年”",
        ),
    ],
)
def test_an_explanation_names_its_period_in_full(
    site_of: SiteOf, refusal_of: RefusalOf, period: str, told: str
) -> None:
    text = with_duties(DUTY + f", 书面说明: [{{{period}日期: 2026-02-01, 说明: 新设立}}]}}")

    if told:
        (found,) = refusal_of(text)
        assert found.endswith(told)
    else:
        assert site_of(text).all(StandingDuty)[0].explanations


def test_a_column_that_is_not_there_is_a_broken_reference(told: Told) -> None:
    assert told(dangling_reference, with_duties(DUTY.replace("reports", "nb") + "}")) == [
        "site.yaml:12:44: 错误 dangling-reference：没有标识为“nb”的内容（栏目）"
    ]


def test_names_of_units_are_checked_in_the_duty_and_in_what_explains_it(told: Told) -> None:
    duty = DUTY.replace("单位类别: 政府部门", "单位: 区财政局")
    explained = duty + ", 书面说明: [{单位: 区民政局, 期: 2026年, 日期: 2026-02-01, 说明: 无}]}"

    found = told(unknown_unit, with_duties(explained))
    assert [each.split("：", 1)[1].split("；")[0] for each in found] == [
        "没有名为“区财政局”的单位或集合",
        "没有名为“区民政局”的单位或集合",
    ]


def test_two_duties_of_one_id_are_an_error(told: Told) -> None:
    assert told(duplicate_id, with_duties(DUTY + "}", DUTY + "}")) == [
        "site.yaml:13:3: 错误 duplicate-id：公开义务的标识“nb”已被 site.yaml 使用"
    ]
