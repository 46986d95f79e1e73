from datetime import date

from generator.rules.guide_age import guide_age
from tests.conftest import SITE, Told


def world(site: str = "", unit: str = "") -> str:
    return f"""{SITE}    {site}
    -- content/units.yaml --
    单位:
    - {{标识: qczj, 名称: 区财政局, 类别: 政府部门{unit}}}
    """


def test_a_guide_that_was_not_updated_for_a_year_is_a_warning(told: Told) -> None:
    text = world("公开指南: {更新日期: 2025-11-19}")

    assert told(guide_age, text, date(2026, 11, 19)) == []
    assert told(guide_age, text, date(2026, 11, 20)) == [
        "site.yaml:11:7: 提醒 guide-age：“示例区人民政府”的公开指南是2025年11月19日更新的，已经超过12个月"
    ]


def test_a_year_after_leap_day_is_the_last_of_february(told: Told) -> None:
    text = world("公开指南: {更新日期: 2024-02-29}")

    assert told(guide_age, text, date(2025, 2, 28)) == []
    assert len(told(guide_age, text, date(2025, 3, 1))) == 1


def test_a_guide_says_when_it_was_updated(told: Told) -> None:
    (only,) = told(guide_age, world("公开指南: {信息分类: 分三类}"))

    assert only.endswith("“示例区人民政府”的公开指南没有写“更新日期”")


def test_a_unit_that_gives_no_day_of_its_own_goes_by_that_of_all(told: Told) -> None:
    site = "公开指南: {更新日期: 2026-03-02}"

    assert told(guide_age, world(site, ", 公开指南: {获取方式: 到本局查阅}")) == []
    (only,) = told(guide_age, world(site, ", 公开指南: {更新日期: 2024-03-02}"))
    assert "“区财政局”的公开指南是2024年3月2日更新的" in only


def test_a_page_in_the_column_of_guides_ages_as_well(told: Told) -> None:
    page = """
    -- content/pages/guide.md --
    ---
    标题: 指南
    栏目: guide
    更新日期: 2024-03-02
    ---
    正文。
    -- content/pages/help.md --
    ---
    标题: 帮助
    更新日期: 2020-03-02
    ---
    正文。
    """

    (only,) = told(guide_age, world() + page)

    assert only.startswith("content/pages/guide.md:")
