"""States follow from days: nobody types them, and they turn on the very day."""

from datetime import date

import pytest

from generator.course import is_delayed, passages, readings, standing
from generator.records import Matter
from tests.conftest import SiteOf
from tests.matters import matter, views


@pytest.mark.parametrize(
    ("day", "word"),
    [
        (date(2026, 2, 28), "未开始"),
        (date(2026, 3, 1), "征求意见中"),
        (date(2026, 3, 31), "征求意见中"),
        (date(2026, 4, 1), "已截止，待反馈"),
        (date(2026, 4, 19), "已截止，待反馈"),
        (date(2026, 4, 20), "已反馈"),
    ],
)
def test_a_consultation_opens_closes_and_is_answered(site_of: SiteOf, day: date, word: str) -> None:
    answer = "反馈: {日期: 2026-04-20, 收到: 2, 采纳: 2}"
    early = matter("意见征集", views("2026-03-01", "2026-03-31", answer))
    site = site_of(early.replace("发布日期: 2026-03-01", "发布日期: 2026-02-20"), day)

    assert standing(site, site.all(Matter)[0]).word == word


@pytest.mark.parametrize(
    ("day", "more", "word"),
    [
        (date(2026, 11, 27), "", "将举行"),
        (date(2026, 11, 28), "", "已举行"),
        (date(2026, 11, 20), ", 取消: 场馆维修", "已取消"),
    ],
)
def test_what_takes_place_is_to_come_until_its_day_is_over(
    site_of: SiteOf, day: date, more: str, word: str
) -> None:
    site = site_of(matter("政务开放日", f"日程: {{时间: 2026-11-27 09:00{more}}}"), day)

    assert standing(site, site.all(Matter)[0]).word == word


def test_a_decision_has_the_state_of_the_last_stage_that_has_come(site_of: SiteOf) -> None:
    text = matter(
        "重大行政决策",
        """
        环节:
        - {环节: 列入目录, 日期: 2026-03-01}
        - {环节: 公众参与, 日期: 2026-04-01}
        - {环节: 专家论证, 不适用: 不涉及}
        - {环节: 决定公布, 日期: 2026-12-01}
        """,
    )
    (found,) = site_of(text).all(Matter)
    site = site_of(text)

    assert standing(site, found).word == "草案已公布"
    assert [(each.name, each.reach.value) for each in passages(site, found)] == [
        ("列入目录", "已完成"),
        ("公众参与", "已完成"),
        ("专家论证", "不适用"),
        ("风险评估", "未到"),
        ("合法性审查", "未到"),
        ("集体审议", "未到"),
        ("决定公布", "未到"),
    ]


def test_a_project_is_late_until_it_is_done(site_of: SiteOf) -> None:
    text = "环节: [{环节: 批准, 日期: 2026-03-02}, {环节: 竣工验收, 计划: 2026-06-30}]"
    done = text.replace("计划: 2026-06-30", "日期: 2026-08-30")
    moved = "\n延期: [{原定: 2026-06-30, 原因: 重新选址}]"

    def of(steps: str, day: date = date(2026, 11, 20)) -> bool:
        site = site_of(matter("重大建设项目", steps), day)
        return is_delayed(site, site.all(Matter)[0])

    assert not of(text, date(2026, 6, 30))
    assert of(text, date(2026, 7, 1))
    assert of(text + moved, date(2026, 6, 1))
    assert not of(done + moved)


def test_how_long_it_took_is_told_in_hours_where_they_are_known(site_of: SiteOf) -> None:
    text = "发生: 2026-07-06 14:20\n环节: [{环节: 发布辟谣, 日期: DAY}]"

    def took(day: str) -> tuple[str, bool | None]:
        site = site_of(matter("辟谣", text.replace("DAY", day)))
        (reading,) = readings(site, site.all(Matter)[0])
        return reading.took, reading.is_late

    assert took("2026-07-06 20:00") == ("5小时40分", False)
    assert took("2026-07-07 14:20") == ("24小时", False)
    assert took("2026-07-07 14:21") == ("24小时1分", True)
    assert took("2026-07-06") == ("当天", False)
    assert took("2026-07-07") == ("1天", None)
