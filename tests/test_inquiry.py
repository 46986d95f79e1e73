from datetime import date

from generator.inquiry import due_day, is_expired, took
from generator.records import Question
from tests.conftest import SiteOf
from tests.questions import UNITS, question


def test_an_answer_takes_working_days_from_the_day_after(site_of: SiteOf) -> None:
    """1 to 7 October 2026 are free, Saturday the 10th is worked; so is Sunday, 20 September."""
    site = site_of(UNITS + question(收到日期="2026-09-30", 答复日期="2026-10-10"))
    (found,) = site.all(Question)

    assert took(site, found) == 3
    assert due_day(site, found) == date(2026, 10, 13)


def test_of_what_nobody_waited_for_there_is_no_time(site_of: SiteOf) -> None:
    site = site_of(UNITS + question(收到日期="2026-09-30") + question("p", 收到日期=""))

    assert [took(site, each) for each in site.all(Question)] == [None, None]


def test_an_answer_holds_through_its_last_day(site_of: SiteOf) -> None:
    site = site_of(UNITS + question(有效至="2026-11-20") + question("p", 有效至="2026-11-19"))

    assert {each.id: is_expired(site, each) for each in site.all(Question)} == {
        "2026/q": False,
        "2026/p": True,
    }
