from datetime import date

import pytest

from generator.records import Standard
from generator.records.standard import Channel
from tests.conftest import RefusalOf, SiteOf
from tests.standards import item, portal


def only(site_of: SiteOf, *items: str) -> Standard:
    (found,) = site_of(portal(*items)).all(Standard)
    return found


def test_a_catalogue_is_published_on_the_day_of_its_last_edition(site_of: SiteOf) -> None:
    found = only(site_of, item())

    assert found.title == "社会救助领域基层政务公开标准目录"
    assert found.published_on == date(2026, 11, 12)


@pytest.mark.parametrize(
    ("printed", "channels"),
    [
        ("■政府网站 □政府公报", [("政府网站", True), ("政府公报", False)]),
        ("●政府网站〇公开查阅点", [("政府网站", True), ("公开查阅点", False)]),
        ("[政府网站, 公开查阅点]", [("政府网站", True), ("公开查阅点", True)]),
        ("政府网站、公开查阅点", [("政府网站", True), ("公开查阅点", True)]),
    ],
)
def test_channels_are_read_as_they_are_printed(
    site_of: SiteOf, printed: str, channels: list[tuple[str, bool]]
) -> None:
    (row,) = only(site_of, item(公开渠道和载体=printed)).items

    assert list(row.boxes) == [Channel(*each) for each in channels]


@pytest.mark.parametrize(
    ("words", "is_owed"),
    [
        ({}, True),
        ({"公开渠道和载体": "□政府网站 ■公开查阅点"}, False),
        ({"公开方式": "依申请公开"}, False),
        ({"公开方式": "[主动, 依申请公开]"}, True),
    ],
)
def test_what_is_ticked_for_the_website_and_active_is_owed_here(
    site_of: SiteOf,
    words: dict[str, str],
    is_owed: bool,  # noqa: FBT001
) -> None:
    (row,) = only(site_of, item(**words)).items

    assert row.is_owed_here == is_owed


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"公开渠道和载体": "□政府网站"}, "至少有一个渠道是必选的，写作“■政府网站”"),
        ({"公开渠道和载体": "政府网站 □两微一端 ■公示栏"}, "“政府网站”前面没有“■”或者“□”"),
        ({"公开时限": ""}, "缺少“公开时限”；有的领域写“公开要求”"),
        ({"群体": "村民"}, "写了“群体”的，“公开对象”里应有“特定群体”"),
        ({"公开层级": "市级"}, "公开层级“市级”不在“层级”里，现有：县级、乡级"),
        ({"公开对象": "大家"}, "没有“大家”这个词"),
    ],
)
def test_what_a_row_cannot_say_is_an_error(
    refusal_of: RefusalOf, words: dict[str, str], message: str
) -> None:
    (line,) = refusal_of(portal(item(**words)))

    assert message in line


def test_a_catalogue_needs_rows_and_editions_in_order(refusal_of: RefusalOf) -> None:
    world = portal("").replace("    事项:\n", "")
    assert "缺少“事项”" in refusal_of(world)[0]

    turned = portal(item()).replace("2020-09-25", "2026-11-13")
    assert "“版本”应当从早到晚排列，一天一次" in refusal_of(turned)[0]
