from datetime import date

import pytest

from generator.records import Document
from generator.site import Site
from generator.validity import ending, ends_soon, expiry, validity
from generator.vocabulary import Validity
from tests.conftest import SiteOf
from tests.rules.normatives import normative, site

RULE = "有效期规则: {参照: 通行}"
NEW = {"统一编号": "GF-2026-0002", "成文日期": "2026-04-01", "发布日期": "2026-04-02"}


def document(found: Site, name: str = "a") -> Document:
    document = found.get(Document, f"2026/{name}")
    assert document is not None
    return document


def test_a_text_that_is_silent_ends_by_the_rule_of_the_place_alone(site_of: SiteOf) -> None:
    silent = normative(有效期至="")
    without, with_rule = site_of(site() + silent), site_of(site(RULE) + silent)
    end = expiry(with_rule, document(with_rule))

    assert expiry(without, document(without)) is None
    assert end is not None
    assert (end.day, end.is_computed) == (date(2031, 4, 30), True)


def test_a_rule_that_wants_the_end_written_computes_none(site_of: SiteOf) -> None:
    found = site_of(site("有效期规则: {参照: 山东}") + normative(有效期至=""))

    assert expiry(found, document(found)) is None


@pytest.mark.parametrize(
    ("as_of", "state"),
    [(date(2028, 4, 30), Validity.VALID), (date(2028, 5, 1), Validity.EXPIRED)],
)
def test_a_computed_end_comes_like_a_written_one(
    as_of: date, state: Validity, site_of: SiteOf
) -> None:
    trial = normative(title="某某暂行办法", 有效期至="")
    found = site_of(site(RULE) + trial, as_of)

    assert validity(found, document(found)) is state


def test_a_document_ends_soon_within_the_months_of_its_review(site_of: SiteOf) -> None:
    text = site() + normative(有效期至="2027-05-20")

    days = (date(2026, 11, 19), date(2026, 11, 20), date(2027, 5, 20), date(2027, 5, 21))
    sites = [site_of(text, day) for day in days]
    assert [ends_soon(each, document(each)) for each in sites] == [False, True, True, False]


def test_what_is_repealed_ends_on_the_day_on_which_the_other_takes_effect(
    site_of: SiteOf,
) -> None:
    new = normative("b", title="新办法", **NEW, 施行日期="2026-06-01", 废止="[2026/a]")
    found = site_of(site() + normative() + new)
    end = ending(found, document(found))

    assert end is not None
    assert (end.since, [each.title for each in end.actors]) == (date(2026, 6, 1), ["新办法"])
    assert ending(found, document(found, "b")) is None


def test_a_document_may_be_repealed_by_one_elsewhere_on_a_day(site_of: SiteOf) -> None:
    text = site() + normative(废止日期="2026-10-01", 废止依据="某政发〔2026〕5号")
    before, after = site_of(text, date(2026, 9, 30)), site_of(text, date(2026, 10, 1))
    end = ending(after, document(after))

    assert validity(before, document(before)) is Validity.VALID
    assert validity(after, document(after)) is Validity.REPEALED
    assert end is not None
    assert (end.since, end.basis) == (date(2026, 10, 1), "某政发〔2026〕5号")


def test_what_expires_has_ended_the_day_after(site_of: SiteOf) -> None:
    found = site_of(site() + normative(有效期至="2026-11-19"))
    end = ending(found, document(found))

    assert end is not None
    assert end.since == date(2026, 11, 20)
