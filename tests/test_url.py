import posixpath
from urllib.parse import unquote, urldefrag

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import url
from generator.records import ENTRIES
from generator.url import Url

# Ids are ASCII; attachments may have any name that a file can have.
NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="/#"), min_size=1)
PARTS = NAMES.filter(lambda name: name not in {".", ".."})
ADDRESSES = st.lists(PARTS, min_size=1, max_size=4).map("/".join)


class Leaf:
    """The least that has an address."""

    def __init__(self, family: str, identity: str) -> None:
        self.family, self.id = family, identity


CATALOG = Leaf("catalogs", "yc-2022")
UNIT = Leaf("units", "qczj")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (url.of(Leaf("documents", "2026/qyjb")), "documents/2026/qyjb.html"),
        (url.at("units", "qczj"), "units/qczj.html"),
        (url.data_of(UNIT), "units/qczj.json"),
        (url.beside(Leaf("documents", "2026/a"), "表.csv"), "documents/2026/a/表.csv"),
        (url.entry(UNIT, "guide"), "units/qczj/guide.html"),
        (url.catalog_part(CATALOG, "jingji"), "catalogs/yc-2022/parts/jingji.html"),
        (url.catalog_unit(CATALOG, UNIT), "catalogs/yc-2022/units/qczj.html"),
        (url.archive("year", "2026"), "lists/year/2026.html"),
        (url.archive_page(url.archive("year", "2026"), 3), "lists/year/2026/3.html"),
        (url.feed("unit", "qczj"), "feeds/unit/qczj.xml"),
        (url.table("units", "csv"), "data/units.csv"),
    ],
)
def test_an_address_is_a_flat_path_made_of_the_editor_s_ids(address: Url, expected: str) -> None:
    assert address == expected


@pytest.mark.parametrize(
    ("address", "permanent"),
    [
        ("documents/2026/qyjb.html", True),
        ("interpretations/2026/qyjb-wd.html", True),
        ("pages/help.html", True),
        ("tasks/yc-2022/1.html", True),
        ("units/qczj.html", True),
        ("columns/zcwj.html", True),
        ("catalogs/yc-2022.html", True),
        ("catalogs/yc-2022/parts/2.html", False),
        ("catalogs/yc-2022/units/qczj.html", False),
        ("units/qczj/guide.html", False),
        ("units/qczj.json", False),
        ("lists/year/2026.html", False),
        ("index.html", False),
    ],
)
def test_the_address_of_a_record_is_permanent_and_no_list_s_is(
    address: str, *, permanent: bool
) -> None:
    assert url.is_permanent(address) is permanent


def test_no_two_families_share_a_folder() -> None:
    families = [model.family for model in ENTRIES]

    assert len(set(families)) == len(families)


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        ("index.html", "index.html", "index.html"),
        ("index.html", "units/qczj.html", "../index.html"),
        ("units/a.html", "units/b.html", "a.html"),
        ("documents/2026/a.html", "units/b.html", "../documents/2026/a.html"),
        ("units/a.html#c1", "units/a.html", "#c1"),
        ("units/a.html#c1", "units/b.html", "a.html#c1"),
        ("documents/2026/a/表 1.csv", "documents/2026/a.html", "a/%E8%A1%A8%201.csv"),
    ],
)
def test_a_link_is_relative_to_the_page_it_stands_on(target: str, page: str, expected: str) -> None:
    assert url.relative(target, page) == expected


@given(target=ADDRESSES, page=ADDRESSES)
def test_a_relative_link_followed_from_its_page_leads_to_its_target(target: str, page: str) -> None:
    link = url.relative(target, page)
    arrived = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(link)))

    assert arrived == target


@given(target=ADDRESSES, page=ADDRESSES, anchor=NAMES)
def test_an_anchor_survives_in_every_relative_link(target: str, page: str, anchor: str) -> None:
    link, fragment = urldefrag(url.relative(f"{target}#{anchor}", page))

    assert unquote(fragment) == anchor
    assert link == ("" if target == page else url.relative(target, page))


@given(target=ADDRESSES, page=ADDRESSES)
def test_no_file_name_can_make_a_relative_link_absolute(target: str, page: str) -> None:
    link = url.relative(target, page)

    assert not link.startswith("/")
    assert ":" not in link
    assert link.isascii()


@pytest.mark.parametrize("base", ["https://a.example/xxgk", "https://a.example/xxgk/"])
def test_an_absolute_address_has_one_slash_after_the_base(base: str) -> None:
    assert url.absolute(base, "units/a.html") == "https://a.example/xxgk/units/a.html"
    assert (
        url.absolute(base, "units/a b/信.html")
        == "https://a.example/xxgk/units/a%20b/%E4%BF%A1.html"
    )
    assert url.absolute(base, url.HOME) == "https://a.example/xxgk/"


@pytest.mark.parametrize(
    ("base", "path"),
    [
        ("https://a.example", "/"),
        ("https://a.example/", "/"),
        ("https://a.example/xxgk", "/xxgk/"),
        ("https://a.example/a/b/", "/a/b/"),
    ],
)
def test_the_path_of_the_base_address_has_a_slash_at_both_ends(base: str, path: str) -> None:
    assert url.path_of(base) == path


PLAIN = st.lists(st.text("ab.-_~1", min_size=1), min_size=1, max_size=4).map("/".join)


@given(PLAIN, PLAIN)
def test_the_short_way_to_a_link_leads_where_the_long_one_does(target: str, page: str) -> None:
    expected = posixpath.relpath(target, posixpath.dirname(page) or ".")

    assert url.relative(target, page) == expected
