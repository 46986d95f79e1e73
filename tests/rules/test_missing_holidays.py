from datetime import date

from generator.rules.missing_holidays import missing_holidays
from tests.conftest import SITE, Told

NOTICE = """
    节假日:
    - 年度: 2027
      放假: [{名称: 元旦, 自: 2027-01-01, 至: 2027-01-03}]
"""


def test_a_year_is_missing_from_its_first_day_on(told: Told) -> None:
    assert told(missing_holidays, SITE, as_of=date(2026, 12, 31)) == []
    assert told(missing_holidays, SITE, as_of=date(2027, 1, 1)) == [
        "site.yaml:1:1: 提醒 missing-holidays：没有2027年的放假安排，2027年的工作日无法计算"
    ]


def test_a_year_that_the_site_announces_is_not_missing(told: Told) -> None:
    site = SITE.rstrip() + NOTICE

    assert told(missing_holidays, site, as_of=date(2027, 12, 31)) == []
    assert len(told(missing_holidays, site, as_of=date(2028, 1, 1))) == 1
