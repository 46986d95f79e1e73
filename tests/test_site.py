"""What the site says of a document on the day that it shows."""

from datetime import date

import pytest

from generator.records import Document
from generator.site import Site
from generator.validity import is_void, validity
from tests.conftest import SiteOf


def document(name: str, more: str = "", formed: str = "2020-01-08") -> str:
    return f"""
        -- content/documents/{name}.md --
        ---
        标题: 办法{name}
        发布机构: 区财政局
        成文日期: {formed}
        发布日期: {formed}
        栏目: zcwj
        {more}
        ---
    """


def state(site: Site, name: str = "2020/old") -> str | None:
    found = site.get(Document, name)
    assert found is not None
    return validity(site, found)


@pytest.mark.parametrize(
    ("facts", "states"),
    [
        ("有效期至: 2026-11-20", (None, None, "失效")),
        ("有效性: 有效\n        有效期至: 2026-11-20", ("有效", "有效", "失效")),
        ("施行日期: 2026-11-20", ("尚未施行", None, None)),
        ("有效性: 有效\n        施行日期: 2026-11-20", ("尚未施行", "有效", "有效")),
        ("有效性: 尚未施行\n        施行日期: 2026-11-20", ("尚未施行", "有效", "有效")),
        ("有效性: 尚未施行", ("尚未施行", "尚未施行", "尚未施行")),
        ("有效性: 废止\n        有效期至: 2026-11-20", ("废止", "废止", "废止")),
    ],
)
def test_the_dates_carry_on_what_the_editor_wrote(
    facts: str, states: tuple[str | None, ...], site_of: SiteOf
) -> None:
    days = [date(2026, 11, day) for day in (19, 20, 21)]

    assert tuple(state(site_of(document("2020/old", facts), day)) for day in days) == states


@pytest.mark.parametrize(
    ("act", "written", "after"),
    [
        ("废止", "有效", "废止"),
        ("废止", "已修改", "废止"),
        ("废止", "失效", "失效"),
        ("修改", "有效", "已修改"),
        ("修改", "废止", "废止"),
    ],
)
def test_another_document_acts_from_the_day_on_which_it_takes_effect(
    act: str, written: str, after: str, site_of: SiteOf
) -> None:
    site = document("2020/old", f"有效性: {written}") + document(
        "2026/new", f"{act}: [2020/old]\n        施行日期: 2026-11-20", "2026-11-01"
    )

    assert state(site_of(site, date(2026, 11, 19))) == written
    assert state(site_of(site, date(2026, 11, 20))) == after


def test_a_document_is_void_once_it_has_expired(site_of: SiteOf) -> None:
    text = document("2020/old", "有效性: 有效\n        有效期至: 2026-11-20")
    before, after = (site_of(text, date(2026, 11, day)) for day in (20, 21))

    assert [is_void(site, site.all(Document)[0]) for site in (before, after)] == [False, True]
